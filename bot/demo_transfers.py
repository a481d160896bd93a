"""What the people of the demo do about a client whose period has ended: decide, hand over, introduce, or not."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Final

from sqlalchemy import select

from bot.demo_clients import DemoClient, Fate
from bot.demo_history import History
from bot.demo_people import ANNA, BORIS, GALINA, IVAN, OLEG, OLGA, PETR, DemoPerson
from domain.packets import Question
from domain.staff import Actor
from domain.transfers import ReturnReason
from storage import contacts, introductions
from storage.transfers import transfers
from usecases import deals, introduction_steps, packets, transfer_decisions

Step = Callable[[History, int], None]
"""One of the things that people do about a transfer, given its id."""

ANSWERS: Final = (
    {
        Question.PRICES: "скидка 3 % от 500 тысяч в месяц",
        Question.DATES: "отгрузка в течение двух дней",
        Question.CREDIT: "отсрочка 14 дней после отгрузки",
        Question.ADVICE: "звонить до обеда, потом у них склад",
    },
    {Question.ADVICE: "документы просят дублировать почтой"},
)

_opened = select(transfers.c.id, transfers.c.client_id).order_by(transfers.c.id)


def client_of(history: History, transfer_id: int) -> tuple[DemoClient, int, Actor]:
    """The client of a transfer, its id, and who hunts it."""
    client_id = introductions.client_of(history.tx, transfer_id)
    client = history.clients[client_id]
    return client, client_id, history.actor(hunter_of(client))


def hunter_of(client: DemoClient) -> DemoPerson:
    return IVAN if client.ivan else PETR


def follow(history: History) -> None:
    """Put what will be done about each transfer that was opened today into the calendar."""
    for transfer_id, client_id in history.tx.execute(_opened.where(transfers.c.id > history.last_transfer)):
        history.last_transfer = transfer_id
        for days, step in _COURSES[history.clients[client_id].fate].items():
            history.on(history.day + timedelta(days=days), partial(step, history, transfer_id))


def _answered(history: History, transfer_id: int) -> None:
    _, client_id, hunter = client_of(history, transfer_id)
    answers = ANSWERS[client_id % len(ANSWERS)]
    for question in Question:
        packets.answer(history.tx, hunter, client_id, question, answers.get(question))


def _first_yes(history: History, transfer_id: int) -> None:
    _answered(history, transfer_id)
    transfer_decisions.confirm(history.tx, history.actor(BORIS), transfer_id)


def _taker(transfer_id: int) -> DemoPerson:
    return OLGA if transfer_id % 2 else OLEG


def _second_yes(history: History, transfer_id: int) -> None:
    taker = _taker(transfer_id)
    transfer_decisions.confirm(history.tx, history.actor(ANNA), transfer_id, history.ids[taker])
    _, client_id, _ = client_of(history, transfer_id)
    papers = deals.papers(history.tx, history.actor(taker), client_id).documents
    for paper in papers:
        deals.set_document(history.tx, history.actor(taker), client_id, paper.document_id, "signed")


def _introduced(history: History, transfer_id: int) -> None:
    introduction_steps.say_introduced(history.tx, *_introducing(history, transfer_id))


def _introducing(history: History, transfer_id: int) -> tuple[Actor, int]:
    found = introductions.of_transfer(history.tx, transfer_id)
    if found is None:
        raise LookupError(transfer_id)
    return client_of(history, transfer_id)[2], found.introduction_id


def _all_met(history: History, transfer_id: int) -> None:
    """Also the heads, where the client is a key one."""
    _, introduction_id = _introducing(history, transfer_id)
    client, client_id, _ = client_of(history, transfer_id)
    person_id = contacts.persons(history.tx, client_id)[0].person_id
    for person in (_taker(transfer_id), *((BORIS, ANNA) if client.key else ())):
        introduction_steps.say_met(history.tx, history.actor(person), introduction_id, history.day, person_id)


def _postponed_by(head: DemoPerson, days: int) -> Step:
    def postpone(history: History, transfer_id: int) -> None:
        transfer_decisions.postpone(history.tx, history.actor(head), transfer_id, history.day + timedelta(days=days))

    return postpone


def _returned_by(head: DemoPerson, reason: str) -> Step:
    def give_back(history: History, transfer_id: int) -> None:
        transfer_decisions.give_back(history.tx, history.actor(head), transfer_id, reason)

    return give_back


_HANDED_OVER: Final[Mapping[int, Step]] = {1: _first_yes, 2: _second_yes}
_COURSES: Final[Mapping[Fate, Mapping[int, Step]]] = {
    Fate.HANDED_OVER: {**_HANDED_OVER, 4: _introduced, 5: _all_met},
    Fate.WAITS: {},
    Fate.HALF_CONFIRMED: {1: _first_yes},
    Fate.POSTPONED: {1: _postponed_by(BORIS, 24), 2: _postponed_by(ANNA, 20)},
    Fate.WITH_DIRECTOR: {
        1: _answered,
        2: _returned_by(BORIS, ReturnReason.NEGOTIATING.value),
        3: _postponed_by(ANNA, 14),
    },
    Fate.RETURNED: {
        1: _returned_by(BORIS, ReturnReason.STAYS.value),
        2: _returned_by(ANNA, ReturnReason.STRANGERS.value),
        4: _returned_by(GALINA, "договорились с владельцем: до лета ведёт Иван"),
    },
    Fate.BEING_INTRODUCED: {**_HANDED_OVER, 3: _introduced},
    Fate.FORGOTTEN: _HANDED_OVER,
}
"""By days since the lapse."""
