"""What an installation may get wrong in its settings is said at the start, in words, without the secret."""

import pytest
from pydantic import SecretStr, ValidationError

from bot import cli
from bot.config import Settings

TOKEN = SecretStr("123456:ABC-DEF")


def test_only_the_token_is_needed() -> None:
    settings = Settings(_env_file=None, bot_token=TOKEN)

    assert (settings.mode, settings.database_url, settings.metrics_port) == (
        "polling",
        "sqlite:///data/bot.sqlite3",
        None,
    )
    assert "ABC" not in repr(settings)


@pytest.mark.parametrize("secret", ["", "with space", "x" * 257])
def test_a_webhook_needs_an_address_and_a_secret_that_telegram_takes(secret: str) -> None:
    with pytest.raises(ValidationError, match="MODE=webhook needs WEBHOOK_URL"):
        Settings(
            _env_file=None,
            bot_token=TOKEN,
            mode="webhook",
            webhook_url="https://bot.example",
            webhook_secret=SecretStr(secret),
        )


@pytest.mark.parametrize("token", ["", "nonsense", "123456:with space"])
def test_what_is_no_token_is_refused_without_being_shown(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", token)
    monkeypatch.setitem(Settings.model_config, "env_file", None)

    with pytest.raises(SystemExit) as refused:
        cli.run()

    assert "BOT_TOKEN: Value error, a token looks like 123456:ABC-DEF" in str(refused.value)
    assert "nonsense" not in str(refused.value)
    assert "with space" not in str(refused.value)


@pytest.mark.parametrize("key", ["short", "A" * 44])
def test_a_backup_key_that_is_none_is_refused_without_being_shown(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:ABC-DEF")
    monkeypatch.setenv("BACKUP_KEY", key)
    monkeypatch.setitem(Settings.model_config, "env_file", None)

    with pytest.raises(SystemExit) as refused:
        cli.backup()

    assert "BACKUP_KEY: Value error, a key is 32 random bytes in base64: openssl rand -base64 32" in str(refused.value)
    assert key not in str(refused.value)


def test_an_empty_backup_key_is_none() -> None:
    assert Settings(_env_file=None, bot_token=TOKEN, backup_key=SecretStr("")).backup_key is None
