"""Every press that the bot listens to, about every thing that there is: what somebody could make up.

They are found where they are listened to, in the dispatcher; so a new button is among them by itself. What its numbers
are ids of is said below, once for each kind of button.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from aiogram import Router
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter

from bot.app import house_dispatcher
from handlers.presses import Pressed
from storage.client_queries import ClientFilter
from tests.access.company import TODAY, Company
from tests.access.matrix import UNKNOWN

CLIENTS: Final = ("client", "kept", "lapsing")
IDS: Final[Mapping[str, Mapping[str, Sequence[str]]]] = {
    "d": {"id": ("draft", "batch"), "value": ("client", "deal")},
    "np": {"client_id": CLIENTS},
    "p": {"id": ("payment", "paid", "own_payment", "kept_payment")},
    "ic": {"id": CLIENTS},
    "bt": {"id": ("batch", "draft")},
    "tr": {"id": ("transfer", "handed_over"), "manager": ("olga",)},
    "et": {"id": CLIENTS},
    "cl": {"id": CLIENTS},
    "cp": {"id": ("client_person", "kept_person"), "client": CLIENTS},
    "doc": {"client_id": ("client",), "id": ("document",)},
    "nc": {"draft": ("draft",)},
    "dl": {"id": ("deal",)},
    "pe": {"id": CLIENTS},
    "ag": {"id": ("agreement",)},
    "mt": {"id": CLIENTS},
    "in": {"id": ("introduction",)},
    "pk": {"id": CLIENTS},
    "wi": {"client": CLIENTS, "draft": ("plan_draft",)},
    "w": {"id": ("watch",)},
    "why": {"payment_id": ("paid", "kept_payment")},
    "ob": {"id": ("objection", "boris_objection")},
    "oj": {"payment_id": ("paid",)},
    "pn": {"id": ("plan_draft",)},
    "tm": {"id": ("ivan", "semyon", "department", "invitation")},
    "sb": {"id": ("department",), "who": ("ivan",)},
    "ab": {"id": ("ivan", "boris", "absence", "boris_absence")},
    "lv": {"id": ("semyon", "left"), "owner": ("petr",)},
    "au": {"client": CLIENTS, "person": ("ivan",)},
    "aum": {"client": ("client",), "person": ("ivan",)},
    "mo": {"number": ("ivan",)},
    "pp": {"id": CLIENTS},
    "pc": {"id": ("payment", "own_payment", "kept_payment")},
    "tg": {"who": ("ivan", "boris"), "department": ("department",)},
    "vw": {"id": ("ivan", "client", "kept", "stop")},
    "ud": {"id": ("meeting", "client_person", "deal", "fresh")},
}
"""By prefix and field: which things of the company its numbers name."""
NO_IDS: Final = {"page", "at", "wi.kopecks", "seen", "dg.value", "pd.last", "to.step", "pl.id", "pv.id"}
"""Numbers that name nothing, and the versions of the plan, which everybody reads: a field of all buttons, or of one."""
VALUES: Final[dict[str, Any]] = {
    "day": TODAY.isoformat(),
    "month": "2024-03-01",
    "state": "sent",
    "how": "in_person",
    "command": "clients",
    "which": ClientFilter.ALL,
    "line": "supply",
    "kopecks": 100_000,
}
WORDS: Final = {
    "d": ("client", "amount", "back", "cancel", "client-is", "amount-is", "date-is", "deal-is"),
    "ea": ("2024-03-01",),
    "pn": ("title", "kind", "percents", "vat", "heads", "contacts", "turnover", "number", "start"),
}
"""What a press may ask for where its handler takes all of a kind."""


@dataclass(frozen=True)
class Forged:
    """A press that somebody made up. `unknown`: the same about things that are not there; None: it names nothing."""

    data: str
    unknown: str | None


def forged(company: Company) -> list[Forged]:
    """All of them."""
    found = {}
    for kind, do in sorted(listened_to(), key=lambda each: (each[0].__prefix__, each[1])):
        for fields in _filled(kind, do, company):
            real = kind(**fields).pack()
            changed = {name: UNKNOWN for name in IDS.get(kind.__prefix__, {}) if fields.get(name)}
            found[real] = Forged(real, kind(**{**fields, **changed}).pack() if changed else None)
    return list(found.values())


def listened_to() -> set[tuple[type[CallbackData], str]]:
    """The kinds of presses that have a handler, and what each may ask for."""
    return {each for router in _routers(house_dispatcher()) for each in _of_router(router)}


def _routers(router: Router) -> Iterator[Router]:
    yield router
    for inner in router.sub_routers:
        yield from _routers(inner)


def _of_router(router: Router) -> Iterator[tuple[type[CallbackData], str]]:
    for handler in router.callback_query.handlers:
        for each in handler.filters or ():
            if isinstance(each.callback, Pressed):
                yield each.callback.kind, each.callback.do
            elif isinstance(each.callback, CallbackQueryFilter):
                kind = each.callback.callback_data
                yield from ((kind, word) for word in _words(kind))


def _words(kind: type[CallbackData]) -> Sequence[str]:
    asked = kind.model_fields.get(_asking(kind))
    return get_args(asked.annotation) or WORDS.get(kind.__prefix__, ("",)) if asked else ("",)


def _asking(kind: type[CallbackData]) -> str:
    """The field that says what is asked for."""
    return "what" if "what" in kind.model_fields else "do"


def _filled(kind: type[CallbackData], do: str, company: Company) -> Iterator[dict[str, Any]]:
    """Each thing in turn that the press may be about, the other fields as they usually are."""
    named = IDS.get(kind.__prefix__, {})
    usual = {name: VALUES[name] for name in kind.model_fields if name in VALUES and name not in named}
    usual |= {name: 1 for name, field in kind.model_fields.items() if field.is_required() and field.annotation is int}
    usual |= {name: company.ids[things[0]] for name, things in named.items()}
    if _asking(kind) in kind.model_fields:
        usual[_asking(kind)] = do
    yield usual
    for name, things in named.items():
        for thing in things[1:]:
            yield {**usual, name: company.ids[thing]}


NONSENSE: Final = ("", "x", "-1", "9999-12-31")


def nonsense(company: Company) -> list[str]:
    """Presses that say nonsense where a button says a word, a day or a value, all else as it is."""
    found = set()
    for kind, do in listened_to():
        values = next(_filled(kind, do, company))
        real = kind(**values).pack().split(":")
        for place, field in enumerate(kind.model_fields.values(), 1):
            if field.annotation is str:
                found |= {":".join([*real[:place], word, *real[place + 1 :]]) for word in NONSENSE}
    return sorted(found)


def unexplained() -> list[str]:
    """Numbers of buttons of which it is not said whether they are ids."""
    return [
        f"{kind.__name__}.{name}"
        for kind in {kind for kind, _ in listened_to()}
        for name, known in kind.model_fields.items()
        if known.annotation is int and NO_IDS.isdisjoint({name, f"{kind.__prefix__}.{name}"})
        if name not in IDS.get(kind.__prefix__, {})
    ]
