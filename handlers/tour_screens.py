"""The messages of the tour: what each role is shown, in its own figures, with a button that does it. Pure functions."""

from collections.abc import Callable
from typing import Final

from domain.staff import Actor, Role
from handlers.digest_hours import clock_words
from handlers.presses import (
    ClientPress,
    ClientsPress,
    CommandPress,
    EarningsPress,
    IntroductionsPress,
    PlanPress,
    TourPress,
)
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines
from usecases.tour import STEPS, Tour

_Part = tuple[Html, Html, Button]
"""What a message is about, what it says, and the button that does it."""


def tour_screen(say: Texts, actor: Actor, tour: Tour, *, leads_on: bool = True) -> Screen:
    """One message. `leads_on` False: it has been gone on from, and keeps only its own button."""
    title, text, does = _PARTS[actor.role][tour.step - 1](say, tour)
    heading = say("tour-title", step=tour.step, steps=STEPS, title=title)
    return Screen(lines([heading, text]), [[does], *([_leading(say, tour.step)] if leads_on else [])])


def _leading(say: Texts, step: int) -> list[Button]:
    if step == STEPS:
        return [press(say.button("tour-finish"), TourPress(do="leave", step=step))]
    on = press(say.button("tour-next"), TourPress(do="next", step=step))
    return [press(say.button("tour-leave"), TourPress(do="leave", step=step)), on]


def _command(label: str, command: str) -> Button:
    return press(label, CommandPress(command=command))


def _pay(say: Texts, tour: Tour) -> _Part:
    if tour.client is None:
        return say("tour-pay-title"), say("tour-pay-new"), _command(say.button("help-client"), "client")
    typed = say("tour-pay-unpaid", client=tour.client)
    if tour.amount is not None:
        typed = say("tour-pay-typed", client=tour.client, amount=say.number(tour.amount))
    return say("tour-pay-title"), say("tour-pay", typed=typed), _command(say.button("help-pay"), "pay")


def _period(say: Texts, tour: Tour) -> _Part:
    title, client = say("tour-period-title"), tour.ends_first
    if client is None or client.lapses_on is None:
        return title, say("tour-period-new"), _plan_button(say)
    card = press(say.button("tour-card", client=client.name), ClientPress(id=client.client_id, do="beside"))
    told = say("tour-period", client=client.name, day=client.lapses_on)
    if client.payment is None:
        return title, lines([told, say("tour-period-warned")]), card
    brings = say("tour-period-brings", payment=client.payment, before=client.before, after=client.after)
    return title, lines([told, brings, say("tour-period-warned")]), card


def _plan_button(say: Texts) -> Button:
    return press(say.button("start-plan"), PlanPress())


def _kept(say: Texts, tour: Tour) -> _Part:
    waiting = tour.home.introductions
    if waiting:
        text = say("tour-kept-waits", client=waiting[0].client_name)
        return say("tour-kept-title"), text, press(say.button("introductions-button", count=len(waiting)), _TO_MEET)
    text = say("tour-kept", count=tour.home.clients)
    return say("tour-kept-title"), text, press(say.button("start-clients"), ClientsPress())


_TO_MEET: Final = IntroductionsPress()


def _earned(say: Texts, tour: Tour) -> _Part:
    month = say.month(say.today, "prepositional")
    key = "tour-earned" if tour.home.earned else "tour-earned-nothing"
    text = say(key, month=month, amount=tour.home.earned)
    return say("tour-earned-title"), text, press(say.button("start-earnings"), EarningsPress())


def _decide(say: Texts, tour: Tour) -> _Part:
    return (
        say("tour-decide-title"),
        say("tour-decide", count=tour.home.transfers),
        _command(say.button("start-transfers-all"), "transfers"),
    )


def _confirm(say: Texts, tour: Tour) -> _Part:
    return (
        say("tour-confirm-title"),
        say("tour-confirm", count=tour.home.to_confirm, amount=tour.home.to_confirm_sum),
        _command(say.button("start-confirm"), "confirm"),
    )


def _aim(say: Texts, _: Tour) -> _Part:
    return say("tour-aim-title"), say("tour-aim"), _command(say.button("start-team"), "team")


def _plan(say: Texts, tour: Tour) -> _Part:
    if tour.plan is None:
        return say("tour-plan-title"), say("tour-plan-none"), _command(say.button("start-plan"), "plan")
    return say("tour-plan-title"), say("tour-plan", number=tour.plan), _command(say.button("start-plan"), "plan")


def _people(say: Texts, tour: Tour) -> _Part:
    return say("tour-people-title"), say("tour-people", count=tour.people), _command(say.button("start-team"), "team")


def _digest(say: Texts, tour: Tour) -> _Part:
    button = _command(say.button("digests-now"), "digest")
    if tour.digest_minute is None:
        return say("tour-digest-title"), say("tour-digest-off"), button
    return say("tour-digest-title"), say("tour-digest", time=clock_words(tour.digest_minute)), button


def _month(say: Texts, _: Tour) -> _Part:
    return say("tour-month-title"), say("tour-month"), _command(say.button("help-month"), "month")


_PARTS: Final[dict[Role, tuple[Callable[[Texts, Tour], _Part], ...]]] = {
    Role.HUNTER: (_pay, _period, _earned),
    Role.ACCOUNT_MANAGER: (_pay, _kept, _earned),
    Role.HEAD: (_decide, _confirm, _aim),
    Role.DIRECTOR: (_plan, _people, _digest),
    Role.ACCOUNTANT: (_confirm, _month, _digest),
}
