"""the audit log is append-only in the database; what runs once a day is on record."""

import sqlalchemy as sa
from alembic import op

from storage import audit_guards, types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_tail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_tail")),
    )
    op.create_table(
        "job_runs",
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("day", types.Day(), nullable=False),
        sa.Column("leased_until", types.Instant(), nullable=False),
        sa.Column("done_at", types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("job", "day", name=op.f("pk_job_runs")),
    )
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index("ix_audit_at", ["at", "id"], unique=False)
        batch_op.create_index("ix_audit_actor", ["actor_id", "id"], unique=False)
    op.execute(
        "INSERT INTO audit_tail (id, audit_id, hash)"
        " SELECT 1, id, hash FROM audit WHERE id = (SELECT max(id) FROM audit)"
    )
    audit_guards.put_up(op.get_bind())


def downgrade() -> None:
    audit_guards.take_down(op.get_bind())
    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_actor")
        batch_op.drop_index("ix_audit_at")
    op.drop_table("job_runs")
    op.drop_table("audit_tail")
