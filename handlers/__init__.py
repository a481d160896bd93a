"""What people press and type. One file a feature, and this list of them, in the order in which they are asked.

A feature's file may offer `router` (handlers), `dialogs` (forms), `NOTICES` (how its events are told) and `COMMANDS`.
All are imported at the first question, so that `python -m bot --help` need not wait for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from domain.staff import Role

if TYPE_CHECKING:
    from aiogram import Router
    from aiogram_dialog import Dialog

    from handlers.notices import Notice

Offered = TypeVar("Offered")

FEATURES = (
    "start",
    "tour",
    "payments",
    "inline",
    "typed_lines",
    "payment_search",
    "transfers",
    "transfer_forms",
    "early_transfers",
    "clients",
    "taking_back",
    "debts",
    "reminders",
    "client_form",
    "deal_form",
    "deals",
    "contact_form",
    "contact_persons",
    "client_details",
    "agreements",
    "agreement_forms",
    "meetings",
    "coverage",
    "introductions",
    "introduction_form",
    "key_clients",
    "packets",
    "refund_form",
    "redate_form",
    "whatif",
    "watch",
    "earnings",
    "objections",
    "objection_forms",
    "month",
    "targets",
    "digests",
    "plan",
    "plan_drafts",
    "plan_form",
    "plan_file",
    "unresolved",
    "staff",
    "side_by_side",
    "substitutes",
    "leaving",
    "client_base",
    "audit",
    "setup",
    "holidays",
    "settings",
    "fallback",
)
"""Those that are used most come first; what nobody understood comes to `fallback`."""


MENU = (
    "start",
    "pay",
    "confirm",
    "client",
    "deal",
    "clients",
    "transfers",
    "earnings",
    "whatif",
    "watch",
    "team",
    "audit",
    "month",
    "plan",
    "digest",
    "settings",
    "help",
)
"""The order of commands in a menu."""


@dataclass(frozen=True)
class Features:
    """`notices`: by the event they tell; `commands`: the roles that have each, in the menu's order."""

    routers: tuple["Router", ...]
    dialogs: tuple["Dialog", ...]
    notices: Mapping[str, "Notice"]
    commands: Mapping[str, frozenset[Role]] = field(default_factory=dict)

    def commands_of(self, role: Role) -> tuple[str, ...]:
        """A role's menu."""
        return tuple(command for command, roles in self.commands.items() if role in roles)


@cache
def features() -> Features:
    """Everything that the features offer. ValueError when two offer the same."""
    modules = [import_module(f"handlers.{name}") for name in FEATURES]
    commands: dict[str, frozenset[Role]] = _merged(getattr(module, "COMMANDS", {}) for module in modules)
    return Features(
        routers=tuple(module.router for module in modules if hasattr(module, "router")),
        dialogs=tuple(dialog for module in modules for dialog in getattr(module, "dialogs", ())),
        notices=_merged(getattr(module, "NOTICES", {}) for module in modules),
        commands=dict(sorted(commands.items(), key=lambda command: MENU.index(command[0]))),
    )


def _merged(parts: Iterable[Mapping[str, Offered]]) -> dict[str, Offered]:
    merged: dict[str, Offered] = {}
    for part in parts:
        if twice := merged.keys() & part.keys():
            raise ValueError(f"offered twice: {sorted(twice)}")
        merged.update(part)
    return merged
