"""Key clients: by a head's mark, or by what they paid over 365 days; both heads hear of every change."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from domain.refusals import NotAllowed, NotFound
from domain.staff import SYSTEM
from storage import clients as client_storage
from storage import wakes
from tests.cast import Cast
from tests.office import worked_plan
from usecases import clients, key_clients, payments, plan

MILLION = Decimal(1_000_000)


@pytest.fixture
def with_threshold(cast: Cast) -> Cast:
    """From 1 March 2024 a million in 365 days makes a client key."""
    publish(cast, "2-П", date(2024, 3, 1), MILLION)
    return cast


def publish(cast: Cast, number: str, since: date, threshold: Decimal | None) -> int:
    version = replace(worked_plan(), number=number, effective_from=since, key_turnover=threshold)
    return plan.publish(cast.tx, cast.galina, version)


def told(cast: Cast) -> list[tuple[int, dict[str, Any]]]:
    return [(staff_id, params["what"]) for staff_id, event, params in cast.told() if event == "key_changed"]


def is_key(cast: Cast, client_id: int) -> bool:
    return key_clients.is_key(cast.tx, client_storage.load(cast.tx, client_id))


def test_a_head_marks_a_client_and_the_other_head_hears_of_it(cast: Cast) -> None:
    client_id = cast.client()

    key_clients.mark(cast.tx, cast.boris, client_id, key=True)
    key_clients.mark(cast.tx, cast.boris, client_id, key=True)

    card = clients.show(cast.tx, cast.boris, client_id)
    assert (card.client.key, card.client.marked_key, card.met.required) == (True, True, 4)
    assert [(staff_id, what["why"], what["by"]) for staff_id, what in told(cast)] == [
        (cast.anna.staff_id, "marked", cast.boris.staff_id)
    ]


def test_the_director_marks_it_and_both_heads_hear_of_it(cast: Cast) -> None:
    client_id = cast.client()

    key_clients.mark(cast.tx, cast.galina, client_id, key=True)
    cast.on("2024-03-16")
    key_clients.mark(cast.tx, cast.galina, client_id, key=False)

    assert not is_key(cast, client_id)
    heads = [cast.boris.staff_id, cast.anna.staff_id]
    assert [(staff_id, what["why"]) for staff_id, what in told(cast)] == [
        *((head, "marked") for head in heads),
        *((head, "unmarked") for head in heads),
    ]


def test_only_heads_and_the_director_mark_clients_that_they_see(cast: Cast) -> None:
    client_id = cast.client()

    for seller in (cast.ivan, cast.olga, cast.nina):
        with pytest.raises(NotAllowed):
            key_clients.mark(cast.tx, seller, client_id, key=True)
    with pytest.raises(NotFound):
        key_clients.mark(cast.tx, cast.anna, client_id, key=True)

    assert not is_key(cast, client_id)


def test_the_payment_that_reaches_the_threshold_makes_a_client_key(with_threshold: Cast) -> None:
    cast = with_threshold
    client_id = cast.client()
    cast.pays(client_id, "600000", "2024-03-10")
    assert told(cast) == []

    last = cast.pays(client_id, "400000", "2024-03-14")

    assert is_key(cast, client_id)
    what = {"client_id": client_id, "why": "earned", "by": 0, "amount": "1000000.00", "threshold": "1000000.00"}
    assert told(cast) == [(cast.boris.staff_id, what), (cast.anna.staff_id, what)]
    assert wakes.when(cast.tx, "key-client", client_id) == datetime(2025, 3, 9, 21, tzinfo=UTC)  # 10 March in Moscow
    cast.on("2024-03-16")
    payments.void(cast.tx, cast.nina, last)
    assert not is_key(cast, client_id)
    assert [what["why"] for _, what in told(cast)] == ["earned"] * 2 + ["unearned"] * 2
    assert wakes.when(cast.tx, "key-client", client_id) is None


def test_a_client_ceases_to_be_key_by_itself_when_a_year_has_passed(with_threshold: Cast) -> None:
    cast = with_threshold
    client_id = cast.client()
    cast.pays(client_id, "1000000", "2024-03-15")
    woken = wakes.when(cast.tx, "key-client", client_id)
    assert woken == datetime(2025, 3, 14, 21, tzinfo=UTC)

    cast.at(woken)
    key_clients.day_came(cast.tx, SYSTEM, client_id)

    assert not is_key(cast, client_id)
    assert told(cast)[-1][1]["amount"] == "0.00"


def test_the_mark_taken_off_leaves_what_the_turnover_says(with_threshold: Cast) -> None:
    cast = with_threshold
    client_id = cast.client()
    key_clients.mark(cast.tx, cast.boris, client_id, key=True)
    cast.pays(client_id, "1000000")
    assert [what["why"] for _, what in told(cast)] == ["marked"]  # it was one before

    key_clients.mark(cast.tx, cast.boris, client_id, key=False)

    client = client_storage.load(cast.tx, client_id)
    assert (client.key, client.marked_key, client.earns_key) == (True, False, True)
    assert [what["why"] for _, what in told(cast)] == ["marked", "unmarked"]


def test_a_new_plan_is_looked_at_when_it_comes_into_force(cast: Cast) -> None:
    # given
    big, small = cast.client("Большой"), cast.client("Малый")
    cast.pays(big, "500000")
    cast.pays(small, "499999.99")

    # when
    plan_id = publish(cast, "2-П", date(2024, 4, 1), Decimal(500_000))

    # then
    came = datetime(2024, 3, 31, 21, tzinfo=UTC)
    assert wakes.when(cast.tx, "key-threshold", plan_id) == came
    assert not is_key(cast, big)
    cast.at(came)
    for _ in range(2):
        key_clients.threshold_came(cast.tx, SYSTEM, plan_id)
    assert (is_key(cast, big), is_key(cast, small)) == (True, False)
    assert told(cast) == []
    batches = [(staff_id, params) for staff_id, event, params in cast.told() if event == "key_threshold"]
    assert batches == [
        (head.staff_id, {"client_ids": [big], "threshold": "500000.00"}) for head in (cast.boris, cast.anna)
    ]
    assert wakes.when(cast.tx, "key-client", big) == datetime(2025, 3, 14, 21, tzinfo=UTC)


def test_a_plan_without_a_threshold_makes_none(with_threshold: Cast) -> None:
    cast = with_threshold
    client_id, marked = cast.client(), cast.client("Лотос")
    for each in (client_id, marked):
        cast.pays(each, "1000000")
    key_clients.mark(cast.tx, cast.boris, marked, key=True)
    plan_id = publish(cast, "3-П", date(2024, 3, 20), None)
    cast.on("2024-03-20")

    key_clients.threshold_came(cast.tx, SYSTEM, plan_id)

    assert (is_key(cast, client_id), is_key(cast, marked)) == (False, True)
    batches = [params for _, event, params in cast.told() if event == "key_threshold"]
    assert batches == [{"client_ids": [client_id], "threshold": ""}] * 2
