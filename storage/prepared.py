"""One statement as the driver takes it: its SQL, the order of its values and the processors of its types."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, TypeAlias

from sqlalchemy import Executable, Row
from sqlalchemy.engine import Dialect
from sqlalchemy.engine.result import SimpleResultMetaData
from sqlalchemy.sql import CompoundSelect, Delete, Insert, Select, Update
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BindParameter

from storage.answers import AnyRow

Values: TypeAlias = Mapping[str, Any]
Preparable: TypeAlias = Select[Any] | CompoundSelect[Any] | Insert | Update | Delete
RowMaker: TypeAlias = Callable[[tuple[Any, ...]], AnyRow]


class Prepared:
    """A statement compiled for a dialect; an insert or update also for the columns that `params` name."""

    def __init__(self, statement: Preparable, compiled: SQLCompiler, params: Values) -> None:
        names = list((compiled.positiontup if compiled.positional else compiled.binds) or ())
        binds = [compiled.binds[name] for name in names]
        self.statement = statement
        self.sql = compiled.string
        self.columns = frozenset(params) if isinstance(statement, Insert | Update) else None
        self._dialect = compiled.dialect
        self._names = None if compiled.positional else names
        self._plan = [(bind.key, _bind_processor(bind, self._dialect)) for bind in binds]
        self._constants = {bind.key: bind.effective_value for bind in binds if not bind.required}
        self._types = [column.type for column in statement.exported_columns]
        self._make: RowMaker | None = None

    def values(self, params: Values) -> list[Any] | dict[str, Any]:
        """`params` as the driver takes them; KeyError for a missing one."""
        if self._constants:
            params = {**self._constants, **params}
        values = [params[key] if process is None else process(params[key]) for key, process in self._plan]
        return values if self._names is None else dict(zip(self._names, values, strict=True))

    def rows(self, cursor: Any) -> Sequence[AnyRow]:
        """All rows of the executed `cursor`: none may wait unread when the transaction ends."""
        if not self._types:
            return ()
        make = self._make or self._row_maker(cursor.description)
        return [make(data) for data in cursor.fetchall()]

    def _row_maker(self, description: Sequence[Sequence[Any]]) -> RowMaker:
        names = [column[0] for column in description]
        processors = [
            kind.dialect_impl(self._dialect).result_processor(self._dialect, column[1])
            for kind, column in zip(self._types, description, strict=True)
        ]
        places = {name: place for place, name in enumerate(names)}
        make: RowMaker = partial(Row, SimpleResultMetaData(names), processors if any(processors) else None, places)
        self._make = make
        return make


def prepare(statement: Executable, dialect: Dialect, params: Values) -> Prepared | None:
    """None for what only SQLAlchemy's own way can do: plain text, IN lists, defaults and values computed in Python."""
    if not isinstance(statement, Select | CompoundSelect | Insert | Update | Delete):
        return None
    compiled = statement.compile(dialect=dialect, column_keys=list(params))
    if not isinstance(compiled, SQLCompiler) or _is_unusual(compiled):
        return None
    return Prepared(statement, compiled, params)


def _is_unusual(compiled: SQLCompiler) -> bool:
    return bool(
        compiled.insert_prefetch
        or compiled.update_prefetch
        or compiled.post_compile_params
        or compiled.literal_execute_params
        or compiled.escaped_bind_names
        or any(bind.callable or bind.expanding for bind in compiled.binds.values())
    )


def _bind_processor(bind: BindParameter[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    return bind.type.dialect_impl(dialect).bind_processor(dialect)
