"""The dispatcher: it asks a press only of the features that know its prefix, instead of one after another of them all.

aiogram asks each router in turn, and the last of thirty hears of a press after a hundred filters have said no. What
filters say does not change: a router is left out only where each of its filters is for a press of another prefix.
"""

from typing import Any

from aiogram import Dispatcher, Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, TelegramObject

from bot.dialogs import is_form_press
from handlers.presses import Press, Pressed


class HouseDispatcher(Dispatcher):
    """Handlers stand in routers, not in itself; `forms`: the router that has the presses of forms, and no others."""

    def __init__(self) -> None:
        super().__init__(disable_fsm=True)
        self.forms: Router | None = None
        self._by_prefix: dict[str, list[Router]] = {}

    def learn_presses(self) -> None:
        """Once all routers are included: which of them may want a press of which prefix."""
        wanted = {router: _prefixes(router) for router in self.sub_routers if router is not self.forms}
        known = {prefix for prefixes in wanted.values() if prefixes is not None for prefix in prefixes}
        self._by_prefix = {
            prefix: [router for router, prefixes in wanted.items() if prefixes is None or prefix in prefixes]
            for prefix in known
        }

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        asked = self.asked_of(event) if isinstance(event, CallbackQuery) else None
        if asked is None:
            return await super().propagate_event(update_type, event, **kwargs)
        for router in asked:
            answer = await router.propagate_event(update_type, event, **kwargs)
            if answer is not UNHANDLED:
                return answer
        return UNHANDLED

    def asked_of(self, query: CallbackQuery) -> list[Router] | None:
        """The routers that may want a press; None: nothing is known of it."""
        prefix = (query.data or "").partition(Press.__separator__)[0]
        return None if is_form_press(query) else self._by_prefix.get(prefix)


def _prefixes(router: Router) -> set[str] | None:
    """The prefixes of the presses that a router has handlers for; None: it may want any."""
    found = [_prefix(handler) for handler in router.callback_query.handlers]
    return None if router.sub_routers or None in found else {prefix for prefix in found if prefix is not None}


def _prefix(handler: HandlerObject) -> str | None:
    for each in handler.filters or ():
        if isinstance(each.callback, Pressed):
            return each.callback.kind.__prefix__
        if isinstance(each.callback, CallbackQueryFilter):
            return each.callback.callback_data.__prefix__
    return None
