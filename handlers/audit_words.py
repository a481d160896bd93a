"""The audit log in words: what was done, and each field as it was and as it became, by what kind of thing it is."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from handlers.audit_values import brief, department_words, value_words, who
from storage.audit_views import AuditRow
from texts import Html, Texts, escaped, lines
from usecases.audit import Names

_FIRST: Final = ("name", "person_name", "contact_name", "title", "number")
"""Fields that say what the act is about."""
_ALWAYS: Final = frozenset({"question", "holder", "target_month", "notice", "contact"})
"""Fields that say what the act is about, told where they have not changed too."""
CALLED: Final[Mapping[tuple[str, str], str]] = {
    **{(kind, "name"): "person_name" for kind in ("staff", "invitation")},
    ("contact", "name"): "contact_name",
    ("absence", "first"): "first_day",
    ("client", "of"): "left",
    ("coverage alarm", "kind"): "alarm",
}
"""Fields that are something else with some kinds of objects."""
_NOBODY: Final = "[]"
"""Shares of nobody."""


def row_words(row: AuditRow, say: Texts, names: Names) -> Html:
    """One act: when, who, what; then each field that changed, as it was and as it became."""
    object_ = _object(row, say, names)
    about = Html("") if object_ is None else say("audit-about", name=object_)
    told = say("audit-row", at=row.at, who=who(row.actor_id, say, names), act=_act(row, say), about=about)
    return lines([told, *_changes(row, say, names)])


def _object(row: AuditRow, say: Texts, names: Names) -> Html | None:
    """What the act is about: the client, or another person, a department, a month."""
    if row.client_name is not None:
        return brief(row.client_name)
    kind, _, number = row.on.partition(":")
    match kind:
        case "staff" if int(number) != row.actor_id:
            return who(int(number), say, names)
        case "department":
            return department_words(int(number), say, names)
        case "month":
            return say.month(date.fromisoformat(f"{number[:7]}-01"))
        case _:
            return None


def key_of(name: str) -> str:
    """What an act or a field is called in the keys of its words."""
    return re.sub(r"[^a-z]+", "-", name)


def _act(row: AuditRow, say: Texts) -> Html:
    try:
        return say(f"audit-act-{key_of(row.action)}")
    except LookupError:
        # an act of a later version of the program, in its own words rather than in none
        return brief(row.action)


def _changes(row: AuditRow, say: Texts, names: Names) -> list[Html]:
    before, after = _fields(row, row.before), _fields(row, row.after)
    fields = sorted({*before, *after}, key=lambda field: (field not in _FIRST, field))
    return [
        _change(field, before.get(field), after.get(field), say, names)
        for field in fields
        if field in _ALWAYS or before.get(field) != after.get(field)
    ]


def _fields(row: AuditRow, kept: Mapping[str, Any] | None) -> dict[str, Any]:
    kind = row.on.partition(":")[0]
    return {
        CALLED.get((kind, field), field): None if value == _NOBODY else value for field, value in (kept or {}).items()
    }


def _change(field: str, was: Any, became: Any, say: Texts, names: Names) -> Html:
    label = _label(field, say)
    if became is None:
        return say("audit-was", label=label, was=value_words(field, was, say, names))
    now = value_words(field, became, say, names)
    if was is None or was == became:
        return say("audit-is", label=label, now=now)
    return say("audit-change", label=label, was=value_words(field, was, say, names), now=now)


def _label(field: str, say: Texts) -> Html:
    try:
        return say(f"audit-field-{key_of(field)}")
    except LookupError:
        return escaped(field)
