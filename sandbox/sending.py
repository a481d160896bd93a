"""The bot's sending methods: texts, photos, documents, albums, and the "typing…" that comes before them."""

from typing import Any

from sandbox.errors import Json, bad_request
from sandbox.files import StoredFile
from sandbox.keyboards import ReplyMarkup, read_reply_markup
from sandbox.params import Params
from sandbox.people import Person
from sandbox.state import WorldState
from sandbox.texts import message_caption, message_text

ALBUM_LEAST, ALBUM_MOST = 2, 10
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(world: WorldState, params: Params) -> Json:
    content = message_text(params).as_fields("text", "entities")
    return _deliver(world, params, {**content, **link_preview(params)})


def send_photo(world: WorldState, params: Params) -> Json:
    return _send_file(world, params, "photo")


def send_document(world: WorldState, params: Params) -> Json:
    return _send_file(world, params, "document")


def send_media_group(world: WorldState, params: Params) -> list[Json]:
    """An album of 2 to 10 photos or documents, one message each under a common `media_group_id`."""
    media = params.sequence("media", "InputMedia") or []
    if len(media) < ALBUM_LEAST:
        raise bad_request("too few messages to send as an album")
    if len(media) > ALBUM_MOST:
        raise bad_request("too many messages to send as an album")
    contents = [media_content(world, params, item) for item in media]
    person = world.reachable(params)
    reply = _reply(world, person, params)
    album = {"media_group_id": f"album-{world.timestamp()}-{len(person.messages)}"}
    common = {**reply, **album, **_protection(params)}
    return [world.write(person, world.bot_user(), {**common, **content}) for content in contents]


def send_chat_action(world: WorldState, params: Params) -> bool:
    if params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    person = world.reachable(params)
    world.events.publish({"type": "typing", "person": person.id})
    return True


def media_content(world: WorldState, params: Params, media: Any) -> Json:
    """What an InputMedia of photo or document puts into a message: the file and its caption."""
    if not isinstance(media, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    kind = str(media.get("type"))
    if kind not in {"photo", "document"}:
        raise bad_request(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    caption = message_caption(Params(media))
    stored = world.files.from_call(kind, params, str(media.get("media", "")), kind)
    return {**stored.as_fields(), **caption.as_fields("caption", "caption_entities")}


def link_preview(params: Params) -> Json:
    """The `link_preview_options` a message keeps."""
    options = params.mapping("link_preview_options", "link preview options")
    if options:
        return {"link_preview_options": {key: value for key, value in options.items() if value is not None}}
    return {"link_preview_options": {"is_disabled": True}} if params.boolean("disable_web_page_preview") else {}


def _send_file(world: WorldState, params: Params, kind: str) -> Json:
    caption = message_caption(params)
    stored: StoredFile = world.files.from_call(kind, params, params.text(kind), kind)
    return _deliver(world, params, {**stored.as_fields(), **caption.as_fields("caption", "caption_entities")})


def _deliver(world: WorldState, params: Params, content: Json) -> Json:
    """Write the message into the chat the call names, with its markup and reply."""
    markup = read_reply_markup(params)
    person = world.reachable(params)
    full = {**_reply(world, person, params), **content, **_protection(params)}
    if markup is not None and markup.kind == "inline_keyboard":
        full["reply_markup"] = markup.markup
    elif markup is not None:
        _show_keyboard(person, markup)
    message = world.write(person, world.bot_user(), full)
    if markup is not None and markup.kind != "inline_keyboard":
        person.closed_to_edits.add(message["message_id"])
    if params.boolean("disable_notification"):
        person.silent.add(message["message_id"])
    return message


def _protection(params: Params) -> Json:
    return {"has_protected_content": True} if params.boolean("protect_content") else {}


def _show_keyboard(person: Person, markup: ReplyMarkup) -> None:
    if markup.kind == "keyboard":
        person.reply_keyboard = markup.markup
    elif markup.kind == "remove_keyboard":
        person.reply_keyboard = None


def _reply(world: WorldState, person: Person, params: Params) -> Json:
    parameters = params.mapping("reply_parameters", "reply parameters") or {}
    wanted = Params({"message_id": parameters.get("message_id", params.text("reply_to_message_id"))})
    message_id = wanted.integer("message_id")
    if message_id == 0:
        return {}
    quoted = world.quoted(person, message_id)
    if quoted is not None:
        return {"reply_to_message": quoted}
    lenient = Params(parameters).boolean("allow_sending_without_reply") or params.boolean("allow_sending_without_reply")
    if not lenient:
        raise bad_request("message to be replied not found")
    return {}
