"""targets and how notices are heard."""

import sqlalchemy as sa
from alembic import op

from storage.types import Day, Instant, Json, Kopecks

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "targets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("month", Day(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("amount", Kopecks(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=False),
        sa.Column("set_at", Instant(), nullable=False),
        sa.CheckConstraint("(staff_id IS NULL) <> (department_id IS NULL)", name=op.f("ck_targets_of_one")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_targets_staff_id_staff")),
        sa.ForeignKeyConstraint(
            ["department_id"], ["departments.id"], name=op.f("fk_targets_department_id_departments")
        ),
        sa.ForeignKeyConstraint(["set_by"], ["staff.id"], name=op.f("fk_targets_set_by_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
        sa.UniqueConstraint("month", "staff_id", name=op.f("uq_targets_month_staff_id")),
        sa.UniqueConstraint("month", "department_id", name=op.f("uq_targets_month_department_id")),
    )
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.add_column(sa.Column("days_off", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("notices", Json(), nullable=True))
        batch_op.add_column(sa.Column("tour", sa.Integer(), server_default="0", nullable=False))
    op.create_index(
        "ix_outbox_held",
        "outbox",
        ["staff_id", "id"],
        sqlite_where=sa.text("state = 'held'"),
        postgresql_where=sa.text("state = 'held'"),
    )


def downgrade() -> None:
    # the older program knows no held messages: they come by themselves
    op.execute("UPDATE outbox SET state = 'queued' WHERE state = 'held'")
    op.execute("UPDATE outbox SET state = 'sent' WHERE state = 'in digest'")
    op.drop_index("ix_outbox_held", table_name="outbox")
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.drop_column("tour")
        batch_op.drop_column("notices")
        batch_op.drop_column("days_off")
    op.drop_table("targets")
