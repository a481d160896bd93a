"""A side that does not answer: 24 and 48 hours of working time, the director after 72, each once."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.refusals import NotAllowed
from domain.staff import DepartmentKind
from domain.transfer_states import TransferState
from domain.transfers import Transfer
from storage import company, reminders, staff, transfers, wakes
from storage.outbox import outbox
from tests.cast import Cast
from tests.usecases.clockwork import at, moscow, off_until, told_of
from usecases import silence, substitutes, transfer_decisions
from usecases import staff as staff_cases
from usecases.reminders import SILENCE

# lapsed on Saturday 15.06.2024: Monday 9:00 is where their working time begins
REMINDED, AGAIN, ESCALATED = "2024-06-19 15:00", "2024-06-24 12:00", "2024-06-27 09:00"


def opened(cast: Cast, name: str = "Ромашка") -> int:
    client_id = cast.client(name)
    cast.pays(client_id, "100000")
    at(cast, "2024-06-15 10:00")
    found = transfers.find_open(cast.tx, client_id)
    assert found is not None
    return found.transfer_id


def state(cast: Cast, transfer_id: int) -> TransferState:
    return load(cast, transfer_id).state


def load(cast: Cast, transfer_id: int) -> Transfer:
    return transfers.load(cast.tx, transfer_id).transfer


def reminded(cast: Cast) -> list[tuple[str, object]]:
    return [(who, params["hours"]) for who, params in told_of(cast, "transfer_reminded")]


def asked_of_director(cast: Cast) -> int:
    """How many cards Galina was sent."""
    cards = select(outbox.c.id).where(outbox.c.staff_id == cast.galina.staff_id, outbox.c.edits == 0)
    return len(cast.tx.all(cards))


def test_both_silent_heads_are_reminded_after_24_and_48_hours_and_the_director_is_asked_after_72(cast: Cast) -> None:
    transfer_id = opened(cast)

    at(cast, "2024-06-19 14:59")
    assert reminded(cast) == []
    at(cast, REMINDED)
    assert sorted(reminded(cast)) == [("Анна", 24), ("Борис", 24)]
    at(cast, "2024-06-24 11:59")
    assert len(reminded(cast)) == 2
    at(cast, AGAIN)
    assert sorted(reminded(cast)[2:]) == [("Анна", 48), ("Борис", 48)]
    at(cast, "2024-06-26 17:59")
    assert state(cast, transfer_id) is TransferState.WAITING

    at(cast, ESCALATED)

    assert state(cast, transfer_id) is TransferState.WITH_DIRECTOR
    assert asked_of_director(cast) == 1

    # then the director alone is reminded, every 24 hours of working time, until it is decided
    at(cast, "2024-08-01 10:00")
    assert reminded(cast)[4:] == [("Галина", hours) for hours in range(24, 217, 24)]
    transfer_decisions.give_back(cast.tx, cast.galina, transfer_id, "papers")
    assert wakes.when(cast.tx, SILENCE, transfer_id) is None


def test_who_has_decided_is_not_reminded_and_a_standing_yes_goes_to_the_director(cast: Cast) -> None:
    transfer_id = opened(cast)
    transfer_decisions.confirm(cast.tx, cast.boris, transfer_id)

    at(cast, ESCALATED)

    assert reminded(cast) == [("Анна", 24), ("Анна", 48)]
    found = load(cast, transfer_id)
    assert found.state is TransferState.WITH_DIRECTOR
    assert found.decisions[DepartmentKind.COMMERCIAL].is_yes


def test_who_takes_a_decision_back_has_all_the_time_again_and_the_other_side_what_is_left(cast: Cast) -> None:
    # given Boris decided on Monday and took it back on Wednesday evening, after Anna was reminded
    transfer_id = opened(cast)
    at(cast, "2024-06-17 10:00")
    transfer_decisions.confirm(cast.tx, cast.boris, transfer_id)
    at(cast, "2024-06-19 17:00")
    transfer_decisions.take_back(cast.tx, cast.boris, transfer_id)

    # when
    at(cast, "2024-06-24 13:59")

    # then
    assert reminded(cast) == [("Анна", 24), ("Анна", 48)]
    at(cast, "2024-06-24 14:00")
    assert reminded(cast)[2:] == [("Борис", 24)]


def test_a_month_at_a_standstill_is_one_step_not_three(cast: Cast) -> None:
    transfer_id = opened(cast)

    off_until(cast, "2024-07-17 10:00")

    assert reminded(cast) == []
    assert state(cast, transfer_id) is TransferState.WITH_DIRECTOR
    assert asked_of_director(cast) == 1


def test_a_week_at_a_standstill_brings_the_last_step_once(cast: Cast) -> None:
    opened(cast)

    off_until(cast, "2024-06-25 10:00")
    off_until(cast, "2024-06-25 10:01")

    assert sorted(reminded(cast)) == [("Анна", 48), ("Борис", 48)]


def test_a_bot_that_comes_back_at_night_lets_them_sleep(cast: Cast) -> None:
    opened(cast)
    staff.change(cast.tx, cast.anna.staff_id, quiet_from=8 * 60, quiet_to=11 * 60)

    off_until(cast, "2024-06-22 03:00")

    waiting = select(outbox.c.staff_id, outbox.c.not_before).where(outbox.c.event == "transfer_reminded")
    assert {row[0]: row[1] for row in cast.tx.all(waiting)} == {
        cast.boris.staff_id: moscow("2024-06-24 09:00"),
        cast.anna.staff_id: moscow("2024-06-24 11:00"),
    }


def test_over_new_year_nobody_is_counted_as_silent(cast: Cast) -> None:
    # given asked on Friday 27 December 2024 at 10:00; the 28th, a Saturday, was worked, but is none of Monday to
    # Friday; 30 December to 8 January are holidays
    at(cast, "2024-09-27 12:00")
    cast.pays(cast.client(), "100000")
    at(cast, "2024-12-27 10:00")

    # when 8 hours of that day have passed, 9 of the 9th, and less than 7 of the 10th
    at(cast, "2025-01-10 15:59")

    # then
    assert reminded(cast) == []
    at(cast, "2025-01-10 16:00")
    assert sorted(reminded(cast)) == [("Анна", 24), ("Борис", 24)]


def test_each_side_counts_by_its_own_clock_seven_hours_apart(cast: Cast) -> None:
    # given Anna lives in Vladivostok
    staff.change(cast.tx, cast.anna.staff_id, zone="Asia/Vladivostok")
    opened(cast)

    at(cast, "2024-06-19 08:00")

    # then it is 15:00 there
    assert reminded(cast) == [("Анна", 24)]
    at(cast, REMINDED)
    assert reminded(cast) == [("Анна", 24), ("Борис", 24)]


def test_a_side_that_nobody_can_decide_goes_to_the_director_by_the_companys_clock(cast: Cast) -> None:
    # given Galina decides for the commercial side; there is nobody for the other one
    department = company.all_departments(cast.tx)[0].department_id
    company.appoint_head(cast.tx, department, None, date(2024, 3, 15))
    company.appoint_head(cast.tx, company.all_departments(cast.tx)[1].department_id, None, date(2024, 3, 15))
    transfer_id = opened(cast)
    transfer_decisions.confirm(cast.tx, cast.galina, transfer_id)

    at(cast, ESCALATED)

    assert state(cast, transfer_id) is TransferState.WITH_DIRECTOR


def test_what_is_settled_is_looked_at_no_more(cast: Cast) -> None:
    transfer_id = opened(cast)

    transfer_decisions.confirm(cast.tx, cast.boris, transfer_id)
    transfer_decisions.confirm(cast.tx, cast.anna, transfer_id, cast.olga.staff_id)

    assert reminders.of_transfer(cast.tx, transfer_id) == {}
    assert wakes.when(cast.tx, SILENCE, transfer_id) is None


def test_only_the_clock_looks(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        silence.look(cast.tx, cast.galina, opened(cast))


def test_a_head_who_is_back_since_the_bot_was_off_gets_the_card_and_no_reminder_beside_it(cast: Cast) -> None:
    leave = date(2024, 3, 15), date(2024, 6, 17)
    substitutes.record(cast.tx, cast.boris, cast.boris.staff_id, *leave, cast.petr.staff_id)
    opened(cast)
    assert [who for who, _ in told_of(cast, "transfer_opened")] == ["Анна", "Пётр"]

    off_until(cast, "2024-06-25 10:00")

    assert [who for who, _ in told_of(cast, "transfer_opened")] == ["Анна", "Пётр", "Борис"]
    assert reminded(cast) == [("Анна", 48)]
    at(cast, ESCALATED)
    assert asked_of_director(cast) == 1


def test_a_director_in_the_place_of_both_heads_is_reminded_of_both_sides_at_once(cast: Cast) -> None:
    for head in (cast.boris, cast.anna):
        staff_cases.suspend(cast.tx, cast.galina, head.staff_id)
    opened(cast)

    at(cast, AGAIN)

    assert reminded(cast) == [("Галина", 24), ("Галина", 48)]
