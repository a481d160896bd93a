"""What must be true after the storm, and the figures of it."""

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from sqlalchemy import func, select

from domain.staff import SYSTEM
from sandbox.weather import Weather
from storage import audit_chain, audit_guards
from storage.audit import audit
from storage.db import AnyRow, Database, Tx
from storage.outbox import outbox
from storage.payments import payments
from storage.staff import staff
from tests.faults.company import THIN, told_as
from tests.faults.machine import Machine, Shown
from tests.faults.people import Notes
from tests.person import Person
from usecases import ledger_check

CONFIRMED = "✅ Оплата подтверждена"
SHELL = "🔁"
UNREAD = 1.0
"""Seconds for which a request may lie unread when this program is busy."""
SURPRISES = frozenset({"incident", "update failed", "update given up", "refused", "given up", "tick failed"})
"""Lines of the log that bad weather and kills excuse as little as anything else."""


@dataclass
class Figures:
    """What happened, and how often."""

    kills: int
    starts: int
    acts: int
    weather: dict[str, int]
    recorded_and_told: int
    recorded_in_all: int
    confirmed_and_told: int
    confirmed_in_all: int
    notices: int
    notices_in_doubt: int
    twice_by_a_kill: int = 0
    twice_by_a_cut_answer: int = 0
    shells_left_empty: int = 0
    audit_rows: int = 0
    log: dict[str, int] = field(default_factory=dict)
    seconds: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        """Of two companies together."""
        both: dict[str, Any] = {}
        for each in fields(self):
            mine, others = getattr(self, each.name), getattr(other, each.name)
            both[each.name] = dict(Counter(mine) + Counter(others)) if isinstance(mine, dict) else mine + others
        return Figures(**both | {"seconds": max(self.seconds, other.seconds)})

    def told(self) -> str:
        """A line for each."""
        return "\n".join(f"{each.name.replace('_', ' '):22} {getattr(self, each.name)}" for each in fields(self))


def waiting(tx: Tx) -> int:
    """How many messages are neither delivered nor given up."""
    open_ones = select(func.count()).where(outbox.c.state.in_(["queued", "sending"]))
    return int(tx.scalar(open_ones))


def unreachable_people(tx: Tx) -> list[int]:
    return tx.scalars(select(staff.c.telegram_id).where(staff.c.unreachable))


async def check(machine: Machine, db: Database, people: dict[str, Person], notes: Notes, weather: Weather) -> Figures:
    """AssertionError when something is lost, doubled, out of order or unsound."""
    rows = await db.read(lambda tx: tx.all(select(outbox).order_by(outbox.c.id)))
    amounts = await db.read(_facts)
    _facts_are_there_once(amounts, notes)
    chain = await db.read(audit_chain.read)
    await db.read(_books_are_sound)
    chats = await db.read(_chats)
    figures = Figures(
        kills=len(machine.kills),
        starts=machine.starts,
        acts=notes.acts,
        weather=dict(weather.met),
        recorded_and_told=len(notes.recorded),
        recorded_in_all=len(amounts),
        confirmed_and_told=len(notes.confirmed),
        confirmed_in_all=sum(status == "confirmed" for status in amounts.values()),
        notices=sum(row.message_id is not None for row in rows),
        notices_in_doubt=sum(row.doubted for row in rows),
        audit_rows=chain.rows,
        log=_log(machine),
    )
    assert chain.holds
    assert {row.state for row in rows} <= {"sent", "skipped"}, Counter(row.state for row in rows)
    _order_is_kept(rows)
    _each_confirmation_is_told(machine, rows, chats, await db.read(_amounts_by_id), figures)
    figures.shells_left_empty = sum(text.startswith(SHELL) for person in people.values() for text in person.texts())
    assert not SURPRISES & figures.log.keys(), figures.log
    return figures


