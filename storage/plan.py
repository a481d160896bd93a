"""Compensation plan versions and their lines. A published version is never edited."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, insert, select

from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever
from domain.refusals import Refusal
from storage import company
from storage.db import Tx
from storage.metadata import metadata
from storage.types import Day, Instant, Kopecks, Percent

plans = Table(
    "plans",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False),
    Column("effective_from", Day, nullable=False, unique=True),
    Column("commercial_head", Percent, nullable=False),
    Column("client_head", Percent, nullable=False),
    Column("regular_contacts", Integer, nullable=False),
    Column("key_contacts", Integer, nullable=False),
    Column("key_turnover", Kopecks),
    Column("published_at", Instant, nullable=False),
    Column("published_by", ForeignKey("staff.id"), nullable=False),
)

plan_lines = Table(
    "plan_lines",
    metadata,
    Column("plan_id", ForeignKey("plans.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("code", String, nullable=False),
    Column("title", String, nullable=False),
    Column("payments", Integer),
    Column("months", Integer),
    Column("whichever", String, nullable=False),
    Column("commission", Percent, nullable=False),
    Column("residual", Percent, nullable=False),
    Column("service", Percent, nullable=False),
    Column("vat", Percent),
)

_plans = select(plans).order_by(plans.c.effective_from)
_lines = select(plan_lines).order_by(plan_lines.c.plan_id, plan_lines.c.position)
_add_plan = insert(plans)
_add_line = insert(plan_lines)


class PlanDayTaken(Refusal):
    """Two versions of the plan never start on the same day."""


def all_plans(tx: Tx) -> list[CompensationPlan]:
    """Every published version, ordered by the day it starts."""
    lines: dict[int, dict[str, PlanLine]] = {}
    for row in tx.execute(_lines):
        rule = AcquisitionRule(row.payments, row.months, Whichever(row.whichever))
        line = PlanLine(row.code, row.title, rule, row.commission, row.residual, row.service, row.vat)
        lines.setdefault(row.plan_id, {})[row.code] = line
    return [
        CompensationPlan(
            plan_id=row.id,
            number=row.number,
            effective_from=row.effective_from,
            lines=lines.get(row.id, {}),
            commercial_head=row.commercial_head,
            client_head=row.client_head,
            regular_contacts=row.regular_contacts,
            key_contacts=row.key_contacts,
            key_turnover=row.key_turnover,
        )
        for row in tx.execute(_plans)
    ]


def publish(tx: Tx, plan: CompensationPlan, published_by: int) -> int:
    """Keep a version for good; its id. `plan.plan_id` is not looked at."""
    if any(known.effective_from == plan.effective_from for known in all_plans(tx)):
        raise PlanDayTaken(effective_from=plan.effective_from)
    values = {
        "number": plan.number,
        "effective_from": plan.effective_from,
        "commercial_head": plan.commercial_head,
        "client_head": plan.client_head,
        "regular_contacts": plan.regular_contacts,
        "key_contacts": plan.key_contacts,
        "key_turnover": plan.key_turnover,
        "published_at": tx.now,
        "published_by": published_by,
    }
    plan_id = tx.insert(_add_plan, values)
    for position, line in enumerate(plan.lines.values()):
        tx.execute(_add_line, {"plan_id": plan_id, "position": position, **_line_values(line)})
    company.touch(tx)
    return plan_id


def _line_values(line: PlanLine) -> dict[str, object]:
    return {
        "code": line.code,
        "title": line.title,
        "payments": line.acquisition.payments,
        "months": line.acquisition.months,
        "whichever": line.acquisition.whichever.value,
        "commission": line.commission,
        "residual": line.residual,
        "service": line.service,
        "vat": line.vat,
    }
