"""Who a person is in the company: the name, the place, and what a role may do."""

import pytest

from domain.refusals import NotAllowed
from domain.staff import (
    Actor,
    DepartmentKind,
    DepartmentNotForRole,
    NameNotGiven,
    Permission,
    Role,
    clean_name,
    ensure_place,
    roles_that_may,
)

COMMERCIAL, CLIENT = DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT


def test_the_white_space_of_a_name_is_squeezed() -> None:
    assert clean_name("  Иван \n Петров ") == "Иван Петров"
    assert clean_name("И" * 200) == "И" * 200
    assert clean_name("И") == "И"


@pytest.mark.parametrize("name", ["", " \n", "И" * 201])
def test_a_name_that_is_empty_or_too_long_is_refused(name: str) -> None:
    with pytest.raises(NameNotGiven):
        clean_name(name)


@pytest.mark.parametrize(
    ("kind", "roles"),
    [
        (COMMERCIAL, {Role.HEAD, Role.HUNTER}),
        (CLIENT, {Role.HEAD, Role.ACCOUNT_MANAGER}),
        (None, {Role.DIRECTOR, Role.ACCOUNTANT}),
    ],
)
def test_each_role_has_its_kind_of_department(kind: DepartmentKind | None, roles: set[Role]) -> None:
    for role in Role:
        if role in roles:
            ensure_place(role, kind)
        else:
            with pytest.raises(DepartmentNotForRole):
                ensure_place(role, kind)


def test_a_role_that_does_not_carry_a_permission_is_refused() -> None:
    hunter, director = Actor(1, Role.HUNTER), Actor(2, Role.DIRECTOR)

    director.ensure_may(Permission.CLOSE_MONTH)

    assert not hunter.may(Permission.CLOSE_MONTH)
    with pytest.raises(NotAllowed):
        hunter.ensure_may(Permission.CLOSE_MONTH)
    assert roles_that_may(Permission.CLOSE_MONTH) == {Role.DIRECTOR}
    assert roles_that_may(Permission.RUN_CLOCK) == {Role.SYSTEM}
