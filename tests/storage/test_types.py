"""What goes into a column comes out the same on both databases; what would lose something is refused."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, bindparam, func, insert, select
from sqlalchemy.exc import StatementError

from domain import money
from storage.db import Database, Tx
from storage.types import Day, Instant, Json, Kopecks, Percent

tables = MetaData()
samples = Table(
    "samples",
    tables,
    Column("id", Integer, primary_key=True),
    Column("instant", Instant),
    Column("day", Day),
    Column("kopecks", Kopecks),
    Column("percent", Percent),
    Column("json", Json),
)
_total = select(func.sum(samples.c.kopecks))
_above = select(func.count()).where(samples.c.kopecks > bindparam("limit"))
MOSCOW = timezone(timedelta(hours=3))


def there_and_back(column: str, value: object) -> Callable[[Tx], Any]:
    def use_case(tx: Tx) -> Any:
        tables.create_all(tx.connection)
        new_id = tx.insert(insert(samples), {column: value})
        return tx.scalar(select(samples.c[column]).where(samples.c.id == new_id))

    return use_case


@pytest.mark.parametrize(
    ("column", "value", "read"),
    [
        ("instant", datetime(2026, 11, 23, 9, 30, 0, 123456, UTC), datetime(2026, 11, 23, 9, 30, 0, 123456, UTC)),
        ("instant", datetime(2026, 1, 1, 1, 0, tzinfo=MOSCOW), datetime(2025, 12, 31, 22, 0, tzinfo=UTC)),
        ("instant", datetime(1969, 12, 31, 23, 59, 59, 999999, UTC), datetime(1969, 12, 31, 23, 59, 59, 999999, UTC)),
        ("day", date(2026, 2, 28), date(2026, 2, 28)),
        ("kopecks", Decimal("150000.07"), Decimal("150000.07")),
        ("kopecks", Decimal("-0.01"), Decimal("-0.01")),
        ("kopecks", Decimal("1E+3"), Decimal("1000.00")),
        ("kopecks", Decimal("90000000000000.99"), Decimal("90000000000000.99")),
        ("percent", Decimal("7.35"), money.Percent("7.35")),
        ("json", {"имя": "Ромашка", "суммы": [1, None, True]}, {"имя": "Ромашка", "суммы": [1, None, True]}),
        ("json", "just text", "just text"),
        ("json", [], []),
        *((column, None, None) for column in ("instant", "day", "kopecks", "percent", "json")),
    ],
)
async def test_a_value_comes_back_as_it_was(db: Database, column: str, value: object, read: object) -> None:
    found = await db.write(there_and_back(column, value))

    assert (found, type(found)) == (read, type(read))


async def test_an_instant_comes_back_in_utc_and_money_with_two_decimals(db: Database) -> None:
    instant = await db.write(there_and_back("instant", datetime(2026, 7, 1, 3, tzinfo=MOSCOW)))
    whole = await db.write(there_and_back("kopecks", Decimal(5)))

    assert instant.tzinfo is UTC
    assert str(whole) == "5.00"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("instant", datetime(2026, 11, 23, 9, 30)),  # noqa: DTZ001 - an instant without a zone is the point
        ("day", datetime(2026, 11, 23, tzinfo=UTC)),
        ("kopecks", Decimal("0.005")),
        ("kopecks", 0.1),
        ("kopecks", 5),
        ("kopecks", "5.00"),
        ("kopecks", Decimal("NaN")),
        ("percent", Decimal("7.355")),
        ("percent", 7.35),
    ],
)
async def test_what_would_lose_something_is_refused(db: Database, column: str, value: object) -> None:
    with pytest.raises(StatementError):
        await db.write(there_and_back(column, value))


async def test_sums_and_comparisons_of_money_are_exact(db: Database) -> None:
    def use_case(tx: Tx) -> tuple[Decimal, Decimal, int]:
        tables.create_all(tx.connection)
        tx.execute(insert(samples), [{"kopecks": Decimal("0.10")}] * 3)
        totals = [tx.scalar(_total) for _ in range(3)]
        return totals[0], totals[2], [tx.scalar(_above, {"limit": Decimal("0.09")}) for _ in range(3)][2]

    first, prepared, above = await db.write(use_case)

    assert (str(first), str(prepared), above) == ("0.30", "0.30", 3)
