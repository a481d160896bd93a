"""A press is asked only of the features that know its prefix, and ends with the same handler as if all were asked."""

from typing import Any

import pytest
from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, User

from bot.app import arrange
from handlers import Features
from handlers.presses import ClientPress, HomePress, Press, Pressed, UnresolvedPress
from handlers.screen import Screen, show
from sandbox.clock import WarpClock
from storage.db import Database
from tests.bot.bench import IVAN, Bench, make_bench
from texts import Html

pytestmark = pytest.mark.only_on("sqlite")


def asked_of(press: str, *routers: Router) -> list[str] | None:
    """The names of the routers that are asked of a press; None: all of them, one after another."""
    somebody = User(id=1, is_bot=False, first_name="x")
    asked = arrange(Features(routers, (), {})).asked_of(
        CallbackQuery(id="1", from_user=somebody, chat_instance="1", data=press)
    )
    return None if asked is None else [router.name for router in asked]


def router_of(name: str, *filters: Any) -> Router:
    router = Router(name=name)

    @router.callback_query(*filters)
    async def pressed(query: CallbackQuery) -> None:
        await show(query, Screen(Html(name)))

    return router


def test_a_press_is_asked_of_those_who_know_its_prefix_in_their_order_and_of_those_who_take_any() -> None:
    home = router_of("home", HomePress.filter())
    card, transfer = router_of("card", Pressed(ClientPress, "show")), router_of("transfer", ClientPress.filter())
    fallback = router_of("fallback")

    asked = asked_of(ClientPress(id=7).pack(), home, card, transfer, fallback)

    assert asked == ["card", "transfer", "fallback"]


def test_a_press_that_nobody_knows_is_asked_of_all() -> None:
    assert asked_of(UnresolvedPress().pack(), router_of("home", HomePress.filter())) is None


def test_the_press_of_a_form_is_asked_of_all() -> None:
    press = HomePress().pack()

    assert asked_of(f"a-form\x1d{press}", router_of("home", HomePress.filter())) is None


def test_a_router_with_routers_of_its_own_is_asked_of_any_press() -> None:
    outer = router_of("outer", HomePress.filter())
    outer.include_router(router_of("inner", ClientPress.filter()))

    assert asked_of(ClientPress(id=7).pack(), outer, router_of("card", ClientPress.filter())) == ["outer", "card"]


@pytest.mark.parametrize(
    ("press", "answered_by"),
    [(ClientPress(id=7), "card"), (ClientPress(id=7, do="else"), "fallback"), (UnresolvedPress(), "fallback")],
)
async def test_a_press_comes_to_the_first_who_takes_it(
    db: Database, clock: WarpClock, press: Press, answered_by: str
) -> None:
    home, fallback = router_of("home", HomePress.filter()), router_of("fallback")
    bench = await make_bench(db, clock, home, router_of("card", Pressed(ClientPress, "show")), fallback)

    await press_on_a_card(bench, press.pack())

    assert bench.texts(IVAN)[-1] == answered_by


async def press_on_a_card(bench: Bench, data: str) -> None:
    button = InlineKeyboardButton(text="x", callback_data=data)
    card = await bench.app.bot.send_message(
        IVAN, "a card", reply_markup=InlineKeyboardMarkup(inline_keyboard=[[button]])
    )
    bench.world.person_presses(IVAN, card.message_id, data)
    await bench.hear()
