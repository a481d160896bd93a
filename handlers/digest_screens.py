"""The digest as a message of at most 3 500 characters with its chart."""

from collections.abc import Sequence
from typing import Final

from domain.digests import (
    DepartmentDigest,
    Digest,
    LapsingSoon,
    MoneyIn,
    MonthSums,
    OwnDigest,
    PairMoney,
    PersonLine,
    Waiting,
    growth,
)
from handlers.digest_hours import DigestPress
from handlers.introduction_screens import to_list_button, waiting_lines
from handlers.month_pictures import money_picture, month_picture
from handlers.presses import (
    ClientsPress,
    CoveragePress,
    EarningsPress,
    SidePress,
    TransfersPress,
    UnresolvedPress,
    WatchPress,
)
from handlers.screen import Button, Screen, in_pairs, press
from handlers.side_by_side_screens import beside_lines
from handlers.target_screens import TargetPress, progress_lines
from reports.charts import MonthChart
from texts import Html, Texts, lines, shortened, unmarked

MOST: Final = 3500
MOST_LINES: Final = 22
MOST_NAME: Final = 40
MOST_PROGRESS: Final = 6
MOST_HELD: Final = 10
_LENGTHS: Final = (20, 10, 5, 3, 2, 0)
_LEAST_NAMED: Final = 3


def digest_screen(say: Texts, digest: Digest, held: Sequence[str] = (), *, asked: bool = False) -> Screen:
    """The digest; its lists are shortened until it fits, though not below three names only for a short message.

    `held`: the first words of each message that was held for it; `asked`: by /digest, so it offers its hours.
    """
    text = Html("")
    for most in _LENGTHS:
        text = _text(say, digest, held, most)
        if len(unmarked(text)) <= MOST and (len(text.splitlines()) <= MOST_LINES or most <= _LEAST_NAMED):
            break
    return Screen(text, _buttons(say, digest, asked=asked), _chart(say, digest))


def _text(say: Texts, digest: Digest, held: Sequence[str], most: int) -> Html:
    blocks = [lines([say("digests-title", day=say.long_day(digest.on)), *_earned(say, digest)])]
    if digest.department is not None:
        blocks.append(_people(say, digest.department.people, most))
    blocks.extend(_pair(say, digest, pair) for pair in digest.pairs[: max(most, 1)])
    many = len(digest.beside) > 1
    blocks.extend(
        beside_lines(say, pair, digest.last_month, most, named=many) for pair in digest.beside[: max(most, 1)]
    )
    if digest.own is not None and digest.own.soon:
        soon = digest.own.soon[:most]
        blocks.append(lines([say("digests-soon"), *(_soon(say, digest, client) for client in soon)]))
    if digest.department is not None:
        blocks.append(_troubles(say, digest.department))
    blocks.extend([_waiting(say, digest.waiting), _held(say, held, most)])
    if not digest.worth_sending:
        blocks.append(say("digests-quiet"))
    return lines([block for block in blocks if block], "\n\n")


def _earned(say: Texts, digest: Digest) -> list[Html]:
    found: list[Html] = []
    if digest.department is not None:
        found.append(say("digests-department-today", amount=say.signed(digest.department.today)))
        found.append(_month(say, digest, digest.department.month))
        found.extend(progress_lines(say, digest.department.progress, together=True))
    if digest.own is not None:
        found.extend(_own(say, digest, digest.own))
    if digest.money is not None:
        found.extend(_money(say, digest, digest.money))
    return found


def _money(say: Texts, digest: Digest, money: MoneyIn) -> list[Html]:
    """What came in, together; and how far each department is."""
    return [
        say("digests-came-in", amount=say.signed(money.today)),
        _month(say, digest, money.month),
        *(
            say("targets-of-department", department=_short(name), percent=p.percent)
            for name, p in digest.progress[:MOST_PROGRESS]
        ),
    ]


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
    found.extend(progress_lines(say, own.progress))
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


def _grown(say: Texts, digest: Digest, sums: MonthSums) -> Html:
    """The same below a line that says already what it is compared with."""
    percent = growth(sums.this, sums.last)
    if digest.money is None or percent is None:
        return _compared(say, digest, sums)
    return say("digests-grown-up" if percent >= 0 else "digests-grown-down", this=sums.this, percent=abs(int(percent)))


