"""delivery in doubt: who sends a message, whether it may have arrived already, and how far it came."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

WAITS = sa.text("state IN ('queued', 'sending')")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("taken_by", sa.String(), nullable=True))
    op.add_column("outbox", sa.Column("doubted", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("outbox", sa.Column("shell_id", sa.BigInteger(), nullable=True))
    op.add_column("outbox", sa.Column("parts", sa.Integer(), nullable=False, server_default="0"))
    _index_what_waits(["priority", "not_before", "id"])


def downgrade() -> None:
    _index_what_waits(["not_before", "id"])
    for column in ("parts", "shell_id", "doubted", "taken_by"):
        op.drop_column("outbox", column)


def _index_what_waits(columns: list[str]) -> None:
    op.drop_index("ix_outbox_waiting", table_name="outbox")
    op.create_index("ix_outbox_waiting", "outbox", columns, sqlite_where=WAITS, postgresql_where=WAITS)
