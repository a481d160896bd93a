"""The month: what the review shows, and that closing is in order, once, for good and carries a minus forward."""

from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import EntryKind
from domain.money import ZERO
from domain.month import MonthClosed, MonthNotEnded, MonthOutOfOrder, OpenObjections, PersonMonth
from domain.refusals import NotAllowed, Refusal
from domain.staff import Actor
from storage import company
from storage import months as months_storage
from tests.cast import Cast
from usecases import months, objections
from usecases import payments as payment_cases
from usecases.earnings import refresh

MARCH, APRIL, MAY = date(2024, 3, 1), date(2024, 4, 1), date(2024, 5, 1)


def closed_through(cast: Cast) -> date | None:
    return company.get(cast.tx).closed_through


def totals(cast: Cast, month: date, person: Actor) -> PersonMonth:
    found = [each for each in months_storage.totals(cast.tx, month) if each.staff_id == person.staff_id]
    assert len(found) == 1
    return found[0]


def test_the_review_is_of_the_earliest_month_that_is_not_closed(cast: Cast) -> None:
    # given payments of March and April
    client_id = cast.client()
    cast.pays(client_id, "100000", "2024-03-10")
    cast.on("2024-05-02")
    cast.pays(client_id, "50000", "2024-04-20")

    # when
    found = months.review(cast.tx, cast.nina)

    # then
    assert (found.month, found.ended) == (MARCH, True)
    assert [(person.name, person.earned) for person in found.people] == [
        ("Борис Сидоров", Decimal("1000.00")),
        ("Иван Петров", Decimal("10000.00")),
    ]
    assert found.total == Decimal("11000.00")


def test_the_review_names_what_stands_in_the_way(cast: Cast) -> None:
    # given something unconfirmed, something without a rule, an objection and a minus, all of March
    client_id, other = cast.client(), cast.client("Вектор", "goods", (cast.ivan, "50"), (cast.petr, "50"))
    disputed = cast.pays(client_id, "100000", "2024-03-10")
    cast.logs(client_id, "7000", "2024-03-12")
    objections.raise_objection(cast.tx, cast.ivan, disputed, "мало")
    early = cast.pays(other, "60000", "2024-02-20")
    cast.on("2024-03-20")
    months_of_february = months.review(cast.tx, cast.galina)
    months.close(cast.tx, cast.galina, date(2024, 2, 1))
    payment_cases.void(cast.tx, cast.galina, early)
    cast.pays(cast.client("Без плана"), "500", "2023-12-31")
    cast.on("2024-04-01")

    # when
    found = months.review(cast.tx, cast.galina)

    # then
    assert months_of_february.month == date(2024, 2, 1)
    assert found.month == MARCH
    assert (found.unconfirmed.count, found.unconfirmed.total) == (1, Decimal("7000.00"))
    assert found.unconfirmed.first == [("Ромашка", date(2024, 3, 12), Decimal("7000.00"))]
    assert found.unresolved.first == [("Без плана", date(2023, 12, 31), Decimal("500.00"))]
    assert [(each.name, each.client_name, each.reason) for each in found.objections] == [
        ("Иван Петров", "Ромашка", "мало")
    ]
    minus = [(person.name, person.earned) for person in found.people if person.carried_forward]
    assert minus == [("Пётр Смирнов", Decimal("-2500.00"))]


def test_what_is_dated_after_the_month_does_not_stand_in_its_way(cast: Cast) -> None:
    client_id = cast.client()
    cast.on("2024-04-02")
    cast.pays(client_id, "100", "2024-03-31")
    later = cast.pays(client_id, "200", "2024-04-01")
    cast.logs(client_id, "300", "2024-04-01")
    objections.raise_objection(cast.tx, cast.ivan, later, "мало")

    found = months.review(cast.tx, cast.galina)

    assert (found.month, found.unconfirmed.count, found.objections) == (MARCH, 0, [])


