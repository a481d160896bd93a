"""A real aiogram bot against the sandbox over HTTP: the main paths of a conversation."""

import asyncio
from datetime import timedelta

import pytest
from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BufferedInputFile,
    CallbackQuery,
    ChatFullInfo,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    KeyboardButton,
    LinkPreviewOptions,
    MenuButtonCommands,
    MenuButtonDefault,
    MenuButtonWebApp,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    WebAppInfo,
)

from sandbox.world import World
from tests.sandbox.pictures import png
from tests.sandbox.raw_api import ANNA, RunningSandbox

YES = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="yes")]])


async def test_a_polling_bot_answers_a_text_and_a_press(bot: Bot, world: World) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def greet(message: Message) -> None:
        await message.answer(f"<b>Привет</b>, {message.text}", parse_mode="HTML", reply_markup=YES)

    @dispatcher.callback_query()
    async def confirm(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("Готово")
        await query.answer("Принято", show_alert=True)

    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    world.person_sends(ANNA, "мир")
    await world.events.until(lambda: len(world.messages(ANNA)) == 2)
    greeting = world.messages(ANNA)[1]
    press = world.person_presses(ANNA, greeting["message_id"], "yes")
    await world.events.until(lambda: len(world.toasts(ANNA)) == 1)
    await dispatcher.stop_polling()
    await polling

    assert (greeting["text"], greeting["entities"]) == ("Привет, мир", [{"type": "bold", "offset": 0, "length": 6}])
    assert world.messages(ANNA)[1]["text"] == "Готово"
    assert "reply_markup" not in world.messages(ANNA)[1]
    assert world.toasts(ANNA) == [{"id": press, "text": "Принято", "alert": True, "url": ""}]


async def test_the_bot_learns_who_it_is_and_whom_it_talks_to(bot: Bot, world: World) -> None:
    me = await bot.get_me()
    chat = await bot.get_chat(ANNA)

    assert (me.id, me.username, me.first_name, me.supports_inline_queries) == (7000000001, "sales_bot", "Продажи", True)
    assert isinstance(chat, ChatFullInfo)
    assert (chat.id, chat.type, chat.first_name, chat.last_name) == (ANNA, "private", "Анна", "Смирнова")


async def test_a_message_carries_reply_protection_and_preview_options(bot: Bot, world: World) -> None:
    asked = world.person_sends(ANNA, "Сколько?")

    sent = await bot.send_message(
        ANNA,
        "Сто",
        protect_content=True,
        reply_parameters=ReplyParameters(message_id=asked["message_id"]),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )

    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "Сколько?"
    assert sent.has_protected_content is True
    assert sent.link_preview_options is not None
    assert sent.link_preview_options.is_disabled is True
    assert sent.date == world.clock.now()


async def test_a_reply_to_nothing_is_refused_unless_allowed(bot: Bot) -> None:
    lost = ReplyParameters(message_id=999)
    lenient = ReplyParameters(message_id=999, allow_sending_without_reply=True)

    with pytest.raises(TelegramBadRequest, match="message to be replied not found"):
        await bot.send_message(ANNA, "x", reply_parameters=lost)
    sent = await bot.send_message(ANNA, "x", reply_parameters=lenient)

    assert sent.reply_to_message is None


async def test_a_photo_turns_into_another_and_comes_back_by_download(bot: Bot) -> None:
    first, second = png(300, 200), png(400, 100)

    sent = await bot.send_photo(ANNA, BufferedInputFile(first, "one.png"), caption="<i>раз</i>", parse_mode="HTML")
    edited = await bot.edit_message_media(
        InputMediaPhoto(media=BufferedInputFile(second, "two.png"), caption="два"),
        chat_id=ANNA,
        message_id=sent.message_id,
    )
    again = await bot.send_photo(ANNA, (sent.photo or [])[0].file_id)

    assert isinstance(edited, Message)
    assert [(size.width, size.height) for size in edited.photo or []] == [(400, 100)]
    assert (sent.caption, edited.caption) == ("раз", "два")
    assert again.photo == sent.photo
    downloaded = await bot.download((edited.photo or [])[0].file_id)
    assert downloaded is not None
    assert downloaded.read() == second


async def test_a_document_keeps_its_name_and_its_caption_can_be_edited(bot: Bot) -> None:
    sent = await bot.send_document(ANNA, BufferedInputFile(b"%PDF", "отчёт.pdf"), caption="старое", reply_markup=YES)

    edited = await bot.edit_message_caption(chat_id=ANNA, message_id=sent.message_id, caption="новое", reply_markup=YES)

    assert sent.document is not None
    assert (sent.document.file_name, sent.document.mime_type, sent.document.file_size) == (
        "отчёт.pdf",
        "application/pdf",
        4,
    )
    assert isinstance(edited, Message)
    assert (edited.caption, edited.document) == ("новое", sent.document)
    assert edited.reply_markup is not None
    assert edited.reply_markup.inline_keyboard[0][0].callback_data == "yes"


async def test_an_album_is_several_messages_with_one_group(bot: Bot, world: World) -> None:
    files = [InputMediaDocument(media=BufferedInputFile(b"1", f"{name}.txt"), caption=name) for name in ("a", "b")]

    sent = await bot.send_media_group(ANNA, [*files], protect_content=True)

    assert [(message.caption, message.has_protected_content) for message in sent] == [("a", True), ("b", True)]
    assert len({message.media_group_id for message in sent}) == 1
    assert len(world.messages(ANNA)) == 2


async def test_buttons_change_alone_and_the_text_stays(bot: Bot) -> None:
    sent = await bot.send_message(ANNA, "Выбор", reply_markup=YES)

    edited = await bot.edit_message_reply_markup(chat_id=ANNA, message_id=sent.message_id)

    assert isinstance(edited, Message)
    assert (edited.text, edited.reply_markup) == ("Выбор", None)


async def test_a_reply_keyboard_appears_hides_after_one_use_and_is_removed(bot: Bot, world: World) -> None:
    keyboard = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Меню")]], one_time_keyboard=True)
    shown = await bot.send_message(ANNA, "Вот", reply_markup=keyboard)
    after_showing = world.person(ANNA).reply_keyboard
    world.person_sends(ANNA, "Меню")
    after_using = world.person(ANNA).reply_keyboard
    await bot.send_message(ANNA, "Ещё", reply_markup=keyboard)
    await bot.send_message(ANNA, "Всё", reply_markup=ReplyKeyboardRemove())

    assert after_showing is not None
    assert after_showing["keyboard"] == [[{"text": "Меню"}]]
    assert after_using is None
    assert world.person(ANNA).reply_keyboard is None
    with pytest.raises(TelegramBadRequest, match="message can't be edited"):
        await bot.edit_message_text("Иначе", chat_id=ANNA, message_id=shown.message_id)


async def test_commands_resolve_by_chat_then_scope_then_language(bot: Bot, world: World) -> None:
    person = world.person(ANNA)

    await bot.set_my_commands([BotCommand(command="start", description="Start")])
    await bot.set_my_commands([BotCommand(command="start", description="Начать")], language_code="ru")
    by_language = world.menus.commands_for(person)
    await bot.set_my_commands([BotCommand(command="help", description="Help")], scope=BotCommandScopeAllPrivateChats())
    by_scope = world.menus.commands_for(person)
    await bot.set_my_commands(
        [BotCommand(command="pay", description="Оплата")], scope=BotCommandScopeChat(chat_id=ANNA)
    )
    by_chat = world.menus.commands_for(person)
    listed = await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=ANNA))
    await bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=ANNA))

    assert by_language == [{"command": "start", "description": "Начать"}]
    assert by_scope == [{"command": "help", "description": "Help"}]
    assert by_chat == [{"command": "pay", "description": "Оплата"}]
    assert [command.command for command in listed] == ["pay"]
    assert await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=ANNA)) == []
    assert world.menus.commands_for(person) == by_scope


