"""The least HTTP/1.1 there is, for the two programs beside the measured one: they must not be what is measured."""

import asyncio
from collections.abc import Callable
from typing import TypeAlias, cast

_END = b"\r\n\r\n"

Hear: TypeAlias = Callable[["Messages", bytes, bytes], None]


def message(first_line: str, body: bytes, *headers: str) -> bytes:
    """A request or an answer with a JSON body."""
    head = [first_line, "Content-Type: application/json", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(head).encode() + _END + body


class Messages(asyncio.Protocol):
    """Cuts what comes in into messages and hands each to `hear(first line and headers, body)`."""

    def __init__(
        self,
        hear: Callable[["Messages", bytes, bytes], None],
        lost: Callable[[Exception | None], None] = lambda _: None,
    ) -> None:
        self._hear, self._lost = hear, lost
        self._buffer = b""
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's is none by its class
        self.transport = cast("asyncio.Transport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self._lost(exc)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (head_ends := self._buffer.find(_END)) >= 0:
            head = self._buffer[:head_ends]
            ends = head_ends + len(_END) + _length(head)
            if len(self._buffer) < ends:
                return
            body, self._buffer = self._buffer[head_ends + len(_END) : ends], self._buffer[ends:]
            self._hear(self, head, body)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0
