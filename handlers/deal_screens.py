"""The screens of deals: those of a client, one of them, and the question before it is closed."""

from domain.money import ZERO
from handlers.presses import ClientPress, Press
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines
from usecases.deals import ClientDeals, DealCard


class DealPress(Press, prefix="dl"):
    """A button about a deal."""

    id: int
    do: str = "show"


def list_screen(found: ClientDeals, say: Texts) -> Screen:
    """The deals of a client, each opens its card."""
    rows = [
        [
            press(
                say.button("deal-in-list", title=deal.title, closed=deal.terms.closed_on is not None),
                DealPress(id=deal.terms.deal_id),
            )
        ]
        for deal in found.deals
    ]
    client = found.client
    title = say("deals-title" if rows else "deals-none", client=client.name)
    if found.may_add:
        rows.append([press(say.button("client-add-deal"), ClientPress(id=client.client_id, do="deal"))])
    return Screen(title, [*rows, [_to_client(client.client_id, say)]])


def _to_client(client_id: int, say: Texts) -> Button:
    return press(say.button("common-back"), ClientPress(id=client_id))


def card_screen(card: DealCard, say: Texts) -> Screen:
    """What was agreed, what came in, and closing it."""
    terms = card.deal.terms
    text = lines(
        [
            say("deal-title", title=card.deal.title, client=card.client_name),
            _terms(card, say),
            say("deal-since", day=terms.starts_on),
            say("deal-paid", amount=card.paid),
            say("deal-closed", day=terms.closed_on) if terms.closed_on else None,
        ]
    )
    close = [[press(say.button("deal-close"), DealPress(id=terms.deal_id, do="close"))]]
    back = press(say.button("common-back"), ClientPress(id=card.deal.client_id, do="deals"))
    paid = press(say.button("client-payments"), ClientPress(id=card.deal.client_id, do="payments"))
    return Screen(text, [*(close if card.may_close else []), [paid], [back]])


def _terms(card: DealCard, say: Texts) -> Html:
    terms = card.deal.terms
    if terms.amount is not None:
        return say("deal-one-off", amount=terms.amount, left=max(terms.amount - card.paid, ZERO))
    if terms.first is not None:
        return say("deal-monthly-first", amount=terms.monthly, first=terms.first)
    return say("deal-monthly", amount=terms.monthly)


def close_screen(card: DealCard, say: Texts) -> Screen:
    """Closing cannot be undone: one more tap."""
    deal_id = card.deal.terms.deal_id
    return Screen(
        say("deal-close-sure", title=card.deal.title, client=card.client_name),
        [
            [press(say.button("deal-close-yes"), DealPress(id=deal_id, do="close-yes"))],
            [press(say.button("common-back"), DealPress(id=deal_id))],
        ],
    )
