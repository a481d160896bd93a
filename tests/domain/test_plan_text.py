"""A version of the plan as it is written in a scenario: every field, and what may be left out."""

import pytest

from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever
from domain.plan_text import read_plan
from domain.yaml_text import read_tree
from tests.domain.facts import day

PLAN = """\
effective_from: 2024-03-01
lines:
  supply: {acquisition: {months: 3}, commission: 10, residual: 1, service: 3}
"""


def test_what_may_be_left_out_is_nothing_and_the_number_is_the_place_of_the_version() -> None:
    line = PlanLine("supply", "supply", AcquisitionRule(months=3), Percent(10), Percent(1), Percent(3))

    assert read_plan(read_tree(PLAN), "plans", 2) == CompensationPlan(
        2, "2", day("2024-03-01"), {"supply": line}, Percent(0), Percent(0)
    )


def test_every_field_is_read() -> None:
    acquisition = "{payments: 2, months: 5, whichever: last}, vat: 20"
    text = PLAN.replace("{months: 3}", acquisition) + 'number: 7-П\nheads: {commercial: "1"}\n'
    rule = AcquisitionRule(2, 5, Whichever.LAST)
    line = PlanLine("supply", "supply", rule, Percent(10), Percent(1), Percent(3), Percent(20))

    found = read_plan(read_tree(text), "plans", 2)

    assert (found.number, found.lines) == ("7-П", {"supply": line})
    assert (found.commercial_head, found.client_head) == (Percent(1), Percent(0))


@pytest.mark.parametrize("months", [0, 1200])
def test_a_period_may_be_no_month_and_a_century(months: int) -> None:
    text = PLAN.replace("months: 3", f"months: {months}")

    assert read_plan(read_tree(text), "plans", 2).lines["supply"].acquisition == AcquisitionRule(months=months)
