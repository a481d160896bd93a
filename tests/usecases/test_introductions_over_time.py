"""Introductions over time: reminders, people who change, and what everybody sees of them."""

from datetime import UTC, date, datetime

from domain.introductions import IntroductionLine, Outcome, Task
from domain.staff import SYSTEM
from storage import clients as client_storage
from storage import staff, wakes
from tests.cast import Cast
from tests.usecases.introduction_steps import MONDAY, asked, handed_over, ids
from usecases import (
    clients,
    coverage,
    introductions,
    key_clients,
    posts,
)
from usecases.introduction_cards import listing, show, waiting_for
from usecases.introduction_steps import say_introduced, say_met


def test_who_is_silent_is_reminded_after_five_and_ten_working_days_and_then_the_heads_are_told(cast: Cast) -> None:
    # given: handed over on Monday 17 June at 12:00 in Moscow
    _, introduction_id = handed_over(cast)
    say_introduced(cast.tx, cast.ivan, introduction_id)
    first = datetime(2024, 6, 24, 9, tzinfo=UTC)
    assert wakes.when(cast.tx, "introduction", introduction_id) == first

    # when
    cast.at(first)
    introductions.remind(cast.tx, SYSTEM, introduction_id)
    introductions.remind(cast.tx, SYSTEM, introduction_id)

    # then
    assert sorted(asked(cast)) == sorted([*ids(cast.ivan, cast.olga), cast.olga.staff_id])
    second = datetime(2024, 7, 1, 9, tzinfo=UTC)
    assert wakes.when(cast.tx, "introduction", introduction_id) == second
    cast.at(second)
    introductions.remind(cast.tx, SYSTEM, introduction_id)
    assert asked(cast).count(cast.olga.staff_id) == 3
    assert sorted(asked(cast, "introduction_late")) == ids(cast.boris, cast.anna)
    assert wakes.when(cast.tx, "introduction", introduction_id) is None


def test_after_a_month_of_standstill_there_is_one_reminder(cast: Cast) -> None:
    _, introduction_id = handed_over(cast)

    cast.on("2024-07-20")
    introductions.remind(cast.tx, SYSTEM, introduction_id)

    assert asked(cast).count(cast.ivan.staff_id) == 2
    assert sorted(asked(cast, "introduction_late")) == ids(cast.boris, cast.anna)
    assert wakes.when(cast.tx, "introduction", introduction_id) is None


def test_a_head_who_has_a_part_is_reminded_and_not_told_besides(cast: Cast) -> None:
    _, introduction_id = handed_over(cast, key=True)

    cast.on("2024-07-20")
    introductions.remind(cast.tx, SYSTEM, introduction_id)

    assert asked(cast, "introduction_late") == []
    assert asked(cast).count(cast.boris.staff_id) == 2


def test_nobody_is_reminded_of_what_is_done(cast: Cast) -> None:
    _, introduction_id = handed_over(cast)
    say_introduced(cast.tx, cast.ivan, introduction_id)
    say_met(cast.tx, cast.olga, introduction_id, MONDAY, None, "Мария")
    before = len(cast.told())

    cast.on("2024-07-20")
    introductions.remind(cast.tx, SYSTEM, introduction_id)

    assert len(cast.told()) == before


def test_another_account_manager_is_introduced_from_the_beginning(cast: Cast) -> None:
    client_id, introduction_id = handed_over(cast)
    say_introduced(cast.tx, cast.ivan, introduction_id)
    cast.on("2024-06-21")

    clients.assign_manager(cast.tx, cast.anna, client_id, cast.oleg.staff_id, date(2024, 6, 21))

    card = show(cast.tx, cast.oleg, introduction_id)
    assert (card.manager, card.day, card.yours) == ("Олег Новиков", 1, Task.MEET)
    assert show(cast.tx, cast.ivan, introduction_id).yours is Task.INTRODUCE
    assert asked(cast).count(cast.ivan.staff_id) == 2
    assert introductions.pending(cast.tx) == {cast.oleg.staff_id: 1}
    assert wakes.when(cast.tx, "introduction", introduction_id) == datetime(2024, 6, 28, 9, tzinfo=UTC)


