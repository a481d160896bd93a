"""The screens of introductions: card, list, the late one that the heads are told of. Pure functions of data."""

from collections.abc import Sequence
from typing import Final

from domain.introductions import IntroductionLine, Outcome, Task
from handlers.coverage_screens import contacts_line
from handlers.presses import ClientPress, HomePress, IntroductionPress, IntroductionsPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines
from usecases.introduction_cards import IntroductionCard, Part

PAGE: Final = 8
MOST_LINES: Final = 3

_ASKED: Final = {
    Task.INTRODUCE: "introduction-asked-introduce",
    Task.MEET: "introduction-asked-meet",
    Task.GREET: "introduction-asked-greet",
}
_PARTS: Final = {
    Task.INTRODUCE: "introduction-part-introduce",
    Task.MEET: "introduction-part-meet",
    Task.GREET: "introduction-part-greet",
}
_DO: Final = {
    Task.INTRODUCE: ("introduction-do-introduce", "done"),
    Task.MEET: ("introduction-do-meet", "met"),
    Task.GREET: ("introduction-do-greet", "met"),
}


def card_screen(say: Texts, card: IntroductionCard, *, listed: bool = False) -> Screen:
    """The card. `listed`: opened from the list, so it leads back there."""
    told = [
        say("introduction-title", day=card.day) if card.outcome is None else say("introduction-title-ended"),
        say("introduction-client", client=card.client_name, star=card.key),
        *(_part(say, part) for part in card.parts),
        _contacts(say, card),
        *_standing(say, card),
    ]
    return Screen(lines(told), _rows(say, card, listed=listed))


def _contacts(say: Texts, card: IntroductionCard) -> Html:
    """Heads whose part is shown as waiting are not named a second time."""
    waits = {part.name for part in card.parts if part.waits}
    return contacts_line(say, card.met, [head for head in card.missing_heads if head not in waits])


def _part(say: Texts, part: Part) -> Html:
    who = say(_PARTS[part.task])
    if part.waits:
        return say("introduction-part-waits", who=who, name=part.name)
    if part.met_on is not None:
        return say("introduction-part-met", who=who, name=part.name, day=part.met_on)
    return say("introduction-part-done", who=who, name=part.name)


def _standing(say: Texts, card: IntroductionCard) -> list[Html]:
    if card.outcome is Outcome.INTRODUCED:
        return [Html(""), say("introduction-done")]
    if card.outcome is Outcome.DROPPED:
        return [Html(""), say("introduction-dropped")]
    if card.yours is not None:
        return [Html(""), say(_ASKED[card.yours], manager=card.manager)]
    return [Html(""), say("introduction-not-enough")] if card.both_said else []


def _rows(say: Texts, card: IntroductionCard, *, listed: bool) -> list[list[Button]]:
    introduction_id = card.introduction_id
    rows = []
    if card.yours is not None:
        key, do = _DO[card.yours]
        rows.append([press(say.button(key), IntroductionPress(id=introduction_id, do=do))])
    if card.can_take_back:
        rows.append([press(say.button("introduction-take-back"), IntroductionPress(id=introduction_id, do="back"))])
    rows.append([press(say.button("transfers-client-card"), ClientPress(id=card.client_id, do="beside"))])
    if listed:
        rows.append([press(say.button("introductions-to-list"), IntroductionsPress())])
    return rows


def list_screen(say: Texts, found: Sequence[IntroductionLine], number: int) -> Screen:
    """The open introductions, a page of them; each line opens its card."""
    home = [press(say.button("start-home"), HomePress())]
    if not found:
        return Screen(say("introductions-none"), [home])
    pages = -(-len(found) // PAGE)
    number = min(number, pages - 1)
    shown = found[number * PAGE : number * PAGE + PAGE]
    rows = [[press(_label(say, line), IntroductionPress(id=line.introduction_id, do="open"))] for line in shown]
    if pages > 1:
        back = press(say.button("clients-previous"), IntroductionsPress(page=(number - 1) % pages))
        here = press(say.button("clients-page", number=number + 1, pages=pages), IntroductionsPress(page=number))
        on = press(say.button("clients-next"), IntroductionsPress(page=(number + 1) % pages))
        rows.append([back, here, on])
    waits = sum(line.task is not None for line in found)
    find = say("common-find-client") if pages > 1 else None
    return Screen(lines([say("introductions-list", waits=waits), find]), [*rows, home])


def _label(say: Texts, line: IntroductionLine) -> str:
    key = "introductions-line" if line.task is None else "introductions-line-yours"
    return say.button(key, client=line.client_name, manager=line.manager, day=line.day)


def waiting_lines(say: Texts, found: Sequence[IntroductionLine]) -> list[Html]:
    """What waits for a person, for the home screen and the digest: the oldest few, and how many more."""
    told = [_waiting(say, line) for line in found[:MOST_LINES]]
    if len(found) > MOST_LINES:
        told.append(say("introductions-waiting-more", count=len(found) - MOST_LINES))
    return told


def _waiting(say: Texts, line: IntroductionLine) -> Html:
    if line.task is Task.INTRODUCE:
        return say("introductions-waiting-introduce", client=line.client_name, manager=line.manager, day=line.day)
    return say("introductions-waiting-meet", client=line.client_name, day=line.day)


def to_list_button(say: Texts, count: int) -> Button:
    """The way to the list."""
    return press(say.button("introductions-button", count=count), IntroductionsPress())


def late_screen(say: Texts, card: IntroductionCard) -> Screen:
    """What the heads are told when nobody has introduced the account manager in ten working days."""
    waits = ", ".join(part.name for part in card.parts if part.waits)
    told = [
        say("introduction-late", client=card.client_name, day=card.day),
        say("introduction-late-waits", names=waits) if waits else contacts_line(say, card.met, card.missing_heads),
    ]
    opens = press(say.button("introduction-open"), IntroductionPress(id=card.introduction_id))
    return Screen(lines(told), [[opens]])
