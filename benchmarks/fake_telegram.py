"""Telegram's side of the measured programs, in a process of its own: takes every call and answers that it is done.

python -m benchmarks.fake_telegram        prints the port it listens on
"""

import asyncio
import json

import uvloop

from benchmarks.http import Messages, message

_BOT = {"id": 123456, "is_bot": True, "first_name": "Sales", "username": "sales_bot"}
_BUTTONS = [[{"text": "Undo", "callback_data": "p:1:undo"}, {"text": "Open", "callback_data": "p:1:show"}]]
_MESSAGE = {
    "message_id": 1,
    "from": _BOT,
    "chat": {"id": 11_000, "type": "private", "first_name": "Hunter"},
    "date": 1_764_000_000,
    "edit_date": 1_764_000_000,
    "text": "Recorded: Client 17 · 150 000 · today",
    "reply_markup": {"inline_keyboard": _BUTTONS},
}


def _answer(result: object) -> bytes:
    return message("HTTP/1.1 200 OK", json.dumps({"ok": True, "result": result}).encode())


_DONE, _ME, _EDITED = _answer(result=True), _answer(_BOT), _answer(_MESSAGE)
_ANSWERS = {b"getMe": _ME, b"editMessageText": _EDITED, b"sendMessage": _EDITED}


def _hear(connection: Messages, head: bytes, _body: bytes) -> None:
    method = head.split(b" ", 2)[1].rpartition(b"/")[2]
    connection.transport.write(_ANSWERS.get(method, _DONE))


async def _serve() -> None:
    server = await asyncio.get_running_loop().create_server(lambda: Messages(_hear), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(_serve())
