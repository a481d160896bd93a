"""Introductions: begun by the hand-over, done when both sides say so and the client's contacts suffice."""

from datetime import date

import pytest

from domain.introductions import NotIntroducing, Outcome, Task
from domain.payments import PaidInFuture
from domain.refusals import NotFound, Outdated
from domain.staff import NameNotGiven
from storage import introductions as storage
from storage import wakes
from storage.contacts import Met
from tests.cast import Cast
from tests.usecases.introduction_steps import MONDAY, asked, handed_over, ids, opened
from usecases import (
    clients,
    contacts,
    introductions,
)
from usecases.introduction_cards import show
from usecases.introduction_steps import people_to_meet, say_introduced, say_met, take_back


def test_the_hunter_and_the_account_manager_are_asked(cast: Cast) -> None:
    _, introduction_id = handed_over(cast)

    assert sorted(asked(cast)) == ids(cast.ivan, cast.olga)
    card = show(cast.tx, cast.ivan, introduction_id)
    assert (card.client_name, card.manager, card.day, card.yours, card.outcome) == (
        "Ромашка",
        "Ольга Белова",
        1,
        Task.INTRODUCE,
        None,
    )
    assert [(part.name, part.task, part.waits) for part in card.parts] == [
        ("Иван Петров", Task.INTRODUCE, True),
        ("Ольга Белова", Task.MEET, True),
    ]


def test_a_hand_over_begins_one_introduction_however_often_it_is_said(cast: Cast) -> None:
    client_id, introduction_id = handed_over(cast)
    transfer_id = storage.get(cast.tx, introduction_id).transfer_id

    introductions.begin(cast.tx, cast.anna, transfer_id)

    assert cast.rows("introductions") == 1
    assert len(asked(cast)) == 2
    assert clients.show(cast.tx, cast.olga, client_id).manager == "Ольга Белова"


def test_a_transfer_without_an_account_manager_begins_none(cast: Cast) -> None:
    cast.pays(cast.client(), "100000", "2024-03-15")
    cast.on("2024-06-17")

    introductions.begin(cast.tx, cast.anna, opened(cast))

    assert cast.rows("introductions") == 0


def test_both_heads_of_a_key_client_are_asked_too(cast: Cast) -> None:
    _, introduction_id = handed_over(cast, key=True)

    assert sorted(asked(cast)) == ids(cast.boris, cast.anna, cast.ivan, cast.olga)
    assert show(cast.tx, cast.boris, introduction_id).yours is Task.GREET


def test_it_is_done_when_both_say_so_and_both_have_met_the_client(cast: Cast) -> None:
    # given
    client_id, introduction_id = handed_over(cast)
    cast.on("2024-06-19")

    # when
    say_introduced(cast.tx, cast.ivan, introduction_id)
    assert show(cast.tx, cast.ivan, introduction_id).outcome is None
    say_met(cast.tx, cast.olga, introduction_id, date(2024, 6, 18), None, "Мария Соколова")

    # then
    card = show(cast.tx, cast.olga, introduction_id)
    assert (card.outcome, card.met.held, card.met.required) == (Outcome.INTRODUCED, 2, 2)
    assert [(part.name, part.said, part.met_on) for part in card.parts] == [
        ("Иван Петров", True, None),
        ("Ольга Белова", True, date(2024, 6, 18)),
    ]
    assert [person.name for person in contacts.show(cast.tx, cast.olga, client_id).persons] == ["Мария Соколова"]
    latest = contacts.meetings(cast.tx, cast.olga, client_id).latest
    assert sorted((m.name, m.met_on, m.how) for m in latest) == [
        ("Иван Петров", date(2024, 6, 18), Met.IN_PERSON),
        ("Ольга Белова", date(2024, 6, 18), Met.IN_PERSON),
    ]
    assert wakes.when(cast.tx, "introduction", introduction_id) is None


def test_a_hunter_who_had_met_the_client_has_no_second_contact(cast: Cast) -> None:
    client_id, introduction_id = handed_over(cast)
    contacts.record_contact(cast.tx, cast.ivan, client_id, Met.IN_PERSON)

    say_met(cast.tx, cast.olga, introduction_id, MONDAY, None, "Мария")
    say_introduced(cast.tx, cast.ivan, introduction_id)

    assert cast.rows("personal_contacts") == 2
    assert show(cast.tx, cast.ivan, introduction_id).outcome is Outcome.INTRODUCED


