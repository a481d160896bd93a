"""The nightly backup: once a day by the company's clock, whichever process comes first, in a thread of its own."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Final

from domain.staff import SYSTEM
from storage.db import Database
from usecases import nightly

BACKUP: Final = "backup"

log = logging.getLogger(__name__)


async def back_up(db: Database, make: Callable[[], object]) -> None:
    """Call `make` if this night's backup is still to be made.

    One that fails is logged, and tried again in an hour; likewise one that the end of the program broke off.
    """
    day = await db.read(nightly.due, SYSTEM, BACKUP)
    if day is None or not await db.write(nightly.begin, SYSTEM, BACKUP, day):
        return
    try:
        await _made(make)
    except asyncio.CancelledError:
        log.info("the nightly backup of %s was broken off by the end of the program", day)
        return
    except Exception:
        log.exception("the nightly backup of %s was not made", day)
        await db.write(nightly.fail, SYSTEM, BACKUP, day)
        return
    await db.write(nightly.finish, SYSTEM, BACKUP, day)
    log.info("the nightly backup of %s was made", day)


async def _made(make: Callable[[], object]) -> None:
    """Not in one of asyncio's own threads: the program cannot end before these are done."""
    future = Future[object]()
    future.set_running_or_notify_cancel()

    def work() -> None:
        try:
            future.set_result(make())
        except BaseException as error:  # noqa: BLE001 - it is the caller's, whatever it is
            future.set_exception(error)

    Thread(target=work, name="nightly backup", daemon=True).start()
    await asyncio.wrap_future(future)
