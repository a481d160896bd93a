"""Who decides a transfer, and what a decision changes: always two different people."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.deciders import choose_deciders
from domain.staff import DepartmentKind
from domain.transfer_states import Choice, Circumstances, TransferState
from domain.transfers import (
    Decided,
    DecisionStands,
    NotYours,
    PostponedTooFar,
    Transfer,
    WithdrawnWhy,
    earlier_day,
    ensure_day,
    withdrawn_why,
)

BORIS, ANNA, GALINA, GRIGORY, IVAN = range(1, 6)
COMMERCIAL, CLIENT = DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT
HEADS = choose_deciders(BORIS, ANNA, [GALINA])
OPENED = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


def transfer(
    *decided: tuple[DepartmentKind, int],
    state: TransferState = TransferState.WAITING,
    choice: Choice = Choice.CONFIRMED,
    manager_id: int | None = None,
) -> Transfer:
    decisions = {
        side: Decided(number, side, choice, who, manager_id if side is CLIENT else None)
        for number, (side, who) in enumerate(decided, start=1)
    }
    return Transfer(1, 7, state, date(2026, 11, 20), OPENED, OPENED, decisions=decisions)


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

    assert (found.commercial, found.client) == (frozenset(commercial), frozenset(client))


def test_whoever_has_not_decided_is_asked_for_their_own_side() -> None:
    waiting, halfway = transfer(), transfer((CLIENT, ANNA), state=TransferState.ONE_CONFIRMED)

    assert waiting.asked(HEADS) == {BORIS, ANNA}
    assert (waiting.side_of(BORIS, HEADS), waiting.side_of(ANNA, HEADS)) == (COMMERCIAL, CLIENT)
    assert halfway.asked(HEADS) == {BORIS}
    assert (halfway.side_of(BORIS, HEADS), halfway.side_of(ANNA, HEADS)) == (COMMERCIAL, None)


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


@pytest.mark.parametrize("state", [TransferState.CONFIRMED, TransferState.POSTPONED])
def test_what_is_postponed_or_done_is_never_late(state: TransferState) -> None:
    assert not transfer(state=state).is_late(OPENED + timedelta(days=30))


def test_before_the_day_comes_either_side_may_confirm_a_postponed_transfer_though_nobody_is_asked() -> None:
    postponed = transfer((COMMERCIAL, BORIS), (CLIENT, ANNA), state=TransferState.POSTPONED, choice=Choice.POSTPONED)

    assert postponed.asked(HEADS) == set()
    assert postponed.side_to_confirm(BORIS, HEADS) is COMMERCIAL
    assert postponed.side_to_confirm(ANNA, HEADS) is CLIENT
    assert not postponed.can_take_back(BORIS)


def test_while_the_director_is_asked_the_side_that_has_not_confirmed_still_may() -> None:
    with_director = transfer((COMMERCIAL, BORIS), state=TransferState.WITH_DIRECTOR)

    assert with_director.asked(HEADS) == {GALINA}
    assert with_director.side_of(ANNA, HEADS) is None
    assert with_director.side_to_confirm(ANNA, HEADS, names_manager=True) is CLIENT
    assert with_director.side_to_confirm(BORIS, HEADS) is None


def test_with_the_director_it_lies_with_whose_yes_is_missing() -> None:
    def with_director(side: DepartmentKind, who: int) -> Transfer:
        return transfer((side, who), state=TransferState.WITH_DIRECTOR)

    assert with_director(COMMERCIAL, BORIS).lies_with(HEADS) == {GALINA}
    assert with_director(COMMERCIAL, GALINA).lies_with(HEADS) == {ANNA}
    assert with_director(CLIENT, GALINA).lies_with(choose_deciders(BORIS, ANNA, [GALINA, GRIGORY])) == {GRIGORY}
    assert with_director(COMMERCIAL, GALINA).lies_with(choose_deciders(None, None, [GALINA])) == {GALINA}


def test_a_directors_yes_counts_for_the_side_that_has_none() -> None:
    def with_director(*decided: tuple[DepartmentKind, int], choice: Choice = Choice.CONFIRMED) -> Transfer:
        return transfer(*decided, state=TransferState.WITH_DIRECTOR, choice=choice)

    assert with_director((COMMERCIAL, BORIS)).side_of_director(GALINA, HEADS) is CLIENT
    assert with_director((CLIENT, ANNA)).side_of_director(GALINA, HEADS) is COMMERCIAL
    assert with_director((CLIENT, GALINA)).side_of_director(GALINA, HEADS) is None
    both_declined = with_director((COMMERCIAL, BORIS), (CLIENT, ANNA), choice=Choice.RETURNED)
    assert both_declined.side_of_director(GALINA, HEADS) is CLIENT


def test_a_directors_yes_without_another_one_leaves_the_side_for_which_there_is_somebody_else() -> None:
    nobody_hunts = choose_deciders(None, ANNA, [GALINA])

    side = transfer(state=TransferState.WITH_DIRECTOR).side_of_director(GALINA, nobody_hunts)

    assert side is COMMERCIAL


def test_a_decision_loses_its_ground_with_whoever_made_it_or_was_named_in_it() -> None:
    def lost(found: Transfer, *present: int) -> list[int]:
        return [decided.staff_id for decided in found.groundless(present, {IVAN})]

    half = transfer((CLIENT, ANNA), manager_id=IVAN)
    assert lost(half, ANNA) == []
    assert lost(half, BORIS) == [ANNA]
    assert lost(transfer((CLIENT, ANNA), manager_id=GRIGORY), ANNA) == [ANNA]
    assert lost(transfer((COMMERCIAL, BORIS), choice=Choice.RETURNED), ANNA) == [BORIS]


def test_a_reason_before_the_director_and_an_agreed_day_outlive_whoever_gave_them() -> None:
    returned = transfer((CLIENT, ANNA), state=TransferState.WITH_DIRECTOR, choice=Choice.RETURNED)
    confirmed = transfer((CLIENT, ANNA), state=TransferState.WITH_DIRECTOR)
    postponed = transfer((CLIENT, ANNA), state=TransferState.POSTPONED, choice=Choice.POSTPONED)
    done = transfer((CLIENT, ANNA), state=TransferState.CONFIRMED)

    assert [len(each.groundless([], [])) for each in (returned, confirmed, postponed, done)] == [0, 1, 0, 0]


def test_two_yeses_are_those_of_two_people() -> None:
    assert transfer((COMMERCIAL, BORIS), (CLIENT, ANNA)).agreed_by_two()
    assert not transfer((COMMERCIAL, BORIS), (CLIENT, BORIS)).agreed_by_two()
    assert not transfer((COMMERCIAL, BORIS), (CLIENT, ANNA), choice=Choice.RETURNED).agreed_by_two()


def test_somebody_who_decided_in_an_earlier_round_is_answered_with_the_present_state() -> None:
    before = Decided(1, COMMERCIAL, Choice.RETURNED, IVAN)
    found = replace(transfer(), round=2, set_aside=[before])

    assert found.side_to_confirm(IVAN, HEADS) is None


def test_a_transfer_is_postponed_to_a_day_of_the_next_thirty() -> None:
    today = date(2026, 11, 20)
    ensure_day(date(2026, 11, 21), today)
    ensure_day(date(2026, 12, 20), today)

    for until in (today, date(2026, 12, 21)):
        with pytest.raises(PostponedTooFar) as refused:
            ensure_day(until, today)
        assert refused.value.params == {"last": date(2026, 12, 20)}


def test_of_two_days_the_earlier_counts() -> None:
    assert earlier_day(date(2026, 12, 1), date(2026, 11, 25)) == date(2026, 11, 25)
    assert earlier_day(date(2026, 12, 1)) == date(2026, 12, 1)
    assert earlier_day(None) is None


@pytest.mark.parametrize(
    ("reason", "extended", "why"),
    [
        ("voided", False, WithdrawnWhy.VOIDED),
        ("redated", False, WithdrawnWhy.REDATED),
        ("period-extended", True, WithdrawnWhy.EXTENDED),
        ("confirmed", False, WithdrawnWhy.CHANGED),
    ],
)
def test_the_act_that_moved_the_period_says_why_the_lapse_is_gone(
    reason: str,
    *,
    extended: bool,
    why: WithdrawnWhy,
) -> None:
    assert withdrawn_why(reason, extended=extended) is why


def test_what_the_other_side_said_is_what_an_outcome_depends_on() -> None:
    returned = replace(transfer((CLIENT, ANNA), choice=Choice.RETURNED), round=2, escalated_at=OPENED)

    assert returned.circumstances(COMMERCIAL) == Circumstances(Choice.RETURNED, last_round=True, escalated=True)
    assert returned.circumstances(CLIENT) == Circumstances(None, last_round=True, escalated=True)
    assert transfer((CLIENT, ANNA)).circumstances() == Circumstances()
