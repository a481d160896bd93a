"""Objections: raised by who earns, decided by somebody else, once; a correction stays whatever becomes of the facts."""

from datetime import date
from decimal import Decimal

import pytest

from domain.currencies import ROUBLE
from domain.earnings import EntryKind
from domain.money import ZERO
from domain.objections import (
    NobodyDecides,
    ObjectionDecided,
    ObjectionOpen,
    ObjectionState,
    OwnObjection,
    ReasonNotGiven,
)
from domain.payments import AmountTooLarge
from domain.refusals import NotAllowed, NotFound
from storage import clients
from storage import earnings as earnings_storage
from storage.earnings import brings
from tests.cast import Cast
from usecases import earnings, explanations, home, months, objections
from usecases import payments as payment_cases
from usecases import staff as staff_cases
from usecases.typed_answers import AmountNotUnderstood


def disputed(cast: Cast) -> tuple[int, int]:
    """A payment of 100 000 that Ivan objects to; the payment's and the objection's ids."""
    payment_id = cast.pays(cast.client(), "100000", "2024-03-10")
    return payment_id, objections.raise_objection(cast.tx, cast.ivan, payment_id, "  договаривались\n о 12 % ")


def told_of(cast: Cast, event: str) -> list[int]:
    return [staff_id for staff_id, each, _ in cast.told() if each == event]


def test_an_objection_is_told_to_the_head_of_its_author(cast: Cast) -> None:
    _, objection_id = disputed(cast)

    view = objections.show(cast.tx, cast.boris, objection_id)

    assert told_of(cast, "objection_raised") == [cast.boris.staff_id]
    assert (view.objection.name, view.objection.reason) == ("Иван Петров", "договаривались о 12 %")
    assert (view.objection.state, view.may_decide, view.brought) == (ObjectionState.OPEN, True, Decimal("10000.00"))
    assert cast.done()[-1] == (cast.ivan.staff_id, "objection raised", f"objection:{objection_id}")


def test_it_waits_on_the_home_screen_of_who_is_asked_until_it_is_decided(cast: Cast) -> None:
    _, objection_id = disputed(cast)

    waits = {person.name: home.show(cast.tx, person).objections for person in (cast.boris, cast.galina, cast.ivan)}
    assert waits == {"Борис Сидоров": 1, "Галина Орлова": 0, "Иван Петров": 0}
    assert home.show(cast.tx, cast.boris).objection_id == objection_id

    objections.decline(cast.tx, cast.boris, objection_id, "по приказу 10 %")

    assert home.show(cast.tx, cast.boris).objections == 0


def test_a_head_asks_the_director(cast: Cast) -> None:
    payment_id, _ = disputed(cast)
    objection_id = objections.raise_objection(cast.tx, cast.boris, payment_id, "мало")

    assert told_of(cast, "objection_raised") == [cast.boris.staff_id, cast.galina.staff_id]
    with pytest.raises(OwnObjection):
        objections.accept(cast.tx, cast.boris, objection_id)
    with pytest.raises(OwnObjection):
        objections.decline(cast.tx, cast.boris, objection_id, "сам с собой согласен")
    assert objections.show(cast.tx, cast.galina, objection_id).may_decide


def test_where_nobody_else_could_decide_none_is_raised(cast: Cast) -> None:
    # given a director who hunts
    client_id = cast.client()
    payment_id = cast.pays(client_id, "100000", "2024-03-10")
    clients.assign_hunters(cast.tx, client_id, date(2024, 3, 1), [(cast.galina.staff_id, Decimal(100))])
    earnings.refresh(cast.tx, cast.boris, client_id, "hunters")

    with pytest.raises(NobodyDecides):
        objections.raise_objection(cast.tx, cast.galina, payment_id, "мало")

    assert cast.rows("objections") == 0


def test_only_what_brought_one_something_can_be_objected_to_once_at_a_time(cast: Cast) -> None:
    payment_id, objection_id = disputed(cast)

    with pytest.raises(NotFound):
        objections.raise_objection(cast.tx, cast.petr, payment_id, "а мне?")
    with pytest.raises(ObjectionOpen):
        objections.raise_objection(cast.tx, cast.ivan, payment_id, "ещё раз")
    with pytest.raises(NotAllowed):
        objections.raise_objection(cast.tx, cast.nina, payment_id, "мало")
    objections.decline(cast.tx, cast.boris, objection_id, "по приказу 10 %")
    objections.raise_objection(cast.tx, cast.ivan, payment_id, "ещё раз")
    assert cast.rows("objections") == 2


@pytest.mark.parametrize("words", ["", "   \n ", "а" * 501])
def test_a_reason_is_given_in_words(cast: Cast, words: str) -> None:
    payment_id = cast.pays(cast.client(), "100000", "2024-03-10")

    with pytest.raises(ReasonNotGiven):
        objections.raise_objection(cast.tx, cast.ivan, payment_id, words)


def test_others_find_no_objection(cast: Cast) -> None:
    _, objection_id = disputed(cast)

    for stranger in (cast.petr, cast.anna, cast.olga, cast.nina):
        with pytest.raises(NotFound):
            objections.show(cast.tx, stranger, objection_id)
    with pytest.raises(NotFound):
        objections.accept(cast.tx, cast.anna, objection_id)
    with pytest.raises(NotAllowed):
        objections.accept(cast.tx, cast.petr, objection_id)
    assert not objections.show(cast.tx, cast.ivan, objection_id).may_decide


