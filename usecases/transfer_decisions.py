"""How a transfer is decided: each side confirms, postpones or returns, and can take that back while it stands alone.

The decision, the new account manager, what everybody earns from now on and whom it is told to are one transaction.
A press that comes late, or a second time, changes nothing and gives the present state.
"""

from datetime import date

from domain.objections import clean_reason
from domain.staff import Actor, DepartmentKind, Permission, Role
from domain.transfer_states import Choice, TransferEvent
from domain.transfers import ManagerNotNamed, Transfer, ensure_day
from storage import clients as clients_storage
from storage import transfer_facts, transfers
from storage.db import Tx
from storage.transfer_moves import NewDecision
from storage.transfers import ListedTransfer
from usecases import clients, company, follow_ups, introductions, packets
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell
from usecases.transfer_candidates import possible_managers
from usecases.transfer_course import close, drop, step, without_groundless


@needs(Permission.DECIDE_TRANSFERS)
def confirm(tx: Tx, actor: Actor, transfer_id: int, manager_id: int | None = None) -> Transfer:
    """Confirm a transfer for one's side; the client side names the account manager. The second one hands over.

    The director, asked because the sides disagree or one is silent, confirms for the side that has not.
    """
    found = without_groundless(tx, actor, _find(tx, actor, transfer_id))
    transfer, deciders = found.transfer, circle(tx).of(found.department_id)
    directs = _directs(actor, transfer)
    if directs:
        side = transfer.side_of_director(actor.staff_id, deciders)
    else:
        side = transfer.side_to_confirm(actor.staff_id, deciders, names_manager=manager_id is not None)
    if side is None:
        return transfer
    decision = NewDecision(
        side,
        Choice.CONFIRMED,
        actor.staff_id,
        for_id=deciders.stands_in(side, actor.staff_id),
        manager_id=_named(tx, found, manager_id) if side is DepartmentKind.CLIENT else None,
    )
    event = TransferEvent.DIRECTOR_CONFIRMS if directs else TransferEvent.CONFIRM
    step(tx, actor, found, event, decision)
    decided = transfers.load(tx, transfer_id)
    if decided.transfer.agreed_by_two():
        return _hand_over(tx, actor, decided, event, side)
    if decision.manager_id is not None:
        packets.named(tx, transfer_id, decision.manager_id)
    return decided.transfer


def _find(tx: Tx, actor: Actor, transfer_id: int) -> ListedTransfer:
    return transfers.get(tx, actor, circle(tx).seen_by(actor), transfer_id)


def _directs(actor: Actor, transfer: Transfer) -> bool:
    return actor.role is Role.DIRECTOR and transfer.with_director


def _named(tx: Tx, found: ListedTransfer, manager_id: int | None) -> int:
    if manager_id is None or manager_id not in {c.staff_id for c in possible_managers(tx, found.department_id)}:
        raise ManagerNotNamed
    return manager_id


def _hand_over(tx: Tx, actor: Actor, found: ListedTransfer, event: TransferEvent, side: DepartmentKind) -> Transfer:
    transfer, today = found.transfer, company.today(tx)
    manager_id = _named(tx, found, transfer.decisions[DepartmentKind.CLIENT].manager_id)
    if transfer.early:
        clients_storage.change(tx, transfer.client_id, transferred_early_on=transfer.lapsed_on)
    clients.assign_manager(tx, actor, transfer.client_id, manager_id, today)
    closed = close(tx, actor, found, event, side=side, manager_id=manager_id)
    people = {*transfer_facts.hunter_ids(tx, transfer.client_id), manager_id}
    for staff_id in sorted(people):
        key = f"transfer {transfer.transfer_id} handed over"
        tell(tx, staff_id, "transfer_confirmed", key, transfer_id=transfer.transfer_id)
    introductions.begin(tx, actor, transfer.transfer_id)
    follow_ups.begin(tx, transfer.transfer_id)
    return closed


@needs(Permission.DECIDE_TRANSFERS)
def postpone(tx: Tx, actor: Actor, transfer_id: int, until: date) -> Transfer:
    """Postpone a transfer for one's side, at most thirty days on."""
    ensure_day(until, company.today(tx))
    return _decline(tx, actor, transfer_id, TransferEvent.POSTPONE, until=until)


@needs(Permission.DECIDE_TRANSFERS)
def give_back(tx: Tx, actor: Actor, transfer_id: int, reason: str) -> Transfer:
    """Return a transfer for one's side, by a `ReturnReason` or in words. The director's return is the end of it."""
    reason = clean_reason(reason)
    found = _find(tx, actor, transfer_id)
    if _directs(actor, found.transfer):
        return _return(tx, actor, found, reason)
    return _decline(tx, actor, transfer_id, TransferEvent.RETURN, reason=reason)


def _decline(
    tx: Tx,
    actor: Actor,
    transfer_id: int,
    event: TransferEvent,
    *,
    until: date | None = None,
    reason: str | None = None,
) -> Transfer:
    found = without_groundless(tx, actor, _find(tx, actor, transfer_id))
    transfer, deciders = found.transfer, circle(tx).of(found.department_id)
    side = transfer.side_of(actor.staff_id, deciders)
    if side is None:
        transfer.ensure_decider(actor.staff_id, deciders)
        return transfer
    choice = Choice.POSTPONED if event is TransferEvent.POSTPONE else Choice.RETURNED
    in_place = deciders.stands_in(side, actor.staff_id)
    decision = NewDecision(side, choice, actor.staff_id, for_id=in_place, until=until, reason=reason)
    step(tx, actor, found, event, decision)
    return transfers.load(tx, transfer_id).transfer


def _return(tx: Tx, actor: Actor, found: ListedTransfer, reason: str) -> Transfer:
    transfer = found.transfer
    closed = close(tx, actor, found, TransferEvent.DIRECTOR_RETURNS, why=reason)
    heads = circle(tx).of(found.department_id).everybody()
    for staff_id in sorted({*transfer_facts.hunter_ids(tx, transfer.client_id), *heads} - {actor.staff_id}):
        key = f"transfer {transfer.transfer_id} returned because"
        tell(tx, staff_id, "transfer_returned", key, transfer_id=transfer.transfer_id)
    return closed


@needs(Permission.DECIDE_TRANSFERS)
def take_back(tx: Tx, actor: Actor, transfer_id: int) -> Transfer:
    """Take one's decision back, until the other side has decided."""
    found = _find(tx, actor, transfer_id)
    if found.transfer.decided_by(actor.staff_id) is None:
        found.transfer.ensure_decider(actor.staff_id, circle(tx).of(found.department_id))
    decided = found.transfer.ensure_can_take_back(actor.staff_id)
    return drop(tx, actor, found, decided, TransferEvent.TAKE_BACK).transfer
