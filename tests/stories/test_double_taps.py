"""Two taps, the same update twice, the same press under a new number: it happens once, and whoever presses sees it."""

from datetime import date

import pytest

from storage import payment_drafts
from tests.office import Office

pytestmark = pytest.mark.on_both_databases

RECORDED = "✅ Записано: ООО «Ромашка» · 150 000 ₽ · сегодня, 15.03 (пт). Ждёт подтверждения"


async def test_two_quick_taps_record_one_payment(office: Office) -> None:
    # given
    await office.client("ООО «Ромашка»")
    await office.ivan.send("Ромашка 150к")

    # when both taps arrive before either is answered
    office.ivan.tap("Записать")
    office.ivan.tap("Записать")
    await office.settle_at_once()

    # then
    assert await office.rows("payments") == 1
    assert office.ivan.screen() == RECORDED
    assert office.ivan.toasts() == ["", ""]


async def test_a_draft_ends_once_whoever_ends_it(office: Office) -> None:
    # given
    await office.client("ООО «Ромашка»")
    await office.ivan.send("Ромашка 150к")

    # when two processes end it, each of which has seen it open
    ended = [await office.db.write(payment_drafts.finish, 1, state) for state in ("cancelled", "recorded")]

    # then the second one is told so, and undoes what it did
    assert ended == [True, False]


async def test_an_update_delivered_twice_counts_once_and_shows_the_same(office: Office) -> None:
    # given a typed line that Telegram delivers twice
    await office.client("ООО «Ромашка»")
    await office.ivan.send("Ромашка 150к")
    last = office.world.updates.last_update_id()
    assert last is not None
    office.world.redeliver(last)
    await office.settle()

    # then there is one draft
    assert await office.rows("payment_drafts") == 1

    # when the tap on it comes twice, too
    await office.ivan.press("Записать")
    office.world.redeliver(last + 1)
    await office.settle()

    # then
    assert await office.rows("payments") == 1
    assert office.ivan.screen() == RECORDED


async def test_a_press_that_comes_again_under_a_new_number_shows_the_present_state(office: Office) -> None:
    # given
    await office.client("ООО «Ромашка»")
    await office.ivan.send("Ромашка 150к")
    button = office.ivan.button("Записать")
    press_id = await office.ivan.press("Записать")

    # when it comes again at once
    office.world.repeat_press(press_id)
    await office.settle()

    # then
    assert await office.rows("payments") == 1
    assert office.ivan.screen() == RECORDED

    # when the payment was taken back, and the press comes once more, and again from a phone that slept
    await office.ivan.press("Отменить")
    office.ivan.sees("✖️ Отменена")
    office.world.repeat_press(press_id)
    await office.ivan.press_old(*button)

    # then it does not come back to life, nor look as if it had
    assert await office.rows("payments") == 1
    office.ivan.sees("✖️ Отменена")


async def test_a_confirmation_that_comes_thrice_confirms_once(office: Office) -> None:
    # given
    await office.client("ООО «Ромашка»")
    await office.ivan.send("Ромашка 150к")
    await office.ivan.press("Записать")
    await office.nina.send("/confirm")

    # when two taps at once, then one of them under a new number
    office.nina.tap("Ромашка")
    again = office.nina.tap("Ромашка")
    await office.settle_at_once()
    office.world.repeat_press(again)
    await office.settle()

    # then
    office.nina.sees("Всё подтверждено")
    told = [text for text in office.ivan.texts() if "Оплата подтверждена" in text]
    assert told == ["✅ Оплата подтверждена: ООО «Ромашка» · 150 000 ₽. Вам начислено 15 000 ₽"]
    await office.ivan.send("/earnings")
    office.ivan.sees("Начислено: 15 000 ₽", "полный процент 15 000 ₽")


async def test_both_heads_press_at_once_and_again_and_each_side_is_decided_once(office: Office) -> None:
    # given a transfer that waits, and Anna about to name Olga
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 15))
    await office.anna.press("Подтвердить")

    # when both heads press twice in the same moment, and the presses come again under new numbers
    presses = [tap for _ in range(2) for tap in (office.boris.tap("Подтвердить"), office.anna.tap("Ольга Белова"))]
    await office.settle_at_once()
    for press_id in presses:
        office.world.repeat_press(press_id)
    await office.settle()

    # then
    assert await office.rows("transfer_decisions") == 2
    assert await office.rows("transfers") == 1
    for head in (office.boris, office.anna):
        assert "🤝 Передан 15.06. Менеджер: Ольга Белова" in head.has_seen("Передача клиента")
        assert sum("Передача клиента" in text for text in head.texts()) == 1
    assert sum("Вам передан клиент" in text for text in office.olga.texts()) == 1
