"""How a transfer goes on: each step looked up in the table, kept, recorded, and shown to everybody it concerns.

What the step is due to, and who may take it, the use cases of `transfers.py` and `transfer_decisions.py` say.
"""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from domain.deciders import SIDES
from domain.staff import Actor, DepartmentKind, Role
from domain.transfer_states import Outcome, TransferEvent, TransferState, outcome
from domain.transfers import Decided, Transfer, earlier_day
from storage import audit, transfer_facts, transfer_moves, transfers, wakes
from storage import company as company_storage
from storage.db import Tx
from storage.transfer_moves import NewDecision
from storage.transfers import ListedTransfer
from usecases import company, reminders
from usecases.deciders import circle
from usecases.notices import tell
from usecases.transfer_candidates import possible_managers

POSTPONED: Final = "postponed"
_ENDS = frozenset({TransferState.CONFIRMED, TransferState.RETURNED, TransferState.WITHDRAWN})


def card_of(transfer_id: int) -> str:
    """The name under which a transfer's message is kept in each decider's chat."""
    return f"transfer:{transfer_id}"


def step(
    tx: Tx, actor: Actor, found: ListedTransfer, event: TransferEvent, decision: NewDecision | None = None
) -> ListedTransfer | None:
    """Go on with an open transfer that stays open; None: impossible, or an end, and nothing has changed but that what
    was decided is kept. An end is for the caller to bring about by `close`.
    """
    transfer = found.transfer
    leads_to = outcome(transfer.state, event, transfer.circumstances(decision.side if decision else None))
    if leads_to is None:
        return None
    if decision is not None:
        _keep(tx, actor, transfer, decision, leads_to)
    elif leads_to.asks_again:
        transfer_moves.set_aside(tx, transfer.transfer_id, SIDES)
    if leads_to.state in _ENDS:
        return None
    transfer_moves.move(tx, _moved(tx, transfers.load(tx, transfer.transfer_id).transfer, leads_to))
    now = transfers.load(tx, transfer.transfer_id)
    _record(tx, actor, f"transfer {event.value}", transfer, now.transfer)
    _show(tx, actor, found, now, asks_again=leads_to.asks_again)
    return now


def _keep(tx: Tx, actor: Actor, transfer: Transfer, decision: NewDecision, leads_to: Outcome) -> None:
    transfer_moves.set_aside(tx, transfer.transfer_id, SIDES if leads_to.asks_again else [decision.side])
    # a round that ends in another one leaves only its reasons
    over = leads_to.asks_again and leads_to.state is TransferState.WAITING
    transfer_moves.decide(tx, transfer.transfer_id, decision, stands=not over)
    after = {
        "side": decision.side.value,
        "manager": decision.manager_id,
        "for": decision.for_id,
        "until": decision.until,
        "reason": decision.reason,
    }
    action = f"transfer decided: {decision.choice.value}"
    audit.record(tx, actor, action, card_of(transfer.transfer_id), client_id=transfer.client_id, after=after)


def _moved(tx: Tx, transfer: Transfer, leads_to: Outcome) -> Transfer:
    state = leads_to.state
    comes_to_director = state is TransferState.WITH_DIRECTOR is not transfer.state
    asked = leads_to.asks_again or comes_to_director
    postponed = state is TransferState.POSTPONED
    days = [decided.until for decided in transfer.decisions.values()]
    return replace(
        transfer,
        state=state,
        round=transfer.round + asked,
        asked_at=tx.now if asked else transfer.asked_at,
        postponed_until=earlier_day(*days) if postponed else None,
        escalated_at=tx.now if comes_to_director else transfer.escalated_at,
    )


def _record(tx: Tx, actor: Actor, action: str, before: Transfer, after: Transfer) -> None:
    audit.record(
        tx,
        actor,
        action,
        card_of(before.transfer_id),
        client_id=before.client_id,
        before={"state": before.state.value, "round": before.round},
        after={"state": after.state.value, "round": after.round, "until": after.postponed_until},
    )


def _show(tx: Tx, actor: Actor, before: ListedTransfer, now: ListedTransfer, *, asks_again: bool) -> None:
    deciders, transfer = circle(tx).of(now.department_id), now.transfer
    asked = transfer.asked(deciders)
    comes_to_director = transfer.with_director and not before.transfer.with_director
    newly = asked if asks_again or comes_to_director else asked - before.transfer.asked(deciders)
    show_to(tx, now, newly - {actor.staff_id}, at_work=actor.role is Role.SYSTEM)
    reminders.asked(tx, transfer.transfer_id)
    until = transfer.postponed_until
    wakes.wake_at(tx, POSTPONED, transfer.transfer_id, company_storage.get(tx).at_nine(until) if until else None)


