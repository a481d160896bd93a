"""Coverage: the one place that reckons how many of us have met a client, the list of gaps, and the alarms.

An alarm stands while its cause does: told to both heads once, with what one event caused in one message.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from domain.coverage import Coverage, alarm_for, coverage, required_contacts
from domain.plan import plan_in_force
from domain.refusals import NotFound
from domain.staff import Actor, Permission, Role
from storage import audit, client_queries, clients, transfer_facts
from storage import coverage as coverage_storage
from storage.clients import Client
from storage.coverage import Alarm
from storage.db import Tx
from usecases import company
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell

PAGE: Final = 8


@dataclass(frozen=True, slots=True)
class Gap:
    """A client past its period that too few, or not the right ones of us have met."""

    client_id: int
    name: str
    key: bool
    met: Coverage
    missing_heads: Sequence[str]


@dataclass(frozen=True, slots=True)
class GapPage:
    """A page of the gaps, from 0; `alarms`: how many stand beside them."""

    gaps: Sequence[Gap]
    number: int
    total: int
    alarms: int


@dataclass(frozen=True, slots=True)
class AlarmPage:
    """A page of the alarms that stand, from 0; `gaps`: how many there are beside them; `openable`: whose cards open."""

    alarms: Sequence[Alarm]
    openable: Collection[int]
    number: int
    total: int
    gaps: int


def heads_of(tx: Tx, client: Client) -> list[int]:
    """The heads of a client's two departments, each once."""
    known = circle(tx)
    taker = client.manager_department_id or known.hands_over_to.get(client.department_id) or 0
    heads = (known.heads[department] for department in (client.department_id, taker) if department in known.heads)
    return list(dict.fromkeys(heads))


def of_client(tx: Tx, client: Client) -> Coverage:
    """How many of those with access have met a client in person, of how many, and who is missing."""
    plan = plan_in_force(company.facts(tx).plans, company.today(tx))
    holders = coverage_storage.holders(tx, client.client_id)
    return coverage(holders, required_contacts(plan, key=client.key), heads_of(tx, client), key=client.key)


def names_of_missing(tx: Tx, met: Coverage) -> list[str]:
    """The heads who are missing, by name."""
    names = transfer_facts.names(tx, met.missing_heads) if met.missing_heads else {}
    return [names[head] for head in met.missing_heads]


def departments_seen(tx: Tx, actor: Actor) -> frozenset[int]:
    """The departments whose clients a head answers for; all for the director."""
    if actor.role is Role.DIRECTOR:
        return frozenset(department.department_id for department in company.departments(tx))
    return circle(tx).seen_by(actor)


def some_gaps(
    tx: Tx, actor: Actor, most: int, skip: int = 0, on: date | None = None
) -> tuple[int, Sequence[tuple[int, str]]]:
    """How many gaps a person answers for, and the client and name of some, the longest lapsed first.

    `on`: by whose plan, and past the end of whose periods; today unless another day is named.
    """
    day = on or company.today(tx)
    plan = plan_in_force(company.facts(tx).plans, day)
    needed = {"regular": required_contacts(plan, key=False), "key": required_contacts(plan, key=True)}
    return coverage_storage.gaps(tx, departments_seen(tx, actor), day, **needed, most=most, skip=skip)


def counts(tx: Tx, actor: Actor) -> tuple[int, int]:
    """How many gaps and alarms a person answers for; none for whom it does not concern."""
    if not actor.may(Permission.SEE_TEAM):
        return 0, 0
    return some_gaps(tx, actor, 1)[0], coverage_storage.alarms(tx, departments_seen(tx, actor), 1)[0]


@needs(Permission.SEE_TEAM)
def gaps(tx: Tx, actor: Actor, number: int = 0) -> GapPage:
    """A page of the gaps that a person answers for; the last one, where there are no more so many."""
    total = some_gaps(tx, actor, 1)[0]
    number = _page_of(number, total)
    found = [_gap(tx, client_id) for client_id, _ in some_gaps(tx, actor, PAGE, number * PAGE)[1]]
    return GapPage(found, number, total, counts(tx, actor)[1])


