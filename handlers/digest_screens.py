"""The digest as a message of at most 3 500 characters with its chart, and the screen of its hours."""

from collections.abc import Sequence
from typing import Final

from domain.digests import (
    EVERY_DAY,
    WORKDAYS,
    DepartmentDigest,
    Digest,
    LapsingSoon,
    MonthSums,
    OwnDigest,
    PairMoney,
    PersonLine,
    Waiting,
    growth,
)
from handlers.introduction_screens import to_list_button, waiting_lines
from handlers.month_pictures import month_picture
from handlers.presses import (
    ClientsPress,
    CoveragePress,
    EarningsPress,
    Press,
    SidePress,
    TransfersPress,
    UnresolvedPress,
    WatchPress,
)
from handlers.screen import Button, Screen, press
from handlers.side_by_side_screens import beside_lines
from reports.charts import MonthChart
from storage.staff import Person
from texts import Html, Texts, lines, shortened, unmarked

MOST: Final = 3500
MOST_NAME: Final = 40
_LENGTHS: Final = (20, 10, 5, 2, 0)
HOURS: Final = (9 * 60, 12 * 60, 17 * 60, 18 * 60 + 30, 20 * 60, 21 * 60)


class DigestPress(Press, prefix="dg"):
    """now: send it; hours: choose; at: an hour (minutes after midnight); day: a weekday on or off; workdays; off."""

    do: str
    value: int = 0


def digest_screen(say: Texts, digest: Digest, *, asked: bool = False) -> Screen:
    """The digest; its lists are shortened until it fits. `asked`: by /digest, so it offers its hours."""
    text = Html("")
    for most in _LENGTHS:
        text = _text(say, digest, most)
        if len(unmarked(text)) <= MOST:
            break
    return Screen(text, _buttons(say, digest, asked=asked), _chart(say, digest))


def _text(say: Texts, digest: Digest, most: int) -> Html:
    blocks = [lines([say("digests-title", day=say.long_day(digest.on)), *_earned(say, digest)])]
    if digest.department is not None:
        blocks.append(_people(say, digest.department.people, most))
    blocks.extend(_pair(say, digest, pair) for pair in digest.pairs[: max(most, 1)])
    blocks.extend(beside_lines(say, pair, digest.last_month, most) for pair in digest.beside[: max(most, 1)])
    if digest.own is not None and digest.own.soon:
        soon = digest.own.soon[:most]
        blocks.append(lines([say("digests-soon"), *(_soon(say, digest, client) for client in soon)]))
    if digest.department is not None:
        blocks.append(_troubles(say, digest.department))
    blocks.append(_waiting(say, digest.waiting))
    if not digest.worth_sending:
        blocks.append(say("digests-quiet"))
    return lines([block for block in blocks if block], "\n\n")


def _earned(say: Texts, digest: Digest) -> list[Html]:
    found: list[Html] = []
    if digest.department is not None:
        found.append(say("digests-department-today", amount=say.signed(digest.department.today)))
        found.append(_month(say, digest, digest.department.month))
    if digest.own is not None:
        found.extend(_own(say, digest, digest.own))
    return found


def _own(say: Texts, digest: Digest, own: OwnDigest) -> list[Html]:
    beside = digest.department is not None
    today = say.signed(own.today.total)
    if beside:
        found = [say("digests-own", today=today, month=own.month.this)]
    elif own.today.full:
        split = say("digests-split", full=own.today.full, running=own.today.running)
        found = [say("digests-today-split", amount=today, split=split), _month(say, digest, own.month)]
    else:
        found = [say("digests-today", amount=today), _month(say, digest, own.month)]
    if own.expected_payments:
        found.append(say("digests-expected", amount=own.expected, count=own.expected_payments))
    return found


def _month(say: Texts, digest: Digest, sums: MonthSums) -> Html:
    return say("digests-month", month=say.month(digest.on, capital=True), sums=_compared(say, digest, sums))


def _compared(say: Texts, digest: Digest, sums: MonthSums) -> Html:
    """A month, and beside it the one before to the same day with how it grew."""
    last = say.month(digest.last_month)
    percent = growth(sums.this, sums.last)
    if percent is None:
        return say("digests-compared", this=sums.this, month=last, last=sums.last)
    key = "digests-compared-up" if percent >= 0 else "digests-compared-down"
    return say(key, this=sums.this, month=last, last=sums.last, percent=abs(int(percent)))


def _people(say: Texts, people: Sequence[PersonLine], most: int) -> Html:
    if not people:
        return Html("")
    found = [
        say("digests-person-today", name=_short(line.name), month=line.month.this, today=say.signed(line.today))
        if line.today
        else say("digests-person", name=_short(line.name), month=line.month.this)
        for line in people[:most]
    ]
    if len(people) > most:
        found.append(say("digests-people-more", count=len(people) - most))
    return lines([say("digests-people"), *found])


def _short(name: str) -> str:
    return shortened(name, MOST_NAME)


