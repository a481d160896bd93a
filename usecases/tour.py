"""The tour of the first day: three messages from a person's own data, each shown once for each time it is asked for."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from domain.digests import LapsingSoon
from domain.plan import plan_in_force
from domain.staff import Actor, Permission
from storage import client_queries, digests, staff
from storage.clients import Client
from storage.db import Tx
from usecases import company, home
from usecases.access import needs
from usecases.digests import estimate
from usecases.home import Home

STEPS: Final = 3
OVER: Final = STEPS + 1
_FAR: Final = date.max


@dataclass(frozen=True, slots=True)
class Tour:
    """A message of the tour, from 1, and what it tells with. `client`: that paid last, and `amount` how much.

    `ends_first`: of a hunter's clients the one whose period ends first. `plan`: the number of the plan in force.
    """

    step: int
    home: Home
    client: str | None
    amount: Decimal | None
    ends_first: LapsingSoon | None
    people: int
    plan: str | None
    digest_minute: int | None


@needs(Permission.OWN_SETTINGS)
def start(tx: Tx, actor: Actor) -> Tour:
    """The first message, as often as it is asked for."""
    return _shown(tx, actor, 1)


@needs(Permission.OWN_SETTINGS)
def go_on(tx: Tx, actor: Actor, after: int) -> Tour | None:
    """The message after one; None where that is not the last one shown: it has been gone on from, or left."""
    if after != _reached(tx, actor) or after >= STEPS:
        return None
    return _shown(tx, actor, after + 1)


@needs(Permission.OWN_SETTINGS)
def leave(tx: Tx, actor: Actor) -> None:
    """The tour is over: at its end, or before."""
    staff.change(tx, actor.staff_id, tour=OVER)


@needs(Permission.OWN_SETTINGS)
def show(tx: Tx, actor: Actor, step: int) -> Tour:
    """One of its messages as it is now."""
    return _told(tx, actor, max(1, min(step, STEPS)))


def _reached(tx: Tx, actor: Actor) -> int:
    return staff.get(tx, actor.staff_id).tour


def _shown(tx: Tx, actor: Actor, step: int) -> Tour:
    staff.change(tx, actor.staff_id, tour=step)
    return _told(tx, actor, step)


def _told(tx: Tx, actor: Actor, step: int) -> Tour:
    today = company.today(tx)
    client = _example(tx, actor) if actor.may(Permission.LOG_PAYMENTS) else None
    plan = plan_in_force(company.facts(tx).plans, today)
    return Tour(
        step,
        home.show(tx, actor),
        client.name if client else None,
        digests.latest_payment(tx, client.client_id) if client else None,
        _ends_first(tx, actor, today),
        len(staff.active(tx)),
        plan.number if plan else None,
        staff.get(tx, actor.staff_id).digest_minute,
    )


def _example(tx: Tx, actor: Actor) -> Client | None:
    found = client_queries.last_paid(tx, actor, 1) or client_queries.newest(tx, actor, 1)
    return found[0] if found else None


def _ends_first(tx: Tx, actor: Actor, today: date) -> LapsingSoon | None:
    found = digests.soon(tx, actor.staff_id, today, _FAR, 1)
    return estimate(tx, actor.staff_id, found[0], today) if found else None
