"""Who earns what: people, heads, VAT, plan versions."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from domain.assignments import Holder, Hunters
from domain.earnings import ClientEarnings, CompanyFacts, EntryKind, Reckoning, Unresolved, earn
from domain.money import Percent
from domain.plan import CompensationPlan
from tests.domain.facts import (
    ANNA,
    BORIS,
    CLIENT,
    FIRST_COMMERCIAL,
    GOODS,
    INTERNET,
    IVAN,
    MARIA,
    OLEG,
    OLGA,
    PETR,
    SECOND_COMMERCIAL,
    SUPPLY,
    VERA,
    client,
    company,
    day,
    earned,
    hunters,
    line,
    managed,
    pay,
    plan,
    recurring,
    rule,
)

WITH_HEADS = plan(SUPPLY, commercial_head="2", client_head="0.5")
INSIDE, OUTSIDE = pay(1, "1000", "2024-03-15"), pay(2, "1000", "2024-07-01")


def entries(result: ClientEarnings) -> dict[tuple[int, int, EntryKind], Decimal]:
    return {(entry.payment_id, entry.staff_id, entry.kind): entry.amount for entry in result.entries}


def headed(*heads: tuple[int, Sequence[Holder]]) -> CompanyFacts:
    """The company of the tests with other heads."""
    usual = company(WITH_HEADS)
    return replace(usual, heads={**usual.heads, **dict(heads)})


def test_inside_the_hunter_and_their_head_earn_and_outside_the_hunter_the_manager_and_the_managers_head() -> None:
    result = earn(client(INSIDE, OUTSIDE, managers=managed(("2024-06-20", OLGA))), company(WITH_HEADS))

    assert entries(result) == {
        (1, IVAN, EntryKind.COMMISSION): Decimal("100.00"),
        (1, BORIS, EntryKind.OVERRIDE): Decimal("20.00"),
        (2, IVAN, EntryKind.RESIDUAL): Decimal("10.00"),
        (2, OLGA, EntryKind.SERVICE): Decimal("30.00"),
        (2, ANNA, EntryKind.OVERRIDE): Decimal("5.00"),
    }


def test_a_commission_inside_is_not_the_managers_even_when_there_is_one() -> None:
    result = earn(client(INSIDE, managers=managed(("2024-01-01", OLGA))), company(WITH_HEADS))

    assert [entry.staff_id for entry in result.entries] == [IVAN, BORIS]
    assert result.missed == []


def test_outside_without_a_manager_neither_service_nor_the_client_heads_percent_is_earned() -> None:
    result = earn(client(INSIDE, OUTSIDE), company(WITH_HEADS))

    assert earned(result, ANNA) == 0
    assert result.missed == [(2, Decimal("30.00"))]


@pytest.mark.parametrize(
    ("managers", "manager"),
    [
        pytest.param(managed(("2024-07-01", OLGA)), OLGA, id="assigned on the day itself"),
        pytest.param(managed(("2024-07-02", OLGA)), None, id="assigned the day after"),
        pytest.param(managed(("2024-07-01", OLGA), ("2024-07-01", OLEG)), OLEG, id="two on one day: the later"),
        pytest.param(managed(("2024-06-01", OLGA), ("2024-07-01", None)), None, id="went back that day"),
    ],
)
def test_the_service_share_is_for_the_manager_of_that_day(managers: Sequence[Holder], manager: int | None) -> None:
    result = earn(client(INSIDE, OUTSIDE, managers=managers), company(plan(SUPPLY)))

    service = [entry.staff_id for entry in result.entries if entry.kind is EntryKind.SERVICE]
    assert service == ([] if manager is None else [manager])
    assert bool(result.missed) == (manager is None)


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        pytest.param([hunters("2024-04-01", (PETR, "100"))], {PETR: 100}, id="before the first one, the first one"),
        pytest.param(
            [hunters("2024-01-01", (IVAN, "100")), hunters("2024-03-15", (PETR, "100"))], {PETR: 100}, id="that day"
        ),
        pytest.param(
            [hunters("2024-01-01", (IVAN, "100")), hunters("2024-03-16", (PETR, "100"))],
            {IVAN: 100},
            id="the day after",
        ),
        pytest.param(
            [hunters("2024-03-15", (IVAN, "100")), hunters("2024-03-15", (PETR, "70"), (IVAN, "30"))],
            {PETR: 70, IVAN: 30},
            id="two on one day: the later",
        ),
        pytest.param([], {}, id="nobody"),
    ],
)
def test_the_commission_is_for_the_hunters_of_that_day(history: list[Hunters], expected: dict[int, int]) -> None:
    result = earn(client(INSIDE, by=history), company(plan(SUPPLY)))

    assert {entry.staff_id: entry.amount for entry in result.entries} == expected


def test_hunters_of_several_departments_bring_each_head_their_peoples_shares() -> None:
    shares = hunters("2024-01-01", (IVAN, "30"), (MARIA, "50"), (PETR, "20"))

    result = earn(client(INSIDE, by=[shares]), company(WITH_HEADS))

    assert (earned(result, BORIS), earned(result, VERA)) == (Decimal("10.00"), Decimal("10.00"))


@pytest.mark.parametrize(
    "heads_of_second",
    [pytest.param((), id="never had a head"), pytest.param(managed(("2020-01-01", None)), id="nobody in the post")],
)
def test_the_share_of_a_department_without_a_head_goes_to_no_other_head(heads_of_second: Sequence[Holder]) -> None:
    shares = hunters("2024-01-01", (IVAN, "40"), (MARIA, "60"))

    result = earn(client(INSIDE, by=[shares]), headed((SECOND_COMMERCIAL, heads_of_second)))

    assert earned(result, BORIS) == Decimal("8.00")
    assert len(result.entries) == 3


def test_a_person_of_no_department_brings_no_head_anything() -> None:
    no_departments = replace(company(WITH_HEADS), department_of={})

    result = earn(client(INSIDE), no_departments)

    assert [entry.staff_id for entry in result.entries] == [IVAN]


def test_the_head_of_the_day_of_payment_earns() -> None:
    heads = managed(("2024-01-01", BORIS), ("2024-03-15", PETR), ("2024-03-16", VERA))

    result = earn(client(INSIDE), headed((FIRST_COMMERCIAL, heads)))

    assert earned(result, PETR) == Decimal("20.00")
    assert [entry.staff_id for entry in result.entries] == [IVAN, PETR]


def test_a_head_who_is_also_a_hunter_earns_as_both() -> None:
    result = earn(client(INSIDE, by=[hunters("2024-01-01", (BORIS, "100"))]), company(WITH_HEADS))

    assert entries(result) == {
        (1, BORIS, EntryKind.COMMISSION): Decimal("100.00"),
        (1, BORIS, EntryKind.OVERRIDE): Decimal("20.00"),
    }


def test_a_head_of_both_departments_earns_both_overrides_of_one_payment_in_one_entry() -> None:
    facts = client(pay(1, "8000", "2024-01-15", 1), deals=[recurring()], managers=managed(("2024-01-01", OLGA)))
    terms = plan(INTERNET, commercial_head="2", client_head="0.5")
    one_head = replace(headed((CLIENT, managed(("2020-01-01", BORIS)))), plans=[terms])

    result = earn(facts, one_head)

    [override] = [entry for entry in result.entries if entry.kind is EntryKind.OVERRIDE]
    assert (override.staff_id, override.amount) == (BORIS, Decimal("130.00"))
    assert [(step.inside, str(step.base), str(step.amount)) for step in override.after] == [
        (True, "6000.00", "120.00"),
        (False, "2000.00", "10.00"),
    ]


def test_vat_is_taken_out_of_each_base_apart() -> None:
    goods = replace(INTERNET, vat=Percent(20))
    facts = client(pay(1, "6700", "2024-01-15", 1), deals=[recurring()], managers=managed(("2024-01-01", OLGA)))

    result = earn(facts, company(plan(goods, commercial_head="2", client_head="0.5")))

    assert entries(result) == {
        (1, IVAN, EntryKind.COMMISSION): Decimal("500.00"),
        (1, BORIS, EntryKind.OVERRIDE): Decimal("100.00"),
        (1, IVAN, EntryKind.RESIDUAL): Decimal("5.83"),
        (1, OLGA, EntryKind.SERVICE): Decimal("17.50"),
        (1, ANNA, EntryKind.OVERRIDE): Decimal("2.92"),
    }


def test_vat_is_taken_out_of_the_missed_service_share_too() -> None:
    result = earn(client(INSIDE, OUTSIDE), company(plan(GOODS)))

    assert result.missed == [(2, Decimal("25.00"))]


def test_an_amount_is_explained_by_its_base_percent_share_and_rounding() -> None:
    shares = hunters("2024-01-01", (IVAN, "50"), (PETR, "50"))

    result = earn(client(pay(1, "100.01", "2024-03-15"), by=[shares]), company(plan(GOODS)))

    first = result.entries[0]
    numbers = [Decimal(text) for text in ("100.01", "83.34", "8.33", "4.17")]
    gross, base, whole, amount = numbers
    assert first.after == (Reckoning(True, gross, base, Percent(10), whole, amount, Decimal(50)),)  # noqa: FBT003
    assert (first.plan_id, first.before) == (1, ())


def test_percents_are_those_of_the_day_of_payment_and_the_period_that_of_its_start() -> None:
    later = plan(line(rule(months=1), "20", "2", "5"), "2024-05-01", plan_id=2)
    payments = [INSIDE, pay(2, "1000", "2024-05-01"), pay(3, "1000", "2024-06-15")]

    result = earn(client(*payments, managers=managed(("2024-06-15", OLGA))), company(plan(SUPPLY), later))

    assert result.period.lapses_on == day("2024-06-15")
    assert [earned(result, IVAN, payment.payment_id) for payment in payments] == [100, 200, 20]
    assert earned(result, OLGA) == 50
    assert [entry.plan_id for entry in result.entries] == [1, 2, 2, 2]


@pytest.mark.parametrize(
    ("plans", "unresolved", "earning"),
    [
        pytest.param([], [(1, Unresolved.NO_PLAN), (2, Unresolved.NO_PLAN)], [], id="no plan at all"),
        pytest.param([plan(None)], [(1, Unresolved.NO_LINE), (2, Unresolved.NO_LINE)], [], id="no such line"),
        pytest.param(
            [plan(SUPPLY), plan(None, "2024-07-01", plan_id=2)], [(2, Unresolved.NO_LINE)], [1], id="line dropped later"
        ),
        pytest.param(
            [plan(SUPPLY, "2024-06-01")],
            [(1, Unresolved.NO_PLAN), (2, Unresolved.NO_PLAN)],
            [],
            id="a period that began before any plan has no rule",
        ),
        pytest.param(
            [plan(None), plan(SUPPLY, "2024-06-01", plan_id=2)],
            [(1, Unresolved.NO_LINE), (2, Unresolved.NO_LINE)],
            [],
            id="a period that began before its line has no rule",
        ),
    ],
)
def test_a_payment_without_a_plan_or_a_line_waits_visibly(
    plans: list[CompensationPlan], unresolved: list[tuple[int, Unresolved]], earning: list[int]
) -> None:
    result = earn(client(INSIDE, OUTSIDE), company(*plans))

    assert result.unresolved == unresolved
    assert sorted({entry.payment_id for entry in result.entries}) == earning
