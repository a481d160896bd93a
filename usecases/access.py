"""Deny by default: a use case names the permission it needs, and only what names one can be run."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from domain.staff import Actor, Permission
from storage.db import Tx

Params = ParamSpec("Params")
Result = TypeVar("Result")
UseCase = Callable[Concatenate[Tx, Actor, Params], Result]

_permissions: dict[Callable[..., object], Permission] = {}


def needs(permission: Permission) -> Callable[[UseCase[Params, Result]], UseCase[Params, Result]]:
    """Declare what a use case needs; an actor without it is refused before anything is read."""

    def declare(use_case: UseCase[Params, Result]) -> UseCase[Params, Result]:
        @wraps(use_case)
        def guarded(tx: Tx, actor: Actor, /, *args: Params.args, **kwargs: Params.kwargs) -> Result:
            actor.ensure_may(permission)
            return use_case(tx, actor, *args, **kwargs)

        _permissions[guarded] = permission
        return guarded

    return declare


def permission_of(use_case: Callable[..., object]) -> Permission | None:
    """The permission that a use case declared; None: it declared none, so nobody may run it."""
    return _permissions.get(use_case)
