"""Forms outlive a restart, hear only what is meant for them, and cost nothing to those that are none."""

from collections.abc import Callable
from typing import Any

import pytest
from aiogram import Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import StorageKey
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from aiogram_dialog import Dialog, DialogManager, StartMode, Window
from aiogram_dialog.api.entities import Stack
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.kbd import Button, Cancel, SwitchTo
from aiogram_dialog.widgets.text import Const, Format
from sqlalchemy import func, select

from bot.dialog_storage import DialogStorage
from handlers.context import Context
from sandbox.clock import WarpClock
from storage.db import Database, Tx
from storage.dialogs import dialogs as kept
from tests.bot.bench import IVAN, Bench, make_bench


class Deal(StatesGroup):
    name = State()
    review = State()


class Card(CallbackData, prefix="card"):
    id: int


async def take_name(message: Message, widget: Any, manager: DialogManager, name: str) -> None:
    manager.dialog_data["name"] = name
    await manager.next()


async def finish(query: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx: Context = manager.middleware_data["ctx"]
    await query.answer(f"{ctx.actor.name}: {manager.dialog_data['name']}")
    await manager.done()


async def entered(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return {"name": dialog_manager.dialog_data.get("name", "")}


def make_dialog() -> Dialog:
    return Dialog(
        Window(
            Const("What is it called?"),
            TextInput("name", on_success=take_name),
            SwitchTo(Const("Skip"), "skip", Deal.review),
            Cancel(Const("Leave")),
            state=Deal.name,
        ),
        Window(
            Format("So it is {name}"),
            Button(Const("Yes"), "yes", on_click=finish),
            SwitchTo(Const("Back"), "back", Deal.name),
            state=Deal.review,
            getter=entered,
        ),
    )


def make_router() -> Router:
    router = Router()

    @router.message(Command("deal"))
    async def begin(message: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(Deal.name, mode=StartMode.RESET_STACK)

    @router.message(Command("card"))
    async def show(message: Message) -> None:
        button = InlineKeyboardButton(text="Open", callback_data=Card(id=7).pack())
        await message.answer("Card", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]]))

    @router.callback_query(Card.filter())
    async def open_card(query: CallbackQuery, callback_data: Card) -> None:
        await query.answer(f"card {callback_data.id}")

    @router.message()
    async def read(message: Message) -> None:
        await message.answer(f"read: {message.text}")

    return router


async def form_bench(db: Database, clock: WarpClock) -> Bench:
    return await make_bench(db, clock, make_router(), dialogs=[make_dialog()])


def rows(tx: Tx) -> int:
    return int(tx.scalar(select(func.count()).select_from(kept)))


async def test_a_form_is_filled_in_one_message(db: Database, clock: WarpClock) -> None:
    bench = await form_bench(db, clock)

    await bench.says(IVAN, "/deal")
    await bench.says(IVAN, "Raw silk")
    await bench.presses(IVAN, "Yes")

    assert bench.texts(IVAN)[-1] == "So it is Raw silk"
    assert bench.toasts(IVAN) == ["Иван: Raw silk"]


async def test_a_form_goes_on_where_it_stood_after_a_restart(db: Database, clock: WarpClock) -> None:
    before = await form_bench(db, clock)
    await before.says(IVAN, "/deal")
    await before.says(IVAN, "Raw silk")

    # nothing is told to the old app: it is gone, as after kill -9
    after = await form_bench(db, clock)
    after.world.people[IVAN] = before.world.people[IVAN]
    await after.presses(IVAN, "Back")
    await after.says(IVAN, "Raw wool")
    await after.presses(IVAN, "Yes")

    assert after.toasts(IVAN)[-1] == "Иван: Raw wool"


async def test_forms_opened_within_a_second_are_told_apart(db: Database, clock: WarpClock) -> None:
    # given a bot, which has named the library's forms in its own way
    await form_bench(db, clock)

    # when
    names = {Stack().push(Deal.name, None).id for _ in range(100)}

    # then
    assert len(names) == 100


async def test_a_command_leads_out_of_a_form(db: Database, clock: WarpClock) -> None:
    bench = await form_bench(db, clock)
    await bench.says(IVAN, "/deal")

    await bench.says(IVAN, "/card")

    assert bench.texts(IVAN)[-1] == "Card"


