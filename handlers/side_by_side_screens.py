"""Departments side by side: the numbers of a pair, and the list of clients behind each. Pure functions of data."""

from datetime import date
from decimal import Decimal
from typing import Final

from domain.calendar import add_months, month_of
from domain.digests import MonthSums, growth
from domain.side_by_side import Days, PairNumbers
from handlers.presses import ClientPress, SidePress, TeamPress
from handlers.screen import Button, Screen, in_pairs, press
from storage.side_by_side import Listed
from texts import Html, Texts, lines, shortened
from usecases.side_by_side import PAGE, Behind, BehindPage, SideBySide

MOST_PEOPLE: Final = 12
MOST_IN_DIGEST: Final = 3
MOST_NAME: Final = 40
_BY_MONTH: Final = {Behind.NEW, Behind.NEW_LAST, Behind.RUNNING, Behind.RUNNING_LAST, Behind.MISSED}
_OTHER_MONTH: Final = {
    Behind.NEW: Behind.NEW_LAST,
    Behind.NEW_LAST: Behind.NEW,
    Behind.RUNNING: Behind.RUNNING_LAST,
    Behind.RUNNING_LAST: Behind.RUNNING,
}


def side_screen(say: Texts, found: SideBySide | None) -> Screen:
    """The numbers of a pair; every one opens its list."""
    team = [press(say.button("side-button-team"), TeamPress())]
    if found is None:
        return Screen(say("side-none"), [team])
    pair, month = found.numbers, add_months(month_of(found.on), -1)
    people = _people(say, pair, month, MOST_PEOPLE)
    text = lines(
        [
            say("side-title", day=say.long_day(found.on)),
            _pair_name(say, pair),
            Html(""),
            say("side-new", sums=_compared(say, pair.money.new, month)),
            say("side-running", sums=_compared(say, pair.money.running, month)),
            say(
                "side-load",
                acquisition=pair.load.acquisition,
                lapsed=pair.load.lapsed,
                service=pair.load.service,
            ),
            _days(say, pair.days),
            say("side-missed", amount=pair.missed),
            say("side-lost", count=pair.lost),
            *([Html(""), *people] if people else []),
        ]
    )
    others = [
        [press(say.button("side-button-pair", name=name), SidePress(id=number))]
        for number, name in found.pairs
        if number != pair.department_id
    ]
    return Screen(text, [*_buttons(say, pair), *others, team])


def _pair_name(say: Texts, pair: PairNumbers) -> Html:
    client = pair.money.client or say.plain("digests-no-department")
    return say("side-pair", commercial=pair.money.commercial, client=client)


def _compared(say: Texts, sums: MonthSums, month: date) -> Html:
    percent, last = growth(sums.this, sums.last), say.month(month)
    if percent is None:
        return say("side-compared", this=sums.this, month=last, last=sums.last)
    key = "side-compared-up" if percent >= 0 else "side-compared-down"
    return say(key, this=sums.this, month=last, last=sums.last, percent=abs(int(percent)))


def _days(say: Texts, days: Days) -> Html:
    if not days.count:
        return say("side-days-none")
    worst = say("side-days-count", days=days.worst)
    return say("side-days", median=median_words(say, days.median), worst=worst, count=days.count)


def median_words(say: Texts, median: Decimal) -> Html:
    """`4 дня`, `2,5 дня`."""
    if median == median.to_integral_value():
        return say("side-days-count", days=int(median))
    return say("side-days-half", days=say.number(median))


def beside_lines(say: Texts, pair: PairNumbers, month: date, most: int, *, named: bool) -> Html:
    """What the digest tells of a pair beside its money: `month` is the one compared with, `most` people are named.

    `named`: the pair is, as one of several.
    """
    days = median_words(say, pair.days.median) if pair.days.count else say("side-digest-nobody-handed-over")
    load = pair.load
    numbers = say(
        "side-digest",
        acquisition=load.acquisition,
        lapsed=load.lapsed,
        service=load.service,
        days=days,
        missed=pair.missed,
        lost=pair.lost,
    )
    shown = min(most, MOST_IN_DIGEST)
    people, more = _people(say, pair, month, shown), len(pair.people) - shown
    rest = say("digests-people-more", count=more) if people and more > 0 else None
    return lines([_pair_name(say, pair) if named else None, numbers, *people, rest])


