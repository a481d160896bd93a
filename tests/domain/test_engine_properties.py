"""What holds of every history: the ledger, refunds, parts, and agreement with a naive second engine."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings

from domain.earnings import EntryKind, earn
from domain.money import KOPECK, ZERO
from domain.payments import PaymentStatus, refundable
from domain.payroll import LedgerKey, Posting, due_amounts
from tests.domain.naive_engine import NaiveEarnings, naive_earn
from tests.domain.random_histories import OFFICES, STEPS, Office, Step

Places = dict[tuple[LedgerKey, date], Decimal]


def histories(count: int) -> settings:
    """The same random histories on every run, without a clock."""
    return settings(max_examples=count, deadline=None, derandomize=True, database=None)


def standing(postings: Iterable[Posting]) -> Places:
    places: Places = defaultdict(lambda: ZERO)
    for posting in postings:
        places[(posting.payment_id, posting.staff_id, posting.kind), posting.month] += posting.amount
    return {place: amount for place, amount in places.items() if amount}


def afresh(office: Office, closed: Iterable[Posting]) -> Places:
    """What the open months should hold, from today's facts and the closed months alone."""
    amounts: dict[LedgerKey, Decimal] = defaultdict(lambda: ZERO, due_amounts(office.earnings().entries))
    for posting in closed:
        amounts[posting.payment_id, posting.staff_id, posting.kind] -= posting.amount
    last = office.closed_through
    first_open = date.min if last is None else (last + timedelta(days=31)).replace(day=1)
    return {
        (key, max(first_open, office.payments[key[0]].paid_on.replace(day=1))): amount
        for key, amount in amounts.items()
        if amount
    }


@histories(300)
@given(OFFICES, STEPS)
def test_the_ledger_kept_event_by_event_stands_as_if_computed_afresh(office: Office, steps: list[Step]) -> None:
    for step in steps:
        office.live(step)
        last = office.closed_through
        closed = [posting for posting in office.ledger if last is not None and posting.month <= last]

        postings = office.due_postings(office.ledger)
        office.ledger += postings

        assert all(last is None or posting.month > last for posting in postings)
        assert standing(office.ledger[:]) == standing(closed) | afresh(office, closed)
        assert office.due_postings(office.ledger) == []


@histories(200)
@given(OFFICES, STEPS)
def test_a_fully_refunded_payment_nets_zero_for_each_person(office: Office, steps: list[Step]) -> None:
    for step in steps:
        office.live(step)
        office.ledger += office.due_postings(office.ledger)
    for payment in list(office.payments.values()):
        left = refundable(payment, office.payments.values())
        if payment.refund_of is None and payment.status is PaymentStatus.CONFIRMED and left:
            third = (left / 3).quantize(KOPECK)
            for part in (part for part in (third, left - third) if part):
                office.give_back(payment, part, payment.paid_on)

    office.ledger += office.due_postings(office.ledger)

    totals: dict[tuple[int, int, EntryKind], Decimal] = defaultdict(lambda: ZERO)
    for posting in office.ledger:
        payment = office.payments[posting.payment_id]
        totals[payment.refund_of or payment.payment_id, posting.staff_id, posting.kind] += posting.amount
    assert not any(totals.values())
    assert sum(amount for _, amount in office.earnings().missed) == 0


@histories(150)
@given(OFFICES, STEPS)
def test_the_parts_inside_and_outside_add_up_to_the_payment(office: Office, steps: list[Step]) -> None:
    for step in steps:
        office.live(step)

    result = office.earnings()

    for payment_id, parts in result.allotment.parts.items():
        assert sum(part.amount for part in parts) == office.payments[payment_id].amount
    for entry in result.entries:
        assert entry.amount == sum(step.amount for step in entry.after) - sum(step.amount for step in entry.before)
    for charge in result.allotment.charges:
        assert ZERO < charge.paid <= charge.amount
        assert (charge.full_on is not None) == (charge.paid == charge.amount)


@histories(800)
@given(OFFICES, STEPS)
def test_the_engine_agrees_with_the_naive_one(office: Office, steps: list[Step]) -> None:
    for step in steps:
        office.live(step)
    for with_declared in (False, True):
        expected = naive_earn(office.client(), office.company(), with_declared=with_declared)

        result = earn(office.client(), office.company(), with_declared=with_declared)

        amounts = {(e.payment_id, e.staff_id, e.kind.value): int(e.amount * 100) for e in result.entries if e.amount}
        missed = {payment_id: int(amount * 100) for payment_id, amount in result.missed}
        waiting = {payment_id for payment_id, _ in result.unresolved}
        poured = {
            payment_id: [(part.ordinal, int(part.amount * 100)) for part in parts]
            for payment_id, parts in result.allotment.parts.items()
        }
        assert (amounts, missed, result.period.lapses_on, waiting, poured) == _in_numbers(expected)


def _in_numbers(naive: NaiveEarnings) -> tuple[object, ...]:
    return naive.amounts, naive.missed, naive.lapses_on, naive.waiting, naive.poured
