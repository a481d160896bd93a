"""Posting updates to the bot's webhook: in order within a chat, chats side by side, again and again until a 2xx."""

import asyncio
from datetime import timedelta

from aiohttp import ClientError, ClientSession, ClientTimeout

from sandbox.errors import ApiError, ConnectionDroppedError
from sandbox.request_bodies import read_webhook_reply
from sandbox.state import Webhook
from sandbox.updates import KEPT, QueuedUpdate
from sandbox.world import World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_ANSWER_WITHIN = ClientTimeout(total=60)
_LONGEST_DOUBLING = 16


class WebhookDelivery:
    """Runs while the server does; follows the webhook as it is set, changed and deleted."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._workers: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Deliver until cancelled."""
        async with ClientSession(timeout=_ANSWER_WITHIN) as session:
            hook = self._world.webhook
            slots = asyncio.Semaphore(hook.max_connections)
            try:
                while True:
                    changed = self._world.updates.changed
                    if self._world.webhook is not hook:
                        await self._stop_workers()
                        hook = self._world.webhook
                        slots = asyncio.Semaphore(hook.max_connections)
                    self._start_workers(session, hook, slots)
                    await changed.wait()
            finally:
                await self._stop_workers()

    def _start_workers(self, session: ClientSession, hook: Webhook, slots: asyncio.Semaphore) -> None:
        waiting = {entry.person_id for entry in self._world.updates.pending()} if hook.url else set()
        for person_id in waiting:
            worker = self._workers.get(person_id)
            if worker is None or worker.done():
                self._workers[person_id] = asyncio.create_task(self._drain(person_id, session, hook, slots))

    async def _stop_workers(self) -> None:
        for worker in self._workers.values():
            worker.cancel()
        await asyncio.gather(*self._workers.values(), return_exceptions=True)
        self._workers.clear()

    async def _drain(self, person_id: int, session: ClientSession, hook: Webhook, slots: asyncio.Semaphore) -> None:
        """Deliver what waits for one chat, one after another."""
        while True:
            entry = next((one for one in self._world.updates.pending() if one.person_id == person_id), None)
            if entry is None:
                return
            failures = 0
            while not await self._post(entry, session, hook, slots):
                await asyncio.sleep(self._pause(failures))
                failures += 1
                if self._world.clock.now() - entry.created > KEPT:
                    break
            self._world.updates.done(entry)

    def _pause(self, failures: int) -> float:
        """At once, then 2, 4, 8 … times the world's `webhook_backoff` in seconds."""
        doubled = 0 if failures == 0 else 2 ** min(failures, _LONGEST_DOUBLING)
        return min(doubled * self._world.webhook_backoff, timedelta(hours=1).total_seconds())

    async def _post(self, entry: QueuedUpdate, session: ClientSession, hook: Webhook, slots: asyncio.Semaphore) -> bool:
        """Post once; True when the bot took it. A method in the answer is then called, its result told to nobody."""
        headers = {SECRET_HEADER: hook.secret_token} if hook.secret_token else {}
        try:
            async with (
                slots,
                session.post(hook.url, json=entry.update, headers=headers, allow_redirects=False) as response,
            ):
                if not 200 <= response.status < 300:
                    self._failed(hook, f"Wrong response from the webhook: {response.status} {response.reason}")
                    return False
                values, files = await read_webhook_reply(response)
        except (ClientError, TimeoutError) as error:
            self._failed(hook, f"Connection failed: {type(error).__name__}")
            return False
        except (ApiError, ValueError):
            return True
        try:
            if "method" in values:
                await self._world.call(str(values.pop("method")), values, files)
        except (ApiError, ConnectionDroppedError) as error:
            self._failed(hook, f"Method in the webhook's answer failed: {error}")
        return True

    def _failed(self, hook: Webhook, words: str) -> None:
        hook.last_error = (self._world.timestamp(), words)
