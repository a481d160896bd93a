"""The screens of a client: the list with its filters, the card, contact persons, documents."""

from typing import Literal

from domain.acquisition import Period
from domain.money import ZERO
from handlers.coverage_screens import contacts_line
from handlers.payment_screens import NewPayment
from handlers.periods import passed_words, period_words
from handlers.presses import (
    ClientPress,
    ClientsPress,
    DebtsPress,
    EarlyTransferPress,
    NewClientPress,
    PacketPress,
    PeriodPress,
    Press,
)
from handlers.screen import Button, Screen, in_pairs, press
from storage.client_queries import PAGE, ClientFilter, ClientPage
from storage.clients import Client
from storage.contacts import ContactPerson
from texts import Html, Texts, lines
from usecases.clients import SOON, ClientCard
from usecases.contacts import ContactList
from usecases.deals import ClientPapers
from usecases.transfers import Offer

MOST_DEALS = 2
MOST_OPENED = 40
FILTERS = (
    ClientFilter.ALL,
    ClientFilter.ACQUISITION,
    ClientFilter.SOON,
    ClientFilter.LAPSED,
    ClientFilter.CURRENT,
)


UNDOES = "!"
_STATES = {"needed": "audit-word-needed", "sent": "audit-word-sent", "signed": "audit-word-signed"}


class DocumentPress(Press, prefix="doc"):
    """A document of a client's deal moves to its next state; with `UNDOES` behind it, back to the one before."""

    client_id: int
    id: int
    state: str


class PersonPress(Press, prefix="cp"):
    """A contact person (`id`) of a client: shown, corrected, or removed after one more tap."""

    id: int
    client: int
    do: Literal["show", "name", "phone", "position", "remove", "remove-yes"] = "show"


