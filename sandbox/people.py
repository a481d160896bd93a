"""The people who talk to the bot, each with their private chat: messages, pins, keyboard and what is unread."""

from dataclasses import dataclass, field

from sandbox.errors import Json


@dataclass
class Person:
    """One account and its chat with the bot; `title` is a free label for the page, Telegram knows nothing of it.

    `silent`: the messages that came without a sound.
    """

    person_id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    language_code: str = "ru"
    title: str = ""
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    unread: int = 0
    reply_keyboard: Json | None = None
    messages: dict[int, Json] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    toasts: list[Json] = field(default_factory=list)
    closed_to_edits: set[int] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)

    @property
    def id(self) -> int:
        return self.person_id

    def user(self) -> Json:
        """The Bot API's User."""
        return {"id": self.person_id, "is_bot": False, **self._names(), "language_code": self.language_code}

    def chat(self) -> Json:
        """The Bot API's Chat: the private chat with this person."""
        return {"id": self.person_id, **self._names(), "type": "private"}

    def sent(self, message: Json) -> bool:
        """Whether the message is the person's own, not the bot's."""
        return bool(message["from"]["id"] == self.person_id)

    def _names(self) -> Json:
        names: Json = {"first_name": self.first_name}
        if self.last_name:
            names["last_name"] = self.last_name
        if self.username:
            names["username"] = self.username
        return names
