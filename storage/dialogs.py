"""Where each person's dialogue stands, so that a restart in the middle of it goes unnoticed."""

from sqlalchemy import Column, String, Table

from storage.metadata import metadata
from storage.types import Json

dialogs = Table(
    "dialogs",
    metadata,
    Column("key", String, primary_key=True),
    Column("state", String),
    Column("data", Json, nullable=False),
)