def test_an_accepted_one_books_a_correction_that_names_it_and_counts_everywhere(cast: Cast) -> None:
    # given
    payment_id, objection_id = disputed(cast)

    # when
    view = objections.accept(cast.tx, cast.boris, objection_id, Decimal("2000.00"))

    # then
    assert (view.objection.state, view.objection.amount, view.brought) == (
        ObjectionState.ACCEPTED,
        Decimal("2000.00"),
        Decimal("12000.00"),
    )
    of_day = earnings_storage.by_day(cast.tx, cast.ivan.staff_id, date(2024, 3, 1), date(2024, 3, 31))
    assert of_day == [
        (date(2024, 3, 10), EntryKind.COMMISSION, Decimal("10000.00")),
        (date(2024, 3, 10), EntryKind.CORRECTION, Decimal("2000.00")),
    ]
    booked_today = earnings_storage.booked_on(cast.tx, cast.ivan.staff_id, cast.today)
    assert booked_today[EntryKind.CORRECTION] == Decimal("2000.00")
    assert home.show(cast.tx, cast.ivan).earned == Decimal("12000.00")
    assert [line.posting.amount for line in earnings.month(cast.tx, cast.ivan).lines] == [
        Decimal("2000.00"),
        Decimal("10000.00"),
    ]
    ledger = earnings_storage.ledger
    rows = cast.tx.all(ledger.select().where(ledger.c.objection_id == objection_id))
    assert [(row.payment_id, row.reason, row.booked_by) for row in rows] == [
        (payment_id, "objection", cast.boris.staff_id)
    ]
    assert told_of(cast, "objection_decided") == [cast.ivan.staff_id]
    assert explanations.why(cast.tx, cast.ivan, payment_id).objections == [view.objection]


def test_no_refresh_takes_a_correction_back_not_even_when_the_payment_is_void(cast: Cast) -> None:
    payment_id, objection_id = disputed(cast)
    objections.accept(cast.tx, cast.boris, objection_id, Decimal("-300.00"))
    client_id = earnings_storage.client_of(cast.tx, cast.ivan.staff_id, payment_id)

    earnings.refresh(cast.tx, cast.galina, client_id, "again")
    assert brings(cast.tx, cast.ivan.staff_id, payment_id) == Decimal("9700.00")
    payment_cases.void(cast.tx, cast.galina, payment_id)

    assert brings(cast.tx, cast.ivan.staff_id, payment_id) == Decimal("-300.00")


def test_a_correction_of_a_closed_month_goes_to_the_earliest_open_one(cast: Cast) -> None:
    # given
    payment_id, objection_id = disputed(cast)
    cast.on("2024-04-03")
    months.close(cast.tx, cast.galina, date(2024, 3, 1), despite_objections=1)
    assert objections.show(cast.tx, cast.boris, objection_id).books_to == date(2024, 4, 1)

    # when
    objections.accept(cast.tx, cast.boris, objection_id, Decimal("2000.00"))

    # then
    april = earnings.month(cast.tx, cast.ivan)
    assert [(line.posting.payment_id, line.posting.month, line.late_for) for line in april.lines] == [
        (payment_id, date(2024, 4, 1), date(2024, 3, 1))
    ]
    assert april.days == [(date(2024, 4, 3), EntryKind.CORRECTION, Decimal("2000.00"))]


def test_one_can_be_accepted_without_a_correction(cast: Cast) -> None:
    _, objection_id = disputed(cast)
    rows = cast.rows("ledger")

    view = objections.accept(cast.tx, cast.galina, objection_id, ZERO)

    assert (view.objection.state, view.objection.amount) == (ObjectionState.ACCEPTED, None)
    assert cast.rows("ledger") == rows


def test_a_decided_one_stays_decided(cast: Cast) -> None:
    _, objection_id = disputed(cast)
    declined = objections.decline(cast.tx, cast.boris, objection_id, "по приказу 10 %")

    with pytest.raises(ObjectionDecided):
        objections.accept(cast.tx, cast.galina, objection_id, Decimal(1))
    with pytest.raises(ObjectionDecided):
        objections.decline(cast.tx, cast.boris, objection_id, "ещё раз нет")

    now = objections.show(cast.tx, cast.ivan, objection_id).objection
    assert now == declined.objection
    assert (now.answer, now.decided_by_name) == ("по приказу 10 %", "Борис Сидоров")


def test_a_correction_is_an_amount_that_a_payment_could_have(cast: Cast) -> None:
    _, objection_id = disputed(cast)

    with pytest.raises(AmountTooLarge):
        objections.accept(cast.tx, cast.boris, objection_id, Decimal("1e13"))

    assert objections.show(cast.tx, cast.boris, objection_id).objection.state is ObjectionState.OPEN


def test_without_a_head_the_director_is_asked(cast: Cast) -> None:
    payment_id = cast.pays(cast.client(), "100000", "2024-03-10")
    staff_cases.suspend(cast.tx, cast.galina, cast.boris.staff_id)

    objections.raise_objection(cast.tx, cast.ivan, payment_id, "мало")

    assert told_of(cast, "objection_raised") == [cast.galina.staff_id]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("+1500", "1500"), ("1,5к", "1500"), (" -300 ", "-300"), ("−2 000,50", "-2000.50"), ("– 10 руб", "-10")],
)
def test_a_correction_is_typed_with_its_sign(typed: str, amount: str) -> None:
    assert objections.read_correction(typed, ROUBLE) == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "+", "--5", "много"])
def test_what_is_no_correction_is_not_understood(typed: str) -> None:
    with pytest.raises(AmountNotUnderstood):
        objections.read_correction(typed, ROUBLE)
