"""People and messages as the page draws them: the Bot API's JSON with what only a client knows."""

from sandbox.errors import Json
from sandbox.menus import Menus
from sandbox.people import Person


def page_message(person: Person, message: Json) -> Json:
    """A message with `out` on the person's own and the address to show its file at."""
    shown = dict(message)
    if person.sent(message):
        shown["out"] = True
    if "photo" in message:
        shown["url"] = f"/api/files/{message['photo'][-1]['file_id']}"
    elif "document" in message:
        shown["url"] = f"/api/files/{message['document']['file_id']}"
    return shown


def page_person(person: Person, menus: Menus) -> Json:
    """A person without their messages."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
        "title": person.title,
        "started": person.started,
        "blocked": person.blocked,
        "unread": person.unread,
        "commands": menus.commands_for(person),
        "menu_button": menus.button(person.id),
        "reply_keyboard": person.reply_keyboard,
        "pinned": person.pinned[-1] if person.pinned else None,
    }
