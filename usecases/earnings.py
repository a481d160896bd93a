"""What people earn, kept in step with the facts: every change of a client's facts ends in `refresh`.

`refresh` asks the engine what is due by today's facts and books the difference, so that open months always stand as if
they had been computed afresh; it keeps the period, what is expected and what was missed beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from domain.acquisition import Period
from domain.calendar import add_months, month_of, next_month
from domain.collection import first_unpaid_on
from domain.deals import Part
from domain.earnings import ClientEarnings, ClientFacts, CompanyFacts, Entry, EntryKind, Unresolved, earn
from domain.money import ZERO
from domain.payments import Payment, PaymentStatus
from domain.payroll import due_amounts, home_month, postings_due
from domain.staff import Actor, Permission
from domain.targets import Progress
from storage import bookings, charges, clients, deals, earnings, eras, payments
from storage import company as company_storage
from storage.clients import Client
from storage.db import Tx
from usecases import company, key_clients, targets, transfers, unresolved, warnings
from usecases.access import needs

PLAN_PUBLISHED = "plan-published"
"""The reason of bookings that a new version of the plan causes."""


def client_facts(tx: Tx, client_id: int) -> ClientFacts:
    """All that a client's earnings depend on, whoever asks."""
    return facts_of(tx, clients.load(tx, client_id))


def facts_of(tx: Tx, client: Client) -> ClientFacts:
    """The same of a client that was just read."""
    client_id = client.client_id
    return ClientFacts(
        line=client.line,
        payments=payments.facts_of_client(tx, client_id),
        deals=[deal.terms for deal in deals.of_client(tx, client_id)],
        hunters=clients.hunters(tx, client_id),
        managers=clients.managers(tx, client_id),
        extended_until=client.extended_until,
        transferred_early_on=client.transferred_early_on,
        past=eras.past(tx, client_id) if client.reacquired_on else (),
    )


def with_payment(facts: ClientFacts, payment: Payment) -> ClientFacts:
    """The facts with one more payment."""
    return replace(facts, payments=[*facts.payments, payment])


def refresh(tx: Tx, actor: Actor, client_id: int, reason: str) -> ClientEarnings:
    """Bring the ledger, the period and all that hangs on it up to the facts of a client. `reason`: the act behind it.

    Asked for by the use cases that change facts, after they have changed them; running it again changes nothing.
    """
    client = clients.load(tx, client_id)
    return refresh_by(tx, actor, client, facts_of(tx, client), reason)


def refresh_by(tx: Tx, actor: Actor, client: Client, facts: ClientFacts, reason: str) -> ClientEarnings:
    """The same by facts that are at hand; `client` as it stands in the database."""
    client_id = client.client_id
    found = earn(facts, company.facts(tx))
    paid_on = {payment.payment_id: payment.paid_on for payment in facts.payments}
    closed_through = company_storage.get(tx).closed_through
    due = postings_due(due_amounts(found.entries), earnings.booked(tx, client_id), paid_on, closed_through)
    today = company.today(tx)
    earnings.post(tx, client_id, due, paid_on, today=today, reason=reason, booked_by=actor.staff_id)
    _keep_expected(tx, client_id, facts, found)
    earnings.replace_missed(tx, client_id, found.missed, paid_on)
    _keep_unresolved(tx, client_id, found, quietly=reason == PLAN_PUBLISHED)
    follow(tx, actor, client, facts, found, reason)
    return found


def expect(tx: Tx, client_id: int, facts: ClientFacts | None = None) -> None:
    """Bring only what is expected up to the facts: enough when a payment was declared, which counts for nothing yet."""
    _keep_expected(tx, client_id, facts or client_facts(tx, client_id), None)


def _keep_expected(tx: Tx, client_id: int, facts: ClientFacts, certain: ClientEarnings | None) -> None:
    """What declared payments would bring each person, were all of them confirmed."""
    declared = any(payment.status is PaymentStatus.DECLARED for payment in facts.payments)
    entries: Sequence[Entry] = ()
    if declared:
        waiting = {p.payment_id for p in facts.payments if p.status is PaymentStatus.DECLARED}
        would_be = earn(facts, company.facts(tx), with_declared=True, of=waiting)
        entries = [e for e in would_be.entries if e.payment_id in waiting]
    if declared or certain is not None:
        paid_on = {payment.payment_id: payment.paid_on for payment in facts.payments}
        earnings.replace_expected(tx, client_id, entries, paid_on)


def _keep_unresolved(tx: Tx, client_id: int, found: ClientEarnings, *, quietly: bool) -> None:
    now, known = dict(found.unresolved), payments.unresolved_of(tx, client_id)
    for payment_id in sorted({*now, *known}):
        if now.get(payment_id) == known.get(payment_id):
            continue
        payments.set_unresolved(tx, payment_id, now.get(payment_id))
        # who publishes a plan reads how many it leaves without a rule, instead of a message for each
        if payment_id not in known and not quietly:
            unresolved.announce(tx, payment_id)


