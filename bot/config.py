"""Settings, from the environment and `.env`; `.env.example` says what each is for."""

import re
from typing import Literal, Self

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from storage.backup_cipher import read_key


class Settings(BaseSettings):
    """What differs between one installation and another."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    bot_token: SecretStr
    database_url: str = "sqlite:///data/bot.sqlite3"
    mode: Literal["polling", "webhook"] = "polling"
    webhook_url: str = ""
    webhook_host: str = "127.0.0.1"
    webhook_port: int = 8081
    webhook_path: str = "/telegram"
    webhook_secret: SecretStr = SecretStr("")
    telegram_api: str = ""
    proxy: SecretStr | None = None
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"
    log_file: str = ""
    takeover_seconds: int = Field(30, ge=2)
    metrics_host: str = "127.0.0.1"
    metrics_port: int | None = None
    backup_folder: str = ""
    backups_kept: int = Field(14, ge=1)
    backup_nightly: bool = True
    backup_key: SecretStr | None = None

    @field_validator("bot_token")
    @classmethod
    def _token_is_one(cls, token: SecretStr) -> SecretStr:
        if not re.fullmatch(r"\d+:[A-Za-z0-9_-]+", token.get_secret_value()):
            raise ValueError("a token looks like 123456:ABC-DEF; @BotFather gives one")
        return token

    @field_validator("backup_key")
    @classmethod
    def _key_is_one(cls, key: SecretStr | None) -> SecretStr | None:
        if key is None or not key.get_secret_value():
            return None
        read_key(key.get_secret_value())
        return key

    @model_validator(mode="after")
    def _webhook_is_complete(self) -> Self:
        if self.mode == "webhook" and not (
            self.webhook_url and re.fullmatch(r"[A-Za-z0-9_-]{1,256}", self.webhook_secret.get_secret_value())
        ):
            raise ValueError("MODE=webhook needs WEBHOOK_URL, and WEBHOOK_SECRET of A-Z a-z 0-9 _ -")
        return self
