"""Webhooks: who may be called, real deliveries with retries and order, methods in the answer."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from aiogram import Bot, Dispatcher
from aiogram.methods import SendMessage
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from sandbox.world import World
from tests.sandbox.raw_api import ANNA, RawApi, RunningSandbox

POLLING_REFUSED = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
Answer = Callable[[dict[str, Any]], web.StreamResponse]


@dataclass
class Hook:
    """A bot's webhook: what came to it, under which headers, and how it answers the next times."""

    url: str = ""
    updates: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    answers: list[web.StreamResponse] = field(default_factory=list)
    came: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.updates.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.came.set()
        return self.answers.pop(0) if self.answers else web.Response()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(60):
            while len(self.updates) < count:
                self.came.clear()
                await self.came.wait()

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.updates]


async def serve(application: web.Application) -> tuple[web.AppRunner, str]:
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}/hook"


@pytest.fixture
async def hook(world: World) -> AsyncIterator[Hook]:
    world.webhook_backoff = 0.01
    made = Hook()
    application = web.Application()
    application.router.add_post("/hook", made.handle)
    runner, made.url = await serve(application)
    yield made
    await runner.cleanup()


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "http://example.com/hook"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.com:8080/hook"},
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        ({"url": "nonsense"}, "invalid webhook URL specified"),
        ({"url": "https://example.com:99999/"}, "invalid webhook URL specified"),
        ({"url": "https://example.com", "secret_token": "a" * 257}, "secret token is too long"),
        ({"url": "https://example.com", "secret_token": "пароль"}, "secret token contains unallowed characters"),
    ],
)
async def test_webhooks_that_are_refused(world: World, raw: RawApi, params: dict[str, Any], words: str) -> None:
    assert await raw.refusal("setWebhook", **params) == (400, f"Bad Request: {words}")
    assert world.webhook.url == ""


@pytest.mark.parametrize("port", [443, 80, 88, 8443])
async def test_the_four_ports_of_telegram_pass(world: World, port: int) -> None:
    assert await world.call("setWebhook", {"url": f"https://example.com:{port}/hook"}) is True


async def test_polling_is_refused_while_a_webhook_is_set(raw: RawApi, hook: Hook) -> None:
    await raw.result("setWebhook", url=hook.url)
    refused = await raw.refusal("getUpdates")
    await raw.result("deleteWebhook")

    assert refused == (409, POLLING_REFUSED)
    assert await raw.result("getUpdates") == []


async def test_updates_arrive_with_the_secret_in_the_header(raw: RawApi, world: World, hook: Hook) -> None:
    await raw.result("setWebhook", url=hook.url, secret_token="s_-1")

    world.person_sends(ANNA, "раз")
    await hook.until(1)

    assert (hook.texts(), hook.secrets) == (["раз"], ["s_-1"])


async def test_what_waited_is_delivered_or_dropped_on_request(raw: RawApi, world: World, hook: Hook) -> None:
    world.person_sends(ANNA, "старое")
    await raw.result("setWebhook", url=hook.url, drop_pending_updates=True)
    world.person_sends(ANNA, "новое")
    await hook.until(1)
    await raw.result("setWebhook", url="")
    world.person_sends(ANNA, "ждёт")
    await raw.result("deleteWebhook", drop_pending_updates=True)

    assert hook.texts() == ["новое"]
    assert await raw.result("getUpdates") == []


async def test_anything_but_2xx_is_sent_again_in_order(raw: RawApi, world: World, hook: Hook) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=404), web.Response(status=302)]
    await raw.result("setWebhook", url=hook.url)

    world.person_sends(ANNA, "раз")
    world.person_sends(ANNA, "два")
    await hook.until(5)

    assert hook.texts() == ["раз", "раз", "раз", "раз", "два"]
    assert len({update["update_id"] for update in hook.updates}) == 2


async def test_a_stuck_chat_does_not_hold_up_another(raw: RawApi, world: World, hook: Hook) -> None:
    world.webhook_backoff = 60
    world.add_person(2, "Борис", started=True)
    hook.answers = [web.Response(status=500), web.Response(status=500)]
    await raw.result("setWebhook", url=hook.url)

    world.person_sends(ANNA, "застряло")
    await hook.until(2)
    world.person_sends(ANNA, "следом")
    world.person_sends(2, "мимо очереди")
    await hook.until(3)
    info = await raw.result("getWebhookInfo")

    assert hook.texts() == ["застряло", "застряло", "мимо очереди"]
    assert info["pending_update_count"] == 2
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["last_error_date"] == world.timestamp()


