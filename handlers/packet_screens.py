"""The hand-over packet as a message that cannot be forwarded, and its questions. Pure functions of data."""

from collections.abc import Mapping, Sequence
from typing import Final

from domain.deals import DealKind
from domain.money import ZERO
from domain.packets import PacketAnswer, Question
from handlers.client_screens import person_lines
from handlers.presses import ClientPress, PacketPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines
from usecases.packet_cards import Packet, PacketDeal
from usecases.packets import QUESTIONS

MOST_DEALS: Final = 5
MOST_TITLES: Final = 3
MOST_PERSONS: Final = 5

_LABELS: Final = {
    Question.PRICES: "packet-label-prices",
    Question.DATES: "packet-label-dates",
    Question.CREDIT: "packet-label-credit",
    Question.OTHER: "packet-label-other",
    Question.ADVICE: "packet-label-advice",
}


def packet_screen(say: Texts, packet: Packet) -> Screen:
    """All that the next people of a client must know."""
    blocks = [
        say("packet-title", client=packet.client_name),
        _persons(say, packet),
        _deals(say, packet),
        _promised(say, packet),
    ]
    rows = []
    if packet.may_answer:
        done = len(packet.answers)
        key = "packet-change" if packet.next_question is None else "packet-answer"
        label = say.button(key, done=done, all=len(QUESTIONS))
        rows.append([press(label, PacketPress(id=packet.client_id, do="ask"))])
    rows.append([press(say.button("transfers-client-card"), ClientPress(id=packet.client_id, do="beside"))])
    return Screen(lines(blocks, "\n\n"), rows, protect=True)


def _persons(say: Texts, packet: Packet) -> Html:
    if not packet.persons:
        return say("packet-no-persons")
    shown = packet.persons[:MOST_PERSONS]
    return lines([say("packet-person", person=person_lines(say, person, " · ")) for person in shown])


def _deals(say: Texts, packet: Packet) -> Html:
    overdue = sum((charge.left for charge in packet.overdue), ZERO)
    owed = sum((deal.left or ZERO for deal in packet.deals), ZERO)
    titles = [paper.title for paper in packet.documents]
    shown = ", ".join(titles[:MOST_TITLES]) + ("…" if len(titles) > MOST_TITLES else "")
    return lines(
        [
            None if packet.deals else say("packet-no-deals"),
            *(_deal(say, deal) for deal in packet.deals[:MOST_DEALS]),
            say("packet-owed", amount=owed) if owed else None,
            say("packet-overdue", amount=overdue, since=packet.overdue[0].due_on)
            if overdue
            else say("packet-not-overdue"),
            say("packet-documents", count=len(titles), titles=shown) if titles else say("packet-documents-signed"),
        ]
    )


def _promised(say: Texts, packet: Packet) -> Html:
    """One author is named once, several each with what they said."""
    if len(packet.names) == 1:
        heading = say("packet-promised-by", name=next(iter(packet.names.values())))
        return lines([heading, *_briefly(say, packet.answers, {})])
    return lines([say("packet-promised"), *_briefly(say, packet.answers, packet.names)])


def _briefly(say: Texts, answers: Mapping[Question, PacketAnswer], names: Mapping[int, str]) -> list[Html]:
    """What was promised, a line each; then in a line what was not, and in one what nobody has answered yet."""
    told = [_answer(say, each, answers[each], names) for each in QUESTIONS if each in answers and answers[each].words]
    nothing = [each for each in QUESTIONS if each in answers and answers[each].words is None]
    waiting = [each for each in QUESTIONS if each not in answers]
    groups = (("packet-line-none", nothing), ("packet-line-waits", waiting))
    return told + [say(key, label=_labels(say, asked)) for key, asked in groups if asked]


def _labels(say: Texts, asked: Sequence[Question]) -> str:
    first, *rest = [say.plain(_LABELS[question]) for question in asked]
    return ", ".join([first, *(label[0].lower() + label[1:] for label in rest)])


def _deal(say: Texts, deal: PacketDeal) -> Html:
    if deal.kind is DealKind.RECURRING:
        return say("packet-deal-monthly", title=deal.title, amount=deal.amount)
    return say("packet-deal", title=deal.title, amount=deal.amount, left=deal.left)


def answer_lines(say: Texts, answers: Mapping[Question, PacketAnswer], names: Mapping[int, str]) -> list[Html]:
    """Each question with its answer; without one it waits. `names`: of those who answered, where they are told."""
    return [_answer(say, question, answers.get(question), names) for question in QUESTIONS]


def _answer(say: Texts, question: Question, answer: PacketAnswer | None, names: Mapping[int, str]) -> Html:
    label = say(_LABELS[question])
    if answer is None:
        return say("packet-line-waits", label=label)
    if answer.words is None:
        return say("packet-line-none", label=label)
    who = names.get(answer.staff_id)
    if who is None:
        return say("packet-line", label=label, words=answer.words)
    return say("packet-line-by", label=label, words=answer.words, name=who)


def asked_screen(say: Texts, client_id: int, client_name: str, done: int, *, now: bool) -> Screen:
    """What a hunter is asked for when the period ends soon, and (`now`) when the transfer is open."""
    label = say.button("packet-answer", done=done, all=len(QUESTIONS))
    show: Button = press(say.button("packet-open"), PacketPress(id=client_id))
    text = say("packet-asked" if now else "packet-asked-ahead", client=client_name, left=len(QUESTIONS) - done)
    return Screen(text, [[press(label, PacketPress(id=client_id, do="ask"))], [show]])


def named_screen(say: Texts, client_id: int, client_name: str) -> Screen:
    """What somebody is told who has been named as the account manager, before the hand-over."""
    return Screen(
        say("packet-named", client=client_name), [[press(say.button("packet-open"), PacketPress(id=client_id))]]
    )