def _pair(say: Texts, digest: Digest, pair: PairMoney) -> Html:
    client = pair.client or say.plain("digests-no-department")
    return lines(
        [
            say("digests-new", department=_short(pair.commercial), sums=_compared(say, digest, pair.new)),
            say("digests-running", department=_short(client), sums=_compared(say, digest, pair.running)),
            say("digests-came-today", amount=pair.today) if pair.today else None,
        ]
    )


def _soon(say: Texts, digest: Digest, client: LapsingSoon) -> Html:
    name, days = _short(client.name), (client.lapses_on - digest.on).days
    if client.payment is None:
        return say("digests-soon-client", client=name, day=client.lapses_on, days=days)
    amounts = {"payment": client.payment, "before": client.before, "after": client.after}
    return say("digests-soon-estimate", client=name, day=client.lapses_on, days=days, **amounts)


def _troubles(say: Texts, department: DepartmentDigest) -> Html:
    found: list[Html] = []
    if department.gaps:
        names = ", ".join(_short(name) for name in department.gap_names)
        more = department.gaps > len(department.gap_names)
        found.append(say("digests-gaps", count=department.gaps, names=names + (" …" if more else "")))
    if department.missed:
        found.append(say("digests-missed", amount=department.missed))
    return lines(found)


def _waiting(say: Texts, waiting: Waiting) -> Html:
    if not waiting.something:
        return Html("")
    return lines(
        [
            say("digests-waits"),
            say("digests-waits-transfers", count=waiting.transfers) if waiting.transfers else None,
            say("digests-waits-payments", count=waiting.payments, amount=waiting.payments_sum)
            if waiting.payments
            else None,
            say("digests-waits-watch", count=waiting.watch) if waiting.watch else None,
            say("unresolved-digest", count=waiting.unresolved, amount=waiting.unresolved_sum)
            if waiting.unresolved
            else None,
            *waiting_lines(say, waiting.introductions),
            say("agreement-digest", count=waiting.agreements) if waiting.agreements else None,
        ]
    )


def _buttons(say: Texts, digest: Digest, *, asked: bool) -> list[list[Button]]:
    rows: list[list[Button]] = []
    if digest.beside:
        rows.append([press(say.button("side-open"), SidePress())])
    if digest.own is not None:
        rows.append([press(say.button("digests-why"), EarningsPress())])
    if digest.waiting.transfers:
        rows.append([press(say.button("digests-to-transfers"), TransfersPress())])
    if digest.waiting.watch:
        rows.append([press(say.button("digests-to-watch"), WatchPress())])
    if digest.waiting.unresolved:
        rows.append([press(say.button("unresolved-do", count=digest.waiting.unresolved), UnresolvedPress())])
    if digest.waiting.introductions:
        rows.append([to_list_button(say, len(digest.waiting.introductions))])
    if digest.department is not None and digest.department.gaps:
        rows.append([press(say.button("coverage-to-gaps", count=digest.department.gaps), CoveragePress())])
    if digest.own is not None or digest.pairs:
        rows.append([press(say.button("digests-my-clients"), ClientsPress())])
    if asked:
        return [*rows, [press(say.button("digests-hours"), DigestPress(do="hours"))]]
    return [*rows, [press(say.button("digests-no-weekends"), DigestPress(do="workdays"))]]


def _chart(say: Texts, digest: Digest) -> MonthChart | None:
    source = digest.department or digest.own
    return month_picture(source.series, digest.on, say) if source else None


def hours_screen(say: Texts, person: Person) -> Screen:
    """When a person's digest comes: now, another hour, other days, or not at all."""
    minute = person.digest_minute
    weekdays = 0 if minute is None else person.digest_weekdays
    rows = [[press(say.button("digests-now"), DigestPress(do="now"))]]
    hours = [_hour(say, each, chosen=each == minute) for each in HOURS]
    rows += [hours[:3], hours[3:]]
    days = [_day(say, day, chosen=bool(weekdays >> day & 1)) for day in range(7)]
    rows += [days[:4], days[4:]]
    if minute is None:
        return Screen(say("digests-off"), rows)
    rows.append([press(say.button("digests-never"), DigestPress(do="off"))])
    return Screen(_when(say, minute, weekdays), rows)


def _when(say: Texts, minute: int, weekdays: int) -> Html:
    if weekdays == EVERY_DAY:
        return say("digests-every-day", time=clock_words(minute))
    if weekdays == WORKDAYS:
        return say("digests-workdays", time=clock_words(minute))
    days = ", ".join(say("weekday-short", weekday=day + 1) for day in range(7) if weekdays >> day & 1)
    return say("digests-some-days", time=clock_words(minute), days=days)


def clock_words(minute: int) -> str:
    """Minutes after midnight as `18:30`."""
    return "{}:{:02}".format(*divmod(minute, 60))


def _hour(say: Texts, minute: int, *, chosen: bool) -> Button:
    return press(
        say.button("digests-hour", time=clock_words(minute), chosen=chosen), DigestPress(do="at", value=minute)
    )


def _day(say: Texts, day: int, *, chosen: bool) -> Button:
    words = say.plain("weekday-short", weekday=day + 1)
    return press(say.button("digests-day", day=words, chosen=chosen), DigestPress(do="day", value=day))
