"""The digest word for word for each role, within its length, and the screen of its hours."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from domain.digests import (
    DayEarnings,
    DepartmentDigest,
    Digest,
    LapsingSoon,
    MonthSums,
    OwnDigest,
    PairMoney,
    PersonLine,
    Series,
    Waiting,
)
from domain.money import ZERO
from domain.staff import Role, StaffStatus
from handlers.digest_hours import DigestPress, hours_screen
from handlers.digest_screens import MOST, MOST_LINES, digest_screen
from handlers.presses import ClientsPress, EarningsPress, TransfersPress
from handlers.screen import Screen
from storage.staff import Person
from tests.handlers.test_transfer_screens import buttons, shown
from texts import Texts, unmarked

TODAY = date(2026, 11, 23)
RU, EN = (Texts.of(language, today=TODAY) for language in ("ru", "en"))
SERIES = Series([ZERO] * 22 + [Decimal(17500)], [ZERO] * 23, [Decimal(5000)] * 31)
OWN = OwnDigest(
    DayEarnings(Decimal(15000), Decimal(2500)),
    MonthSums(Decimal(184300), Decimal(161200)),
    Decimal(42000),
    3,
    SERIES,
    [
        LapsingSoon(1, "Ромашка", date(2026, 11, 25), Decimal(150000), Decimal(15000), Decimal(1500)),
        LapsingSoon(2, "Вектор", date(2026, 11, 24)),
    ],
    booked_today=True,
)
PERSON = Person(
    1,
    "Иван",
    Role.HUNTER,
    StaffStatus.ACTIVE,
    1,
    77,
    "ru",
    "Europe/Moscow",
    18 * 60 + 30,
    0b1111111,
    0,
    0,
    datetime(2026, 11, 23, tzinfo=UTC),
    unreachable=False,
)


def labels(screen: Screen) -> list[str]:
    return [text for text, _ in buttons(screen)]


def test_a_hunters_digest() -> None:
    screen = digest_screen(RU, Digest(TODAY, OWN))

    assert shown(screen).splitlines() == [
        "📊 Понедельник, 23 ноября",
        "Сегодня: +17 500 ₽ (полный % 15 000 ₽ · бонус 2 500 ₽)",
        "Ноябрь: 184 300 ₽ · октябрь к этому дню: 161 200 ₽ (▲ 14 %)",
        "Ждёт подтверждения: 42 000 ₽ (3 оплаты)",
        "",
        "⏰ Скоро конец периода",
        "• Ромашка — 25.11 (2 дня), придёт ещё ~150 000 ₽ → 15 000 ₽, после — 1 500 ₽",
        "• Вектор — 24.11 (1 день)",
    ]
    assert buttons(screen) == [
        ("Почему столько?", EarningsPress().pack()),
        ("Мои клиенты", ClientsPress().pack()),
        ("Не присылать по выходным", DigestPress(do="workdays").pack()),
    ]
    assert screen.chart is not None
    assert screen.chart.full[22] == Decimal(17500)


def test_the_digest_in_english() -> None:
    assert shown(digest_screen(EN, Digest(TODAY, OWN))).splitlines()[:4] == [
        "📊 Monday, 23 November",
        "Today: +₽17,500.00 (full commission ₽15,000.00 · residual ₽2,500.00)",
        "November: ₽184,300.00 · October by this day: ₽161,200.00 (▲ 14%)",
        "Awaiting confirmation: ₽42,000.00 (3 payments)",
    ]


def test_a_quiet_day_that_was_asked_for_says_so_and_offers_the_hours() -> None:
    own = OwnDigest(DayEarnings(), MonthSums(ZERO, ZERO), ZERO, 0, Series())

    screen = digest_screen(RU, Digest(TODAY, own), asked=True)

    assert shown(screen).splitlines() == [
        "📊 Понедельник, 23 ноября",
        "Сегодня: 0 ₽",
        "Ноябрь: 0 ₽ · октябрь к этому дню: 0 ₽",
        "",
        "Сегодня пока тихо: новых оплат нет, и ничего вас не ждёт.",
    ]
    assert labels(screen) == ["Почему столько?", "Мои клиенты", "⏰ Когда присылать"]
    assert screen.chart is None


def department(people: int = 2) -> DepartmentDigest:
    lines = [PersonLine("Иван", Decimal(500), MonthSums(Decimal(90000), ZERO)), PersonLine("Пётр", ZERO, MonthSums())]
    lines += [PersonLine(f"Сотрудник {n} " + "я" * 190, ZERO, MonthSums()) for n in range(people - 2)]
    sums = MonthSums(Decimal(90000), Decimal(120000))
    return DepartmentDigest(Decimal(500), sums, lines, SERIES, 7, ["Лотос", "Вектор"], Decimal(3000))


def test_a_heads_digest() -> None:
    own = replace(OWN, soon=(), expected_payments=0)
    found = Digest(TODAY, own, department(), waiting=Waiting(1, 2, Decimal(700)))

    screen = digest_screen(RU, found)

    assert shown(screen).splitlines() == [
        "📊 Понедельник, 23 ноября",
        "Отдел сегодня: +500 ₽",
        "Ноябрь: 90 000 ₽ · октябрь к этому дню: 120 000 ₽ (▼ 25 %)",
        "Вам: сегодня +17 500 ₽, за месяц 184 300 ₽",
        "",
        "👥 Сотрудники за месяц",
        "• Иван — 90 000 ₽ (сегодня +500 ₽)",
        "• Пётр — 0 ₽",
        "",
        "🤝 Мало личных контактов у 7 клиентов: Лотос, Вектор …",
        "💸 Упущено за месяц без менеджера: 3 000 ₽",
        "",
        "👣 Ждёт вас",
        "• 1 передача — решить: /transfers",
        "• 2 оплаты на 700 ₽ — подтвердить: /confirm",
    ]
    assert ("🔁 Передачи", TransfersPress().pack()) in buttons(screen)


def test_the_directors_digest_puts_both_departments_side_by_side() -> None:
    new, running = MonthSums(Decimal(200000), Decimal(100000)), MonthSums(Decimal(60000), Decimal(80000))
    pair = PairMoney("Коммерческий", "Клиентский", new, running, Decimal(200000))

    screen = digest_screen(RU, Digest(TODAY, pairs=[pair]))

    assert shown(screen).splitlines() == [
        "📊 Понедельник, 23 ноября",
        "",
        "🌱 Коммерческий · новые деньги: 200 000 ₽ · октябрь к этому дню: 100 000 ₽ (▲ 100 %)",
        "🔁 Клиентский · текущие деньги: 60 000 ₽ · октябрь к этому дню: 80 000 ₽ (▼ 25 %)",
        "Сегодня пришло 200 000 ₽",
    ]
    assert labels(screen) == ["👥 Клиенты", "🎯 Цели", "Не присылать по выходным"]


def test_the_accountants_digest() -> None:
    screen = digest_screen(RU, Digest(TODAY, waiting=Waiting(payments=21, payments_sum=Decimal(5))))

    assert shown(screen).splitlines()[2:] == ["👣 Ждёт вас", "• 21 оплата на 5 ₽ — подтвердить: /confirm"]
    assert labels(screen) == ["Не присылать по выходным"]


def test_a_large_department_is_cut_to_what_a_message_holds() -> None:
    soon = [LapsingSoon(n, "Ю" * 200, TODAY, Decimal(10**9), Decimal(10**8), Decimal(10**7)) for n in range(10)]
    found = Digest(TODAY, replace(OWN, soon=soon), department(300), waiting=Waiting(1, 2, Decimal(700)))

    text = unmarked(digest_screen(RU, found).text)

    assert len(text) <= MOST
    assert "… и ещё 297" in text


def test_a_long_list_is_cut_to_what_a_telephone_shows_and_three_are_always_named() -> None:
    found = Digest(TODAY, OWN, department(30), waiting=Waiting(1, 2, Decimal(700)))

    told = shown(digest_screen(RU, found)).splitlines()

    assert len(told) <= MOST_LINES
    assert "… и ещё 27" in told


def test_the_hours_show_what_holds_and_what_can_be_chosen() -> None:
    screen = hours_screen(RU, PERSON)

    assert shown(screen) == "📊 Сводка приходит каждый день в 18:30. Когда вам удобнее?"
    assert labels(screen) == [
        "📊 Прислать сейчас",
        *("9:00", "12:00", "17:00", "✅ 18:30", "20:00", "21:00"),
        *("✅ пн", "✅ вт", "✅ ср", "✅ чт", "✅ пт", "✅ сб", "✅ вс"),
        "Не присылать",
    ]
    assert buttons(screen)[4][1] == DigestPress(do="at", value=18 * 60 + 30).pack()


def test_the_hours_name_workdays_and_single_days() -> None:
    workdays, two = (replace(PERSON, digest_weekdays=days) for days in (0b0011111, 0b0000101))

    assert shown(hours_screen(RU, workdays)) == "📊 Сводка приходит по будням в 18:30. Когда вам удобнее?"
    assert shown(hours_screen(RU, two)) == "📊 Сводка приходит в 18:30: пн, ср. Когда вам удобнее?"


def test_a_digest_that_is_off_shows_no_day_and_how_to_have_it_back() -> None:
    screen = hours_screen(RU, replace(PERSON, digest_minute=None))

    assert shown(screen) == "📊 Сводка сейчас не приходит. Выберите время и дни — и она вернётся."
    assert [label for label in labels(screen) if label.startswith("✅")] == []
    assert "Не присылать" not in labels(screen)
