"""The world's state and its small moves: who is there, whose chat, a message written, replaced or gone.

The acts of people and the methods of the bot are both made of these moves.
"""

import itertools
from dataclasses import dataclass, field
from typing import Any

from sandbox.clock import WarpClock
from sandbox.errors import Json, SandboxRefusal, bad_request, forbidden
from sandbox.events import EventBus
from sandbox.faults import Faults
from sandbox.files import FileStore
from sandbox.menus import Menus
from sandbox.pace import Pace
from sandbox.page_view import page_message, page_person
from sandbox.params import Params
from sandbox.people import Person
from sandbox.queries import INLINE_LIVES, PRESS_LIVES, Queries
from sandbox.updates import UpdateQueue

DEFAULT_TOKEN = "7000000001:local-sandbox-token-opens-nothing"  # noqa: S105 - names the local bot, guards nothing


@dataclass
class Webhook:
    """Where updates are posted to, empty `url` meaning nowhere, and how the last delivery went."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str | None = None
    last_error: tuple[int, str] | None = field(default=None, compare=False)


class WorldState:
    """One bot, its people and everything between them."""

    def __init__(
        self,
        token: str = DEFAULT_TOKEN,
        username: str = "sandbox_bot",
        name: str = "Sandbox",
        clock: WarpClock | None = None,
        zone: str = "Europe/Moscow",
    ) -> None:
        self.token = token
        self.username = username
        self.name = name
        self.zone = zone
        self.bot_id = int(token.split(":", 1)[0])
        self.clock = clock or WarpClock()
        self.events = EventBus()
        self.updates = UpdateQueue(self.clock)
        self.presses = Queries(self.clock, PRESS_LIVES, 4_000_000_001)
        self.inline_queries = Queries(self.clock, INLINE_LIVES, 8_000_000_001)
        self.files = FileStore()
        self.menus = Menus()
        self.faults = Faults()
        self.pace = Pace()
        self.webhook = Webhook()
        self.webhook_backoff = 1.0
        self.people: dict[int, Person] = {}
        self.inline_messages: dict[str, tuple[int, int]] = {}
        self._message_ids = itertools.count(1)
        self.clock.on_change(lambda now: self.events.publish({"type": "clock", "now": now.isoformat()}))

    def timestamp(self) -> int:
        """The world's moment in Unix seconds, as messages are dated."""
        return int(self.clock.now().timestamp())

    def bot_user(self) -> Json:
        """The Bot API's User of the bot."""
        return {"id": self.bot_id, "is_bot": True, "first_name": self.name, "username": self.username}

    def person(self, person_id: int) -> Person:
        """The person by id; SandboxRefusal when there is none."""
        found = self.people.get(person_id)
        if found is None:
            raise SandboxRefusal(f"there is no person {person_id}")
        return found

    def chat(self, params: Params) -> Person:
        """The private chat a call names; ApiError "chat not found" when nobody has that id."""
        if not params.has("chat_id"):
            raise bad_request("chat_id is empty")
        found = self.people.get(params.integer("chat_id"))
        if found is None:
            raise bad_request("chat not found")
        return found

    def reachable(self, params: Params) -> Person:
        """The chat a call names, when the bot may write there; ApiError 403 when the person does not let it."""
        if params.integer("chat_id") == self.bot_id:
            raise forbidden("bot can't send messages to the bot")
        found = self.chat(params)
        self.check_reachable(found)
        return found

    def check_reachable(self, person: Person) -> None:
        """ApiError 403 when the account is gone, the bot is blocked, or the person never started it."""
        if person.deactivated:
            raise forbidden("user is deactivated")
        if person.blocked:
            raise forbidden("bot was blocked by the user")
        if not person.started:
            raise forbidden("bot can't initiate conversation with a user")

    def write(self, person: Person, sender: Json, content: Json) -> Json:
        """Put a new message into the person's chat and return it."""
        message: Json = {
            "message_id": next(self._message_ids),
            "from": sender,
            "chat": person.chat(),
            "date": self.timestamp(),
            **content,
        }
        person.messages[message["message_id"]] = message
        if not person.sent(message):
            person.unread += 1
        self._tell("message", person, message)
        self.tell_person(person)
        return message

    def rewrite(self, person: Person, message: Json) -> Json:
        """Put the edited message in the place of the old one, dating the edit."""
        edited = {**message, "edit_date": self.timestamp()}
        person.messages[edited["message_id"]] = edited
        self._tell("edited", person, edited)
        return edited

    def erase(self, person: Person, message_id: int) -> None:
        """Delete a message for both sides."""
        del person.messages[message_id]
        self.events.publish({"type": "deleted", "person": person.id, "message_id": message_id})
        if message_id in person.pinned:
            person.pinned.remove(message_id)
            self.tell_person(person)

    def tell_person(self, person: Person) -> None:
        """Tell the page what changed around the person."""
        self.events.publish({"type": "person", "person": page_person(person, self.menus)})

    def quoted(self, person: Person, message_id: int) -> Json | None:
        """The message as it stands inside a reply to it, None when it is gone."""
        found = person.messages.get(message_id)
        return None if found is None else {key: found[key] for key in found if key != "reply_to_message"}

    def _tell(self, kind: str, person: Person, message: Json) -> None:
        event: dict[str, Any] = {"type": kind, "person": person.id, "message": page_message(person, message)}
        self.events.publish(event)
