"""What Alembic runs for each command: it works on the connection and in the transaction of `storage.migrate`."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.autogenerate.rewriter import Rewriter
from alembic.operations.ops import CreateIndexOp
from alembic.runtime.migration import MigrationContext
from sqlalchemy import make_url, text
from sqlalchemy.sql.elements import ClauseElement, False_, True_

from storage.metadata import tables_to_create

_dialects = {
    "sqlite_where": make_url("sqlite://").get_dialect()(),
    "postgresql_where": make_url("postgresql+psycopg://").get_dialect()(),
}
_AS_IN_DDL = {"literal_binds": True, "include_table": False}
_directives = Rewriter()


@_directives.rewrites(CreateIndexOp)
def _in_its_own_dialect(_: MigrationContext, __: object, index: CreateIndexOp) -> CreateIndexOp:
    # Alembic would say both conditions as SQLite does, which has 0 and 1 for what is false and true.
    for name, dialect in _dialects.items():
        condition = index.kw.get(name)
        if isinstance(condition, ClauseElement):
            index.kw[name] = text(str(condition.compile(dialect=dialect, compile_kwargs=_AS_IN_DDL)))
    return index


def _render(kind: str, item: Any, autogenerate: AutogenContext) -> str | Literal[False]:
    if kind == "type" and type(item).__module__ == "storage.types":
        autogenerate.imports.add("from storage import types")
        return f"types.{type(item).__name__}()"
    if kind == "server_default" and isinstance(item.arg, False_ | True_):
        # likewise: PostgreSQL takes no 0 for false
        return f"sa.{item.arg}()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables_to_create(),
    render_as_batch=True,
    render_item=_render,
    compare_server_default=True,
    process_revision_directives=_directives,
)
context.run_migrations()