def follow(tx: Tx, actor: Actor, client: Client, facts: ClientFacts, found: ClientEarnings, reason: str) -> None:
    """Keep what else hangs on a client's payments: what it owes, its period, what is told ahead, whether it is key.

    `client`: as it stood before.
    """
    charges.keep_owed(tx, client, first_unpaid_on(facts.deals, found.allotment.charges))
    _keep_period(tx, actor, client, found.period, reason)
    warnings.follow_period(tx, client, found, facts.deals)
    if reason != PLAN_PUBLISHED:  # who publishes a plan has all clients looked at when it comes into force
        key_clients.follow_turnover(tx, actor, client, facts.payments)


def _keep_period(tx: Tx, actor: Actor, client: Client, period: Period, reason: str) -> None:
    if (client.acquisition_start, client.lapses_on) != (period.start, period.lapses_on):
        clients.set_period(tx, client.client_id, period.start, period.lapses_on)
        transfers.follow_period(tx, actor, client.client_id, client.lapses_on, period.lapses_on, reason)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a payment would bring, were it confirmed: the period after it, its parts, and each person's entries.

    `missed`: the service share that nobody would have.
    """

    period: Period
    entries: Sequence[Entry]
    parts: Sequence[Part]
    unresolved: Unresolved | None
    missed: Decimal = ZERO

    def of(self, staff_id: int) -> Decimal:
        """What it would bring one person."""
        return sum((e.amount for e in self.entries if e.staff_id == staff_id), Decimal("0.00"))


def preview(
    tx: Tx,
    client_id: int,
    amount: Decimal,
    paid_on: date,
    deal_id: int | None,
    by: CompanyFacts | None = None,
    *,
    instead_of: int | None = None,
) -> Preview:
    """Run the engine with one more payment, the last of its day; nothing is written. `by`: None: today's company.

    `instead_of`: a payment that it would replace.
    """
    facts = client_facts(tx, client_id)
    if instead_of is not None:
        facts = replace(facts, payments=[p for p in facts.payments if p.payment_id != instead_of])
    newest = max((payment.payment_id for payment in facts.payments), default=0) + 1
    more = Payment(newest, amount, paid_on, PaymentStatus.CONFIRMED, deal_id)
    found = earn(with_payment(facts, more), by or company.facts(tx), with_declared=True, of={newest})
    return Preview(
        found.period_on(paid_on),
        [e for e in found.entries if e.payment_id == newest],
        found.allotment.parts[newest],
        dict(found.unresolved).get(newest),
        dict(found.missed).get(newest, ZERO),
    )


LINES_A_PAGE = 8
MONTHS_LISTED = 12


@dataclass(frozen=True, slots=True)
class MonthEarnings:
    """One person's month: what was earned on each day by kind, likewise the month before, and what is expected.

    `through`: the last day of it that counts: today, or the month's end. `lines`: a page of postings, newest first.
    `expected`: of declared payments of its days by kind; in this month all that is expected. `closed`: it never
    changes. `progress`: towards the month's target, if there is one.
    """

    month: date
    through: date
    days: Sequence[tuple[date, EntryKind, Decimal]]
    days_before: Sequence[tuple[date, EntryKind, Decimal]]
    expected: Mapping[EntryKind, Decimal]
    expected_payments: int
    lines: Sequence[earnings.LedgerLine]
    line_count: int
    closed: bool
    progress: Progress | None = None


@needs(Permission.SEE_EARNINGS)
def month(tx: Tx, actor: Actor, first: date | None = None, page: int = 0) -> MonthEarnings:
    """A person's own month, this one unless another is named by its first day."""
    today = company.today(tx)
    month_first = month_of(first or today)
    last = next_month(month_first) - timedelta(days=1)
    before = add_months(month_first, -1)
    since = date.min if month_first == month_of(today) else month_first
    expected, count = bookings.expected_between(tx, actor.staff_id, since, last)
    lines, total = earnings.lines(tx, actor.staff_id, month_first, last, skip=page * LINES_A_PAGE, most=LINES_A_PAGE)
    days = earnings.by_day(tx, actor.staff_id, month_first, last)
    earned = sum((amount for _, _, amount in days), ZERO)
    return MonthEarnings(
        month_first,
        min(today, last),
        days,
        earnings.by_day(tx, actor.staff_id, before, month_first - timedelta(days=1)),
        expected,
        count,
        lines,
        total,
        home_month(month_first, company_storage.get(tx).closed_through) != month_first,
        targets.of_person(tx, actor.staff_id, earned, month_first, today),
    )


@needs(Permission.SEE_EARNINGS)
def year(tx: Tx, actor: Actor) -> list[tuple[date, Decimal]]:
    """What each of the last twelve months brought this person, this one first; months before the first are left out."""
    today = company.today(tx)
    months = [add_months(month_of(today), -back) for back in range(MONTHS_LISTED)]
    sums = dict.fromkeys(months, ZERO)
    for day, _, amount in earnings.by_day(tx, actor.staff_id, months[-1], next_month(months[0]) - timedelta(days=1)):
        sums[month_of(day)] += amount
    began = [month for month in months if sums[month]]
    return [(month, sums[month]) for month in months if began and month >= began[-1]]
