"""A deal is closed from the client's card: it takes no more payments, and a charge that was begun counts as paid."""

from decimal import Decimal

from storage.db import Tx
from tests.office import Office
from usecases import deals


async def test_a_deal_is_closed_in_four_taps_and_takes_no_more_payments(office: Office) -> None:
    # given
    client_id = await office.client("Ромашка")

    def agree(tx: Tx) -> int:
        return deals.agree(tx, office.actor(tx, "ivan"), client_id, "Поставка № 14", amount=Decimal(500_000))

    await office.db.write(agree)
    await office.ivan.send("Ромашка 150к")
    office.ivan.sees("Сделка: Поставка № 14 (остаток 500 000 ₽)")
    await office.ivan.press("Записать")
    await office.nina.send("/confirm")
    await office.nina.press("Ромашка")

    # when
    await office.ivan.send("Ромашка")
    await office.ivan.press("Сделки")
    await office.ivan.press("Поставка № 14")

    # then
    office.ivan.sees("Разовая: 500 000 ₽, остаток 350 000 ₽", "Оплачено по сделке: 150 000 ₽")

    # when
    await office.ivan.press("Закрыть сделку")
    office.ivan.sees("Новых оплат она не примет")
    await office.ivan.press("Да, закрыть")

    # then
    office.ivan.sees("✔️ Закрыта 15.03")
    assert "✔️ Закрыть сделку" not in office.ivan.buttons()
    await office.ivan.send("Ромашка 20к")
    assert "Поставка № 14" not in office.ivan.screen()