def _page_of(number: int, total: int) -> int:
    return min(number, max(0, (total - 1) // PAGE))


def _gap(tx: Tx, client_id: int) -> Gap:
    client = clients.load(tx, client_id)
    met = of_client(tx, client)
    return Gap(client_id, client.name, client.key, met, names_of_missing(tx, met))


@needs(Permission.SEE_TEAM)
def alarms(tx: Tx, actor: Actor, number: int = 0) -> AlarmPage:
    """A page of the alarms that stand, of the clients that a person answers for."""
    seen = departments_seen(tx, actor)
    total = coverage_storage.alarms(tx, seen, 1)[0]
    number = _page_of(number, total)
    found = coverage_storage.alarms(tx, seen, PAGE, number * PAGE)[1]
    return AlarmPage(found, openable(tx, actor, found), number, total, some_gaps(tx, actor, 1)[0])


def standing(tx: Tx, alarm_ids: Iterable[int]) -> list[Alarm]:
    """Those of some alarms that stand still: for whom was told of them."""
    return coverage_storage.alarms_by_id(tx, list(alarm_ids))


def openable(tx: Tx, actor: Actor, alarms: Iterable[Alarm]) -> frozenset[int]:
    """The clients of alarms whose cards a person may open: a client head none whose period runs yet."""
    found = []
    for alarm in alarms:
        try:
            found.append(client_queries.get(tx, actor, alarm.client_id).client_id)
        except NotFound:
            continue
    return frozenset(found)


def recheck(tx: Tx, actor: Actor, client_id: int) -> None:
    """The facts of a client have changed: raise its alarm, or end one that is none any more."""
    raised = _follow(tx, actor, client_id, None)
    if raised is not None:
        _tell(tx, {client_id: raised})


def person_gone(tx: Tx, actor: Actor, staff_id: int) -> None:
    """Somebody has lost access: raise the alarms about the clients that they had met, told in one message."""
    found = {client_id: _follow(tx, actor, client_id, staff_id) for client_id in coverage_storage.met_by(tx, staff_id)}
    _tell(tx, {client_id: raised for client_id, raised in found.items() if raised is not None})


def person_back(tx: Tx, actor: Actor, staff_id: int) -> None:
    """Somebody has access again: what they know is known again."""
    for client_id in coverage_storage.met_by(tx, staff_id):
        recheck(tx, actor, client_id)


def _follow(tx: Tx, actor: Actor, client_id: int, gone: int | None) -> int | None:
    """The alarm that was raised, if one was."""
    client, held = clients.load(tx, client_id), coverage_storage.holders(tx, client_id)
    stands = coverage_storage.alarm_of(tx, client_id)
    wanted = alarm_for(held, handed_over=client.manager_id is not None, gone=gone)
    if stands is not None:
        if wanted == (stands.kind, stands.staff_id) or (wanted is None and not held):
            return None  # told already; nobody has met a client that was lost since
        coverage_storage.end_alarm(tx, stands.alarm_id)
        _record(tx, actor, "coverage alarm ended", stands.alarm_id, client_id, {"kind": stands.kind.value})
    if wanted is None:
        return None
    kind, staff_id = wanted
    alarm_id = coverage_storage.raise_alarm(tx, client_id, kind, staff_id)
    _record(tx, actor, "coverage alarm raised", alarm_id, client_id, {"kind": kind.value, "staff": staff_id})
    return alarm_id


def _record(tx: Tx, actor: Actor, action: str, alarm_id: int, client_id: int, after: dict[str, object]) -> None:
    audit.record(tx, actor, action, f"coverage alarm:{alarm_id}", client_id=client_id, after=after)


def _tell(tx: Tx, raised: dict[int, int]) -> None:
    """Each head hears of all that one event raised in one message."""
    told: dict[int, list[int]] = {}
    known = circle(tx)
    for client_id, alarm_id in raised.items():
        for head in known.informed(clients.load(tx, client_id).department_id):
            told.setdefault(head, []).append(alarm_id)
    for head, alarm_ids in told.items():
        tell(tx, head, "coverage_alarm", f"coverage alarms {alarm_ids[0]}", alarm_ids=alarm_ids)
