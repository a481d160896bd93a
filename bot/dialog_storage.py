"""aiogram's storage of dialogue states over our database: each call is one hop, and durable when it returns.

Each update gets a `primed` copy: it knows already what was read together with the person, and does not write what did
not change. One update of a person runs at a time, so what it knows stays true.
"""

import json
from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from aiogram_dialog.api.entities import DEFAULT_STACK_ID

from storage import dialogs
from storage.db import Database
from storage.dialogs import Rows

_STACK, _CONTEXT = f"aiogd:stack:{DEFAULT_STACK_ID}", "aiogd:context:"


def key_of(key: StorageKey) -> str:
    """The database's key."""
    return f"{key.bot_id}:{key.chat_id}:{key.user_id}:{key.destiny}"


def form_keys(bot_id: int, person_id: int) -> tuple[str, str]:
    """The key of the stack in a person's chat with the bot, and what the keys of its contexts begin with."""
    stack, context = (StorageKey(bot_id, person_id, person_id, destiny=destiny) for destiny in (_STACK, _CONTEXT))
    return key_of(stack), key_of(context)


def state_in(rows: Rows) -> str | None:
    """The state of the dialogue on top; None: none is open."""
    return next((row["state"] for key, row in rows.items() if _CONTEXT in key and row), None)


class DialogStorage(BaseStorage):
    """`primed` copies live for one update, the first of all for the program's life."""

    def __init__(self, db: Database, known: Rows | None = None) -> None:
        self._db = db
        # as text: what is given out is changed in place by those who get it
        self._known = None if known is None else {key: _text(row) for key, row in known.items()}

    def primed(self, rows: Rows) -> "DialogStorage":
        """The storage for one update, which knows `rows` already."""
        return DialogStorage(self._db, rows)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        named = state.state if isinstance(state, State) else state
        await self._db.write(dialogs.set_state, key_of(key), named)

    async def get_state(self, key: StorageKey) -> str | None:
        return await self._db.read(dialogs.state, key_of(key))

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        place, new = key_of(key), _text(data)
        if self._known is not None and self._known.get(place) == new:
            return
        await self._db.write(dialogs.set_data, place, data)
        if self._known is not None:
            self._known[place] = new

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        place = key_of(key)
        if self._known is None:
            return await self._db.read(dialogs.data, place)
        if place not in self._known:
            self._known[place] = _text(await self._db.read(dialogs.data, place))
        data: dict[str, Any] = json.loads(self._known[place])
        return data

    async def close(self) -> None:
        """The database is closed by whoever opened it."""


def _text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)
