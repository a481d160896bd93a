"""What is on record of a client, corrected by who may edit it: name, tax number, and its line until money came."""

from collections.abc import Sequence

from domain.client_names import normalise
from domain.payments import PaymentStatus
from domain.plan import PlanLine
from domain.refusals import Refusal
from domain.staff import Actor, Permission, clean_name
from storage import audit, client_queries, clients, payments
from storage.clients import Client
from storage.db import Tx
from storage.scope import Reach
from usecases import clients as client_cases
from usecases import watch
from usecases.access import needs
from usecases.clients import UnknownLine


class LineFixed(Refusal):
    """A client's line says what its payments bring: from the first one on, it stays."""


@needs(Permission.EDIT_CLIENTS)
def rename(tx: Tx, actor: Actor, client_id: int, name: str) -> None:
    """Say what a client is really called."""
    client, name = client_queries.get(tx, actor, client_id, Reach.KEPT), clean_name(name)
    if name != client.name:
        clients.change(tx, client_id, name=name, search_name=normalise(name))
        _record(tx, actor, client, {"name": client.name}, {"name": name})
        watch.note_name(tx, actor, client_id, normalise(name))


@needs(Permission.EDIT_CLIENTS)
def change_tax_number(tx: Tx, actor: Actor, client_id: int, tax_number: str | None) -> None:
    """Say what a client's tax number really is; None: it is not known."""
    client = client_queries.get(tx, actor, client_id, Reach.KEPT)
    number = None if tax_number is None else client_cases.read_tax_number(tax_number)
    if number == client.tax_number:
        return
    if number is not None:
        client_cases.check_new_tax_number(tx, actor, number)
    clients.change(tx, client_id, tax_number=number)
    watch.note_new_number(tx, actor, client, number)
    _record(tx, actor, client, {"tax_number": client.tax_number}, {"tax_number": number})


@needs(Permission.EDIT_CLIENTS)
def possible_lines(tx: Tx, actor: Actor, client_id: int) -> Sequence[PlanLine]:
    """The lines that a client can be given instead of its own; LineFixed."""
    client = client_queries.get(tx, actor, client_id, Reach.KEPT)
    if any(payment.status is not PaymentStatus.VOID for payment in payments.facts_of_client(tx, client_id)):
        raise LineFixed
    return [line for line in client_cases.lines(tx, actor) if line.code != client.line]


@needs(Permission.EDIT_CLIENTS)
def change_line(tx: Tx, actor: Actor, client_id: int, line: str) -> None:
    """Say which line a client is really of."""
    client = client_queries.get(tx, actor, client_id, Reach.KEPT)
    if line not in {known.code for known in possible_lines(tx, actor, client_id)}:
        raise UnknownLine
    clients.change(tx, client_id, line=line)
    _record(tx, actor, client, {"line": client.line}, {"line": line})


def _record(tx: Tx, actor: Actor, client: Client, before: dict[str, object], after: dict[str, object]) -> None:
    on = f"client:{client.client_id}"
    audit.record(tx, actor, "client corrected", on, client_id=client.client_id, before=before, after=after)