def list_screen(page: ClientPage, which: ClientFilter, number: int, say: Texts, *, inline_mode: bool = False) -> Screen:
    """A page of clients by name; what narrows it stands below, the present choice marked.

    `inline_mode`: the search can be typed behind the bot's name, and shows results as one types.
    """
    rows = [[press(_label(client, say), ClientPress(id=client.client_id))] for client in page.clients]
    pages = max(1, -(-page.total // PAGE))
    if pages > 1:
        rows.append(_turning(which, number, pages, say))
    filters = [press(_filter_label(each, which, say), ClientsPress(which=each)) for each in FILTERS]
    new = [press(say.button("clients-new"), NewClientPress())]
    search = [Button(say.button("clients-search"), inline="")] if inline_mode else []
    rows += [filters[:3], filters[3:], [press(say.button("debts-open"), DebtsPress())], [*search, *new]]
    if page.total:
        starred = any(client.key for client in page.clients)
        return Screen(say("clients-title", count=page.total, starred=starred), rows)
    nobody = which is ClientFilter.ALL
    return Screen(say("clients-nobody" if nobody else "clients-none-such"), [new] if nobody else rows)


def _label(client: Client, say: Texts) -> str:
    if client.transferred_on is None and client.lapses_on is not None:
        key = "clients-one-until" if client.lapses_on >= say.today else "clients-one-lapsed"
        return say.button(key, name=client.name, day=client.lapses_on, star=client.key)
    return say.button("clients-one", name=client.name, star=client.key)


def _filter_label(each: ClientFilter, present: ClientFilter, say: Texts) -> str:
    name = say.plain(f"clients-filter-{each.value}")
    return say.button("clients-filter-present", name=name) if each is present else name


def _turning(which: ClientFilter, number: int, pages: int, say: Texts) -> list[Button]:
    back = press(say.button("clients-previous"), ClientsPress(which=which, page=(number - 1) % pages))
    on = press(say.button("clients-next"), ClientsPress(which=which, page=(number + 1) % pages))
    here = press(say.button("clients-page", number=number + 1, pages=pages), ClientsPress(which=which, page=number))
    return [back, here, on]


def card_screen(card: ClientCard, say: Texts) -> Screen:
    """All about a client on one screen, the next step as the first button."""
    client = card.client
    overdue = sum((charge.left for charge in card.overdue), ZERO)
    text = lines(
        [
            say("client-title-key" if client.key else "client-title", name=client.name, line=card.line_title),
            say("client-tax-number", number=client.tax_number) if client.tax_number else None,
            _period(card, say),
            passed_words(card.passed, say) if card.passed else None,
            _hunters(card, say),
            say("client-manager", name=card.manager) if card.manager else None,
            say("client-received", amount=card.received, count=card.payments),
            say("client-waiting", amount=card.waiting) if card.waiting else None,
            say("client-overdue", amount=overdue, since=card.overdue[0].due_on) if card.overdue else None,
            *_deals(card, say),
            contacts_line(say, card.met, card.missing_heads),
            say("client-documents", count=len(card.documents_open)) if card.documents_open else None,
        ]
    )
    return Screen(text, _card_buttons(card, say))


def _deals(card: ClientCard, say: Texts) -> list[Html]:
    """The open deals, the latest few by name: all of them are one tap away."""
    titles = [deal.title for deal in card.deals if deal.terms.closed_on is None]
    told = [say("client-deal", title=title) for title in titles[-MOST_DEALS:]]
    more = len(titles) - MOST_DEALS
    return [*told, say("client-deals-more", count=more)] if more > 0 else told


def _period(card: ClientCard, say: Texts) -> Html:
    client = card.client
    if client.transferred_on is not None:
        return say("client-transferred", day=client.transferred_on)
    if client.reacquired_on is not None and client.acquisition_start is None:
        return say("agreement-period-next")
    return period_words(Period(client.acquisition_start, client.lapses_on, card.rule), say, card.today)


def _hunters(card: ClientCard, say: Texts) -> Html:
    if len(card.hunters) == 1:
        return say("client-hunter", name=card.hunters[0][0])
    names = (say("client-share", name=name, share=share) for name, share in card.hunters)
    return say("client-hunters", names=lines(names, ", "))


def _card_buttons(card: ClientCard, say: Texts) -> list[list[Button]]:
    client_id = card.client.client_id

    def to(key: str, do: str) -> Button:
        return press(say.button(key), ClientPress(id=client_id, do=do))

    kept = [
        to("client-persons", "persons"),
        to("client-payments", "payments"),
        *([to("client-deals", "deals")] if card.deals else []),
        *([to("client-papers", "papers")] if card.documents_open else []),
    ]
    pay = press(say.button("client-pay"), NewPayment(client_id=client_id))
    rows = [
        *([[pay, to("client-add-deal", "deal")]] if card.may_record else []),
        [to("client-met", "met")],
        *in_pairs(kept),
        *in_pairs(_about_transfer(card, say)),
        *([_transfer(card, say)] if card.offer else []),
        *([[press(say.button("client-period"), PeriodPress(id=client_id))]] if card.may_propose else []),
        [press(say.button("clients-back"), ClientsPress())],
    ]
    if card.may_change:
        rows[-1] = [*rows[-1], to("client-correct", "correct")]
    following = _next_step(card, say)
    return [[following], *rows] if following else rows


def _next_step(card: ClientCard, say: Texts) -> Button | None:
    """What is most worth doing now; None: to log a payment, which comes first then."""
    client_id, waits = card.client.client_id, card.offer is Offer.LOOK
    overdue = sum((charge.left for charge in card.overdue), ZERO)
    lapses_on = card.client.lapses_on
    late = lapses_on is not None and lapses_on - card.today <= SOON and card.met.held < card.met.required
    steps = [
        (waits, say.button("client-next-transfer"), EarlyTransferPress(id=client_id, do="look")),
        (bool(overdue), say.button("client-next-debt", amount=overdue), ClientPress(id=client_id, do="persons")),
        (late, say.button("client-next-meet"), ClientPress(id=client_id, do="met")),
        (
            bool(card.documents_open) and card.may_change,
            say.button("client-next-papers", count=len(card.documents_open)),
            ClientPress(id=client_id, do="papers"),
        ),
        (
            not card.contact_persons and card.may_record,
            say.button("client-next-person"),
            ClientPress(id=client_id, do="add-person"),
        ),
    ]
    return next((press(label, to) for wanted, label, to in steps if wanted), None)


def _about_transfer(card: ClientCard, say: Texts) -> list[Button]:
    client, row = card.client, []
    if client.acquisition_start is not None:
        row.append(press(say.button("packet-open"), PacketPress(id=client.client_id)))
    if card.may_mark_key:
        key, do = ("key-unmark", "unkey") if client.marked_key else ("key-mark", "key")
        row.append(press(say.button(key), ClientPress(id=client.client_id, do=do)))
    return row


_OFFERS = {
    Offer.EARLY: ("transfers-offer-early", "ask"),
    Offer.REOPEN: ("transfers-reopen", "reopen"),
    Offer.LOOK: ("transfers-open-card", "look"),
}


def _transfer(card: ClientCard, say: Texts) -> list[Button]:
    key, do = _OFFERS[card.offer] if card.offer else ("", "")
    return [press(say.button(key), EarlyTransferPress(id=card.client.client_id, do=do))] if do else []


def persons_screen(found: ContactList, say: Texts) -> Screen:
    """The contact persons of one client, in a message that cannot be forwarded or saved."""
    told = [person_lines(say, person) for person in found.persons]
    title = say("persons-title" if told else "persons-none", client=found.client_name)
    opens = [
        press(say.button("person-one", name=person.name), PersonPress(id=person.person_id, client=found.client_id))
        for person in found.persons[: MOST_OPENED if found.may_change else 0]
    ]
    add = press(say.button("person-add"), ClientPress(id=found.client_id, do="add-person"))
    card = press(say.button("payment-client-card"), ClientPress(id=found.client_id))
    rows = [*in_pairs(opens), [add if found.may_add else card]]
    return Screen(lines([title, *told], "\n\n"), rows, protect=True)


def person_lines(say: Texts, person: ContactPerson, between: str = "\n") -> Html:
    """One contact person, only ever in a message that cannot be forwarded."""
    return lines(
        [
            say("person-decides" if person.decides else "person-name", name=person.name),
            say("person-position", position=person.position) if person.position else None,
            say("person-phone", phone=person.phone) if person.phone else None,
        ],
        between,
    )


def papers_screen(found: ClientPapers, say: Texts, moved: tuple[int, str] | None = None) -> Screen:
    """The documents of a client; a press moves one on: needed, sent, signed. Who may not move them reads them.

    `moved`: the one that was just moved, and what it was before: one tap takes that back.
    """
    client_id, documents = found.client.client_id, found.documents
    title = say("papers-title" if documents else "papers-none", client=found.client.name)
    back = [press(say.button("common-back"), ClientPress(id=client_id))]
    if not found.may_move:
        told = [say(f"paper-{paper.state}", title=paper.title) for paper in documents]
        return Screen(lines([title, *told]), [back])
    title = lines([title, say("papers-how") if documents else None])
    following = {"needed": "sent", "sent": "signed", "signed": "needed"}
    rows = [
        [
            press(
                say.button(f"paper-{paper.state}", title=paper.title),
                DocumentPress(client_id=client_id, id=paper.document_id, state=following[paper.state]),
            )
        ]
        for paper in documents
    ]
    moved_id, was = moved or (0, "")
    paper = next((paper for paper in documents if paper.document_id == moved_id), None)
    if paper is None:
        return Screen(title, [*rows, back])
    undo = press(say.button("common-undo"), DocumentPress(client_id=client_id, id=moved_id, state=was + UNDOES))
    said = say("paper-moved", title=paper.title, state=say.plain(_STATES[paper.state]))
    return Screen(lines([said, title]), [[undo], *rows, back])
