"""kill -9 of a real bot process, wherever it stands: the next process goes on, nothing is lost, nothing done twice."""

import asyncio
import os
import shutil
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from sandbox.server import Sandbox
from sandbox.world import World
from storage import staff
from storage.clock import SystemClock
from storage.db import Database, Tx
from storage.metadata import metadata
from tests.office import CAST, found_company
from tests.person import Person
from usecases import clients

PATIENCE = 300.0


class Machine:
    """A machine that runs the bot against a Telegram on the network, until somebody pulls the plug."""

    def __init__(self, sandbox: Sandbox, database_url: str, db: Database) -> None:
        self.world, self.db = sandbox.world, db
        self.ivan = Person(self.world, CAST["ivan"][0], "ivan", self._nothing)
        self._environment = {
            **os.environ,
            "BOT_TOKEN": self.world.token,
            "DATABASE_URL": database_url,
            "TELEGRAM_API": sandbox.base_url,
            "LOG_LEVEL": "WARNING",
        }
        self._process: asyncio.subprocess.Process | None = None

    @staticmethod
    async def _nothing() -> None:
        """The bot hears of it when it does."""

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), cwd=Path(__file__).parents[2], env=self._environment
        )

    async def kill(self) -> None:
        """The process is gone at once, and with it what held up its calls."""
        if self._process is not None:
            self._process.kill()
            await self._process.wait()
            self._process = None
        self.world.faults.clear()

    async def ivan_sees(self, words: str) -> None:
        """Wait until some message of Ivan's says so: an answer changes the message above it."""
        await self._until(lambda: any(words in text for text in self.ivan.texts()), f"Ivan sees {words}")

    async def has_rows(self, table: str, count: int) -> None:
        """Wait until a table holds so many rows."""
        async with asyncio.timeout(PATIENCE):
            while await self.rows(table) != count:  # noqa: ASYNC110 - another process writes them
                await asyncio.sleep(0.02)

    async def rows(self, table: str) -> int:
        counted = select(func.count()).select_from(metadata.tables[table])
        return int(await self.db.read(lambda tx: tx.scalar(counted)))

    async def toasts(self, count: int) -> None:
        """Wait until so many of Ivan's presses have been answered."""
        await self._until(lambda: len(self.ivan.toasts()) == count, f"{count} answers")

    async def heard_everything(self) -> None:
        """Wait until Telegram has no update left that the bot has not dealt with."""
        await self._until(lambda: not self.world.updates.pending(), "no update waits")

    async def _until(self, done: Callable[[], bool], what: str) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while not done():  # noqa: ASYNC110 - another process brings it about
                    await asyncio.sleep(0.02)
        assert done(), f"not so: {what}\n" + "\n--\n".join(self.ivan.texts())


@pytest.fixture
async def machine(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Machine]:
    path = tmp_path / "bot.sqlite3"
    shutil.copy(sqlite_template, path)
    world = World(username="sales_bot")
    for telegram_id, name, _, _ in CAST.values():
        world.add_person(telegram_id, name, started=True)
    sandbox = Sandbox(world)
    await sandbox.start()
    async with await Database.connect(f"sqlite:///{path}", SystemClock()) as db:
        await db.write(found_company, confirmation=True)
        found = Machine(sandbox, f"sqlite:///{path}", db)
        yield found
        await found.kill()
    await sandbox.stop()


async def test_a_form_and_a_draft_that_asks_go_on_after_a_kill_and_end_in_the_record(machine: Machine) -> None:
    # given Ivan in the middle of a form
    ivan = machine.ivan
    await machine.start()
    await ivan.send("/client")
    await machine.ivan_sees("Как называется клиент?")
    await ivan.send("Лотос")
    await machine.ivan_sees("Какое направление?")
    await machine.heard_everything()

    # when the bot is killed, Ivan answers into the silence, and it is started again
    await machine.kill()
    await ivan.press("Поставки")
    await machine.start()

    # then the form goes on and ends in the record
    await machine.ivan_sees("ИНН?")
    await ivan.press("Пропустить")
    await machine.ivan_sees("Коммерсант: Иван Петров")
    await ivan.press("Записать")
    await machine.ivan_sees("✅ Клиент записан: Лотос")
    assert await machine.rows("clients") == 1

    # given a draft that asks for the amount
    await ivan.send("/pay")
    await machine.ivan_sees("Чья оплата?")
    await ivan.press("Лотос")
    await machine.ivan_sees("Сколько пришло?")
    await machine.heard_everything()

    # when
    await machine.kill()
    await ivan.send("150к")
    await machine.start()

    # then
    await machine.ivan_sees("Лотос · 150 000 ₽")
    await ivan.press("Записать")
    await machine.ivan_sees("✅ Записано: Лотос · 150 000 ₽")
    await machine.heard_everything()
    assert await machine.rows("payments") == 1


def lotos(tx: Tx) -> None:
    """A client of Ivan's."""
    ivan = staff.find_actor(tx, CAST["ivan"][0])
    assert ivan is not None
    clients.register(tx, ivan, "Лотос", "supply", [(ivan.staff_id, Decimal(100))])


async def test_a_kill_between_the_commit_and_the_answer_records_nothing_twice_and_is_answered(machine: Machine) -> None:
    # given Telegram takes its time to take what the bot says
    ivan, faults = machine.ivan, machine.world.faults
    await machine.db.write(lotos)
    faults.inject("sendMessage", delay=60)
    await machine.start()

    # when the bot is killed when it has kept what Ivan typed, and has not answered
    await ivan.send("Лотос 150к")
    await machine.has_rows("payment_drafts", 1)
    await machine.kill()
    await machine.start()

    # then it is answered, and kept once
    await machine.ivan_sees("Оплата · черновик")
    await machine.heard_everything()
    assert await machine.rows("payment_drafts") == 1

    # when it is killed when it has recorded the payment, and has not answered the press
    faults.inject("answerCallbackQuery", delay=60)
    await ivan.press("Записать")
    await machine.has_rows("payments", 1)
    await machine.kill()
    faults.inject("editMessageText", delay=60)
    await machine.start()
    await machine.toasts(1)

    # and killed again when it has answered the press, and shown nothing yet
    await machine.kill()
    assert "Оплата · черновик" in ivan.screen()
    await machine.start()

    # then
    await machine.ivan_sees("✅ Записано: Лотос · 150 000 ₽")
    await machine.heard_everything()
    assert await machine.rows("payments") == 1
    assert len(ivan.texts()) == 1
