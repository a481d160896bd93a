"""Values in the audit log as people read them: by the field that they stand in, in words instead of codes."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from domain.calendar import month_of
from domain.client_base import masked_name, masked_phone
from domain.money import Percent
from texts import Html, Texts, escaped, lines, shortened
from usecases.audit import Names

_Telling = Callable[[Any, Texts, Names], Html]

_SHARE: Final = re.compile(r"\((\d+), \w+\('([\d.]+)'\)\)")
_MINUTES_AN_HOUR: Final = 60
_HUNTERS_SHOWN: Final = 4
_MOST_IN_VALUE: Final = 40
"""Letters of a value that are shown: a page of the fullest acts fits into one message."""


def who(staff_id: int, say: Texts, names: Names) -> Html:
    """A person's name; the clock is nobody."""
    if not staff_id:
        return say("audit-clock")
    return brief(names.people.get(staff_id, f"№ {staff_id}"))


def brief(text: str) -> Html:
    """Somebody's words, the end cut off where they are long."""
    return escaped(shortened(text, _MOST_IN_VALUE))


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
    told = [lines([who(int(staff_id), say, names), say.percent(Percent(share))], " ") for staff_id, share in shares]
    more = Html("…") if len(told) > _HUNTERS_SHOWN else None
    return lines([lines(told[:_HUNTERS_SHOWN], ", "), more], "")


def _minute(value: Any, _: Texts, __: Names) -> Html:
    hours, minutes = divmod(int(value), _MINUTES_AN_HOUR)
    return escaped(f"{hours:02}:{minutes:02}")


def _weekdays(value: Any, say: Texts, _: Names) -> Html:
    # 1 January 2024 was a Monday
    return lines((say.weekday_short(date(2024, 1, 1 + bit)) for bit in range(7) if int(value) >> bit & 1), ", ")


def _number(value: Any, say: Texts, _: Names) -> Html:
    return say("audit-number", number=str(value))


def _phone(value: Any, _: Texts, __: Names) -> Html:
    # the log says that it changed; the number itself is shown with the client, and that is recorded
    return escaped(masked_phone(str(value)))


def _business_lines(value: Any, _: Texts, names: Names) -> Html:
    return brief(", ".join(names.lines.get(code, code) for code in str(value).split(", ")))


def _contact(value: Any, _: Texts, names: Names) -> Html:
    known = names.contacts.get(value)
    return brief(f"№ {value}" if known is None else masked_name(known))


def _contact_name(value: Any, _: Texts, __: Names) -> Html:
    return brief(masked_name(str(value)))


def _text(value: Any, say: Texts, _: Names) -> Html:
    if isinstance(value, bool):
        return say("audit-yes" if value else "audit-no")
    return brief(str(value))


_STATES: Final = {
    "declared": "audit-word-declared",
    "confirmed": "audit-word-confirmed",
    "void": "audit-word-void",
    "active": "audit-word-active",
    "suspended": "audit-word-suspended",
    "needed": "audit-word-needed",
    "sent": "audit-word-sent",
    "signed": "audit-word-signed",
    "waiting": "audit-word-waiting",
    "one-confirmed": "audit-word-one-confirmed",
    "postponed": "audit-word-postponed",
    "with-director": "audit-word-with-director",
    "returned": "audit-word-returned",
    "withdrawn": "audit-word-withdrawn",
    "open": "audit-word-open",
    "accepted": "audit-word-accepted",
    "declined": "audit-word-declined",
    "agreed": "audit-word-agreed",
    "taken-back": "audit-word-taken-back",
    "outdated": "audit-word-outdated",
}
_REASONS: Final = {
    "negotiating": "transfers-reason-negotiating",
    "overdue": "transfers-reason-overdue",
    "papers": "transfers-reason-papers",
    "stays": "transfers-reason-stays",
    "strangers": "transfers-reason-strangers",
    "voided": "transfers-why-voided",
    "redated": "transfers-why-redated",
    "extended": "transfers-why-extended",
    "changed": "transfers-why-changed",
}
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "status": _STATES,
    "state": _STATES,
    "reason": _REASONS,
    "why": _REASONS,
    "kind": {
        "one_off": "audit-word-one-off",
        "recurring": "audit-word-recurring",
    },
    "alarm": {"hangs": "audit-word-hangs", "lost": "audit-word-lost"},
    "how": {"in_person": "audit-word-in-person", "call": "audit-word-call"},
    "side": {"commercial": "department-commercial", "client": "department-client"},
    "language": {"ru": "settings-language-ru", "en": "settings-language-en"},
    "task": {"introduce": "audit-word-introduce", "meet": "audit-word-meet", "greet": "audit-word-greet"},
    "question": {
        "prices": "packet-label-prices",
        "dates": "packet-label-dates",
        "credit": "packet-label-credit",
        "other": "packet-label-other",
        "advice": "packet-label-advice",
    },
    "notice": {
        "money": "notices-kind-money",
        "transfers": "notices-kind-transfers",
        "introductions": "notices-kind-introductions",
        "reminders": "notices-kind-reminders",
        "team": "notices-kind-team",
        "digest": "notices-kind-digest",
    },
    "heard": {"sound": "audit-word-sound", "silent": "audit-word-silent", "digest": "audit-word-digest"},
    "post": {"hunter": "role-hunter", "manager": "role-account_manager"},
    "country": {
        "RU": "holidays-ru",
        "BY": "holidays-by",
        "KZ": "holidays-kz",
        "AM": "holidays-am",
        "AZ": "holidays-az",
        "GE": "holidays-ge",
        "KG": "holidays-kg",
        "UZ": "holidays-uz",
    },
}
"""By field: the words for what the code keeps as a code. Reasons may also be typed, and stand as they are."""


def _worded(field: str) -> _Telling:
    known = WORDS[field]

    def telling(value: Any, say: Texts, _: Names) -> Html:
        key = known.get(value)
        return brief(str(value)) if key is None else say(key)

    return telling


def _role(value: Any, say: Texts, _: Names) -> Html:
    return say(f"role-{value}")


def department_words(value: Any, _: Texts, names: Names) -> Html:
    """A department's name by its id."""
    return brief(names.departments.get(value, f"№ {value}"))


_TELLING: Final[Mapping[str, _Telling]] = {
    **dict.fromkeys(("amount", "monthly", "first", "total", "correction", "turnover", "target"), _money),
    **dict.fromkeys(("paid_on", "since", "effective_from", "lapsed_on", "met_on", "closed_on"), _day),
    **dict.fromkeys(("until", "extended_until", "start", "lapses_on", "first_day", "last"), _day),
    **dict.fromkeys(("closed_through", "target_month"), _month),
    **dict.fromkeys(("manager", "head", "staff", "of", "for", "by", "substitute", "holder", "left"), _person),
    "hunters": _hunters,
    **dict.fromkeys(("quiet_from", "quiet_to", "digest_minute"), _minute),
    **dict.fromkeys(("digest_weekdays", "days_off"), _weekdays),
    **dict.fromkeys(("deal", "refund_of", "payment", "invitation"), _number),
    "phone": _phone,
    **dict.fromkeys(("line", "lines"), _business_lines),
    **{field: _worded(field) for field in WORDS},
    "role": _role,
    "department": department_words,
    "person": _contact,
    **dict.fromkeys(("contact", "contact_name"), _contact_name),
}


def value_words(field: str, value: Any, say: Texts, names: Names) -> Html:
    """A value of a field, which is not None."""
    return _TELLING.get(field, _text)(value, say, names)
