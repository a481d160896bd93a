"""What people do in their chats, what reaches the bot, and what the real app would not let them do."""

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.errors import ApiError, SandboxRefusal
from sandbox.world import World
from tests.sandbox.pictures import png
from tests.sandbox.raw_api import ANNA

YES = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}, {"text": "Сайт", "url": "https://example.com"}]]}


async def updates(world: World) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await world.call("getUpdates", {})
    return found


async def test_a_text_reaches_the_bot_as_the_bot_api_shows_it(world: World) -> None:
    sent = world.person_sends(ANNA, "/start abc")

    names = {"first_name": "Анна", "last_name": "Смирнова", "username": "anna"}
    assert sent == {
        "message_id": 1,
        "from": {"id": ANNA, "is_bot": False, **names, "language_code": "ru"},
        "chat": {"id": ANNA, **names, "type": "private"},
        "date": int(world.clock.now().timestamp()),
        "text": "/start abc",
        "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }
    assert (await updates(world))[0]["message"] == sent


async def test_a_reply_carries_the_message_it_answers(world: World) -> None:
    first = world.person_sends(ANNA, "раз")
    second = world.person_sends(ANNA, "два", reply_to=first["message_id"])
    third = world.person_sends(ANNA, "три", reply_to=second["message_id"])

    assert second["reply_to_message"] == first
    assert "reply_to_message" not in third["reply_to_message"]


async def test_an_edit_is_an_update_of_its_own(world: World) -> None:
    sent = world.person_sends(ANNA, "сто")
    world.clock.advance_month()

    edited = world.person_edits(ANNA, sent["message_id"], "двести")

    assert edited == {**sent, "text": "двести", "edit_date": world.timestamp()}
    assert (await updates(world))[-1]["edited_message"] == edited
    assert world.messages(ANNA) == [edited]


async def test_a_caption_can_be_edited_away(world: World) -> None:
    sent = world.person_sends_file(ANNA, "a.pdf", b"%PDF", "application/pdf", caption="чек")

    edited = world.person_edits(ANNA, sent["message_id"], "")

    assert sent["caption"] == "чек"
    assert "caption" not in edited
    assert edited["document"] == sent["document"]


async def test_a_picture_goes_as_a_photo_or_as_a_document(world: World) -> None:
    photo = world.person_sends_file(ANNA, "a.png", png(300, 200), "image/png", as_photo=True)
    document = world.person_sends_file(ANNA, "a.png", png(300, 200), "image/png")

    assert (photo["photo"][0]["width"], photo["photo"][0]["height"]) == (300, 200)
    assert document["document"]["mime_type"] == "image/png"
    assert len(await updates(world)) == 2


async def test_a_stranger_becomes_reachable_by_a_start_link(world: World) -> None:
    world.add_person(7, "Олег")

    sent = world.person_opens_link(7, "a" * 64)

    assert sent["text"] == f"/start {'a' * 64}"
    assert world.person(7).started is True


@pytest.mark.parametrize("payload", ["", "a" * 65, "имя", "a b"])
def test_a_start_link_carries_what_telegram_allows(world: World, payload: str) -> None:
    with pytest.raises(SandboxRefusal, match="1 to 64 characters"):
        world.person_opens_link(ANNA, payload)


async def test_a_block_and_its_end_are_told_to_the_bot(world: World) -> None:
    world.block(ANNA)
    world.unblock(ANNA)

    blocked, unblocked = (update["my_chat_member"] for update in await updates(world))
    assert (blocked["old_chat_member"]["status"], blocked["new_chat_member"]["status"]) == ("member", "kicked")
    assert (unblocked["old_chat_member"]["status"], unblocked["new_chat_member"]["status"]) == ("kicked", "member")
    assert blocked["new_chat_member"]["user"]["id"] == world.bot_id


async def test_unread_counts_the_bots_messages_until_the_person_looks(world: World) -> None:
    for text in ("раз", "два"):
        await world.call("sendMessage", {"chat_id": ANNA, "text": text})
    unread = world.person(ANNA).unread
    world.person_reads(ANNA)
    after_reading = world.person(ANNA).unread
    await world.call("sendMessage", {"chat_id": ANNA, "text": "три"})
    world.person_sends(ANNA, "вижу")

    assert (unread, after_reading, world.person(ANNA).unread) == (2, 0, 0)


async def test_only_a_button_that_is_there_can_be_pressed(world: World) -> None:
    sent = await world.call("sendMessage", {"chat_id": ANNA, "text": "x", "reply_markup": YES})
    number = sent["message_id"]
    await world.call("sendMessage", {"chat_id": ANNA, "text": "без кнопок"})

    with pytest.raises(SandboxRefusal, match="has no button 'no'"):
        world.person_presses(ANNA, number, "no")
    with pytest.raises(SandboxRefusal, match="has no button 'yes'"):
        world.person_presses(ANNA, number + 1, "yes")
    await world.call("deleteMessage", {"chat_id": ANNA, "message_id": number})
    with pytest.raises(SandboxRefusal, match=f"there is no message {number}"):
        world.person_presses(ANNA, number, "yes")
    assert await updates(world) == []


Act = Callable[[World], object]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda world: world.person_sends(5, "x"), "there is no person 5"),
        (lambda world: world.person_sends(ANNA, "  "), "an empty message cannot be sent"),
        (lambda world: world.person_sends(ANNA, "x" * 4097), "longer than 4096"),
        (lambda world: world.person_sends(ANNA, "x", reply_to=99), "there is no message 99"),
        (lambda world: world.person_edits(ANNA, 99, "x"), "there is no message 99"),
        (lambda world: world.person_edits(ANNA, world.person_sends(ANNA, "x")["message_id"], ""), "an empty message"),
        (lambda world: world.person_sends_file(ANNA, "a", b"1", "text/plain", "x" * 1025), "longer than 1024"),
        (lambda world: world.add_person(ANNA, "Двойник"), "is there already"),
        (lambda world: world.unblock(ANNA), "the bot is not blocked"),
        (lambda world: (world.block(ANNA), world.person_sends(ANNA, "x")), "unblock it first"),
        (lambda world: (world.block(ANNA), world.block(ANNA)), "unblock it first"),
        (lambda world: (world.deactivate(ANNA), world.person_sends(ANNA, "x")), "the account is deleted"),
        (lambda world: (world.remove_person(ANNA), world.messages(ANNA)), "there is no person"),
    ],
)
def test_acts_that_are_refused(world: World, act: Act, words: str) -> None:
    with pytest.raises(SandboxRefusal, match=words):
        act(world)


async def test_the_bots_message_is_not_the_persons_to_edit(world: World) -> None:
    sent = await world.call("sendMessage", {"chat_id": ANNA, "text": "x"})

    with pytest.raises(SandboxRefusal, match="only one's own message"):
        world.person_edits(ANNA, sent["message_id"], "y")


def test_a_photo_that_is_none_is_refused_as_telegram_does(world: World) -> None:
    with pytest.raises(ApiError, match="IMAGE_PROCESS_FAILED"):
        world.person_sends_file(ANNA, "a.png", b"text", "image/png", as_photo=True)


def test_free_ids_skip_the_people_already_there(world: World) -> None:
    assert world.free_person_id() == ANNA + 1


def test_the_token_names_the_bot(world: World) -> None:
    assert World(token="42:abc", username="b", name="Б").bot_user() == {
        "id": 42,
        "is_bot": True,
        "first_name": "Б",
        "username": "b",
    }
