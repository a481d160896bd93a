"""Digests come when there is something to say, by each person's own clock; nobody's phone rings at night."""

from datetime import date

from tests.office import Office
from tests.person import Person
from usecases import settings
from usecases import staff as staff_cases

FRIDAY, SATURDAY = date(2024, 3, 15), date(2024, 3, 16)
EVENING = 15  # UTC: 18:30 in Moscow comes half an hour later


def digests(person: Person) -> list[str]:
    """The first lines of the digests in a chat."""
    return [text.splitlines()[0] for text in person.texts() if text.startswith("📊") and "," in text.splitlines()[0]]


async def staff_id(office: Office, name: str) -> int:
    return await office.db.read(lambda tx: office.actor(tx, name).staff_id)


async def test_where_nothing_happened_and_nothing_waits_nobody_hears_anything(office: Office) -> None:
    await office.client("Ромашка")

    for _ in range(7):
        await office.later(days=1)

    assert [person.texts() for person in office.people] == [[]] * len(office.people)


async def test_each_zone_has_its_own_half_past_six(office: Office) -> None:
    # given Petr lives in Yekaterinburg, two hours before Moscow; both were paid today
    await office.by("petr", settings.set_zone, "Asia/Yekaterinburg")
    for hunter, name in (("ivan", "Ромашка"), ("petr", "Вектор")):
        await office.client(name, hunter=hunter)
        await office.pays(getattr(office, hunter), f"{name} 100к")

    # when it is 18:29 there, then 18:30
    await office.on(FRIDAY, 13)
    await office.later(minutes=29)
    assert [digests(person) for person in (office.petr, office.ivan)] == [[], []]
    await office.later(minutes=1)

    # then
    assert [digests(person) for person in (office.petr, office.ivan)] == [["📊 Пятница, 15 марта"], []]
    office.petr.sees("Сегодня: +10 000 ₽")

    # when it is 18:30 in Moscow
    await office.later(hours=2)

    # then
    assert [digests(person) for person in (office.petr, office.ivan)] == [["📊 Пятница, 15 марта"]] * 2


async def test_somebody_suspended_gets_no_digest_and_no_notice(office: Office) -> None:
    # given Ivan was paid today and waits for a confirmation
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.ivan.send("Ромашка 50к")
    await office.ivan.press("Записать")

    # when
    await office.by("galina", staff_cases.suspend, await staff_id(office, "ivan"))
    seen = office.ivan.texts()
    await office.nina.send("/confirm")
    await office.nina.press("✅")
    await office.on(FRIDAY, EVENING)
    await office.later(hours=1)

    # then Boris has his, Ivan nothing
    assert digests(office.boris) == ["📊 Пятница, 15 марта"]
    assert office.ivan.texts() == seen


async def test_after_a_month_at_a_standstill_there_is_one_digest_not_thirty(office: Office) -> None:
    # given something waits for Nina every day
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 50к")
    await office.ivan.press("Записать")

    # when the bot stood still from that morning on, for a month
    await office.on(date(2024, 4, 15), EVENING)

    # then she gets the one of last evening
    assert digests(office.nina) == ["📊 Воскресенье, 14 апреля"]

    # when life goes on
    await office.later(minutes=30)
    await office.later(hours=24)

    # then each evening has its own
    assert digests(office.nina)[1:] == ["📊 Понедельник, 15 апреля", "📊 Вторник, 16 апреля"]


async def test_what_happens_at_night_is_told_in_the_morning_and_an_answer_comes_at_once(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 100к")
    await office.ivan.press("Записать")

    # when Nina confirms at 23:00 in Moscow
    await office.on(FRIDAY, 20)
    await office.nina.send("/confirm")
    await office.nina.press("Ромашка")

    # then she is answered, and Ivan's phone is silent until eight
    office.nina.sees("Всё подтверждено")
    assert not any("подтверждена" in text for text in office.ivan.texts())
    await office.on(SATURDAY, 4)
    await office.later(minutes=59)
    assert not any("подтверждена" in text for text in office.ivan.texts())
    await office.later(minutes=1)
    office.ivan.sees("Оплата подтверждена: Ромашка · 100 000 ₽. Вам начислено 10 000 ₽")


async def test_a_lapse_at_midnight_waits_for_the_heads_morning_and_each_sleeps_by_their_own_clock(
    office: Office,
) -> None:
    # given Anna lives in Yekaterinburg
    await office.by("anna", settings.set_zone, "Asia/Yekaterinburg")
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 14))

    # when the day of the lapse begins in Moscow, the company's zone
    await office.later(hours=14, minutes=1)

    # then the transfer is open, and both sleep
    assert await office.rows("transfers") == 1
    assert not any("Передача" in text for head in (office.anna, office.boris) for text in head.texts())

    # when it is eight in Yekaterinburg, then in Moscow
    await office.on(date(2024, 6, 15), 3)
    cards = [[text for text in head.texts() if "Передача клиента" in text] for head in (office.anna, office.boris)]
    assert [len(found) for found in cards] == [1, 0]
    await office.on(date(2024, 6, 15), 5)

    # then
    office.boris.sees("Передача клиента", "Период привлечения закончился 15.06")