def show_to(tx: Tx, found: ListedTransfer, asked: Collection[int], *, at_work: bool = False) -> None:
    """Everybody's card shows the present state; who is asked now gets it once more, below what came since."""
    transfer_id, turn = found.transfer.transfer_id, found.transfer.turn
    card = card_of(transfer_id)
    asked = set(asked) - transfer_facts.card_waits_for(tx, card)
    new = asked - transfer_facts.everybody_with(tx, card)
    change_cards(tx, found, f"turn {turn}", without=new)
    for staff_id in sorted(asked):
        event = "transfer_opened" if staff_id in new and not found.transfer.with_director else "transfer_asked"
        key = f"transfer {transfer_id} asked {turn}"
        tell(tx, staff_id, event, key, card=card, at_work=at_work, transfer_id=transfer_id)


def change_cards(tx: Tx, found: ListedTransfer, what: str, *, without: Collection[int] = ()) -> None:
    """Every card that is out there shows the present state, also those of former heads and substitutes."""
    transfer_id = found.transfer.transfer_id
    card = card_of(transfer_id)
    holders = transfer_facts.everybody_with(tx, card)
    readers = holders.union(circle(tx).of(found.department_id).everybody()).difference(without)
    for staff_id in sorted(readers - transfer_facts.card_waits_for(tx, card)):
        key = f"transfer {transfer_id} {what}"
        tell(tx, staff_id, "transfer_changed", key, card=card, edits=True, transfer_id=transfer_id)


def close(
    tx: Tx,
    actor: Actor,
    found: ListedTransfer,
    event: TransferEvent,
    *,
    side: DepartmentKind | None = None,
    manager_id: int | None = None,
    why: str | None = None,
) -> Transfer:
    """Bring a transfer to an end: handed over, returned or withdrawn. Its cards show that, and nobody is reminded."""
    transfer = found.transfer
    leads_to = outcome(transfer.state, event, transfer.circumstances(side))
    if leads_to is None:
        return transfer
    state, closed_by = leads_to.state, actor.staff_id or None
    transfer_moves.close(tx, transfer, state, company.today(tx), manager_id=manager_id, why=why, closed_by=closed_by)
    audit.record(
        tx,
        actor,
        f"transfer {state.value}",
        card_of(transfer.transfer_id),
        client_id=transfer.client_id,
        before={"state": transfer.state.value},
        after={"state": state.value, "manager": manager_id, "why": why},
    )
    change_cards(tx, found, state.value)
    reminders.settled(tx, transfer.transfer_id)
    wakes.wake_at(tx, POSTPONED, transfer.transfer_id, None)
    return transfers.load(tx, transfer.transfer_id).transfer


def without_groundless(tx: Tx, actor: Actor, found: ListedTransfer) -> ListedTransfer:
    """A transfer less the decisions whose makers, or whom they named, have lost access: those sides are asked again."""
    decisions = found.transfer.decisions.values()
    present = transfer_facts.with_access(tx, {decided.staff_id for decided in decisions})
    named = any(decided.manager_id is not None for decided in decisions)
    managers = {each.staff_id for each in possible_managers(tx, found.department_id)} if named else ()
    for decided in found.transfer.groundless(present, managers):
        found = drop(tx, actor, found, decided, TransferEvent.VOID)
    return found


def drop(tx: Tx, actor: Actor, found: ListedTransfer, decided: Decided, event: TransferEvent) -> ListedTransfer:
    """A decision stands no more: it was taken back, or lost its ground."""
    transfer = found.transfer
    transfer_moves.drop_decision(tx, decided.decision_id)
    before = {"side": decided.side.value, "by": decided.staff_id, "manager": decided.manager_id}
    card = card_of(transfer.transfer_id)
    audit.record(tx, actor, f"transfer decision {event.value}", card, client_id=transfer.client_id, before=before)
    return step(tx, actor, found, event) or transfers.load(tx, transfer.transfer_id)


def people_left(tx: Tx, actor: Actor) -> None:
    """Somebody lost access: what they decided, and what names them, stands no more where a transfer is still open."""
    tx.cache.pop("circle", None)
    for found in transfers.all_open(tx):
        without_groundless(tx, actor, found)
