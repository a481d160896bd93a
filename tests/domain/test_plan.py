"""Plan versions: which is in force, what is pointed out before publishing, what is no plan at all."""

from datetime import date

import pytest

from domain.plan import CompensationPlan, PlanLine, PlanWarning, plan_in_force, plan_warnings
from tests.domain.facts import SUPPLY, day, line, plan, rule


@pytest.mark.parametrize(
    ("on", "number"),
    [("2023-12-31", None), ("2024-01-01", "1"), ("2024-05-31", "1"), ("2024-06-01", "2"), ("2030-01-01", "2")],
)
def test_a_version_is_in_force_from_its_day_until_the_next_one(on: str, number: str | None) -> None:
    plans = [plan(SUPPLY, "2024-01-01", plan_id=1), plan(SUPPLY, "2024-06-01", plan_id=2)]

    found = plan_in_force(plans, day(on))

    assert (found.number if found else None) == number


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        pytest.param(line(rule(months=3)), [], id="nothing"),
        pytest.param(line(rule(months=1)), [], id="one month is the least"),
        pytest.param(line(rule(months=24)), [], id="two years are the most"),
        pytest.param(line(rule(months=0)), [PlanWarning.MONTHS], id="no month"),
        pytest.param(line(rule(months=25)), [PlanWarning.MONTHS], id="more than two years"),
        pytest.param(line(rule(payments=30)), [], id="payments are not months"),
        pytest.param(line(rule(months=3), "9", "3"), [], id="a residual of a third"),
        pytest.param(line(rule(months=3), "9", "3.01"), [PlanWarning.RESIDUAL], id="a residual above a third"),
        pytest.param(line(rule(months=3), "100", "1", "97"), [PlanWarning.OVER_HUNDRED], id="over a hundred outside"),
        pytest.param(line(rule(months=3), "99", "1", "96.5"), [], id="a hundred and less on either side"),
        pytest.param(line(rule(months=3), "99.01", "1"), [PlanWarning.OVER_HUNDRED], id="over a hundred inside"),
    ],
)
def test_what_looks_wrong_in_a_line_is_pointed_out(terms: PlanLine, expected: list[PlanWarning]) -> None:
    published = plan(terms, commercial_head="1", client_head="2.5")

    assert plan_warnings(published) == [(warning, "line") for warning in expected]


def test_a_line_that_running_clients_use_and_the_plan_lacks_is_pointed_out() -> None:
    found = plan_warnings(plan(SUPPLY), lines_in_use={"line", "internet", "goods"})

    assert found == [(PlanWarning.MISSING_LINE, "goods"), (PlanWarning.MISSING_LINE, "internet")]


@pytest.mark.parametrize(("payments", "months"), [(None, None), (0, None), (0, 3), (None, -1), (None, 1201)])
def test_a_period_without_limits_or_with_impossible_ones_is_none(payments: int | None, months: int | None) -> None:
    with pytest.raises(ValueError, match="an acquisition period"):
        rule(payments, months)


@pytest.mark.parametrize(("regular", "key"), [(1, 4), (2, 2)])
def test_fewer_contacts_than_protect_a_client_are_no_plan(regular: int, key: int) -> None:
    with pytest.raises(ValueError, match="too few contacts"):
        CompensationPlan(1, "1", date(2024, 1, 1), {}, regular_contacts=regular, key_contacts=key)


@pytest.mark.parametrize("percents", [("-1", "1", "3"), ("10", "-1", "3"), ("10", "1", "-3"), ("10", "1", "3", "-20")])
def test_a_line_with_a_percent_below_zero_is_none(percents: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="below zero"):
        line(rule(months=3), *percents)


@pytest.mark.parametrize("heads", [("-1", "0"), ("0", "-1")])
def test_a_plan_with_a_heads_percent_below_zero_is_none(heads: tuple[str, str]) -> None:
    commercial_head, client_head = heads

    with pytest.raises(ValueError, match="below zero"):
        plan(SUPPLY, commercial_head=commercial_head, client_head=client_head)
