"""The worked examples of the business rules, to the kopeck, as people live them: typed, confirmed, in /earnings."""

from datetime import date

from tests.office import Office
from tests.person import Person

LAPSE = date(2024, 6, 15)


async def earnings_of(person: Person) -> list[str]:
    """What a person reads of this month: its sum, then each kind."""
    await person.send("/earnings")
    told = person.screen().splitlines()[1:]
    return [line.strip(" •") for line in told if line.startswith(("Начислено", "•"))]


async def hand_over(office: Office) -> None:
    """Both heads confirm what waits for them; Olga takes over."""
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга Белова")
    office.olga.has_seen("Вам передан клиент")


async def connection_deal(office: Office) -> None:
    """A recurring deal of an internet client: 5 000 for the connection, then 1 000 a month."""
    await office.client("Кафе", "internet")
    await office.ivan.send("/deal")
    await office.ivan.press("Кафе")
    await office.ivan.send("Интернет в зал")
    await office.ivan.press("Ежемесячная")
    await office.ivan.send("1000")
    await office.ivan.send("5000")
    await office.ivan.press("Сегодня")
    await office.ivan.press("Дальше")
    await office.ivan.press("Записать")


async def test_2_the_day_before_the_period_ends_brings_the_full_percent_and_the_day_itself_the_residual(
    office: Office,
) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 50к")
    assert await earnings_of(office.ivan) == ["Начислено: 5 000 ₽", "полный процент 5 000 ₽"]

    # when
    await office.on(date(2024, 6, 14))
    await office.pays(office.ivan, "Ромашка 100к")

    # then
    assert await earnings_of(office.ivan) == ["Начислено: 10 000 ₽", "полный процент 10 000 ₽"]

    # when
    await office.on(LAPSE)
    await office.pays(office.ivan, "Ромашка 100к")

    # then
    assert await earnings_of(office.ivan) == [
        "Начислено: 11 000 ₽",
        "полный процент 10 000 ₽",
        "бонус от текущих 1 000 ₽",
    ]


async def test_3_the_first_two_charges_are_the_period_and_it_ends_the_day_after_they_are_paid(office: Office) -> None:
    # given
    await connection_deal(office)

    # when
    await office.pays(office.ivan, "Кафе 6000")

    # then
    assert await earnings_of(office.ivan) == ["Начислено: 600 ₽", "полный процент 600 ₽"]
    assert not any("Передача" in text for text in office.boris.texts())

    # when
    await office.on(date(2024, 3, 16))
    card = office.boris.has_seen("Передача клиента")
    await office.pays(office.ivan, "Кафе 1000")

    # then
    assert "Период привлечения закончился 16.03 (2 платежа с 15.03)" in card
    assert await earnings_of(office.ivan) == [
        "Начислено: 610 ₽",
        "полный процент 600 ₽",
        "бонус от текущих 10 ₽",
    ]


async def test_4_one_payment_for_the_connection_and_three_months_is_split_at_the_end_of_the_period(
    office: Office,
) -> None:
    # given
    await connection_deal(office)

    # when
    await office.ivan.send("Кафе 8000")

    # then the draft knows it already
    office.ivan.sees("Вам: 620 ₽ (10 % + 1 %)")

    # when
    await office.ivan.press("Записать")
    await office.nina.send("/confirm")
    await office.nina.press("✅")

    # then
    assert await earnings_of(office.ivan) == [
        "Начислено: 620 ₽",
        "полный процент 600 ₽",
        "бонус от текущих 20 ₽",
    ]

    # when asked why
    await office.ivan.press("Из чего сложилось")
    await office.ivan.press("Кафе")

    # then each charge says where it stands
    office.ivan.sees(
        "5 000 ₽ — в периоде привлечения: это 1-е начисление клиенту, в период входят первые 2",
        "1 000 ₽ — в периоде привлечения: это 2-е начисление клиенту, в период входят первые 2",
        "1 000 ₽ — вне периода привлечения: это 3-е начисление клиенту, в период входят первые 2",
        "1 000 ₽ — вне периода привлечения: это 4-е начисление клиенту, в период входят первые 2",
        "Вам: 620 ₽",
    )


async def test_10_a_refund_after_the_transfer_takes_from_the_hunter_what_he_was_given_and_nothing_from_the_manager(
    office: Office,
) -> None:
    # given 100 000 inside the period, and the client handed over
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(LAPSE)
    await hand_over(office)

    # when the head records that 40 000 of it went back
    await office.boris.send("Ромашка")
    await office.boris.press("Оплаты")
    await office.boris.press("100 000")
    await office.boris.press("Возврат")
    await office.boris.send("40к")
    await office.boris.press("Записать возврат")

    # then
    assert await earnings_of(office.ivan) == ["Начислено: −4 000 ₽", "полный процент −4 000 ₽"]
    assert await earnings_of(office.olga) == ["Начислено: 0 ₽"]


async def test_11_outside_the_period_and_transferred_hunter_and_manager_each_earn_their_share(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(LAPSE)
    await hand_over(office)

    # when
    await office.pays(office.olga, "Ромашка 100к")

    # then
    assert await earnings_of(office.ivan) == ["Начислено: 1 000 ₽", "бонус от текущих 1 000 ₽"]
    assert await earnings_of(office.olga) == ["Начислено: 3 000 ₽", "сопровождение 3 000 ₽"]
    assert await missed(office) == "0 ₽"


async def test_11_lapsed_and_not_transferred_the_hunter_earns_as_much_and_the_service_share_is_missed(
    office: Office,
) -> None:
    # given a client that nobody has handed over, though one head is for it
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(LAPSE)
    await office.boris.press("Подтвердить")

    # when
    await office.pays(office.ivan, "Ромашка 100к")

    # then
    assert await earnings_of(office.ivan) == ["Начислено: 1 000 ₽", "бонус от текущих 1 000 ₽"]
    assert await earnings_of(office.olga) == ["Начислено: 0 ₽"]
    assert await missed(office) == "3 000 ₽"


async def missed(office: Office) -> str:
    """The service share that nobody earned, as the head reads it on the transfer's card."""
    await office.boris.send("/transfers")
    await office.boris.press("Ромашка")
    line = next(line for line in office.boris.screen().splitlines() if line.startswith("Уже упущено"))
    return line.partition(": ")[2]
