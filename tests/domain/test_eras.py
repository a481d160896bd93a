"""A client that was won back: what was paid from that day on has a period of its own, what came before is as it was."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import ClientEarnings, ClientFacts, CompanyFacts, EntryKind, Unresolved, earn
from domain.eras import PastEra
from domain.payments import Payment
from domain.plan import PlanLine
from tests.domain.facts import (
    INTERNET,
    IVAN,
    OLGA,
    PETR,
    SUPPLY,
    client,
    company,
    day,
    earned,
    hunters,
    line,
    managed,
    one_off,
    pay,
    plan,
    recurring,
    refund,
    rule,
)

BACK = "2024-09-01"


def won_back(
    *payments: Payment, on: Sequence[str] = (BACK,), until: str | None = None, early: str | None = None, **more: object
) -> ClientFacts:
    """`until`, `early`: what was agreed in the first era."""
    facts = client(*payments, **more)  # type: ignore[arg-type]
    past = [PastEra(day(each)) for each in on]
    past[0] = PastEra(day(on[0]), *(day(text) if text else None for text in (until, early)))
    return ClientFacts(
        facts.line,
        facts.payments,
        facts.deals,
        facts.hunters,
        facts.managers,
        facts.extended_until,
        facts.transferred_early_on,
        past,
    )


def result(facts: ClientFacts, terms: PlanLine = SUPPLY, by: CompanyFacts | None = None) -> ClientEarnings:
    return earn(facts, by or company(plan(terms)))


def test_the_new_period_starts_with_the_first_payment_from_that_day_on_and_lapses_by_its_own_months() -> None:
    facts = won_back(pay(1, "100000", "2024-01-15"), pay(2, "100000", "2024-08-31"), pay(3, "100000", "2024-09-20"))

    found = result(facts)

    assert (found.period.start, found.period.lapses_on) == (date(2024, 9, 20), date(2024, 12, 20))
    assert found.period.reacquired_on == date(2024, 9, 1)
    assert [earned(found, IVAN, number) for number in (1, 2, 3)] == [Decimal(10000), Decimal(1000), Decimal(10000)]


def test_before_it_is_paid_again_the_new_period_has_not_begun() -> None:
    found = result(won_back(pay(1, "100000", "2024-01-15")))

    assert (found.period.start, found.period.lapses_on, found.period.reacquired_on) == (None, None, date(2024, 9, 1))
    assert (found.periods[0].start, found.periods[0].lapses_on) == (date(2024, 1, 15), date(2024, 4, 15))


def test_what_is_paid_on_the_very_day_belongs_to_the_new_period() -> None:
    found = result(won_back(pay(1, "100000", "2024-01-15"), pay(2, "100000", BACK)))

    assert found.period.start == date(2024, 9, 1)
    assert found.period_on(date(2024, 9, 1)) is found.period
    assert found.period_on(date(2024, 8, 31)) is found.periods[0]


def test_a_back_dated_payment_is_judged_by_the_old_period() -> None:
    facts = won_back(pay(1, "100000", "2024-01-15"), pay(2, "100000", "2024-09-20"), pay(3, "100000", "2024-04-14"))

    assert earned(result(facts), IVAN, 3) == Decimal(10000)


def test_charges_that_get_money_in_the_new_period_are_counted_anew() -> None:
    deal = recurring(1)
    facts = won_back(
        pay(1, "6000", "2024-01-15", 1),
        pay(2, "1500", "2024-02-15", 1),
        pay(3, "500", "2024-09-20", 1),
        pay(4, "1000", "2024-10-20", 1),
        pay(5, "1000", "2024-11-20", 1),
        deals=[deal],
    )

    found = result(facts, INTERNET)

    ordinals = {number: [part.ordinal for part in parts] for number, parts in found.allotment.parts.items()}
    # the charge that was begun before and filled after is the first that gets money in the new period
    assert ordinals == {1: [1, 2], 2: [3, 4], 3: [1], 4: [2], 5: [3]}
    assert found.period.lapses_on == date(2024, 10, 21)
    assert [earned(found, IVAN, number) for number in (1, 2, 3, 4, 5)] == [
        Decimal(600),
        Decimal(15),
        Decimal(50),
        Decimal(100),
        Decimal(10),
    ]


def test_a_charge_that_gets_money_in_three_payments_of_one_period_has_one_place() -> None:
    facts = won_back(
        pay(1, "1000", "2024-01-15", 2),
        *(pay(number, "3000", f"2024-09-0{number}", 2) for number in (2, 3, 4)),
        deals=[one_off(2, "10000")],
    )

    parts = result(facts, INTERNET).allotment.parts

    assert [parts[number][0].ordinal for number in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_the_rule_is_that_of_the_version_in_force_when_the_new_period_started() -> None:
    versions = plan(SUPPLY), plan(line(rule(months=1)), "2024-08-01", plan_id=2)

    found = result(won_back(pay(1, "1", "2024-01-15"), pay(2, "1", "2024-09-20")), by=company(*versions))

    assert found.period.lapses_on == date(2024, 10, 20)
    assert found.periods[0].lapses_on == date(2024, 4, 15)


def test_what_was_agreed_belongs_to_its_own_era() -> None:
    paid = pay(1, "100000", "2024-01-15"), pay(2, "100000", "2024-05-01"), pay(3, "100000", "2024-12-25")
    extended = result(won_back(*paid, until="2024-12-31"))
    early = result(won_back(*paid, early="2024-02-01"))

    assert [earned(extended, IVAN, number) for number in (1, 2, 3)] == [Decimal(10000)] * 3
    assert extended.periods[0].lapses_on == date(2024, 9, 1)
    assert (extended.period.extended_until, early.period.transferred_early_on) == (None, None)
    assert [earned(early, IVAN, number) for number in (1, 2, 3)] == [Decimal(10000), Decimal(1000), Decimal(10000)]


def test_the_new_period_can_be_extended_and_handed_over_early_itself() -> None:
    paid = pay(1, "100000", "2024-01-15"), pay(2, "100000", "2024-09-10"), pay(3, "100000", "2025-01-10")

    assert result(won_back(*paid, extended_until="2025-02-01")).period.lapses_on == date(2025, 2, 1)
    assert result(won_back(*paid, early_on="2024-10-01")).period.lapses_on == date(2024, 10, 1)


def test_an_old_period_that_was_still_running_ends_on_that_day() -> None:
    by_charges = result(won_back(pay(1, "1", "2024-01-15"), pay(2, "1", "2024-09-20")), line(rule(payments=5)))

    assert by_charges.periods[0].lapses_on == date(2024, 9, 1)
    assert by_charges.period.lapses_on is None


def test_a_refund_belongs_to_the_period_of_its_payment() -> None:
    facts = won_back(
        pay(1, "100000", "2024-01-15"),
        pay(2, "100000", "2024-09-20"),
        refund(3, of=1, amount="40000", on="2024-10-01"),
        refund(4, of=2, amount="10000", on="2025-03-01"),
    )

    found = result(facts)

    assert [earned(found, IVAN, number) for number in (3, 4)] == [Decimal(-4000), Decimal(-1000)]


def test_the_people_are_those_of_the_day_whichever_the_period() -> None:
    facts = won_back(
        pay(1, "100000", "2024-01-15"),
        pay(2, "100000", "2024-08-20"),
        pay(3, "100000", "2024-09-20"),
        pay(4, "100000", "2025-01-20"),
        by=[hunters("2024-01-01", (IVAN, "100")), hunters(BACK, (PETR, "100"))],
        managers=managed(("2024-05-01", OLGA), (BACK, None)),
    )

    found = result(facts)

    assert earned(found, IVAN) == Decimal(11000)
    assert earned(found, PETR) == Decimal(11000)
    assert earned(found, OLGA, kind=EntryKind.SERVICE) == Decimal(3000)
    assert found.missed == [(4, Decimal("3000.00"))]


def test_a_client_is_won_back_more_than_once_and_twice_on_a_day() -> None:
    paid = pay(1, "1", "2024-01-15"), pay(2, "1", "2024-09-20"), pay(3, "1", "2025-09-20")
    facts = won_back(*paid, on=[BACK, "2025-09-01", "2025-09-01"])

    found = result(facts)

    assert [period.start for period in found.periods] == [
        date(2024, 1, 15),
        date(2024, 9, 20),
        None,
        date(2025, 9, 20),
    ]
    assert [len(charges) for charges in found.allotment.eras] == [1, 1, 0, 1]


def test_only_the_payments_of_an_era_without_a_rule_wait() -> None:
    facts = won_back(pay(1, "100000", "2024-01-15"), pay(2, "100000", "2024-09-20"))

    found = result(facts, by=company(plan(None), plan(SUPPLY, "2024-06-01", plan_id=2)))

    assert found.unresolved == [(1, Unresolved.NO_LINE)]
    assert earned(found, IVAN, 2) == Decimal(10000)


@pytest.mark.parametrize("days", [[], ["2024-09-01"], ["2024-09-01", "2025-09-01"]])
def test_without_payments_each_era_has_an_empty_period(days: list[str]) -> None:
    facts = won_back(on=days) if days else client()

    assert [period.start for period in result(facts).periods] == [None] * (len(days) + 1)
