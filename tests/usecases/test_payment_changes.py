"""Corrections: what they would change is shown before, and re-dating moves a payment to the day of the bank."""

from datetime import date
from decimal import Decimal

import pytest

from domain.money import ZERO
from domain.payments import (
    PaidAfterClosing,
    PaidAfterRefund,
    PaidInFuture,
    RefundTooEarly,
    RefundTooLarge,
    SameDay,
    SameDocument,
)
from domain.refusals import NotAllowed, NotFound, Outdated
from storage import company, earnings, transfer_moves
from storage import deals as deal_storage
from storage import payments as payment_storage
from tests.cast import Cast
from usecases import clients, deals, payment_changes, payments
from usecases.payment_changes import Effect


def told(effect: Effect) -> list[tuple[str, str, str]]:
    return [(change.name, str(change.before), str(change.after)) for change in effect.changes]


def lapse(cast: Cast, client_id: int) -> date | None:
    return clients.show(cast.tx, cast.galina, client_id).client.lapses_on


def by_day(cast: Cast) -> list[tuple[str, str]]:
    """What Ivan has on each day of 2024."""
    days: dict[date, Decimal] = {}
    for day, _, amount in earnings.by_day(cast.tx, cast.ivan.staff_id, date(2024, 1, 1), date(2024, 12, 31)):
        days[day] = days.get(day, ZERO) + amount
    return [(str(day), str(amount)) for day, amount in sorted(days.items()) if amount]


# what a correction would change


def test_a_refund_shows_before_and_after_for_each_person(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "100000")
    payments.refund(cast.tx, cast.nina, payment_id, Decimal(10000))
    rows = cast.rows("payments"), cast.rows("ledger")

    effect = payment_changes.refund_effect(cast.tx, cast.nina, payment_id, Decimal(40000))

    assert told(effect) == [("Иван Петров", "9000.00", "5000.00"), ("Борис Сидоров", "900.00", "500.00")]
    assert [str(change.difference) for change in effect.changes] == ["-4000.00", "-400.00"]
    assert (effect.client_name, effect.others, effect.lapse_moves, effect.carried_to) == ("Ромашка", 0, False, None)
    assert (cast.rows("payments"), cast.rows("ledger")) == rows


def test_the_effect_of_a_refund_is_what_the_refund_does(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "33333.33")
    effect = payment_changes.refund_effect(cast.tx, cast.nina, payment_id, Decimal("777.77"))

    payments.refund(cast.tx, cast.nina, payment_id, Decimal("777.77"))

    assert {change.name: change.after for change in effect.changes} == {
        "Иван Петров": cast.earned(cast.ivan, client_id),
        "Борис Сидоров": cast.earned(cast.boris, client_id),
    }


def test_a_refund_that_would_be_refused_has_no_effect_to_show(cast: Cast) -> None:
    payment_id = cast.pays(cast.client(), "100")

    with pytest.raises(RefundTooLarge):
        payment_changes.refund_effect(cast.tx, cast.nina, payment_id, Decimal(101))


def test_voiding_the_first_payment_shows_what_becomes_of_the_others_and_of_the_period(cast: Cast) -> None:
    # given a period from January on, over by the time of the third payment
    client_id = cast.client()
    first = cast.pays(client_id, "1000", "2024-01-10")
    cast.pays(client_id, "1000", "2024-03-01")
    cast.on("2024-04-20")
    cast.pays(client_id, "100000")

    # when
    effect = payment_changes.void_effect(cast.tx, cast.nina, first)

    # then without the first one it began in March, and the third payment is inside
    assert told(effect) == [("Борис Сидоров", "10.00", "1000.00"), ("Иван Петров", "1100.00", "10000.00")]
    assert effect.others == 1
    assert (effect.lapse_before, effect.lapse_after) == (date(2024, 4, 10), date(2024, 6, 1))

    # and so it comes
    payments.void(cast.tx, cast.nina, first)
    assert cast.earned(cast.ivan, client_id) == Decimal("10100.00")
    assert lapse(cast, client_id) == date(2024, 6, 1)


def test_voiding_takes_the_refunds_along(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "1000")
    payments.refund(cast.tx, cast.nina, payment_id, Decimal(400))

    effect = payment_changes.void_effect(cast.tx, cast.nina, payment_id)

    assert told(effect) == [("Иван Петров", "60.00", "0.00"), ("Борис Сидоров", "6.00", "0.00")]


