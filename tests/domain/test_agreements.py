"""Who proposes and who agrees about a period, until when it can be extended, and what it would cost."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from domain.agreement_costs import Usual, changed, days_more, extended, rates, reacquired, usual
from domain.agreements import (
    Agreement,
    AgreementDecided,
    AgreementKind,
    AgreementOwn,
    AgreementState,
    ExtensionTooFar,
    ExtensionTooSoon,
    NotYourAgreement,
    days_of_extension,
    ensure_extension,
    side_of,
)
from domain.assignments import Hunters
from domain.deciders import choose_deciders
from domain.payments import PaymentStatus
from domain.staff import DepartmentKind
from tests.domain.facts import ANNA, BORIS, GOODS, IVAN, OLGA, PETR, SUPPLY, client, company, managed, pay, plan, refund

GALINA, TODAY = 99, date(2024, 6, 20)
BOTH_HEADS = choose_deciders(BORIS, ANNA, [GALINA])


def proposal(by: int = BORIS, side: DepartmentKind = DepartmentKind.COMMERCIAL) -> Agreement:
    at = datetime(2024, 6, 20, tzinfo=UTC)
    extension = AgreementKind.EXTENSION
    return Agreement(1, 1, extension, AgreementState.OPEN, date(2024, 7, 1), (), side, by, None, at)


def test_the_other_side_is_asked() -> None:
    of_anna = proposal(ANNA, DepartmentKind.CLIENT)

    assert [list(each.waits_for(BOTH_HEADS)) for each in (proposal(), of_anna)] == [[ANNA], [BORIS]]
    assert side_of(ANNA, BOTH_HEADS) is DepartmentKind.CLIENT
    with pytest.raises(NotYourAgreement):
        side_of(GALINA, BOTH_HEADS)


def test_one_head_of_both_departments_asks_the_director() -> None:
    assert proposal().waits_for(choose_deciders(BORIS, BORIS, [GALINA])) == {GALINA}
    assert proposal().waits_for(choose_deciders(BORIS, BORIS, [])) == frozenset()


def test_it_is_decided_once_by_whom_it_waits_for() -> None:
    proposal().ensure_decidable(ANNA, BOTH_HEADS)
    for staff_id, refusal in ((BORIS, AgreementOwn), (GALINA, NotYourAgreement)):
        with pytest.raises(refusal):
            proposal().ensure_decidable(staff_id, BOTH_HEADS)
    decided = replace(proposal(), state=AgreementState.AGREED)
    with pytest.raises(AgreementDecided):
        decided.ensure_decidable(ANNA, BOTH_HEADS)
    assert decided.waits_for(BOTH_HEADS) == frozenset()


@pytest.mark.parametrize(
    ("lapses_on", "days"),
    [
        (None, (date(2024, 6, 21), date(2024, 12, 20))),
        (date(2024, 6, 1), (date(2024, 6, 21), date(2024, 12, 20))),
        (date(2024, 8, 31), (date(2024, 9, 1), date(2025, 2, 28))),
    ],
)
def test_an_extension_goes_beyond_the_end_and_today_by_half_a_year_at_most(
    lapses_on: date | None, days: tuple[date, date]
) -> None:
    first, last = days_of_extension(TODAY, lapses_on)

    assert (first, last) == days
    ensure_extension(first, TODAY, lapses_on)
    ensure_extension(last, TODAY, lapses_on)
    with pytest.raises(ExtensionTooSoon):
        ensure_extension(date.fromordinal(first.toordinal() - 1), TODAY, lapses_on)
    with pytest.raises(ExtensionTooFar):
        ensure_extension(date.fromordinal(last.toordinal() + 1), TODAY, lapses_on)


def test_the_usual_month_is_a_third_of_three_less_what_went_back() -> None:
    payments = [
        pay(1, "500", "2024-03-20"),
        pay(2, "1000", "2024-03-21"),
        pay(3, "3000", "2024-06-20"),
        pay(4, "700", "2024-06-21"),
        refund(5, of=3, amount="500", on="2024-06-20"),
        pay(6, "900", "2024-05-01", declared=True),
        replace(pay(7, "900", "2024-05-01"), status=PaymentStatus.VOID),
    ]

    found = usual(payments, TODAY)

    assert (found.first, found.last, found.total) == (date(2024, 3, 21), TODAY, Decimal(3500))
    assert (found.month, found.in_days(46), found.in_days(1)) == (Decimal("1166.67"), Decimal(1750), Decimal("38.04"))


def test_more_back_than_came_is_usually_nothing() -> None:
    assert usual([refund(5, of=3, amount="500", on="2024-06-20")], TODAY) == Usual(date(2024, 3, 21), TODAY, Decimal(0))


def test_the_price_is_the_full_rate_less_residual_and_service_of_what_is_expected() -> None:
    found = rates(Decimal(120000), GOODS)

    assert (found.full, found.residual, found.service) == (Decimal(10000), Decimal(1000), Decimal(3000))
    assert found.difference == Decimal(6000)


@pytest.mark.parametrize(
    ("lapses_on", "days"), [(None, 40), (date(2024, 6, 10), 40), (date(2024, 7, 20), 10), (TODAY, 40)]
)
def test_the_full_rate_holds_longer_from_the_present_end_or_today_on(lapses_on: date | None, days: int) -> None:
    assert days_more(TODAY, lapses_on, date(2024, 7, 30)) == days


def test_what_an_extension_changes_at_once_is_what_was_paid_since_the_lapse() -> None:
    facts = client(pay(1, "100000", "2024-01-15"), pay(2, "50000", "2024-05-01"))

    found = changed(facts, extended(facts, date(2024, 7, 1)), company(plan(SUPPLY, commercial_head="1")))

    assert (found.moved, found.money) == (1, Decimal(50000))
    assert found.people == [(IVAN, Decimal(4500)), (BORIS, Decimal(500))]


def test_winning_a_client_back_leaves_all_that_was_as_it_was() -> None:
    facts = client(
        pay(1, "100000", "2024-01-15"), pay(2, "50000", "2024-05-01"), managers=managed(("2024-04-20", OLGA))
    )

    after = reacquired(facts, TODAY, ((PETR, Decimal(100)),))
    found = changed(facts, after, company(plan(SUPPLY)))

    assert (found.moved, found.money, found.people) == (0, Decimal(0), [])
    assert after.managers[-1].staff_id is None
    assert after.hunters[-1] == Hunters(TODAY, ((PETR, Decimal(100)),))
    assert reacquired(after, TODAY, ((PETR, Decimal(100)),)).managers == after.managers


def test_payments_without_a_rule_are_judged_by_none() -> None:
    facts = client(pay(1, "100000", "2024-01-15"))

    found = changed(facts, extended(facts, date(2024, 7, 1)), company(plan(None)))

    assert (found.moved, found.money, found.people) == (0, Decimal(0), [])
