"""A statement answers the same the first time, by SQLAlchemy's own way, as later, when it is prepared."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from sqlalchemy import (
    Boolean,
    Column,
    Executable,
    Integer,
    MetaData,
    String,
    Table,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import IntegrityError, MultipleResultsFound, NoResultFound, StatementError

from storage import statements
from storage.db import Answer, Database, Tx
from storage.types import Day, Instant, Json, Kopecks


class State(StrEnum):
    """As the product says states: words in the database, members in Python."""

    OPEN = "open"
    CLOSED = "closed"


tables = MetaData()
deals = Table(
    "some_deals",
    tables,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("state", String, nullable=False, default="open"),
    Column("amount", Kopecks),
    Column("signed_on", Day),
    Column("changed_at", Instant),
    Column("extra", Json),
    Column("big", Boolean),
)
ROMASHKA = {
    "name": "Ромашка",
    "state": State.OPEN,
    "amount": Decimal("150000.00"),
    "signed_on": date(2026, 11, 23),
    "changed_at": datetime(2026, 11, 23, 12, 0, tzinfo=UTC),
    "extra": {"a": [1]},
    "big": True,
}
VASILEK = {**ROMASHKA, "name": "Василёк", "amount": Decimal("-0.01"), "extra": None, "big": False}

ADD = insert(deals)
BY_NAME = select(deals).where(deals.c.name == bindparam("name"))
OPEN_ONES = select(deals.c.name, deals.c.amount).where(deals.c.state == State.OPEN).order_by(deals.c.id)
IN_STATES = select(deals.c.name).where(deals.c.state.in_([State.OPEN, State.CLOSED])).order_by(deals.c.id)
OF_NAMES = select(deals.c.id).where(deals.c.name.in_(bindparam("names", expanding=True))).order_by(deals.c.id)
TWICE = select(deals.c.name.label("first"), deals.c.name.label("second"), func.coalesce(func.sum(deals.c.amount), 0))
TWICE = TWICE.where((deals.c.name == bindparam("name")) | (deals.c.state == bindparam("name"))).group_by(deals.c.name)
BOTH = union_all(select(deals.c.name), select(deals.c.state)).order_by("name").limit(bindparam("most"))
PAGE = select(deals.c.id).order_by(deals.c.id.desc()).limit(bindparam("most")).offset(bindparam("skip"))
PLAIN = text("SELECT name FROM some_deals WHERE id = :id")
CLOSE = update(deals).where(deals.c.name == bindparam("of_name")).values(state=State.CLOSED).returning(deals.c.amount)
RENAME = update(deals).where(deals.c.name == bindparam("of_name")).values(name=bindparam("new_name"))
DROP = delete(deals).where(deals.c.name == bindparam("of_name"))


@pytest.fixture
async def deals_db(db: Database) -> Database:
    def put_up(tx: Tx) -> None:
        tables.create_all(tx.connection)
        tx.execute(insert(deals), [ROMASHKA, VASILEK])

    await db.write(put_up)
    return db


async def three_times(db: Database, use: Callable[[Tx], Any]) -> list[Any]:
    return [await db.write(use) for _ in range(3)]


@pytest.mark.parametrize(
    ("statement", "params", "rows"),
    [
        (BY_NAME, {"name": "Ромашка"}, [(1, *ROMASHKA.values())]),
        (BY_NAME, {"name": "Василёк"}, [(2, *VASILEK.values())]),
        (BY_NAME, {"name": "nobody"}, []),
        (OPEN_ONES, {}, [("Ромашка", Decimal("150000.00")), ("Василёк", Decimal("-0.01"))]),
        (IN_STATES, {}, [("Ромашка",), ("Василёк",)]),
        (OF_NAMES, {"names": ["Ромашка", "Василёк", "nobody"]}, [(1,), (2,)]),
        (TWICE, {"name": "Ромашка"}, [("Ромашка", "Ромашка", Decimal("150000.00"))]),
        (BOTH, {"most": 2}, [("open",), ("open",)]),
        (PAGE, {"most": 1, "skip": 1}, [(1,)]),
        (PLAIN, {"id": 2}, [("Василёк",)]),
        (CLOSE, {"of_name": "Василёк"}, [(Decimal("-0.01"),)]),
        (select(literal(1), literal("x")), {}, [(1, "x")]),
    ],
)
async def test_the_rows_are_the_same_each_time(
    deals_db: Database, statement: Executable, params: dict[str, Any], rows: list[tuple[Any, ...]]
) -> None:
    found = await three_times(deals_db, lambda tx: [tuple(row) for row in tx.execute(statement, params)])

    assert found == [rows] * 3


async def test_a_row_is_read_by_name_by_place_and_as_a_mapping(deals_db: Database) -> None:
    def read(tx: Tx) -> tuple[str, Decimal, dict[str, Any]]:
        row = tx.execute(OPEN_ONES).first()
        assert row is not None
        name, amount = row
        assert (row.name, row[1]) == (name, amount)
        return name, amount, dict(row._mapping)

    assert (
        await three_times(deals_db, read)
        == [("Ромашка", Decimal("150000.00"), {"name": "Ромашка", "amount": Decimal("150000.00")})] * 3
    )


async def test_an_insert_gives_the_new_id_each_time(deals_db: Database) -> None:
    names = iter(["three", "four", "five", "six"])

    ids = await three_times(deals_db, lambda tx: tx.insert(ADD, {**ROMASHKA, "name": next(names)}))
    with_default = await deals_db.write(lambda tx: tx.insert(ADD, {"name": next(names)}))

    assert (ids, with_default) == ([3, 4, 5], 6)


async def test_counts_tell_how_many_rows_were_touched(deals_db: Database) -> None:
    params = {"of_name": "Ромашка", "new_name": "Ромашка"}

    assert await three_times(deals_db, lambda tx: tx.count(RENAME, params)) == [1, 1, 1]
    assert await three_times(deals_db, lambda tx: tx.count(DROP, {"of_name": "Ромашка"})) == [1, 0, 0]


async def test_a_list_runs_the_statement_for_each_and_an_empty_one_not_at_all(deals_db: Database) -> None:
    numbers = iter(range(100))

    def add_two(tx: Tx) -> int:
        return tx.execute(ADD, [{**VASILEK, "name": f"note {next(numbers)}"} for _ in range(2)]).rowcount

    assert await three_times(deals_db, add_two) == [2, 2, 2]
    assert await three_times(deals_db, lambda tx: tx.execute(ADD, []).rowcount) == [0, 0, 0]
    assert await deals_db.read(lambda tx: len(tx.all(IN_STATES))) == 8


async def test_what_is_taken_already_is_left_alone(deals_db: Database) -> None:
    make = postgresql_insert if deals_db.dialect == "postgresql" else sqlite_insert
    claim = make(deals).on_conflict_do_nothing(index_elements=["name"])

    taken = await three_times(deals_db, lambda tx: tx.count(claim, ROMASHKA))
    free = await deals_db.write(lambda tx: tx.count(claim, {**ROMASHKA, "name": "free"}))

    assert (taken, free) == ([0, 0, 0], 1)


async def error_of(db: Database, statement: Executable, params: dict[str, Any]) -> type[BaseException]:
    with pytest.raises(StatementError) as caught:
        await db.write(lambda tx: tx.execute(statement, params))
    return caught.type


async def test_errors_are_the_same_each_time(deals_db: Database) -> None:
    assert [await error_of(deals_db, ADD, ROMASHKA) for _ in range(3)] == [IntegrityError] * 3
    assert [await error_of(deals_db, BY_NAME, {}) for _ in range(3)] == [StatementError] * 3
    assert [await error_of(deals_db, ADD, {**ROMASHKA, "amount": 0.5}) for _ in range(3)] == [StatementError] * 3


async def test_an_error_does_not_tell_what_was_in_the_row(deals_db: Database) -> None:
    for _ in range(3):
        with pytest.raises(IntegrityError) as caught:
            await deals_db.write(lambda tx: tx.execute(ADD, ROMASHKA))
        assert "150000" not in str(caught.value)


async def test_statements_built_on_the_fly_do_not_pile_up(deals_db: Database) -> None:
    def build_many(tx: Tx) -> int:
        for number in range(statements.CANDIDATES + 50):
            assert tx.scalar(select(deals.c.id).where(deals.c.id == number)) in {number, None}
        return len(tx._statements._known.seen)

    assert await deals_db.write(build_many) == statements.CANDIDATES


def answer(*rows: int) -> Callable[[Tx], Answer]:
    values = [select(literal(row)) for row in rows]
    return lambda tx: tx.execute(union_all(*values) if values else select(literal(1)).where(literal(1) == 0))


def test_an_answer_gives_its_rows_as_they_are_wanted(tx: Tx) -> None:
    none, one, two = [answer(*rows)(tx) for rows in ((), (7,), (7, 7))]

    assert (none.scalar(), none.first(), none.one_or_none(), none.scalars(), list(none.all())) == (
        None,
        None,
        None,
        [],
        [],
    )
    assert (one.scalar(), one.first(), one.one_or_none(), tuple(one.one())) == (7, (7,), (7,), (7,))
    assert (two.scalar(), two.scalars(), len(list(two))) == (7, [7, 7], 2)
    with pytest.raises(NoResultFound):
        none.one()
    with pytest.raises(MultipleResultsFound):
        two.one_or_none()


async def test_what_cannot_be_prepared_is_found_out_once(deals_db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Executable] = []
    of_names = select(deals.c.id).where(deals.c.name.in_(bindparam("names", expanding=True)))

    def prepare(statement: Executable, *_: object) -> None:
        asked.append(statement)

    monkeypatch.setattr(statements, "prepare", prepare)

    for _ in range(2):
        await three_times(deals_db, lambda tx: tx.scalars(of_names, {"names": ["Ромашка"]}))

    assert asked == [of_names]