def test_a_refund_that_was_a_mistake_can_be_voided_alone(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "1000")
    refund_id = payments.refund(cast.tx, cast.nina, payment_id, Decimal(400))

    effect = payment_changes.void_effect(cast.tx, cast.nina, refund_id)
    payments.void(cast.tx, cast.nina, refund_id)

    assert told(effect) == [("Борис Сидоров", "6.00", "10.00"), ("Иван Петров", "60.00", "100.00")]
    assert cast.earned(cast.ivan, client_id) == Decimal("100.00")


def test_a_void_payment_has_no_effect_to_show(cast: Cast) -> None:
    payment_id = cast.pays(cast.client(), "1000")
    payments.void(cast.tx, cast.nina, payment_id)

    with pytest.raises(Outdated):
        payment_changes.void_effect(cast.tx, cast.nina, payment_id)


def test_what_a_declared_payment_is_expected_to_bring_is_shown_as_expected(cast: Cast) -> None:
    payment_id = cast.logs(cast.client(), "1000")

    effect = payment_changes.void_effect(cast.tx, cast.nina, payment_id)

    assert told(effect) == [("Иван Петров", "100.00", "0.00"), ("Борис Сидоров", "10.00", "0.00")]
    assert effect.expected
    assert not effect.lapse_moves


def test_differences_of_a_closed_month_go_to_the_open_one(cast: Cast) -> None:
    payment_id = cast.pays(cast.client(), "1000", "2024-02-10")
    company.change(cast.tx, closed_through=date(2024, 2, 1))

    effect = payment_changes.void_effect(cast.tx, cast.nina, payment_id)

    assert effect.carried_to == date(2024, 3, 1)


def test_a_transfer_that_would_be_withdrawn_is_pointed_out(cast: Cast) -> None:
    # given a client that has lapsed, whose transfer waits
    client_id = cast.client()
    first = cast.pays(client_id, "1000", "2024-01-10")
    cast.pays(client_id, "1000", "2024-03-01")
    cast.on("2024-04-20")
    transfer_moves.open_one(cast.tx, client_id, date(2024, 4, 10))
    transfer_moves.announce(cast.tx, client_id, announced=True)

    # when
    effect = payment_changes.void_effect(cast.tx, cast.nina, first)

    # then
    assert effect.withdraws


def test_effects_are_for_those_who_correct(cast: Cast) -> None:
    payment_id = cast.pays(cast.client(), "1000")

    with pytest.raises(NotAllowed):
        payment_changes.void_effect(cast.tx, cast.ivan, payment_id)
    with pytest.raises(NotAllowed):
        payment_changes.redate(cast.tx, cast.ivan, payment_id, date(2024, 3, 1))
    with pytest.raises(NotFound):
        payment_changes.redate(cast.tx, cast.anna, payment_id, date(2024, 3, 1))


# re-dating


def test_the_banks_date_moves_a_payment_out_of_the_period(cast: Cast) -> None:
    # given a payment typed as of the last day inside
    client_id = cast.client()
    cast.pays(client_id, "1000", "2024-01-15")
    cast.on("2024-04-20")
    payment_id = cast.pays(client_id, "100000", "2024-04-14")

    # when
    effect = payment_changes.redate_effect(cast.tx, cast.nina, payment_id, date(2024, 4, 15))
    moved = payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 4, 15))

    # then
    assert told(effect) == [("Иван Петров", "10000.00", "1000.00"), ("Борис Сидоров", "1000.00", "0.00")]
    assert moved.facts.paid_on == date(2024, 4, 15)
    assert cast.earned(cast.ivan, client_id, payment_id) == Decimal("1000.00")
    assert cast.done()[-1] == (cast.nina.staff_id, "payment redated", f"payment:{payment_id}")
    event = {"payment_id": payment_id, "was": "2024-04-14"}
    assert cast.told()[-1] == (cast.ivan.staff_id, "payment_redated", event)


def test_a_first_payment_that_came_later_moves_the_period(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "1000", "2024-03-01")

    effect = payment_changes.redate_effect(cast.tx, cast.nina, payment_id, date(2024, 3, 5))
    payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 3, 5))

    assert (effect.lapse_before, effect.lapse_after) == (date(2024, 6, 1), date(2024, 6, 5))
    assert told(effect) == []
    assert lapse(cast, client_id) == date(2024, 6, 5)


def test_a_day_shows_its_money_after_re_dating_within_a_month_and_across_months(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "1000", "2024-03-01")

    payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 3, 5))
    assert by_day(cast) == [("2024-03-05", "100.00")]

    payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 2, 7))
    assert by_day(cast) == [("2024-02-07", "100.00")]


