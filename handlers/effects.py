"""What a correction of a payment would change, in words: shown before somebody agrees to it."""

from typing import Final

from domain.money import ZERO
from texts import Html, Texts, lines, shortened
from usecases.payment_changes import Effect

MOST_PEOPLE: Final = 15
MOST_NAME: Final = 40


def effect_lines(effect: Effect, say: Texts) -> list[Html]:
    """A line for each person, before → after; then what else it moves."""
    told = [
        say(
            "effect-person",
            name=shortened(change.name, MOST_NAME),
            before=change.before,
            after=change.after,
            difference=say.signed(change.difference),
        )
        for change in effect.changes[:MOST_PEOPLE]
    ]
    if len(effect.changes) > MOST_PEOPLE:
        rest = sum((change.difference for change in effect.changes[MOST_PEOPLE:]), ZERO)
        told.append(say("effect-others", count=len(effect.changes) - MOST_PEOPLE, difference=say.signed(rest)))
    title = say("effect-title-expected" if effect.expected else "effect-title")
    people = [title, *told] if told else [say("effect-nobody")]
    return [lines([*people, *_beside(effect, say)])]


def _beside(effect: Effect, say: Texts) -> list[Html]:
    found: list[Html] = []
    if effect.others:
        found.append(say("effect-other-payments", count=effect.others))
    if effect.lapse_moves:
        found.append(say("effect-period", before=_day(effect, say, after=False), after=_day(effect, say, after=True)))
    if effect.withdraws:
        found.append(say("effect-withdraws"))
    if effect.carried_to is not None:
        found.append(say("effect-carried", month=say.month(effect.carried_to)))
    if effect.repeat:
        found.append(say("effect-repeat"))
    return found


def _day(effect: Effect, say: Texts, *, after: bool) -> Html:
    day = effect.lapse_after if after else effect.lapse_before
    return say.day(day) if day else say("effect-unknown")
