"""Each line of the doctor, well and ill: what is wrong, and the command that mends it; the exit status for monitors."""

import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.doctor import tell, unsettled
from storage import migrate
from tests.bot.doctor_bench import TOKEN, UNGUARDED, WEBHOOK, Patient, patient_in, remove_backups


@pytest.fixture
async def patient(tmp_path: Path, sqlite_template: Path) -> AsyncIterator[Patient]:
    async for found in patient_in(tmp_path, sqlite_template):
        yield found


async def test_when_all_is_well_every_line_says_so(patient: Patient, capsys: pytest.CaptureFixture[str]) -> None:
    lines = await patient.lines()

    assert tell(lines, as_json=False) == 0
    assert capsys.readouterr().out == (
        "OK    settings   MODE=polling, sqlite\n"
        "OK    token      @sales_bot\n"
        "OK    webhook    none, as MODE=polling wants it\n"
        "OK    clock      within 30 s of Telegram's\n"
        "OK    database   quick_check and references hold\n"
        f"OK    migrations at {migrate.head()}\n"
        "OK    ledger     booked as the engine reckons it\n"
        "OK    audit      20 rows, the chain holds, so does the backup's seal\n"
        "OK    outbox     0 messages wait, none for more than 5 min\n"
        "OK    backup     0 hours old, 1 kept\n"
    )


async def test_a_token_that_telegram_does_not_know(patient: Patient) -> None:
    patient.set(bot_token=SecretStr("123456789:another"))

    mend = "@BotFather, /mybots, API Token: put it into BOT_TOKEN, then: python -m bot doctor"
    assert await patient.ills() == [
        ("token", "Telegram does not know this token", mend),
        ("webhook", "not looked at: Telegram did not answer", mend),
        ("clock", "not looked at: Telegram did not answer", mend),
    ]


async def test_a_telegram_that_is_not_there_and_no_token_in_what_is_said(patient: Patient) -> None:
    patient.set(telegram_api="http://127.0.0.1:9")

    found = await patient.ills()

    assert [name for name, _, _ in found] == ["token", "webhook", "clock"]
    assert found[0][1].startswith("Telegram is not reached: ")
    assert found[0][2] == "curl -sS https://api.telegram.org, and see PROXY and TELEGRAM_API in .env"
    assert TOKEN not in str(found)


async def test_a_webhook_that_is_set_while_the_bot_polls(patient: Patient) -> None:
    await patient.world.call("setWebhook", {"url": "https://elsewhere.example.com/telegram"})

    assert await patient.ills() == [
        (
            "webhook",
            "MODE=polling, but Telegram sends updates to a webhook: another program may have this token",
            "python -m bot run (it removes the webhook)",
        )
    ]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("", "Telegram sends updates nowhere"),
        ("https://else.example.com/x", "Telegram sends updates to another address"),
    ],
)
async def test_a_webhook_that_is_not_ours(patient: Patient, url: str, told: str) -> None:
    patient.set(**WEBHOOK)
    if url:
        await patient.world.call("setWebhook", {"url": url})

    assert await patient.ills() == [("webhook", told, "python -m bot run (it sets the webhook)")]


async def test_a_webhook_that_is_ours(patient: Patient) -> None:
    patient.set(**WEBHOOK)
    await patient.world.call("setWebhook", {"url": "https://bot.example.com/telegram"})

    assert await patient.ills() == []


@pytest.mark.parametrize(
    ("ahead", "told"), [(timedelta(hours=1), "60 min ahead of"), (timedelta(minutes=-2), "2 min behind")]
)
async def test_a_clock_that_is_wrong(patient: Patient, ahead: timedelta, told: str) -> None:
    patient.ahead = ahead

    found = {name: (said, mend) for name, said, mend in await patient.ills()}

    assert found["clock"] == (f"{told} Telegram's", "timedatectl set-ntp true")


async def test_a_file_that_is_damaged(patient: Patient) -> None:
    content = patient.path.read_bytes()
    patient.path.write_bytes(content[:8192] + b"\xff" * 4096 * 20 + content[8192 + 4096 * 20 :])

    found = await patient.ills()

    restore = f"python -m bot restore --replace …/backups/{patient.backup.database.name}"
    assert [(name, mend) for name, _, mend in found] == [
        (name, restore) for name in ("database", "migrations", "ledger", "audit", "outbox")
    ]
    assert found[0][1].startswith(("damaged: ", "database disk image is malformed"))


async def test_a_reference_that_points_at_nothing(patient: Patient) -> None:
    patient.sql("PRAGMA foreign_keys=OFF", "UPDATE payments SET client_id = 99")

    assert (await patient.ills())[0][:2] == ("database", "rows of payments point at nothing")


async def test_a_file_that_is_not_there(patient: Patient) -> None:
    patient.path.unlink()

    found = await patient.ills()

    assert found[0] == ("database", "there is no file …/bot.sqlite3", "python -m bot migrate")
    assert not patient.path.exists()


