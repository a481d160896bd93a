"""All kinds of press that somebody listens to: what a button may be about, and what it asks for."""

from collections.abc import Iterable

from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter

from handlers import features
from handlers.presses import Pressed

Kind = tuple[str, str]
"""The prefix of the press, and what it asks for; empty where all of the kind come to one handler."""


def kinds() -> dict[Kind, type[CallbackData]]:
    """Every kind, read from the handlers."""
    found: dict[Kind, type[CallbackData]] = {}
    for router in features().routers:
        for handler in router.callback_query.handlers:
            for given in handler.filters or ():
                listens = given.callback
                if isinstance(listens, Pressed):
                    found[listens.kind.__prefix__, listens.do] = listens.kind
                elif isinstance(listens, CallbackQueryFilter):
                    found[listens.callback_data.__prefix__, ""] = listens.callback_data
    return found


def never_pressed(pressed: Iterable[str]) -> list[str]:
    """The kinds that none of these presses, given by their data, is of."""
    left = kinds()
    for data in pressed:
        prefix = data.partition(":")[0]
        for kind, press in [each for each in left.items() if each[0][0] == prefix]:
            try:
                asked = str(getattr(press.unpack(data), "do", ""))
            except (TypeError, ValueError):
                continue
            if kind[1] in {"", asked}:
                del left[kind]
    return sorted(":".join(kind) for kind in left)
