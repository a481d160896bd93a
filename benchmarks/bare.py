"""The floor: aiohttp, uvloop and sqlite3 in one thread, that do the same work and nothing else.

The same two answers (that to the press in the webhook's reply), the same rows in the same tables, two selects and one
commit for each update, WAL and FULL. No roles, no words by language, no rules, no second thread: what the bot costs
above it is what all these cost.

    python -m benchmarks.bare DATABASE TELEGRAM_PORT       prints the port it listens on

"""

import asyncio
import json
import sqlite3
import sys
import time
from hashlib import sha256

import uvloop
from aiohttp import ClientSession, web

from benchmarks.presses import PATH, SECRET, TOKEN

_PERSON = (
    "SELECT s.id, h.staff_id, c.confirmation FROM staff s JOIN company c"
    " JOIN department_heads h ON h.department_id = s.department_id WHERE s.telegram_id = ? AND s.status = 'active'"
)
_DRAFT = (
    "SELECT d.client_id, d.amount, d.paid_on, c.name FROM payment_drafts d JOIN clients c ON c.id = d.client_id"
    " WHERE d.id = ? AND d.staff_id = ? AND d.state = 'open'"
)
_PAYMENT = "INSERT INTO payments (client_id, amount, paid_on, status, logged_by, logged_at) VALUES (?, ?, ?, ?, ?, ?)"
_RECORDED = "UPDATE payment_drafts SET state = 'recorded', asks = NULL, payment_id = ? WHERE id = ?"
_AUDIT = (
    "INSERT INTO audit (at, actor_id, action, object, client_id, before, after, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_EXPECTED = (
    "INSERT INTO expected_earnings (payment_id, staff_id, kind, client_id, earned_on, amount) VALUES (?, ?, ?, ?, ?, ?)"
)
_LEDGER = (
    "INSERT INTO ledger (client_id, payment_id, staff_id, kind, month, earned_on, booked_on, amount, reason,"
    " booked_at, booked_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


_JSON = {"Content-Type": "application/json"}


class Bare:
    """One connection, one thread."""

    def __init__(self, database: str, telegram_port: int) -> None:
        self._database = sqlite3.connect(database, isolation_level=None, cached_statements=512)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            self._database.execute(f"PRAGMA {pragma}")
        self._telegram = f"http://127.0.0.1:{telegram_port}/bot{TOKEN}/"
        self._hash = ""
        self.session: ClientSession

    def close(self) -> None:
        self._database.close()

    async def receive(self, request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=401)
        query = json.loads(await request.read())["callback_query"]
        message = query["message"]
        text, payment_id = self.record(query["from"]["id"], int(query["data"].split(":")[1]))
        buttons = [
            {"text": "↩️ Undo", "callback_data": f"p:{payment_id}:undo"},
            {"text": "Open", "callback_data": f"p:{payment_id}:show"},
        ]
        edit = {
            "chat_id": message["chat"]["id"],
            "message_id": message["message_id"],
            "text": text,
            "parse_mode": "HTML",
            "reply_markup": {"inline_keyboard": [buttons]},
        }
        await self._call("editMessageText", edit)
        return web.json_response({"method": "answerCallbackQuery", "callback_query_id": query["id"]})

    async def _call(self, method: str, values: dict[str, object]) -> None:
        body = json.dumps(values, ensure_ascii=False).encode()
        async with self.session.post(self._telegram + method, data=body, headers=_JSON) as answer:
            if not json.loads(await answer.read())["ok"]:
                raise RuntimeError(method)

    def record(self, telegram_id: int, draft_id: int) -> tuple[str, int]:
        """Make a draft a payment: the words of the answer, and the payment's id."""
        execute, now = self._database.execute, time.time_ns() // 1000
        execute("BEGIN IMMEDIATE")
        staff_id, head_id, confirmation = execute(_PERSON, (telegram_id,)).fetchone()
        client_id, amount, paid_on, name = execute(_DRAFT, (draft_id, staff_id)).fetchone()
        status = "declared" if confirmation else "confirmed"
        added = execute(_PAYMENT, (client_id, amount, paid_on, status, staff_id, now))
        payment_id = int(added.lastrowid or 0)
        execute(_RECORDED, (payment_id, draft_id))
        after = json.dumps({"amount": amount, "paid_on": paid_on, "status": status})
        told = (now, staff_id, "payment logged", f"payment:{payment_id}", client_id, None, after)
        self._hash = sha256((self._hash + json.dumps(told)).encode()).hexdigest()
        execute(_AUDIT, (*told, self._hash))
        earned = ((staff_id, "commission", amount // 10), (head_id, "override", amount // 50))
        if confirmation:
            rows = [(payment_id, who, kind, client_id, paid_on, part) for who, kind, part in earned]
            self._database.executemany(_EXPECTED, rows)
        else:
            month = paid_on[:8] + "01"
            postings = [
                (client_id, payment_id, who, kind, month, paid_on, paid_on, part, "logged", now, staff_id)
                for who, kind, part in earned
            ]
            self._database.executemany(_LEDGER, postings)
        execute("COMMIT")
        return f"✅ Recorded: <b>{name}</b> · {amount / 100:,.2f} ₽ · {paid_on}", payment_id


async def _serve(database: str, telegram_port: int) -> None:
    bare = Bare(database, telegram_port)
    server = web.Application()
    server.router.add_post(PATH, bare.receive)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    async with ClientSession() as bare.session:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        print(runner.addresses[0][1], flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(_serve(sys.argv[1], int(sys.argv[2])))
