"""What people earn, kept in step with the facts: every change of a client's facts ends in `refresh`.

`refresh` asks the engine what is due by today's facts and books the difference, so that open months always stand as if
they had been computed afresh; it keeps the period, what is expected and what was missed beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from domain.acquisition import Period, Reason
from domain.calendar import add_months, month_of, next_month
from domain.deals import Part
from domain.earnings import ClientEarnings, ClientFacts, Entry, EntryKind, Unresolved, earn
from domain.payments import Payment, PaymentStatus
from domain.payroll import due_amounts, postings_due
from domain.plan import CompensationPlan, PlanLine, plan_in_force
from domain.refusals import NotFound
from domain.staff import Actor, Permission
from storage import clients, deals, earnings, payments
from storage import company as company_storage
from storage.clients import Client
from storage.db import Tx
from usecases import company, transfers
from usecases.access import needs


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
    _keep_unresolved(tx, client_id, found)
    _keep_period(tx, actor, client, found.period)
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


def _keep_unresolved(tx: Tx, client_id: int, found: ClientEarnings) -> None:
    now, known = dict(found.unresolved), payments.unresolved_of(tx, client_id)
    for payment_id in {*now, *known}:
        if now.get(payment_id) != known.get(payment_id):
            payments.set_unresolved(tx, payment_id, now.get(payment_id))


def _keep_period(tx: Tx, actor: Actor, client: Client, period: Period) -> None:
    if (client.acquisition_start, client.lapses_on) != (period.start, period.lapses_on):
        clients.set_period(tx, client.client_id, period.start, period.lapses_on)
        transfers.follow_period(tx, actor, client.client_id, client.lapses_on, period.lapses_on)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a payment would bring, were it confirmed: the period after it, its parts, and each person's entries."""

    period: Period
    entries: Sequence[Entry]
    parts: Sequence[Part]
    unresolved: Unresolved | None

    def of(self, staff_id: int) -> Decimal:
        """What it would bring one person."""
        return sum((e.amount for e in self.entries if e.staff_id == staff_id), Decimal("0.00"))


def preview(tx: Tx, client_id: int, amount: Decimal, paid_on: date, deal_id: int | None) -> Preview:
    """Run the engine with one more payment, the last of its day; nothing is written."""
    facts = client_facts(tx, client_id)
    newest = max((payment.payment_id for payment in facts.payments), default=0) + 1
    more = Payment(newest, amount, paid_on, PaymentStatus.CONFIRMED, deal_id)
    found = earn(with_payment(facts, more), company.facts(tx), with_declared=True, of={newest})
    return Preview(
        found.period,
        [e for e in found.entries if e.payment_id == newest],
        found.allotment.parts[newest],
        dict(found.unresolved).get(newest),
    )


def preview_refund(tx: Tx, client_id: int, payment_id: int, amount: Decimal, on: date) -> Sequence[Entry]:
    """What a refund of a payment would change, were it made; `amount` is positive. Nothing is written."""
    facts = client_facts(tx, client_id)
    newest = max(payment.payment_id for payment in facts.payments) + 1
    back = Payment(newest, -amount, on, refund_of=payment_id)
    found = earn(with_payment(facts, back), company.facts(tx), of={payment_id})
    return [entry for entry in found.entries if entry.payment_id == newest]


LINES_A_PAGE = 8


@dataclass(frozen=True, slots=True)
class MonthEarnings:
    """One person's month: what was earned on each day by kind, likewise the month before, and what is expected.

    `through`: the last day of it that counts: today, or the month's end. `lines`: a page of postings, newest first.
    """

    month: date
    through: date
    days: Sequence[tuple[date, EntryKind, Decimal]]
    days_before: Sequence[tuple[date, EntryKind, Decimal]]
    expected: Decimal
    expected_payments: int
    lines: Sequence[earnings.LedgerLine]
    line_count: int


@needs(Permission.SEE_EARNINGS)
def month(tx: Tx, actor: Actor, first: date | None = None, page: int = 0) -> MonthEarnings:
    """A person's own month, this one unless another is named by its first day."""
    today = company.today(tx)
    month_first = month_of(first or today)
    last = next_month(month_first) - timedelta(days=1)
    before = add_months(month_first, -1)
    expected, count = earnings.expected(tx, actor.staff_id)
    lines, total = earnings.lines(tx, actor.staff_id, month_first, last, skip=page * LINES_A_PAGE, most=LINES_A_PAGE)
    return MonthEarnings(
        month_first,
        min(today, last),
        earnings.by_day(tx, actor.staff_id, month_first, last),
        earnings.by_day(tx, actor.staff_id, before, month_first - timedelta(days=1)),
        expected,
        count,
        lines,
        total,
    )


@dataclass(frozen=True, slots=True)
class Why:
    """The explanation of what a payment brings a person: the entries of the engine and the facts beside them."""

    payment: payments.LoggedPayment
    client_name: str
    entries: Sequence[Entry]
    period: Period
    parts: Sequence[tuple[Part, bool, Reason]]
    plan: CompensationPlan
    line: PlanLine


@needs(Permission.SEE_EARNINGS)
def why(tx: Tx, actor: Actor, payment_id: int) -> Why:
    """Explain a payment to somebody whom it brings something, by the very engine that booked it."""
    client_id = earnings.client_of(tx, actor.staff_id, payment_id)
    facts, company_facts = client_facts(tx, client_id), company.facts(tx)
    found = earn(facts, company_facts)
    logged = next(p for p in payments.of_client(tx, client_id) if p.facts.payment_id == payment_id)
    root_id = logged.facts.refund_of or payment_id
    root = next(p for p in facts.payments if p.payment_id == root_id)
    plan = plan_in_force(company_facts.plans, root.paid_on)
    if plan is None or facts.line not in plan.lines:
        raise NotFound
    parts = [(part, *found.period.judge(part.charge.ordinal, root.paid_on)) for part in found.allotment.parts[root_id]]
    mine = [e for e in found.entries if e.payment_id == payment_id and e.staff_id == actor.staff_id]
    name = clients.load(tx, client_id).name
    return Why(logged, name, mine, found.period, parts, plan, plan.lines[facts.line])