def test_closing_keeps_each_persons_sums_and_tells_them(cast: Cast) -> None:
    # given
    client_id = cast.client()
    cast.pays(client_id, "100000", "2024-03-10")
    cast.on("2024-04-01")

    # when
    months.close(cast.tx, cast.galina, MARCH)

    # then
    assert closed_through(cast) == MARCH
    assert totals(cast, MARCH, cast.ivan) == PersonMonth(
        cast.ivan.staff_id, "Иван Петров", {EntryKind.COMMISSION: Decimal("10000.00")}, ZERO
    )
    view = months.closed(cast.tx, cast.nina, MARCH)
    assert view is not None
    assert (view.closing.closed_by_name, view.total) == ("Галина Орлова", Decimal("11000.00"))
    assert cast.done()[-1] == (cast.galina.staff_id, "month closed", "month:2024-03")
    told = [(staff_id, event, params) for staff_id, event, params in cast.told() if event.startswith("month")]
    assert sorted(told, key=lambda each: each[:2]) == sorted(
        [
            (cast.boris.staff_id, "month_statement", {"month": "2024-03-01"}),
            (cast.ivan.staff_id, "month_statement", {"month": "2024-03-01"}),
            (cast.nina.staff_id, "month_payroll", {"month": "2024-03-01"}),
        ],
        key=lambda each: each[:2],
    )


def test_a_minus_is_carried_forward_and_pays_nothing_until_it_is_earned(cast: Cast) -> None:
    # given 10 000 of March taken back in April, 4 000 earned in May, 9 000 in June
    client_id = cast.client()
    mistaken = cast.pays(client_id, "100000", "2024-03-10")
    cast.on("2024-04-02")
    months.close(cast.tx, cast.galina, MARCH)
    cast.pays(client_id, "1", "2024-04-02")
    payment_cases.void(cast.tx, cast.galina, mistaken)
    cast.on("2024-05-02")
    months.close(cast.tx, cast.galina, APRIL)
    cast.pays(client_id, "40000", "2024-05-02")
    cast.on("2024-06-02")
    months.close(cast.tx, cast.galina, MAY)
    cast.pays(client_id, "90000", "2024-06-02")
    cast.on("2024-07-01")

    # when
    months.close(cast.tx, cast.galina, date(2024, 6, 1))

    # then
    of_ivan = [totals(cast, date(2024, month, 1), cast.ivan) for month in (3, 4, 5, 6)]
    assert [(m.earned, m.carried_in, m.payable, m.carried_forward) for m in of_ivan] == [
        (Decimal("10000.00"), ZERO, Decimal("10000.00"), ZERO),
        (Decimal("-9999.90"), ZERO, ZERO, Decimal("-9999.90")),
        (Decimal("4000.00"), Decimal("-9999.90"), ZERO, Decimal("-5999.90")),
        (Decimal("9000.00"), Decimal("-5999.90"), Decimal("3000.10"), ZERO),
    ]


def test_a_minus_is_carried_through_a_month_in_which_nothing_happens(cast: Cast) -> None:
    client_id = cast.client()
    mistaken = cast.pays(client_id, "100000", "2024-03-10")
    cast.on("2024-04-02")
    months.close(cast.tx, cast.galina, MARCH)
    payment_cases.void(cast.tx, cast.galina, mistaken)
    cast.on("2024-06-02")
    months.close(cast.tx, cast.galina, APRIL)

    months.close(cast.tx, cast.galina, MAY)

    may = totals(cast, MAY, cast.ivan)
    assert (may.earned, may.carried_in, may.carried_forward) == (ZERO, Decimal("-10000.00"), Decimal("-10000.00"))


@pytest.mark.parametrize(
    ("month", "refusal", "params"),
    [
        (date(2024, 2, 1), MonthClosed, {"month": 2, "year": 2024}),
        (date(2024, 1, 1), MonthClosed, {"month": 1, "year": 2024}),
        (APRIL, MonthOutOfOrder, {"month": 3, "year": 2024}),
        (MARCH, MonthNotEnded, {"month": 3, "year": 2024, "first": APRIL}),
    ],
)
def test_what_cannot_be_closed_changes_nothing(
    cast: Cast, month: date, refusal: type[Refusal], params: dict[str, object]
) -> None:
    # given February closed, and the last day of March
    cast.pays(cast.client(), "100000", "2024-02-10")
    months.close(cast.tx, cast.galina, date(2024, 2, 1))
    cast.on("2024-03-31")
    before = (cast.rows("month_totals"), cast.rows("audit"), cast.rows("outbox"))

    # when
    with pytest.raises(refusal) as refused:
        months.close(cast.tx, cast.galina, month)

    # then
    assert refused.value.params == params
    assert closed_through(cast) == date(2024, 2, 1)
    assert (cast.rows("month_totals"), cast.rows("audit"), cast.rows("outbox")) == before


