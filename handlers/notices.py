"""How an event is told: rendered when it is delivered, for this recipient, from the state of that moment."""

from collections.abc import Callable
from typing import Any

from domain.staff import Actor
from handlers.screen import Screen
from storage.db import Tx
from texts import Texts

Notice = Callable[[Tx, Actor, Texts, dict[str, Any]], Screen | None]
"""None: there is nothing to tell any more."""
