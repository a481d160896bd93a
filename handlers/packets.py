"""The hand-over packet in chat: shown to who takes the client over, and filled in by the hunter in five questions."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from aiogram import Router
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from domain.packets import Question
from domain.refusals import Refusal
from domain.staff import Actor, Permission
from handlers.context import Context
from handlers.form_parts import Form, Frame, Step, begin
from handlers.notices import Notice
from handlers.packet_screens import answer_lines, asked_screen, named_screen, packet_screen
from handlers.presses import ClientPress, PacketPress, Pressed
from handlers.screen import Button, Screen, press, show
from storage import clients as client_storage
from storage import transfers
from storage.db import Tx
from texts import Html, Texts, lines
from usecases import packet_cards, packets
from usecases.packets import QUESTIONS

router = Router(name="packets")

NONE: Final = "none"


class PacketForm(StatesGroup):
    """The questions."""

    prices = State()
    dates = State()
    credit = State()
    other = State()
    advice = State()
    ended = State()


_STATES: Final = {
    Question.PRICES: PacketForm.prices,
    Question.DATES: PacketForm.dates,
    Question.CREDIT: PacketForm.credit,
    Question.OTHER: PacketForm.other,
    Question.ADVICE: PacketForm.advice,
}
_ASKED: Final = {
    Question.PRICES: "packet-ask-prices",
    Question.DATES: "packet-ask-dates",
    Question.CREDIT: "packet-ask-credit",
    Question.OTHER: "packet-ask-other",
    Question.ADVICE: "packet-ask-advice",
}


@router.callback_query(Pressed(PacketPress, "show"))
async def show_packet(query: CallbackQuery, callback_data: PacketPress, ctx: Context) -> None:
    await show(query, packet_screen(ctx.say, await ctx.write(packet_cards.show, callback_data.id)))


@router.callback_query(Pressed(PacketPress, "ask"))
async def begin_answering(
    _: CallbackQuery, callback_data: PacketPress, ctx: Context, dialog_manager: DialogManager
) -> None:
    """Taken up where it was left; once all is answered, from the beginning."""
    name, answers = await ctx.read(packets.progress, callback_data.id)
    left = [question for question in QUESTIONS if question not in answers]
    first = left[0] if left else QUESTIONS[0]
    await begin(
        dialog_manager,
        Permission.EDIT_CLIENTS,
        _STATES[first],
        about={"client": callback_data.id, "client_name": name},
        entered={question.value: answer.words for question, answer in answers.items()},
        path=[_STATES[question] for question in QUESTIONS[: QUESTIONS.index(first)]],
    )
    await dialog_manager.answer_callback()


async def _ask(question: Question, form: Form) -> Screen:
    say, client_id = form.say, form.about["client"]
    _, answers = await form.ctx.read(packets.progress, client_id)
    number = QUESTIONS.index(question) + 1
    known = answers.get(question)
    told = [
        say("packet-form-title", client=form.about["client_name"], number=number, all=len(QUESTIONS)),
        say(_ASKED[question]),
        None
        if known is None
        else say("packet-form-was-none")
        if known.words is None
        else say("packet-form-was", words=known.words),
    ]
    return Screen(lines(told), [[Button(say.button("packet-form-none"), NONE)]])


async def _press(question: Question, form: Form, answer: str) -> None:
    if answer == NONE:
        await _answer(question, form, None)


async def _hear(question: Question, form: Form, text: str) -> None:
    await _answer(question, form, text)


async def _answer(question: Question, form: Form, words: str | None) -> None:
    await form.ctx.write(packets.answer, form.about["client"], question, words)
    form.entered[question.value] = words
    await _onward(question, form)


async def _onward(question: Question, form: Form) -> None:
    following = QUESTIONS.index(question) + 1
    if following < len(QUESTIONS):
        await form.ask(_STATES[QUESTIONS[following]])
    else:
        await form.end(answered=True)


async def _outcome(form: Form, done: Mapping[str, Any]) -> Screen:
    """In few words: the packet itself is a message that cannot be forwarded, and comes when asked for."""
    del done
    say, client_id = form.say, form.about["client"]
    opens = press(say.button("packet-open"), PacketPress(id=client_id))
    card = press(say.button("transfers-client-card"), ClientPress(id=client_id))
    try:
        name, answers = await form.ctx.read(packets.progress, client_id)
    except Refusal:
        return Screen(say("packet-form-closed", client=form.about["client_name"]), [[opens], [card]])
    told = say("packet-form-done", client=name, done=len(answers), all=len(QUESTIONS))
    rows = [[opens], [card]]
    if len(answers) < len(QUESTIONS):
        label = say.button("packet-answer", done=len(answers), all=len(QUESTIONS))
        rows.insert(0, [press(label, PacketPress(id=client_id, do="ask"))])
    return Screen(lines([told, Html(""), *answer_lines(say, answers, {})]), rows)


def _tell_asked(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        name, answers = packets.progress(tx, recipient, params["client_id"])
    except Refusal:
        return None  # handed over, or somebody else's client by now
    if len(answers) == len(QUESTIONS):
        return None
    now = transfers.find_open(tx, params["client_id"]) is not None
    return asked_screen(say, params["client_id"], name, len(answers), now=now)


def _tell_named(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    client = client_storage.load(tx, params["client_id"])
    if not packets.is_named(tx, recipient, client.client_id):
        return None  # handed over already, or somebody else is named
    return named_screen(say, client.client_id, client.name)


NOTICES: dict[str, Notice] = {"packet_asked": _tell_asked, "packet_named": _tell_named}

dialogs = (
    Frame(
        [
            Step(
                state,
                partial(_ask, question),
                partial(_press, question),
                partial(_hear, question),
                partial(_onward, question),
            )
            for question, state in _STATES.items()
        ],
        PacketForm.ended,
        _outcome,
    ).dialog(),
)