async def test_the_menu_button_is_set_for_all_and_for_one(bot: Bot) -> None:
    app = MenuButtonWebApp(text="Приложение", web_app=WebAppInfo(url="https://example.com/app"))

    before = await bot.get_chat_menu_button(chat_id=ANNA)
    await bot.set_chat_menu_button(menu_button=app)
    inherited = await bot.get_chat_menu_button(chat_id=ANNA)
    await bot.set_chat_menu_button(chat_id=ANNA, menu_button=MenuButtonCommands())
    own = await bot.get_chat_menu_button(chat_id=ANNA)
    await bot.set_chat_menu_button(chat_id=ANNA, menu_button=MenuButtonDefault())
    inherited_again = await bot.get_chat_menu_button(chat_id=ANNA)

    assert inherited_again == inherited
    assert [button.type for button in (before, inherited, own)] == ["commands", "web_app", "commands"]
    assert isinstance(inherited, MenuButtonWebApp)
    assert (inherited.text, inherited.web_app.url) == ("Приложение", "https://example.com/app")


async def test_pins_stack_and_come_off(bot: Bot, world: World) -> None:
    first = await bot.send_message(ANNA, "раз")
    second = await bot.send_message(ANNA, "два")

    await bot.pin_chat_message(ANNA, first.message_id)
    await bot.pin_chat_message(ANNA, second.message_id)
    await bot.pin_chat_message(ANNA, first.message_id)
    await bot.pin_chat_message(ANNA, second.message_id)
    chat = await bot.get_chat(ANNA)
    await bot.unpin_chat_message(ANNA)
    after_newest = list(world.person(ANNA).pinned)
    await bot.pin_chat_message(ANNA, second.message_id)
    await bot.unpin_chat_message(ANNA, message_id=first.message_id)
    after_named = list(world.person(ANNA).pinned)
    await bot.unpin_all_chat_messages(ANNA)

    assert chat.pinned_message is not None
    assert chat.pinned_message.message_id == second.message_id
    assert after_newest == [first.message_id]
    assert after_named == [second.message_id]
    assert world.person(ANNA).pinned == []


