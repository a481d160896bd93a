"""How many of ours have met a client, and who is missing."""

from domain.coverage import AlarmKind, alarm_for, coverage, required_contacts
from domain.plan import CompensationPlan
from domain.staff import DepartmentKind
from tests.domain.facts import LONG_AGO

COMMERCIAL, CLIENT = DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT
BORIS, ANNA, IVAN, OLGA, GALINA, PETR = range(1, 7)


def test_a_regular_client_is_covered_by_one_person_of_each_department() -> None:
    found = coverage({IVAN: COMMERCIAL, OLGA: CLIENT}, 2, [BORIS, ANNA], key=False)

    assert found.is_enough
    assert (found.held, found.missing_heads, found.missing_kinds) == (2, (), ())


def test_two_people_of_one_department_are_not_enough() -> None:
    found = coverage({IVAN: COMMERCIAL, BORIS: COMMERCIAL}, 2, [BORIS, ANNA], key=False)

    assert not found.is_enough
    assert found.missing_kinds == (CLIENT,)


def test_a_key_client_misses_the_heads_who_have_not_met_it() -> None:
    found = coverage({IVAN: COMMERCIAL, OLGA: CLIENT, ANNA: CLIENT, GALINA: None}, 4, [BORIS, ANNA], key=True)

    assert not found.is_enough
    assert (found.held, found.missing_heads) == (4, (BORIS,))


def test_the_plan_says_how_many_and_without_one_it_is_two_and_four() -> None:
    plan = CompensationPlan(1, "1", LONG_AGO, {}, regular_contacts=3, key_contacts=5)

    assert [required_contacts(version, key=False) for version in (plan, None)] == [3, 2]
    assert [required_contacts(version, key=True) for version in (plan, None)] == [5, 4]


def test_a_client_that_was_handed_over_and_known_to_one_is_an_alarm() -> None:
    assert alarm_for({IVAN}, handed_over=True, gone=None) == (AlarmKind.HANGS, IVAN)
    assert alarm_for({OLGA}, handed_over=True, gone=IVAN) == (AlarmKind.HANGS, OLGA)


def test_before_the_hand_over_one_contact_is_no_alarm() -> None:
    assert alarm_for({IVAN}, handed_over=False, gone=None) is None
    assert alarm_for({IVAN}, handed_over=False, gone=PETR) is None


def test_a_client_whose_only_acquaintance_has_left_is_an_alarm_at_any_time() -> None:
    assert alarm_for((), handed_over=False, gone=IVAN) == (AlarmKind.LOST, IVAN)
    assert alarm_for((), handed_over=True, gone=IVAN) == (AlarmKind.LOST, IVAN)


def test_two_acquaintances_or_none_ever_are_no_alarm() -> None:
    assert alarm_for({IVAN, OLGA}, handed_over=True, gone=PETR) is None
    assert alarm_for((), handed_over=True, gone=None) is None