def test_said_twice_it_is_said_once(cast: Cast) -> None:
    _, introduction_id = handed_over(cast, key=True)

    for _ in range(2):
        say_introduced(cast.tx, cast.ivan, introduction_id)
        say_met(cast.tx, cast.olga, introduction_id, MONDAY, None, "Мария")

    assert cast.rows("introduction_words") == 2
    assert cast.rows("contact_persons") == 1


def test_a_key_client_is_introduced_when_both_heads_have_met_it(cast: Cast) -> None:
    client_id, introduction_id = handed_over(cast, key=True)
    say_introduced(cast.tx, cast.ivan, introduction_id)
    say_met(cast.tx, cast.olga, introduction_id, MONDAY, None, "Мария")
    assert show(cast.tx, cast.olga, introduction_id).both_said

    say_met(cast.tx, cast.anna, introduction_id, MONDAY, None, "мария")
    assert show(cast.tx, cast.boris, introduction_id).outcome is None
    contacts.record_contact(cast.tx, cast.boris, client_id, Met.IN_PERSON)

    card = show(cast.tx, cast.boris, introduction_id)
    assert (card.outcome, card.met.held, card.met.required) == (Outcome.INTRODUCED, 4, 4)
    assert cast.rows("contact_persons") == 1  # the same Maria
    assert [part.name for part in card.parts] == ["Иван Петров", "Ольга Белова", "Анна Кузнецова", "Борис Сидоров"]


def test_one_of_the_recorded_contact_persons_is_chosen_and_the_showing_recorded(cast: Cast) -> None:
    client_id, introduction_id = handed_over(cast)
    person_id = contacts.add_person(cast.tx, cast.ivan, client_id, "Мария Соколова", decides=True)

    known = people_to_meet(cast.tx, cast.olga, introduction_id)
    say_met(cast.tx, cast.olga, introduction_id, MONDAY, person_id)

    assert [person.name for person in known] == ["Мария Соколова"]
    assert (cast.rows("client_views"), cast.rows("contact_persons"), cast.rows("personal_contacts")) == (1, 1, 1)


def test_what_is_no_day_or_nobody_is_refused(cast: Cast) -> None:
    _, introduction_id = handed_over(cast)

    with pytest.raises(PaidInFuture):
        say_met(cast.tx, cast.olga, introduction_id, date(2024, 6, 18), None, "Мария")
    with pytest.raises(NotFound):
        say_met(cast.tx, cast.olga, introduction_id, MONDAY, 77)
    with pytest.raises(NameNotGiven):
        say_met(cast.tx, cast.olga, introduction_id, MONDAY, None, " ")

    assert cast.rows("introduction_words") == 0


def test_nobody_speaks_for_another(cast: Cast) -> None:
    _, introduction_id = handed_over(cast)

    with pytest.raises(NotIntroducing):
        say_introduced(cast.tx, cast.olga, introduction_id)
    with pytest.raises(NotIntroducing):
        say_met(cast.tx, cast.ivan, introduction_id, MONDAY, None, "Мария")
    with pytest.raises(NotIntroducing):
        say_met(cast.tx, cast.boris, introduction_id, MONDAY, None, "Мария")
    for stranger in (cast.petr, cast.oleg):
        with pytest.raises(NotFound):
            say_introduced(cast.tx, stranger, introduction_id)
        with pytest.raises(NotFound):
            show(cast.tx, stranger, introduction_id)


def test_a_hunter_takes_back_what_they_said_until_it_is_done(cast: Cast) -> None:
    _, introduction_id = handed_over(cast)
    say_introduced(cast.tx, cast.ivan, introduction_id)
    assert show(cast.tx, cast.ivan, introduction_id).can_take_back

    take_back(cast.tx, cast.ivan, introduction_id)

    assert show(cast.tx, cast.ivan, introduction_id).yours is Task.INTRODUCE
    say_met(cast.tx, cast.olga, introduction_id, MONDAY, None, "Мария")
    say_introduced(cast.tx, cast.ivan, introduction_id)
    with pytest.raises(Outdated):
        take_back(cast.tx, cast.ivan, introduction_id)
    say_introduced(cast.tx, cast.ivan, introduction_id)  # an old button: nothing more happens
    assert show(cast.tx, cast.ivan, introduction_id).outcome is Outcome.INTRODUCED
