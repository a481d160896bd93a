"""Every event in every state: what it leads to, and that nothing else does. The rules' page says the same."""

import re
from itertools import product
from pathlib import Path

import pytest

from domain.transfer_states import (
    OPEN,
    TABLE,
    Choice,
    Circumstances,
    Outcome,
    TransferEvent,
    TransferState,
    When,
    outcome,
)

PAGE = Path(__file__).parents[2] / "docs" / "rules" / "transfers.md"
EVERYTHING = list(product(TransferState, TransferEvent))
POSSIBLE = [
    Circumstances(other, last_round, escalated)
    for other, last_round, escalated in product([None, *Choice], [False, True], [False, True])
]
SHORT = dict(zip("LW1PDCIRX", TransferState, strict=True))
# what an event can lead to in each state, "+": asked once more; where nothing stands the present state is the answer
GRID = """
                  | L | W   | 1  | P  | D   | C | I | R | X
lapse             | W |     |    |    |     |   |   | W | W
confirm           |   | 1W+D| C  | 1+ | CD  |   |   |   |
postpone          |   | WPD | W+D|    |     |   |   |   |
return            |   | WD  | W+D|    |     |   |   |   |
take-back         |   | W   | WD |    | D   |   |   |   |
void              |   | W   | WD |    | D   |   |   |   |
day-came          |   |     |    | W+ |     |   |   |   |
silence           |   | D   | D  |    |     |   |   |   |
director-confirms |   |     |    |    | C1+ |   |   |   |
director-returns  |   |     |    |    | R   |   |   |   |
lapse-gone        |   | X   | X  | X  | X   |   |   |   |
introduction      |   |     |    |    |     | I |   |   |
reopen            |   |     |    |    |     |   |   | W |
"""


def grid() -> dict[tuple[TransferState, TransferEvent], set[Outcome]]:
    (_, *states), *rows = [[cell.strip() for cell in line.split("|")] for line in GRID.strip("\n").splitlines()]
    return {
        (SHORT[state], TransferEvent(event)): {Outcome(SHORT[to], bool(again)) for to, again in pairs(cell)}
        for event, *cells in rows
        for state, cell in zip(states, cells, strict=True)
    }


def pairs(cell: str) -> list[tuple[str, str]]:
    return re.findall(r"(\w)(\+?)", cell)


def test_the_grid_names_every_event_and_every_state() -> None:
    assert set(grid()) == set(EVERYTHING)


@pytest.mark.parametrize(("state", "event"), EVERYTHING)
def test_each_event_in_each_state_leads_where_the_grid_says_and_nowhere_else(
    state: TransferState, event: TransferEvent
) -> None:
    assert {outcome(state, event, now) for now in POSSIBLE} - {None} == grid()[state, event]


@pytest.mark.parametrize("leads", list(TABLE.values()), ids=[f"{state}-{event}" for state, event in TABLE])
def test_at_most_one_condition_holds(leads: dict[When, object]) -> None:
    for now in POSSIBLE:
        assert sum(when.holds(now) for when in leads) <= 1


def test_each_open_state_has_a_way_out_that_needs_no_person() -> None:
    """Silence, a day or changed facts always lead on, whatever was said."""
    for state, now in product(OPEN, POSSIBLE):
        assert outcome(state, TransferEvent.LAPSE_GONE, now) is not None
        assert any(
            found is not None and found.state is not state
            for event in (TransferEvent.SILENCE, TransferEvent.DAY_CAME, TransferEvent.DIRECTOR_RETURNS)
            if (found := outcome(state, event, now))
        )


def test_only_what_is_done_leads_nowhere() -> None:
    assert {state for state in TransferState if not any(of is state for of, _ in TABLE)} == {TransferState.INTRODUCED}


def test_nobody_is_handed_over_without_the_yes_of_another_side() -> None:
    confirming = {TransferEvent.CONFIRM, TransferEvent.DIRECTOR_CONFIRMS}
    for state, event, now in product(TransferState, TransferEvent, POSSIBLE):
        found = outcome(state, event, now)
        if found and found.state is TransferState.CONFIRMED:
            assert event in confirming
            # in this state the other side's yes is what stands
            assert now.other is Choice.CONFIRMED or state is TransferState.ONE_CONFIRMED


def diagram() -> list[str]:
    """The picture's lines, as the table has them."""
    drawn: dict[tuple[str, str], list[str]] = {}
    for (state, event), leads in TABLE.items():
        for each in leads.values():
            events = drawn.setdefault((_name(state), _name(each.state)), [])
            events += [event.value] if event.value not in events else []
    lines = [f"    {start} --> {end}: {', '.join(events)}" for (start, end), events in drawn.items()]
    return ["stateDiagram-v2", f"    [*] --> {_name(TransferState.LAPSED)}", *lines]


def table() -> list[str]:
    """The rows of the page, as the table has them."""
    return [
        f"| {state.value} | {event.value} | {when.value} | {each.state.value}{', asked again' * each.asks_again} |"
        for (state, event), leads in TABLE.items()
        for when, each in leads.items()
    ]


def _name(state: TransferState) -> str:
    return state.value.replace("-", "_")


def test_the_page_of_the_rules_draws_the_table_that_the_code_uses() -> None:
    page = PAGE.read_text("utf-8").splitlines()

    start = page.index("```mermaid") + 1
    assert page[start : page.index("```", start)] == diagram()
    first = page.index("| in | when | and | becomes |") + 2
    assert page[first : first + len(table())] == table()
    assert not page[first + len(table())].startswith("|")
