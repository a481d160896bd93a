"""The whole local Telegram without its HTTP: people act on it, the bot calls methods of it."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from sandbox import answering, bot_settings, editing, sending
from sandbox.errors import ApiError, ConnectionDroppedError, Json
from sandbox.params import Params, UploadedFile
from sandbox.person_acts import PersonActs
from sandbox.state import WorldState

Method = Callable[[WorldState, Params], Any]

WEBHOOK_IS_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
METHODS: dict[str, Method] = {
    "getme": bot_settings.get_me,
    "getchat": bot_settings.get_chat,
    "getfile": bot_settings.get_file,
    "setmycommands": bot_settings.set_my_commands,
    "getmycommands": bot_settings.get_my_commands,
    "deletemycommands": bot_settings.delete_my_commands,
    "setchatmenubutton": bot_settings.set_chat_menu_button,
    "getchatmenubutton": bot_settings.get_chat_menu_button,
    "setwebhook": bot_settings.set_webhook,
    "deletewebhook": bot_settings.delete_webhook,
    "getwebhookinfo": bot_settings.get_webhook_info,
    "sendmessage": sending.send_message,
    "sendphoto": sending.send_photo,
    "senddocument": sending.send_document,
    "sendmediagroup": sending.send_media_group,
    "sendchataction": sending.send_chat_action,
    "editmessagetext": editing.edit_message_text,
    "editmessagecaption": editing.edit_message_caption,
    "editmessagemedia": editing.edit_message_media,
    "editmessagereplymarkup": editing.edit_message_reply_markup,
    "deletemessage": editing.delete_message,
    "deletemessages": editing.delete_messages,
    "pinchatmessage": editing.pin_chat_message,
    "unpinchatmessage": editing.unpin_chat_message,
    "unpinallchatmessages": editing.unpin_all_chat_messages,
    "answercallbackquery": answering.answer_callback_query,
    "answerinlinequery": answering.answer_inline_query,
}


class World(PersonActs):
    """One bot among its people; `call` is the bot's side, the other methods are the people's."""

    async def call(
        self, method: str, params: Mapping[str, Any], files: Mapping[str, UploadedFile] | None = None
    ) -> Any:
        """The result of a Bot API method; ApiError when it is refused, ConnectionDroppedError on an injected cut."""
        name = method.lower()
        if name not in METHODS and name != "getupdates":
            raise ApiError(404, "Not Found: method not found")
        read = Params(params, files)
        fault = self.faults.take(name)
        if fault is not None:
            await asyncio.sleep(fault.delay or 0)
            if fault.drop == "before":
                raise ConnectionDroppedError
            error = fault.error()
            if error is not None:
                raise error
        self.pace.check(name, read.text("chat_id"))
        result = await self._get_updates(read) if name == "getupdates" else METHODS[name](self, read)
        if fault is not None and fault.drop == "after":
            raise ConnectionDroppedError
        return result

    def messages(self, person_id: int) -> list[Json]:
        """The messages now in the person's chat with the bot, oldest first."""
        return list(self.person(person_id).messages.values())

    def toasts(self, person_id: int) -> list[Json]:
        """The answers to the person's presses so far, oldest first: `id`, `text`, `alert`, `url`."""
        return list(self.person(person_id).toasts)

    def inline_answer(self, query_id: str) -> Json | None:
        """The bot's answer to an inline query, None while there is none: `results`, `button`, `next_offset`."""
        answer = self.inline_queries.known(query_id).answer
        return None if answer is None else {key: value for key, value in answer.items() if key != "contents"}

    async def _get_updates(self, params: Params) -> list[Json]:
        if self.webhook.url:
            raise ApiError(409, WEBHOOK_IS_ACTIVE)
        self.updates.allow(params.sequence("allowed_updates", "String"))
        return await self.updates.poll(
            params.integer("offset"), params.integer("limit", 100), params.integer("timeout")
        )
