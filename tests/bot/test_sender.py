"""What use cases queued reaches people: in order, again after trouble, and never given up in silence."""

import asyncio
import threading
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from structlog.testing import capture_logs

from bot.pace import ChatPace
from bot.sender import Sender
from domain.staff import Actor
from handlers.notices import Notice
from handlers.screen import Screen
from sandbox.clock import WarpClock
from storage import deliveries, outbox, staff
from storage.db import Database, Tx
from storage.statements import TransactionLostError
from tests.bot.bench import BORIS, IVAN, Bench, hire, ivan_of, make_bench
from texts import Html, Texts
from usecases.notices import DIGEST, NOTICE, tell


def said(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    return Screen(Html(params["words"])) if params["words"] else None


def broken(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    raise ValueError(params["words"])


NOTICES: dict[str, Notice] = {"said": said, "broken": broken}


async def sender_bench(db: Database, clock: WarpClock) -> Bench:
    return await make_bench(db, clock, notices=NOTICES)


def tell_ivan(tx: Tx, /, words: str, event: str = "said", **how: Any) -> None:
    tell(tx, ivan_of(tx).staff_id, event, words or "nothing", words=words, **how)


def tell_boris(tx: Tx, /, words: str) -> None:
    boris = staff.find_actor(tx, BORIS)
    assert boris is not None
    tell(tx, boris.staff_id, "said", words, words=words)


def states(tx: Tx) -> list[str]:
    return list(tx.scalars(select(outbox.outbox.c.state).order_by(outbox.outbox.c.id)))


def failures(tx: Tx) -> list[str | None]:
    return list(tx.scalars(select(outbox.outbox.c.failure).order_by(outbox.outbox.c.id)))


async def test_a_persons_messages_come_in_the_order_in_which_they_were_told(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    for words, priority in (("first", DIGEST), ("second", NOTICE), ("third", NOTICE)):
        await db.write(tell_ivan, words, priority=priority)

    await bench.app.settle()

    assert bench.texts(IVAN) == ["first", "second", "third"]
    assert await db.read(states) == ["sent", "sent", "sent"]


async def test_the_same_thing_is_told_once(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "hello")
    await db.write(tell_ivan, "hello")
    await bench.app.settle()
    await db.write(tell_ivan, "hello")
    await bench.app.settle()

    assert bench.texts(IVAN) == ["hello"]


async def test_the_database_itself_refuses_to_queue_a_thing_twice(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "hello")

    with pytest.raises(IntegrityError):
        await db.write(_copy_of_the_row)

    await bench.app.settle()
    assert bench.texts(IVAN) == ["hello"]


def _copy_of_the_row(tx: Tx) -> None:
    row = dict(tx.all(select(outbox.outbox))[0]._mapping)
    tx.execute(outbox.outbox.insert().values({**row, "id": row["id"] + 1}))


async def test_what_waits_for_its_hour_does_not_hold_up_what_is_due(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(_quiet_until_one)
    await db.write(tell_ivan, "later")
    await db.write(tell_ivan, "now", at_once=True)

    await bench.app.settle()
    before = bench.texts(IVAN)
    clock.advance(timedelta(hours=1))
    await bench.app.settle()

    assert before == ["now"]
    assert bench.texts(IVAN) == ["now", "later"]


def _quiet_until_one(tx: Tx) -> None:
    tx.execute(staff.staff.update().values(quiet_from=11 * 60, quiet_to=13 * 60))


async def test_a_flood_is_waited_out_for_that_person_alone_and_order_stays(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    bench.world.faults.inject("sendMessage", retry_after=34)
    await db.write(tell_ivan, "first")
    await bench.app.settle()
    await db.write(tell_ivan, "second")
    await db.write(tell_boris, "for Boris")

    await bench.app.settle()
    during = bench.texts(IVAN), bench.texts(BORIS)
    clock.advance(timedelta(seconds=33))
    await bench.app.settle()
    too_early = bench.texts(IVAN)
    clock.advance(timedelta(seconds=1))
    await bench.app.settle()

    assert during == ([], ["for Boris"])
    assert too_early == []
    assert bench.texts(IVAN) == ["first", "second"]


async def test_when_two_chats_are_refused_the_whole_bot_is_silent_and_asks_nothing(
    db: Database, clock: WarpClock
) -> None:
    bench = await sender_bench(db, clock)
    bench.world.faults.inject("sendMessage", retry_after=30, times=2)
    await db.write(tell_ivan, "for Ivan")
    await db.write(tell_boris, "for Boris")
    await bench.app.settle()
    await db.write(_tell_everybody)

    await bench.app.settle()
    during = await db.read(states)
    clock.advance(timedelta(seconds=30))
    await bench.app.settle()

    # the three others were not even taken
    assert during == ["queued"] * 5
    assert await db.read(_attempts) == [2, 2, 1, 1, 1]
    assert (bench.texts(IVAN), bench.texts(BORIS)) == (["for Ivan"], ["for Boris"])


def _attempts(tx: Tx) -> list[int]:
    return list(tx.scalars(select(outbox.outbox.c.attempts).order_by(outbox.outbox.c.id)))


@pytest.mark.parametrize("fault", [{"code": 502}, {"code": 500}, {"drop": "before"}], ids=["502", "500", "cut"])
async def test_after_trouble_on_the_way_a_message_comes_later(
    db: Database, clock: WarpClock, fault: dict[str, Any]
) -> None:
    bench = await sender_bench(db, clock)
    bench.world.faults.inject("sendMessage", **fault)
    await db.write(tell_ivan, "hello")

    await bench.app.settle()
    at_first = bench.texts(IVAN)
    clock.advance(timedelta(seconds=2))
    await bench.app.settle()

    assert at_first == []
    assert bench.texts(IVAN) == ["hello"]


async def test_who_blocked_the_bot_is_left_alone_and_gets_everything_when_back(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    bench.world.deactivate(BORIS)
    bench.world.block(IVAN)
    await db.write(tell_ivan, "hello")

    await bench.app.settle()
    known = await db.read(lambda tx: staff.get(tx, ivan_of(tx).staff_id).unreachable)
    bench.world.unblock(IVAN)
    await bench.hear()
    await bench.app.settle()

    assert known is True
    assert bench.texts(IVAN) == ["hello"]


async def test_a_message_that_telegram_refuses_is_dropped_with_its_reason(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "<b>open")
    await db.write(tell_ivan, "next")

    await bench.app.settle()

    assert bench.texts(IVAN) == ["next"]
    assert await db.read(states) == ["dropped", "sent"]
    reason = (await db.read(failures))[0]
    assert reason is not None
    assert "can't parse entities" in reason


async def test_a_message_that_cannot_be_put_into_words_gives_way_after_eight_tries(
    db: Database, clock: WarpClock
) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "nonsense", event="broken")
    await db.write(tell_ivan, "next")

    for _ in range(7):
        await bench.app.settle()
        clock.advance(timedelta(minutes=5))
    waiting = bench.texts(IVAN)
    await bench.app.settle()

    assert waiting == []
    assert bench.texts(IVAN) == ["next"]
    assert await db.read(states) == ["dropped", "sent"]


async def test_nothing_is_said_when_there_is_nothing_to_say_any_more(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "")

    await bench.app.settle()

    assert bench.texts(IVAN) == []
    assert await db.read(states) == ["sent"]


async def test_a_card_is_changed_where_it_stands(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "waits", card="transfer:1")
    await bench.app.settle()

    await db.write(tell_ivan, "confirmed", card="transfer:1", edits=True)
    await bench.app.settle()

    assert bench.texts(IVAN) == ["confirmed"]


async def test_of_several_edits_of_a_card_only_the_newest_is_made(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "waits", card="transfer:1")
    await db.write(tell_ivan, "another", card="transfer:2")
    await bench.app.settle()
    for words, card in (("first", 1), ("second", 1), ("other", 2), ("third", 1)):
        await db.write(tell_ivan, words, card=f"transfer:{card}", edits=True)

    await bench.app.settle()

    assert bench.texts(IVAN) == ["third", "other"]
    assert await db.read(states) == ["sent", "sent", "skipped", "skipped", "sent", "sent"]


async def test_an_edit_is_not_skipped_for_a_message_that_is_not_due_yet(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "waits", card="transfer:1")
    await bench.app.settle()
    await db.write(tell_ivan, "changed", card="transfer:1", edits=True)
    await db.write(_quiet_until_one)
    await db.write(tell_ivan, "asks again", card="transfer:1")

    await bench.app.settle()

    assert bench.texts(IVAN) == ["changed"]
    assert await db.read(states) == ["sent", "sent", "queued"]


async def test_a_card_that_says_it_already_counts_as_told(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(_tell_card, "one", edits=False)
    await bench.app.settle()

    await db.write(_tell_card, "two", edits=True)
    await bench.app.settle()

    assert bench.texts(IVAN) == ["the same"]
    assert await db.read(states) == ["sent", "sent"]


def _tell_card(tx: Tx, key: str, *, edits: bool) -> None:
    tell(tx, ivan_of(tx).staff_id, "said", key, card="transfer:1", edits=edits, words="the same")


async def test_a_card_that_the_person_deleted_comes_anew(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "waits", card="transfer:1")
    await bench.app.settle()
    bench.world.person(IVAN).messages.clear()

    await db.write(tell_ivan, "confirmed", card="transfer:1", edits=True)
    await bench.app.settle()
    await db.write(tell_ivan, "handed over", card="transfer:1", edits=True)
    await bench.app.settle()

    assert bench.texts(IVAN) == ["handed over"]


async def test_what_was_sent_is_not_sent_again_when_its_lease_is_over(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "hello")
    await bench.app.settle()

    clock.advance(timedelta(hours=1))
    await bench.app.settle()

    assert bench.texts(IVAN) == ["hello"]
    assert await db.read(_attempts) == [1]


async def test_answers_go_before_notices_and_these_before_digests(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(_tell_everybody)

    taken = await db.write(lambda tx: deliveries.claim(tx, "dead", 10, tx.now + timedelta(minutes=2)))

    assert [delivery.params["words"] for delivery in taken] == ["an answer", "a notice", "a digest"]
    assert bench.texts(IVAN) == []


def _tell_everybody(tx: Tx) -> None:
    for number, (priority, words) in enumerate(((2, "a digest"), (1, "a notice"), (0, "an answer"))):
        tell(tx, hire(tx, 700 + number, words), "said", words, words=words, priority=priority)


async def test_who_is_suspended_meanwhile_is_told_nothing(db: Database, clock: WarpClock) -> None:
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "hello")
    await db.write(lambda tx: tx.execute(staff.staff.update().values(status="suspended")))

    await bench.app.settle()

    assert bench.texts(IVAN) == []


@pytest.mark.parametrize("turns", range(6))
async def test_it_ends_when_told_to_however_soon_after_the_last_update(
    db: Database, clock: WarpClock, turns: int
) -> None:
    """A stop during a busy moment: something may be due, and the next thing said is to end."""
    bench = await sender_bench(db, clock)
    sender = asyncio.create_task(bench.app.sender.run())
    await asyncio.sleep(0.1)

    bench.app.sender.poke()
    for _ in range(turns):
        await asyncio.sleep(0)
    sender.cancel()

    await asyncio.wait({sender}, timeout=60)
    assert sender.cancelled()


async def test_an_unforeseen_trouble_ends_no_sender(
    db: Database, clock: WarpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given
    bench = await sender_bench(db, clock)
    await db.write(tell_ivan, "hello")
    trouble = [KeyError("unforeseen"), TransactionLostError("lost")]
    sound = deliveries.anything_due

    def troubled(tx: Tx) -> bool:
        if trouble:
            raise trouble.pop()
        return sound(tx)

    monkeypatch.setattr(deliveries, "anything_due", troubled)
    monkeypatch.setattr("bot.sender.POLL", 0.0)

    # when
    with capture_logs() as logged:
        sender = asyncio.create_task(bench.app.sender.run())
        await bench.world.events.until(lambda: bench.texts(IVAN) != [], 60)
    sender.cancel()
    await asyncio.wait({sender})

    # then
    assert bench.texts(IVAN) == ["hello"]
    assert [entry["event"] for entry in logged if entry["log_level"] == "error"] == ["outbox cannot be read"] * 2


async def test_leases_are_renewed_again_after_an_unforeseen_trouble(
    db: Database, clock: WarpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench, loop, renewed = await sender_bench(db, clock), asyncio.get_running_loop(), asyncio.Event()
    trouble = [KeyError("unforeseen")]

    def troubled(*_: object) -> None:
        if trouble:
            raise trouble.pop()
        loop.call_soon_threadsafe(renewed.set)

    monkeypatch.setattr(deliveries, "renew", troubled)
    sender = asyncio.create_task(
        Sender(bench.app.bot, db, clock, ChatPace(gap=0), NOTICES, lease=0.01).run(),
    )
    async with asyncio.timeout(60):
        await renewed.wait()

    sender.cancel()
    await asyncio.wait({sender})
    assert sender.cancelled()


async def test_what_is_being_taken_when_it_is_told_to_end_is_sent_too(
    db: Database, clock: WarpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    # given
    bench, loop = await sender_bench(db, clock), asyncio.get_running_loop()
    await db.write(tell_ivan, "hello")
    taking, go_on = asyncio.Event(), threading.Event()
    sound = deliveries.claim

    def slow(*how: Any) -> list[deliveries.Delivery]:
        loop.call_soon_threadsafe(taking.set)
        go_on.wait(60)
        return sound(*how)

    monkeypatch.setattr(deliveries, "claim", slow)
    sender = asyncio.create_task(bench.app.sender.run())
    async with asyncio.timeout(60):
        await taking.wait()

    # when
    sender.cancel()
    await asyncio.sleep(0)
    go_on.set()
    await asyncio.wait({sender})

    # then
    assert bench.texts(IVAN) == ["hello"]
    assert await db.read(states) == ["sent"]
