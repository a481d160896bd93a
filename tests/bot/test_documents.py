"""Files that go with a message: sent as documents, the words and buttons with the last of them."""

from datetime import timedelta
from functools import partial
from typing import Any

from domain.staff import Actor
from handlers.notices import Notice
from handlers.parts import Attachment
from handlers.screen import Button, Screen
from sandbox.clock import WarpClock
from storage.db import Database, Tx
from tests.bot.bench import IVAN, Bench, ivan_of, make_bench
from texts import Html, Texts
from usecases.notices import tell


def statement(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    files = [Attachment(name, partial(str.encode, name)) for name in ("May.xlsx", "May.pdf")]
    return Screen(Html(params["words"]), [[Button("Why?", data="why")]], protect=params["protect"], files=files)


NOTICES: dict[str, Notice] = {"statement": statement}


def tell_ivan(tx: Tx, /, words: str, *, protect: bool = False) -> None:
    tell(tx, ivan_of(tx).staff_id, "statement", words, words=words, protect=protect)


def shown(bench: Bench) -> list[tuple[str | None, str, bool]]:
    """Each message: the name of its file, its words, whether it has buttons."""
    return [
        (
            message.get("document", {}).get("file_name"),
            message.get("caption") or message.get("text") or "",
            "reply_markup" in message,
        )
        for message in bench.world.messages(IVAN)
    ]


async def test_files_come_in_order_and_the_last_says_what_they_are(db: Database, clock: WarpClock) -> None:
    bench = await make_bench(db, clock, notices=NOTICES)
    await db.write(tell_ivan, "<b>May</b> is closed")

    await bench.app.settle()

    assert shown(bench) == [("May.xlsx", "", False), ("May.pdf", "May is closed", True)]
    stored = bench.world.files.get(bench.world.messages(IVAN)[1]["document"]["file_id"])
    assert stored is not None
    assert stored.content == b"May.pdf"


async def test_long_words_stand_below_the_files(db: Database, clock: WarpClock) -> None:
    bench = await make_bench(db, clock, notices=NOTICES)
    await db.write(tell_ivan, "a" * 1025)

    await bench.app.settle()

    assert shown(bench) == [("May.xlsx", "", False), ("May.pdf", "", False), (None, "a" * 1025, True)]


async def test_what_is_protected_is_so_in_all_its_messages(db: Database, clock: WarpClock) -> None:
    bench = await make_bench(db, clock, notices=NOTICES)
    await db.write(tell_ivan, "secret", protect=True)

    await bench.app.settle()

    assert [message.get("has_protected_content") for message in bench.world.messages(IVAN)] == [True, True]


async def test_what_did_not_get_through_comes_later_as_a_whole(db: Database, clock: WarpClock) -> None:
    # given
    bench = await make_bench(db, clock, notices=NOTICES)
    bench.world.faults.inject("sendDocument", retry_after=34)
    await db.write(tell_ivan, "hello")
    await bench.app.settle()
    at_first = shown(bench)

    # when
    clock.advance(timedelta(seconds=34))
    await bench.app.settle()

    # then
    assert at_first == []
    assert shown(bench) == [("May.xlsx", "", False), ("May.pdf", "hello", True)]
