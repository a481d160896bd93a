"""A scheduler in a process of its own: `scanning.py URL INSTANT TIMES`. It says "ready", waits for a line, scans."""

import asyncio
import sys
from datetime import datetime

from sandbox.clock import WarpClock
from scheduler.ticks import scan_transfers
from storage.db import Database


async def main(url: str, instant: str, times: int) -> None:
    async with await Database.connect(url, WarpClock(datetime.fromisoformat(instant), frozen=True)) as db:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for _ in range(times):
            await scan_transfers(db)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
