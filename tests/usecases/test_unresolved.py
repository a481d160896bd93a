"""No rule, no silence: listed until a plan covers it, told once, booked when it is covered."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import Unresolved
from domain.refusals import NotAllowed
from storage import clients
from storage import plan as plan_storage
from tests.cast import Cast
from usecases import home, payments, plan, unresolved
from usecases.digests import compose


def before_the_plan(cast: Cast) -> tuple[int, int]:
    """A client that paid on 20 December, when there was no plan yet: its id and the payment's."""
    client_id = cast.client("Ромашка")
    return client_id, cast.pays(client_id, "100000", "2023-12-20")


def earlier_plan(cast: Cast, day: str = "2023-12-01", *, without: str = "") -> None:
    known = plan_storage.all_plans(cast.tx)[0]
    lines = {code: line for code, line in known.lines.items() if code != without}
    plan.publish(cast.tx, cast.galina, replace(known, number="0", effective_from=date.fromisoformat(day), lines=lines))


def listed(cast: Cast) -> list[tuple[int, Unresolved, date]]:
    found = unresolved.listed(cast.tx, cast.galina)
    return [(w.payment.payment_id, w.payment.why, w.rule_on) for w in found.payments]


def test_a_payment_without_a_plan_is_listed_and_the_director_is_told_once(cast: Cast) -> None:
    # when
    client_id, payment_id = before_the_plan(cast)

    # then
    page = unresolved.listed(cast.tx, cast.galina)
    assert (page.total, page.amount, page.payments[0].line) == (1, Decimal("100000.00"), "Поставки")
    assert listed(cast) == [(payment_id, Unresolved.NO_PLAN, date(2023, 12, 20))]
    assert cast.earned(cast.ivan, client_id) == 0
    told = [row for row in cast.told() if row[1] == "payment_unresolved"]
    assert told == [(cast.galina.staff_id, "payment_unresolved", {"payment_id": payment_id})]

    # when another one comes, the first is not told again
    cast.pays(client_id, "5000", "2023-12-21")
    assert len([row for row in cast.told() if row[1] == "payment_unresolved"]) == 2


def test_a_payment_whose_client_began_without_a_plan_lacks_the_rule_of_that_day(cast: Cast) -> None:
    client_id, first = before_the_plan(cast)
    second = cast.pays(client_id, "5000", "2024-03-10")

    assert listed(cast) == [
        (first, Unresolved.NO_PLAN, date(2023, 12, 20)),
        (second, Unresolved.NO_PLAN, date(2023, 12, 20)),
    ]


def test_a_plan_that_covers_them_books_them_and_they_leave_the_list(cast: Cast) -> None:
    # given
    client_id, first = before_the_plan(cast)
    second = cast.pays(client_id, "5000", "2024-03-10")

    # when
    earlier_plan(cast)

    # then
    assert listed(cast) == []
    assert cast.earned(cast.ivan, client_id, first) == Decimal("10000.00")
    assert cast.earned(cast.ivan, client_id, second) == Decimal("500.00")
    assert unresolved.find(cast.tx, cast.galina, first) is None


def test_a_plan_without_the_line_leaves_them_there_for_another_reason(cast: Cast) -> None:
    _, payment_id = before_the_plan(cast)

    earlier_plan(cast, without="supply")

    assert listed(cast) == [(payment_id, Unresolved.NO_LINE, date(2023, 12, 20))]
    assert len([row for row in cast.told() if row[1] == "payment_unresolved"]) == 1


def test_what_a_new_plan_leaves_without_a_rule_is_listed_without_a_message_for_each(cast: Cast) -> None:
    client_id = cast.client("Ромашка")
    cast.pays(client_id, "100000", "2024-03-14")

    earlier_plan(cast, "2024-03-10", without="supply")

    assert unresolved.listed(cast.tx, cast.galina).total == 1
    assert cast.earned(cast.ivan, client_id) == 0
    assert [row for row in cast.told() if row[1] == "payment_unresolved"] == []


def test_a_voided_payment_leaves_the_list(cast: Cast) -> None:
    _, payment_id = before_the_plan(cast)

    payments.void(cast.tx, cast.galina, payment_id)

    assert listed(cast) == []


def test_a_declared_payment_is_not_listed_before_it_counts(cast: Cast) -> None:
    cast.logs(cast.client("Ромашка"), "100000", "2023-12-20")

    assert listed(cast) == []


def test_long_lists_have_pages(cast: Cast) -> None:
    client_id = cast.client("Ромашка")
    ids = [cast.pays(client_id, str(1000 + day), f"2023-12-{day:02}") for day in range(1, 11)]

    first, second = (unresolved.listed(cast.tx, cast.galina, page) for page in (0, 9))

    assert [w.payment.payment_id for w in first.payments] == ids[:8]
    assert (second.page, [w.payment.payment_id for w in second.payments]) == (1, ids[8:])
    assert (second.total, second.amount) == (10, Decimal("10055.00"))


def test_home_digest_and_plan_say_how_many_there_are(cast: Cast) -> None:
    before_the_plan(cast)
    tx = cast.tx

    desk = plan.show(tx, cast.galina).desk
    assert desk is not None
    assert (desk.unresolved, desk.unresolved_sum) == (1, Decimal("100000.00"))
    assert home.show(tx, cast.galina).unresolved == 1
    assert home.show(tx, cast.nina).unresolved == 0
    assert compose(tx, cast.galina).waiting.unresolved == 1
    assert compose(tx, cast.galina).worth_sending
    assert compose(tx, cast.boris).waiting.unresolved == 0


@pytest.mark.parametrize("name", ["boris", "ivan", "nina"])
def test_the_list_is_the_directors(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        unresolved.listed(cast.tx, getattr(cast, name))


def test_a_client_of_a_line_that_no_plan_knows_yet_is_told_by_its_code(cast: Cast) -> None:
    client_id = cast.client("Ромашка")
    clients.change(cast.tx, client_id, line="montage")
    cast.pays(client_id, "100000")

    found = unresolved.listed(cast.tx, cast.galina).payments[0]

    assert (found.line, found.payment.why) == ("montage", Unresolved.NO_LINE)
