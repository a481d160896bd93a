"""A plan in the making: how many lines it holds, and that only a line which is there can be taken out."""

from dataclasses import replace
from datetime import date

import pytest

from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.plan_drafts import MOST_LINES, PlanTooLong, ensure_whole, with_line, without_line
from domain.refusals import NotFound


def _line(number: int) -> PlanLine:
    return PlanLine(f"line-{number}", f"Line {number}", AcquisitionRule(months=3), Percent(10), Percent(1), Percent(3))


def _plan(lines: int) -> CompensationPlan:
    return CompensationPlan(0, "1", date(2024, 1, 1), {line.code: line for line in map(_line, range(lines))})


def test_a_plan_holds_so_many_lines_and_no_more() -> None:
    full = _plan(MOST_LINES)

    ensure_whole(full)
    with pytest.raises(PlanTooLong):
        with_line(full, _line(MOST_LINES))
    with pytest.raises(PlanTooLong):
        ensure_whole(_plan(MOST_LINES + 1))


def test_a_full_plan_still_lets_a_line_of_its_own_be_changed() -> None:
    changed = replace(_line(0), commission=Percent(12))

    assert with_line(_plan(MOST_LINES), changed).lines["line-0"].commission == Percent(12)


def test_only_a_line_that_is_there_can_be_taken_out() -> None:
    plan = _plan(2)

    assert list(without_line(plan, "line-0").lines) == ["line-1"]
    with pytest.raises(NotFound):
        without_line(plan, "line-7")
