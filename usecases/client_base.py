"""Opening a client: every use case that shows a client's card or contact persons comes through `open_client`.

Who is over the company's limit is refused. A refusal leaves no trace, so `handlers.context` reports it (`report`) in a
transaction of its own, and whoever leads that person is told: once for an hour, not at each press.
"""

from datetime import datetime

from domain.client_base import WINDOW, TooManyOpened, View, opens_again
from domain.staff import Actor, Permission, Role
from storage import audit, client_base, company
from storage.client_base import Stop
from storage.db import Tx
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell


def open_client(tx: Tx, actor: Actor, client_id: int, what: View) -> None:
    """Put on record that a person is shown a client; TooManyOpened.

    A showing of contact persons is a row each time; a card that is looked at again within the hour is the same opening.
    """
    opened = client_base.opened_since(tx, actor.staff_id, _counted_since(tx, actor.staff_id))
    if client_id not in opened:
        most = company.get(tx).most_clients_an_hour
        until = opens_again(opened, most)
        if until is not None:
            raise TooManyOpened(most=most, until=until)
    elif what is View.CARD:
        return
    client_base.add_view(tx, actor.staff_id, client_id, what)


def _counted_since(tx: Tx, staff_id: int) -> datetime:
    """The beginning of the hour; what was opened before the last stop was lifted counts no more."""
    last, since = client_base.last_stop(tx, staff_id), tx.now - WINDOW
    return max(since, last.lifted_at) if last is not None and last.lifted_at is not None else since


def is_stopped(tx: Tx, staff_id: int) -> bool:
    """Whether a person can open no further client now."""
    opened = client_base.opened_since(tx, staff_id, _counted_since(tx, staff_id))
    return opens_again(opened, company.get(tx).most_clients_an_hour) is not None


@needs(Permission.SEE_CLIENTS)
def report(tx: Tx, actor: Actor) -> None:
    """A person has just been refused: whoever leads them hears of it, unless they did within the hour."""
    last = client_base.last_stop(tx, actor.staff_id)
    if not is_stopped(tx, actor.staff_id) or (last is not None and _is_told(tx, last)):
        return
    stop_id, most = client_base.add_stop(tx, actor.staff_id), company.get(tx).most_clients_an_hour
    audit.record(tx, actor, "opening stopped", f"staff:{actor.staff_id}", after={"most_clients_an_hour": most})
    for recipient in leaders_of(tx, actor.staff_id, actor.role, actor.department_id):
        tell(tx, recipient, "opening_stopped", f"client stop {stop_id}", card=card_of(stop_id), stop_id=stop_id)


def _is_told(tx: Tx, stop: Stop) -> bool:
    return stop.lifted_at is None and stop.stopped_at > tx.now - WINDOW


def card_of(stop_id: int) -> str:
    """The name under which a stop is kept in the chats of those who are told of it."""
    return f"client stop:{stop_id}"


def leaders_of(tx: Tx, staff_id: int, role: Role, department_id: int | None) -> list[int]:
    """Who is told of a person: the head of their department; of a head or a director, and where there is no head or the
    head is away, the other directors. Of a company's only director nobody is told: it stands in the audit log.
    """
    known = circle(tx)
    head = known.heads.get(department_id) if department_id is not None and role is not Role.HEAD else None
    told = {head} if head is not None else set()
    if head is None or head in known.substitutes:
        told |= known.directors
    return sorted(told - {staff_id})
