"""Introductions: begun by a hand-over, done when both sides say so and the client's contacts suffice.

What both have said makes personal contacts of them. Who has not done their part is reminded after 5 and 10 working
days; with the second reminder the heads are told.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from domain import working_time
from domain.introductions import (
    REMINDED_AFTER,
    Outcome,
    Parties,
    Said,
    Task,
    both_said,
    is_done,
    standing,
    waits_for,
)
from domain.staff import Actor, Permission
from storage import audit, client_queries, clients, contacts, introductions, transfer_facts
from storage import company as company_storage
from storage import coverage as coverage_storage
from storage.contacts import Met
from storage.db import Tx
from storage.introductions import Introduction
from storage.wakes import wake_at
from usecases import coverage, transfers
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell

WAKE: Final = "introduction"


def card_of(introduction_id: int) -> str:
    """The name under which its message is kept in each participant's chat."""
    return f"introduction:{introduction_id}"


def begin(tx: Tx, actor: Actor, transfer_id: int) -> None:
    """A client has been handed over: ask its people for the introduction. Again, it changes nothing."""
    if introductions.of_transfer(tx, transfer_id) is not None:
        return
    client = clients.load(tx, introductions.client_of(tx, transfer_id))
    if client.manager_id is None:
        return
    earlier = introductions.open_of(tx, client.client_id)
    if earlier is not None:
        _end(tx, actor, earlier, Outcome.DROPPED)
    introduction_id = introductions.begin(tx, transfer_id, client.client_id, client.manager_id)
    begun = introductions.get(tx, introduction_id)
    record(tx, actor, "introduction begun", begun, {"manager": client.manager_id})
    _ask(tx, begun)
    coverage.recheck(tx, actor, client.client_id)


def _ask(tx: Tx, introduction: Introduction) -> None:
    """Tell everybody who has a part what it is, and look again when a reminder is due."""
    for staff_id in waiting_of(tx, introduction):
        _tell_card(tx, introduction, staff_id, _asked(introduction))
    _wake(tx, introduction)


def _asked(introduction: Introduction) -> str:
    """An account manager who comes back is introduced anew."""
    return f"asked {introduction.manager_id} {introduction.begun_at.isoformat()}"


def _tell_card(tx: Tx, introduction: Introduction, staff_id: int, why: str) -> None:
    introduction_id = introduction.introduction_id
    key = f"introduction {introduction_id} {why}"
    tell(tx, staff_id, "introduction", key, card=card_of(introduction_id), introduction_id=introduction_id)


def _wake(tx: Tx, introduction: Introduction) -> None:
    left = REMINDED_AFTER[introduction.reminded :]
    wake_at(tx, WAKE, introduction.introduction_id, _after(tx, introduction, left[0]) if left else None)


def _after(tx: Tx, introduction: Introduction, days: int) -> datetime:
    """When so many working days of the company have passed."""
    known = company_storage.get(tx)
    return working_time.add(introduction.begun_at, days=days, zone=known.zone, country=known.country)


def record(tx: Tx, actor: Actor, action: str, about: Introduction, after: dict[str, object]) -> None:
    audit.record(tx, actor, action, card_of(about.introduction_id), client_id=about.client_id, after=after)


def parties_of(tx: Tx, introduction: Introduction) -> Parties:
    heads = coverage.heads_of(tx, clients.load(tx, introduction.client_id)) if introduction.key else []
    return Parties(transfer_facts.hunter_ids(tx, introduction.client_id), introduction.manager_id, heads)


def said_of(tx: Tx, introduction: Introduction) -> list[Said]:
    return introductions.said(tx, [introduction.introduction_id]).get(introduction.introduction_id, [])


def find(tx: Tx, actor: Actor, introduction_id: int) -> Introduction:
    """An introduction in which a person has a part, or had one, or of a client that they see; NotFound otherwise."""
    introduction = introductions.get(tx, introduction_id)
    spoken = {each.staff_id for each in said_of(tx, introduction)}
    if actor.staff_id not in {*parties_of(tx, introduction).everybody(), *spoken}:
        client_queries.get(tx, actor, introduction.client_id)
    return introduction


def waiting_of(tx: Tx, introduction: Introduction) -> list[int]:
    known_to = coverage_storage.holders(tx, introduction.client_id)
    return waits_for(parties_of(tx, introduction), said_of(tx, introduction), known_to)


def look_again(tx: Tx, actor: Actor, introduction: Introduction, what: str) -> None:
    """What follows from something said, or from contacts that changed; all cards show it."""
    said, parties = said_of(tx, introduction), parties_of(tx, introduction)
    if both_said(parties, said):
        _hunters_were_there(tx, actor, introduction, standing(said, introduction.manager_id))
    coverage.recheck(tx, actor, introduction.client_id)
    if is_done(parties, said, coverage.of_client(tx, clients.load(tx, introduction.client_id))):
        _end(tx, actor, introduction, Outcome.INTRODUCED)
        transfers.mark_introduced(tx, actor, introduction.transfer_id)
    else:
        _change_cards(tx, introduction, what)


