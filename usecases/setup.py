"""Setting a company up: the director's first minutes. Each step is kept by itself, so it can be left and resumed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from domain.calendar import month_of, next_month
from domain.money import Percent
from domain.plan import CompensationPlan, PlanLine
from domain.refusals import NotFound, Outdated
from domain.staff import Actor, DepartmentKind, Permission, clean_name
from storage import audit, staff
from storage import company as company_storage
from storage.company import Company, Department
from storage.db import Tx
from storage.staff import Person
from usecases import company, plan, settings
from usecases.access import needs
from usecases.staff import visible_invitations

CURRENCIES: Final = ("RUB", "KZT", "BYN", "USD", "EUR")
COMPANY: Final = "company:1"


@dataclass(frozen=True, slots=True)
class SetupState:
    """How far the company is. `pairs`: commercial and client departments; `invited`: names with an open invitation."""

    company: Company
    pairs: Sequence[tuple[Department, Department]]
    plan: CompensationPlan | None
    people: Sequence[Person]
    invited: Sequence[str]


@needs(Permission.MANAGE_COMPANY)
def state(tx: Tx, actor: Actor) -> SetupState:
    """What is set up already."""
    departments = {d.department_id: d for d in company.departments(tx)}
    pairs = [(d, departments[d.hands_over_to]) for d in departments.values() if d.hands_over_to is not None]
    invited = [invitation.name for invitation in visible_invitations(tx, actor)]
    return SetupState(company_storage.get(tx), pairs, _first_plan(tx), staff.active(tx), invited)


def _first_plan(tx: Tx) -> CompensationPlan | None:
    return next(iter(company.facts(tx).plans), None)


@needs(Permission.MANAGE_COMPANY)
def set_name(tx: Tx, actor: Actor, name: str) -> None:
    """Say what the company is called."""
    _change(tx, actor, name=clean_name(name))


@needs(Permission.MANAGE_COMPANY)
def set_zone(tx: Tx, actor: Actor, zone: str) -> None:
    """Choose the time zone of business dates; the director's own follows while it was the same."""
    settings.ensure_zone(zone)
    before = company_storage.get(tx).zone
    _change(tx, actor, zone=zone)
    if staff.get(tx, actor.staff_id).zone == before:
        settings.set_zone(tx, actor, zone)


@needs(Permission.MANAGE_COMPANY)
def set_currency(tx: Tx, actor: Actor, currency: str) -> None:
    """Choose the currency of all amounts, before there are any."""
    if currency not in CURRENCIES or company_storage.get(tx).set_up_at is not None:
        raise Outdated
    _change(tx, actor, currency=currency)


@needs(Permission.MANAGE_COMPANY)
def set_confirmation(tx: Tx, actor: Actor, *, wanted: bool) -> None:
    """Say whether payments wait for somebody's confirmation, or count as soon as they are logged."""
    _change(tx, actor, confirmation=wanted)


def _change(tx: Tx, actor: Actor, **values: str | bool) -> None:
    known = company_storage.get(tx)
    before = {name: getattr(known, name) for name in values}
    company_storage.change(tx, **values)
    audit.record(tx, actor, "company changed", COMPANY, before=before, after=values)


@needs(Permission.MANAGE_COMPANY)
def ensure_pair(tx: Tx, actor: Actor, commercial: str, client: str) -> None:
    """The first pair of departments, unless there is one."""
    if not company.departments(tx):
        add_pair(tx, actor, commercial, client)


@needs(Permission.MANAGE_COMPANY)
def add_pair(tx: Tx, actor: Actor, commercial: str, client: str) -> tuple[int, int]:
    """A commercial department and the client department that it hands over to; their ids."""
    names = clean_name(commercial), clean_name(client)
    taker = company_storage.add_department(tx, names[1], DepartmentKind.CLIENT)
    giver = company_storage.add_department(tx, names[0], DepartmentKind.COMMERCIAL, taker)
    for department_id, name in zip((giver, taker), names, strict=True):
        audit.record(tx, actor, "department added", f"department:{department_id}", after={"name": name})
    return giver, taker


@needs(Permission.MANAGE_COMPANY)
def rename_department(tx: Tx, actor: Actor, department_id: int, name: str) -> None:
    """Call a department something else."""
    known = {d.department_id: d for d in company.departments(tx)}
    if department_id not in known:
        raise NotFound
    name = clean_name(name)
    company_storage.rename_department(tx, department_id, name)
    before, after = {"name": known[department_id].name}, {"name": name}
    audit.record(tx, actor, "department renamed", f"department:{department_id}", before=before, after=after)


@needs(Permission.PUBLISH_PLAN)
def publish_first_plan(
    tx: Tx, actor: Actor, lines: Sequence[PlanLine], commercial_head: Percent, client_head: Percent
) -> int:
    """Publish the first plan, in force from the first of this month, or of the earliest open one; its id."""
    if _first_plan(tx) is not None:
        raise Outdated
    closed_through = company_storage.get(tx).closed_through
    month = month_of(company.today(tx))
    if closed_through is not None and month <= closed_through:
        month = next_month(closed_through)
    first = CompensationPlan(0, "1", month, {line.code: line for line in lines}, commercial_head, client_head)
    return plan.publish(tx, actor, first)
