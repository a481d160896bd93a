"""The bot's methods about itself: who it is, its commands and menu buttons, its webhook, files and chats."""

import re
from urllib.parse import urlsplit

from sandbox.errors import Json, bad_request
from sandbox.menus import language_key, scope_key
from sandbox.params import Params
from sandbox.state import Webhook, WorldState

WEBHOOK_PORTS = frozenset({443, 80, 88, 8443})
SECRET_LIMIT = 256
CONNECTIONS_MOST = 100
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


def get_me(world: WorldState, _params: Params) -> Json:
    return {
        **world.bot_user(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_chat(world: WorldState, params: Params) -> Json:
    """The chat with what every client shows; enough for the required fields of ChatFullInfo."""
    person = world.chat(params)
    pinned = person.messages.get(person.pinned[-1]) if person.pinned else None
    gifts = dict.fromkeys(("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False)
    return {
        **person.chat(),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {**gifts, "gifts_from_channels": False},
        **({"pinned_message": pinned} if pinned else {}),
    }


def set_my_commands(world: WorldState, params: Params) -> bool:
    commands = params.sequence("commands", "BotCommand")
    if commands is None:
        raise bad_request("can't parse commands JSON object")
    _store_commands(world, params, commands)
    return True


def delete_my_commands(world: WorldState, params: Params) -> bool:
    _store_commands(world, params, [])
    return True


def get_my_commands(world: WorldState, params: Params) -> list[Json]:
    scope = scope_key(params.mapping("scope", "BotCommandScope"))
    return world.menus.commands(scope, language_key(params.text("language_code")))


def set_chat_menu_button(world: WorldState, params: Params) -> bool:
    chat_id = world.chat(params).id if params.has("chat_id") else 0
    world.menus.set_button(chat_id, params.mapping("menu_button", "menu button"))
    _tell_everyone(world)
    return True


def get_chat_menu_button(world: WorldState, params: Params) -> Json:
    return world.menus.button(world.chat(params).id if params.has("chat_id") else 0)


def get_file(world: WorldState, params: Params) -> Json:
    if not params.has("file_id"):
        raise bad_request("file_id not specified")
    stored = world.files.downloadable(params.text("file_id"))
    return {**stored.brief(), "file_path": stored.file_path}


def set_webhook(world: WorldState, params: Params) -> bool:
    """Post updates to an address from now on; plain HTTP passes on loopback only."""
    url = params.text("url")
    if not url:
        return delete_webhook(world, params)
    _check_address(url)
    secret = params.text("secret_token")
    if len(secret) > SECRET_LIMIT:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")
    connections = min(max(params.integer("max_connections", 40), 1), CONNECTIONS_MOST)
    world.updates.allow(params.sequence("allowed_updates", "String"))
    world.webhook = Webhook(url, secret, connections, params.text("ip_address") or None)
    if params.boolean("drop_pending_updates"):
        world.updates.drop_pending()
    world.updates.interrupt_pollers()
    return True


def delete_webhook(world: WorldState, params: Params) -> bool:
    world.webhook = Webhook()
    if params.boolean("drop_pending_updates"):
        world.updates.drop_pending()
    world.updates.wake()
    return True


def get_webhook_info(world: WorldState, _params: Params) -> Json:
    hook = world.webhook
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending()),
    }
    if hook.url:
        info["max_connections"] = hook.max_connections
        info["ip_address"] = hook.ip_address or "127.0.0.1"
    if hook.last_error is not None:
        info["last_error_date"], info["last_error_message"] = hook.last_error
    if world.updates.allowed is not None:
        info["allowed_updates"] = world.updates.allowed
    return info


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    local = parts.hostname in _LOOPBACK
    try:
        port = parts.port or 443
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if parts.scheme != "https" and not (local and parts.scheme == "http"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not local and port not in WEBHOOK_PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _store_commands(world: WorldState, params: Params, commands: list[object]) -> None:
    scope = scope_key(params.mapping("scope", "BotCommandScope"))
    if scope[1] and scope[1] not in world.people:
        raise bad_request("chat not found")
    world.menus.set_commands(scope, language_key(params.text("language_code")), commands)
    _tell_everyone(world)


def _tell_everyone(world: WorldState) -> None:
    for person in world.people.values():
        world.tell_person(person)
