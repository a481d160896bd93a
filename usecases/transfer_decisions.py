"""How a transfer is decided: each side confirms, can take that back while it stands alone, and the second hands over.

The decision, the new account manager, what everybody earns from now on and whom it is told to are one transaction.
"""

from domain.staff import Actor, DepartmentKind, Permission
from domain.transfers import ManagerNotNamed, Transfer, TransferState
from storage import audit, transfer_facts, transfers
from storage.db import Tx
from storage.transfer_facts import Candidate
from storage.transfers import ListedTransfer
from usecases import clients, company
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell
from usecases.transfers import card_of, change_cards, close


@needs(Permission.DECIDE_TRANSFERS)
def confirm(tx: Tx, actor: Actor, transfer_id: int, manager_id: int | None = None) -> Transfer:
    """Confirm a transfer for one's side; the client side names the account manager. The second one hands over.

    Pressing it again, or after life went on, changes nothing and gives the present state.
    """
    found = _find(tx, actor, transfer_id)
    transfer, deciders = found.transfer, circle(tx).of(found.department_id)
    side = transfer.side_to_confirm(actor.staff_id, deciders, names_manager=manager_id is not None)
    if side is None:
        return transfer
    manager = _named(tx, found, manager_id) if side is DepartmentKind.CLIENT else None
    decision_id = transfers.decide(tx, transfer_id, side, actor.staff_id, manager)
    _record_decision(tx, actor, transfer, "transfer confirmed", side, manager)
    decided = _find(tx, actor, transfer_id).transfer
    if len(decided.decisions) == len(DepartmentKind):
        return _hand_over(tx, actor, found, decided)
    change_cards(tx, found, f"decision {decision_id}")
    return decided


def _find(tx: Tx, actor: Actor, transfer_id: int) -> ListedTransfer:
    return transfers.get(tx, actor, circle(tx).seen_by(actor), transfer_id)


def possible_managers(tx: Tx, department_id: int) -> list[Candidate]:
    """Who can take over a client of a commercial department, those with the fewest clients first."""
    known = circle(tx)
    takers = known.takers(department_id)
    heads = [known.heads[taker] for taker in takers if taker in known.heads]
    return transfer_facts.candidates(tx, takers, heads)


def _named(tx: Tx, found: ListedTransfer, manager_id: int | None) -> int:
    if manager_id is None or manager_id not in {c.staff_id for c in possible_managers(tx, found.department_id)}:
        raise ManagerNotNamed
    return manager_id


def _record_decision(
    tx: Tx, actor: Actor, transfer: Transfer, action: str, side: DepartmentKind, manager_id: int | None
) -> None:
    after = {"side": side.value, "manager": manager_id}
    audit.record(tx, actor, action, card_of(transfer.transfer_id), client_id=transfer.client_id, after=after)


def _hand_over(tx: Tx, actor: Actor, found: ListedTransfer, transfer: Transfer) -> Transfer:
    named = transfer.decisions[DepartmentKind.CLIENT]
    manager_id = named.manager_id
    if manager_id is None or manager_id not in {
        candidate.staff_id for candidate in possible_managers(tx, found.department_id)
    }:
        # named while they had access, suspended since: the client side names another
        transfers.drop_decision(tx, named.decision_id)
        _record_decision(tx, actor, transfer, "transfer manager gone", DepartmentKind.CLIENT, manager_id)
        change_cards(tx, found, f"decision {named.decision_id} void")
        return _find(tx, actor, transfer.transfer_id).transfer
    today = company.today(tx)
    clients.assign_manager(tx, actor, transfer.client_id, manager_id, today)
    close(tx, actor, found, TransferState.CONFIRMED, today, manager_id)
    people = {*transfer_facts.hunter_ids(tx, transfer.client_id), manager_id}
    for staff_id in sorted(people):
        key = f"transfer {transfer.transfer_id} handed over"
        tell(tx, staff_id, "transfer_confirmed", key, transfer_id=transfer.transfer_id)
    return _find(tx, actor, transfer.transfer_id).transfer


@needs(Permission.DECIDE_TRANSFERS)
def take_back(tx: Tx, actor: Actor, transfer_id: int) -> Transfer:
    """Take one's decision back, until the other side has decided."""
    found = _find(tx, actor, transfer_id)
    decided = found.transfer.ensure_can_take_back(actor.staff_id)
    transfers.drop_decision(tx, decided.decision_id)
    _record_decision(tx, actor, found.transfer, "transfer decision taken back", decided.side, decided.manager_id)
    change_cards(tx, found, f"decision {decided.decision_id} taken back")
    return _find(tx, actor, transfer_id).transfer
