"""Whom Telegram lets the bot write to. What is told to somebody out of reach waits for them, and their head knows.

Out of reach is who blocked the bot or deleted the account, until they write, press or unblock.
"""

from domain.staff import Actor, Permission, StaffStatus
from storage import staff
from storage.db import Tx
from storage.staff import Person
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell


@needs(Permission.RUN_CLOCK)
def lost(tx: Tx, actor: Actor, staff_id: int) -> None:
    """A person cannot be written to any more; their head hears of it, once until they are back."""
    person = staff.get(tx, staff_id)
    if person.unreachable:
        return
    staff.mark_unreachable(tx, staff_id, unreachable=True)
    if person.status is StaffStatus.ACTIVE:
        for told in _who_should_know(tx, person):
            key = f"unreachable {staff_id} {tx.now.isoformat()}"
            tell(tx, told, "staff_unreachable", key, person_id=staff_id)


@needs(Permission.RUN_CLOCK)
def back(tx: Tx, actor: Actor, staff_id: int) -> None:
    """A person can be written to again: what waited for them comes now."""
    staff.mark_unreachable(tx, staff_id, unreachable=False)


def _who_should_know(tx: Tx, person: Person) -> list[int]:
    """The head of their department; the directors where there is none, or none who can be told."""
    known = circle(tx)
    head = known.heads.get(person.department_id) if person.department_id is not None else None
    if head is not None and head != person.staff_id and not staff.get(tx, head).unreachable:
        return [head]
    return sorted(known.directors - {person.staff_id})