async def test_messages_are_deleted_one_by_one_and_many_at_once(bot: Bot, world: World) -> None:
    sent = [await bot.send_message(ANNA, str(number)) for number in range(3)]
    own = world.person_sends(ANNA, "моё")

    await bot.delete_message(ANNA, sent[0].message_id)
    await bot.delete_messages(ANNA, [sent[1].message_id, own["message_id"], 999])

    assert [message["text"] for message in world.messages(ANNA)] == ["2"]


async def test_typing_is_seen_by_the_page(bot: Bot, world: World) -> None:
    with world.events.listen() as events:
        await bot.send_chat_action(ANNA, "typing")

        assert events.get_nowait() == {"type": "typing", "person": ANNA}


async def test_aiogram_names_a_block_and_a_flood(bot: Bot, world: World) -> None:
    world.faults.inject("sendMessage", retry_after=7)
    with pytest.raises(TelegramRetryAfter) as flood:
        await bot.send_message(ANNA, "x")
    world.block(ANNA)

    assert flood.value.retry_after == 7
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(ANNA, "x")


async def test_a_server_restarted_on_its_world_keeps_what_waits(sandbox: RunningSandbox, world: World) -> None:
    world.person_sends(ANNA, "до")
    await sandbox.server.stop()
    world.clock.advance(timedelta(hours=1))
    world.person_sends(ANNA, "между")

    await sandbox.server.start()
    updates = await world.call("getUpdates", {})

    assert [update["message"]["text"] for update in updates] == ["до", "между"]
