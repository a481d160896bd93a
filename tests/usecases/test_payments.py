"""Payments: logged, confirmed, taken back, voided, refunded; each change leaves the ledger as the rules say."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.deals import TooManyCharges
from domain.money import ZERO
from domain.payments import (
    AmountNotPositive,
    AmountTooLarge,
    NotDeclared,
    NotRefundable,
    OwnPayment,
    PaidInFuture,
    PaymentStatus,
    RefundTooEarly,
    RefundTooLarge,
    SameDocument,
    SamePayment,
)
from domain.refusals import NotAllowed, NotFound, Outdated, Refusal
from domain.undo import TooLateToUndo
from storage import payments as payment_storage
from storage.db import Tx
from tests.cast import Cast
from usecases import deals, payments
from usecases.deals import DealClosed

pytestmark = pytest.mark.on_both_databases


def status(cast: Cast, payment_id: int) -> PaymentStatus:
    return payment_storage.get(cast.tx, cast.galina, payment_id).facts.status


# logging


def test_a_payment_is_declared_and_counts_for_nothing_yet(cast: Cast) -> None:
    client_id = cast.client()

    payment_id = cast.logs(client_id, "150000")

    view = payments.show(cast.tx, cast.ivan, payment_id)
    assert view.payment.facts.status is PaymentStatus.DECLARED
    assert view.mine == Decimal("15000.00")
    assert cast.ledger(client_id) == []
    assert cast.done()[-1] == (cast.ivan.staff_id, "payment logged", f"payment:{payment_id}")


def test_without_confirmation_logging_confirms(tx: Tx) -> None:
    cast = Cast.founded(tx, confirmation=False)
    client_id = cast.client()

    payment_id = cast.logs(client_id, "150000")

    assert status(cast, payment_id) is PaymentStatus.CONFIRMED
    assert cast.earned(cast.ivan, client_id) == Decimal("15000.00")


def test_without_confirmation_ones_own_payment_can_be_taken_back(tx: Tx) -> None:
    cast = Cast.founded(tx, confirmation=False)
    client_id = cast.client()
    payment_id = cast.logs(client_id, "150000")

    payments.undo(cast.tx, cast.ivan, payment_id)

    assert cast.earned(cast.ivan, client_id) == ZERO


@pytest.mark.parametrize(
    ("amount", "refusal"),
    [("0", AmountNotPositive), ("-5", AmountNotPositive), ("1000000000000", AmountTooLarge)],
)
def test_an_amount_that_no_payment_has_is_refused(cast: Cast, amount: str, refusal: type[Refusal]) -> None:
    client_id = cast.client()

    with pytest.raises(refusal):
        cast.logs(client_id, amount)

    assert cast.rows("payments") == 0


def test_a_payment_of_tomorrow_is_refused(cast: Cast) -> None:
    client_id = cast.client()

    with pytest.raises(PaidInFuture) as refused:
        cast.logs(client_id, "100", "2024-03-16")

    assert refused.value.params == {"paid_on": date(2024, 3, 16)}
    assert cast.rows("payments") == 0


def test_the_day_is_the_companys_and_not_greenwichs(cast: Cast) -> None:
    # given 00:30 of 16 March in Moscow, still the 15th in Greenwich
    client_id = cast.client()
    cast.at(cast.tx.now.replace(hour=21, minute=30))

    payment_id = cast.logs(client_id, "100", "2024-03-16")

    assert status(cast, payment_id) is PaymentStatus.DECLARED


def test_another_hunters_client_does_not_exist(cast: Cast) -> None:
    client_id = cast.client()

    for stranger in (cast.petr, cast.olga, cast.anna):
        with pytest.raises(NotFound):
            payments.log(cast.tx, stranger, client_id, Decimal(100), cast.today)

    assert cast.rows("payments") == 0


def test_an_accountant_logs_nothing(cast: Cast) -> None:
    client_id = cast.client()

    with pytest.raises(NotAllowed):
        payments.log(cast.tx, cast.nina, client_id, Decimal(100), cast.today)

    assert cast.rows("payments") == 0


def test_the_same_payment_asks_first_and_is_logged_when_it_really_is_a_second_one(cast: Cast) -> None:
    # given
    client_id = cast.client()
    cast.logs(client_id, "150000")

    # when
    with pytest.raises(SamePayment) as refused:
        cast.logs(client_id, "150000")

    # then
    assert refused.value.params == {"amount": Decimal(150000), "paid_on": date(2024, 3, 15)}
    assert cast.rows("payments") == 1

    # when
    cast.logs(client_id, "150000", really_second=True)

    # then
    assert cast.rows("payments") == 2


def test_another_day_amount_or_client_is_another_payment(cast: Cast) -> None:
    first, second = cast.client("Ромашка"), cast.client("Вектор")

    cast.logs(first, "150000")
    cast.logs(first, "150000", "2024-03-14")
    cast.logs(first, "150000.01")
    cast.logs(second, "150000")

    assert cast.rows("payments") == 4


def test_a_void_payment_and_a_refund_are_no_doubles(cast: Cast) -> None:
    client_id = cast.client()
    voided = cast.pays(client_id, "100")
    payments.void(cast.tx, cast.nina, voided)

    again = cast.pays(client_id, "100")
    payments.refund(cast.tx, cast.nina, again, Decimal(50))

    assert cast.logs(client_id, "50") > again


def test_a_document_number_stands_for_one_payment(cast: Cast) -> None:
    # given
    client_id, other = cast.client("Ромашка"), cast.client("Вектор")
    cast.logs(client_id, "100", document="345")

    # when
    with pytest.raises(SameDocument) as refused:
        cast.logs(client_id, "200", document="345", really_second=True)

    # then
    assert refused.value.params == {"document": "345"}
    assert cast.rows("payments") == 1

    # when the day or the client differs
    cast.logs(client_id, "200", "2024-03-14", document="345")
    cast.logs(other, "200", document="345")

    # then
    assert cast.rows("payments") == 3


def test_the_document_of_a_void_payment_is_free_again(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.logs(client_id, "100", document="345")
    payments.undo(cast.tx, cast.ivan, payment_id)

    cast.logs(client_id, "100", document="345")

    assert cast.rows("payments") == 2


def test_a_closed_deal_and_a_deal_of_another_client_take_no_payment(cast: Cast) -> None:
    # given
    client_id, other = cast.client("Ромашка"), cast.client("Вектор")
    deal_id = cast.recurring(client_id)

    # when it is another client's
    with pytest.raises(NotFound):
        cast.logs(other, "1000", deal_id=deal_id)

    # when it is closed
    deals.close(cast.tx, cast.ivan, deal_id)
    with pytest.raises(DealClosed) as refused:
        cast.logs(client_id, "1000", deal_id=deal_id)

    # then
    assert refused.value.params == {"title": "Интернет"}
    assert cast.rows("payments") == 0


def test_a_payment_of_more_charges_than_a_deal_has_is_a_slip(cast: Cast) -> None:
    # given a deal of 1 200 charges of 1.00
    client_id = cast.client()
    deal_id = cast.recurring(client_id, first=None, monthly="1")
    cast.logs(client_id, "1199", deal_id=deal_id)

    # when
    with pytest.raises(TooManyCharges):
        cast.logs(client_id, "1.01", deal_id=deal_id)

    # then
    assert cast.rows("payments") == 1
    cast.logs(client_id, "1", deal_id=deal_id)
    assert cast.rows("payments") == 2


# confirming


def test_a_confirmed_payment_counts_and_its_author_is_told(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.logs(client_id, "150000")

    payments.confirm(cast.tx, cast.nina, payment_id)

    assert cast.earned(cast.ivan, client_id) == Decimal("15000.00")
    assert cast.earned(cast.boris, client_id) == Decimal("1500.00")
    assert payments.show(cast.tx, cast.ivan, payment_id).mine == Decimal("15000.00")
    assert cast.told() == [(cast.ivan.staff_id, "payment_confirmed", {"payment_id": payment_id})]


def test_nobody_confirms_a_payment_that_they_logged_themselves(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = payments.log(cast.tx, cast.boris, client_id, Decimal(100), cast.today)

    with pytest.raises(OwnPayment):
        payments.confirm(cast.tx, cast.boris, payment_id)

    assert status(cast, payment_id) is PaymentStatus.DECLARED
    assert payments.to_confirm(cast.tx, cast.boris) == []
    assert [p.facts.payment_id for p, _ in payments.to_confirm(cast.tx, cast.nina)] == [payment_id]


def test_a_hunter_confirms_nothing_and_the_other_departments_head_sees_nothing(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.logs(client_id, "100")

    with pytest.raises(NotAllowed):
        payments.confirm(cast.tx, cast.petr, payment_id)
    with pytest.raises(NotFound):
        payments.confirm(cast.tx, cast.anna, payment_id)

    assert status(cast, payment_id) is PaymentStatus.DECLARED


def test_a_payment_is_confirmed_once(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "100")

    with pytest.raises(NotDeclared):
        payments.confirm(cast.tx, cast.boris, payment_id)
    again = payments.confirm_if_waiting(cast.tx, cast.boris, payment_id)

    assert again.confirmed_by == cast.nina.staff_id
    assert len(cast.told()) == 1


def test_a_day_is_confirmed_with_one_tap(cast: Cast) -> None:
    client_id = cast.client()
    today = [cast.logs(client_id, "100"), cast.logs(client_id, "200")]
    yesterday = cast.logs(client_id, "300", "2024-03-14")
    own = payments.log(cast.tx, cast.boris, client_id, Decimal(400), cast.today)

    assert payments.confirm_day(cast.tx, cast.boris, cast.today) == 2

    assert [status(cast, i) for i in today] == [PaymentStatus.CONFIRMED] * 2
    assert [status(cast, i) for i in (yesterday, own)] == [PaymentStatus.DECLARED] * 2


# taking back and voiding


def test_ones_own_payment_can_be_taken_back_for_fifteen_minutes(cast: Cast) -> None:
    # given
    client_id = cast.client()
    in_time, too_late = cast.logs(client_id, "100"), cast.logs(client_id, "200")

    # when
    cast.at(cast.tx.now + timedelta(minutes=15))
    payments.undo(cast.tx, cast.ivan, in_time)
    cast.at(cast.tx.now + timedelta(seconds=1))
    with pytest.raises(TooLateToUndo):
        payments.undo(cast.tx, cast.ivan, too_late)

    # then
    assert status(cast, in_time) is PaymentStatus.VOID
    assert status(cast, too_late) is PaymentStatus.DECLARED
    assert payments.show(cast.tx, cast.ivan, too_late).mine == Decimal("20.00")
    assert cast.told() == []


def test_a_confirmed_payment_and_another_persons_are_not_taken_back(cast: Cast) -> None:
    client_id = cast.client()
    confirmed, another = cast.pays(client_id, "100"), cast.logs(client_id, "200")

    with pytest.raises(Outdated):
        payments.undo(cast.tx, cast.ivan, confirmed)
    with pytest.raises(Outdated):
        payments.undo(cast.tx, cast.boris, another)

    assert cast.earned(cast.ivan, client_id) == Decimal("10.00")
    assert status(cast, another) is PaymentStatus.DECLARED


def test_a_void_payment_is_as_if_it_had_never_been_refunds_of_it_included(cast: Cast) -> None:
    # given the first payment of three, with a refund
    client_id = cast.client()
    first = cast.pays(client_id, "100000", "2024-01-10")
    cast.pays(client_id, "50000", "2024-02-20")
    refund_id = payments.refund(cast.tx, cast.nina, first, Decimal(40000))
    assert cast.earned(cast.ivan, client_id) == Decimal("11000.00")

    # when
    payments.void(cast.tx, cast.galina, first)

    # then
    assert (status(cast, first), status(cast, refund_id)) == (PaymentStatus.VOID, PaymentStatus.VOID)
    assert cast.earned(cast.ivan, client_id) == Decimal("5000.00")
    assert payments.show(cast.tx, cast.ivan, first).mine == ZERO
    assert cast.told()[-1] == (cast.ivan.staff_id, "payment_voided", {"payment_id": first})

    # when once more
    with pytest.raises(Outdated):
        payments.void(cast.tx, cast.galina, first)


def test_voiding_the_first_payment_moves_the_period(cast: Cast) -> None:
    # given a period from 10 January, over by 10 April
    client_id = cast.client()
    first = cast.pays(client_id, "1000", "2024-01-10")
    cast.on("2024-05-01")
    late = cast.pays(client_id, "100000", "2024-04-20")
    assert cast.earned(cast.ivan, client_id, late) == Decimal("1000.00")

    # when
    payments.void(cast.tx, cast.nina, first)

    # then the period begins with the second payment
    assert cast.earned(cast.ivan, client_id, late) == Decimal("10000.00")


# refunds


def test_three_refunds_take_back_exactly_what_was_given(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "100000")

    parts = [payments.refund(cast.tx, cast.nina, payment_id, Decimal(a)) for a in ("33333.33", "33333.33", "33333.34")]

    taken = [cast.earned(cast.ivan, client_id, part) for part in parts]
    assert taken == [Decimal("-3333.33"), Decimal("-3333.34"), Decimal("-3333.33")]
    assert cast.earned(cast.ivan, client_id) == ZERO
    assert cast.earned(cast.boris, client_id) == ZERO


def test_refunds_never_exceed_their_payment(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "100")
    payments.refund(cast.tx, cast.nina, payment_id, Decimal(60))

    with pytest.raises(RefundTooLarge) as refused:
        payments.refund(cast.tx, cast.nina, payment_id, Decimal("40.01"))

    assert refused.value.params == {"left": Decimal("40.00")}
    assert cast.rows("payments") == 2
    assert payments.show(cast.tx, cast.nina, payment_id).left == Decimal("40.00")


def test_what_cannot_be_refunded(cast: Cast) -> None:
    client_id = cast.client()
    declared, confirmed = cast.logs(client_id, "100"), cast.pays(client_id, "200")
    refund_id = payments.refund(cast.tx, cast.nina, confirmed, Decimal(10))

    for payment_id in (declared, refund_id):
        with pytest.raises(NotRefundable):
            payments.refund(cast.tx, cast.nina, payment_id, Decimal(5))
    with pytest.raises(RefundTooEarly):
        payments.refund(cast.tx, cast.nina, confirmed, Decimal(5), date(2024, 3, 14))
    with pytest.raises(PaidInFuture):
        payments.refund(cast.tx, cast.nina, confirmed, Decimal(5), date(2024, 3, 16))
    with pytest.raises(NotAllowed):
        payments.refund(cast.tx, cast.ivan, confirmed, Decimal(5))

    assert cast.rows("payments") == 3


def test_a_card_offers_only_what_this_person_may_do(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.logs(client_id, "100")

    def offers() -> list[tuple[bool, bool, bool]]:
        views = [payments.show(cast.tx, who, payment_id) for who in (cast.ivan, cast.boris, cast.nina)]
        return [(view.may_undo, view.may_confirm, view.may_correct) for view in views]

    assert offers() == [(True, False, False), (False, True, False), (False, True, False)]

    payments.confirm(cast.tx, cast.nina, payment_id)
    assert offers() == [(False, False, False), (False, False, True), (False, False, True)]


def test_the_newest_payments_of_a_client_come_first(cast: Cast) -> None:
    client_id = cast.client()
    early, late, same_day = (
        cast.logs(client_id, "1", "2024-03-01"),
        cast.logs(client_id, "2"),
        cast.logs(client_id, "3"),
    )

    found = payments.of_client(cast.tx, cast.ivan, client_id)

    assert [p.facts.payment_id for p in found.newest] == [same_day, late, early]
    assert found.total == 3
    with pytest.raises(NotFound):
        payments.of_client(cast.tx, cast.petr, client_id)
