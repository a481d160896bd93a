"""A version of the compensation plan as it is written in a file: lines with their periods and percents, and heads."""

from datetime import date
from typing import Final

from domain.plan import A_CENTURY, NO_PERCENT, AcquisitionRule, CompensationPlan, PlanLine, Whichever
from domain.written_fields import Flaw, Reader
from domain.yaml_text import Node

VERSION_FIELDS: Final = ("number", "effective_from", "lines", "heads")
_LINE_FIELDS: Final = ("acquisition", "commission", "residual", "service", "vat")
_PERIOD_FIELDS: Final = ("payments", "months", "whichever")


def read_plan(node: Node, path: str, plan_id: int) -> CompensationPlan:
    """The version that a node writes, numbered by its id unless it has a number of its own.

    WrittenError says the line and the field that is wrong.
    """
    reader = Reader(node, path, VERSION_FIELDS)
    effective_from: date = reader.day("effective_from")
    written = Reader(reader.get("lines"), reader.path("lines"))
    codes = written.names()
    if not codes:
        reader.refuse("lines", "a plan has at least one line", Flaw.NO_LINES)
    lines = {code: _line(written, code) for code in codes}
    heads = dict.fromkeys(("commercial", "client"), NO_PERCENT)
    if reader.has("heads"):
        given = Reader(reader.get("heads"), reader.path("heads"), tuple(heads))
        heads |= {side: given.percent(side) for side in heads if given.has(side)}
    number = reader.name("number") if reader.has("number") else str(plan_id)
    return CompensationPlan(plan_id, number, effective_from, lines, heads["commercial"], heads["client"])


def _line(lines: Reader, code: str) -> PlanLine:
    reader = Reader(lines.get(code), lines.path(code), _LINE_FIELDS)
    rule = _rule(Reader(reader.get("acquisition"), reader.path("acquisition"), _PERIOD_FIELDS), reader)
    commission, residual, service = (reader.percent(field) for field in ("commission", "residual", "service"))
    vat = reader.percent("vat") if reader.has("vat") else None
    return PlanLine(code, code, rule, commission, residual, service, vat)


def _rule(period: Reader, line: Reader) -> AcquisitionRule:
    payments, months = (period.count(field) if period.has(field) else None for field in ("payments", "months"))
    if payments is None and months is None:
        line.refuse("acquisition", "it lasts a number of payments, of months, or both", Flaw.NO_PERIOD)
    if payments is not None and payments < 1:
        period.refuse("payments", "at least one", Flaw.PAYMENTS)
    if months is not None and not 0 <= months <= A_CENTURY:
        period.refuse("months", f"from 0 to {A_CENTURY}", Flaw.MONTHS)
    whichever = period.word("whichever", Whichever) if period.has("whichever") else Whichever.FIRST
    return AcquisitionRule(payments, months, whichever)