def _people(say: Texts, people: Sequence[PersonLine], most: int) -> Html:
    if not people:
        return Html("")
    found = [_person(say, line) for line in people[:most]]
    if len(people) > most:
        found.append(say("digests-people-more", count=len(people) - most))
    return lines([say("digests-people"), *found])


def _says_more(digest: Digest) -> bool:
    """Whether what came to one pair today is not what came in together."""
    return digest.money is None or len(digest.pairs) > 1


def _person(say: Texts, line: PersonLine) -> Html:
    key = "digests-person-today" if line.today else "digests-person"
    told = say(key, name=_short(line.name), month=line.month.this, today=say.signed(line.today))
    return say("digests-person-target", line=told, percent=line.progress.percent) if line.progress else told


def _short(name: str) -> str:
    return shortened(name, MOST_NAME)


def _pair(say: Texts, digest: Digest, pair: PairMoney) -> Html:
    client = pair.client or say.plain("digests-no-department")
    return lines(
        [
            say("digests-new", department=_short(pair.commercial), sums=_grown(say, digest, pair.new)),
            say("digests-running", department=_short(client), sums=_grown(say, digest, pair.running)),
            say("digests-came-today", amount=pair.today) if pair.today and _says_more(digest) else None,
        ]
    )


def _soon(say: Texts, digest: Digest, client: LapsingSoon) -> Html:
    name = _short(client.name)
    if client.lapses_on is None:
        return say("digests-soon-last", client=name)
    days = (client.lapses_on - digest.on).days
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


def _held(say: Texts, held: Sequence[str], most: int) -> Html:
    """What came without a sound, each in a line."""
    if not held:
        return Html("")
    shown = held[: min(most, MOST_HELD)]
    more = len(held) - len(shown)
    told = [say("digests-held-one", words=words) for words in shown]
    return lines([say("digests-held"), *told, say("digests-people-more", count=more) if more else None])


def _buttons(say: Texts, digest: Digest, *, asked: bool) -> list[list[Button]]:
    """What a person goes on to from here, two a row; at the end when the digest comes."""
    doors = [*_own_doors(say, digest), *_waiting_doors(say, digest.waiting), *_department_doors(say, digest)]
    if digest.department is not None and digest.department.gaps:
        doors.append(press(say.button("coverage-to-gaps", count=digest.department.gaps), CoveragePress()))
    rows = in_pairs(doors)
    if asked or not digest.on_weekends:
        return [*rows, [press(say.button("digests-hours"), DigestPress(do="hours"))]]
    return [*rows, [press(say.button("digests-no-weekends"), DigestPress(do="workdays"))]]


def _own_doors(say: Texts, digest: Digest) -> list[Button]:
    if digest.own is not None:
        why = press(say.button("digests-why"), EarningsPress())
        return [why, press(say.button("digests-my-clients"), ClientsPress())]
    return [press(say.button("start-clients"), ClientsPress())] if digest.pairs else []


def _waiting_doors(say: Texts, waiting: Waiting) -> list[Button]:
    found = []
    if waiting.transfers:
        found.append(press(say.button("digests-to-transfers"), TransfersPress()))
    if waiting.watch:
        found.append(press(say.button("digests-to-watch"), WatchPress()))
    if waiting.unresolved:
        found.append(press(say.button("unresolved-do", count=waiting.unresolved), UnresolvedPress()))
    if waiting.introductions:
        found.append(to_list_button(say, len(waiting.introductions)))
    return found


def _department_doors(say: Texts, digest: Digest) -> list[Button]:
    found = []
    if digest.department is not None or digest.pairs:
        found.append(press(say.button("targets-open"), TargetPress()))
    if digest.beside:
        found.append(press(say.button("side-open"), SidePress()))
    return found


def _chart(say: Texts, digest: Digest) -> MonthChart | None:
    if digest.money is not None:
        return money_picture(digest.money.series, digest.on, say)
    source = digest.department or digest.own
    if source is None:
        return None
    return month_picture(source.series, digest.on, say, source.progress.target if source.progress else None)
