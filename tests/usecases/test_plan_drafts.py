"""A version in the making: a copy of the last or a file, changed step by step, published once, as it was shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.money import Percent
from domain.plan import AcquisitionRule, PlanLine, PlanWarning
from domain.plan_changes import PlanChange, Term
from domain.plan_drafts import (
    LineTitleTaken,
    PlanDayTaken,
    PlanInClosedMonth,
    PlanTooLong,
    PlanWithoutLines,
    TitleNotGiven,
    TooFewContacts,
)
from domain.refusals import NotAllowed, NotFound, Outdated, Refusal
from domain.yaml_text import WrittenError
from storage import company, plan
from tests.cast import Cast
from usecases import plan as plan_cases
from usecases import plan_drafts
from usecases.plan import PlanStarted

APRIL = date(2024, 4, 1)
NEW_LINE = PlanLine("", "Монтаж", AcquisitionRule(payments=1), Percent(10), Percent(1), Percent(3))


def begun(cast: Cast) -> int:
    return plan_drafts.begin(cast.tx, cast.galina)


def shown(cast: Cast, draft_id: int) -> plan_drafts.DraftView:
    return plan_drafts.show(cast.tx, cast.galina, draft_id)


def published(cast: Cast, draft_id: int) -> int:
    return plan_drafts.publish(cast.tx, cast.galina, draft_id, shown(cast, draft_id).draft.revision)


def test_a_draft_begins_as_a_copy_of_the_last_version_with_the_next_number_and_month(cast: Cast) -> None:
    view = shown(cast, begun(cast))

    last = plan.all_plans(cast.tx)[-1]
    assert view.plan == replace(last, plan_id=0, number="2-П", effective_from=APRIL)
    assert list(view.plan.lines) == ["internet", "supply", "goods"]
    assert (view.base, view.changes, view.late, view.is_open) == (last, [], False, True)


def test_every_term_can_be_changed_and_the_changes_are_named(cast: Cast) -> None:
    # given
    tx, galina, draft = cast.tx, cast.galina, begun(cast)
    goods = shown(cast, draft).plan.lines["goods"]

    # when
    plan_drafts.set_number(tx, galina, draft, "  Приказ   7 ")
    plan_drafts.set_start(tx, galina, draft, date(2024, 3, 20))
    plan_drafts.set_heads(tx, galina, draft, Percent(2), Percent("0.75"))
    plan_drafts.set_contacts(tx, galina, draft, 3, 5)
    plan_drafts.set_turnover(tx, galina, draft, Decimal("1000000.00"))
    plan_drafts.change_line(tx, galina, draft, replace(goods, commission=Percent(12), vat=None))
    plan_drafts.remove_line(tx, galina, draft, "internet")
    code = plan_drafts.add_line(tx, galina, draft, NEW_LINE)

    # then
    view = shown(cast, draft)
    assert (view.plan.number, view.plan.effective_from) == ("Приказ 7", date(2024, 3, 20))
    assert code == "line-1"
    assert view.changes == [
        PlanChange(Term.COMMISSION, "Товары", Percent(10), Percent(12)),
        PlanChange(Term.VAT, "Товары", Percent(20), None),
        PlanChange(Term.LINE_ADDED, "Монтаж"),
        PlanChange(Term.LINE_REMOVED, "Интернет"),
        PlanChange(Term.COMMERCIAL_HEAD, None, Percent(1), Percent(2)),
        PlanChange(Term.CLIENT_HEAD, None, Percent("0.5"), Percent("0.75")),
        PlanChange(Term.REGULAR_CONTACTS, None, 2, 3),
        PlanChange(Term.KEY_CONTACTS, None, 4, 5),
        PlanChange(Term.KEY_TURNOVER, None, None, Decimal("1000000.00")),
    ]
    assert len(plan.all_plans(tx)) == 1


def test_a_line_that_comes_back_under_its_title_is_the_same_line(cast: Cast) -> None:
    draft = begun(cast)
    plan_drafts.remove_line(cast.tx, cast.galina, draft, "supply")

    code = plan_drafts.add_line(cast.tx, cast.galina, draft, replace(NEW_LINE, title="поставки"))

    assert code == "supply"


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda c, d: plan_drafts.set_number(c.tx, c.galina, d, " "), TitleNotGiven),
        (lambda c, d: plan_drafts.set_number(c.tx, c.galina, d, "н" * 31), TitleNotGiven),
        (lambda c, d: plan_drafts.set_start(c.tx, c.galina, d, date(2024, 1, 1)), PlanDayTaken),
        (lambda c, d: plan_drafts.set_start(c.tx, c.galina, d, date(2024, 2, 10)), PlanInClosedMonth),
        (lambda c, d: plan_drafts.set_contacts(c.tx, c.galina, d, 1, 4), TooFewContacts),
        (lambda c, d: plan_drafts.set_contacts(c.tx, c.galina, d, 2, 2), TooFewContacts),
        (lambda c, d: plan_drafts.add_line(c.tx, c.galina, d, replace(NEW_LINE, title="ПОСТАВКИ")), LineTitleTaken),
        (lambda c, d: plan_drafts.add_line(c.tx, c.galina, d, replace(NEW_LINE, title="т" * 41)), TitleNotGiven),
        (lambda c, d: plan_drafts.change_line(c.tx, c.galina, d, replace(NEW_LINE, code="no")), Outdated),
        (lambda c, d: plan_drafts.show(c.tx, c.galina, d + 1), NotFound),
        (lambda c, d: plan_drafts.publish(c.tx, c.galina, d, 2), Outdated),
        (lambda c, d: plan_drafts.show(c.tx, c.boris, d), NotAllowed),
        (lambda c, d: plan_drafts.publish(c.tx, c.nina, d, 1), NotAllowed),
    ],
)
def test_what_is_refused_changes_nothing(
    cast: Cast, act: Callable[[Cast, int], object], refusal: type[Refusal]
) -> None:
    # given
    company.change(cast.tx, closed_through=date(2024, 2, 1))
    draft = begun(cast)
    before = shown(cast, draft)

    # when
    with pytest.raises(refusal):
        act(cast, draft)

    # then
    assert shown(cast, draft) == before
    assert len(plan.all_plans(cast.tx)) == 1


def test_a_plan_has_at_most_fifteen_lines(cast: Cast) -> None:
    draft = begun(cast)
    for number in range(12):
        plan_drafts.add_line(cast.tx, cast.galina, draft, replace(NEW_LINE, title=f"Линия {number}"))

    with pytest.raises(PlanTooLong):
        plan_drafts.add_line(cast.tx, cast.galina, draft, NEW_LINE)

    assert len(shown(cast, draft).plan.lines) == 15


def test_a_draft_without_lines_is_not_published(cast: Cast) -> None:
    draft = begun(cast)
    for code in ("internet", "supply", "goods"):
        plan_drafts.remove_line(cast.tx, cast.galina, draft, code)

    with pytest.raises(PlanWithoutLines):
        published(cast, draft)

    assert shown(cast, draft).is_open


def test_what_looks_wrong_is_pointed_out(cast: Cast) -> None:
    cast.client("Ромашка", "supply")
    draft = begun(cast)

    plan_drafts.remove_line(cast.tx, cast.galina, draft, "supply")

    assert shown(cast, draft).warnings == [(PlanWarning.MISSING_LINE, "supply")]


def test_a_draft_is_published_once_and_everybody_who_earns_is_told(cast: Cast) -> None:
    # given
    draft = begun(cast)
    revision = shown(cast, draft).draft.revision

    # when
    plan_id = plan_drafts.publish(cast.tx, cast.galina, draft, revision)

    # then
    assert [(p.plan_id, p.number) for p in plan.all_plans(cast.tx)][1:] == [(plan_id, "2-П")]
    earners = (cast.boris, cast.anna, cast.ivan, cast.petr, cast.olga, cast.oleg)
    assert {(who, event, params["plan_id"]) for who, event, params in cast.told()} == {
        (person.staff_id, "plan_published", plan_id) for person in earners
    }
    assert cast.done()[-1] == (cast.galina.staff_id, "plan published", f"plan:{plan_id}")
    with pytest.raises(Outdated):
        plan_drafts.publish(cast.tx, cast.galina, draft, revision)
    assert (shown(cast, draft).draft.state, shown(cast, draft).draft.plan_id) == ("published", plan_id)


def test_what_was_changed_after_it_was_shown_is_not_published(cast: Cast) -> None:
    draft = begun(cast)
    revision = shown(cast, draft).draft.revision
    plan_drafts.set_number(cast.tx, cast.galina, draft, "7")

    with pytest.raises(Outdated):
        plan_drafts.publish(cast.tx, cast.galina, draft, revision)

    assert len(plan.all_plans(cast.tx)) == 1


def test_a_draft_can_be_thrown_away_and_several_stand_side_by_side(cast: Cast) -> None:
    first, second = begun(cast), begun(cast)

    plan_drafts.drop(cast.tx, cast.galina, first)

    desk = plan_cases.show(cast.tx, cast.galina).desk
    assert desk is not None
    assert [draft.draft_id for draft in desk.drafts] == [second]
    with pytest.raises(Outdated):
        plan_drafts.set_number(cast.tx, cast.galina, first, "7")
    assert plan_cases.show(cast.tx, cast.ivan).desk is None


def test_a_version_that_starts_in_the_past_books_the_differences(cast: Cast) -> None:
    # given
    client_id = cast.client("Ромашка")
    early, late = cast.pays(client_id, "100000", "2024-03-04"), cast.pays(client_id, "100000", "2024-03-05")
    draft = begun(cast)
    supply = shown(cast, draft).plan.lines["supply"]
    plan_drafts.change_line(cast.tx, cast.galina, draft, replace(supply, commission=Percent(12)))
    plan_drafts.set_start(cast.tx, cast.galina, draft, date(2024, 3, 5))
    assert shown(cast, draft).late

    # when
    published(cast, draft)

    # then
    assert cast.earned(cast.ivan, client_id, early) == Decimal("10000.00")
    assert cast.earned(cast.ivan, client_id, late) == Decimal("12000.00")


def test_a_future_version_is_withdrawn_before_its_day_and_stays_on_record(cast: Cast) -> None:
    # given
    plan_id = published(cast, begun(cast))

    # when
    plan_cases.withdraw(cast.tx, cast.galina, plan_id)

    # then
    assert [p.number for p in plan.all_plans(cast.tx)] == ["1-П"]
    view = plan_cases.show(cast.tx, cast.ivan, plan_id)
    assert (view.withdrawn, view.may_withdraw, view.plan and view.plan.number) == (True, False, "2-П")
    assert cast.done()[-1] == (cast.galina.staff_id, "plan withdrawn", f"plan:{plan_id}")
    assert [event for _, event, _ in cast.told()] == ["plan_published"] * 6 + ["plan_withdrawn"] * 6
    with pytest.raises(Outdated):
        plan_cases.withdraw(cast.tx, cast.galina, plan_id)
    # its day is free again, its number is not
    again = shown(cast, begun(cast)).plan
    assert (again.number, again.effective_from) == ("3-П", APRIL)
    assert published(cast, begun(cast)) != plan_id


def test_a_version_is_not_withdrawn_from_its_first_day_on(cast: Cast) -> None:
    plan_id = published(cast, begun(cast))
    cast.on("2024-04-01")

    with pytest.raises(PlanStarted):
        plan_cases.withdraw(cast.tx, cast.galina, plan_id)

    assert [p.number for p in plan.all_plans(cast.tx)] == ["1-П", "2-П"]


FILE = """\
effective_from: 2024-04-01
lines:
  Поставки: {acquisition: {months: 3}, commission: 12, residual: 1, service: 3}
heads: {commercial: 1, client: 0.5}
"""


def test_a_file_becomes_a_draft(cast: Cast) -> None:
    view = shown(cast, plan_drafts.begin_from_file(cast.tx, cast.galina, FILE))

    assert (view.plan.number, view.plan.effective_from, list(view.plan.lines)) == ("2-П", APRIL, ["supply"])
    assert view.changes[0] == PlanChange(Term.COMMISSION, "Поставки", Percent(10), Percent(12))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (FILE.replace("12", "112"), WrittenError),
        (FILE.replace("2024-04-01", "2024-01-01"), PlanDayTaken),
        (FILE.replace("2024-04-01", "2024-02-29"), PlanInClosedMonth),
    ],
)
def test_a_file_that_is_no_plan_makes_no_draft(cast: Cast, text: str, error: type[Exception]) -> None:
    company.change(cast.tx, closed_through=date(2024, 2, 1))

    with pytest.raises(error):
        plan_drafts.begin_from_file(cast.tx, cast.galina, text)

    assert cast.rows("plan_drafts") == 0
