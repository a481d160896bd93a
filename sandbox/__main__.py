"""`python -m sandbox` starts a local Telegram alone, for any bot, and prints its address."""

import argparse
import asyncio
import signal
from contextlib import suppress

from sandbox.server import Sandbox
from sandbox.state import DEFAULT_TOKEN
from sandbox.world import World


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sandbox", description="A local Telegram: a Bot API server and a chat page.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=DEFAULT_TOKEN)
    parser.add_argument("--username", default="sandbox_bot")
    parser.add_argument("--person", action="append", default=[], metavar="NAME", help="may be given several times")
    return parser.parse_args()


async def _serve(arguments: argparse.Namespace) -> None:
    world = World(token=arguments.token, username=arguments.username)
    for name in arguments.person or ["Анна"]:
        world.add_person(world.free_person_id(), name)
    sandbox = Sandbox(world, arguments.host, arguments.port)
    ending = asyncio.Event()
    for kind in (signal.SIGTERM, signal.SIGINT):  # a shell that starts it in the background has Ctrl+C ignored
        with suppress(NotImplementedError):  # Windows knows none of this
            asyncio.get_running_loop().add_signal_handler(kind, ending.set)
    print(f"Telegram is at {await sandbox.start()}")
    print(f"The bot's token is {world.token}")
    try:
        await ending.wait()
    finally:
        await sandbox.stop()
        print("stopped")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(_arguments()))
