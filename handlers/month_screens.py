"""The screens of the month: what an open one comes to and what stands in its way, and a closed one with its files."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from domain.calendar import next_month
from domain.money import ZERO
from domain.month import PersonMonth
from domain.staff import Actor, Permission
from handlers.parts import Attachment
from handlers.presses import AnyDay, CommandPress, HomePress, ObjectionPress, Press
from handlers.screen import Button, Screen, press
from storage.months import Closing, Waiting
from texts import Html, Texts, lines
from usecases.months import ClosedMonth, MonthReview

MOST_PEOPLE: Final = 15
MOST_BUTTONS: Final = 5
CLOSED_A_ROW: Final = 3
PEOPLE_A_PAGE: Final = 8


class MonthPress(Press, prefix="mo"):
    """A month, named by its first day, and what is asked of it. `number`: agreed objections, a person, or a page."""

    do: str = "review"
    month: AnyDay = ""
    number: int = 0


def named(say: Texts, month: date) -> Html:
    """A month as a heading."""
    return say.month(month, capital=True)


def review_screen(found: MonthReview, say: Texts, actor: Actor) -> Screen:
    """The month that is closed next."""
    rows = [
        say("month-title", month=named(say, found.month)),
        None if found.ended else say("month-goes-on", day=next_month(found.month)),
        say("month-total", amount=found.total) if found.people else say("month-nobody"),
        *_people(found.people, say),
        *_in_the_way(found, say),
        _last_word(found, say, actor),
    ]
    return Screen(lines(rows), _review_buttons(found, say, actor))


def _people(people: Sequence[PersonMonth], say: Texts) -> Iterable[Html]:
    for person in sorted(people, key=lambda each: -each.earned)[:MOST_PEOPLE]:
        yield say("month-person", name=person.name, amount=person.earned)
    if len(people) > MOST_PEOPLE:
        yield say("month-more", count=len(people) - MOST_PEOPLE)


def _in_the_way(found: MonthReview, say: Texts) -> Iterable[Html]:
    if found.unconfirmed.count:
        count, total = found.unconfirmed.count, found.unconfirmed.total
        yield say("month-unconfirmed", count=count, amount=total)
        yield from _waiting(found.unconfirmed, say)
    if found.objections:
        yield say("month-objections", count=len(found.objections))
        for each in found.objections[:MOST_BUTTONS]:
            yield say("month-objection", name=each.name, client=each.client_name, day=each.paid_on)
        if len(found.objections) > MOST_BUTTONS:
            yield say("month-more", count=len(found.objections) - MOST_BUTTONS)
    if below := [person for person in found.people if person.carried_forward]:
        yield say("month-negative", month=say.month(next_month(found.month)))
        yield from (say("month-person", name=each.name, amount=each.carried_forward) for each in below)
    if found.unresolved.count:
        yield say("month-unresolved", count=found.unresolved.count, amount=found.unresolved.total)
        yield from _waiting(found.unresolved, say)


def _waiting(waiting: Waiting, say: Texts) -> Iterable[Html]:
    for client, day, amount in waiting.first:
        yield say("month-waiting", client=client, day=day, amount=amount)
    if waiting.count > len(waiting.first):
        yield say("month-more", count=waiting.count - len(waiting.first))


def _last_word(found: MonthReview, say: Texts, actor: Actor) -> Html | None:
    if not found.ended:
        return None
    if not actor.may(Permission.CLOSE_MONTH):
        return say("month-director-closes")
    clear = not (found.unconfirmed.count or found.objections or found.unresolved.count)
    return say("month-all-clear") if clear else None


def _review_buttons(found: MonthReview, say: Texts, actor: Actor) -> list[list[Button]]:
    rows: list[list[Button]] = []
    month = found.month.isoformat()
    if found.unconfirmed.count:
        rows.append([press(say.button("start-confirm"), CommandPress(command="confirm"))])
    if actor.may(Permission.CLOSE_MONTH):
        rows += [
            [press(say.button("month-open-objection", name=each.name), ObjectionPress(id=each.objection_id))]
            for each in found.objections[:MOST_BUTTONS]
        ]
        if found.ended:
            label = say.button("month-close", month=say.month(found.month))
            rows.append([press(label, MonthPress(do="sure", month=month))])
    closed = [_to_closed(closing, say) for closing in found.closed]
    rows += [closed[place : place + CLOSED_A_ROW] for place in range(0, len(closed), CLOSED_A_ROW)]
    return rows or [[press(say.button("start-home"), HomePress())]]


def _to_closed(closing: Closing, say: Texts) -> Button:
    label = say.button("month-to-closed", month=named(say, closing.month))
    return press(label, MonthPress(do="closed", month=closing.month.isoformat()))


def sure_screen(found: MonthReview, say: Texts) -> Screen:
    """Asks once more, and for the director's word where objections are open."""
    month, open_ones = found.month.isoformat(), len(found.objections)
    asked = [
        say("month-sure", month=say.month(found.month), next=say.month(next_month(found.month))),
        say("month-total", amount=found.total) if found.people else None,
        say("month-sure-unconfirmed", count=found.unconfirmed.count, amount=found.unconfirmed.total)
        if found.unconfirmed.count
        else None,
        say("month-sure-objections", count=open_ones) if open_ones else None,
    ]
    label = say.button("month-close-despite", count=open_ones) if open_ones else say.button("month-close-yes")
    return Screen(
        lines(asked),
        [
            [press(label, MonthPress(do="close", month=month, number=open_ones))],
            [press(say.button("common-back"), MonthPress())],
        ],
    )