def test_closing_twice_closes_once(cast: Cast) -> None:
    cast.pays(cast.client(), "100000", "2024-03-10")
    cast.on("2024-04-01")
    months.close(cast.tx, cast.galina, MARCH)

    with pytest.raises(MonthClosed):
        months.close(cast.tx, cast.galina, MARCH)

    assert (cast.rows("month_closings"), cast.rows("month_totals")) == (1, 2)


def test_who_comes_second_to_the_row_itself_finds_it_closed(cast: Cast) -> None:
    assert company.close_through(cast.tx, MARCH, None)

    assert not company.close_through(cast.tx, MARCH, None)
    assert not company.close_through(cast.tx, MAY, APRIL)
    assert company.close_through(cast.tx, APRIL, MARCH)
    assert closed_through(cast) == APRIL


def test_only_the_director_closes_and_the_accountant_reviews(cast: Cast) -> None:
    cast.pays(cast.client(), "100000", "2024-03-10")
    cast.on("2024-04-01")

    for person in (cast.nina, cast.boris, cast.ivan):
        with pytest.raises(NotAllowed):
            months.close(cast.tx, person, MARCH)
    for person in (cast.boris, cast.ivan, cast.olga):
        with pytest.raises(NotAllowed):
            months.review(cast.tx, person)
    assert months.review(cast.tx, cast.nina).month == MARCH


def test_a_month_with_open_objections_closes_with_the_directors_word_only(cast: Cast) -> None:
    # given
    disputed = cast.pays(cast.client(), "100000", "2024-03-10")
    objections.raise_objection(cast.tx, cast.ivan, disputed, "мало")
    cast.on("2024-04-01")

    # when the director did not say so
    with pytest.raises(OpenObjections) as refused:
        months.close(cast.tx, cast.galina, MARCH)
    assert refused.value.params == {"count": 1}
    assert closed_through(cast) is None

    # when they do
    months.close(cast.tx, cast.galina, MARCH, despite_objections=1)

    # then it is remembered, and the objection waits on in the next month
    view = months.closed(cast.tx, cast.galina, MARCH)
    assert view is not None
    assert view.closing.open_objections == 1
    assert len(months.review(cast.tx, cast.galina).objections) == 1


def test_before_anything_has_happened_the_month_is_this_one(cast: Cast) -> None:
    found = months.review(cast.tx, cast.galina)

    assert (found.month, found.ended, found.people) == (MARCH, False, [])


def test_a_late_payment_goes_forward_and_says_of_which_month_it_is(cast: Cast) -> None:
    # given worked example 13
    client_id = cast.client()
    cast.on("2024-06-02")
    cast.pays(client_id, "1", "2024-05-10")
    months.close(cast.tx, cast.galina, MAY)
    may = months_storage.totals(cast.tx, MAY)
    cast.on("2024-06-03")

    # when
    cast.pays(client_id, "100000", "2024-05-30")

    # then
    june = months.review(cast.tx, cast.galina)
    assert june.month == date(2024, 6, 1)
    assert [(p.name, p.earned) for p in june.people][1] == ("Иван Петров", Decimal("10000.00"))
    lines = months_storage.lines(cast.tx, cast.ivan.staff_id, date(2024, 6, 1), date(2024, 6, 30))
    assert [(line.earned_on, line.late_for) for line in lines] == [(date(2024, 6, 3), MAY)]
    assert months_storage.totals(cast.tx, MAY) == may
    refresh(cast.tx, cast.galina, client_id, "again")
    assert months_storage.totals(cast.tx, MAY) == may
