"""Logs: what happened, by ids and kinds. No token, name, phone, amount or typed text stands in them at INFO and above.

structlog writes through the standard library, so what libraries say takes the same way: through `_without_secrets`.
"""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Final, Literal

import structlog

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{30,}")
_NUMBER = re.compile(r"\d{4,}")
_QUOTED = re.compile(r"\"[^\"]*\"|[^\x00-\x7f]+(?:[\W\d]+[^\x00-\x7f]+)*")

_OUR_OWN_WORDS = (TypeError, AttributeError, NameError, ImportError, NotImplementedError)
"""Errors whose message is about the program; those of others may repeat what somebody typed."""

_NOISY = {"aiogram.event": logging.WARNING, "aiogram_dialog": logging.WARNING, "aiohttp.access": logging.WARNING}

EventDict = MutableMapping[str, Any]

MOST_BYTES: Final = 10 * 1024 * 1024
FILES_KEPT: Final = 9
"""Beside the one that is written: 100 MB at most, which is weeks of a busy company."""


class _Rotated(RotatingFileHandler):
    """A log that gives way to the next at a certain size. What it cannot take is no matter of the one who speaks."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802, ARG002 - the library's name
        sys.stderr.write(f"the log cannot be written: {type(sys.exc_info()[1]).__name__}\n")


def set_up(level: str = "INFO", form: Literal["console", "json"] = "console", file: str = "") -> None:
    """Log to the standard error, or to a rotated `file`, as lines for people or as JSON."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    renderer: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=not file and sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = _rotated(file) if file else logging.StreamHandler()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                _traced,
                _without_secrets,
                renderer,
            ],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name, least in _NOISY.items():
        logging.getLogger(name).setLevel(max(least, root.level))


def _rotated(file: str) -> logging.Handler:
    Path(file).absolute().parent.mkdir(parents=True, exist_ok=True)
    return _Rotated(file, maxBytes=MOST_BYTES, backupCount=FILES_KEPT, encoding="utf-8")


def traced(error: BaseException) -> str:
    """An error's kind and where it came from, causes first; its message only where that cannot be personal."""
    earlier = error.__cause__ or error.__context__
    frames = traceback.extract_tb(error.__traceback__)
    # a call's place and its source line, without the values of its variables
    lines = "".join(traceback.format_list(frames))
    told = f"{lines}{named(error)}"
    return f"{traced(earlier)}\nthen\n{told}" if earlier else told


def named(error: BaseException) -> str:
    """An error's kind; its message only where that cannot be personal."""
    from aiogram.exceptions import TelegramAPIError  # the help of the command line need not wait for it

    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    if isinstance(error, TelegramAPIError):
        return f"{kind}: {_impersonal(error.message)}"
    return f"{kind}: {_impersonal(str(error))}" if isinstance(error, _OUR_OWN_WORDS) else kind


def _impersonal(message: str) -> str:
    """Without numbers, and without what is quoted or not English: Telegram repeats what it could not read."""
    return _QUOTED.sub("…", _NUMBER.sub("#", message))


def _traced(_logger: Any, _method: str, event: EventDict) -> EventDict:
    info = event.pop("exc_info", None)
    error = sys.exc_info()[1] if info is True else info[1] if isinstance(info, tuple) else info
    if isinstance(error, BaseException):
        event["trace"] = traced(error)
    return event


def _without_secrets(_logger: Any, _method: str, event: EventDict) -> EventDict:
    return {key: _TOKEN.sub("<token>", value) if isinstance(value, str) else value for key, value in event.items()}
