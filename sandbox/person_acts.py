"""What people do in their chat with the bot: write, edit, send files, press, search inline, block."""

import itertools
import re

from sandbox.errors import Json, SandboxRefusal
from sandbox.keyboards import button_texts
from sandbox.params import UploadedFile
from sandbox.people import Person
from sandbox.state import WorldState
from sandbox.texts import CAPTION_LIMIT, TEXT_LIMIT, FormattedText, plain_text

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_FIRST_FREE_ID = 1001


class PersonActs(WorldState):
    """Each act either happens and reaches the bot as an update, or is refused as the real app would."""

    def add_person(
        self,
        person_id: int,
        first_name: str,
        last_name: str = "",
        *,
        username: str | None = None,
        language_code: str = "ru",
        title: str = "",
        started: bool = False,
    ) -> Person:
        """A new account; `started` spares the /start, as if it had been long ago."""
        if person_id in self.people:
            raise SandboxRefusal(f"person {person_id} is there already")
        person = Person(person_id, first_name, last_name, username, language_code, title, started)
        self.people[person_id] = person
        self.tell_person(person)
        return person

    def remove_person(self, person_id: int) -> None:
        """Take the account out of the world, chat and all."""
        self.person(person_id)
        del self.people[person_id]
        self.events.publish({"type": "reload"})

    def free_person_id(self) -> int:
        return next(number for number in itertools.count(_FIRST_FREE_ID) if number not in self.people)

    def person_sends(self, person_id: int, text: str, reply_to: int | None = None) -> Json:
        """The person writes; writing to the bot, most often /start, lets it answer."""
        person = self._able(person_id)
        content = _typed(text, TEXT_LIMIT).as_fields("text", "entities")
        if not content:
            raise SandboxRefusal("an empty message cannot be sent")
        if reply_to is not None:
            content["reply_to_message"] = self._present(person, reply_to, reply=True)
        return self._says(person, content)

    def person_opens_link(self, person_id: int, payload: str) -> Json:
        """The person follows t.me/<bot>?start=<payload>: at most 64 characters of A-Z a-z 0-9 _ -."""
        if not _PAYLOAD.fullmatch(payload):
            raise SandboxRefusal("a start link carries 1 to 64 characters of A-Z a-z 0-9 _ -")
        return self.person_sends(person_id, f"/start {payload}")

    def person_edits(self, person_id: int, message_id: int, text: str) -> Json:
        """The person changes the text, or the caption, of their own message."""
        person = self._able(person_id)
        message = self._present(person, message_id)
        if not person.sent(message):
            raise SandboxRefusal("only one's own message can be edited")
        fields = ("text", "entities") if "text" in message else ("caption", "caption_entities")
        new = _typed(text, TEXT_LIMIT if "text" in message else CAPTION_LIMIT).as_fields(*fields)
        if not new and "text" in message:
            raise SandboxRefusal("an empty message cannot be sent")
        kept = {key: value for key, value in message.items() if key not in fields}
        edited = self.rewrite(person, {**kept, **new})
        self.updates.put("edited_message", edited, person.id)
        return edited

    def person_sends_file(
        self,
        person_id: int,
        filename: str,
        content: bytes,
        mime: str,
        caption: str | None = None,
        *,
        as_photo: bool = False,
    ) -> Json:
        """The person sends a file, or a picture `as_photo`; ApiError when Telegram would not take it."""
        person = self._able(person_id)
        stored = self.files.add("photo" if as_photo else "document", UploadedFile(filename, content, mime))
        written = _typed(caption or "", CAPTION_LIMIT).as_fields("caption", "caption_entities")
        return self._says(person, {**stored.as_fields(), **written})

    def person_presses(self, person_id: int, message_id: int, data: str) -> str:
        """The person presses an inline button that carries `data`; returns the callback query's id."""
        person = self._able(person_id)
        message = self._present(person, message_id)
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        if not any(button.get("callback_data") == data for row in rows for button in row):
            raise SandboxRefusal(f"message {message_id} has no button {data!r}")
        inline_id = next((key for key, place in self.inline_messages.items() if place == (person_id, message_id)), None)
        origin: Json = {"inline_message_id": inline_id} if inline_id else {"message": message}
        payload = {"from": person.user(), **origin, "chat_instance": f"{person_id}7", "data": data}
        press = self.presses.open(person_id, payload)
        self.updates.put("callback_query", press.payload, person_id)
        return press.query_id

    def repeat_press(self, query_id: str) -> int:
        """The same press arrives again under a new update id, as after a bad connection; returns that id."""
        press = self.presses.known(query_id)
        return self.updates.put("callback_query", press.payload, press.person_id)

    def redeliver(self, update_id: int) -> None:
        """The very same update arrives again."""
        self.updates.redeliver(update_id)

    def person_inline_query(self, person_id: int, query: str, offset: str = "") -> str:
        """The person types `@bot query` somewhere; returns the inline query's id."""
        person = self._able(person_id)
        payload = {"from": person.user(), "chat_type": "sender", "query": query, "offset": offset}
        opened = self.inline_queries.open(person_id, payload)
        self.updates.put("inline_query", opened.payload, person_id)
        return opened.query_id

    def person_chooses(self, person_id: int, query_id: str, result_id: str) -> Json:
        """The person sends one of the results into their chat with the bot."""
        person = self._able(person_id)
        query = self.inline_queries.known(query_id)
        contents: Json = (query.answer or {}).get("contents", {})
        if query.person_id != person_id or result_id not in contents:
            raise SandboxRefusal(f"the query has no result {result_id!r}")
        message = self._says(person, {"via_bot": self.bot_user(), **contents[result_id]})
        chosen: Json = {"result_id": result_id, "from": person.user(), "query": query.payload["query"]}
        if "reply_markup" in message:
            chosen["inline_message_id"] = f"inline-{message['message_id']}"
            self.inline_messages[chosen["inline_message_id"]] = (person_id, message["message_id"])
        self.updates.put("chosen_inline_result", chosen, person_id)
        return message

    def person_reads(self, person_id: int) -> None:
        """The person has the chat open and has seen it all."""
        person = self.person(person_id)
        person.unread = 0
        self.tell_person(person)

    def block(self, person_id: int) -> None:
        """The person stops the bot; it is told, and can write no more."""
        person = self._able(person_id)
        person.blocked = True
        self._membership(person, "member", "kicked")

    def unblock(self, person_id: int) -> None:
        person = self.person(person_id)
        if not person.blocked:
            raise SandboxRefusal("the bot is not blocked")
        person.blocked = False
        self._membership(person, "kicked", "member")

    def deactivate(self, person_id: int) -> None:
        """The account is deleted; the bot learns of it only when it writes."""
        self.person(person_id).deactivated = True
        self.tell_person(self.person(person_id))

    def _able(self, person_id: int) -> Person:
        person = self.person(person_id)
        if person.deactivated:
            raise SandboxRefusal("the account is deleted")
        if person.blocked:
            raise SandboxRefusal("the bot is blocked: unblock it first")
        return person

    def _present(self, person: Person, message_id: int, *, reply: bool = False) -> Json:
        found = self.quoted(person, message_id) if reply else person.messages.get(message_id)
        if found is None:
            raise SandboxRefusal(f"there is no message {message_id} in this chat")
        return found

    def _says(self, person: Person, content: Json) -> Json:
        person.started = True
        person.unread = 0
        keyboard = person.reply_keyboard
        if keyboard and keyboard.get("one_time_keyboard") and content.get("text") in button_texts(keyboard):
            person.reply_keyboard = None
        message = self.write(person, person.user(), content)
        self.updates.put("message", message, person.id)
        return message

    def _membership(self, person: Person, before: str, after: str) -> None:
        states = {
            "member": {"user": self.bot_user(), "status": "member"},
            "kicked": {"user": self.bot_user(), "status": "kicked", "until_date": 0},
        }
        payload = {
            "chat": person.chat(),
            "from": person.user(),
            "date": self.timestamp(),
            "old_chat_member": states[before],
            "new_chat_member": states[after],
        }
        self.updates.put("my_chat_member", payload, person.id)
        self.tell_person(person)


def _typed(text: str, limit: int) -> FormattedText:
    found = plain_text(text)
    if len(found.text) > limit:
        raise SandboxRefusal(f"the text is longer than {limit} characters")
    return found
