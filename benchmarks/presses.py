"""What Telegram sends when somebody presses the button that records a draft: the same for both programs."""

import json

from benchmarks.company import FIRST_TELEGRAM_ID, hunter_id

SECRET = "benchmark-secret"  # noqa: S105 - opens nothing
PATH = "/telegram"
TOKEN = "123456:benchmark-token-that-opens-nothing-00"  # noqa: S105 - opens nothing
CONNECTIONS = 40


def telegram_id(hunter: int) -> int:
    """A hunter's Telegram id, and their chat's; hunters are counted from 0."""
    return hunter_id(hunter) + FIRST_TELEGRAM_ID


def press(draft_id: int, hunters: int) -> bytes:
    """The update, as Telegram words it: the pressed message stands in it with its text and buttons."""
    person = telegram_id(draft_id % hunters)
    somebody = {"id": person, "is_bot": False, "first_name": "Hunter", "language_code": "ru"}
    buttons = [
        [("Record", "save")],
        [("Amount", "amount"), ("Date", "date"), ("Client", "client")],
        [("Cancel", "cancel")],
    ]
    keyboard = [[{"text": label, "callback_data": f"d:{draft_id}:{do}:0"} for label, do in row] for row in buttons]
    message = {
        "message_id": draft_id,
        "from": {"id": 123456, "is_bot": True, "first_name": "Sales", "username": "sales_bot"},
        "chat": {"id": person, "type": "private", "first_name": "Hunter"},
        "date": 1_764_000_000,
        "text": "A payment\nClient 17 · 150 000\nInside the period\n10 % for you: 15 000",
        "entities": [{"type": "bold", "offset": 10, "length": 9}],
        "reply_markup": {"inline_keyboard": keyboard},
    }
    query = {
        "id": str(10**15 + draft_id),
        "from": somebody,
        "message": message,
        "chat_instance": "1",
        "data": f"d:{draft_id}:save:0",
    }
    return json.dumps({"update_id": draft_id, "callback_query": query}, ensure_ascii=False).encode()
