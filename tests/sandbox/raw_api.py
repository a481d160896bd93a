"""Calls of the local Bot API without a library: the tests see the very words and statuses."""

from dataclasses import dataclass
from typing import Any

import aiohttp

from sandbox.server import Sandbox
from sandbox.world import World

ANNA = 1001


@dataclass(frozen=True)
class RunningSandbox:
    """The address and the world behind it."""

    url: str
    world: World
    server: Sandbox

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def api(self) -> str:
        """The start of every Bot API call's address."""
        return f"{self.url}/bot{self.token}"


@dataclass(frozen=True)
class RawApi:
    """Posts JSON to the sandbox and gives back the answer's body."""

    session: aiohttp.ClientSession
    running: RunningSandbox

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        async with self.session.post(f"{self.running.api}/{method}", json=params) as response:
            body: dict[str, Any] = await response.json()
            assert response.status == body.get("error_code", 200)
            return body

    async def result(self, method: str, **params: Any) -> Any:
        body = await self.call(method, **params)
        assert body["ok"], body
        return body["result"]

    async def refusal(self, method: str, **params: Any) -> tuple[int, str]:
        """The code and the words of a call that fails."""
        body = await self.call(method, **params)
        assert not body["ok"], body
        return body["error_code"], body["description"]

    async def page(self, act: str, **body: Any) -> tuple[int, Any]:
        """The status and the JSON of one of the page's calls, such as `people/1001/send`."""
        async with self.session.post(f"{self.running.url}/api/{act}", json=body) as response:
            return response.status, await response.json()
