from collections.abc import AsyncIterator

import pytest

from storage.clock import Clock
from storage.db import Database
from tests.storage.shelf import put_up


@pytest.fixture
async def shelf_db(empty_database_url: str, database_clock: Clock) -> AsyncIterator[Database]:
    """A database with the tables of `shelf` alone."""
    async with await Database.connect(empty_database_url, database_clock) as db:
        await db.write(put_up)
        yield db
