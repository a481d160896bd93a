"""Earnings, corrections, what-ifs and the watch at their fullest: within Telegram's limits, in both languages."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from domain.acquisition import Period, Reason
from domain.deals import Charge, Part
from domain.earnings import EARNED, Entry, EntryKind, Reckoning
from domain.money import Percent
from domain.payments import Payment
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.watch import WatchKind
from handlers.earning_screens import month_screen, why_screen, year_screen
from handlers.effects import effect_lines
from handlers.screen import MOST_IN_CAPTION, Screen
from handlers.watch_screens import watch_screen
from handlers.whatif_screens import answer_screen
from storage.bookings import Booking
from storage.clients import Client
from storage.payments import LoggedPayment
from storage.plan_drafts import OPEN, PlanDraft
from storage.watch import WatchItem
from texts import LANGUAGES, Texts, unmarked
from usecases.earnings import MonthEarnings
from usecases.explanations import Why
from usecases.payment_changes import Change, Effect
from usecases.watch import WatchPage
from usecases.whatif import MOST_DRAFTS, Gain, WhatIf

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HUGE = Decimal("123456789012.34")
LONG = "Ж" * 200
RULE = AcquisitionRule(payments=2, months=3)
LINE = PlanLine("goods", LONG, RULE, Percent("7.35"), Percent("0.5"), Percent(3), Percent(20))
PLAN = CompensationPlan(2, "12345-П/2026", date(2025, 1, 1), {"goods": LINE})
PERIOD = Period(date(2025, 5, 1), date(2025, 8, 1), RULE, date(2025, 8, 1), date(2025, 9, 1), date(2025, 9, 1))


@pytest.fixture(params=LANGUAGES)
def say(request: pytest.FixtureRequest) -> Texts:
    return Texts.of(request.param, today=TODAY)


def fits(screen: Screen, most: int = 4096) -> bool:
    data = [button.data or "" for row in screen.rows for button in row]
    return len(unmarked(screen.text)) <= most and all(len(each.encode()) <= 64 for each in data) and len(data) <= 100


def parts() -> list[tuple[Part, bool, Reason]]:
    reasons = [(True, Reason.BOTH), (False, Reason.CHARGE), (True, Reason.EXTENSION), (False, Reason.EARLY_TRANSFER)]
    return [
        (Part(Charge(1, number, HUGE, number, TODAY), HUGE, number), *reasons[number * 4 // 1200])
        for number in range(1200)
    ]


def payment(refund_of: int | None = None) -> LoggedPayment:
    facts = Payment((2**31 - 1), HUGE if refund_of is None else -HUGE, date(2025, 11, 1), refund_of=refund_of)
    return LoggedPayment(facts, 1, None, None, None, 1, NOW, 1, NOW)


def fullest_why(refund_of: int | None) -> Why:
    step = Reckoning(True, HUGE, HUGE, Percent("7.35"), HUGE, HUGE, Decimal("33.33"))  # noqa: FBT003 - inside
    both = (step, step._replace(inside=False))
    entries = [Entry(1, 1, kind, -HUGE, 2, both, both if refund_of else ()) for kind in EARNED]
    bookings = [
        Booking(kind, date(2026, 1, 1), -HUGE, TODAY, NOW + timedelta(days=act), "redated", LONG, date(2025, 11, 1))
        for act in range(60)
        for kind in EntryKind
    ]
    ruled_by = replace(PLAN, plan_id=1)
    return Why(payment(refund_of), LONG, entries, PERIOD, parts(), PLAN, LINE, 12, ruled_by, bookings, expected=False)


@pytest.mark.parametrize("refund_of", [None, 7])
def test_the_longest_explanation_fits(say: Texts, refund_of: int | None) -> None:
    screen = why_screen(fullest_why(refund_of), say, date(2026, 1, 1))

    assert fits(screen)
    assert say.money(abs(fullest_why(refund_of).payment.facts.amount)) in screen.text


def test_a_month_of_every_day_and_kind_fits_under_its_picture(say: Texts) -> None:
    days = [(date(2026, 10, day), kind, HUGE) for day in range(1, 32) for kind in EntryKind]
    found = MonthEarnings(
        date(2026, 10, 1), date(2026, 10, 31), days, days, dict.fromkeys(EntryKind, HUGE), 1000, [], 1000, closed=True
    )

    screen = month_screen(found, say, as_picture=True)

    assert fits(screen, MOST_IN_CAPTION)
    assert screen.chart is not None
    assert "…" in screen.text


def test_a_year_of_twelve_months_fits(say: Texts) -> None:
    months = [(date(2026, month, 1), -HUGE) for month in range(12, 0, -1)]

    assert fits(year_screen(months, say))


def test_an_effect_on_forty_people_fits_and_says_how_many_more(say: Texts) -> None:
    changes = [Change(LONG, HUGE, -HUGE) for _ in range(40)]
    found = Effect(payment(), LONG, changes, 99, False, TODAY, None, TODAY, repeat=True, withdraws=True)  # noqa: FBT003

    screen = Screen(effect_lines(found, say)[0])

    assert fits(screen)
    assert "25" in screen.text


def test_what_forty_people_would_get_fits(say: Texts) -> None:
    client = Client(1, LONG, None, "goods", False, None, None, None, None, False, 1, None, None, None)  # noqa: FBT003
    gains = [Gain(person, LONG, [(kind, HUGE) for kind in EARNED]) for person in range(40)]
    plan = CompensationPlan(0, LONG, TODAY, {"goods": LINE})
    drafts = [PlanDraft(number, OPEN, 1, plan, 1, None) for number in range(MOST_DRAFTS)]
    found = WhatIf(client, HUGE, TODAY, LONG, PERIOD, parts(), LINE, gains, HUGE, None, True, drafts[0], drafts)  # noqa: FBT003

    assert fits(answer_screen(found, say))


@pytest.mark.parametrize("kind", list(WatchKind))
def test_a_full_page_of_what_is_worth_a_look_fits(say: Texts, kind: WatchKind) -> None:
    facts = {
        "amount": str(HUGE),
        "usual": str(HUGE),
        "number": "770708389300",
        **dict.fromkeys(("paid_on", "lapses_on", "was", "now"), "2025-11-01"),
    }
    items = [WatchItem(2**30 + number, kind, (2**31 - 1), (2**31 - 1), facts, NOW, LONG, LONG) for number in range(5)]

    screen = watch_screen(WatchPage(items, 1, 1000, with_seen=False), say)

    assert fits(screen)
    assert "10." in screen.text
