"""The hand-over packet: the hunter's five answers to what no data tells of a client.

Each answer is kept at once, so it can be left and taken up again, and changed until the hand-over.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from domain.packets import NotHunting, PacketAnswer, PacketClosed, Question, clean_answer
from domain.refusals import NotFound
from domain.staff import Actor, Permission, Role
from storage import audit, client_queries, clients, introductions, packets, transfer_facts
from storage.clients import Client
from storage.db import Tx
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell

QUESTIONS: Final = tuple(Question)


def card_of(client_id: int) -> str:
    """The name under which the request for a packet is kept in a hunter's chat."""
    return f"packet:{client_id}"


def ask(tx: Tx, transfer_id: int) -> None:
    """A transfer was opened: ask the client's hunters for what is not answered yet; once for each transfer."""
    _ask(tx, introductions.client_of(tx, transfer_id), f"packet of transfer {transfer_id}")


def ask_ahead(tx: Tx, client_id: int, since: date) -> None:
    """A client's period ends soon: ask its hunters, once for the period that began on that day."""
    _ask(tx, client_id, f"packet of client {client_id} since {since}")


def _ask(tx: Tx, client_id: int, cause: str) -> None:
    if len(packets.answers(tx, client_id)) < len(QUESTIONS):
        for hunter in transfer_facts.hunter_ids(tx, client_id):
            tell(tx, hunter, "packet_asked", cause, card=card_of(client_id), client_id=client_id, cause=cause)


def named(tx: Tx, transfer_id: int, manager_id: int) -> None:
    """The client head has named somebody, and the hand-over waits: they may look at what they are to take over."""
    client_id = introductions.client_of(tx, transfer_id)
    tell(tx, manager_id, "packet_named", f"packet named {transfer_id} {manager_id}", client_id=client_id)


def begin_anew(tx: Tx, client_id: int) -> None:
    """The client is back with its hunters: before the next hand-over they are asked again."""
    packets.forget(tx, client_id)


def is_named(tx: Tx, actor: Actor, client_id: int) -> bool:
    """Whether a person is named as the account manager in a transfer that is open."""
    return packets.is_named(tx, client_id, actor.staff_id)


def client_of(tx: Tx, actor: Actor, client_id: int) -> Client:
    """A client that this person may see, or is to take over; NotFound otherwise."""
    try:
        return client_queries.get(tx, actor, client_id)
    except NotFound:
        if packets.is_named(tx, client_id, actor.staff_id):
            return clients.load(tx, client_id)
        raise


def may_answer(tx: Tx, actor: Actor, client: Client) -> bool:
    """Whether a person may fill the packet in: a hunter of the client, or whoever leads them, until the hand-over."""
    if client.manager_id is not None:
        return False
    if actor.role is Role.DIRECTOR or circle(tx).heads.get(client.department_id) == actor.staff_id:
        return True
    return packets.hunts(tx, client.client_id, actor.staff_id)


@needs(Permission.EDIT_CLIENTS)
def progress(tx: Tx, actor: Actor, client_id: int) -> tuple[str, Mapping[Question, PacketAnswer]]:
    """A client's name and what is answered so far, for whoever fills the packet in; NotHunting, PacketClosed."""
    return _answering(tx, actor, client_id).name, packets.answers(tx, client_id)


def _answering(tx: Tx, actor: Actor, client_id: int) -> Client:
    client = client_of(tx, actor, client_id)
    if client.manager_id is not None:
        raise PacketClosed
    if not may_answer(tx, actor, client):
        raise NotHunting
    return client


@needs(Permission.EDIT_CLIENTS)
def answer(tx: Tx, actor: Actor, client_id: int, question: Question, words: str | None) -> None:
    """Keep an answer, in place of the one before; `words` None: there is nothing to tell."""
    _answering(tx, actor, client_id)
    said = None if words is None else clean_answer(words)
    known = packets.answers(tx, client_id).get(question)
    packets.answer(tx, client_id, question, said, actor.staff_id)
    audit.record(
        tx,
        actor,
        "packet answered",
        card_of(client_id),
        client_id=client_id,
        before={"question": question.value, "words": known.words} if known else None,
        after={"question": question.value, "words": said},
    )
