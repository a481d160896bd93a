"""Payments and refunds. A document number stands for one payment of a client and date, whoever types it twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, bindparam, func, insert, or_, select, update

from domain.payments import Payment, PaymentStatus
from domain.refusals import NotFound
from domain.staff import Actor
from storage import audit
from storage.clients import clients
from storage.db import Tx
from storage.metadata import metadata, partial_index
from storage.scope import Scoped
from storage.types import Day, Instant, Kopecks

payments = Table(
    "payments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False),
    Column("deal_id", ForeignKey("deals.id")),
    Column("amount", Kopecks, nullable=False),
    Column("paid_on", Day, nullable=False),
    Column("status", String, nullable=False),
    Column("document", String),
    Column("comment", String),
    Column("refund_of", ForeignKey("payments.id"), index=True),
    Column("unresolved", String),  # why it earns nothing yet
    Column("logged_by", ForeignKey("staff.id"), nullable=False),
    Column("logged_at", Instant, nullable=False),
    Column("confirmed_by", ForeignKey("staff.id")),
    Column("confirmed_at", Instant),
    Column("voided_by", ForeignKey("staff.id")),
    Column("voided_at", Instant),
    Column("revision", Integer, nullable=False, server_default="0"),  # the audit row at its last change; 0: as logged
    Index("ix_payments_client", "client_id", "paid_on"),
    Index("ix_payments_logged", "logged_by", "client_id"),
)
_live = (payments.c.document.is_not(None)) & (payments.c.status != "void")
partial_index(
    "uq_payments_document",
    payments.c.client_id,
    payments.c.paid_on,
    payments.c.document,
    unique=True,
    where=_live,
)
_waiting = payments.c.status == "declared"
partial_index("ix_payments_declared", payments.c.paid_on, where=_waiting)
_without_rule = payments.c.unresolved.is_not(None)
partial_index("ix_payments_unresolved", payments.c.paid_on, where=_without_rule)


@dataclass(frozen=True, slots=True)
class LoggedPayment:
    """A payment as people see it; `facts` is what the engine sees. `revision`: grows when what it says is changed."""

    facts: Payment
    client_id: int
    document: str | None
    comment: str | None
    unresolved: str | None
    logged_by: int
    logged_at: datetime
    confirmed_by: int | None
    confirmed_at: datetime | None
    revision: int = 0

    def was_confirmed_for(self, staff_id: int) -> bool:
        """Whether somebody else has confirmed what this person logged."""
        return self.logged_by == staff_id and self.confirmed_by not in {None, staff_id}


_columns = (
    payments.c.id,
    payments.c.amount,
    payments.c.paid_on,
    payments.c.status,
    payments.c.deal_id,
    payments.c.refund_of,
    payments.c.client_id,
    payments.c.document,
    payments.c.comment,
    payments.c.unresolved,
    payments.c.logged_by,
    payments.c.logged_at,
    payments.c.confirmed_by,
    payments.c.confirmed_at,
    payments.c.revision,
)
_of_client = select(*_columns).where(payments.c.client_id == bindparam("client_id")).order_by(payments.c.id)
_facts_of_client = select(*_columns[:6]).where(payments.c.client_id == bindparam("client_id")).order_by(payments.c.id)
_one = Scoped(
    select(*_columns)
    .join_from(payments, clients, clients.c.id == payments.c.client_id)
    .where(payments.c.id == bindparam("payment_id"))
)
_status_of = select(payments.c.status).where(payments.c.id == bindparam("payment_id"))
_alike = select(payments.c.id, payments.c.document).where(
    payments.c.client_id == bindparam("client_id"),
    payments.c.paid_on == bindparam("paid_on"),
    payments.c.amount == bindparam("amount"),
    payments.c.status != PaymentStatus.VOID,
    payments.c.refund_of.is_(None),
)
_same_document = select(payments.c.id).where(
    payments.c.client_id == bindparam("client_id"),
    payments.c.paid_on == bindparam("paid_on"),
    payments.c.document == bindparam("document"),
    payments.c.status != PaymentStatus.VOID,
)
_add = insert(payments)
_confirm = (
    update(payments)
    .where(payments.c.id == bindparam("of_payment"), payments.c.status == PaymentStatus.DECLARED)
    .values(status=PaymentStatus.CONFIRMED, confirmed_by=bindparam("by"), confirmed_at=bindparam("at"))
)
_void = (
    update(payments)
    .where(
        or_(payments.c.id == bindparam("of_payment"), payments.c.refund_of == bindparam("of_payment")),
        payments.c.status != PaymentStatus.VOID,
    )
    .values(status=PaymentStatus.VOID, voided_by=bindparam("by"), voided_at=bindparam("at"))
)
_redate = (
    update(payments)
    .where(payments.c.id == bindparam("of_payment"))
    .values(paid_on=bindparam("new_paid_on", type_=Day()), revision=bindparam("new_revision"))
)
_own_declared = Scoped(
    select(*_columns, clients.c.name, func.count().over())
    .join_from(payments, clients, clients.c.id == payments.c.client_id)
    .where(payments.c.status == PaymentStatus.DECLARED, payments.c.logged_by == bindparam("by"))
    .order_by(payments.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_declared = Scoped(
    select(*_columns, clients.c.name)
    .join_from(payments, clients, clients.c.id == payments.c.client_id)
    .where(payments.c.status == PaymentStatus.DECLARED)
    .order_by(payments.c.paid_on, payments.c.id)
    .limit(bindparam("most"))
)
_newest = Scoped(
    select(*_columns, clients.c.name)
    .join_from(payments, clients, clients.c.id == payments.c.client_id)
    .where(payments.c.status != PaymentStatus.VOID)
    .order_by(payments.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("skip"))
)
_sought = Scoped(
    select(*_columns, clients.c.name)
    .join_from(payments, clients, clients.c.id == payments.c.client_id)
    .where(
        payments.c.status != PaymentStatus.VOID,
        or_(clients.c.id.in_(bindparam("client_ids", expanding=True)), payments.c.amount == bindparam("amount")),
    )
    .order_by(payments.c.id.desc())
    .limit(bindparam("most"))
)
_declared_count = Scoped(
    select(func.count(), func.coalesce(func.sum(payments.c.amount), 0))
    .join_from(payments, clients, clients.c.id == payments.c.client_id)
    .where(payments.c.status == PaymentStatus.DECLARED)
)
_unresolved = select(payments.c.id, payments.c.unresolved).where(
    payments.c.client_id == bindparam("client_id"), payments.c.unresolved.is_not(None)
)
_set_unresolved = update(payments).where(payments.c.id == bindparam("of_payment")).values(unresolved=bindparam("why"))


def of_client(tx: Tx, client_id: int) -> list[LoggedPayment]:
    """Every payment and refund of a client, in order of logging."""
    return [_read(row) for row in tx.execute(_of_client, {"client_id": client_id})]


def facts_of_client(tx: Tx, client_id: int) -> list[Payment]:
    """The same as the engine wants them."""
    return [_facts(row) for row in tx.execute(_facts_of_client, {"client_id": client_id})]


def get(tx: Tx, actor: Actor, payment_id: int) -> LoggedPayment:
    """A payment of a client that this person may see; NotFound otherwise."""
    row = tx.execute(*_one.of(actor, {"payment_id": payment_id})).one_or_none()
    if row is None:
        raise NotFound
    return _read(row)


def status_of(tx: Tx, payment_id: int) -> PaymentStatus:
    """Where a payment stands, whoever asks."""
    return PaymentStatus(tx.scalar(_status_of, {"payment_id": payment_id}))


def _facts(row: Sequence[Any]) -> Payment:
    payment_id, amount, paid_on, status, deal_id, refund_of = row
    return Payment(payment_id, amount, paid_on, PaymentStatus(status), deal_id, refund_of)


def _read(row: Sequence[Any]) -> LoggedPayment:
    return LoggedPayment(_facts(row[:6]), *row[6:15])


def alike(tx: Tx, client_id: int, amount: Decimal, paid_on: date, besides: int | None = None) -> int | None:
    """A payment of the same client, amount and date that is not void; `besides`: another than this one."""
    found = {"client_id": client_id, "amount": amount, "paid_on": paid_on}
    return next((row[0] for row in tx.all(_alike, found) if row[0] != besides), None)


def with_document(tx: Tx, client_id: int, paid_on: date, document: str) -> int | None:
    """The payment that this document number of this client and date stands for."""
    found = {"client_id": client_id, "paid_on": paid_on, "document": document}
    row = tx.execute(_same_document, found).first()
    return None if row is None else int(row[0])


def add(tx: Tx, values: Mapping[str, object]) -> int:
    """A new payment's id; `values` by the table's columns."""
    return tx.insert(_add, {"logged_at": tx.now, **values})


def confirm(tx: Tx, payment_id: int, by: int) -> bool:
    """Confirm a declared payment; False when it is not declared any more."""
    return tx.execute(_confirm, {"of_payment": payment_id, "by": by, "at": tx.now}).rowcount == 1


def void(tx: Tx, payment_id: int, by: int) -> bool:
    """Void a payment and the refunds of it; False when it was void."""
    return tx.execute(_void, {"of_payment": payment_id, "by": by, "at": tx.now}).rowcount > 0


def redate(tx: Tx, payment_id: int, paid_on: date) -> None:
    """The day on which it came after all."""
    tx.execute(_redate, {"of_payment": payment_id, "new_paid_on": paid_on, "new_revision": audit.newest(tx)})


def revise(tx: Tx, payment_id: int, seen: int, values: Mapping[str, object]) -> bool:
    """Change what a declared payment says; False when it is declared no more, or was changed since it was `seen`."""
    unchanged = payments.c.id == payment_id, payments.c.status == PaymentStatus.DECLARED, payments.c.revision == seen
    return tx.execute(update(payments).where(*unchanged).values(**values, revision=audit.newest(tx))).rowcount == 1


def declared(tx: Tx, actor: Actor, most: int) -> list[tuple[LoggedPayment, str]]:
    """Payments that wait for confirmation, oldest first, with the client's name."""
    return [(_read(row), row[15]) for row in tx.execute(*_declared.of(actor, {"most": most}))]


