"""After the transfer: 30, 60 and 90 days on both heads read in one line how it went.

Contact made? Paid on time? Both contacts alive? It is read from the facts of the day on which it is delivered.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from domain.collection import Punctuality, punctuality
from domain.earnings import earn
from domain.refusals import NotFound
from domain.staff import Actor, DepartmentKind, Permission
from domain.transfer_states import TransferState
from storage import clients, follow_ups, staff, transfers, wakes
from storage import company as company_storage
from storage.clients import Client
from storage.db import Tx
from storage.transfers import ListedTransfer
from usecases import charge_reminders, company, coverage, earnings
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell

FOLLOW_UP: Final = "follow-up"
DAYS_AFTER: Final = (30, 60, 90)
_DONE = frozenset({TransferState.CONFIRMED, TransferState.INTRODUCED})


def begin(tx: Tx, transfer_id: int) -> None:
    """A client is handed over today: its charges are the account manager's, and the heads will hear how it went."""
    found = transfers.load(tx, transfer_id)
    charge_reminders.begin(tx, found.transfer.client_id)
    _look_on(tx, transfer_id, company.today(tx) + timedelta(days=DAYS_AFTER[0]))


def _look_on(tx: Tx, transfer_id: int, day: date | None) -> None:
    wakes.wake_at(tx, FOLLOW_UP, transfer_id, company_storage.get(tx).at_nine(day) if day else None)


@needs(Permission.RUN_CLOCK)
def look(tx: Tx, actor: Actor, transfer_id: int) -> None:
    """Tell both heads how the client does, if a month of it is over; the last one only, where several are."""
    found = transfers.load(tx, transfer_id)
    since = _handed_over_on(tx, found)
    if since is None:
        return
    gone = (company.today(tx) - since).days
    reached = max((days for days in DAYS_AFTER if days <= gone), default=None)
    if reached is not None:
        for staff_id in circle(tx).informed(found.department_id):
            key = f"transfer {transfer_id} {reached} days after"
            tell(tx, staff_id, "transfer_followed_up", key, at_work=True, transfer_id=transfer_id, days=reached)
    upcoming = next((days for days in DAYS_AFTER if days > gone), None)
    _look_on(tx, transfer_id, since + timedelta(days=upcoming) if upcoming else None)


def _handed_over_on(tx: Tx, found: ListedTransfer) -> date | None:
    """None: the client is with the account manager no more, or by a later transfer."""
    transfer, client = found.transfer, clients.load(tx, found.transfer.client_id)
    newest = transfers.newest(tx, client.client_id)
    stands = transfer.state in _DONE and newest is not None and newest.transfer_id == transfer.transfer_id
    return transfer.closed_on if stands and client.manager_id is not None else None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """How a client does some days after its transfer. `met_on`: when the account manager first met it, None: not yet.

    `left_out`: the departments of which nobody with access knows the client.
    """

    client_id: int
    client_name: str
    manager: str
    met_on: date | None
    paid: Punctuality
    left_out: tuple[DepartmentKind, ...]


@needs(Permission.SEE_TRANSFERS)
def show(tx: Tx, actor: Actor, transfer_id: int) -> FollowUp:
    """What the heads read of a transferred client; NotFound where the transfer is over and done with."""
    found = transfers.get(tx, actor, circle(tx).seen_by(actor), transfer_id)
    since, client = _handed_over_on(tx, found), clients.load(tx, found.transfer.client_id)
    if since is None or client.manager_id is None:
        raise NotFound
    return FollowUp(
        client.client_id,
        client.name,
        staff.get(tx, client.manager_id).name,
        follow_ups.first_met_on(tx, client.client_id, client.manager_id),
        _paid(tx, client, since),
        tuple(coverage.of_client(tx, client).missing_kinds),
    )


def _paid(tx: Tx, client: Client, since: date) -> Punctuality:
    facts = earnings.facts_of(tx, client)
    charges = earn(facts, company.facts(tx)).allotment.charges
    return punctuality(facts.deals, charges, since, company.today(tx))
