"""The queue of updates: confirmation, waiting, one poller at a time, repeats, a day of life."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from sandbox.errors import ApiError, Json, SandboxRefusal
from sandbox.world import World
from tests.sandbox.raw_api import ANNA, RawApi

ONE_POLLER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def poll(world: World, **params: Any) -> list[Any]:
    result: list[Any] = await world.call("getUpdates", params)
    return result


def texts(updates: list[Any]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_updates_stay_until_an_offset_above_them(world: World) -> None:
    for text in ("раз", "два", "три"):
        world.person_sends(ANNA, text)

    first = await poll(world)
    again = await poll(world, limit=2)
    rest = await poll(world, offset=first[1]["update_id"] + 1)
    none = await poll(world, offset=rest[-1]["update_id"] + 1)

    assert texts(first) == ["раз", "два", "три"]
    assert texts(again) == ["раз", "два"]
    assert (texts(rest), none) == (["три"], [])


@pytest.mark.parametrize(("limit", "count"), [(0, 1), (1, 1), (100, 100), (101, 100), (-5, 1)])
async def test_a_limit_is_held_between_1_and_100(world: World, limit: int, count: int) -> None:
    for number in range(101):
        world.person_sends(ANNA, str(number))

    assert len(await poll(world, limit=limit)) == count


async def test_a_negative_offset_forgets_all_but_the_last(world: World) -> None:
    for text in ("раз", "два", "три"):
        world.person_sends(ANNA, text)

    assert texts(await poll(world, offset=-1)) == ["три"]
    assert texts(await poll(world)) == ["три"]


async def test_a_waiting_poller_wakes_at_the_next_update(world: World) -> None:
    waiting = asyncio.create_task(poll(world, timeout=50))
    await asyncio.sleep(0)
    world.person_sends(ANNA, "вот")

    assert texts(await asyncio.wait_for(waiting, 40)) == ["вот"]


async def test_a_poller_with_nothing_to_tell_returns_after_its_timeout(world: World) -> None:
    assert await asyncio.wait_for(poll(world, timeout=1), 40) == []


async def test_of_two_pollers_the_older_gets_409(raw: RawApi, world: World) -> None:
    nobody_polls = world.updates.changed
    older = asyncio.create_task(raw.refusal("getUpdates", timeout=50))
    await nobody_polls.wait()
    newer = asyncio.create_task(raw.result("getUpdates", timeout=50))

    assert await asyncio.wait_for(older, 40) == (409, ONE_POLLER)
    world.person_sends(ANNA, "новому")
    assert texts(await asyncio.wait_for(newer, 40)) == ["новому"]


async def test_a_poller_that_hung_up_takes_nothing_with_it(
    raw: RawApi, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    update_id = world.updates.put("message", world.person_sends(ANNA, "раз"), ANNA)
    await poll(world, offset=update_id + 1)
    begun, ended, sound = asyncio.Event(), asyncio.Event(), world.updates.poll

    async def watched(offset: int, limit: int, seconds: float) -> list[Json]:
        begun.set()
        try:
            return await sound(offset, limit, seconds)
        finally:
            ended.set()

    monkeypatch.setattr(world.updates, "poll", watched)
    gone = asyncio.create_task(raw.call("getUpdates", offset=update_id + 1, timeout=50))
    await begun.wait()
    gone.cancel()
    await asyncio.wait_for(ended.wait(), 40)
    monkeypatch.undo()

    world.redeliver(update_id)

    assert texts(await poll(world, offset=update_id + 1)) == ["раз"]


async def test_the_same_update_comes_again_though_confirmed(world: World) -> None:
    world.person_sends(ANNA, "раз")
    update = (await poll(world))[0]
    await poll(world, offset=update["update_id"] + 1)
    world.person_sends(ANNA, "два")

    world.redeliver(update["update_id"])
    updates = await poll(world, offset=update["update_id"] + 1)

    assert updates[0] == update
    assert texts(updates) == ["раз", "два"]
    assert texts(await poll(world, offset=update["update_id"] + 1)) == ["два"]


async def test_the_newest_update_can_be_named_for_a_repeat(world: World) -> None:
    none_yet = world.updates.last_update_id()
    world.person_sends(ANNA, "раз")
    newest = world.updates.last_update_id()
    assert newest is not None

    world.redeliver(newest)

    assert none_yet is None
    assert texts(await poll(world)) == ["раз", "раз"]


async def test_a_repeated_press_has_a_new_update_id_and_the_old_query_id(world: World) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}
    sent = await world.call("sendMessage", {"chat_id": ANNA, "text": "x", "reply_markup": keyboard})
    press = world.person_presses(ANNA, sent["message_id"], "yes")

    new_id = world.repeat_press(press)
    first, second = await poll(world)

    assert second["update_id"] == new_id == first["update_id"] + 1
    assert first["callback_query"] == second["callback_query"]
    assert first["callback_query"]["id"] == press
    assert first["callback_query"]["message"] == sent


async def test_updates_are_kept_for_24_hours(world: World) -> None:
    world.person_sends(ANNA, "вчера")
    world.clock.advance(timedelta(hours=24, seconds=1))
    world.person_sends(ANNA, "сегодня")

    assert texts(await poll(world)) == ["сегодня"]


async def test_only_the_kinds_asked_for_come_until_asked_otherwise(world: World) -> None:
    await poll(world, allowed_updates=["callback_query"])
    world.person_sends(ANNA, "мимо")
    await poll(world)
    world.person_sends(ANNA, "снова мимо")
    await poll(world, allowed_updates="[]")
    world.person_sends(ANNA, "в цель")

    assert texts(await poll(world)) == ["в цель"]


async def test_an_update_that_never_was_cannot_come_again(world: World) -> None:
    with pytest.raises(SandboxRefusal, match="there was no update 7"):
        world.redeliver(7)
    with pytest.raises(SandboxRefusal, match="there was no query 7"):
        world.repeat_press("7")


async def test_setting_a_webhook_ends_a_waiting_poller(world: World) -> None:
    waiting = asyncio.create_task(poll(world, timeout=50))
    await asyncio.sleep(0)

    await world.call("setWebhook", {"url": "https://example.com/hook"})

    with pytest.raises(ApiError) as caught:
        await asyncio.wait_for(waiting, 40)
    assert caught.value.code == 409
