"""What Alembic runs for each command: it works on the connection and in the transaction of `storage.migrate`."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from storage.metadata import all_tables


def _render(kind: str, item: Any, autogenerate: AutogenContext) -> str | Literal[False]:
    if kind == "type" and type(item).__module__ == "storage.types":
        autogenerate.imports.add("from storage import types")
        return f"types.{type(item).__name__}()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=all_tables(),
    render_as_batch=True,
    render_item=_render,
    compare_server_default=True,
)
context.run_migrations()
