"""aiogram's session without a network: each request is a call of the local Telegram's world in the same process."""

import json
from collections.abc import AsyncGenerator
from http import HTTPStatus
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile

from sandbox.errors import ApiError, ConnectionDroppedError
from sandbox.params import UploadedFile
from sandbox.world import World


class DirectSession(BaseSession):
    """Answers as the world does, errors included."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def moved_to(self, world: World) -> None:
        """From now on it is that world that answers."""
        self._world = world

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 - the signature is aiogram's
    ) -> TelegramType:
        del timeout
        files: dict[str, InputFile] = {}
        values = method.model_dump(warnings=False).items()
        params = {name: self.prepare_value(value, bot=bot, files=files) for name, value in values}
        given = {name: value for name, value in params.items() if value}
        uploads = {key: await _read(bot, key, file) for key, file in files.items()}
        status, answer = await self._call(method, given, uploads)
        response = self.check_response(bot, method, status, json.dumps(answer))
        result: Any = response.result
        return result  # type: ignore[no-any-return]  # what the method returns, as the response's own type says

    async def _call(
        self, method: TelegramMethod[Any], params: dict[str, Any], files: dict[str, UploadedFile]
    ) -> tuple[int, dict[str, Any]]:
        try:
            result = await self._world.call(method.__api_method__, params, files)
        except ConnectionDroppedError as dropped:
            raise TelegramNetworkError(method=method, message="connection dropped") from dropped
        except ApiError as refused:
            answer = {"ok": False, "error_code": refused.code, "description": refused.description}
            return refused.code, answer | ({"parameters": refused.parameters} if refused.parameters else {})
        return HTTPStatus.OK, {"ok": True, "result": result}

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(
        self,
        url: str,
        headers: dict[str, Any] | None = None,
        timeout: int = 30,  # noqa: ASYNC109 - the signature is aiogram's
        chunk_size: int = 65536,
        raise_for_status: bool = True,  # noqa: FBT001, FBT002 - likewise
    ) -> AsyncGenerator[bytes, None]:
        del headers, timeout, chunk_size, raise_for_status
        stored = self._world.files.by_path(url.partition("/file/")[2].partition("/")[2])
        if stored is None:
            raise FileNotFoundError(url)
        yield stored.content


async def _read(bot: Bot, key: str, file: InputFile) -> UploadedFile:
    content = b"".join([chunk async for chunk in file.read(bot)])
    return UploadedFile(file.filename or key, content, "application/octet-stream")
