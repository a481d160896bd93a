"""Tables and use cases of the tests of the database itself: notes on a shelf, and pages that belong to a note."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    func,
    insert,
    select,
)

from storage.db import Database, Tx
from storage.threads import Line

shelf = MetaData()
notes = Table("notes", shelf, Column("id", Integer, primary_key=True), Column("text", String, unique=True))
pages = Table(
    "pages",
    shelf,
    Column("id", Integer, primary_key=True),
    Column("note_id", ForeignKey("notes.id"), nullable=False),
    Column("content", LargeBinary),
)
later_pages = Table(
    "later_pages",
    shelf,
    Column("id", Integer, primary_key=True),
    Column("note_id", ForeignKey("notes.id", deferrable=True, initially="DEFERRED"), nullable=False),
)

_add = insert(notes).values(text=bindparam("text"))
_texts = select(notes.c.text).order_by(notes.c.id)
_count = select(func.count()).select_from(notes)
_add_page = insert(pages)
_add_later_page = insert(later_pages)


class Refused(Exception):  # noqa: N818 - like the refusals of the domain
    """The rule says no."""


def put_up(tx: Tx) -> None:
    shelf.create_all(tx.connection)


def add(tx: Tx, text: str) -> int:
    return tx.insert(_add, {"text": text})


def add_and_refuse(tx: Tx, text: str) -> None:
    add(tx, text)
    raise Refused(text)


def add_page(tx: Tx, note_id: int, content: bytes | None = None) -> int:
    return tx.insert(_add_page, {"note_id": note_id, "content": content})


def add_later_page(tx: Tx, note_id: int) -> int:
    return tx.insert(_add_later_page, {"note_id": note_id})


def texts(tx: Tx) -> list[str]:
    return tx.scalars(_texts)


def count(tx: Tx) -> int:
    return int(tx.scalar(_count))


@asynccontextmanager
async def busy_writer(db: Database) -> AsyncIterator[None]:
    """Hold the writer, so that what is called inside waits and becomes one group."""
    started, done = threading.Event(), threading.Event()

    def hold(_: Tx) -> bool:
        started.set()
        return done.wait(20)

    holding = asyncio.ensure_future(db.write(hold))
    await asyncio.to_thread(started.wait, 20)
    try:
        yield
        # A turn of the loop, so that the calls are made before the writer is free.
        await asyncio.sleep(0)
    finally:
        done.set()
    assert await holding


def writer_of(db: Database) -> Line:
    return db._writes.lines[0]


def listen(db: Database) -> list[str]:
    """What is said to the writer's driver to begin and to end, from now on."""
    said: list[str] = []
    line: Any = writer_of(db)
    tell = line.tell

    def tell_and_note(sql: str) -> None:
        said.append(sql)
        tell(sql)

    line.tell = tell_and_note
    return said
