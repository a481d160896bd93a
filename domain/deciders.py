"""Who decides a transfer: the head of each of its two departments, a substitute or the director in a head's place.

Always two different people: where one person would decide both sides, the director decides one of them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from domain.staff import DepartmentKind

SIDES = (DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT)
_NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Deciders:
    """Who may decide each side: its head, a substitute in the head's place, or every director.

    `directors`: those who can decide where a side's own people have decided the other one. `represented`: the head of
    a side that somebody else decides today because the head is away.
    """

    commercial: frozenset[int]
    client: frozenset[int]
    directors: frozenset[int] = _NOBODY
    represented: Mapping[DepartmentKind, int] = field(default_factory=dict)

    def of(self, side: DepartmentKind) -> frozenset[int]:
        """Those of one side."""
        return self.commercial if side is DepartmentKind.COMMERCIAL else self.client

    def left(self, side: DepartmentKind, decided: Collection[int]) -> frozenset[int]:
        """Those of one side who can still decide it when `decided` spoke for the other: nobody decides both.

        Where that leaves nobody, the directors; and where they have spoken themselves, the head who is away.
        """
        away = frozenset({self.represented[side]}) if side in self.represented else _NOBODY
        choices = (self.of(side) - set(decided), self.directors - set(decided), away - set(decided))
        return next((left for left in choices if left), _NOBODY)

    def everybody(self) -> list[int]:
        """Those of both sides, each once."""
        return sorted(self.commercial | self.client)

    def stands_in(self, side: DepartmentKind, staff_id: int) -> int | None:
        """The head in whose place a person decides a side; None: in nobody's."""
        head = self.represented.get(side)
        return head if staff_id != head else None


def choose_deciders(
    commercial_head: int | None,
    client_head: int | None,
    directors: Collection[int],
    substitutes: Mapping[int, int] | None = None,
) -> Deciders:
    """Who decides, from the heads of that day (None: the department has none), the directors, and who stands in for
    which head. Nobody stands in where that would leave a side without anybody.
    """
    found = _choose(commercial_head, client_head, directors, substitutes or {})
    return found if found.commercial and found.client else _choose(commercial_head, client_head, directors, {})


def _choose(
    commercial_head: int | None, client_head: int | None, directors: Collection[int], substitutes: Mapping[int, int]
) -> Deciders:
    heads = {DepartmentKind.COMMERCIAL: commercial_head, DepartmentKind.CLIENT: client_head}
    commercial = _present(commercial_head, client_head, substitutes)
    client = _present(client_head, commercial_head, substitutes)
    if client == commercial or client_head == commercial_head:
        client = None
    in_place = frozenset(directors) - {commercial, client}
    away = {side: head for side, head in heads.items() if head is not None and head in substitutes}
    return Deciders(
        in_place if commercial is None else frozenset({commercial}),
        in_place if client is None else frozenset({client}),
        frozenset(directors),
        away,
    )


def _present(head: int | None, other_head: int | None, substitutes: Mapping[int, int]) -> int | None:
    """Who decides a side by the post: the head, or who stands in for them unless they head the other side."""
    if head is None or head not in substitutes:
        return head
    return None if substitutes[head] == other_head else substitutes[head]
