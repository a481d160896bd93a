"""What differs between two versions, and what the next one begins as."""

from dataclasses import replace
from decimal import Decimal

import pytest

from domain.money import Percent
from domain.plan import CompensationPlan
from domain.plan_changes import PlanChange, Term, next_number, next_start, next_version, plan_changes
from tests.domain.facts import SUPPLY, day, plan, rule


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ([], "1"),
        (["1"], "2"),
        (["9"], "10"),
        (["7-П/24"], "8-П/24"),
        (["2", "1"], "3"),
        (["Приказ"], "Приказ-2"),
        (["Приказ", "Приказ-2"], "Приказ-3"),
    ],
)
def test_the_next_number_counts_on_and_is_nobody_elses(known: list[str], expected: str) -> None:
    assert next_number(known) == expected


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ([], "2024-04-01"),
        (["2024-04-01"], "2024-05-01"),
        (["2024-04-01", "2024-05-01"], "2024-06-01"),
        (["2024-04-02"], "2024-04-01"),
    ],
)
def test_the_next_version_starts_with_the_next_month_that_is_free(taken: list[str], expected: str) -> None:
    assert next_start([day(each) for each in taken], day("2024-03-15")) == day(expected)


def test_the_next_version_is_a_copy_of_the_last_one() -> None:
    first, last = plan(SUPPLY, "2024-01-01", plan_id=1), plan(SUPPLY, "2024-06-01", plan_id=2)

    found = next_version([first, last], ["1", "2"], day("2024-03-15"))

    assert found == replace(last, plan_id=0, number="3", effective_from=day("2024-04-01"))


def test_without_any_version_the_first_is_empty_and_starts_with_this_month() -> None:
    assert next_version([], [], day("2024-03-15")) == CompensationPlan(0, "1", day("2024-03-01"), {})


def test_nothing_but_number_and_day_differs_in_a_copy() -> None:
    old = plan(SUPPLY, "2024-01-01")

    assert plan_changes(old, replace(old, number="2", effective_from=day("2024-02-01"))) == []


def test_each_term_that_differs_is_named_with_what_it_was() -> None:
    # given
    old = plan(SUPPLY, "2024-01-01")
    line = replace(
        SUPPLY, title="Снабжение", acquisition=rule(months=4), commission=Percent(12), residual=Percent(2),
        service=Percent(4), vat=Percent(20),
    )  # fmt: skip
    new = replace(
        old, lines={SUPPLY.code: line}, commercial_head=Percent(3), client_head=Percent(4), regular_contacts=3,
        key_contacts=5, key_turnover=Decimal(1000000),
    )  # fmt: skip

    # when
    found = plan_changes(old, new)

    # then
    assert found == [
        PlanChange(Term.TITLE, "Снабжение", SUPPLY.title, "Снабжение"),
        PlanChange(Term.PERIOD, "Снабжение", SUPPLY.acquisition, rule(months=4)),
        PlanChange(Term.COMMISSION, "Снабжение", SUPPLY.commission, Percent(12)),
        PlanChange(Term.RESIDUAL, "Снабжение", SUPPLY.residual, Percent(2)),
        PlanChange(Term.SERVICE, "Снабжение", SUPPLY.service, Percent(4)),
        PlanChange(Term.VAT, "Снабжение", None, Percent(20)),
        PlanChange(Term.COMMERCIAL_HEAD, None, old.commercial_head, Percent(3)),
        PlanChange(Term.CLIENT_HEAD, None, old.client_head, Percent(4)),
        PlanChange(Term.REGULAR_CONTACTS, None, 2, 3),
        PlanChange(Term.KEY_CONTACTS, None, 4, 5),
        PlanChange(Term.KEY_TURNOVER, None, None, Decimal(1000000)),
    ]


def test_lines_that_came_and_went_are_named() -> None:
    old = plan(SUPPLY, "2024-01-01")
    new = replace(old, lines={"goods": replace(SUPPLY, code="goods", title="Товары")})

    assert plan_changes(old, new) == [
        PlanChange(Term.LINE_ADDED, "Товары"),
        PlanChange(Term.LINE_REMOVED, SUPPLY.title),
    ]