async def test_a_form_that_asks_for_nothing_typed_leaves_the_text_to_others(db: Database, clock: WarpClock) -> None:
    bench = await form_bench(db, clock)
    await bench.says(IVAN, "/deal")
    await bench.presses(IVAN, "Skip")

    await bench.says(IVAN, "Ромашка 150к")

    assert bench.texts(IVAN)[-1] == "read: Ромашка 150к"


async def test_invisible_letters_at_the_end_of_a_text_are_no_press(db: Database, clock: WarpClock) -> None:
    bench = await form_bench(db, clock)
    await bench.says(IVAN, "/deal")

    await bench.says(IVAN, "Raw silk\u200c\u200d\u2060")

    assert bench.texts(IVAN)[-1] == "So it is Raw silk"


async def test_a_button_of_a_form_that_is_closed_says_so_and_goes(db: Database, clock: WarpClock) -> None:
    bench = await form_bench(db, clock)
    await bench.says(IVAN, "/deal")
    old = bench.world.messages(IVAN)[-1]
    await bench.says(IVAN, "/deal")
    bench.world.person(IVAN).messages[old["message_id"]] = old
    leave = next(b for row in old["reply_markup"]["inline_keyboard"] for b in row if b["text"] == "Leave")

    bench.world.person_presses(IVAN, old["message_id"], leave["callback_data"])
    await bench.hear()

    assert bench.toasts(IVAN) == [
        "Эта форма уже закрыта, ничего не потеряно. Начните заново из меню или нажмите /start."
    ]
    assert "reply_markup" not in bench.world.person(IVAN).messages[old["message_id"]]


async def test_a_press_on_a_card_reads_and_writes_no_form(
    db: Database, clock: WarpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = await form_bench(db, clock)
    await bench.says(IVAN, "/deal")
    await bench.says(IVAN, "/card")
    hops: list[str] = []
    monkeypatch.setattr(Database, "_call", _counting(hops, Database._call))

    await bench.presses(IVAN, "Open")

    assert bench.toasts(IVAN) == ["card 7"]
    assert hops == ["look_up"]


async def test_a_typed_line_without_a_form_costs_one_read(
    db: Database, clock: WarpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = await form_bench(db, clock)
    hops: list[str] = []
    monkeypatch.setattr(Database, "_call", _counting(hops, Database._call))

    await bench.says(IVAN, "Ромашка 150к")

    assert bench.texts(IVAN) == ["read: Ромашка 150к"]
    assert hops == ["look_up"]


async def test_a_step_of_a_form_reads_once_and_writes_only_what_changed(
    db: Database, clock: WarpClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = await form_bench(db, clock)
    await bench.says(IVAN, "/deal")
    await bench.says(IVAN, "Raw silk")
    hops: list[str] = []
    monkeypatch.setattr(Database, "_call", _counting(hops, Database._call))

    await bench.presses(IVAN, "Back")

    assert hops == ["look_up", "set_data"]


async def test_a_finished_form_leaves_nothing_behind(db: Database, clock: WarpClock) -> None:
    bench = await form_bench(db, clock)

    await bench.says(IVAN, "/deal")
    await bench.says(IVAN, "Raw silk")
    await bench.presses(IVAN, "Yes")

    assert await db.read(rows) == 0


async def test_states_and_data_are_kept_apart_under_a_key(db: Database) -> None:
    storage, key = DialogStorage(db), StorageKey(1, 2, 2)

    await storage.set_state(key, Deal.name)
    await storage.set_data(key, {"name": "Лён", "n": [1, {"a": None}]})
    both = await storage.get_state(key), await storage.get_data(key)
    await storage.set_state(key, None)
    await storage.set_data(key, {})

    assert both == ("Deal:name", {"name": "Лён", "n": [1, {"a": None}]})
    assert (await storage.get_state(key), await storage.get_data(key)) == (None, {})
    assert await db.read(rows) == 0


async def test_what_is_not_set_is_empty(db: Database) -> None:
    storage, key = DialogStorage(db), StorageKey(1, 2, 2)

    assert await storage.get_state(key) is None
    assert await storage.get_data(key) == {}


def _counting(hops: list[str], plain: Callable[..., Any]) -> Callable[..., Any]:
    def call(self: Database, lane: Any, use_case: Any, *rest: Any) -> Any:
        hops.append(use_case.__name__)
        return plain(self, lane, use_case, *rest)

    return call
