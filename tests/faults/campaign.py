"""The fault campaign: ten people work, the network is bad, the bot is killed at random; then what is there is counted.

`python -m tests.faults.campaign --kills 200 --acts 5000 --seed 1` (`make soak`) prints the figures, and fails when a
promise of docs/reliability.md is broken.
"""

import argparse
import asyncio
import math
import os
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from random import Random

from sandbox.weather import Weather
from storage.clock import SystemClock
from storage.db import Database
from storage.migrate import upgrade
from tests.faults.checks import Figures, check, unreachable_people, waiting
from tests.faults.company import CONFIRMERS, LOGGERS, PEOPLE, amounts, found
from tests.faults.machine import PATIENCE, Machine, switched_on
from tests.faults.people import Notes, confirm_payments, log_payments, note_toasts
from tests.person import Person

BAD_WEATHER = {"429": 8, "500": 8, "502": 8, "403": 3, "cut before": 10, "cut after": 15, "slow": 60}
"""Of a thousand calls."""
LONGEST_LIFE = 30.0
"""Seconds after which a bot is killed that has little to do."""


async def campaigns(folder: Path, *, companies: int, kills: int, acts: int, seed: int) -> Figures:
    """Several companies at once, each with its own bot, Telegram and weather; kills and acts are those of all."""
    played = []
    for number in range(companies):
        place = folder / str(number)
        place.mkdir()
        one = campaign(place, kills=kills // companies, acts=acts // companies, seed=seed + number)
        played.append(asyncio.create_task(one))
    first, *others = await asyncio.gather(*played)
    return sum(others, first)


async def campaign(folder: Path, *, kills: int, acts: int, seed: int) -> Figures:
    """Play one, and check what is left of it; AssertionError when a promise is broken."""
    began = time.monotonic()
    async with switched_on(folder) as machine:
        upgrade(machine.url)  # here, not in a thread: Alembic can do one at a time
        people = {name: _phone(machine, name) for name in PEOPLE}
        async with await Database.connect(machine.url, SystemClock()) as db:
            await db.write(found)
            weather = Weather(seed, BAD_WEATHER)
            machine.world.faults.weather = weather.fault
            notes = await _storm(machine, people, kills=kills, acts=acts, seed=seed)
            machine.world.faults.weather = None
            await _calm(machine, db, people)
            note_toasts([people[name] for name in CONFIRMERS], notes)
            figures = await check(machine, db, people, notes, weather)
    figures.seconds = round(time.monotonic() - began)
    return figures


def _phone(machine: Machine, name: str) -> Person:
    telegram_id, full_name = PEOPLE[name]
    machine.world.add_person(telegram_id, full_name, started=True)
    return Person(machine.world, telegram_id, name, _nothing)


async def _nothing() -> None:
    """The bot hears of it when it does."""


async def _storm(machine: Machine, people: dict[str, Person], *, kills: int, acts: int, seed: int) -> Notes:
    chance, numbers = Random(seed), amounts()
    notes = Notes(acts, lambda: len(machine.kills) >= kills and _is_worth_it(notes))
    await machine.start()
    async with asyncio.timeout(20 * 60 + kills * 10), asyncio.TaskGroup() as at_work:
        for name in LOGGERS:
            at_work.create_task(log_payments(people[name], notes, numbers, Random(f"{seed} {name}")))
        for name in CONFIRMERS:
            at_work.create_task(confirm_payments(people[name], notes, Random(f"{seed} {name}")))
        for _ in range(kills):
            # counted in what it has done, not in seconds: a busy machine gives it little in these; now and then it is
            # still at what the one before left
            calls = machine.world.calls + chance.choice((chance.randrange(8), chance.randrange(80)))
            with suppress(TimeoutError):
                async with asyncio.timeout(LONGEST_LIFE):
                    while machine.world.calls < calls:  # noqa: ASYNC110 - the bot is another process
                        await asyncio.sleep(0.005)
            await machine.kill()
            await machine.start()
    return notes


def _is_worth_it(notes: Notes) -> bool:
    """On a slow machine people wait in vain more often, and act for longer: a storm in which nothing was done shows
    nothing.
    """
    return len(notes.recorded) >= notes.least // 10 and len(notes.confirmed) >= notes.least // 30


async def _calm(machine: Machine, db: Database, people: dict[str, Person]) -> None:
    """The weather is fine and nobody kills: everything that was said is dealt with, and all that waits is delivered."""
    if not machine.alive:
        await machine.start()
    best, patience = math.inf, PATIENCE
    while patience > 0:
        for telegram_id in await db.read(unreachable_people):
            # who was refused by mistake is back when they write
            next(person for person in people.values() if person.telegram_id == telegram_id)
            machine.world.person_sends(telegram_id, "/help")
        left = len(machine.world.updates.pending()) + await db.read(waiting)
        if not left:
            return
        best, patience = (left, PATIENCE) if left < best else (best, patience - 1)
        await asyncio.sleep(1)
    machine.log.rename(Path(tempfile.gettempdir()) / "campaign-bot.log")
    raise AssertionError(f"still waiting: {machine.world.updates.pending()[:3]}, {await db.read(waiting)}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.faults.campaign")
    parser.add_argument("--kills", type=int, default=int(os.environ.get("SOAK_KILLS", "200")))
    parser.add_argument("--acts", type=int, default=int(os.environ.get("SOAK_ACTS", "5000")))
    parser.add_argument("--seed", type=int, default=int(os.environ.get("SOAK_SEED", "1")))
    parser.add_argument("--companies", type=int, default=4)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = asyncio.run(campaigns(Path(folder), **vars(asked)))
    sys.stdout.write(figures.told() + "\n")


if __name__ == "__main__":
    main()
