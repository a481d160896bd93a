"""The compensation plan: everybody reads it, the director publishes; what hangs on it is reckoned anew at once.

A version that starts in the past books all its differences in the transaction that publishes it: pay is never half
changed, no month can be closed in between, and the explanations hold at any moment.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from domain.money import ZERO
from domain.plan import CompensationPlan, PlanWarning, plan_in_force, plan_warnings
from domain.plan_drafts import PlanInClosedMonth, PlanWithoutLines, ensure_start, ensure_whole
from domain.refusals import Outdated, Refusal
from domain.staff import ROLES_IN_DEPARTMENT, Actor, Permission
from storage import audit, plan_drafts, staff, team, unresolved
from storage import company as company_storage
from storage import plan as plan_storage
from storage.db import Tx
from storage.plan_drafts import PlanDraft
from usecases import company, earnings, key_clients
from usecases.access import needs
from usecases.notices import tell

__all__ = ["PlanInClosedMonth", "PlanWithoutLines"]

MOST_DRAFTS: Final = 3


class PlanStarted(Refusal):
    """A version is withdrawn only before its first day; after that another one takes its place."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits on the plan for who publishes it: drafts, newest first, and payments that no rule covers."""

    drafts: Sequence[PlanDraft] = ()
    unresolved: int = 0
    unresolved_sum: Decimal = ZERO


@dataclass(frozen=True, slots=True)
class PlanView:
    """A version as it is read. `until`: its last day, when a later one is known; `versions`: all, by their start.

    `desk` None: this person only reads.
    """

    plan: CompensationPlan | None
    until: date | None
    in_force: bool
    versions: Sequence[CompensationPlan]
    today: date
    withdrawn: bool = False
    desk: Desk | None = None

    @property
    def may_withdraw(self) -> bool:
        """Whether this version can be taken back."""
        ahead = self.plan is not None and self.plan.effective_from > self.today
        return ahead and self.desk is not None and not self.withdrawn


@needs(Permission.READ_PLAN)
def show(tx: Tx, actor: Actor, plan_id: int | None = None) -> PlanView:
    """A version, the one in force unless another is named; before the first one starts, that one."""
    versions, today = company.facts(tx).plans, company.today(tx)
    current = plan_in_force(versions, today)
    shown, withdrawn = current or next(iter(versions), None), False
    if plan_id is not None:
        found = plan_storage.get(tx, plan_id)
        shown, withdrawn = found.plan, found.withdrawn
    later = [v.effective_from for v in versions if shown and v.effective_from > shown.effective_from]
    until = min(later) - timedelta(days=1) if later else None
    in_force = shown is not None and shown == current
    desk = _desk(tx) if actor.may(Permission.PUBLISH_PLAN) else None
    return PlanView(shown, until, in_force, versions, today, withdrawn, desk)


def _desk(tx: Tx) -> Desk:
    return Desk(plan_drafts.open_ones(tx, MOST_DRAFTS), *unresolved.count(tx))


@needs(Permission.PUBLISH_PLAN)
def check(tx: Tx, actor: Actor, plan: CompensationPlan) -> list[tuple[PlanWarning, str]]:
    """What looks wrong in a plan before it is published, as pairs of warning and line code."""
    return plan_warnings(plan, team.lines_in_use(tx))


@needs(Permission.PUBLISH_PLAN)
def publish(tx: Tx, actor: Actor, plan: CompensationPlan) -> int:
    """Publish a version for good; its id. `plan.plan_id` is not looked at.

    Every payment from its first day on is reckoned anew. PlanDayTaken when another version starts on that day. With
    the first version the company is set up. Everybody who earns is told.
    """
    ensure_whole(plan)
    known = company_storage.get(tx)
    ensure_start(plan.effective_from, company.facts(tx).plans, known.closed_through)
    plan_id = plan_storage.publish(tx, plan, actor.staff_id)
    after = {"number": plan.number, "effective_from": plan.effective_from, "lines": ", ".join(plan.lines)}
    audit.record(tx, actor, "plan published", f"plan:{plan_id}", after=after)
    if known.set_up_at is None:
        company_storage.change(tx, set_up_at=tx.now)
    for client_id in team.clients_paid_since(tx, plan.effective_from):
        earnings.refresh(tx, actor, client_id, earnings.PLAN_PUBLISHED)
    key_clients.plan_published(tx, plan_id, plan.effective_from)
    _tell_who_earns(tx, plan_id, "plan_published")
    return plan_id


@needs(Permission.PUBLISH_PLAN)
def withdraw(tx: Tx, actor: Actor, plan_id: int) -> None:
    """Take a version back before its first day; it stays on record."""
    found = plan_storage.get(tx, plan_id)
    if found.withdrawn:
        raise Outdated
    if found.plan.effective_from <= company.today(tx):
        raise PlanStarted(first=found.plan.effective_from)
    if not plan_storage.withdraw(tx, plan_id, actor.staff_id):
        raise Outdated
    before = {"number": found.plan.number, "effective_from": found.plan.effective_from}
    audit.record(tx, actor, "plan withdrawn", f"plan:{plan_id}", before=before)
    _tell_who_earns(tx, plan_id, "plan_withdrawn")


def _tell_who_earns(tx: Tx, plan_id: int, event: str) -> None:
    for person in staff.active(tx):
        if person.role in ROLES_IN_DEPARTMENT:
            tell(tx, person.staff_id, event, f"{event} {plan_id}", plan_id=plan_id)


@needs(Permission.READ_PLAN)
def find(tx: Tx, actor: Actor, plan_id: int) -> plan_storage.PublishedPlan:
    """A version, withdrawn or not; NotFound for an unknown id."""
    return plan_storage.get(tx, plan_id)
