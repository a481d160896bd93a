"""Compensation plan versions and their lines. A published version is never edited; one that was withdrawn before its
day stays on record, and counts for nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Column, ForeignKey, Integer, String, Table, bindparam, insert, select, update

from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever
from domain.plan_drafts import PlanDayTaken
from domain.refusals import NotFound
from storage import company
from storage.db import AnyRow, Tx
from storage.metadata import metadata, partial_index
from storage.types import Day, Instant, Kopecks, Percent

plans = Table(
    "plans",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", String, nullable=False),
    Column("effective_from", Day, nullable=False),
    Column("commercial_head", Percent, nullable=False),
    Column("client_head", Percent, nullable=False),
    Column("regular_contacts", Integer, nullable=False),
    Column("key_contacts", Integer, nullable=False),
    Column("key_turnover", Kopecks),
    Column("published_at", Instant, nullable=False),
    Column("published_by", ForeignKey("staff.id"), nullable=False),
    Column("withdrawn_at", Instant),
    Column("withdrawn_by", ForeignKey("staff.id")),
)
_counts = plans.c.withdrawn_at.is_(None)
partial_index("ix_plans_effective_from", plans.c.effective_from, unique=True, where=_counts)

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

_plans = select(plans).where(_counts).order_by(plans.c.effective_from)
_plan = select(plans).where(plans.c.id == bindparam("plan_id"))
_lines = select(plan_lines).order_by(plan_lines.c.plan_id, plan_lines.c.position)
_lines_of = select(plan_lines).where(plan_lines.c.plan_id == bindparam("plan_id")).order_by(plan_lines.c.position)
_numbers = select(plans.c.number).order_by(plans.c.id)
_withdraw = (
    update(plans)
    .where(plans.c.id == bindparam("of_plan"), _counts)
    .values(withdrawn_at=bindparam("at"), withdrawn_by=bindparam("by"))
)
_add_plan = insert(plans)
_add_line = insert(plan_lines)


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    """A version as it was published, and whether it was withdrawn."""

    plan: CompensationPlan
    withdrawn: bool


def all_plans(tx: Tx) -> list[CompensationPlan]:
    """Every version that counts, ordered by the day it starts."""
    lines: dict[int, list[AnyRow]] = {}
    for row in tx.execute(_lines):
        lines.setdefault(row.plan_id, []).append(row)
    return [_read(row, lines.get(row.id, ())) for row in tx.execute(_plans)]


def get(tx: Tx, plan_id: int) -> PublishedPlan:
    """A version, a withdrawn one too; NotFound for an unknown id."""
    row = tx.execute(_plan, {"plan_id": plan_id}).one_or_none()
    if row is None:
        raise NotFound
    plan = _read(row, tx.execute(_lines_of, {"plan_id": plan_id}))
    return PublishedPlan(plan, row.withdrawn_at is not None)


def _read(row: AnyRow, lines: Iterable[AnyRow]) -> CompensationPlan:
    return CompensationPlan(
        plan_id=row.id,
        number=row.number,
        effective_from=row.effective_from,
        lines=_read_lines(lines),
        commercial_head=row.commercial_head,
        client_head=row.client_head,
        regular_contacts=row.regular_contacts,
        key_contacts=row.key_contacts,
        key_turnover=row.key_turnover,
    )


def _read_lines(rows: Iterable[AnyRow]) -> Mapping[str, PlanLine]:
    found = {}
    for row in rows:
        rule = AcquisitionRule(row.payments, row.months, Whichever(row.whichever))
        found[row.code] = PlanLine(row.code, row.title, rule, row.commission, row.residual, row.service, row.vat)
    return found


def numbers(tx: Tx) -> list[str]:
    """The numbers of all versions ever published, in that order."""
    return tx.scalars(_numbers)


def withdraw(tx: Tx, plan_id: int, withdrawn_by: int) -> bool:
    """Take a version back; False when it was withdrawn before."""
    done = tx.execute(_withdraw, {"of_plan": plan_id, "at": tx.now, "by": withdrawn_by}).rowcount == 1
    company.touch(tx)
    return done


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
