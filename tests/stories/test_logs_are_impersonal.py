"""What the log holds after a lively day, bugs and failures included: no name, phone, amount, typed word or token."""

import json
import logging
import re
from collections.abc import Iterator
from io import StringIO
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot import logs
from storage import deliveries, payments
from tests.office import Office

CLIENT = "Зюзюкин-Кварк & Сыновья"
CONTACT = "Аристарх Пельменников"
PHONE = "+7 843 731-26-48"
AMOUNT = "731 264,53"
COMMENT = "аванс за чугунные лебеди"
TYPED = ("лебед", "зюзюк", "кварк", "пельмен", "аристарх", "прохожий-незнаком")
PEOPLE = ("иван", "петров", "борис", "сидоров", "нина", "зайцев")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Where the program logs to, everything from INFO on; pytest's own logging is put back afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    logs.set_up("INFO", "json", str(tmp_path / "bot.log"))
    yield tmp_path / "bot.log"
    written().close()
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def written() -> RotatingFileHandler:
    """What writes the file, beside what pytest listens with."""
    return next(handler for handler in logging.getLogger().handlers if isinstance(handler, RotatingFileHandler))


async def lively(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A payment, a contact, a stranger, refusals, Telegram's refusals, and bugs that hold all of it in their hands."""
    ivan, nina = office.ivan, office.nina
    await office.client(CLIENT)
    await ivan.send(f"Зюзюкин {AMOUNT} // {COMMENT}")
    await ivan.press("Записать")
    await nina.send("/confirm")
    await nina.press("✅")
    await ivan.send("/clients")
    await ivan.send(f"Зюзюкин {CONTACT} {PHONE}")
    await office.stranger.send("прохожий-незнакомец")
    await ivan.press_old(ivan.messages()[-1]["message_id"], "transfers:open:731264")

    def broken(*given: Any, **more: Any) -> None:
        raise KeyError(f"{CLIENT} {PHONE} {AMOUNT} {office.world.token} {given} {more}")

    def broken_too(*given: Any, **more: Any) -> None:
        try:
            broken(*given, **more)
        except KeyError as cause:
            raise ValueError(f"{CONTACT}: {cause}") from cause

    for code, words in ((400, f"Bad Request: {CLIENT} 731264"), (500, CLIENT), (403, CONTACT)):
        office.world.faults.inject("sendMessage", code=code, description=words)
        await ivan.send(f"Зюзюкин {AMOUNT}")
    with monkeypatch.context() as patch:
        patch.setattr(payments, "add", broken_too)
        await ivan.send(f"Зюзюкин {AMOUNT} // {COMMENT}")
        await ivan.press("записать")
    with monkeypatch.context() as patch:
        patch.setattr(deliveries, "mark_sent", broken)
        await ivan.send(f"Зюзюкин {AMOUNT}")
        await ivan.press("записать")
        await nina.send("/confirm")
        await nina.press("✅")


def read(log: Path) -> str:
    return log.read_text("utf-8")


async def test_a_lively_day_leaves_nothing_personal_in_the_log(
    office: Office, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # when
    await lively(office, monkeypatch)
    logging.getLogger("some.library").info("posting to https://api.telegram.org/bot%s/getMe", office.world.token)
    logging.getLogger("some.library").warning("it is %s", {"token": office.world.token})

    # then it tells of what happened
    told = read(log)
    lines = [json.loads(line) for line in told.splitlines()]
    assert {line["level"] for line in lines} >= {"info", "warning", "error"}
    assert sum(line["event"] == "incident" for line in lines) >= 1
    assert "builtins.KeyError" in told
    assert "broken_too" in told
    # and of nobody
    folded = told.lower().replace("ё", "е")
    assert [word for word in (*TYPED, *PEOPLE) if word in folded] == []
    digits = re.sub(r"[^0-9]", "", re.sub(r'"timestamp": "[^"]*"', "", told))
    assert [number for number in ("73126453", "8437312648", "7312648") if number in digits] == []
    assert office.world.token not in told
    assert office.world.token.partition(":")[2] not in told


def test_a_full_log_gives_way_to_the_next_and_the_oldest_is_forgotten(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written().close()
    monkeypatch.setattr(logs, "MOST_BYTES", 2000)
    monkeypatch.setattr(logs, "FILES_KEPT", 2)
    logs.set_up("INFO", "json", str(log))

    for number in range(100):
        structlog.get_logger("test").info("something happened", number=number)

    files = sorted(log.parent.glob("bot.log*"))
    assert [file.name for file in files] == ["bot.log", "bot.log.1", "bot.log.2"]
    assert all(file.stat().st_size <= 2000 for file in files)
    newest = json.loads(log.read_text("utf-8").splitlines()[-1])
    assert (newest["event"], newest["number"]) == ("something happened", 99)


def test_a_log_that_cannot_be_written_fails_nobody(
    log: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class FullDisk(StringIO):
        def write(self, _: str) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(written(), "stream", FullDisk())

    structlog.get_logger("test").info("something happened")

    assert capsys.readouterr().err == "the log cannot be written: OSError\n"
