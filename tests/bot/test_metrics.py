"""What is counted, and that it is served where the settings say."""

from urllib.request import urlopen

from aiogram import Router
from aiogram.types import Message
from prometheus_client import REGISTRY
from pydantic import SecretStr

from bot import metrics
from bot.config import Settings
from sandbox.clock import WarpClock
from storage.db import Database
from tests.bot.bench import IVAN, make_bench


def counted() -> float:
    return REGISTRY.get_sample_value("bot_updates_total", {"kind": "message", "done": "True"}) or 0.0


async def test_each_update_counts_once_by_its_kind(db: Database, clock: WarpClock) -> None:
    router = Router()

    @router.message()
    async def answer(message: Message) -> None:
        await message.answer("heard")

    bench = await make_bench(db, clock, router)
    before = counted()

    await bench.says(IVAN, "hello")

    assert counted() - before == 1.0


def test_the_numbers_are_served_on_the_port_of_the_settings(unused_tcp_port: int) -> None:
    settings = Settings(_env_file=None, bot_token=SecretStr("1:a"), metrics_port=unused_tcp_port)

    stop = metrics.serve(settings)
    with urlopen(f"http://127.0.0.1:{unused_tcp_port}/metrics") as answer:
        served = answer.read().decode()
    stop()

    assert "# TYPE bot_updates_total counter" in served
