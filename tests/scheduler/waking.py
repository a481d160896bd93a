"""A scheduler in a process of its own: `waking.py URL INSTANT TIMES KIND STAFF`. It says "ready", waits for a line, and
looks; each thing that it looks at is told to that person, by a key that names this process too.
"""

import asyncio
import os
import sys
from datetime import datetime

from domain.staff import Actor
from sandbox.clock import WarpClock
from scheduler.wakes import WAKES, wake_what_is_due
from storage.db import Database, Tx
from usecases.notices import tell


async def main(url: str, instant: str, times: int, kind: str, staff_id: int) -> None:
    def look(tx: Tx, actor: Actor, object_id: int) -> None:
        tell(tx, staff_id, "test", f"{object_id} in {os.getpid()}", object_id=object_id)

    WAKES[kind] = look
    async with await Database.connect(url, WarpClock(datetime.fromisoformat(instant), frozen=True)) as db:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for _ in range(times):
            await wake_what_is_due(db)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], int(sys.argv[5])))
