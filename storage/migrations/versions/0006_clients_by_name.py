"""clients by name."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_clients_search_name", "clients", ["search_name"])


def downgrade() -> None:
    op.drop_index("ix_clients_search_name", table_name="clients")
