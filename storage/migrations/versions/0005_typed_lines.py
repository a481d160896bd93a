"""typed lines."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("payment_drafts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("position", sa.Integer(), server_default="0", nullable=False))
        batch_op.drop_constraint(batch_op.f("uq_payment_drafts_chat_id_message_id"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_payment_drafts_chat_id_message_id_position"), ["chat_id", "message_id", "position"]
        )


def downgrade() -> None:
    # one draft of a message is all that the older tables hold
    op.execute("DELETE FROM payment_drafts WHERE position > 1")
    with op.batch_alter_table("payment_drafts", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_payment_drafts_chat_id_message_id_position"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_payment_drafts_chat_id_message_id"), ["chat_id", "message_id"])
        batch_op.drop_column("position")
