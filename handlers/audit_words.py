"""The audit log in words: what was done, and each field as it was and as it became, by what kind of thing it is."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from domain.calendar import month_of
from domain.money import Percent
from storage.audit_views import AuditRow
from texts import Html, Texts, escaped, lines, shortened
from usecases.audit import Names

_Telling = Callable[[Any, Texts, Names], Html]

_SHARE: Final = re.compile(r"\((\d+), \w+\('([\d.]+)'\)\)")
_MINUTES_AN_HOUR: Final = 60
_DIGITS_SHOWN: Final = 4
_HUNTERS_SHOWN: Final = 4
_MOST_IN_VALUE: Final = 40
"""Letters of a value that are shown: a page of the fullest acts fits into one message."""


def _money(value: Any, say: Texts, _: Names) -> Html:
    return say.money(Decimal(str(value)))


def _day(value: Any, say: Texts, _: Names) -> Html:
    return say.day(date.fromisoformat(value))


def _month(value: Any, say: Texts, _: Names) -> Html:
    return say.month(month_of(date.fromisoformat(value)))


def _person(value: Any, say: Texts, names: Names) -> Html:
    return who(value, say, names) if isinstance(value, int) else say("audit-everybody")


def _hunters(value: Any, say: Texts, names: Names) -> Html:
    shares = _SHARE.findall(str(value))
    told = [Html(f"{who(int(staff_id), say, names)} {say.percent(Percent(share))}") for staff_id, share in shares]
    return Html(", ".join(told[:_HUNTERS_SHOWN]) + ("…" if len(told) > _HUNTERS_SHOWN else ""))


def _minute(value: Any, _: Texts, __: Names) -> Html:
    hours, minutes = divmod(int(value), _MINUTES_AN_HOUR)
    return Html(f"{hours:02}:{minutes:02}")


def _weekdays(value: Any, say: Texts, _: Names) -> Html:
    # 1 January 2024 was a Monday
    return Html(", ".join(say.weekday_short(date(2024, 1, 1 + bit)) for bit in range(7) if int(value) >> bit & 1))


def _number(value: Any, say: Texts, _: Names) -> Html:
    return say("audit-number", number=str(value))


def _phone(value: Any, _: Texts, __: Names) -> Html:
    # the log says that it changed; the number itself is shown with the client, and that is recorded
    return escaped(f"…{str(value)[-_DIGITS_SHOWN:]}")


def _business_lines(value: Any, _: Texts, names: Names) -> Html:
    return brief(", ".join(names.lines.get(code, code) for code in str(value).split(", ")))


def _text(value: Any, say: Texts, _: Names) -> Html:
    if isinstance(value, bool):
        return say("audit-yes" if value else "audit-no")
    return brief(str(value))


_WORD_OF: Final = {
    "declared": "audit-word-declared",
    "confirmed": "audit-word-confirmed",
    "void": "audit-word-void",
    "active": "audit-word-active",
    "suspended": "audit-word-suspended",
    "needed": "audit-word-needed",
    "sent": "audit-word-sent",
    "signed": "audit-word-signed",
    "waiting": "audit-word-waiting",
    "withdrawn": "audit-word-withdrawn",
    "open": "audit-word-open",
    "accepted": "audit-word-accepted",
    "declined": "audit-word-declined",
    "one_off": "audit-word-one-off",
    "recurring": "audit-word-recurring",
    "in_person": "audit-word-in-person",
    "call": "audit-word-call",
    "commercial": "department-commercial",
    "client": "department-client",
    "ru": "settings-language-ru",
    "en": "settings-language-en",
}


def _word(value: Any, say: Texts, _: Names) -> Html:
    key = _WORD_OF.get(value)
    return brief(str(value)) if key is None else say(key)


def _role(value: Any, say: Texts, _: Names) -> Html:
    return say(f"role-{value}")


def _department(value: Any, _: Texts, names: Names) -> Html:
    return brief(names.departments.get(value, f"№ {value}"))


_TELLING: Final[Mapping[str, _Telling]] = {
    **dict.fromkeys(("amount", "monthly", "first", "total", "correction"), _money),
    **dict.fromkeys(("paid_on", "since", "effective_from", "lapsed_on", "met_on", "closed_on"), _day),
    "closed_through": _month,
    **dict.fromkeys(("manager", "head", "staff", "of"), _person),
    "hunters": _hunters,
    **dict.fromkeys(("quiet_from", "quiet_to", "digest_minute"), _minute),
    "digest_weekdays": _weekdays,
    **dict.fromkeys(("deal", "refund_of", "payment", "invitation"), _number),
    "phone": _phone,
    **dict.fromkeys(("line", "lines"), _business_lines),
    **dict.fromkeys(("status", "state", "kind", "how", "side", "language"), _word),
    "role": _role,
    "department": _department,
}
_FIRST: Final = ("name", "title", "number")
"""Fields that say what the act is about."""
_PERSONS: Final = frozenset({"staff", "invitation", "contact"})
"""Kinds of objects that have a person's name."""


def who(staff_id: int, say: Texts, names: Names) -> Html:
    """A person's name; the clock is nobody."""
    if not staff_id:
        return say("audit-clock")
    return brief(names.people.get(staff_id, f"№ {staff_id}"))


def brief(text: str) -> Html:
    """Somebody's words, the end cut off where they are long."""
    return escaped(shortened(text, _MOST_IN_VALUE))


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
            return _department(int(number), say, names)
        case "month":
            return say.month(date.fromisoformat(f"{number[:7]}-01"))
        case _:
            return None


def _act(row: AuditRow, say: Texts) -> Html:
    try:
        return say(f"audit-act-{row.action.replace(' ', '-')}")
    except LookupError:
        # an act of a later version of the program, in its own words rather than in none
        return brief(row.action)


def _changes(row: AuditRow, say: Texts, names: Names) -> list[Html]:
    before, after = row.before or {}, row.after or {}
    fields = sorted({*before, *after}, key=lambda field: (field not in _FIRST, field))
    is_person = row.on.partition(":")[0] in _PERSONS
    return [
        _change(
            "person_name" if is_person and field == "name" else field, before.get(field), after.get(field), say, names
        )
        for field in fields
        if before.get(field) != after.get(field)
    ]


def _change(field: str, was: Any, became: Any, say: Texts, names: Names) -> Html:
    telling, label = _TELLING.get(field, _text), _label(field, say)
    if was is None:
        return say("audit-is", label=label, now=telling(became, say, names))
    if became is None:
        return say("audit-was", label=label, was=telling(was, say, names))
    return say("audit-change", label=label, was=telling(was, say, names), now=telling(became, say, names))


def _label(field: str, say: Texts) -> Html:
    try:
        return say(f"audit-field-{field.replace('_', '-')}")
    except LookupError:
        return escaped(field)
