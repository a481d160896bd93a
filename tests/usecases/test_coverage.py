"""Coverage: one reckoning for cards and lists, the list of gaps, and alarms that are raised once for each cause."""

from datetime import date
from typing import Any

import pytest

from domain.coverage import AlarmKind
from domain.refusals import NotAllowed
from domain.staff import DepartmentKind
from storage import clients as client_storage
from storage import contacts as contacts_storage
from storage import coverage as coverage_storage
from storage.contacts import Met
from tests.cast import Cast
from usecases import clients, contacts, coverage, key_clients, staff
from usecases.coverage import Gap

pytestmark = pytest.mark.on_both_databases

ALARM = "coverage_alarm"


def lapsed(cast: Cast, name: str = "Ромашка", on: str = "2024-01-10") -> int:
    """A client of Ivan's whose period of three months is over when the test begins."""
    client_id = cast.client(name)
    cast.pays(client_id, "100000", on)
    return client_id


def meet(cast: Cast, client_id: int, *people: Any) -> None:
    for person in people:
        contacts.record_contact(cast.tx, person, client_id, Met.IN_PERSON)


def told(cast: Cast) -> list[tuple[int, list[int]]]:
    return [(staff_id, params["alarm_ids"]) for staff_id, event, params in cast.told() if event == ALARM]


@pytest.fixture
def june(cast: Cast) -> Cast:
    cast.on("2024-06-17")
    return cast


def test_a_client_past_its_period_that_nobody_has_met_is_a_gap(june: Cast) -> None:
    client_id = lapsed(june)

    page = coverage.gaps(june.tx, june.boris)

    met = clients.show(june.tx, june.boris, client_id).met
    assert page.gaps == [Gap(client_id, "Ромашка", key=False, met=met, missing_heads=[])]
    assert (met.held, met.required, met.missing_kinds) == (0, 2, tuple(DepartmentKind))
    assert (page.number, page.total, page.alarms) == (0, 1, 0)


def test_two_of_one_department_leave_a_gap_and_one_of_each_none(june: Cast) -> None:
    client_id = lapsed(june)
    meet(june, client_id, june.ivan, june.boris)
    assert coverage.gaps(june.tx, june.boris).total == 1

    june.hands_over(client_id, "2024-06-17")
    meet(june, client_id, june.olga)

    assert coverage.gaps(june.tx, june.boris).total == 0


def test_a_call_closes_no_gap(june: Cast) -> None:
    client_id = lapsed(june)
    june.hands_over(client_id, "2024-06-17")
    for person in (june.ivan, june.olga):
        contacts.record_contact(june.tx, person, client_id, Met.CALL)

    assert coverage.gaps(june.tx, june.anna).gaps[0].met.held == 0


def test_a_key_client_is_a_gap_until_both_heads_have_met_it(june: Cast) -> None:
    client_id = lapsed(june)
    june.hands_over(client_id, "2024-06-17")
    key_clients.mark(june.tx, june.boris, client_id, key=True)
    meet(june, client_id, june.ivan, june.olga, june.galina, june.boris)

    gap = coverage.gaps(june.tx, june.anna).gaps[0]

    assert (gap.key, gap.met.held, gap.met.required, gap.missing_heads) == (True, 4, 4, ["Анна Кузнецова"])
    meet(june, client_id, june.anna)
    assert coverage.gaps(june.tx, june.anna).total == 0


def test_a_client_inside_its_period_is_no_gap(june: Cast) -> None:
    lapsed(june, on="2024-05-10")

    assert coverage.gaps(june.tx, june.galina).total == 0


def test_the_list_turns_pages_of_eight_and_the_longest_lapsed_come_first(june: Cast) -> None:
    for number in range(9):
        lapsed(june, f"Клиент {number}", f"2024-01-{20 - number}")

    first, second, beyond = (coverage.gaps(june.tx, june.galina, number) for number in (0, 1, 7))

    assert [gap.name for gap in first.gaps] == [f"Клиент {number}" for number in range(8, 0, -1)]
    assert [gap.name for gap in second.gaps] == ["Клиент 0"]
    assert beyond == second
    assert coverage.counts(june.tx, june.galina) == (9, 0)


def test_sellers_have_no_list_of_gaps(june: Cast) -> None:
    lapsed(june)

    for seller in (june.ivan, june.olga):
        with pytest.raises(NotAllowed):
            coverage.gaps(june.tx, seller)
        assert coverage.counts(june.tx, seller) == (0, 0)


