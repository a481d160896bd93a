"""The daily digest arrives by itself, when it was asked for, and not when it is not wanted."""

from datetime import date

from tests.office import Office

FRIDAY = date(2024, 3, 15)


async def ivan_is_paid(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 100к")
    await office.ivan.press("Записать")
    await office.nina.send("/confirm")
    await office.nina.press("✅")


async def test_the_digest_comes_at_half_past_six_by_the_persons_clock(office: Office) -> None:
    await ivan_is_paid(office)

    await office.on(FRIDAY, hour=16)

    office.ivan.sees("📊 Пятница, 15 марта", "Сегодня: +10 000 ₽", "Март: 10 000 ₽")
    office.boris.sees("Отдел сегодня: +10 000 ₽", "Иван Петров — 10 000 ₽")
    office.galina.sees("Коммерческий отдел · новые деньги: 100 000 ₽")
    assert not any("📊" in text for text in office.petr.texts())


async def test_the_digest_is_told_at_once_and_its_hours_are_chosen_by_buttons(office: Office) -> None:
    await office.ivan.send("/digest")
    office.ivan.sees("📊 Пятница, 15 марта", "Сегодня пока тихо")

    await office.ivan.press("Когда присылать")
    office.ivan.sees("Сводка приходит каждый день в 18:30")
    await office.ivan.press("17:00")
    await office.ivan.press("✅ сб")

    office.ivan.sees("Сводка приходит в 17:00: пн, вт, ср, чт, пт, вс")
    await office.ivan.press("Не присылать")
    office.ivan.sees("Сводка сейчас не приходит")


async def test_weekends_are_left_out_by_one_press_under_a_digest(office: Office) -> None:
    await ivan_is_paid(office)
    await office.on(FRIDAY, hour=16)

    await office.ivan.press("Не присылать по выходным")

    assert office.ivan.toasts()[-1] == "Хорошо, по выходным не потревожу"
    office.ivan.sees("📊 Пятница, 15 марта")
