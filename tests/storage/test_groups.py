"""Writes that wait together share a commit and nothing else: each has its own result or error."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from storage.db import Database, Tx
from storage.groups import GROUP_LIMIT
from storage.statements import TransactionLostError
from tests.storage.shelf import (
    Refused,
    add,
    add_and_refuse,
    add_later_page,
    add_page,
    busy_writer,
    listen,
    texts,
    writer_of,
)


async def together(db: Database, *calls: Callable[[Tx], Any]) -> list[Any]:
    """The results or errors of calls that were made into one group."""
    async with busy_writer(db):
        waiting = [asyncio.ensure_future(db.write(call)) for call in calls]
    return await asyncio.gather(*waiting, return_exceptions=True)


def adding(words: str) -> Callable[[Tx], str]:
    """A call that answers its words: an id given in a run that was rolled back is not given again by PostgreSQL."""

    def call(tx: Tx) -> str:
        add(tx, words)
        return words

    return call


async def test_a_group_has_one_commit_and_a_savepoint_for_each(shelf_db: Database) -> None:
    said = listen(shelf_db)

    results = await together(shelf_db, adding("one"), adding("two"), adding("three"))

    assert results == ["one", "two", "three"]
    held, group = said.index("COMMIT"), said[said.index("COMMIT") + 2 :]
    assert held == 1
    assert group == ["SAVEPOINT job", "RELEASE job"] * 3 + ["COMMIT"]


async def test_a_group_is_bounded(shelf_db: Database) -> None:
    said = listen(shelf_db)

    await together(shelf_db, *(adding(f"note {number}") for number in range(GROUP_LIMIT + 1)))

    assert said.count("SAVEPOINT job") == GROUP_LIMIT
    assert said.count("COMMIT") == 3


async def test_each_call_of_a_group_has_its_own_error(shelf_db: Database) -> None:
    results = await together(
        shelf_db,
        adding("kept"),
        lambda tx: add_and_refuse(tx, "refused"),
        adding("kept"),
        lambda tx: add_page(tx, note_id=77),
        lambda _: 1 // 0,
        adding("also kept"),
    )

    assert [type(result) for result in results] == [
        str,
        Refused,
        IntegrityError,
        IntegrityError,
        ZeroDivisionError,
        str,
    ]
    assert await shelf_db.read(texts) == ["kept", "also kept"]


async def test_nobody_is_answered_before_the_commit(shelf_db: Database) -> None:
    answered_before: list[bool] = []
    line: Any = writer_of(shelf_db)
    tell = line.tell

    async with busy_writer(shelf_db):
        calls = [asyncio.ensure_future(shelf_db.write(add, words)) for words in ("one", "two")]

        def tell_and_look(sql: str) -> None:
            if sql == "COMMIT":
                answered_before.append(any(call.done() for call in calls))
            tell(sql)

        line.tell = tell_and_look
    await asyncio.gather(*calls)

    assert answered_before == [False, False]


async def test_a_commit_that_fails_is_everybodys_error_and_leaves_nothing_half_written(shelf_db: Database) -> None:
    line: Any = writer_of(shelf_db)
    tell = line.tell

    def fail_at_commit(sql: str) -> None:
        if sql == "COMMIT" and line.failing:
            line.failing = False
            raise OperationalError(sql, None, Exception("the disk is gone"))
        tell(sql)

    async with busy_writer(shelf_db):
        calls = [asyncio.ensure_future(shelf_db.write(add, words)) for words in ("one", "two")]
        refused = asyncio.ensure_future(shelf_db.write(add_and_refuse, "three"))
        await asyncio.sleep(0)
        line.failing = False
        line.tell = fail_at_commit
        following = asyncio.ensure_future(shelf_db.write(_arm, line))
    results = await asyncio.gather(*calls, refused, following, return_exceptions=True)

    assert [type(result) for result in results] == [OperationalError, OperationalError, Refused, OperationalError]
    assert await shelf_db.read(texts) == []
    assert await shelf_db.write(adding("life goes on")) == "life goes on"


def _arm(_: Tx, line: Any) -> None:
    line.failing = True


async def test_a_constraint_checked_at_commit_is_the_error_of_who_broke_it(shelf_db: Database) -> None:
    results = await together(shelf_db, adding("one"), lambda tx: add_later_page(tx, note_id=77), adding("two"))

    assert (results[0], type(results[1]), results[2]) == ("one", IntegrityError, "two")
    assert await shelf_db.read(texts) == ["one", "two"]


def lose_the_transaction(tx: Tx) -> None:
    """What a full disk does on SQLite and a lost connection on PostgreSQL."""
    if tx.connection.dialect.name == "sqlite":
        tx.connection.exec_driver_sql("INSERT OR ROLLBACK INTO pages (note_id) VALUES (NULL)")
    else:
        tx.connection.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")


async def test_a_call_that_takes_the_transaction_with_it_does_not_poison_the_others(shelf_db: Database) -> None:
    results = await together(shelf_db, adding("before"), lose_the_transaction, adding("after"), lose_the_transaction)

    assert (results[0], results[2]) == ("before", "after")
    assert [isinstance(results[number], DBAPIError) for number in (1, 3)] == [True, True]
    assert await shelf_db.read(texts) == ["before", "after"]


async def test_alone_it_has_its_own_error_and_the_next_call_goes_on(shelf_db: Database) -> None:
    with pytest.raises(DBAPIError) as caught:
        await shelf_db.write(lose_the_transaction)

    assert "ROLLBACK" not in str(caught.value.orig)
    assert await shelf_db.write(adding("next")) == "next"


async def test_what_follows_a_lost_transaction_is_not_written_by_itself(shelf_db: Database) -> None:
    def go_on(tx: Tx) -> None:
        add(tx, "before")
        with contextlib.suppress(DBAPIError):
            tx.execute(text("INSERT OR ROLLBACK INTO pages (note_id) VALUES (NULL)"))
        for number in range(3):
            with contextlib.suppress(TransactionLostError, DBAPIError):
                add(tx, f"after {number}")

    with pytest.raises((TransactionLostError, DBAPIError)):
        await shelf_db.write(go_on)
    results = await together(shelf_db, adding("one"), go_on, adding("two"))

    assert (results[0], isinstance(results[1], TransactionLostError | DBAPIError), results[2]) == ("one", True, "two")
    assert await shelf_db.read(texts) == ["one", "two"]


@pytest.mark.only_on("sqlite")
async def test_a_full_disk_is_an_error_until_there_is_space_again(shelf_db: Database) -> None:
    big = bytes(1_000_000)
    await shelf_db.write(add, "before")
    await shelf_db.write(_allow_pages, 60)

    results = await together(
        shelf_db, adding("small"), lambda tx: add_page(tx, note_id=1, content=big), adding("small too")
    )

    assert (results[0], type(results[1]), results[2]) == ("small", OperationalError, "small too")
    with pytest.raises(OperationalError, match="full"):
        await shelf_db.write(add_page, 1, big)

    await shelf_db.write(_allow_pages, 100_000)
    assert await shelf_db.write(add_page, 1, big) == 1
    assert await shelf_db.read(texts) == ["before", "small", "small too"]


def _allow_pages(tx: Tx, most: int) -> None:
    tx.connection.exec_driver_sql(f"PRAGMA max_page_count={most}")
