"""Why a payment brings a person what it brings, by the very engine that books it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.acquisition import Period, Reason
from domain.deals import Part
from domain.earnings import ClientEarnings, Entry, EntryKind, earn
from domain.money import ZERO
from domain.payments import Payment, PaymentStatus
from domain.plan import CompensationPlan, PlanLine, plan_in_force
from domain.staff import Actor, Permission
from storage import bookings, clients, earnings, objections, payments
from storage.bookings import Booking
from storage.db import Tx
from storage.objections import Objection
from usecases import company
from usecases.access import needs
from usecases.earnings import facts_of


@dataclass(frozen=True, slots=True)
class Why:
    """The explanation of what a payment brings a person: the entries of the engine and the facts beside them.

    `plan` and `line`: by which it is reckoned, None for a payment that counts for nothing; `version`: the plan's place
    among all, from 1; `ruled_by`: the version whose rule the period follows, where it is another. `bookings`: all that
    was booked for it. `expected`: it is declared, and this is what it would bring. `objections`: what this person
    objected to in it; accepted ones may have corrected it.
    """

    payment: payments.LoggedPayment
    client_name: str
    entries: Sequence[Entry]
    period: Period
    parts: Sequence[tuple[Part, bool, Reason]]
    plan: CompensationPlan | None
    line: PlanLine | None
    version: int
    ruled_by: CompensationPlan | None
    bookings: Sequence[Booking]
    expected: bool
    objections: Sequence[Objection] = ()

    @property
    def reckoned(self) -> Decimal:
        """What the engine gives by today's facts."""
        return sum((entry.amount for entry in self.entries), ZERO)

    @property
    def corrected(self) -> Decimal:
        """What accepted objections brought beside it."""
        return sum((each.amount for each in self.bookings if each.kind is EntryKind.CORRECTION), ZERO)


@needs(Permission.SEE_EARNINGS)
def why(tx: Tx, actor: Actor, payment_id: int) -> Why:
    """Explain a payment to somebody whom it brings something, by the very engine that booked it."""
    client_id = earnings.client_of(tx, actor.staff_id, payment_id)
    client = clients.load(tx, client_id)
    facts, company_facts = facts_of(tx, client), company.facts(tx)
    logged = next(p for p in payments.of_client(tx, client_id) if p.facts.payment_id == payment_id)
    declared = logged.facts.status is PaymentStatus.DECLARED
    root_id = logged.facts.refund_of or payment_id
    found = earn(facts, company_facts, with_declared=declared, of={root_id})
    root = next(p for p in facts.payments if p.payment_id == root_id)
    plan = plan_in_force(company_facts.plans, root.paid_on)
    counts = bool(found.entries)
    return Why(
        logged,
        client.name,
        [e for e in found.entries if e.payment_id == payment_id and e.staff_id == actor.staff_id],
        found.period_on(root.paid_on),
        _judged(found, root) if counts else (),
        plan if counts else None,
        plan.lines.get(facts.line) if plan and counts else None,
        company_facts.plans.index(plan) + 1 if plan else 0,
        _ruled_by(company_facts.plans, found.period_on(root.paid_on), plan),
        bookings.history(tx, actor.staff_id, payment_id),
        declared,
        objections.of_line(tx, payment_id, actor.staff_id),
    )


def _judged(found: ClientEarnings, root: Payment) -> list[tuple[Part, bool, Reason]]:
    parts, period = found.allotment.parts[root.payment_id], found.period_on(root.paid_on)
    return [(part, *period.judge(part.ordinal, root.paid_on)) for part in parts]


def _ruled_by(
    plans: Sequence[CompensationPlan], period: Period, plan: CompensationPlan | None
) -> CompensationPlan | None:
    """The version whose rule the period follows, where it is not this one."""
    first = plan_in_force(plans, period.start) if period.start else None
    return None if first is None or plan is None or first.plan_id == plan.plan_id else first