def own_declared(tx: Tx, actor: Actor, skip: int, most: int) -> tuple[list[tuple[LoggedPayment, str]], int]:
    """What a person logged and nobody has confirmed, the latest first, with the client's name; how many in all."""
    rows = tx.all(*_own_declared.of(actor, {"by": actor.staff_id, "skip": skip, "most": most}))
    return [(_read(row), row[15]) for row in rows], int(rows[0][16]) if rows else 0


def newest(tx: Tx, actor: Actor, skip: int, most: int) -> list[tuple[LoggedPayment, str]]:
    """Payments and refunds that are not void, the latest logged first, with the client's name."""
    rows = tx.execute(*_newest.of(actor, {"skip": skip, "most": most}))
    return [(_read(row), row[15]) for row in rows]


def sought(
    tx: Tx, actor: Actor, client_ids: Sequence[int], amount: Decimal | None, most: int
) -> list[tuple[LoggedPayment, str]]:
    """The latest payments of some clients, or of an amount, with the client's name."""
    wanted = {"client_ids": list(client_ids), "amount": amount, "most": most}
    return [(_read(row), row[15]) for row in tx.all(*_sought.of(actor, wanted))]


def declared_sum(tx: Tx, actor: Actor) -> tuple[int, Decimal]:
    """How many wait for confirmation, and how much they are together."""
    count, kopecks = tx.execute(*_declared_count.of(actor)).one()
    return int(count), Decimal(kopecks)


def unresolved_of(tx: Tx, client_id: int) -> dict[int, str]:
    """A client's payments that earn nothing yet, and why."""
    return {row.id: row.unresolved for row in tx.execute(_unresolved, {"client_id": client_id})}


def set_unresolved(tx: Tx, payment_id: int, why: str | None) -> None:
    """Say why a payment earns nothing yet."""
    tx.execute(_set_unresolved, {"of_payment": payment_id, "why": why})
