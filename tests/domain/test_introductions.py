"""Who has a part in an introduction, for whom it waits, and when it is done."""

from datetime import date

import pytest

from domain.coverage import Coverage
from domain.introductions import Parties, Said, Task, both_said, day_number, is_done, standing, waits_for
from domain.staff import DepartmentKind

BORIS, ANNA, IVAN, PETR, OLGA, OLEG = range(1, 7)
DAY = date(2024, 6, 17)
REGULAR = Parties([IVAN, PETR], OLGA)
KEY = Parties([IVAN], OLGA, [BORIS, ANNA])
ENOUGH = Coverage(2, 2)
INTRODUCED = Said(IVAN, Task.INTRODUCE, OLGA)
MET = Said(OLGA, Task.MEET, OLGA, DAY)


@pytest.mark.parametrize(
    ("staff_id", "task"),
    [(IVAN, Task.INTRODUCE), (PETR, Task.INTRODUCE), (OLGA, Task.MEET), (BORIS, None), (OLEG, None)],
)
def test_hunters_introduce_and_the_account_manager_meets(staff_id: int, task: Task | None) -> None:
    assert REGULAR.task_of(staff_id) is task


def test_both_heads_of_a_key_client_meet_it_too() -> None:
    assert [KEY.task_of(head) for head in (BORIS, ANNA)] == [Task.GREET, Task.GREET]
    assert KEY.everybody() == [BORIS, ANNA, IVAN, OLGA]


def test_who_is_several_things_is_asked_for_what_says_most() -> None:
    parties = Parties([BORIS], ANNA, [BORIS, ANNA])

    assert [parties.task_of(head) for head in (BORIS, ANNA)] == [Task.INTRODUCE, Task.MEET]
    assert waits_for(parties, []) == [BORIS, ANNA]


def test_it_waits_for_everybody_until_they_speak_and_one_hunter_is_enough() -> None:
    assert waits_for(REGULAR, []) == [IVAN, PETR, OLGA]
    assert waits_for(REGULAR, [INTRODUCED]) == [OLGA]
    assert waits_for(REGULAR, [MET]) == [IVAN, PETR]
    assert waits_for(REGULAR, [INTRODUCED, MET]) == []


def test_a_head_who_has_met_the_client_is_not_asked() -> None:
    assert waits_for(KEY, [INTRODUCED, MET], met=[ANNA]) == [BORIS]
    assert waits_for(KEY, [INTRODUCED, MET, Said(BORIS, Task.GREET, OLGA, DAY)], met=[ANNA]) == []


def test_what_was_said_of_one_account_manager_does_not_hold_for_the_next() -> None:
    greeted = Said(BORIS, Task.GREET, OLGA, DAY)
    parties = Parties([IVAN], OLEG, [BORIS, ANNA])

    assert standing([INTRODUCED, MET, greeted], OLEG) == [greeted]
    assert waits_for(parties, [INTRODUCED, MET, greeted]) == [ANNA, IVAN, OLEG]
    assert not both_said(parties, [INTRODUCED, MET, greeted])


def test_both_sides_have_said_so_when_a_hunter_and_the_account_manager_have() -> None:
    assert not both_said(REGULAR, [INTRODUCED])
    assert not both_said(REGULAR, [MET])
    assert both_said(REGULAR, [MET, INTRODUCED])


def test_who_hunts_and_serves_a_client_speaks_for_both() -> None:
    parties = Parties([OLGA, IVAN], OLGA)

    assert waits_for(parties, []) == [OLGA]
    assert both_said(parties, [MET])


def test_it_is_done_when_both_have_said_so_and_the_contacts_suffice() -> None:
    lacking = Coverage(2, 2, missing_kinds=(DepartmentKind.COMMERCIAL,))

    assert is_done(REGULAR, [INTRODUCED, MET], ENOUGH)
    assert not is_done(REGULAR, [INTRODUCED, MET], lacking)
    assert not is_done(REGULAR, [INTRODUCED], ENOUGH)


def test_days_are_counted_from_one() -> None:
    assert [day_number(DAY, day) for day in (DAY, date(2024, 6, 19))] == [1, 3]
