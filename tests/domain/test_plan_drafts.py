"""A plan in the making: its lines, its titles, its first day, and what a version must keep to."""

from dataclasses import replace
from datetime import date

import pytest

from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.plan_drafts import (
    MOST_LINES,
    LineTitleTaken,
    PlanDayTaken,
    PlanInClosedMonth,
    PlanTooLong,
    PlanWithoutLines,
    TitleNotGiven,
    TooFewContacts,
    clean_title,
    ensure_start,
    ensure_title_free,
    ensure_whole,
    free_code,
    known_code,
    with_contacts,
    with_line,
    without_line,
)
from domain.refusals import NotFound


def _line(number: int) -> PlanLine:
    return PlanLine(f"line-{number}", f"Line {number}", AcquisitionRule(months=3), Percent(10), Percent(1), Percent(3))


def _plan(lines: int) -> CompensationPlan:
    return CompensationPlan(0, "1", date(2024, 1, 1), {line.code: line for line in map(_line, range(lines))})


def test_a_plan_holds_so_many_lines_and_no_more() -> None:
    full = _plan(MOST_LINES)

    ensure_whole(full)
    with pytest.raises(PlanTooLong) as refused:
        with_line(full, _line(MOST_LINES))
    assert refused.value.params == {"most": 15}
    with pytest.raises(PlanTooLong) as refused:
        ensure_whole(_plan(MOST_LINES + 1))
    assert refused.value.params == {"most": 15}
    with pytest.raises(PlanWithoutLines):
        ensure_whole(_plan(0))


def test_a_full_plan_still_lets_a_line_of_its_own_be_changed() -> None:
    changed = replace(_line(0), commission=Percent(12))

    assert with_line(_plan(MOST_LINES), changed).lines["line-0"].commission == Percent(12)


def test_only_a_line_that_is_there_can_be_taken_out() -> None:
    plan = _plan(2)

    assert list(without_line(plan, "line-0").lines) == ["line-1"]
    with pytest.raises(NotFound):
        without_line(plan, "line-7")


def test_a_version_starts_on_a_day_of_its_own_in_a_month_that_is_not_closed() -> None:
    versions, closed = [_plan(1)], date(2024, 3, 1)

    ensure_start(date(2024, 4, 1), versions, closed)
    ensure_start(date(2020, 1, 1), versions, None)
    with pytest.raises(PlanDayTaken) as refused:
        ensure_start(date(2024, 1, 1), versions, closed)
    assert refused.value.params == {"effective_from": date(2024, 1, 1)}
    for day in (date(2024, 2, 29), date(2024, 3, 31)):
        with pytest.raises(PlanInClosedMonth):
            ensure_start(day, versions, closed)


def test_a_title_is_kept_in_one_form_and_has_one_to_forty_characters() -> None:
    assert clean_title("  Доступ   в интернет ") == "Доступ в интернет"
    assert clean_title("Д" * 40) == "Д" * 40
    assert clean_title("2", 1) == "2"
    for text, most in (("", 40), (" ", 40), ("Д" * 41, 40), ("22", 1)):
        with pytest.raises(TitleNotGiven) as refused:
            clean_title(text, most)
        assert refused.value.params == {"most": most}


def test_a_line_is_known_again_by_its_title_in_the_last_plan_that_has_it() -> None:
    first, last = (_plan(2), replace(_plan(1), lines={"other": replace(_line(0), code="other")}))

    assert known_code("LINE 0", [first, last]) == "other"
    assert known_code("line 1", [first, last]) == "line-1"
    assert known_code("Line 2", [first, last]) is None


def test_a_new_line_gets_the_first_code_that_is_free() -> None:
    assert free_code([]) == "line-1"
    assert free_code({"line-1", "line-2", "line-4"}) == "line-3"


def test_two_lines_of_a_plan_are_never_called_the_same() -> None:
    plan = _plan(2)

    ensure_title_free(plan, "Line 2")
    with pytest.raises(LineTitleTaken) as refused:
        ensure_title_free(plan, "LINE 1")
    assert refused.value.params == {"title": "LINE 1"}
    with pytest.raises(LineTitleTaken):
        with_line(plan, replace(_line(2), title="line 1"))
    assert list(with_line(plan, replace(_line(0), title="line 0")).lines) == ["line-0", "line-1"]


@pytest.mark.parametrize(("regular", "key"), [(2, 3), (20, 20)])
def test_a_client_is_known_to_enough_people(regular: int, key: int) -> None:
    changed = with_contacts(_plan(1), regular, key)

    assert changed == replace(_plan(1), regular_contacts=regular, key_contacts=key)


@pytest.mark.parametrize(("regular", "key"), [(1, 3), (2, 2), (21, 3), (2, 21)])
def test_with_fewer_or_very_many_the_plan_stays_as_it_was(regular: int, key: int) -> None:
    plan = _plan(1)

    with pytest.raises(TooFewContacts):
        with_contacts(plan, regular, key)
    assert plan == _plan(1)
