"""The ledger recomputed against what is booked: nothing to say while all goes through the use cases, and made right."""

from decimal import Decimal

from sqlalchemy import text

from domain.staff import SYSTEM
from storage import company
from tests.cast import Cast
from usecases import ledger_check
from usecases.ledger_check import Difference


def test_what_went_through_the_use_cases_is_right(cast: Cast) -> None:
    for name in ("Ромашка", "Лютик"):
        client_id = cast.client(name)
        cast.pays(client_id, "1000")
        cast.logs(client_id, "500")
    cast.on("2024-07-01")
    cast.pays(client_id, "2000")

    assert ledger_check.differences(cast.tx, SYSTEM) == []


def test_what_was_changed_past_them_is_found_and_booked_anew(cast: Cast) -> None:
    # given a client whose posting somebody doubled, one whose postings are gone, and one that is right
    doubled, gone, right = (cast.client(name) for name in ("Ромашка", "Лютик", "Василёк"))
    for client_id in (doubled, gone, right):
        cast.pays(client_id, "1000")
    known = {client_id: cast.ledger(client_id) for client_id in (doubled, gone, right)}
    cast.tx.connection.execute(text("UPDATE ledger SET amount = amount * 2 WHERE client_id = :id"), {"id": doubled})
    cast.tx.connection.execute(text("DELETE FROM ledger WHERE client_id = :id"), {"id": gone})

    # when
    found = ledger_check.differences(cast.tx, SYSTEM)

    # then the hunter's 10 % and his head's 1 %
    assert found == [Difference(doubled, 2, Decimal("-110.00")), Difference(gone, 2, Decimal("110.00"))]
    assert ledger_check.rebook(cast.tx, SYSTEM) == found
    assert {client_id: cast.ledger(client_id) for client_id in known} == known
    assert ledger_check.differences(cast.tx, SYSTEM) == []
    assert cast.done()[-2:] == [
        (0, "ledger recomputed", f"client:{doubled}"),
        (0, "ledger recomputed", f"client:{gone}"),
    ]


def test_a_closed_month_is_left_alone_and_the_difference_goes_to_an_open_one(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "1000")
    cast.on("2024-05-01")
    company.close_through(cast.tx, cast.today.replace(month=4), None)
    cast.tx.connection.execute(text("UPDATE ledger SET amount = amount * 2"))

    ledger_check.rebook(cast.tx, SYSTEM)

    months = {(posting.month.month, posting.amount) for posting in cast.ledger(client_id)}
    assert months == {(3, Decimal(200)), (3, Decimal(20)), (5, Decimal(-100)), (5, Decimal(-10))}
