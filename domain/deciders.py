"""Who decides a transfer: the head of each of its two departments, or the director in a head's place.

Always two different people: where one person heads both departments, the director decides the client side.
"""

from collections.abc import Collection
from dataclasses import dataclass

from domain.staff import DepartmentKind

SIDES = (DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT)


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who may decide each side: its head, or every director in the head's place."""

    commercial: frozenset[int]
    client: frozenset[int]

    def of(self, side: DepartmentKind) -> frozenset[int]:
        """Those of one side."""
        return self.commercial if side is DepartmentKind.COMMERCIAL else self.client

    def everybody(self) -> list[int]:
        """Those of both sides, each once."""
        return sorted(self.commercial | self.client)


def choose_deciders(commercial_head: int | None, client_head: int | None, directors: Collection[int]) -> Deciders:
    """Who decides, from the heads of that day (None: the department has none) and the directors."""
    if client_head == commercial_head:
        client_head = None
    in_place = frozenset(directors) - {commercial_head, client_head}
    return Deciders(
        in_place if commercial_head is None else frozenset({commercial_head}),
        in_place if client_head is None else frozenset({client_head}),
    )
