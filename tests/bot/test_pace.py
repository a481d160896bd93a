"""The bot speaks as fast as Telegram allows and no faster; played in virtual time."""

import asyncio

from bot.pace import ANSWER, DIGEST, NOTICE, ChatPace, Window
from bot.requests import backoff
from tests.bot.virtual_time import played

Done = list[tuple[float, str]]


async def request(window: Window, done: Done, name: str, priority: int, takes: float = 0.1) -> None:
    async with window.slot(priority):
        await asyncio.sleep(takes)
    done.append((round(asyncio.get_running_loop().time(), 3), name))


def test_a_window_lets_so_many_through_and_the_next_a_second_after_an_answer() -> None:
    async def story() -> list[tuple[float, str]]:
        window, done = Window(slots=2), Done()
        await asyncio.gather(*(request(window, done, str(number), NOTICE) for number in range(5)))
        return done

    assert played(story()) == [(0.1, "0"), (0.1, "1"), (1.2, "2"), (1.2, "3"), (2.3, "4")]


def test_a_slow_answer_keeps_its_slot_until_a_second_after_it() -> None:
    async def story() -> list[tuple[float, str]]:
        window, done = Window(slots=1), Done()
        await asyncio.gather(request(window, done, "slow", NOTICE, 5.0), request(window, done, "next", NOTICE))
        return done

    assert played(story()) == [(5.0, "slow"), (6.1, "next")]


def test_answers_pass_notices_and_these_pass_digests() -> None:
    async def story() -> list[str]:
        window, done = Window(slots=1), Done()
        order = [("first", NOTICE), ("digest", DIGEST), ("notice", NOTICE), ("answer", ANSWER)]
        await asyncio.gather(*(request(window, done, name, priority) for name, priority in order))
        return [name for _, name in done]

    assert played(story()) == ["first", "answer", "notice", "digest"]


def test_never_more_than_twenty_nine_within_a_second() -> None:
    async def story() -> list[float]:
        window, starts = Window(), list[float]()

        async def one() -> None:
            async with window.slot():
                starts.append(asyncio.get_running_loop().time())
                await asyncio.sleep(0.05)

        await asyncio.gather(*(one() for _ in range(290)))
        return starts

    starts = played(story())

    assert max(sum(start <= other < start + 1 for other in starts) for start in starts) == 29
    assert round(starts[-1], 2) == 9.45


def test_who_stops_waiting_leaves_the_slot_to_the_next() -> None:
    async def story() -> list[tuple[float, str]]:
        window, done = Window(slots=1), Done()
        first = asyncio.create_task(request(window, done, "first", NOTICE))
        gone = asyncio.create_task(request(window, done, "gone", NOTICE))
        await asyncio.sleep(0.5)
        gone.cancel()
        await asyncio.gather(first, request(window, done, "last", NOTICE))
        return done

    assert played(story()) == [(0.1, "first"), (1.2, "last")]


def test_a_chat_gets_one_message_a_second_and_others_do_not_wait_for_it() -> None:
    async def story() -> list[tuple[float, int]]:
        chats, said = ChatPace(), list[tuple[float, int]]()

        async def say(chat_id: int) -> None:
            await chats.turn(chat_id)
            said.append((asyncio.get_running_loop().time(), chat_id))

        await asyncio.gather(say(1), say(1), say(2), say(1))
        return said

    assert played(story()) == [(0.0, 1), (0.0, 2), (1.0, 1), (2.0, 1)]


def test_after_an_answer_a_chat_waits_its_second_too() -> None:
    async def story() -> float:
        chats = ChatPace()
        chats.spoke(1)
        await chats.turn(1)
        return asyncio.get_running_loop().time()

    assert played(story()) == 1.0


def test_silence_is_kept_towards_the_chat_that_telegram_refused() -> None:
    now = [0.0]
    chats = ChatPace(time=lambda: now[0])

    chats.hush(1, 30)

    assert (chats.silence(1), chats.silence(2), chats.silence()) == (30.0, 0.0, 0.0)
    now[0] = 29.5
    assert chats.silence(1) == 0.5
    now[0] = 31.0
    assert chats.silence(1) == 0.0


def test_two_chats_refused_at_once_mean_the_whole_bot() -> None:
    now = [0.0]
    chats = ChatPace(time=lambda: now[0])

    chats.hush(1, 30)
    now[0] = 10.0
    chats.hush(2, 5)

    assert (chats.silence(1), chats.silence(2), chats.silence(3), chats.silence()) == (20.0, 5.0, 5.0, 5.0)


def test_a_chat_refused_after_another_has_spoken_again_is_one_chat() -> None:
    now = [0.0]
    chats = ChatPace(time=lambda: now[0])

    chats.hush(1, 30)
    now[0] = 31.0
    chats.hush(2, 5)

    assert (chats.silence(2), chats.silence()) == (5.0, 0.0)


def test_a_method_that_is_about_no_chat_is_silent_alone() -> None:
    chats = ChatPace(time=lambda: 0.0)

    chats.hush("setMyCommands", 30_000)
    chats.hush(1, 3)

    assert (chats.silence("setMyCommands"), chats.silence("answerCallbackQuery"), chats.silence()) == (30_000, 0.0, 0.0)


def test_waiting_doubles_up_to_a_limit_and_is_spread() -> None:
    waits = [backoff(attempt) for attempt in (1, 2, 3, 4, 20) for _ in range(50)]

    bounds = [(0.5, 1.0), (1.0, 2.0), (2.0, 4.0), (4.0, 8.0), (150.0, 300.0)]
    assert all(
        low <= wait <= high for wait, (low, high) in zip(waits, [b for b in bounds for _ in range(50)], strict=True)
    )