def _facts(tx: Tx) -> dict[int, str]:
    """Each payment's status by its amount; an amount that is there twice is a fault."""
    found = tx.all(select(payments.c.amount, payments.c.status))
    twice = [amount for amount, often in Counter(row.amount for row in found).items() if often > 1]
    assert not twice, f"recorded twice: {twice}"
    return {int(row.amount): row.status for row in found}


def _chats(tx: Tx) -> dict[int, int]:
    return {row.id: row.telegram_id for row in tx.all(select(staff.c.id, staff.c.telegram_id))}


def _amounts_by_id(tx: Tx) -> dict[int, int]:
    return {row.id: int(row.amount) for row in tx.all(select(payments.c.id, payments.c.amount))}


def _facts_are_there_once(amounts: dict[int, str], notes: Notes) -> None:
    assert notes.recorded <= amounts.keys(), f"lost: {notes.recorded - amounts.keys()}"
    assert amounts.keys() <= set(notes.typed), f"never typed: {amounts.keys() - set(notes.typed)}"
    unconfirmed = {amount for amount in notes.confirmed if amounts.get(amount) != "confirmed"}
    assert not unconfirmed, f"confirmations lost: {unconfirmed}"


def _books_are_sound(tx: Tx) -> None:
    assert ledger_check.differences(tx, SYSTEM) == []
    assert audit_guards.missing(tx.connection) == []
    assert tx.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert tx.connection.exec_driver_sql("PRAGMA integrity_check").all() == [("ok",)]
    for action, status in (("payment logged", None), ("payment confirmed", "confirmed")):
        acts = Counter(tx.scalars(select(audit.c.object).where(audit.c.action == action)))
        of = select(payments.c.id) if status is None else select(payments.c.id).where(payments.c.status == status)
        assert acts == Counter(f"payment:{payment_id}" for payment_id in tx.scalars(of)), action


def _order_is_kept(rows: Sequence[AnyRow]) -> None:
    """Telegram numbers messages as they come: later news has the greater number."""
    numbers = defaultdict(list)
    for row in rows:
        if row.message_id is not None and not row.edits:
            numbers[row.staff_id].append(row.message_id)
    for staff_id, found in numbers.items():
        assert found == sorted(found), f"out of order for {staff_id}"


def _each_confirmation_is_told(
    machine: Machine, rows: Sequence[AnyRow], chats: dict[int, int], amounts: dict[int, int], figures: Figures
) -> None:
    told = defaultdict(list)
    for shown in machine.world.shown:
        if shown.text.startswith(CONFIRMED):
            told[shown.chat].append(shown)
    news = [row for row in rows if row.event == "payment_confirmed"]
    assert len(news) == figures.confirmed_in_all
    for row in news:
        amount = told_as(amounts[row.params["payment_id"]])
        copies = [each for each in told[chats[row.staff_id]] if amount in each.text.translate(THIN)]
        standing = {each.message_id for each in copies}
        assert len(standing) in {1, 2}, (amount, copies)
        assert row.message_id in standing, (amount, row.message_id, standing)
        if len(standing) == 2:
            assert row.doubted, amount
            _blame(machine, copies, figures)


def _blame(machine: Machine, copies: list[Shown], figures: Figures) -> None:
    """Only a kill, or an answer that was cut off, makes a second one."""
    first, second = copies[0], copies[-1]
    cut = any(first.at <= at <= second.at and chat == first.chat for at, chat in machine.world.cut)
    # a request of the dead may have waited for this program, and takes effect when the next bot is there
    killed = any(first.asked - UNREAD <= at <= second.at for at in machine.kills)
    assert cut or killed, f"twice for no reason: {copies}"
    figures.twice_by_a_cut_answer += cut
    figures.twice_by_a_kill += not cut


def _log(machine: Machine) -> dict[str, int]:
    """How often each warning and error was logged; what is no line of the log's is one too."""
    found: Counter[str] = Counter()
    for line in machine.log.read_text().splitlines():
        try:
            told = json.loads(line)
        except json.JSONDecodeError:
            continue
        if told.get("level") in {"warning", "error"}:
            found[told["event"]] += 1
    return dict(found.most_common())
