"""Closing proposals about periods, and their cards: parts of the use cases that decide them or make them outdated."""

from domain.agreements import Agreement, AgreementKind, AgreementState
from domain.staff import Actor
from storage import agreements, audit, staff, transfer_facts, wakes
from storage.db import Tx
from usecases import company
from usecases.deciders import circle
from usecases.notices import tell

WAKE = "agreement"


def card_of(agreement_id: int) -> str:
    """The name under which a proposal's message is kept in each chat."""
    return f"agreement:{agreement_id}"


def close(
    tx: Tx,
    actor: Actor,
    found: Agreement,
    state: AgreementState,
    in_place_of: int | None = None,
    words: str | None = None,
) -> bool:
    """Close an open proposal, and change its cards; False when somebody has."""
    by = actor.staff_id or None
    on = company.today(tx)
    if not agreements.close(tx, found.agreement_id, state, on, by, in_place_of, words):
        return False
    audit.record(
        tx,
        actor,
        f"{found.kind.value} {state.value}",
        card_of(found.agreement_id),
        client_id=found.client_id,
        before={"state": found.state.value},
        after={"state": state.value, "for": in_place_of, "answer": words},
    )
    wakes.wake_at(tx, WAKE, found.agreement_id, None)
    change_cards(tx, found, state.value)
    return True


def change_cards(tx: Tx, found: Agreement, what: str) -> None:
    """Every card that is out there shows the present state."""
    card = card_of(found.agreement_id)
    holders = transfer_facts.card_holders(tx, card, [person.staff_id for person in staff.active(tx)])
    for staff_id in sorted(holders - transfer_facts.card_waits_for(tx, card)):
        key = f"agreement {found.agreement_id} {what}"
        tell(tx, staff_id, "agreement_changed", key, card=card, edits=True, agreement_id=found.agreement_id)


def ask(tx: Tx, found: Agreement, department_id: int) -> None:
    """Show a proposal to those whom it waits for, each once."""
    for staff_id in sorted(found.waits_for(circle(tx).of(department_id))):
        key = f"agreement {found.agreement_id} opened"
        tell(
            tx,
            staff_id,
            "agreement_opened",
            key,
            card=card_of(found.agreement_id),
            agreement_id=found.agreement_id,
        )


def outdate_extension(tx: Tx, actor: Actor, client_id: int) -> None:
    """A client was handed over: its period is not extended any more, and who proposed it is told."""
    found = agreements.find_open(tx, client_id)
    if found is not None and found.kind is AgreementKind.EXTENSION:
        outdate(tx, actor, found)


def outdate(tx: Tx, actor: Actor, found: Agreement) -> None:
    """Close a proposal on which nobody can agree any more, and tell who made it."""
    if close(tx, actor, found, AgreementState.OUTDATED):
        tell_proposer(tx, found)


def tell_proposer(tx: Tx, found: Agreement) -> None:
    """How it ended."""
    key = f"agreement {found.agreement_id} ended"
    tell(tx, found.proposed_by, "agreement_ended", key, agreement_id=found.agreement_id)
