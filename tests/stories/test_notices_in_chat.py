"""What is worth a sound, what comes without one, what only in the digest, and days on which nothing comes."""

from datetime import date

from domain.notices import NoticeKind
from handlers.presses import SettingsPress
from storage.substitutes import add as add_absence
from tests.office import Office
from usecases import settings

FRIDAY, SATURDAY, MONDAY = date(2024, 3, 15), date(2024, 3, 16), date(2024, 3, 18)
CONFIRMED = "Оплата подтверждена"


async def ivan_is_paid(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")


async def test_a_tap_takes_the_sound_away_and_a_second_one_leaves_it_to_the_digest(office: Office) -> None:
    # given
    await office.ivan.send("/settings")
    office.ivan.sees("🔔 Уведомления: все со звуком")
    await office.ivan.press("Уведомления")

    # when
    await office.ivan.press("Оплаты и заработок: со звуком")
    await ivan_is_paid(office)

    # then
    assert CONFIRMED in office.ivan.screen()
    assert not office.ivan.hears()

    # when
    await office.ivan.press("Оплаты и заработок: без звука")
    assert "📊 Оплаты и заработок: в сводке" in office.ivan.all_buttons()
    await office.pays(office.ivan, "Ромашка 50к")

    # then it is told in the digest, once
    office.ivan.sees("Записано")
    await office.on(FRIDAY, hour=16)
    office.ivan.sees("🔕 Без звука за день", "• ✅ Оплата подтверждена: Ромашка · 50 000 ₽. Вам начислено 5 000 ₽")
    await office.pays(office.ivan, "Ромашка 20к")
    await office.on(SATURDAY, hour=16)
    office.ivan.sees("20 000 ₽")
    assert "50 000 ₽" not in office.ivan.screen().partition("Без звука")[2]
    assert await office.rows("outbox") == await told(office)


async def told(office: Office) -> int:
    """The rows of the outbox that are done with."""
    rows = (await office.contents())["outbox"]
    return sum("'sent'" in row or "'in digest'" in row for row in rows)


async def test_other_people_and_other_kinds_are_heard_as_before(office: Office) -> None:
    await office.by("ivan", settings.turn_notice, NoticeKind.MONEY)
    await ivan_is_paid(office)

    assert not office.ivan.hears()
    await office.by("petr", settings.turn_notice, NoticeKind.REMINDERS)
    await office.client("Лотос", hunter="petr")
    await office.pays(office.petr, "Лотос 10к")

    assert CONFIRMED in office.petr.screen()
    assert office.petr.hears()


async def test_what_waits_for_a_decision_cannot_be_muted(office: Office) -> None:
    await office.boris.send("/settings")
    await office.boris.press("Уведомления")
    office.boris.sees("Решения, которые ждут вас, и всё о вашем доступе всегда приходят со звуком.")
    known = await office.contents()

    press = SettingsPress(do="notice", value="decisions").pack()
    await office.boris.press_old(office.boris.messages()[-1]["message_id"], press)

    assert await office.contents() == known


async def test_without_a_digest_what_was_held_for_it_comes_at_once(office: Office) -> None:
    for _ in range(2):
        await office.by("ivan", settings.turn_notice, NoticeKind.MONEY)
    await ivan_is_paid(office)
    assert CONFIRMED not in office.ivan.screen()

    await office.ivan.send("/digest")
    office.ivan.sees("🔕 Без звука за день", CONFIRMED)
    await office.ivan.press("Когда присылать")
    await office.ivan.press("Не присылать")

    office.ivan.sees(CONFIRMED)
    assert not office.ivan.hears()


async def test_on_days_off_nothing_comes_until_the_next_working_day_at_nine(office: Office) -> None:
    # given
    await office.ivan.send("/settings")
    await office.ivan.press("Уведомления")
    for day in ("пт", "сб", "вс"):
        await office.ivan.press(day)
    office.ivan.sees("😴 Выходные: пт, сб, вс.")

    # when
    await ivan_is_paid(office)
    await office.on(FRIDAY, hour=16)

    # then neither the notice nor the digest has come
    assert not any(CONFIRMED in text or "📊" in text for text in office.ivan.texts())
    await office.on(MONDAY, hour=5)
    assert CONFIRMED not in office.ivan.screen()
    await office.on(MONDAY, hour=6)
    office.ivan.sees(CONFIRMED)


async def test_the_seventh_day_cannot_be_off(office: Office) -> None:
    for day in range(6):
        await office.by("ivan", settings.turn_day_off, day)
    await office.ivan.send("/settings")
    await office.ivan.press("Уведомления")
    known = await office.contents()

    await office.ivan.press("вс")

    assert "Все семь дней выходными не сделать" in office.ivan.toasts()[-1]
    assert await office.contents() == known


async def test_on_a_vacation_messages_come_without_a_sound(office: Office) -> None:
    await office.db.write(add_absence, 4, FRIDAY, MONDAY, None, 4)

    await ivan_is_paid(office)

    assert CONFIRMED in office.ivan.screen()
    assert not office.ivan.hears()
