"""A little bot for the tests of the chat page: each word it knows makes it do one thing a page must show."""

import asyncio
import base64
import json
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

import aiohttp

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAGQAAAAyCAIAAAAlV+npAAAAX0lEQVR42u3QAQ0AAAgDoDe0m/3sYoUHYCMBmT1KUSBLlixZsmQpkCVLlixZ"
    "shTIkiVLlixZCmTJkiVLliwFsmTJkiVLlgJZsmTJkiVLgSxZsmTJkqVAlixZsmTJUtB77/UI7y3muVsAAAAASUVORK5CYII="
)
RICH = (
    "<b>жирный</b> <i>курсив</i> <u>линия</u> <s>зачёркнуто</s> <tg-spoiler>тайна</tg-spoiler> <code>код</code> 🎉 "
    "<a href='https://example.org/'>ссылка</a>\n<pre>таблица</pre>\n"
    "<blockquote expandable>раз\nдва\nтри\nчетыре\nпять</blockquote>"
)
BUTTONS = [
    [{"text": "Тост", "callback_data": "toast"}, {"text": "Окно", "callback_data": "alert"}],
    [{"text": "Правка", "callback_data": "edit"}, {"text": "Удалить", "callback_data": "delete"}],
    [{"text": "Долго", "callback_data": "slow"}],
]
KEYBOARD = {
    "keyboard": [[{"text": "Раз"}, {"text": "Два"}]],
    "resize_keyboard": True,
    "input_field_placeholder": "Число",
}
COMMANDS = [{"command": "start", "description": "Начать"}, {"command": "help", "description": "Помощь"}]
RESULTS: list[dict[str, Any]] = [
    {
        "type": "article",
        "id": name,
        "title": name,
        "description": f"Карточка: {name}",
        "input_message_content": {"message_text": f"📇 {name}"},
    }
    for name in ("Ромашка", "Романтика", "Вектор")
]


class EchoBot:
    """Answers over the HTTP Bot API while it is entered. `release` lets the slow answer go."""

    def __init__(self, base_url: str, token: str, invitation: str) -> None:
        self.base_url = base_url
        self.token = token
        self.invitation = invitation
        self.release = asyncio.Event()
        self.slow: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self.session = aiohttp.ClientSession()
        await self.call("setMyCommands", commands=COMMANDS)
        self.loop = asyncio.create_task(self.poll())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in (self.loop, *self.slow):
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await self.session.close()

    async def call(self, method: str, **parameters: Any) -> Any:
        async with self.session.post(f"{self.base_url}/bot{self.token}/{method}", json=parameters) as answer:
            body = await answer.json()
        assert body["ok"], body
        return body["result"]

    async def send_file(self, method: str, field: str, name: str, content: bytes, **parameters: str) -> None:
        form = aiohttp.FormData(quote_fields=False)
        for key, value in parameters.items():
            form.add_field(key, value)
        form.add_field(field, content, filename=name)
        async with self.session.post(f"{self.base_url}/bot{self.token}/{method}", data=form) as answer:
            assert answer.status == 200, await answer.text()

    async def poll(self) -> None:
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20):
                offset = update["update_id"] + 1
                await self.take(update)

    async def take(self, update: dict[str, Any]) -> None:
        if "message" in update:
            await self.take_message(update["message"])
        elif "edited_message" in update:
            message = update["edited_message"]
            await self.say(message["chat"]["id"], f"Исправлено: {message['text']}")
        elif "callback_query" in update:
            await self.take_press(update["callback_query"])
        elif "inline_query" in update:
            query = update["inline_query"]
            found = [result for result in RESULTS if result["id"].lower().startswith(query["query"].lower())]
            await self.call("answerInlineQuery", inline_query_id=query["id"], results=found, cache_time=0)

    async def say(self, chat_id: int, text: str, **parameters: Any) -> None:
        await self.call("sendMessage", chat_id=chat_id, text=text, **parameters)

    async def take_message(self, message: dict[str, Any]) -> None:
        chat_id = message["chat"]["id"]
        if "document" in message or "photo" in message:
            await self.take_file(message)
            return
        match message["text"]:
            case "кнопки":
                await self.say(chat_id, "Нажмите", reply_markup={"inline_keyboard": BUTTONS})
            case "разметка":
                await self.say(chat_id, RICH, parse_mode="HTML")
            case "фото":
                await self.send_file("sendPhoto", "photo", "chart.png", PNG, chat_id=str(chat_id), caption="Ноябрь")
            case "файл":
                extra = {"chat_id": str(chat_id), "caption": "Ведомость", "protect_content": "true"}
                await self.send_file("sendDocument", "document", "начисления.csv", b"a;b\n" * 256, **extra)
            case "клавиатура":
                await self.say(chat_id, "Выберите", reply_markup=KEYBOARD)
            case "убери":
                await self.say(chat_id, "Убрано", reply_markup={"remove_keyboard": True})
            case "приглашение":
                await self.say(chat_id, f"Перешлите: {self.invitation}")
            case text:
                await self.say(chat_id, f"Эхо: {text}")

    async def take_file(self, message: dict[str, Any]) -> None:
        part = message.get("document") or message["photo"][-1]
        found = await self.call("getFile", file_id=part["file_id"])
        async with self.session.get(f"{self.base_url}/file/bot{self.token}/{found['file_path']}") as answer:
            content = await answer.read()
        kind = "файл" if "document" in message else "фото"
        said = {"вид": kind, "имя": part.get("file_name"), "байт": len(content), "подпись": message.get("caption")}
        await self.say(message["chat"]["id"], json.dumps(said, ensure_ascii=False))

    async def take_press(self, press: dict[str, Any]) -> None:
        chat_id, message_id = press["message"]["chat"]["id"], press["message"]["message_id"]
        match press["data"]:
            case "toast":
                await self.call("answerCallbackQuery", callback_query_id=press["id"], text="Готово")
            case "alert":
                await self.call(
                    "answerCallbackQuery", callback_query_id=press["id"], text="Уже закрыто", show_alert=True
                )
            case "edit":
                await self.call("editMessageText", chat_id=chat_id, message_id=message_id, text="Исправленный текст")
                await self.call("answerCallbackQuery", callback_query_id=press["id"])
            case "delete":
                await self.call("deleteMessage", chat_id=chat_id, message_id=message_id)
                await self.call("answerCallbackQuery", callback_query_id=press["id"])
            case "slow":
                task = asyncio.create_task(self.answer_late(press["id"]))
                self.slow.add(task)

    async def answer_late(self, callback_query_id: str) -> None:
        await self.release.wait()
        await self.call("answerCallbackQuery", callback_query_id=callback_query_id, text="Дождались")
