"""The acquisition period in words, for drafts and cards alike."""

from datetime import date
from typing import Final

from domain.acquisition import Period
from storage.clients import Client
from texts import Html, Texts
from usecases.clients import Passed


def period_words(period: Period, say: Texts, today: date, *, begins: bool = False) -> Html:
    """Until when the full commission holds, or since when it does not. `begins`: this very payment starts it."""
    if period.start is None or period.rule is None:
        return say("period-none")
    if period.lapses_on is None:
        charges = period.rule.payments or 0
        return say("period-begins-charges" if begins else "period-charges", charges=charges)
    if period.lapsed(today):
        return say("period-over", day=period.lapses_on)
    if begins:
        return say("period-begins", day=period.lapses_on)
    return say("period-runs", day=period.lapses_on, days=(period.lapses_on - today).days)


SQUARES: Final = 10


def bar(done: int, of: int) -> str:
    """How much is over, as ten squares: the last one is filled at the end only."""
    filled = min(SQUARES, SQUARES * done // of)
    return "▰" * filled + "▱" * (SQUARES - filled)


def passed_words(passed: Passed, say: Texts) -> Html:
    """How much of a period is over, as squares and in words."""
    key = "period-passed-days" if passed.by_days else "period-passed-charges"
    return say(key, bar=bar(passed.done, passed.all), done=passed.done, all=passed.all)


def state_words(client: Client, say: Texts) -> Html:
    """How a client stands with its period, in the few words that a result of a search has room for."""
    if client.transferred_on is not None:
        return say("client-transferred", day=client.transferred_on)
    if client.acquisition_start is None:
        return say("period-none")
    if client.lapses_on is None:
        return say("inline-period-by-charges")
    if client.lapses_on <= say.today:
        return say("period-over", day=client.lapses_on)
    return say("period-runs", day=client.lapses_on, days=(client.lapses_on - say.today).days)
