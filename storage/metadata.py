"""The one list of tables; every `storage/<feature>.py` puts its own here.

Constraints get names by a convention: SQLite cannot alter a table, so a migration rebuilds it and must know what
to drop by name.
"""

from importlib import import_module
from pkgutil import iter_modules

from sqlalchemy import MetaData

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def all_tables() -> MetaData:
    """`metadata` with the tables of every feature, whether or not somebody imported it yet."""
    package = import_module("storage")
    for module in iter_modules(package.__path__, "storage."):
        if not module.ispkg:
            import_module(module.name)
    return metadata
