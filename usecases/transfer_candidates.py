"""Who can take a client over: the account managers of the client department and its head, with what they have to do."""

from dataclasses import dataclass

from storage import introductions, substitutes, transfer_facts
from storage.db import Tx
from usecases import company
from usecases.deciders import circle


@dataclass(frozen=True, slots=True)
class PossibleManager:
    """Somebody who can take a client over: how many they run, to how many they are being introduced, and whether they
    are away today.
    """

    staff_id: int
    name: str
    clients: int
    introductions: int = 0
    away: bool = False


def possible_managers(tx: Tx, department_id: int) -> list[PossibleManager]:
    """Who can take over a client of a commercial department: those with the fewest clients first, the absent last."""
    known = circle(tx)
    takers = known.takers(department_id)
    heads = [known.heads[taker] for taker in takers if taker in known.heads]
    pending = introductions.pending(tx)
    away = {absence.staff_id for absence in substitutes.on(tx, company.today(tx))}
    found = [
        PossibleManager(each.staff_id, each.name, each.clients, pending.get(each.staff_id, 0), each.staff_id in away)
        for each in transfer_facts.candidates(tx, takers, heads)
    ]
    return sorted(found, key=lambda each: each.away)
