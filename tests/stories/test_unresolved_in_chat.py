"""No rule, no silence: the director hears of a payment without a plan, finds it in a list, and a plan books it."""

from datetime import date
from decimal import Decimal

from tests.office import Office
from usecases import payments, plan_drafts

DECEMBER = date(2023, 12, 20)


async def paid_before_the_plan(office: Office) -> int:
    """A client that paid on 20 December 2023; the first plan starts in January."""
    client_id = await office.client("Ромашка")
    payment_id: int = await office.by("ivan", payments.log, client_id, Decimal("100000.00"), DECEMBER)
    await office.by("nina", payments.confirm, payment_id)
    await office.settle()
    return client_id


async def test_the_director_is_told_once_and_the_list_opens_the_payment(office: Office) -> None:
    # when
    client_id = await paid_before_the_plan(office)

    # then
    assert office.galina.texts() == [
        (
            "⚠️ Оплате нужно правило: Ромашка · 100 000 ₽ · 20.12.2023. На 20.12.2023 плана ещё не было, "
            "начислений пока нет."
        )
    ]
    assert office.galina.buttons() == ["💰 Оплата", "⚠️ Все без правила"]

    # when
    await office.galina.press("Все без правила")

    # then
    office.galina.sees(
        "⚠️ Без правила: 1 оплата на 100 000 ₽",
        "• 20.12.2023: плана ещё не было",
    )
    assert office.galina.buttons() == ["20.12.2023 · Ромашка · 100 000 ₽", "📜 К плану", "🏠 Мой день"]

    # when the ledger is looked at again
    await office.by("ivan", payments.log, client_id, Decimal("500.00"), date(2024, 3, 1))
    await office.settle()

    # then nothing is told twice
    assert len(office.galina.texts()) == 1

    # when
    await office.galina.press("20.12.2023 · Ромашка")

    # then
    office.galina.sees("Ромашка · 100 000 ₽")


async def test_home_plan_and_digest_say_so_until_a_plan_covers_it(office: Office) -> None:
    # given
    await paid_before_the_plan(office)
    galina = office.galina

    # then
    await galina.send("/start")
    galina.sees("⚠️ Без правила в плане: 1 оплата на 100 000 ₽")
    assert "⚠️ Без правила · 1" in galina.buttons()
    await galina.send("/digest")
    galina.sees("• Без правила в плане: 1 оплата на 100 000 ₽")
    await galina.send("/plan")
    assert galina.buttons()[0] == "⚠️ Без правила · 1"

    # when a version that starts in December is published
    await galina.press("Новая версия")
    await galina.press("📅 С 01.04")
    await galina.send("01.12.2023")
    await galina.press("Опубликовать")
    await galina.press("Да, с 01.12.2023")
    galina.sees("• Иван Петров: 0 ₽ → 10 000 ₽ (полный процент +10 000 ₽)")
    await galina.press("Пересчитать и опубликовать")

    # then
    await galina.send("/start")
    assert "Без правила" not in galina.screen()
    await galina.send("/plan")
    await office.ivan.send("/earnings")
    assert "⚠️ Без правила · 1" not in galina.buttons()
    assert await office.rows("ledger") == 2


async def test_what_a_published_version_leaves_without_a_rule_is_said_at_once(office: Office) -> None:
    # given a draft without the line of a client that has paid
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    galina = office.galina
    await galina.send("/plan")
    await galina.press("Новая версия")
    await office.by("galina", plan_drafts.remove_line, 1, "supply")
    await office.by("galina", plan_drafts.set_start, 1, date(2024, 3, 10))
    await galina.send("/plan")
    await galina.press("Черновик")

    # when
    galina.sees("⚠️ Поставки: такие клиенты уже есть, а условий для них в плане нет")
    await galina.press("Опубликовать")
    await galina.press("Да, с 10.03")
    galina.sees("• Иван Петров: 10 000 ₽ → 0 ₽ (полный процент −10 000 ₽)")
    await galina.press("Пересчитать и опубликовать")

    # then
    galina.sees("✅ План № 2-П опубликован", "⚠️ Без правила осталась 1 оплата на 100 000 ₽.")
    await galina.press("Без правила · 1")
    galina.sees("• 15.03: в плане нет направления «Поставки»")