@pytest.mark.parametrize(
    ("version", "told", "mend"),
    [
        ("0002", "at 0002, the program at", "python -m bot migrate"),
        ("9999", "at 9999, the program at", "install the program's version that ran here last"),
    ],
)
async def test_a_database_of_another_version(patient: Patient, version: str, told: str, mend: str) -> None:
    patient.sql(f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608 - our own words

    found = await patient.ills()

    assert [(name, to_do) for name, _, to_do in found] == [
        (name, mend) for name in ("migrations", "ledger", "audit", "outbox")
    ]
    assert told in found[0][1]


async def test_a_ledger_that_is_not_what_the_engine_reckons(patient: Patient) -> None:
    patient.sql("UPDATE ledger SET amount = amount + 1")

    assert await patient.ills() == [("ledger", "1 clients are booked otherwise: 1", "python -m bot rebook")]


@pytest.mark.parametrize(
    ("acts", "told"),
    [
        (
            ("UPDATE audit SET actor_id = 5 WHERE id = 4",),
            "row 4 does not follow from the one before: changed, moved, or one is missing",
        ),
        (
            ("DELETE FROM audit WHERE id = 4",),
            "row 5 does not follow from the one before: changed, moved, or one is missing",
        ),
        (
            (
                "UPDATE audit SET id = 99 WHERE id = 4",
                "UPDATE audit SET id = 4 WHERE id = 5",
                "UPDATE audit SET id = 5 WHERE id = 99",
            ),
            "row 4 does not follow from the one before: changed, moved, or one is missing",
        ),
        (("DELETE FROM audit WHERE id > 15",), "rows are missing after row 15, at the end"),
    ],
    ids=["tampered", "missing", "reordered", "cut off"],
)
async def test_an_audit_log_that_is_not_as_it_was_written(patient: Patient, acts: tuple[str, ...], told: str) -> None:
    patient.sql(*UNGUARDED, *acts)

    restore = f"python -m bot restore --replace …/backups/{patient.backup.database.name}"
    assert await patient.ills() == [("audit", told, restore)]


async def test_an_audit_log_without_its_triggers(patient: Patient) -> None:
    patient.sql(*UNGUARDED)

    assert await patient.ills() == [
        ("audit", "triggers are missing: audit_no_delete, audit_no_update", "python -m bot migrate")
    ]
    migrate.mend_guards(patient.settings.database_url)
    assert await patient.ills() == []


async def test_an_outbox_that_nobody_empties(patient: Patient) -> None:
    patient.sql(
        "INSERT INTO outbox"
        " (staff_id, event, params, dedupe_key, edits, priority, not_before, state, attempts, queued_at)"
        " VALUES (1, 'digest', '{}', 'k', 0, 1, (unixepoch() - 720) * 1000000, 'queued', 0, 0)"
    )

    assert await patient.ills() == [
        (
            "outbox",
            "1 messages wait, the oldest for 12 min",
            "python -m bot run (it is not running, or its log says why)",
        )
    ]
    patient.sql("UPDATE staff SET unreachable = 1")
    assert await patient.ills() == []


async def test_a_backup_that_is_old(patient: Patient) -> None:
    old = patient.backup.made_at - timedelta(hours=30)
    for file in sorted(patient.backup.database.parent.iterdir()):
        content, name = file.read_bytes(), f"bot-{old:%Y%m%dT%H%M%S}Z"
        file.with_name(name + "".join(file.suffixes)).write_bytes(
            content.replace(patient.backup.database.stem.encode(), name.encode())
        )
        file.unlink()

    assert await patient.ills() == [("backup", "the newest is 1 days and 6 hours old", "python -m bot backup")]


def cut(patient: Patient) -> None:
    patient.backup.database.write_bytes(patient.backup.database.read_bytes()[:-1])


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (remove_backups, "there is none in …/backups"),
        (cut, "{name} is cut off or damaged: its SHA-256 is not that of what was saved"),
    ],
)
async def test_a_backup_that_is_none(patient: Patient, spoil: Callable[[Patient], None], told: str) -> None:
    spoil(patient)

    said = told.format(name=patient.backup.database.name)
    assert await patient.ills() == [("backup", said, "python -m bot backup")]


async def test_what_a_monitor_reads(patient: Patient, capsys: pytest.CaptureFixture[str]) -> None:
    patient.sql(*UNGUARDED)

    status = tell(await patient.lines(), as_json=True)

    told = json.loads(capsys.readouterr().out)
    assert (status, told["well"], len(told["lines"])) == (1, False, 10)
    assert told["lines"][7] == {
        "name": "audit",
        "well": False,
        "told": "triggers are missing: audit_no_delete, audit_no_update",
        "mend": "python -m bot migrate",
    }


def test_settings_that_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(unsettled(["BOT_TOKEN: Field required"]), as_json=False) == 1

    assert capsys.readouterr().out == (
        "WRONG settings   BOT_TOKEN: Field required\n                 → edit .env: .env.example says what each is for\n"
    )
