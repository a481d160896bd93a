"""The small company of the domain tests: its people by name, and short ways to write down payments and plans."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from domain.acquisition import Period
from domain.assignments import Holder, Hunters
from domain.deals import Deal, DealKind
from domain.earnings import ClientEarnings, ClientFacts, CompanyFacts, EntryKind, earn
from domain.money import ZERO, Percent
from domain.payments import Payment, PaymentStatus
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever

IVAN, PETR, MARIA, OLGA, OLEG, BORIS, ANNA, VERA = range(1, 9)
FIRST_COMMERCIAL, CLIENT, SECOND_COMMERCIAL = 1, 2, 3
LONG_AGO = date(2020, 1, 1)
IVAN_ALONE = (Hunters(LONG_AGO, ((IVAN, Decimal(100)),)),)


def day(text: str) -> date:
    return date.fromisoformat(text)


def pay(payment_id: int, amount: str, on: str, deal_id: int | None = None, *, declared: bool = False) -> Payment:
    status = PaymentStatus.DECLARED if declared else PaymentStatus.CONFIRMED
    return Payment(payment_id, Decimal(amount), day(on), status, deal_id)


def refund(payment_id: int, of: int, amount: str, on: str) -> Payment:
    return Payment(payment_id, -Decimal(amount), day(on), refund_of=of)


def rule(payments: int | None = None, months: int | None = None, whichever: str = "first") -> AcquisitionRule:
    return AcquisitionRule(payments, months, Whichever(whichever))


def line(
    acquisition: AcquisitionRule,
    commission: str = "10",
    residual: str = "1",
    service: str = "3",
    vat: str | None = None,
) -> PlanLine:
    tax = None if vat is None else Percent(vat)
    return PlanLine("line", "Line", acquisition, Percent(commission), Percent(residual), Percent(service), tax)


INTERNET = line(rule(payments=2))
SUPPLY = line(rule(months=3))
GOODS = line(rule(months=3), vat="20")


def plan(
    terms: PlanLine | None,
    since: str = "2020-01-01",
    *,
    plan_id: int = 1,
    commercial_head: str = "0",
    client_head: str = "0",
) -> CompensationPlan:
    lines = {} if terms is None else {terms.code: terms}
    heads = Percent(commercial_head), Percent(client_head)
    return CompensationPlan(plan_id, str(plan_id), day(since), lines, *heads)


def company(*plans: CompensationPlan) -> CompanyFacts:
    """Boris heads Ivan and Petr, Vera heads Maria, Anna heads Olga and Oleg; each head is of their own department."""
    departments = {
        FIRST_COMMERCIAL: (IVAN, PETR, BORIS),
        CLIENT: (OLGA, OLEG, ANNA),
        SECOND_COMMERCIAL: (MARIA, VERA),
    }
    department_of = {staff_id: department for department, people in departments.items() for staff_id in people}
    heads = {FIRST_COMMERCIAL: BORIS, CLIENT: ANNA, SECOND_COMMERCIAL: VERA}
    return CompanyFacts(plans, department_of, {where: (Holder(LONG_AGO, who),) for where, who in heads.items()})


def hunters(since: str, *shares: tuple[int, str]) -> Hunters:
    return Hunters(day(since), tuple((staff_id, Decimal(share)) for staff_id, share in shares))


def managed(*posts: tuple[str, int | None]) -> tuple[Holder, ...]:
    return tuple(Holder(day(since), staff_id) for since, staff_id in posts)


def client(
    *payments: Payment,
    deals: Sequence[Deal] = (),
    by: Sequence[Hunters] = IVAN_ALONE,
    managers: Sequence[Holder] = (),
    extended_until: str | None = None,
    early_on: str | None = None,
) -> ClientFacts:
    extension, early = (day(text) if text else None for text in (extended_until, early_on))
    return ClientFacts("line", payments, deals, by, managers, extension, early)


def recurring(deal_id: int = 1, first: str | None = "5000", monthly: str = "1000", on: str = "2024-01-10") -> Deal:
    connection = None if first is None else Decimal(first)
    return Deal(deal_id, DealKind.RECURRING, day(on), first=connection, monthly=Decimal(monthly))


def one_off(deal_id: int, amount: str, on: str = "2024-01-10", closed_on: str | None = None) -> Deal:
    closed = day(closed_on) if closed_on else None
    return Deal(deal_id, DealKind.ONE_OFF, day(on), amount=Decimal(amount), closed_on=closed)


def earned(
    result: ClientEarnings, staff_id: int, payment_id: int | None = None, kind: EntryKind | None = None
) -> Decimal:
    """What a person has from a client, from one payment or refund, or of one kind."""
    mine = (
        entry.amount
        for entry in result.entries
        if entry.staff_id == staff_id and payment_id in {None, entry.payment_id} and kind in {None, entry.kind}
    )
    return sum(mine, ZERO)


def lapse(facts: ClientFacts, terms: PlanLine) -> date | None:
    return period_of(facts, terms).lapses_on


def period_of(facts: ClientFacts, terms: PlanLine) -> Period:
    return earn(facts, company(plan(terms))).period
