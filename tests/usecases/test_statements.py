"""Statements of closed months: one's own for everybody who earns, all of them for who keeps the books."""

from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import EntryKind
from domain.month import MonthStillOpen
from domain.refusals import NotAllowed, NotFound
from tests.cast import Cast
from usecases import months, objections, statements
from usecases import payments as payment_cases

MARCH, APRIL = date(2024, 3, 1), date(2024, 4, 1)


@pytest.fixture
def closed(cast: Cast) -> Cast:
    """March with a payment, a refund of a part of it and a correction; it is closed on 1 April."""
    payment_id = cast.pays(cast.client("=Ромашка"), "100000", "2024-03-10")
    payment_cases.refund(cast.tx, cast.nina, payment_id, Decimal(40000))
    objection_id = objections.raise_objection(cast.tx, cast.ivan, payment_id, "мало")
    objections.accept(cast.tx, cast.boris, objection_id, Decimal("500.00"))
    cast.on("2024-04-01")
    months.close(cast.tx, cast.galina, MARCH)
    return cast


def test_a_statement_has_each_line_with_its_kind_and_cause(closed: Cast) -> None:
    found = statements.own(closed.tx, closed.ivan, MARCH)

    (statement,) = found.statements
    lines = [
        (line.earned_on, line.client_name, line.kind, line.paid, line.amount, line.reason) for line in statement.lines
    ]
    commission, correction = EntryKind.COMMISSION, EntryKind.CORRECTION
    paid, back = Decimal("100000.00"), Decimal("-40000.00")
    assert lines == [
        (date(2024, 3, 10), "=Ромашка", commission, paid, Decimal("10000.00"), "confirmed"),
        (date(2024, 3, 10), "=Ромашка", correction, paid, Decimal("500.00"), "objection"),
        (date(2024, 3, 15), "=Ромашка", commission, back, Decimal("-4000.00"), "refunded"),
    ]
    assert statement.person.payable == Decimal("6500.00")
    assert (found.company_name, found.closing.closed_by_name, found.made_for) == (
        "Поставщик",
        "Галина Орлова",
        "Иван Петров",
    )


def test_the_payroll_sheet_has_everybody_by_name(closed: Cast) -> None:
    found = statements.of_everybody(closed.tx, closed.nina, MARCH)

    assert [(person.name, person.earned) for person in found.people] == [
        ("Борис Сидоров", Decimal("600.00")),
        ("Иван Петров", Decimal("6500.00")),
    ]
    one = statements.of_person(closed.tx, closed.nina, MARCH, closed.boris.staff_id)
    assert one.statements == [found.statements[0]]


def test_only_one_s_own_is_for_everybody(closed: Cast) -> None:
    for person in (closed.ivan, closed.boris, closed.olga):
        with pytest.raises(NotAllowed):
            statements.of_everybody(closed.tx, person, MARCH)
        with pytest.raises(NotAllowed):
            statements.of_person(closed.tx, person, MARCH, closed.ivan.staff_id)
    with pytest.raises(NotAllowed):
        statements.own(closed.tx, closed.nina, MARCH)


def test_who_had_nothing_has_no_statement(closed: Cast) -> None:
    with pytest.raises(NotFound):
        statements.own(closed.tx, closed.petr, MARCH)
    with pytest.raises(NotFound):
        statements.of_person(closed.tx, closed.nina, MARCH, 999)


def test_an_open_month_has_none(closed: Cast) -> None:
    with pytest.raises(MonthStillOpen) as refused:
        statements.of_everybody(closed.tx, closed.nina, APRIL)

    assert refused.value.params == {"month": 4, "year": 2024}


def test_what_comes_later_changes_no_statement(closed: Cast) -> None:
    before = statements.of_everybody(closed.tx, closed.nina, MARCH)

    closed.pays(closed.client("Вектор"), "70000", "2024-03-20")

    assert statements.of_everybody(closed.tx, closed.nina, MARCH) == before
    april = months.review(closed.tx, closed.nina)
    assert april.total == Decimal("7700.00")
