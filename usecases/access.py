"""Deny by default: a use case names the permission it needs, and only what names one can be run by a person.

Who acts is who they are in the very transaction: an update is a few milliseconds long, and in these somebody may be
suspended or lose a post.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from domain.staff import AccessLost, Actor, Permission
from storage import company, staff
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


def run(
    tx: Tx,
    actor: Actor,
    revision: int,
    use_case: UseCase[Params, Result],
    /,
    *args: Params.args,
    **kwargs: Params.kwargs,
) -> Result:
    """Run a use case for a person who was looked up when the company's revision was this; AccessLost.

    A use case that declares no permission is nobody's: PermissionError.
    """
    if permission_of(use_case) is None:
        raise PermissionError(f"{use_case} declares no permission: nobody may run it")
    if company.get(tx).revision != revision:
        actor = _as_now(tx, actor)
    return use_case(tx, actor, *args, **kwargs)


def _as_now(tx: Tx, actor: Actor) -> Actor:
    present = staff.actor_of(tx, actor.staff_id)
    if present is None:
        raise AccessLost
    return present