def add_contact(
    tx: Tx, actor: Actor, introduction: Introduction, staff_id: int, met_on: date, person_id: int | None
) -> None:
    client_id = introduction.client_id
    made = contacts.add_contact(tx, client_id, staff_id, met_on, Met.IN_PERSON, actor.staff_id, person_id)
    after = {"staff": staff_id, "met_on": met_on, "how": Met.IN_PERSON.value}
    audit.record(tx, actor, "contact recorded", f"personal contact:{made}", client_id=client_id, after=after)


def _hunters_were_there(tx: Tx, actor: Actor, introduction: Introduction, said: Sequence[Said]) -> None:
    """Who introduced somebody in person has met the client on that day."""
    met_on = next(each.met_on for each in said if each.task is Task.MEET)
    known_to = coverage_storage.holders(tx, introduction.client_id)
    for each in said:
        if each.task is Task.INTRODUCE and each.staff_id not in known_to and met_on is not None:
            add_contact(tx, actor, introduction, each.staff_id, met_on, None)


def _end(tx: Tx, actor: Actor, introduction: Introduction, outcome: Outcome) -> None:
    introductions.end(tx, introduction.introduction_id, outcome)
    wake_at(tx, WAKE, introduction.introduction_id, None)
    record(tx, actor, f"introduction {outcome.value}", introduction, {"manager": introduction.manager_id})
    _change_cards(tx, introduction, outcome.value)


def _change_cards(tx: Tx, introduction: Introduction, what: str) -> None:
    """Every card that is out there shows the present state."""
    introduction_id = introduction.introduction_id
    card = card_of(introduction_id)
    readers = transfer_facts.everybody_with(tx, card) - transfer_facts.card_waits_for(tx, card)
    for staff_id in sorted(readers):
        key = f"introduction {introduction_id} {what}"
        tell(tx, staff_id, "introduction_changed", key, card=card, edits=True, introduction_id=introduction_id)


def follow(tx: Tx, actor: Actor, client_id: int) -> None:
    """The contacts of a client have changed, or whether it is a key one: its introduction may be done, or wider."""
    introduction = introductions.open_of(tx, client_id)
    if introduction is None:
        return
    look_again(tx, actor, introduction, f"facts {tx.now.isoformat()}")
    if introductions.get(tx, introduction.introduction_id).outcome is None:
        for staff_id in waiting_of(tx, introduction):
            _tell_card(tx, introduction, staff_id, _asked(introduction))


def follow_manager(tx: Tx, actor: Actor, client_id: int) -> None:
    """A client has another account manager, or none any more: another is introduced, from the beginning; or nobody."""
    introduction = introductions.open_of(tx, client_id)
    manager_id = clients.load(tx, client_id).manager_id
    if introduction is None or manager_id == introduction.manager_id:
        return
    if manager_id is None:
        _end(tx, actor, introduction, Outcome.DROPPED)
        return
    introductions.begin_anew(tx, introduction.introduction_id, manager_id)
    anew = introductions.get(tx, introduction.introduction_id)
    record(tx, actor, "introduction of another", anew, {"manager": manager_id})
    _change_cards(tx, anew, f"manager {manager_id} {tx.now.isoformat()}")
    _ask(tx, anew)


@needs(Permission.RUN_CLOCK)
def remind(tx: Tx, actor: Actor, introduction_id: int) -> None:
    """Remind who has not done their part, once for each step; of steps that were missed only the last counts."""
    introduction = introductions.get(tx, introduction_id)
    follow_manager(tx, actor, introduction.client_id)
    introduction = introductions.get(tx, introduction_id)
    if introduction.outcome is not None:
        return
    step = sum(_after(tx, introduction, days) <= tx.now for days in REMINDED_AFTER)
    if step > introduction.reminded:
        introductions.set_reminded(tx, introduction_id, step)
        _remind(tx, introduction, step)
    _wake(tx, introductions.get(tx, introduction_id))


def _remind(tx: Tx, introduction: Introduction, step: int) -> None:
    reminded = waiting_of(tx, introduction)
    since = introduction.begun_at.isoformat()
    why = f"reminded {introduction.manager_id} {step} {since}"
    for staff_id in reminded:
        _tell_card(tx, introduction, staff_id, why)
    if step < len(REMINDED_AFTER):
        return
    for head in circle(tx).informed(introduction.department_id):
        key = f"introduction {introduction.introduction_id} late {introduction.manager_id} {since}"
        if head not in reminded:
            tell(tx, head, "introduction_late", key, introduction_id=introduction.introduction_id)


def pending(tx: Tx) -> dict[int, int]:
    """How many clients each account manager has yet to be introduced to, who has any."""
    return introductions.pending(tx)
