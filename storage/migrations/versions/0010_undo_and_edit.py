"""undo and edit."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.add_column(sa.Column("taken_back_at", types.Instant(), nullable=True))
    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("revision", sa.Integer(), server_default="0", nullable=False))
    with op.batch_alter_table("payment_drafts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("edits", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("revision", sa.Integer(), server_default="0", nullable=False))
        batch_op.create_foreign_key(batch_op.f("fk_payment_drafts_edits_payments"), "payments", ["edits"], ["id"])


def downgrade() -> None:
    # a draft that changes a payment is, to the older program, one that would log it anew
    op.execute("DELETE FROM payment_drafts WHERE edits IS NOT NULL")
    with op.batch_alter_table("payment_drafts", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_payment_drafts_edits_payments"), type_="foreignkey")
        batch_op.drop_column("revision")
        batch_op.drop_column("edits")
    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.drop_column("revision")
    with op.batch_alter_table("clients", schema=None) as batch_op:
        batch_op.drop_column("taken_back_at")
