"""The same facts reckoned by two plans: what changes for whom, to the kopeck."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import ClientFacts, EntryKind
from domain.plan_effect import (
    ClientEffect,
    EffectRow,
    Lapse,
    PersonEffect,
    PlanEffect,
    always_in_force,
    client_effect,
    days_to_compare,
    with_version,
)
from tests.domain.facts import BORIS, IVAN, client, company, day, line, pay, plan, refund, rule

SPRING = day("2024-03-01"), day("2024-05-31")
BEFORE = company(plan(line(rule(months=3)), commercial_head="1"))
AFTER = always_in_force(BEFORE, plan(line(rule(months=2), commission="12"), "2024-04-01", plan_id=2))
NO_LINES = always_in_force(BEFORE, plan(None))


def effect(facts: ClientFacts, days: tuple[date, date] = SPRING) -> ClientEffect:
    return client_effect(7, facts, BEFORE, AFTER, days)


def changed(on: str, payment_id: int, who: int, kind: EntryKind, before: str, after: str) -> EffectRow:
    return EffectRow(7, payment_id, day(on), who, kind, Decimal(before), Decimal(after))


def test_each_payment_of_these_days_is_told_by_person_and_kind_and_the_period_by_its_ends() -> None:
    found = effect(client(pay(1, "1000", "2024-03-01"), pay(2, "1000", "2024-05-31"), pay(3, "1000", "2024-06-01")))

    assert found.rows == [
        changed("2024-03-01", 1, IVAN, EntryKind.COMMISSION, "100", "120"),
        changed("2024-03-01", 1, BORIS, EntryKind.OVERRIDE, "10", "0"),
        changed("2024-05-31", 2, IVAN, EntryKind.COMMISSION, "100", "0"),
        changed("2024-05-31", 2, IVAN, EntryKind.RESIDUAL, "0", "10"),
        changed("2024-05-31", 2, BORIS, EntryKind.OVERRIDE, "10", "0"),
    ]
    assert found.lapse == Lapse(7, day("2024-06-01"), day("2024-05-01"))
    assert found.without_rule == []
    assert [row.difference for row in found.rows] == [20, -10, -100, 10, -10]


def test_a_payment_of_another_day_is_not_told_yet_begins_the_period() -> None:
    found = effect(client(pay(1, "1000", "2024-02-29"), pay(2, "1000", "2024-05-10")))

    assert {row.payment_id for row in found.rows} == {2}
    assert found.lapse == Lapse(7, day("2024-05-29"), day("2024-04-29"))


def test_a_refund_is_told_on_its_own_day_by_the_rule_of_its_payment() -> None:
    found = effect(client(pay(1, "1000", "2024-02-20"), refund(2, 1, "400", "2024-03-15")))

    assert found.rows == [
        changed("2024-03-15", 2, IVAN, EntryKind.COMMISSION, "-40", "-48"),
        changed("2024-03-15", 2, BORIS, EntryKind.OVERRIDE, "-4", "0"),
    ]


def test_payments_that_lose_their_rule_are_told_and_those_that_had_none_are_not() -> None:
    facts = client(pay(1, "700", "2024-03-15"), pay(2, "50", "2024-08-15"))

    assert client_effect(7, facts, BEFORE, NO_LINES, SPRING).without_rule == [(1, Decimal(700))]
    assert client_effect(7, facts, NO_LINES, NO_LINES, SPRING).without_rule == []
    assert client_effect(7, facts, NO_LINES, BEFORE, SPRING).without_rule == []


def test_a_plan_that_was_always_in_force_is_the_only_one_and_a_version_stands_in_its_order() -> None:
    present = company(plan(None, "2020-01-01"), plan(None, "2024-06-01", plan_id=3))
    draft = plan(None, "2024-04-01", plan_id=2)

    assert always_in_force(present, draft).plans == [replace(draft, effective_from=date.min)]
    assert [version.plan_id for version in with_version(present, draft).plans] == [1, 2, 3]


def test_the_effect_on_everybody_is_the_sum_of_that_on_each_client() -> None:
    # given
    first = ClientEffect(
        [
            changed("2024-03-01", 1, IVAN, EntryKind.COMMISSION, "100", "120"),
            changed("2024-03-02", 2, IVAN, EntryKind.COMMISSION, "1", "2"),
            changed("2024-03-02", 2, BORIS, EntryKind.OVERRIDE, "10", "0"),
        ],
        Lapse(1, day("2024-06-01"), day("2024-05-01")),
        [(8, Decimal(700)), (9, Decimal(50))],
    )
    second = ClientEffect(
        [changed("2024-03-03", 3, IVAN, EntryKind.RESIDUAL, "5", "6")], Lapse(2, None, None), [(4, Decimal(1))]
    )
    ended = ClientEffect([], Lapse(3, None, day("2024-05-01")), [])
    found = PlanEffect()

    # when
    found.add(first, is_running=True, with_rows=True)
    found.add(second, is_running=True, with_rows=False)
    found.add(ended, is_running=False, with_rows=True)

    # then
    assert found.people == {
        IVAN: {
            EntryKind.COMMISSION: (Decimal(101), Decimal(122)),
            EntryKind.RESIDUAL: (Decimal(5), Decimal(6)),
        },
        BORIS: {EntryKind.OVERRIDE: (Decimal(10), Decimal(0))},
    }
    assert found.lapses == [first.lapse]
    assert found.rows == first.rows
    assert (found.payments, found.running) == ({1, 2, 3}, 2)
    assert (found.without_rule, found.without_rule_sum) == (3, Decimal(751))


def test_what_changes_for_a_person_is_all_kinds_together() -> None:
    kinds = {
        EntryKind.COMMISSION: (Decimal(101), Decimal(122)),
        EntryKind.RESIDUAL: (Decimal(5), Decimal(1)),
    }

    person = PersonEffect("Ivan", kinds)

    assert (person.before, person.after, person.difference) == (Decimal(106), Decimal(123), Decimal(17))


@pytest.mark.parametrize(
    ("closed_through", "today", "first", "last"),
    [
        (None, "2024-06-10", "2024-03-01", "2024-05-31"),
        (None, "2024-02-29", "2023-11-01", "2024-01-31"),
        ("2024-04-01", "2024-06-10", "2024-02-01", "2024-04-30"),
    ],
)
def test_a_plan_is_tried_on_the_last_three_months_that_are_closed_or_over(
    closed_through: str | None, today: str, first: str, last: str
) -> None:
    closed = day(closed_through) if closed_through else None

    assert days_to_compare(closed, day(today)) == (day(first), day(last))
