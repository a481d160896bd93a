"""Versions of the plan in the making: whole at any time, changed step by step, until published or thrown away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, ForeignKey, Integer, String, Table, bindparam, insert, select, update

from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever
from domain.refusals import NotFound
from storage.db import AnyRow, Tx
from storage.metadata import metadata, partial_index
from storage.types import Instant, Json

OPEN, PUBLISHED, DROPPED = "open", "published", "dropped"

plan_drafts = Table(
    "plan_drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("state", String, nullable=False),  # open, published, dropped
    Column("revision", Integer, nullable=False),  # counts changes: a button of an older state changes nothing
    Column("terms", Json, nullable=False),
    Column("begun_by", ForeignKey("staff.id"), nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("plan_id", ForeignKey("plans.id")),
)
_is_open = plan_drafts.c.state == OPEN
partial_index("ix_plan_drafts_open", plan_drafts.c.id, where=_is_open)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A version to be; its plan has no id yet. `plan_id`: what it was published as."""

    draft_id: int
    state: str
    revision: int
    plan: CompensationPlan
    begun_by: int
    plan_id: int | None


_columns = (
    plan_drafts.c.id,
    plan_drafts.c.state,
    plan_drafts.c.revision,
    plan_drafts.c.terms,
    plan_drafts.c.begun_by,
    plan_drafts.c.plan_id,
)
_one = select(*_columns).where(plan_drafts.c.id == bindparam("draft_id"))
_open = select(*_columns).where(plan_drafts.c.state == OPEN).order_by(plan_drafts.c.id.desc()).limit(bindparam("most"))
_add = insert(plan_drafts)
_change = (
    update(plan_drafts)
    .where(
        plan_drafts.c.id == bindparam("of_draft"),
        plan_drafts.c.state == OPEN,
        plan_drafts.c.revision == bindparam("from_revision"),
    )
    .values(terms=bindparam("new_terms"), revision=bindparam("new_revision"), changed_at=bindparam("at"))
)
_finish = (
    update(plan_drafts)
    .where(
        plan_drafts.c.id == bindparam("of_draft"),
        plan_drafts.c.state == OPEN,
        plan_drafts.c.revision == bindparam("from_revision"),
    )
    .values(state=bindparam("new_state"), plan_id=bindparam("plan"), changed_at=bindparam("at"))
)


def get(tx: Tx, draft_id: int) -> PlanDraft:
    """A draft; NotFound for an unknown id."""
    row = tx.execute(_one, {"draft_id": draft_id}).one_or_none()
    if row is None:
        raise NotFound
    return _read(row)


def open_ones(tx: Tx, most: int) -> list[PlanDraft]:
    """The drafts that are neither published nor thrown away, newest first."""
    return [_read(row) for row in tx.execute(_open, {"most": most})]


def add(tx: Tx, plan: CompensationPlan, begun_by: int) -> int:
    """A new draft's id."""
    values = {"state": OPEN, "revision": 1, "terms": _written(plan), "begun_by": begun_by}
    return tx.insert(_add, {**values, "begun_at": tx.now, "changed_at": tx.now})


def change(tx: Tx, draft: PlanDraft, plan: CompensationPlan) -> bool:
    """Let an open draft say something else; False when it has been changed or ended since it was read."""
    values = {"new_terms": _written(plan), "new_revision": draft.revision + 1, "at": tx.now}
    found = {"of_draft": draft.draft_id, "from_revision": draft.revision}
    return tx.execute(_change, {**values, **found}).rowcount == 1


def finish(tx: Tx, draft: PlanDraft, state: str, plan_id: int | None = None) -> bool:
    """End an open draft; False when it has been changed or ended since it was read."""
    found = {"of_draft": draft.draft_id, "from_revision": draft.revision}
    return tx.execute(_finish, {"new_state": state, "plan": plan_id, "at": tx.now, **found}).rowcount == 1


def _read(row: AnyRow) -> PlanDraft:
    draft_id, state, revision, terms, begun_by, plan_id = row
    return PlanDraft(draft_id, state, revision, _plan(terms), begun_by, plan_id)


def _written(plan: CompensationPlan) -> dict[str, Any]:
    return {
        "number": plan.number,
        "effective_from": plan.effective_from.isoformat(),
        # a list: jsonb keeps no order of keys
        "lines": [_written_line(line) for line in plan.lines.values()],
        "commercial_head": str(plan.commercial_head),
        "client_head": str(plan.client_head),
        "regular_contacts": plan.regular_contacts,
        "key_contacts": plan.key_contacts,
        "key_turnover": None if plan.key_turnover is None else str(plan.key_turnover),
    }


def _written_line(line: PlanLine) -> dict[str, Any]:
    return {
        "code": line.code,
        "title": line.title,
        "payments": line.acquisition.payments,
        "months": line.acquisition.months,
        "whichever": line.acquisition.whichever.value,
        "percents": [str(percent) for percent in (line.commission, line.residual, line.service)],
        "vat": None if line.vat is None else str(line.vat),
    }


def _plan(terms: Mapping[str, Any]) -> CompensationPlan:
    lines = [_line(written) for written in terms["lines"]]
    return CompensationPlan(
        plan_id=0,
        number=terms["number"],
        effective_from=date.fromisoformat(terms["effective_from"]),
        lines={line.code: line for line in lines},
        commercial_head=Percent(terms["commercial_head"]),
        client_head=Percent(terms["client_head"]),
        regular_contacts=terms["regular_contacts"],
        key_contacts=terms["key_contacts"],
        key_turnover=None if terms["key_turnover"] is None else Decimal(terms["key_turnover"]),
    )


def _line(written: Mapping[str, Any]) -> PlanLine:
    rule = AcquisitionRule(written["payments"], written["months"], Whichever(written["whichever"]))
    commission, residual, service = map(Percent, written["percents"])
    vat = None if written["vat"] is None else Percent(written["vat"])
    return PlanLine(written["code"], written["title"], rule, commission, residual, service, vat)