def test_an_account_manager_who_comes_back_is_asked_and_reminded_anew(cast: Cast) -> None:
    # given Olga was reminded once, and Oleg had the client for a week
    client_id, introduction_id = handed_over(cast)
    cast.on("2024-06-24")
    introductions.remind(cast.tx, SYSTEM, introduction_id)
    clients.assign_manager(cast.tx, cast.anna, client_id, cast.oleg.staff_id, cast.today)
    cast.on("2024-07-01")
    assert asked(cast).count(cast.olga.staff_id) == 2

    # when it is Olga's again
    clients.assign_manager(cast.tx, cast.anna, client_id, cast.olga.staff_id, cast.today)
    assert asked(cast).count(cast.olga.staff_id) == 3
    cast.on("2024-07-08")
    introductions.remind(cast.tx, SYSTEM, introduction_id)

    # then
    assert asked(cast).count(cast.olga.staff_id) == 4


def test_the_head_who_takes_a_hunters_clients_over_introduces_in_their_place(cast: Cast) -> None:
    client_id, introduction_id = handed_over(cast)
    staff.change(cast.tx, cast.ivan.staff_id, status="suspended")

    posts.hand_over_clients(cast.tx, cast.galina, staff.get(cast.tx, cast.ivan.staff_id), cast.boris.staff_id)

    assert show(cast.tx, cast.boris, introduction_id).yours is Task.INTRODUCE
    say_introduced(cast.tx, cast.boris, introduction_id)
    say_met(cast.tx, cast.olga, introduction_id, MONDAY, None, "Мария")
    assert show(cast.tx, cast.olga, introduction_id).outcome is Outcome.INTRODUCED
    assert clients.show(cast.tx, cast.boris, client_id).met.held == 2


def test_a_client_that_loses_its_account_manager_needs_no_introduction(cast: Cast) -> None:
    client_id, introduction_id = handed_over(cast)
    client_storage.change(cast.tx, client_id, manager_id=None)
    introductions.follow_manager(cast.tx, cast.anna, client_id)

    assert show(cast.tx, cast.anna, introduction_id).outcome is Outcome.DROPPED
    assert introductions.pending(cast.tx) == {}
    assert listing(cast.tx, cast.galina) == []


def test_a_client_that_becomes_key_asks_both_heads(cast: Cast) -> None:
    client_id, introduction_id = handed_over(cast)
    assert sorted(asked(cast)) == ids(cast.ivan, cast.olga)

    key_clients.mark(cast.tx, cast.boris, client_id, key=True)

    assert sorted(asked(cast)) == ids(cast.boris, cast.anna, cast.ivan, cast.olga)
    key_clients.mark(cast.tx, cast.boris, client_id, key=False)
    assert [part.name for part in show(cast.tx, cast.olga, introduction_id).parts] == ["Иван Петров", "Ольга Белова"]


def test_everybody_sees_the_introductions_that_concern_them(cast: Cast) -> None:
    _, first = handed_over(cast)
    cast.on("2024-06-19")
    say_introduced(cast.tx, cast.ivan, first)

    line = IntroductionLine(first, "Ромашка", "Ольга Белова", None, 3)
    for person in (cast.ivan, cast.boris, cast.anna, cast.galina):
        assert listing(cast.tx, person) == [line]
        assert waiting_for(cast.tx, person) == ()
    assert waiting_for(cast.tx, cast.olga) == (IntroductionLine(first, "Ромашка", "Ольга Белова", Task.MEET, 3),)
    for stranger in (cast.petr, cast.oleg):
        assert listing(cast.tx, stranger) == []
    assert waiting_for(cast.tx, cast.nina) == ()


def test_a_key_clients_introduction_waits_for_its_heads(cast: Cast) -> None:
    client_id, introduction_id = handed_over(cast, key=True)

    for head in (cast.boris, cast.anna):
        assert [(line.introduction_id, line.task) for line in waiting_for(cast.tx, head)] == [
            (introduction_id, Task.GREET)
        ]
    assert waiting_for(cast.tx, cast.galina) == ()
    assert coverage.of_client(cast.tx, clients.show(cast.tx, cast.boris, client_id).client).required == 4
