"""What the heads are shown of the end of periods: each item in one line, with a way to the client or the payment."""

from datetime import date
from decimal import Decimal

from domain.watch import WatchKind
from handlers.presses import HomePress, WatchPress
from handlers.screen import Button, Screen, in_pairs, press
from storage.watch import WatchItem
from texts import Html, Texts, Word, lines
from usecases.watch import PAGE, WatchPage


def watch_screen(page: WatchPage, say: Texts) -> Screen:
    """What was noticed, newest first; nothing of it is forbidden, and each can be opened and marked as seen."""
    if not page.total:
        key = "watch-nothing-ever" if page.with_seen else "watch-nothing"
        home = press(say.button("start-home"), HomePress())
        return Screen(say(key), [[home]] if page.with_seen else [[_seen_too(say)], [home]])
    first = page.number * PAGE + 1
    told = [
        lines([Html(""), say("watch-line", number=number, what=_words(item, say))])
        for number, item in enumerate(page.items, first)
    ]
    turning = _turning(page, say)
    hint = [Html(""), say("common-find-client")] if turning else []
    rows = [_buttons(item, number, page, say) for number, item in enumerate(page.items, first)]
    return Screen(lines([say("watch-title", count=page.total), *told, *hint]), [*rows, *turning, *_ending(page, say)])


def _words(item: WatchItem, say: Texts) -> Html:
    facts = item.facts
    beside: dict[str, Word] = {"client": item.client_name, "by": item.by, "on": item.noted_at}
    match item.kind:
        case WatchKind.BACKDATED:
            dated: dict[str, Word] = {
                "amount": Decimal(facts["amount"]),
                "day": date.fromisoformat(facts["paid_on"]),
                "lapse": date.fromisoformat(facts["lapses_on"]),
            }
            if "was" not in facts:
                return say("watch-backdated", **beside, **dated)
            return say("watch-backdated-moved", **beside, **dated, was=date.fromisoformat(facts["was"]))
        case WatchKind.START_MOVED:
            was = date.fromisoformat(facts["was"])
            if "now" not in facts:
                return say("watch-start-gone", **beside, was=was)
            return say("watch-start-moved", **beside, was=was, now=date.fromisoformat(facts["now"]))
        case WatchKind.PREPAID:
            return say(
                "watch-prepaid",
                **beside,
                amount=Decimal(facts["amount"]),
                usual=Decimal(facts["usual"]),
                day=date.fromisoformat(facts["paid_on"]),
                lapse=date.fromisoformat(facts["lapses_on"]),
            )
        case WatchKind.SAME_TAX_NUMBER | WatchKind.NUMBER_CHANGED:
            return say(_about_number(item), **beside, **facts)


def _about_number(item: WatchItem) -> str:
    if item.kind is WatchKind.SAME_TAX_NUMBER:
        return "watch-tax-number"
    return "watch-number-changed" if "now" in item.facts else "watch-number-gone"


def _buttons(item: WatchItem, number: int, page: WatchPage, say: Texts) -> list[Button]:
    opening = press(
        say.button("watch-open", number=number, client=item.client_name), WatchPress(do="open", id=item.item_id)
    )
    if page.with_seen:
        return [opening]
    return [opening, press(say.button("watch-seen"), WatchPress(do="mark", id=item.item_id, page=page.number))]


def _turning(page: WatchPage, say: Texts) -> list[list[Button]]:
    pages = -(-page.total // PAGE)
    if pages == 1:
        return []

    def to(key: str, number: int) -> Button:
        return press(say.button(key), WatchPress(page=number % pages, seen=page.with_seen))

    here = press(
        say.button("clients-page", number=page.number + 1, pages=pages),
        WatchPress(page=page.number, seen=page.with_seen),
    )
    return [[to("clients-previous", page.number - 1), here, to("clients-next", page.number + 1)]]


def _ending(page: WatchPage, say: Texts) -> list[list[Button]]:
    if page.with_seen:
        return [[press(say.button("watch-unseen-only"), WatchPress())]]
    return in_pairs([press(say.button("watch-all-seen"), WatchPress(do="mark-all")), _seen_too(say)])


def _seen_too(say: Texts) -> Button:
    return press(say.button("watch-seen-too"), WatchPress(seen=True))
