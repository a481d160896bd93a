"""The memory of a bot in a process of its own, while ten people type and press whatever they see.

`python -m tests.soak.bot_memory 600`: so many seconds, a line each fifteen. `long_run` lives a day faster, yet in one
process with a Telegram that forgets nothing.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Final

from sandbox.errors import SandboxRefusal
from storage.clock import SystemClock
from storage.db import Database
from storage.migrate import upgrade
from tests.faults.company import LOGGERS, PEOPLE, amounts, clients_of, found
from tests.faults.machine import Machine, switched_on
from tests.person import Person

COMMANDS: Final = ("/start", "/clients", "/earnings", "/digest", "/help", "/transfers", "/confirm")
LOOKED_AT: Final = 15.0
"""Seconds between two looks at the memory, and for which somebody waits for an answer."""
_MEGABYTE: Final = 2**20


async def live(folder: Path, seconds: float) -> None:
    """Let them, and print."""
    async with switched_on(folder) as machine:
        upgrade(machine.url)
        people = [_phone(machine, name) for name in PEOPLE]
        async with await Database.connect(machine.url, SystemClock()) as db:
            await db.write(found)
        await machine.start()
        ends, numbers = time.monotonic() + seconds, amounts()

        async def act(person: Person, chance: Random) -> None:
            while time.monotonic() < ends:
                words = chance.choice(COMMANDS)
                if person.name in LOGGERS and chance.random() < 0.5:
                    words = f"{chance.choice(clients_of(person.name))} {next(numbers)}"
                await _says(person, words)
                _presses(person, chance)
                await asyncio.sleep(0.05)

        acting = [asyncio.create_task(act(person, Random(person.name))) for person in people]
        while time.monotonic() < ends:
            sys.stdout.write(f"{machine.world.calls:>7,} calls, {machine.memory / _MEGABYTE:6.1f} MB\n")
            sys.stdout.flush()
            await asyncio.sleep(LOOKED_AT)
        await asyncio.gather(*acting)


def _phone(machine: Machine, name: str) -> Person:
    telegram_id, full_name = PEOPLE[name]
    machine.world.add_person(telegram_id, full_name, started=True)
    return Person(machine.world, telegram_id, name, _nothing)


async def _nothing() -> None:
    """The bot hears of it when it does."""


async def _says(person: Person, words: str) -> None:
    before, since = len(person.messages()), time.monotonic()
    await person.send(words)
    while len(person.messages()) <= before and time.monotonic() - since < LOOKED_AT:  # noqa: ASYNC110 - the bot is another process
        await asyncio.sleep(0.02)


def _presses(person: Person, chance: Random) -> None:
    shown = person.pressable()
    if not shown:
        return
    try:
        person.tap(chance.choice(shown))
    except SandboxRefusal:
        return  # the button went while the thumb came down


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(live(Path(folder), float(sys.argv[1]) if len(sys.argv) > 1 else 600.0))


if __name__ == "__main__":
    main()
