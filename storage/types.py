"""Column types that mean the same on SQLite and PostgreSQL, and refuse what would lose something.

Each gives its bind and result processor itself: the generic route of TypeDecorator costs a call more per value.
"""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Date, DateTime, Integer, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine
from typing_extensions import override

from domain import money

Processor = Callable[[Any], Any]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def _is_postgresql(dialect: Dialect) -> bool:
    return dialect.name == "postgresql"


def _aware(value: datetime | None) -> datetime | None:
    if value is not None and value.tzinfo is None:
        raise ValueError(f"an instant needs its time zone: {value!r}")
    return value


def _microseconds(value: datetime | None) -> int | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"an instant needs its time zone: {value!r}")
    return (value - _EPOCH) // _MICROSECOND


def _instant(value: int | None) -> datetime | None:
    return None if value is None else _EPOCH + timedelta(microseconds=value)


def _in_utc(value: datetime | None) -> datetime | None:
    return None if value is None else value.astimezone(UTC)


def _plain_date(value: date | None) -> date | None:
    # A datetime is a date to Python: PostgreSQL would cut it silently, SQLite keep its time.
    if value is not None and type(value) is not date:
        raise TypeError(f"a day is a plain date: {value!r}")
    return value


def _day_text(value: date | None) -> str | None:
    if value is None:
        return None
    if type(value) is not date:
        raise TypeError(f"a day is a plain date: {value!r}")
    return value.isoformat()


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _hundredths(value: Decimal | None) -> int | None:
    if value is None:
        return None
    if not isinstance(value, Decimal):
        raise TypeError(f"an exact amount is a Decimal: {value!r}")
    scaled = value.scaleb(2)
    whole = int(scaled)
    if whole != scaled:
        raise ValueError(f"more than two decimals: {value}")
    return whole


def _two_decimals(value: int | Decimal | None) -> Decimal | None:
    # PostgreSQL answers the sum of whole numbers as a Decimal.
    return None if value is None else Decimal(value).scaleb(-2)


def _percent(value: int | Decimal | None) -> money.Percent | None:
    return None if value is None else money.Percent(Decimal(value).scaleb(-2))


def _json_text(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _json(value: str | None) -> Any:
    return None if value is None else json.loads(value)


class Instant(TypeDecorator[datetime]):
    """A moment: aware datetime, read back in UTC. Microseconds since 1970 on SQLite, timestamptz on PostgreSQL."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=True) if _is_postgresql(dialect) else BigInteger())

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return self.bind_processor(dialect)(value)

    @override
    def bind_processor(self, dialect: Dialect) -> Processor:
        return _aware if _is_postgresql(dialect) else _microseconds

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        return _in_utc if _is_postgresql(dialect) else _instant


class Day(TypeDecorator[date]):
    """A business date without a time. ISO text on SQLite, date on PostgreSQL."""

    impl = Date
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Date() if _is_postgresql(dialect) else String(10))

    @override
    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return self.bind_processor(dialect)(value)

    @override
    def bind_processor(self, dialect: Dialect) -> Processor:
        return _plain_date if _is_postgresql(dialect) else _day_text

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        return None if _is_postgresql(dialect) else _day


class Kopecks(TypeDecorator[Decimal]):
    """Money: `Decimal` in roubles with at most two decimals, kept as a whole number of kopecks. Sums are exact."""

    impl = BigInteger
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return _hundredths(value)

    @override
    def bind_processor(self, dialect: Dialect) -> Processor:
        return _hundredths

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        return _two_decimals


class Percent(TypeDecorator[money.Percent]):
    """A percent with at most two decimals (7.35 %), kept as a whole number of hundredths; read as `money.Percent`."""

    impl = Integer
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return _hundredths(value)

    @override
    def bind_processor(self, dialect: Dialect) -> Processor:
        return _hundredths

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Processor:
        return _percent


class Json(TypeDecorator[Any]):
    """What json.dumps takes; None is NULL. Text on SQLite, jsonb on PostgreSQL, which forgets the order of keys."""

    impl = Text
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if not _is_postgresql(dialect):
            return dialect.type_descriptor(Text())
        from sqlalchemy.dialects.postgresql import JSONB  # where there is none it need not be imported

        return dialect.type_descriptor(JSONB(none_as_null=True))

    @override
    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value if _is_postgresql(dialect) else _json_text(value)

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        return super().result_processor(dialect, coltype) if _is_postgresql(dialect) else _json
