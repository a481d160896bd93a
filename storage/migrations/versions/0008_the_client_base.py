"""the client base."""

import sqlalchemy as sa
from alembic import op

from storage import types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("company", sa.Column("most_clients_an_hour", sa.Integer(), server_default="30", nullable=False))
    op.add_column("staff", sa.Column("suspended_at", types.Instant(), nullable=True))
    op.execute(
        "UPDATE staff SET suspended_at = (SELECT max(at) FROM audit WHERE action = 'staff suspended'"
        " AND object = 'staff:' || staff.id) WHERE status = 'suspended'"
    )
    op.create_table(
        "client_views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("viewed_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_client_views_client_id_clients")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_client_views_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_views")),
    )
    op.create_index("ix_client_views_of_staff", "client_views", ["staff_id", "viewed_at", "client_id"])
    op.create_index("ix_client_views_of_client", "client_views", ["client_id", "viewed_at"])
    op.execute(
        "INSERT INTO client_views (staff_id, client_id, what, viewed_at)"
        " SELECT staff_id, client_id, 'contacts', viewed_at FROM contact_views ORDER BY id"
    )
    op.drop_table("contact_views")
    op.create_table(
        "client_stops",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("stopped_at", types.Instant(), nullable=False),
        sa.Column("lifted_at", types.Instant(), nullable=True),
        sa.Column("lifted_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["lifted_by"], ["staff.id"], name=op.f("fk_client_stops_lifted_by_staff")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_client_stops_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_stops")),
    )
    op.create_index("ix_client_stops_of_staff", "client_stops", ["staff_id", "id"])


def downgrade() -> None:
    op.drop_table("client_stops")
    op.create_table(
        "contact_views",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("viewed_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["clients.id"], name=op.f("fk_contact_views_client_id_clients")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_contact_views_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_views")),
    )
    op.create_index(op.f("ix_contact_views_staff_id"), "contact_views", ["staff_id"])
    # older tables know no other showing than that of contact persons
    op.execute(
        "INSERT INTO contact_views (staff_id, client_id, viewed_at)"
        " SELECT staff_id, client_id, viewed_at FROM client_views WHERE what = 'contacts' ORDER BY id"
    )
    op.drop_table("client_views")
    op.drop_column("staff", "suspended_at")
    op.drop_column("company", "most_clients_an_hour")
