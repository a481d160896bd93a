"""What people press and type. One file a feature, and this list of them, in the order in which they are asked.

A feature's file may offer `router` (handlers), `dialogs` (forms), `NOTICES` (how its events are told) and `COMMANDS`.
Everything is imported at the first question, so that `python -m bot --help` need not wait for it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from domain.staff import Role

if TYPE_CHECKING:
    from aiogram import Router
    from aiogram_dialog import Dialog

    from domain.staff import Actor
    from handlers.screen import Screen
    from storage.db import Tx
    from texts import Texts

    Notice = Callable[[Tx, Actor, Texts, dict[str, Any]], Screen | None]

FEATURES = (
    "start",
    "payments",
    "confirm",
    "transfers",
    "clients",
    "contacts",
    "deals",
    "earnings",
    "digests",
    "plan",
    "staff",
    "setup",
    "settings",
    "fallback",
)
"""Those that are used most come first; what nobody understood comes to `fallback`."""


@dataclass(frozen=True)
class Features:
    """`notices`: by the event they tell; `commands`: in the menu's order, each with the roles that have it."""

    routers: tuple["Router", ...]
    dialogs: tuple["Dialog", ...]
    notices: Mapping[str, "Notice"]
    commands: Mapping[str, frozenset[Role]]


@cache
def features() -> Features:
    """Everything that the features offer. ValueError when two tell the same event or claim the same command."""
    modules = [import_module(f"handlers.{name}") for name in FEATURES if find_spec(f"handlers.{name}")]
    return Features(
        routers=tuple(module.router for module in modules if hasattr(module, "router")),
        dialogs=tuple(dialog for module in modules for dialog in getattr(module, "dialogs", ())),
        notices=_merged(module.NOTICES for module in modules if hasattr(module, "NOTICES")),
        commands=_merged(module.COMMANDS for module in modules if hasattr(module, "COMMANDS")),
    )


def _merged(parts: Any) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for part in parts:
        if twice := merged.keys() & part.keys():
            raise ValueError(f"claimed twice: {sorted(twice)}")
        merged.update(part)
    return merged
