"""Transfers of clients: opened on the day the period lapses, withdrawn when it is a lapse no more.

What is due is opened once, whoever looks first; a withdrawal happens in the transaction that moved the period. How
the two sides decide stands in `transfer_decisions.py`.
"""

from datetime import date
from typing import Final

from domain.deciders import Deciders
from domain.staff import Actor, Permission
from domain.transfers import Transfer, TransferState
from storage import audit, transfer_facts, transfers
from storage import clients as clients_storage
from storage.clients import Client
from storage.db import Tx
from storage.transfers import DueClient, ListedTransfer
from usecases import company
from usecases.access import needs
from usecases.deciders import Circle, circle
from usecases.notices import tell

BATCH: Final = 50
"""Clients to a transaction: the next person's press does not wait for a whole backlog."""


def card_of(transfer_id: int) -> str:
    """The name under which a transfer's message is kept in each decider's chat."""
    return f"transfer:{transfer_id}"


@needs(Permission.RUN_CLOCK)
def scan(tx: Tx, actor: Actor, today: date, most: int = BATCH) -> int:
    """Open a transfer for each client whose period has lapsed and tell both sides; how many clients were due.

    A full batch means that there may be more. It costs what is due: the same scan again finds nothing.
    """
    due = transfers.due(tx, today, most)
    for client in due:
        transfers.announce(tx, client.client_id, announced=True)
        if client.manager_id is None and transfers.find_open(tx, client.client_id) is None:
            _open(tx, actor, client, circle(tx))
    return len(due)


def _open(tx: Tx, actor: Actor, client: DueClient, known: Circle) -> None:
    transfer_id = transfers.open_one(tx, client.client_id, client.lapses_on)
    after = {"lapsed_on": client.lapses_on}
    audit.record(tx, actor, "transfer opened", card_of(transfer_id), client_id=client.client_id, after=after)
    for decider in known.of(client.department_id).everybody():
        key = f"transfer {transfer_id} opened"
        tell(tx, decider, "transfer_opened", key, card=card_of(transfer_id), transfer_id=transfer_id)


def close(
    tx: Tx, actor: Actor, found: ListedTransfer, state: TransferState, on: date, manager_id: int | None = None
) -> None:
    """Close a transfer as handed over or withdrawn; its cards show that."""
    transfer = found.transfer
    transfers.close(tx, transfer.transfer_id, state, on, manager_id)
    audit.record(
        tx,
        actor,
        f"transfer {state.value}",
        card_of(transfer.transfer_id),
        client_id=transfer.client_id,
        before={"state": transfer.state.value},
        after={"state": state.value, "manager": manager_id},
    )
    change_cards(tx, found, state.value)


def change_cards(tx: Tx, found: ListedTransfer, what: str) -> None:
    """Every card that is out there shows the present state, also those of former heads."""
    transfer_id, known = found.transfer.transfer_id, circle(tx)
    card = card_of(transfer_id)
    holders = transfer_facts.card_holders(tx, card, known.ever(found.department_id))
    readers = holders.union(known.of(found.department_id).everybody()) - transfer_facts.card_waits_for(tx, card)
    for staff_id in sorted(readers):
        key = f"transfer {transfer_id} {what}"
        tell(tx, staff_id, "transfer_changed", key, card=card, edits=True, transfer_id=transfer_id)


def follow_period(tx: Tx, actor: Actor, client_id: int, old_lapses_on: date | None, new_lapses_on: date | None) -> None:
    """The end of a client's period moved: withdraw its transfer where it is a lapse no more, and tell both heads why.

    Asked for by the earnings in the transaction that moved it; a later lapse opens a new transfer.
    """
    client = clients_storage.load(tx, client_id)
    if not client.lapse_announced or old_lapses_on == new_lapses_on or client.manager_id is not None:
        return
    transfer = transfers.find_open(tx, client_id)
    found = transfer and ListedTransfer(transfer, client.name, client.department_id)
    if new_lapses_on is not None and new_lapses_on <= company.today(tx):
        if found:
            transfers.set_lapsed_on(tx, found.transfer.transfer_id, new_lapses_on)
            change_cards(tx, found, f"lapsed {old_lapses_on} {new_lapses_on} {tx.now.isoformat()}")
        return
    transfers.announce(tx, client_id, announced=False)
    if found:
        _withdraw(tx, actor, client, found, new_lapses_on)


def _withdraw(tx: Tx, actor: Actor, client: Client, found: ListedTransfer, lapses_on: date | None) -> None:
    transfer_id = found.transfer.transfer_id
    close(tx, actor, found, TransferState.WITHDRAWN, company.today(tx))
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
    return sorted({*deciders.everybody(), *(decided.staff_id for decided in transfer.decisions.values())})