async def test_a_delivery_is_given_up_after_24_hours(raw: RawApi, world: World, hook: Hook) -> None:
    world.webhook_backoff = 0.05
    hook.answers = [web.Response(status=500) for _ in range(500)]
    await raw.result("setWebhook", url=hook.url)

    world.person_sends(ANNA, "устарело")
    await hook.until(1)
    world.clock.advance(timedelta(hours=25))
    world.person_sends(ANNA, "свежее")
    async with asyncio.timeout(60):
        while "свежее" not in hook.texts():
            await hook.until(len(hook.updates) + 1)

    assert set(hook.texts()[:-1]) == {"устарело"}
    assert hook.texts()[-1] == "свежее"


async def test_a_deaf_address_is_reported(raw: RawApi, world: World, hook: Hook) -> None:
    await raw.result("setWebhook", url="http://127.0.0.1:1/hook", max_connections=500, ip_address="127.0.0.1")
    world.person_sends(ANNA, "раз")
    info = await raw.result("getWebhookInfo")
    while "last_error_message" not in info:
        info = await raw.result("getWebhookInfo")

    assert info["last_error_message"] == "Connection failed: ClientConnectorError"
    assert (info["max_connections"], info["ip_address"]) == (100, "127.0.0.1")


async def test_the_same_update_is_delivered_once_more_on_request(raw: RawApi, world: World, hook: Hook) -> None:
    await raw.result("setWebhook", url=hook.url)
    world.person_sends(ANNA, "раз")
    await hook.until(1)

    world.redeliver(hook.updates[0]["update_id"])
    await hook.until(2)

    assert hook.updates[0] == hook.updates[1]


async def test_only_allowed_kinds_are_delivered(raw: RawApi, world: World, hook: Hook) -> None:
    await raw.result("setWebhook", url=hook.url, allowed_updates=["my_chat_member"])

    world.person_sends(ANNA, "мимо")
    world.block(ANNA)
    await hook.until(1)

    assert hook.updates[0]["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert (await raw.result("getWebhookInfo"))["allowed_updates"] == ["my_chat_member"]


async def test_a_method_in_the_json_answer_is_called(raw: RawApi, world: World, hook: Hook) -> None:
    body = {"method": "sendMessage", "chat_id": ANNA, "text": "ответ"}
    hook.answers = [web.json_response(body)]
    await raw.result("setWebhook", url=hook.url)

    world.person_sends(ANNA, "раз")
    await world.events.until(lambda: len(world.messages(ANNA)) == 2)

    assert world.messages(ANNA)[1]["text"] == "ответ"


@pytest.mark.parametrize("text", ["не JSON", "[1]", json.dumps({"method": "sendPigeon"})])
async def test_a_wrong_answer_is_taken_as_received(raw: RawApi, world: World, hook: Hook, text: str) -> None:
    hook.answers = [web.Response(text=text, content_type="application/json")]
    await raw.result("setWebhook", url=hook.url)

    world.person_sends(ANNA, "раз")
    world.person_sends(ANNA, "два")
    await hook.until(2)

    assert hook.texts() == ["раз", "два"]


async def test_a_multipart_answer_may_carry_a_file(raw: RawApi, world: World, hook: Hook) -> None:
    writer = aiohttp.MultipartWriter("form-data")
    for name, value in (("method", "sendDocument"), ("chat_id", str(ANNA)), ("document", "attach://a")):
        writer.append(value).set_content_disposition("form-data", name=name)
    writer.append(b"123").set_content_disposition("form-data", name="a", filename="a.txt")
    hook.answers = [web.Response(body=writer)]
    await raw.result("setWebhook", url=hook.url)

    world.person_sends(ANNA, "файл?")
    await world.events.until(lambda: len(world.messages(ANNA)) == 2)

    assert world.messages(ANNA)[1]["document"]["file_name"] == "a.txt"
    assert world.files.downloadable(world.messages(ANNA)[1]["document"]["file_id"]).content == b"123"


async def test_an_aiogram_webhook_handler_answers_in_the_response(
    sandbox: RunningSandbox, bot: Bot, world: World
) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def reply(message: Message) -> SendMessage:
        return message.answer("<i>через вебхук</i>", parse_mode="HTML")

    application = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token="s").register(application, "/hook")
    runner, url = await serve(application)
    await bot.set_webhook(url, secret_token="s")

    world.person_sends(ANNA, "раз")
    await world.events.until(lambda: len(world.messages(ANNA)) == 2)
    await bot.delete_webhook()
    await runner.cleanup()

    assert world.messages(ANNA)[1]["text"] == "через вебхук"
