"""Transfers of clients: opened on the day the period lapses, or proposed before; withdrawn when it is a lapse no more.

What is due is opened once, whoever looks first; a withdrawal happens in the transaction that moved the period. How
the two sides decide stands in `transfer_decisions.py`.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from domain.deciders import Deciders
from domain.staff import Actor, Permission, Role
from domain.transfer_states import TransferEvent, TransferState, outcome
from domain.transfers import NothingToTransfer, NotReturned, NotYours, Transfer, withdrawn_why
from storage import audit, client_queries, transfer_facts, transfer_moves, transfers
from storage import clients as clients_storage
from storage.clients import Client
from storage.db import Tx
from storage.transfers import ListedTransfer
from usecases import company, packets, reminders
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell
from usecases.transfer_course import card_of, change_cards, close, step

__all__ = ["card_of", "change_cards"]

BATCH: Final = 50
"""Clients to a transaction: the next person's press does not wait for a whole backlog."""


class Offer(StrEnum):
    """What can be done about the transfer of a client by somebody who sees it."""

    EARLY = "early"  # proposed before the period ends
    REOPEN = "reopen"  # it was returned, and is opened again
    LOOK = "look"  # one is open


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person is asked before a transfer is opened by hand. `offer` None: there is nothing to transfer."""

    client_id: int
    client_name: str
    today: date
    lapses_on: date | None
    offer: Offer | None
    transfer_id: int | None


@needs(Permission.RUN_CLOCK)
def scan(tx: Tx, actor: Actor, today: date, most: int = BATCH) -> int:
    """Open a transfer for each client whose period has lapsed and tell both sides; how many clients were due.

    A full batch means that there may be more. It costs what is due: the same scan again finds nothing.
    """
    due = transfers.due(tx, today, most)
    for client in due:
        transfer_moves.announce(tx, client.client_id, announced=True)
        if client.manager_id is not None:
            continue
        transfer = transfers.find_open(tx, client.client_id)
        if transfer is None:
            _open(tx, actor, client.client_id, client.department_id, client.lapses_on)
        else:
            # proposed before the period ended, and it has ended since: nothing about it is early any more
            _follow_lapse(tx, transfers.load(tx, transfer.transfer_id), client.lapses_on)
    return len(due)


def _open(tx: Tx, actor: Actor, client_id: int, department_id: int, lapsed_on: date, *, early: bool = False) -> int:
    opened_by = None if actor.role is Role.SYSTEM else actor.staff_id
    transfer_id = transfer_moves.open_one(tx, client_id, lapsed_on, early=early, opened_by=opened_by)
    after = {"lapsed_on": lapsed_on, "early": early}
    audit.record(tx, actor, "transfer opened", card_of(transfer_id), client_id=client_id, after=after)
    for decider in circle(tx).of(department_id).everybody():
        key = f"transfer {transfer_id} opened"
        tell(tx, decider, "transfer_opened", key, card=card_of(transfer_id), transfer_id=transfer_id)
    packets.ask(tx, transfer_id)
    reminders.asked(tx, transfer_id)
    return transfer_id


def _follow_lapse(tx: Tx, found: ListedTransfer, lapses_on: date) -> None:
    transfer_moves.set_lapsed_on(tx, found.transfer.transfer_id, lapses_on)
    change_cards(tx, found, f"turn {found.transfer.turn + 1}")


@needs(Permission.PROPOSE_TRANSFER)
def proposal(tx: Tx, actor: Actor, client_id: int) -> Proposal:
    """What opening a transfer of a client by hand would mean today."""
    client = client_queries.get(tx, actor, client_id)
    transfer = transfers.find_open(tx, client_id)
    return Proposal(
        client_id,
        client.name,
        company.today(tx),
        client.lapses_on,
        offer(tx, actor, client),
        transfer.transfer_id if transfer else None,
    )


def offer(tx: Tx, actor: Actor, client: Client) -> Offer | None:
    """What this person can do about the transfer of a client that they see."""
    if client.manager_id is not None or client.acquisition_start is None:
        return None
    newest = transfers.newest(tx, client.client_id)
    if newest is not None and newest.is_open:
        return Offer.LOOK if actor.may(Permission.PROPOSE_TRANSFER) else None
    if client.lapses_on is None or client.lapses_on > company.today(tx):
        return Offer.EARLY if actor.may(Permission.PROPOSE_TRANSFER) else None
    reopens = newest is not None and outcome(newest.state, TransferEvent.REOPEN, newest.circumstances()) is not None
    return Offer.REOPEN if reopens and _may_reopen(tx, actor, client) else None


def _may_reopen(tx: Tx, actor: Actor, client: Client) -> bool:
    return actor.role is Role.DIRECTOR or actor.staff_id in circle(tx).of(client.department_id).everybody()


@needs(Permission.PROPOSE_TRANSFER)
def open_early(tx: Tx, actor: Actor, client_id: int) -> int:
    """Propose to hand a client over before its period ends: the rate falls from today, if both heads agree.

    The transfer's id, also when one is open already; NothingToTransfer.
    """
    client = client_queries.get(tx, actor, client_id)
    transfer = transfers.find_open(tx, client_id)
    if transfer is not None:
        return transfer.transfer_id
    if offer(tx, actor, client) is not Offer.EARLY:
        raise NothingToTransfer
    transfer_id = _open(tx, actor, client_id, client.department_id, company.today(tx), early=True)
    for hunter in transfer_facts.hunter_ids(tx, client_id):
        if hunter != actor.staff_id:
            tell(tx, hunter, "transfer_proposed", f"transfer {transfer_id} proposed", transfer_id=transfer_id)
    return transfer_id


@needs(Permission.DECIDE_TRANSFERS)
def reopen(tx: Tx, actor: Actor, client_id: int) -> int:
    """Open the transfer of a client again that was returned; its id, also when one is open already.

    By either head or a director; NotReturned.
    """
    client = client_queries.get(tx, actor, client_id)
    if not _may_reopen(tx, actor, client):
        raise NotYours
    transfer = transfers.find_open(tx, client_id)
    if transfer is not None:
        return transfer.transfer_id
    if offer(tx, actor, client) is not Offer.REOPEN or client.lapses_on is None:
        raise NotReturned
    return _open(tx, actor, client_id, client.department_id, client.lapses_on)


@needs(Permission.RUN_CLOCK)
def escalate(tx: Tx, actor: Actor, transfer_id: int) -> None:
    """A side has been silent for too long: the director is asked."""
    step(tx, actor, transfers.load(tx, transfer_id), TransferEvent.SILENCE)


@needs(Permission.RUN_CLOCK)
def day_came(tx: Tx, actor: Actor, transfer_id: int) -> None:
    """The day has come to which both sides postponed a transfer: both are asked again."""
    found = transfers.load(tx, transfer_id)
    until = found.transfer.postponed_until
    if until is not None and until <= company.today(tx):
        step(tx, actor, found, TransferEvent.DAY_CAME)


def mark_introduced(tx: Tx, actor: Actor, transfer_id: int) -> None:
    """The client knows its account manager, and enough of us: the transfer has come to its end."""
    found = transfers.load(tx, transfer_id)
    if outcome(found.transfer.state, TransferEvent.INTRODUCTION, found.transfer.circumstances()) is not None:
        transfer_moves.introduce(tx, transfer_id)
        client_id = found.transfer.client_id
        audit.record(tx, actor, "transfer introduced", card_of(transfer_id), client_id=client_id)
        change_cards(tx, found, TransferState.INTRODUCED.value)


def follow_period(
    tx: Tx, actor: Actor, client_id: int, old_lapses_on: date | None, new_lapses_on: date | None, reason: str = ""
) -> None:
    """The end of a client's period moved: withdraw its transfer where it is a lapse no more, and tell both heads why.

    Asked for by the earnings in the transaction that moved it; a later lapse opens a new transfer. `reason`: the act.
    """
    client = clients_storage.load(tx, client_id)
    if client.manager_id is not None:
        return
    transfer = transfers.find_open(tx, client_id)
    found = transfer and ListedTransfer(transfer, client.name, client.department_id)
    if found and found.transfer.early:
        if client.acquisition_start is None:
            _withdraw(tx, actor, client, found, reason)
        return
    if not client.lapse_announced or old_lapses_on == new_lapses_on:
        return
    if new_lapses_on is not None and new_lapses_on <= company.today(tx):
        if found:
            _follow_lapse(tx, found, new_lapses_on)
        return
    transfer_moves.announce(tx, client_id, announced=False)
    if found:
        _withdraw(tx, actor, client, found, reason)


def _withdraw(tx: Tx, actor: Actor, client: Client, found: ListedTransfer, reason: str) -> None:
    transfer_id, lapses_on = found.transfer.transfer_id, client.lapses_on
    extended = lapses_on is not None and lapses_on == client.extended_until
    why = withdrawn_why(reason, extended=extended)
    close(tx, actor, found, TransferEvent.LAPSE_GONE, why=why)
    for decider in _told(circle(tx).of(client.department_id), found.transfer):
        tell(
            tx,
            decider,
            "transfer_withdrawn",
            f"transfer {transfer_id} withdrawn because",
            transfer_id=transfer_id,
            was=found.transfer.lapsed_on.isoformat(),
            now=lapses_on.isoformat() if lapses_on else None,
        )


def _told(deciders: Deciders, transfer: Transfer) -> list[int]:
    decided = {decided.staff_id for decided in (*transfer.decisions.values(), *transfer.set_aside)}
    return sorted({*deciders.everybody(), *transfer.asked(deciders), *decided})
