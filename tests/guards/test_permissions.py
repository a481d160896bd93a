"""Deny by default, looked at from outside: nothing that a person can make run is without a permission."""

import ast
from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import isfunction, signature
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

import bot
import handlers
import scheduler
import usecases
from domain.refusals import NotAllowed
from domain.staff import PERMISSIONS, Actor, Permission, Role
from handlers import context
from storage.db import Tx
from tests.cast import Cast
from usecases import access, clients
from usecases.access import permission_of

Function = Callable[..., object]


def modules(package: ModuleType) -> Iterator[ModuleType]:
    for found in iter_modules(package.__path__):
        if found.name != "__main__":
            yield import_module(f"{package.__name__}.{found.name}")


def tree_of(module: ModuleType) -> ast.Module:
    return ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))


def what_somebody_does() -> Iterator[tuple[str, Function]]:
    """Every public function of the use cases that is given a transaction and who acts."""
    for module in modules(usecases):
        if module is access:  # it runs them
            continue
        for name, found in vars(module).items():
            own = isfunction(found) and found.__module__ == module.__name__ and not name.startswith("_")
            if own and list(signature(found).parameters)[:2] == ["tx", "actor"]:
                yield f"{module.__name__}.{name}", found


def named_in(module: ModuleType) -> set[str]:
    """Every name that a module's code uses, by itself or of another module."""
    found = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
    return found


def run_by_name(module: ModuleType) -> Iterator[Function]:
    """The functions of the use cases that a module gives to `write` and `read`, where it names them there."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in {"write", "read"}:
            given = _resolved(module, node.args[0]) if node.args else None
            if isfunction(given) and given.__module__.startswith("usecases.") and given is not access.run:
                yield given


def _resolved(module: ModuleType, node: ast.expr) -> object:
    if isinstance(node, ast.Attribute):
        return getattr(_resolved(module, node.value), node.attr, None)
    return getattr(module, node.id, None) if isinstance(node, ast.Name) else None


def test_what_somebody_does_names_a_permission_or_is_a_part_of_what_does() -> None:
    parts = {name for module in modules(usecases) for name in named_in(module)}
    found = dict(what_somebody_does())

    forgotten = [name for name, f in found.items() if permission_of(f) is None and name.rpartition(".")[2] not in parts]

    assert len(found) > 200
    assert not forgotten, f"say @needs(Permission.…) above these, no use case calls them: {forgotten}"


@pytest.mark.parametrize("package", [handlers, scheduler, bot], ids=lambda package: package.__name__)
def test_only_what_names_a_permission_is_run_from_outside(package: ModuleType) -> None:
    run = {f for module in modules(package) for f in run_by_name(module)}

    assert run or package is bot
    without = {f"{f.__module__}.{f.__qualname__}" for f in run if permission_of(f) is None}
    # what day it is: nobody's business, and asked by the clock
    assert without <= {"usecases.company.today"}


def test_a_handler_reaches_the_database_through_its_context_alone() -> None:
    past = [
        f"{module.__name__}:{node.lineno}"
        for module in modules(handlers)
        if module is not context
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Attribute) and node.attr in {"write", "read"}
        if ast.unparse(node.value).endswith("db")
    ]

    assert past == []


def test_what_names_no_permission_is_nobodys_not_even_the_directors(tx: Tx) -> None:
    cast = Cast.founded(tx)

    def forgotten(tx: Tx, actor: Actor) -> None:
        raise AssertionError("it ran")

    for person in (cast.galina, cast.ivan):
        with pytest.raises(PermissionError):
            access.run(cast.tx, person, -1, forgotten)


def test_who_lacks_the_permission_is_refused_before_anything_is_read() -> None:
    nina = Actor(8, Role.ACCOUNTANT)

    with pytest.raises(NotAllowed):
        clients.find(None, nina, "Ромашка")  # type: ignore[arg-type]  # there is nothing to read from


def test_every_permission_is_somebodys_and_needed_for_something() -> None:
    needed = {permission_of(f) for _, f in what_somebody_does()} - {None}

    assert needed == set(Permission)
    assert {permission for granted in PERMISSIONS.values() for permission in granted} == set(Permission)
    assert PERMISSIONS.keys() == set(Role)
