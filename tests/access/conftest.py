from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import migrate
from storage.db import Tx
from tests.access.company import build, contents
from tests.access.matrix import Cells


@pytest.fixture(scope="module")
def cells(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cells]:
    """The company, in a database that no cell changes for the next one."""
    path = tmp_path_factory.mktemp("access") / "company.sqlite3"
    path.write_bytes(sqlite_template.read_bytes())
    with migrate.connected(str(path)) as connection:
        tx = Tx(connection, datetime.now(UTC))
        company = build(tx)
        before = contents(tx)
        yield Cells(tx, company)
        assert contents(tx) == before
