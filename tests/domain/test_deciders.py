"""Who decides a transfer: heads, substitutes and directors in their place, never one person both sides."""

import pytest

from domain.deciders import choose_deciders
from domain.staff import DepartmentKind

BORIS, ANNA, GALINA, GRIGORY, IVAN = range(1, 6)
COMMERCIAL, CLIENT = DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT


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

    assert (set(found.of(COMMERCIAL)), set(found.of(CLIENT))) == (commercial, client)
    assert found.represented == {}
    assert found.everybody() == sorted(commercial | client)


@pytest.mark.parametrize(
    ("heads", "substitutes", "commercial", "client"),
    [
        ((BORIS, ANNA), {BORIS: IVAN}, {IVAN}, {ANNA}),
        ((BORIS, ANNA), {ANNA: IVAN}, {BORIS}, {IVAN}),
        ((BORIS, ANNA), {BORIS: GALINA}, {GALINA}, {ANNA}),
        # the substitute heads the other side
        ((BORIS, ANNA), {BORIS: ANNA}, {GALINA, GRIGORY}, {ANNA}),
        ((BORIS, ANNA), {ANNA: BORIS}, {BORIS}, {GALINA, GRIGORY}),
        # one substitute for both heads
        ((BORIS, ANNA), {BORIS: IVAN, ANNA: IVAN}, {IVAN}, {GALINA, GRIGORY}),
        # one head of both departments
        ((BORIS, BORIS), {BORIS: IVAN}, {IVAN}, {GALINA, GRIGORY}),
        # no head on the other side: the director there is another one than the substitute
        ((BORIS, None), {BORIS: GALINA}, {GALINA}, {GRIGORY}),
        # who stands in for somebody else says nothing here
        ((BORIS, ANNA), {IVAN: GALINA}, {BORIS}, {ANNA}),
    ],
)
def test_a_substitute_decides_in_the_heads_place_and_never_both_sides(
    heads: tuple[int, int | None], substitutes: dict[int, int], commercial: set[int], client: set[int]
) -> None:
    found = choose_deciders(*heads, {GALINA, GRIGORY}, substitutes)

    assert (set(found.of(COMMERCIAL)), set(found.of(CLIENT))) == (commercial, client)


def test_nobody_stands_in_where_that_would_leave_a_side_without_anybody() -> None:
    found = choose_deciders(BORIS, None, {GALINA}, {BORIS: GALINA})

    assert (set(found.of(COMMERCIAL)), set(found.of(CLIENT))) == ({BORIS}, {GALINA})
    assert found.stands_in(COMMERCIAL, BORIS) is None


def test_a_decision_names_the_head_in_whose_place_it_is_taken() -> None:
    found = choose_deciders(BORIS, ANNA, {GALINA}, {BORIS: IVAN})
    left_to_director = choose_deciders(BORIS, ANNA, {GALINA}, {BORIS: ANNA})

    assert found.stands_in(COMMERCIAL, IVAN) == BORIS
    assert found.stands_in(CLIENT, ANNA) is None
    assert left_to_director.stands_in(COMMERCIAL, GALINA) == BORIS
    assert choose_deciders(None, ANNA, {GALINA}).stands_in(COMMERCIAL, GALINA) is None


@pytest.mark.parametrize(
    ("substitutes", "decided", "left"),
    [
        ({}, [], {ANNA}),
        ({}, [BORIS], {ANNA}),
        # who decided the commercial side yesterday stands in for the client head today
        ({ANNA: IVAN}, [IVAN], {GALINA}),
        ({ANNA: GALINA}, [GALINA], {ANNA}),
    ],
)
def test_who_has_decided_one_side_leaves_the_other_to_the_director_or_to_the_head(
    substitutes: dict[int, int], decided: list[int], left: set[int]
) -> None:
    found = choose_deciders(BORIS, ANNA, {GALINA}, substitutes)

    assert found.left(CLIENT, decided) == left


def test_where_everybody_has_decided_the_other_side_nobody_is_left() -> None:
    assert choose_deciders(None, None, {GALINA}).left(CLIENT, [GALINA]) == frozenset()
