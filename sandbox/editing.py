"""The bot's methods on messages already there: edit text, caption, media and buttons; delete; pin and unpin."""

from datetime import timedelta

from sandbox.errors import NOT_MODIFIED, Json, bad_request
from sandbox.keyboards import read_inline_markup
from sandbox.params import Params
from sandbox.people import Person
from sandbox.sending import link_preview, media_content
from sandbox.state import WorldState
from sandbox.texts import message_caption, message_text

DELETABLE_FOR = timedelta(hours=48)
DELETED_AT_ONCE_MOST = 100
_TEXT_FIELDS = ("text", "entities", "link_preview_options")
_CAPTION_FIELDS = ("caption", "caption_entities")
_MEDIA_FIELDS = (*_TEXT_FIELDS, *_CAPTION_FIELDS, "photo", "document")


def edit_message_text(world: WorldState, params: Params) -> Json | bool:
    content = {**message_text(params).as_fields("text", "entities"), **link_preview(params)}
    person, message = _target(world, params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, params, person, message, _TEXT_FIELDS, content)


def edit_message_caption(world: WorldState, params: Params) -> Json | bool:
    content = message_caption(params).as_fields("caption", "caption_entities")
    person, message = _target(world, params)
    if "text" in message:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, params, person, message, _CAPTION_FIELDS, content)


def edit_message_media(world: WorldState, params: Params) -> Json | bool:
    """Replace the file and its caption, or put a file in the place of a text."""
    media = params.mapping("media", "InputMedia")
    if media is None:
        raise bad_request("input media is not specified")
    person, message = _target(world, params)
    return _edit(world, params, person, message, _MEDIA_FIELDS, media_content(world, params, media))


def edit_message_reply_markup(world: WorldState, params: Params) -> Json | bool:
    person, message = _target(world, params)
    return _edit(world, params, person, message, (), {})


def delete_message(world: WorldState, params: Params) -> bool:
    person = world.chat(params)
    message = _present(person, params, "message to delete not found")
    _check_deletable(world, message)
    world.erase(person, message["message_id"])
    return True


def delete_messages(world: WorldState, params: Params) -> bool:
    """Up to 100 messages at once; those not there are passed over."""
    person = world.chat(params)
    given = params.sequence("message_ids", "message identifiers") or []
    if not given:
        raise bad_request("message identifiers are not specified")
    if len(given) > DELETED_AT_ONCE_MOST:
        raise bad_request("too many message identifiers specified")
    found = [person.messages[number] for number in map(int, given) if number in person.messages]
    for message in found:
        _check_deletable(world, message)
    for message in found:
        world.erase(person, message["message_id"])
    return True


def pin_chat_message(world: WorldState, params: Params) -> bool:
    person = world.reachable(params)
    message_id = _present(person, params, "message to pin not found")["message_id"]
    if message_id in person.pinned:
        person.pinned.remove(message_id)
    person.pinned.append(message_id)
    world.tell_person(person)
    return True


def unpin_chat_message(world: WorldState, params: Params) -> bool:
    """Unpin the named message, or the newest pin when none is named."""
    person = world.chat(params)
    if not params.has("message_id"):
        if not person.pinned:
            raise bad_request("message to unpin not found")
        person.pinned.pop()
    else:
        message_id = _present(person, params, "message to unpin not found")["message_id"]
        person.pinned = [kept for kept in person.pinned if kept != message_id]
    world.tell_person(person)
    return True


def unpin_all_chat_messages(world: WorldState, params: Params) -> bool:
    person = world.chat(params)
    person.pinned.clear()
    world.tell_person(person)
    return True


def _present(person: Person, params: Params, otherwise: str) -> Json:
    if not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    found = person.messages.get(params.integer("message_id"))
    if found is None:
        raise bad_request(otherwise)
    return found


def _target(world: WorldState, params: Params) -> tuple[Person, Json]:
    """The message to edit, by chat and number or as an inline message; ApiError when the bot may not edit it."""
    inline_id = params.text("inline_message_id")
    if inline_id:
        person_id, message_id = world.inline_messages.get(inline_id, (0, 0))
        person = world.people.get(person_id)
        if person is None or message_id not in person.messages:
            raise bad_request("MESSAGE_ID_INVALID")
        return person, person.messages[message_id]
    person = world.reachable(params)
    message = _present(person, params, "message to edit not found")
    if person.sent(message) or message["message_id"] in person.closed_to_edits:
        raise bad_request("message can't be edited")
    return person, message


def _edit(
    world: WorldState, params: Params, person: Person, message: Json, replaced: tuple[str, ...], content: Json
) -> Json | bool:
    """Put the new content and buttons in; without buttons in the call, those on the message go, as in Telegram."""
    markup = read_inline_markup(params)
    fields = (*replaced, "reply_markup")
    new = {**content, **({"reply_markup": markup} if markup else {})}
    if new == {key: message[key] for key in fields if key in message}:
        raise bad_request(NOT_MODIFIED)
    kept = {key: value for key, value in message.items() if key not in fields}
    edited = world.rewrite(person, {**kept, **new})
    return True if params.has("inline_message_id") else edited


def _check_deletable(world: WorldState, message: Json) -> None:
    if world.timestamp() - message["date"] >= DELETABLE_FOR.total_seconds():
        raise bad_request("message can't be deleted")
