"""The one list of tables; every `storage/<feature>.py` puts its own here.

Constraints get names by a convention: SQLite cannot alter a table, so a migration rebuilds it and must know what
to drop by name.
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

from sqlalchemy import Column, ColumnElement, Index, MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_WHERE: Final = "where"


def partial_index(name: str, *columns: Column[Any], where: ColumnElement[bool], unique: bool = False) -> Index:
    """An index of those rows alone for which `where` holds.

    PostgreSQL hears of it in `tables_to_create`: told here, its dialect would be imported where there is only SQLite.
    """
    return Index(name, *columns, unique=unique, sqlite_where=where, info={_WHERE: where})


def tables_to_create() -> MetaData:
    """`all_tables`, for whoever writes a CREATE, on either database."""
    tables = all_tables()
    for index in (index for table in tables.sorted_tables for index in table.indexes if _WHERE in index.info):
        index.dialect_options["postgresql"]["where"] = index.info[_WHERE]
    return tables


def all_tables() -> MetaData:
    """`metadata` with the tables of every feature, whether or not somebody imported it yet."""
    package = import_module("storage")
    for module in iter_modules(package.__path__, "storage."):
        if not module.ispkg:
            import_module(module.name)
    return metadata
