"""Deals and the documents each of them needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Column, ForeignKey, Integer, String, Table, bindparam, delete, insert, select, update

from domain.deals import Deal, DealKind
from domain.refusals import NotFound
from storage.db import AnyRow, Tx
from storage.metadata import metadata
from storage.types import Day, Instant, Kopecks

deals = Table(
    "deals",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("client_id", ForeignKey("clients.id"), nullable=False, index=True),
    Column("title", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("amount", Kopecks),
    Column("first", Kopecks),
    Column("monthly", Kopecks),
    Column("starts_on", Day, nullable=False),
    Column("closed_on", Day),
    Column("created_at", Instant, nullable=False),
    Column("created_by", ForeignKey("staff.id"), nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("deal_id", ForeignKey("deals.id"), nullable=False, index=True),
    Column("title", String, nullable=False),
    Column("state", String, nullable=False),  # needed, sent, signed
    Column("on", Day),
)


@dataclass(frozen=True, slots=True)
class AgreedDeal:
    """A deal with its title, as people see it; `terms` is what the engine sees."""

    title: str
    client_id: int
    terms: Deal


_columns = (
    deals.c.id,
    deals.c.kind,
    deals.c.starts_on,
    deals.c.amount,
    deals.c.first,
    deals.c.monthly,
    deals.c.closed_on,
    deals.c.title,
    deals.c.client_id,
)
_of_client = select(*_columns).where(deals.c.client_id == bindparam("client_id")).order_by(deals.c.id)
_one = select(*_columns).where(deals.c.id == bindparam("deal_id"))
_add = insert(deals)
_close = update(deals).where(deals.c.id == bindparam("of_deal")).values(closed_on=bindparam("day"))
_add_document = insert(documents)
_drop_documents = delete(documents).where(documents.c.deal_id == bindparam("of_deal"))
_drop = delete(deals).where(deals.c.id == bindparam("of_deal"))
_documents = (
    select(documents.c.id, documents.c.title, documents.c.state, documents.c.on, documents.c.deal_id)
    .join_from(documents, deals, deals.c.id == documents.c.deal_id)
    .where(deals.c.client_id == bindparam("client_id"))
    .order_by(documents.c.id)
)
_set_document = (
    update(documents)
    .where(documents.c.id == bindparam("of_document"))
    .values(state=bindparam("new_state"), on=bindparam("day"))
)


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that a deal needs: needed, sent or signed, since `on`."""

    document_id: int
    title: str
    state: str
    on: date | None
    deal_id: int


def of_client(tx: Tx, client_id: int) -> list[AgreedDeal]:
    """A client's deals, oldest first, closed ones included."""
    return [_read(row) for row in tx.execute(_of_client, {"client_id": client_id})]


def get(tx: Tx, deal_id: int) -> AgreedDeal:
    """A deal whoever asks; NotFound for an unknown id."""
    row = tx.execute(_one, {"deal_id": deal_id}).one_or_none()
    if row is None:
        raise NotFound
    return _read(row)


def _read(row: AnyRow) -> AgreedDeal:
    deal_id, kind, starts_on, amount, first, monthly, closed_on, title, client_id = row
    return AgreedDeal(title, client_id, Deal(deal_id, DealKind(kind), starts_on, amount, first, monthly, closed_on))


def add(tx: Tx, client_id: int, title: str, terms: Deal, created_by: int) -> int:
    """A new deal's id; `terms.deal_id` is not looked at."""
    values = {
        "client_id": client_id,
        "title": title,
        "kind": terms.kind.value,
        "amount": terms.amount,
        "first": terms.first,
        "monthly": terms.monthly,
        "starts_on": terms.starts_on,
        "created_at": tx.now,
        "created_by": created_by,
    }
    return tx.insert(_add, values)


def close(tx: Tx, deal_id: int, on: date) -> None:
    """Close a deal: it takes no new payments; what it has stays allotted."""
    tx.execute(_close, {"of_deal": deal_id, "day": on})


def find(tx: Tx, deal_id: int) -> AgreedDeal | None:
    """A deal whoever asks."""
    row = tx.one_or_none(_one, {"deal_id": deal_id})
    return None if row is None else _read(row)


def drop(tx: Tx, deal_id: int) -> None:
    """A deal was recorded by mistake: it goes with the documents that it needed."""
    tx.execute(_drop_documents, {"of_deal": deal_id})
    tx.execute(_drop, {"of_deal": deal_id})


def add_documents(tx: Tx, deal_id: int, titles: Sequence[str]) -> None:
    """What must be signed for a deal."""
    tx.execute(_add_document, [{"deal_id": deal_id, "title": title, "state": "needed"} for title in titles])


def documents_of_client(tx: Tx, client_id: int) -> list[Document]:
    """All papers of a client's deals."""
    return [Document(*row) for row in tx.execute(_documents, {"client_id": client_id})]


def set_document(tx: Tx, document_id: int, state: str, on: date) -> None:
    """A paper was sent or signed on a day."""
    tx.execute(_set_document, {"of_document": document_id, "new_state": state, "day": on})
