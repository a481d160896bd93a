"""The acquisition period in words, for drafts and cards alike."""

from datetime import date

from domain.acquisition import Period
from storage.clients import Client
from texts import Html, Texts


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