def closed_screen(found: ClosedMonth, say: Texts) -> Screen:
    """A closed month, and its files."""
    closing, month = found.closing, found.closing.month.isoformat()
    payable = sum((person.payable for person in found.people), ZERO)
    told = [
        say("month-closed-title", month=named(say, closing.month)),
        say("month-closed-by", name=closing.closed_by_name, at=closing.closed_at),
        say("month-closed-despite", count=closing.open_objections) if closing.open_objections else None,
        say("month-total", amount=found.total) if found.people else say("month-nobody"),
        _payable(payable, say) if found.people else None,
        *_people(found.people, say),
    ]
    rows = [
        [press(say.button("month-get-payroll"), MonthPress(do="payroll", month=month))],
        [press(say.button("month-get-all"), MonthPress(do="all", month=month))],
        [press(say.button("month-get-one"), MonthPress(do="people", month=month))],
    ]
    return Screen(lines(told), [*(rows if found.people else ()), [press(say.button("month-to-open"), MonthPress())]])


def _payable(amount: Decimal, say: Texts) -> Html:
    return say("month-payable", amount=amount)


def people_screen(found: ClosedMonth, page: int, say: Texts) -> Screen:
    """Whose statement? A button for each person, by pages."""
    month, people = found.closing.month.isoformat(), found.people
    pages = max(1, -(-len(people) // PEOPLE_A_PAGE))
    first = page % pages * PEOPLE_A_PAGE
    rows = [
        [press(_person_label(person, say), MonthPress(do="one", month=month, number=person.staff_id))]
        for person in people[first : first + PEOPLE_A_PAGE]
    ]
    if pages > 1:
        label = say.button("clients-page", number=page % pages + 1, pages=pages)
        rows.append([press(label, MonthPress(do="people", month=month, number=(page + 1) % pages))])
    rows.append([press(say.button("common-back"), MonthPress(do="closed", month=month))])
    return Screen(say("month-whose", month=say.month(found.closing.month)), rows)


def _person_label(person: PersonMonth, say: Texts) -> str:
    return say.button("month-person-button", name=person.name, amount=person.payable)


def files_screen(text: Html, files: Sequence[Attachment], month: date, say: Texts) -> Screen:
    """Files of a closed month, and the way back to it."""
    return Screen(
        text,
        [[press(_month_label(month, say), MonthPress(do="closed", month=month.isoformat()))]],
        files=files,
    )


def _month_label(month: date, say: Texts) -> str:
    return say.button("month-to-closed", month=named(say, month))
