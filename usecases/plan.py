"""The compensation plan: everybody reads it, the director publishes; what hangs on it is reckoned anew at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar import month_of
from domain.plan import CompensationPlan, PlanWarning, plan_in_force, plan_warnings
from domain.refusals import NotFound, Refusal
from domain.staff import Actor, Permission
from storage import audit, team
from storage import company as company_storage
from storage import plan as plan_storage
from storage.db import Tx
from usecases import company, earnings
from usecases.access import needs


class PlanInClosedMonth(Refusal):
    """A plan never starts in a closed month: what was paid out for it stays."""


class PlanWithoutLines(Refusal):
    """A plan has terms for at least one business line."""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A version as it is read. `until`: its last day, when a later one is known; `versions`: all, by their start."""

    plan: CompensationPlan | None
    until: date | None
    in_force: bool
    versions: Sequence[CompensationPlan]
    today: date


@needs(Permission.READ_PLAN)
def show(tx: Tx, actor: Actor, plan_id: int | None = None) -> PlanView:
    """A version, the one in force unless another is named; before the first one starts, that one."""
    versions, today = company.facts(tx).plans, company.today(tx)
    current = plan_in_force(versions, today)
    shown = current or next(iter(versions), None)
    if plan_id is not None:
        shown = next((version for version in versions if version.plan_id == plan_id), None)
        if shown is None:
            raise NotFound
    later = [v.effective_from for v in versions if shown and v.effective_from > shown.effective_from]
    until = min(later) - timedelta(days=1) if later else None
    return PlanView(shown, until, shown is not None and shown == current, versions, today)


@needs(Permission.PUBLISH_PLAN)
def check(tx: Tx, actor: Actor, plan: CompensationPlan) -> list[tuple[PlanWarning, str]]:
    """What looks wrong in a plan before it is published, as pairs of warning and line code."""
    return plan_warnings(plan, team.lines_in_use(tx))


@needs(Permission.PUBLISH_PLAN)
def publish(tx: Tx, actor: Actor, plan: CompensationPlan) -> int:
    """Publish a version for good; its id. `plan.plan_id` is not looked at.

    Every payment from its first day on is reckoned anew. PlanDayTaken when another version starts on that day. With
    the first version the company is set up.
    """
    if not plan.lines:
        raise PlanWithoutLines
    known = company_storage.get(tx)
    closed_through = known.closed_through
    if closed_through is not None and month_of(plan.effective_from) <= closed_through:
        raise PlanInClosedMonth
    plan_id = plan_storage.publish(tx, plan, actor.staff_id)
    after = {"number": plan.number, "effective_from": plan.effective_from, "lines": ", ".join(plan.lines)}
    audit.record(tx, actor, "plan published", f"plan:{plan_id}", after=after)
    if known.set_up_at is None:
        company_storage.change(tx, set_up_at=tx.now)
    for client_id in team.clients_paid_since(tx, plan.effective_from):
        earnings.refresh(tx, actor, client_id, "plan-published")
    return plan_id
