"""How money, percents, days and months look in both languages."""

from datetime import date
from decimal import Decimal

import pytest

from domain.money import Percent
from texts import Texts, escaped, formats, lines, unmarked
from texts.markup import Html

TODAY = date(2026, 11, 23)
RU = Texts.of("ru", today=TODAY)
EN = Texts.of("en", today=TODAY)
THIN, WIDE = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("amount", "russian", "english"),
    [
        ("150000", f"150{THIN}000{WIDE}₽", "₽150,000.00"),
        ("12345.67", f"12{THIN}345,67{WIDE}₽", "₽12,345.67"),
        ("1234567.80", f"1{THIN}234{THIN}567,80{WIDE}₽", "₽1,234,567.80"),
        ("-1500", f"\u22121{THIN}500{WIDE}₽", "\u2212₽1,500.00"),
        ("0.05", f"0,05{WIDE}₽", "₽0.05"),
        ("-0.00", f"0{WIDE}₽", "₽0.00"),
    ],
)
def test_money(amount: str, russian: str, english: str) -> None:
    assert RU.money(Decimal(amount)) == russian
    assert EN.money(Decimal(amount)) == english


@pytest.mark.parametrize(
    ("amount", "signed"),
    [("17500", f"+17{THIN}500{WIDE}₽"), ("-17500", f"\u221217{THIN}500{WIDE}₽"), ("0.00", f"0{WIDE}₽")],
)
def test_money_that_came_or_went(amount: str, signed: str) -> None:
    assert RU.signed(Decimal(amount)) == signed


def test_money_of_other_currencies() -> None:
    assert Texts.of("en", currency="EUR", today=TODAY).money(Decimal(5)) == "€5.00"
    assert Texts.of("ru", currency="BYN", today=TODAY).money(Decimal(5)) == f"5{WIDE}Br"
    assert Texts.of("en", currency="CHF", today=TODAY).money(Decimal(5)) == f"CHF{WIDE}5.00"


@pytest.mark.parametrize(
    ("largest", "amount", "russian", "english"),
    [
        ("4999", "500", ("₽", "500"), ("₽", "500")),
        ("5000", "2500", ("тыс. ₽", "2,5"), ("₽ thousand", "2.5")),
        ("4999999", "-1500000", ("тыс. ₽", f"\u22121{THIN}500"), ("₽ thousand", "\u22121,500")),
        ("5000000", "0", ("млн ₽", "0"), ("₽ million", "0")),
        ("5000000", "250000", ("млн ₽", "0,25"), ("₽ million", "0.25")),
        ("-5000000", "-2500000", ("млн ₽", "\u22122,5"), ("₽ million", "\u22122.5")),
    ],
)
def test_money_on_an_axis(largest: str, amount: str, russian: tuple[str, str], english: tuple[str, str]) -> None:
    for say, expected in ((RU, russian), (EN, english)):
        unit, label = say.axis(Decimal(largest))

        assert (unit, label(Decimal(amount))) == expected


@pytest.mark.parametrize(
    ("value", "russian", "english"),
    [
        ("10", f"10{WIDE}%", "10%"),
        ("7.35", f"7,35{WIDE}%", "7.35%"),
        ("0.50", f"0,5{WIDE}%", "0.5%"),
        ("0", f"0{WIDE}%", "0%"),
    ],
)
def test_percents(value: str, russian: str, english: str) -> None:
    assert formats.percent(Percent(value), formats.STYLES["ru"]) == russian
    assert formats.percent(Percent(value), formats.STYLES["en"]) == english


@pytest.mark.parametrize(
    ("day", "russian", "english"),
    [
        (date(2026, 11, 23), "23.11", "23 Nov"),
        (date(2026, 1, 2), "02.01", "2 Jan"),
        (date(2025, 11, 23), "23.11.2025", "23 Nov 2025"),
        (date(2027, 5, 1), "01.05.2027", "1 May 2027"),
    ],
)
def test_days(day: date, russian: str, english: str) -> None:
    assert RU.day(day) == russian
    assert EN.day(day) == english


@pytest.mark.parametrize(
    ("day", "russian", "english"),
    [
        (date(2026, 11, 22), "вчера, 22.11 (вс)", "yesterday, 22 Nov (Sun)"),
        (date(2026, 11, 23), "сегодня, 23.11 (пн)", "today, 23 Nov (Mon)"),
        (date(2026, 11, 24), "завтра, 24.11 (вт)", "tomorrow, 24 Nov (Tue)"),
        (date(2026, 11, 20), "20.11 (пт)", "20 Nov (Fri)"),
    ],
)
def test_days_with_their_weekday(day: date, russian: str, english: str) -> None:
    assert RU.day_with_weekday(day) == russian.replace(" ", "\u00a0")
    assert EN.day_with_weekday(day).replace("\u00a0", " ") == english


def test_a_day_as_a_heading() -> None:
    assert RU.long_day(TODAY) == "Понедельник, 23 ноября"
    assert EN.long_day(TODAY) == "Monday, 23 November"


def test_months_in_every_form() -> None:
    assert RU.month(TODAY) == "ноябрь"
    assert RU.month(TODAY, capital=True) == "Ноябрь"
    assert RU.month(TODAY, "genitive") == "ноября"
    assert RU.month(date(2026, 3, 1), "prepositional") == "марте"
    assert RU.month(date(2025, 12, 1)) == "декабрь 2025"
    assert EN.month(TODAY) == "November"
    assert EN.month(date(2025, 12, 1), "genitive") == "December 2025"


def test_each_month_and_weekday_has_its_own_name() -> None:
    for say in (RU, EN):
        for form in ("nominative", "genitive", "prepositional", "short"):
            assert len({say(f"month-{form}", month=month) for month in range(1, 13)}) == 12
        for form in ("long", "short"):
            assert len({say(f"weekday-{form}", weekday=weekday) for weekday in range(1, 8)}) == 7


def test_controls_and_direction_overrides_are_dropped_and_lines_kept() -> None:
    typed = "Ивано\u202eв\u200b\x00\r\nвторая\tстрока\ud83d"

    assert escaped(typed) == "Иванов\nвторая строка"


def test_a_right_to_left_name_is_kept_apart() -> None:
    assert escaped("שלום") == "\u2068שלום\u2069"


def test_emoji_of_several_characters_stay_whole() -> None:
    assert escaped("👩\u200d💻 ⭐") == "👩\u200d💻 ⭐"


def test_unmarking_escaped_text_gives_what_was_typed() -> None:
    typed = '<b>"R&B"</b> &amp; 1 < 2'

    assert unmarked(escaped(typed)) == typed


def test_lines_leave_out_what_is_not_there() -> None:
    assert lines([Html("a"), None, Html(""), Html("b")]) == "a\n\nb"