def test_a_payment_re_dated_out_of_a_closed_month_leaves_that_month_alone(cast: Cast) -> None:
    # given
    client_id = cast.client()
    payment_id = cast.pays(client_id, "1000", "2024-02-10")
    company.change(cast.tx, closed_through=date(2024, 2, 1))
    february = [p for p in cast.ledger(client_id) if p.month == date(2024, 2, 1)]

    # when
    payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 3, 5))

    # then what February holds is due, and nothing is booked twice
    assert [p for p in cast.ledger(client_id) if p.month == date(2024, 2, 1)] == february
    assert cast.earned(cast.ivan, client_id) == Decimal("100.00")
    assert [p for p in cast.ledger(client_id) if p.month > date(2024, 2, 1) and p.amount] == []


def test_a_declared_payment_is_re_dated_with_what_is_expected_of_it(cast: Cast) -> None:
    payment_id = cast.logs(cast.client(), "1000", "2024-03-01")

    effect = payment_changes.redate_effect(cast.tx, cast.nina, payment_id, date(2024, 2, 1))
    payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 2, 1))

    assert effect.expected
    assert earnings.expected(cast.tx, cast.ivan.staff_id) == (Decimal("100.00"), 1)
    assert payment_storage.get(cast.tx, cast.nina, payment_id).facts.paid_on == date(2024, 2, 1)


def test_days_on_which_it_cannot_have_come_are_refused(cast: Cast) -> None:
    # given a payment of a deal that was closed, part of which went back
    client_id = cast.client()
    deal_id = deals.agree(cast.tx, cast.ivan, client_id, "Сырьё", amount=Decimal(5000), starts_on=date(2024, 1, 1))
    payment_id = cast.pays(client_id, "5000", "2024-03-01", deal_id=deal_id)
    refund_id = payments.refund(cast.tx, cast.nina, payment_id, Decimal(100), date(2024, 3, 4))
    deal_storage.close(cast.tx, deal_id, date(2024, 3, 10))
    cast.on("2024-03-20")

    def redate(which: int, day: int) -> None:
        payment_changes.redate_effect(cast.tx, cast.nina, which, date(2024, 3, day))

    # then
    with pytest.raises(PaidInFuture):
        redate(payment_id, 21)
    with pytest.raises(PaidAfterClosing) as closing:
        redate(payment_id, 11)
    with pytest.raises(PaidAfterRefund) as refunded:
        redate(payment_id, 5)
    with pytest.raises(SameDay):
        redate(payment_id, 1)
    with pytest.raises(RefundTooEarly):
        payment_changes.redate(cast.tx, cast.nina, refund_id, date(2024, 2, 29))
    redate(payment_id, 4)
    redate(refund_id, 20)
    assert closing.value.params == {"closed_on": date(2024, 3, 10)}
    assert refunded.value.params == {"refunded_on": date(2024, 3, 4)}


def test_a_document_of_that_day_that_is_there_already_is_refused(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "500", "2024-03-01", document="345")
    payment_id = cast.pays(client_id, "500", "2024-03-02", document="345")

    with pytest.raises(SameDocument):
        payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 3, 1))


def test_the_same_amount_on_the_new_day_is_pointed_out(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "500", "2024-03-01")
    payment_id = cast.pays(client_id, "500", "2024-03-02")

    assert payment_changes.redate_effect(cast.tx, cast.nina, payment_id, date(2024, 3, 1)).repeat
    assert not payment_changes.redate_effect(cast.tx, cast.nina, payment_id, date(2024, 3, 3)).repeat


def test_a_void_payment_is_not_re_dated_and_a_second_press_is_refused(cast: Cast) -> None:
    payment_id = cast.pays(cast.client(), "500", "2024-03-01")
    payment_changes.redate(cast.tx, cast.boris, payment_id, date(2024, 3, 2))

    with pytest.raises(SameDay):
        payment_changes.redate(cast.tx, cast.boris, payment_id, date(2024, 3, 2))

    payments.void(cast.tx, cast.nina, payment_id)
    with pytest.raises(Outdated):
        payment_changes.redate(cast.tx, cast.nina, payment_id, date(2024, 3, 3))


def test_who_logged_a_payment_and_re_dates_it_needs_no_message(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = payments.log(cast.tx, cast.boris, client_id, Decimal(500), date(2024, 3, 1))

    payment_changes.redate(cast.tx, cast.boris, payment_id, date(2024, 3, 2))

    assert [event for _, event, _ in cast.told() if event == "payment_redated"] == []
