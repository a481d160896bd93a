"""Coverage (охват личными контактами): how many of our people have met a client in person, and who is missing.

From the transfer on a regular client knows one person in each department, a key client both heads among several: so
no single employee can walk away with a client. Only people who have access today count, and only meetings: a call is
on record, and counts for nothing here.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.plan import CompensationPlan
from domain.staff import DepartmentKind

REGULAR_CONTACTS, KEY_CONTACTS = 2, 4  # where no plan says otherwise


@dataclass(frozen=True, slots=True)
class Coverage:
    """`held` of `required` contacts; `missing_heads` by id, `missing_kinds` the departments of which nobody has one."""

    held: int
    required: int
    missing_heads: tuple[int, ...] = ()
    missing_kinds: tuple[DepartmentKind, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether the client is known to as many, and to those, as the plan wants."""
        return self.held >= self.required and not self.missing_heads and not self.missing_kinds


def required_contacts(plan: CompensationPlan | None, *, key: bool) -> int:
    """How many people must have met a client, by the plan in force."""
    if plan is None:
        return KEY_CONTACTS if key else REGULAR_CONTACTS
    return plan.key_contacts if key else plan.regular_contacts


def coverage(
    kind_of: Mapping[int, DepartmentKind | None], required: int, heads: Collection[int], *, key: bool
) -> Coverage:
    """Coverage from those who hold a contact, with the kind of their department; `heads`: those of both departments."""
    missing_heads = tuple(head for head in heads if head not in kind_of) if key else ()
    held = set(kind_of.values())
    missing_kinds = tuple(kind for kind in DepartmentKind if kind not in held)
    return Coverage(len(kind_of), required, missing_heads, missing_kinds)


class AlarmKind(StrEnum):
    """Why both heads are alarmed about a client."""

    HANGS = "hangs"  # handed over, and one person alone knows it
    LOST = "lost"  # whoever knew it has left


def alarm_for(holders: Collection[int], *, handed_over: bool, gone: int | None) -> tuple[AlarmKind, int] | None:
    """The alarm that a client's contacts are worth, and about whom. `holders`: who has met it and has access;
    `gone`: somebody who had met it and lost access.
    """
    if not holders:
        return None if gone is None else (AlarmKind.LOST, gone)
    return (AlarmKind.HANGS, next(iter(holders))) if handed_over and len(holders) == 1 else None
