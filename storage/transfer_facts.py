"""What a transfer's card tells of a client: each fact by an index on the client, never by a scan."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, bindparam, func, literal_column, or_, select

from domain.money import ZERO
from domain.payments import PaymentStatus
from domain.staff import Role, StaffStatus
from storage.clients import client_people
from storage.db import Tx
from storage.deals import deals, documents
from storage.earnings import missed_service
from storage.outbox import cards, outbox
from storage.payments import payments
from storage.staff import staff
from storage.types import Kopecks

_paid = select(
    func.count(payments.c.id).filter(payments.c.refund_of.is_(None)), func.sum(payments.c.amount, type_=Kopecks())
).where(
    payments.c.client_id == bindparam("client_id"),
    payments.c.status == PaymentStatus.CONFIRMED,
    payments.c.paid_on >= bindparam("first"),
    payments.c.paid_on < bindparam("end"),
)
_people = (
    select(staff.c.name)
    .join_from(client_people, staff, staff.c.id == client_people.c.staff_id)
    .where(client_people.c.client_id == bindparam("client_id"), client_people.c.post == bindparam("post"))
    .order_by(staff.c.name, staff.c.id)
)
_people_ids = (
    select(client_people.c.staff_id)
    .where(client_people.c.client_id == bindparam("client_id"), client_people.c.post == bindparam("post"))
    .order_by(client_people.c.staff_id)
)
_open_documents = (
    select(documents.c.title)
    .join_from(deals, documents, documents.c.deal_id == deals.c.id)
    .where(deals.c.client_id == bindparam("client_id"), documents.c.state != "signed")
    .order_by(documents.c.id)
)
_missed = select(func.sum(missed_service.c.amount, type_=Kopecks())).where(
    missed_service.c.client_id == bindparam("client_id")
)
_names = select(staff.c.id, staff.c.name).where(staff.c.id.in_(bindparam("staff_ids", expanding=True)))
_load = (
    select(func.count())
    .where(client_people.c.staff_id == staff.c.id, client_people.c.post == "manager")
    .correlate(staff)
    .scalar_subquery()
)
_candidates = (
    select(staff.c.id, staff.c.name, _load.label("load"))
    .where(
        staff.c.status == StaffStatus.ACTIVE,
        or_(
            staff.c.department_id.in_(bindparam("departments", expanding=True))
            & (staff.c.role == Role.ACCOUNT_MANAGER),
            staff.c.id.in_(bindparam("heads", expanding=True)),
        ),
    )
    .order_by("load", staff.c.name, staff.c.id)
)
_leaders = select(staff.c.id, staff.c.role).where(
    staff.c.status == StaffStatus.ACTIVE, staff.c.role.in_([Role.DIRECTOR.value, Role.HEAD.value])
)
_holders = select(cards.c.staff_id).where(
    cards.c.staff_id.in_(bindparam("staff_ids", expanding=True)), cards.c.card == bindparam("card")
)
_everybody_with = select(cards.c.staff_id).where(cards.c.card == bindparam("card"))
_with_access = select(staff.c.id).where(
    staff.c.id.in_(bindparam("staff_ids", expanding=True)), staff.c.status == StaffStatus.ACTIVE
)
# written out, not bound: only so SQLite sees that the index of what waits answers
_queued: ColumnElement[str] = literal_column("'queued'")
_sending: ColumnElement[str] = literal_column("'sending'")
_undelivered = select(outbox.c.staff_id).where(
    outbox.c.state.in_([_queued, _sending]),
    outbox.c.state == _queued,
    outbox.c.card == bindparam("card"),
    outbox.c.edits == 0,
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who can take a client over, and how many clients they run."""

    staff_id: int
    name: str
    clients: int


def paid_between(tx: Tx, client_id: int, first: date | None, end: date) -> tuple[int, Decimal]:
    """How many confirmed payments came in from `first` on and before `end`, and their sum less what went back.

    Without a first day there were none.
    """
    if first is None:
        return 0, ZERO
    count, total = tx.execute(_paid, {"client_id": client_id, "first": first, "end": end}).one()
    return int(count), total or ZERO


def hunters(tx: Tx, client_id: int) -> list[str]:
    """The names of a client's hunters."""
    return list(tx.scalars(_people, {"client_id": client_id, "post": "hunter"}))


def hunter_ids(tx: Tx, client_id: int) -> list[int]:
    """A client's hunters."""
    return list(tx.scalars(_people_ids, {"client_id": client_id, "post": "hunter"}))


def open_documents(tx: Tx, client_id: int) -> list[str]:
    """The titles of a client's documents that nobody has signed yet."""
    return list(tx.scalars(_open_documents, {"client_id": client_id}))


def missed(tx: Tx, client_id: int) -> Decimal:
    """The service share of a client that nobody has earned so far."""
    found = tx.scalar(_missed, {"client_id": client_id})
    return found if isinstance(found, Decimal) else ZERO


def names(tx: Tx, staff_ids: Collection[int]) -> dict[int, str]:
    """People's names by id."""
    return {row.id: row.name for row in tx.all(_names, {"staff_ids": sorted(staff_ids)})}


def candidates(tx: Tx, departments_of: Sequence[int], heads: Sequence[int]) -> list[Candidate]:
    """The account managers of departments and their heads, those with the fewest clients first."""
    rows = tx.all(_candidates, {"departments": departments_of, "heads": heads})
    return [Candidate(*row) for row in rows]


def leaders(tx: Tx) -> dict[int, Role]:
    """The directors and heads who have access, suspended ones left out."""
    return {staff_id: Role(role) for staff_id, role in tx.execute(_leaders)}


def with_access(tx: Tx, staff_ids: Collection[int]) -> set[int]:
    """Which of these people have access."""
    return set(tx.scalars(_with_access, {"staff_ids": sorted(staff_ids)}))


def card_holders(tx: Tx, card: str, among: Collection[int]) -> set[int]:
    """Which of these people have an object's card in their chat."""
    return set(tx.scalars(_holders, {"staff_ids": sorted(among), "card": card}))


def everybody_with(tx: Tx, card: str) -> set[int]:
    """Who has an object's card in their chat, also those whom it does not concern any more."""
    return set(tx.scalars(_everybody_with, {"card": card}))


def card_waits_for(tx: Tx, card: str) -> set[int]:
    """Who will get an object's card for the first time: it shows the state of that moment by itself."""
    return set(tx.scalars(_undelivered, {"card": card}))
