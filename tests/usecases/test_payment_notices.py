"""What became of a payment is told to whoever logged it, while they have the client."""

from decimal import Decimal

import pytest

from handlers.payments import NOTICES
from tests.cast import Cast
from texts import Texts
from usecases import payments, posts


@pytest.mark.parametrize("event", ["payment_confirmed", "payment_voided", "payment_refunded"])
def test_a_client_that_somebody_else_has_by_now_is_not_told_of(cast: Cast, event: str) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "100000")
    payments.void(cast.tx, cast.nina, payment_id)
    say = Texts.of("ru", today=cast.today)
    assert NOTICES[event](cast.tx, cast.ivan, say, {"payment_id": payment_id}) is not None

    posts.give_share(cast.tx, cast.boris, client_id, cast.ivan.staff_id, cast.petr.staff_id, Decimal(100), "test")

    assert NOTICES[event](cast.tx, cast.ivan, say, {"payment_id": payment_id}) is None
