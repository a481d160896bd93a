"""What holds of every scenario: the ledger and its history, refunds, and the explanation of every amount."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from domain import scenario as told
from domain.earnings import Entry, EntryKind, Reckoning, earn
from domain.payments import PaymentStatus, refundable
from domain.payroll import LedgerKey, Posting
from domain.plan import CompensationPlan
from domain.scenario import Close, Confirm, Event, Refund, Scenario
from domain.scenario_books import Account, Books
from domain.scenario_play import enter, play
from tests.domain.naive_engine import half_up, kopecks, naive_earn
from tests.domain.random_scenarios import random_scenario

SEEDS = [range(first, first + 100) for first in range(0, 1000, 100)]
Places = dict[tuple[LedgerKey, date], int]


@cache
def scenario_of(seed: int) -> Scenario:
    return random_scenario(seed)


def lived(scenario: Scenario) -> Books:
    """The books after everything, the ledger brought up to date after each event."""
    books = Books(scenario)
    for event in scenario.events:
        enter(books, event)
        books.settle()
    return books


def standing(postings: Iterable[Posting]) -> Places:
    places: Places = defaultdict(int)
    for posting in postings:
        places[(posting.payment_id, posting.staff_id, posting.kind), posting.month] += kopecks(posting.amount)
    return {place: amount for place, amount in places.items() if amount}


def closed_part(account: Account, books: Books) -> list[Posting]:
    last = books.closed_through
    return [posting for posting in account.ledger if last is not None and posting.month <= last]


def afresh(account: Account, books: Books) -> Places:
    """What the open months should hold, by the naive engine, from the facts and the closed months alone."""
    amounts: dict[LedgerKey, int] = defaultdict(int)
    for (payment_id, staff_id, kind), amount in naive_earn(account.facts(), books.company).amounts.items():
        amounts[payment_id, staff_id, EntryKind(kind)] = amount
    for (key, _), amount in standing(closed_part(account, books)).items():
        amounts[key] -= amount
    last = books.closed_through
    first_open = date.min if last is None else (last + timedelta(days=31)).replace(day=1)
    return {
        (key, max(first_open, account.payments[key[0]].paid_on.replace(day=1))): amount
        for key, amount in amounts.items()
        if amount
    }


def test_the_scenarios_hold_every_kind_of_event() -> None:
    scenarios = [scenario_of(seed) for seeds in SEEDS for seed in seeds]

    seen: dict[type[Event], int] = defaultdict(int)
    for scenario in scenarios:
        for event in scenario.events:
            seen[type(event)] += 1

    kinds = {kind for kind in vars(told).values() if isinstance(kind, type) and issubclass(kind, Event)} - {Event}
    assert set(seen) == kinds
    assert min(seen.values()) > 100
    assert sum(len(scenario.events) for scenario in scenarios) > 15 * len(scenarios)


@pytest.mark.parametrize("seeds", SEEDS)
def test_the_ledger_kept_event_by_event_stands_as_if_computed_afresh(seeds: range) -> None:
    for seed in seeds:
        scenario = scenario_of(seed)
        books = Books(scenario)
        for number, event in enumerate(scenario.events, 1):
            enter(books, event)
            books.settle()
            if isinstance(event, Close) or number == len(scenario.events):
                for account in books.accounts.values():
                    closed = standing(closed_part(account, books))
                    assert standing(account.ledger) == closed | afresh(account, books), seed


@pytest.mark.parametrize("seeds", SEEDS)
def test_nothing_in_a_closed_month_ever_changes(seeds: range) -> None:
    for seed in seeds:
        scenario = scenario_of(seed)
        books, closed_through = Books(scenario), None
        sizes: dict[str, int] = {}
        for event in scenario.events:
            enter(books, event)
            books.settle()
            for name, account in books.accounts.items():
                added = account.ledger[sizes.get(name, 0) :]
                assert all(closed_through is None or posting.month > closed_through for posting in added), seed
                sizes[name] = len(account.ledger)
            closed_through = books.closed_through


@pytest.mark.parametrize("seeds", SEEDS)
def test_playing_gives_what_the_ledger_kept_event_by_event_gives(seeds: range) -> None:
    for seed in seeds:
        scenario = scenario_of(seed)

        assert play(scenario) == lived(scenario).outcome(), seed


@pytest.mark.parametrize("seeds", SEEDS)
def test_a_fully_refunded_payment_nets_zero_for_each_person(seeds: range) -> None:
    for seed in seeds:
        scenario = scenario_of(seed)
        books = lived(scenario)
        on = scenario.events[-1].on
        for name, (account, payment_id) in list(books.payments.items()):
            payment = account.payments[payment_id]
            if payment.refund_of is not None or payment.status is PaymentStatus.VOID:
                continue
            if payment.status is PaymentStatus.DECLARED:
                enter(books, Confirm(on, name))
            left = refundable(payment, account.payments.values())
            third = (left / 3).quantize(Decimal("0.01"))
            for part in (part for part in (third, left - third) if part):
                enter(books, Refund(on, f"rest {len(books.payments)}", name, part))
        books.settle()

        totals: dict[LedgerKey, Decimal] = defaultdict(Decimal)
        for account in books.accounts.values():
            for posting in account.ledger:
                root = account.payments[posting.payment_id].refund_of or posting.payment_id
                totals[root, posting.staff_id, posting.kind] += posting.amount
            assert sum(amount for _, amount in books.standing(account).missed) == 0, seed
        assert not any(totals.values()), seed


@pytest.mark.parametrize("seeds", SEEDS)
def test_each_explanation_recomputes_to_the_booked_amount(seeds: range) -> None:
    for seed in seeds:
        books = lived(scenario_of(seed))
        plans = {plan.plan_id: plan for plan in books.company.plans}
        for account in books.accounts.values():
            booked: dict[LedgerKey, Decimal] = defaultdict(Decimal)
            for posting in account.ledger:
                booked[posting.payment_id, posting.staff_id, posting.kind] += posting.amount
            entries = earn(account.facts(), books.company).entries
            for entry in entries:
                plan = plans[entry.plan_id]
                explained = told_amount(entry.after, entry, plan, account) - told_amount(
                    entry.before, entry, plan, account
                )
                key = entry.payment_id, entry.staff_id, entry.kind
                assert explained == kopecks(entry.amount) == kopecks(booked.pop(key, Decimal(0))), seed
            assert_shares_add_up(entries)
            assert not any(booked.values()), seed


def told_amount(steps: Iterable[Reckoning], entry: Entry, plan: CompensationPlan, account: Account) -> int:
    """The kopecks to which the steps of an explanation come, each reckoned again from the plan's percents."""
    line = plan.lines[account.line]
    percents = {
        (EntryKind.COMMISSION, True): line.commission,
        (EntryKind.RESIDUAL, False): line.residual,
        (EntryKind.SERVICE, False): line.service,
        (EntryKind.OVERRIDE, True): plan.commercial_head,
        (EntryKind.OVERRIDE, False): plan.client_head,
    }
    total = 0
    for step in steps:
        base = half_up(Fraction(step.gross) * 100 * 100 / (100 + Fraction(line.vat or 0)))
        whole = half_up(Fraction(base) * Fraction(percents[entry.kind, step.inside]) / 100)
        assert (kopecks(step.base), kopecks(step.whole), step.percent) == (
            base,
            whole,
            percents[entry.kind, step.inside],
        )
        mine = Fraction(whole) * Fraction(step.share if step.share is not None else 100) / 100
        assert abs(kopecks(step.amount) - mine) < (1 if step.share is not None else Fraction(1, 100))
        total += kopecks(step.amount)
    return total


def assert_shares_add_up(entries: Iterable[Entry]) -> None:
    """What several people divide is given to the last kopeck."""
    wholes: dict[tuple[int, EntryKind, bool], set[int]] = defaultdict(set)
    given: dict[tuple[int, EntryKind, bool], int] = defaultdict(int)
    for entry in entries:
        for step in entry.after:
            if entry.kind is not EntryKind.OVERRIDE:
                place = entry.payment_id, entry.kind, step.inside
                wholes[place].add(kopecks(step.whole))
                given[place] += kopecks(step.amount)
    assert {place: {amount} for place, amount in given.items()} == wholes
