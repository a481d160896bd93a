"""What the clock queued and nobody is to read any more: it is rendered at delivery, and there is nothing to say."""

from typing import Any

import pytest

from domain.staff import SYSTEM, Actor
from handlers.reminders import NOTICES
from storage import clients as clients_storage
from tests.cast import Cast
from texts import Texts
from usecases import transfer_cards, transfer_decisions, transfers


def heard(cast: Cast, event: str, who: Actor, **params: Any) -> bool:
    """Whether somebody is told anything by a notice that is delivered now."""
    return NOTICES[event](cast.tx, who, Texts.of("ru", today=cast.today), params) is not None


@pytest.fixture
def client_id(cast: Cast) -> int:
    """Ivan's, who paid on 15 March; it is 1 June."""
    found = cast.client()
    cast.pays(found, "100000")
    cast.on("2024-06-01")
    return found


def opened(cast: Cast) -> int:
    """The transfer of 17 June."""
    cast.on("2024-06-17")
    transfers.scan(cast.tx, SYSTEM, cast.today)
    return transfer_cards.listing(cast.tx, cast.galina).lines[0].transfer_id


def test_of_a_period_that_ends_only_whoever_has_the_client_still_hears(cast: Cast, client_id: int) -> None:
    warning: dict[str, Any] = {"client_id": client_id, "days": 14, "ends_on": "2024-06-15"}

    assert heard(cast, "period_ends_soon", cast.ivan, **warning)
    assert not heard(cast, "period_ends_soon", cast.petr, **warning)
    transfers.open_early(cast.tx, cast.boris, client_id)
    assert not heard(cast, "period_ends_soon", cast.ivan, **warning)


def test_of_a_silence_only_the_side_that_is_silent_still_hears(cast: Cast, client_id: int) -> None:
    reminder = {"transfer_id": opened(cast), "hours": 24}
    assert heard(cast, "transfer_reminded", cast.boris, **reminder)

    transfer_decisions.confirm(cast.tx, cast.boris, reminder["transfer_id"])

    assert not heard(cast, "transfer_reminded", cast.boris, **reminder)
    assert not heard(cast, "transfer_reminded", cast.petr, **reminder)
    assert heard(cast, "transfer_reminded", cast.anna, **reminder)


def test_after_the_transfer_it_is_for_the_heads_and_whoever_collects(cast: Cast, client_id: int) -> None:
    # given
    transfer_id = opened(cast)
    transfer_decisions.confirm(cast.tx, cast.boris, transfer_id)
    transfer_decisions.confirm(cast.tx, cast.anna, transfer_id, cast.olga.staff_id)
    followed = {"transfer_id": transfer_id, "days": 30}

    # then
    for who in (cast.ivan, cast.oleg, cast.olga):  # nothing is due, or it is not theirs
        assert not heard(cast, "charges_due", who, client_id=client_id)
    assert heard(cast, "transfer_followed_up", cast.anna, **followed)
    assert not heard(cast, "transfer_followed_up", cast.petr, **followed)
    clients_storage.change(cast.tx, client_id, manager_id=None)
    assert not heard(cast, "transfer_followed_up", cast.anna, **followed)