def _people(say: Texts, pair: PairNumbers, month: date, most: int) -> list[Html]:
    """A line each, below what they are: none, where nobody earned."""
    told = [say("side-person", name=shortened(p.name, MOST_NAME), this=p.this, last=p.last) for p in pair.people[:most]]
    return [say("side-people", month=say.month(month)), *told] if told else []


def _buttons(say: Texts, pair: PairNumbers) -> list[list[Button]]:
    def to(key: str, which: Behind) -> Button:
        return press(key, SidePress(id=pair.department_id, do=which.value))

    load = pair.load
    numbers = [
        to(say.button("side-button-new"), Behind.NEW),
        to(say.button("side-button-running"), Behind.RUNNING),
        to(say.button("side-button-acquisition", count=load.acquisition), Behind.ACQUISITION),
        to(say.button("side-button-lapsed", count=load.lapsed), Behind.LAPSED),
        to(say.button("side-button-service", count=load.service), Behind.SERVICE),
        to(say.button("side-button-missed"), Behind.MISSED),
        to(say.button("side-button-lost", count=pair.lost), Behind.LOST),
        to(say.button("side-button-transfers", count=pair.days.count), Behind.TRANSFERS),
    ]
    return [
        *in_pairs(numbers),
        *(
            [
                press(
                    say.button("side-button-person", name=shortened(p.name, MOST_NAME), amount=p.this),
                    SidePress(id=pair.department_id, do=Behind.PERSON.value, who=p.staff_id),
                )
            ]
            for p in pair.people[:MOST_PEOPLE]
        ),
    ]


def behind_screen(say: Texts, page: BehindPage) -> Screen:
    """A list of clients; each leads to its card."""
    rows = [
        [press(_label(say, page.behind, client), ClientPress(id=client.client_id, do="beside"))]
        for client in page.clients
    ]
    if page.total > PAGE:
        rows.append(_turning(say, page))
    other = _OTHER_MONTH.get(page.behind)
    if other is not None:
        later = other in {Behind.NEW, Behind.RUNNING}
        month = add_months(page.month, 1 if later else -1)
        label = say.button("side-button-other-month", month=say.month(month, capital=True))
        rows.append([press(label, SidePress(id=page.department_id, do=other.value))])
    back = [press(say.button("side-button-back"), SidePress(id=page.department_id))]
    find = say("common-find-client") if page.total > PAGE else None
    text = lines([_title(say, page), find if page.clients else say("side-list-empty")], "\n\n")
    return Screen(text, [*rows, back])


def _title(say: Texts, page: BehindPage) -> Html:
    number, month = page.behind.value.removesuffix("-last"), say.month(page.month)
    if page.behind is Behind.PERSON:
        return say(f"side-list-{number}", name=page.person, month=month)
    if page.behind in _BY_MONTH:
        return say(f"side-list-{number}", pair=page.pair, month=month)
    return say(f"side-list-{number}", pair=page.pair)


def _label(say: Texts, behind: Behind, client: Listed) -> str:
    if client.amount is not None:
        return say.button("side-line-amount", name=client.name, amount=client.amount)
    if client.days is not None:
        return say.button("side-line-days", name=client.name, days=say("side-days-count", days=client.days))
    if client.day is None:
        return say.button("side-line", name=client.name)
    key = "side-line-until" if behind is Behind.ACQUISITION else "side-line-since"
    return say.button(key, name=client.name, day=client.day)


def _turning(say: Texts, page: BehindPage) -> list[Button]:
    pages = -(-page.total // PAGE)

    def to(number: int, label: str) -> Button:
        turned = SidePress(id=page.department_id, do=page.behind.value, page=number % pages, who=page.staff_id)
        return press(label, turned)

    here = say.button("clients-page", number=page.number + 1, pages=pages)
    return [
        to(page.number - 1, say.button("clients-previous")),
        to(page.number, here),
        to(page.number + 1, say.button("clients-next")),
    ]