def test_a_client_handed_over_that_one_person_knows_alarms_both_heads_once(june: Cast) -> None:
    client_id = lapsed(june)
    meet(june, client_id, june.ivan)
    assert told(june) == []

    june.hands_over(client_id, "2024-06-17")
    for _ in range(2):
        coverage.recheck(june.tx, june.anna, client_id)
    meet(june, client_id, june.ivan)

    alarm = coverage.alarms(june.tx, june.boris).alarms[0]
    assert told(june) == [(head.staff_id, [alarm.alarm_id]) for head in (june.boris, june.anna)]
    assert (alarm.client_name, alarm.kind, alarm.name) == ("Ромашка", AlarmKind.HANGS, "Иван Петров")
    meet(june, client_id, june.olga)
    assert coverage.alarms(june.tx, june.boris).total == 0
    assert coverage.standing(june.tx, [alarm.alarm_id]) == []


def test_who_is_suspended_leaves_one_message_about_all_whom_they_knew(june: Cast) -> None:
    # given: Ivan alone knows the first, with Olga the second, with Olga and Anna the third
    alone, with_olga, with_both = (lapsed(june, name) for name in ("Первый", "Второй", "Третий"))
    for client_id in (with_olga, with_both):
        june.hands_over(client_id, "2024-06-17")
    meet(june, alone, june.ivan)
    meet(june, with_both, june.anna, june.olga, june.ivan)
    meet(june, with_olga, june.ivan)
    meet(june, with_olga, june.olga)
    june.on("2024-06-18")
    before = len(told(june))

    # when
    staff.suspend(june.tx, june.galina, june.ivan.staff_id)

    # then
    new = told(june)[before:]
    assert [staff_id for staff_id, _ in new] == [june.boris.staff_id, june.anna.staff_id]
    stands = coverage.standing(june.tx, new[0][1])
    assert [(alarm.client_name, alarm.kind, alarm.name) for alarm in stands] == [
        ("Первый", AlarmKind.LOST, "Иван Петров"),
        ("Второй", AlarmKind.HANGS, "Ольга Белова"),
    ]


def test_who_comes_back_is_known_again_and_a_second_cause_is_told_again(june: Cast) -> None:
    client_id = lapsed(june)
    meet(june, client_id, june.ivan)
    staff.suspend(june.tx, june.galina, june.ivan.staff_id)
    assert coverage_storage.alarm_of(june.tx, client_id) is not None
    once = len(told(june))

    coverage.recheck(june.tx, june.galina, client_id)
    assert len(told(june)) == once
    staff.restore(june.tx, june.galina, june.ivan.staff_id)
    assert coverage_storage.alarm_of(june.tx, client_id) is None
    june.on("2024-06-19")
    staff.suspend(june.tx, june.galina, june.ivan.staff_id)

    assert len(told(june)) == once + 2


def test_a_client_head_opens_no_card_of_a_client_whose_period_runs(june: Cast) -> None:
    client_id = lapsed(june, on="2024-05-10")
    meet(june, client_id, june.ivan)
    staff.suspend(june.tx, june.galina, june.ivan.staff_id)

    assert coverage.alarms(june.tx, june.boris).openable == {client_id}
    assert coverage.alarms(june.tx, june.anna).openable == set()
    assert coverage.alarms(june.tx, june.anna).total == 1


def test_the_head_of_the_account_managers_department_is_the_one_to_know_a_key_client(june: Cast) -> None:
    client_id = lapsed(june)
    june.hands_over(client_id, "2024-06-17")

    client = client_storage.load(june.tx, client_id)

    assert coverage.heads_of(june.tx, client) == [june.boris.staff_id, june.anna.staff_id]
    assert client.transferred_on == date(2024, 6, 17)


def test_the_list_of_gaps_and_the_cards_say_the_same_of_every_mixture_of_contacts(june: Cast) -> None:
    # given: each mixture of five people, of a regular and of a key client, before and after the hand-over
    people = [june.ivan, june.boris, june.olga, june.anna, june.galina]
    for number in range(2 ** len(people) * 4):
        client_id = lapsed(june, f"Клиент {number}")
        if number & 1:
            client_storage.change(june.tx, client_id, key=True)
        if number & 2:
            client_storage.assign_manager(june.tx, client_id, june.today, june.olga.staff_id)
            change = {"manager_id": june.olga.staff_id, "manager_department_id": june.olga.department_id}
            client_storage.change(june.tx, client_id, **change)
        for place, person in enumerate(people):
            if number >> place + 2 & 1:
                contacts_storage.add_contact(
                    june.tx, client_id, person.staff_id, june.today, Met.IN_PERSON, person.staff_id
                )

    # when
    total, found = coverage.some_gaps(june.tx, june.galina, 1000)

    # then
    listed = {client_id for client_id, _ in found}
    by_card = {
        client_id
        for client_id in range(min(listed), max(listed) + 1)
        if not coverage.of_client(june.tx, client_storage.load(june.tx, client_id)).is_enough
    }
    assert listed == by_card
    assert 0 < total == len(listed) < 128
