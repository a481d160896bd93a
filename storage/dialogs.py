"""Where each person's dialogue stands, so that a restart in the middle of it goes unnoticed.

The rows belong to aiogram-dialog: for each chat a stack that lists the open dialogues, and a context for each of them,
which says in which state it is and what was entered.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, String, Table, bindparam, delete, insert, select, update

from storage.db import Tx
from storage.metadata import metadata
from storage.types import Json

dialogs = Table(
    "dialogs",
    metadata,
    Column("key", String, primary_key=True),
    Column("state", String),
    Column("data", Json, nullable=False),
)

_state = select(dialogs.c.state).where(dialogs.c.key == bindparam("wanted"))
_data = select(dialogs.c.data).where(dialogs.c.key == bindparam("wanted"))
_add = insert(dialogs)
_change_state = update(dialogs).where(dialogs.c.key == bindparam("wanted")).values(state=bindparam("new_state"))
_change_data = update(dialogs).where(dialogs.c.key == bindparam("wanted")).values(data=bindparam("new_data"))
_remove = delete(dialogs).where(dialogs.c.key == bindparam("wanted"))
_remove_stateless = _remove.where(dialogs.c.state.is_(None))

Rows = dict[str, dict[str, Any]]
"""What is kept, by key; nothing kept is an empty dict."""


def state(tx: Tx, key: str) -> str | None:
    """The state under a key."""
    found: str | None = tx.scalar(_state, {"wanted": key})
    return found


def data(tx: Tx, key: str) -> dict[str, Any]:
    """What is kept under a key; empty when nothing is."""
    found: dict[str, Any] | None = tx.scalar(_data, {"wanted": key})
    return found or {}


def set_state(tx: Tx, key: str, new_state: str | None) -> None:
    """Keep a state beside the data."""
    if not tx.count(_change_state, {"wanted": key, "new_state": new_state}) and new_state is not None:
        tx.execute(_add, {"key": key, "state": new_state, "data": {}})


def set_data(tx: Tx, key: str, new_data: Mapping[str, Any]) -> None:
    """Replace what is kept under a key; nothing to keep leaves no row."""
    if not new_data and tx.count(_remove_stateless, {"wanted": key}):
        return
    if not tx.count(_change_data, {"wanted": key, "new_data": dict(new_data)}) and new_data:
        tx.execute(_add, {"key": key, "state": None, "data": dict(new_data)})


def open_form(tx: Tx, stack_key: str, context_prefix: str) -> Rows:
    """A chat's stack and the context on top of it."""
    rows: Rows = {stack_key: data(tx, stack_key)}
    intents = rows[stack_key].get("intents")
    if intents:
        context_key = f"{context_prefix}{intents[-1]}"
        rows[context_key] = data(tx, context_key)
    return rows
