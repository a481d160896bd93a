"""Who decides a transfer, and what a decision changes: always two different people."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.deciders import Deciders, choose_deciders
from domain.staff import DepartmentKind
from domain.transfers import (
    Choice,
    Decided,
    DecisionStands,
    NotYours,
    Transfer,
    TransferState,
)

BORIS, ANNA, GALINA, GRIGORY, IVAN = range(1, 6)
COMMERCIAL, CLIENT = DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT
HEADS = choose_deciders(BORIS, ANNA, [GALINA])
OPENED = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


def transfer(*decided: tuple[DepartmentKind, int], state: TransferState = TransferState.WAITING) -> Transfer:
    decisions = {
        side: Decided(number, side, Choice.CONFIRMED, who) for number, (side, who) in enumerate(decided, start=1)
    }
    return Transfer(1, 7, state, date(2026, 11, 20), OPENED, decisions=decisions)


@pytest.mark.parametrize(
    ("commercial_head", "client_head", "directors", "commercial", "client"),
    [
        (BORIS, ANNA, {GALINA}, {BORIS}, {ANNA}),
        (BORIS, None, {GALINA}, {BORIS}, {GALINA}),
        (None, ANNA, {GALINA}, {GALINA}, {ANNA}),
        (BORIS, BORIS, {GALINA}, {BORIS}, {GALINA}),
        (None, None, {GALINA, GRIGORY}, {GALINA, GRIGORY}, {GALINA, GRIGORY}),
        (GALINA, ANNA, {GALINA}, {GALINA}, {ANNA}),
        (GALINA, None, {GALINA, GRIGORY}, {GALINA}, {GRIGORY}),
        (GALINA, GALINA, {GALINA}, {GALINA}, set()),
    ],
)
def test_each_side_is_its_heads_or_a_directors_in_their_place(
    commercial_head: int | None, client_head: int | None, directors: set[int], commercial: set[int], client: set[int]
) -> None:
    found = choose_deciders(commercial_head, client_head, directors)

    assert found == Deciders(frozenset(commercial), frozenset(client))


def test_a_head_decides_their_own_side_once() -> None:
    assert transfer().side_to_confirm(BORIS, HEADS, names_manager=False) is COMMERCIAL
    assert transfer().side_to_confirm(ANNA, HEADS, names_manager=True) is CLIENT
    assert transfer((COMMERCIAL, BORIS)).side_to_confirm(BORIS, HEADS, names_manager=True) is None


@pytest.mark.parametrize("stranger", [GALINA, IVAN])
def test_nobody_else_decides(stranger: int) -> None:
    with pytest.raises(NotYours):
        transfer().side_to_confirm(stranger, HEADS, names_manager=False)


def test_a_director_in_both_places_decides_one_of_them_and_another_director_the_other() -> None:
    directors = choose_deciders(None, None, [GALINA, GRIGORY])

    assert transfer().side_to_confirm(GALINA, directors, names_manager=False) is COMMERCIAL
    assert transfer().side_to_confirm(GALINA, directors, names_manager=True) is CLIENT
    half = transfer((COMMERCIAL, GALINA))
    assert half.waits_for(CLIENT, directors) == {GRIGORY}
    assert half.side_to_confirm(GALINA, directors, names_manager=True) is None


def test_a_decision_outlives_the_head_who_made_it() -> None:
    changed = choose_deciders(IVAN, ANNA, [GALINA])
    half = transfer((COMMERCIAL, BORIS))

    assert half.side_of(IVAN, changed) is None
    assert half.side_to_confirm(BORIS, changed, names_manager=False) is None


@pytest.mark.parametrize("state", [TransferState.CONFIRMED, TransferState.WITHDRAWN])
def test_a_closed_transfer_waits_for_nobody(state: TransferState) -> None:
    closed = transfer(state=state)

    assert closed.side_of(BORIS, HEADS) is None
    assert closed.side_to_confirm(BORIS, HEADS, names_manager=False) is None


def test_a_decision_is_taken_back_only_while_it_stands_alone_and_by_its_maker() -> None:
    half, both = transfer((COMMERCIAL, BORIS)), transfer((COMMERCIAL, BORIS), (CLIENT, ANNA))

    assert half.ensure_can_take_back(BORIS).side is COMMERCIAL
    for standing, who in ((half, ANNA), (both, BORIS), (transfer(), BORIS)):
        with pytest.raises(DecisionStands):
            standing.ensure_can_take_back(who)


def test_a_transfer_is_late_after_three_days_and_never_once_it_is_done() -> None:
    assert not transfer().is_late(OPENED + timedelta(days=3, seconds=-1))
    assert transfer().is_late(OPENED + timedelta(days=3))
    assert not transfer(state=TransferState.CONFIRMED).is_late(OPENED + timedelta(days=30))
