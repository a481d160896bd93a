"""What is known of people by their clients: how many each runs, and whose facts a change of posts touches."""

from datetime import date

from sqlalchemy import bindparam, func, or_, select

from storage.clients import client_people, clients, hunter_assignments, hunter_shares, manager_assignments
from storage.db import Tx
from storage.payments import payments
from storage.staff import staff
from storage.types import Day

_loads = select(client_people.c.staff_id, func.count(client_people.c.client_id.distinct())).group_by(
    client_people.c.staff_id
)
_clients_of = (
    select(client_people.c.client_id)
    .where(client_people.c.staff_id == bindparam("staff_id"), client_people.c.post == bindparam("post"))
    .order_by(client_people.c.client_id)
)
_members = select(staff.c.id).where(staff.c.department_id == bindparam("department_id"))
_hunted = (
    select(hunter_assignments.c.client_id)
    .join(hunter_shares, hunter_shares.c.assignment_id == hunter_assignments.c.id)
    .where(hunter_shares.c.staff_id.in_(_members))
)
_managed = select(manager_assignments.c.client_id).where(manager_assignments.c.staff_id.in_(_members))
_paid_since = (
    select(payments.c.client_id)
    .where(payments.c.paid_on >= bindparam("since", type_=Day()))
    .distinct()
    .order_by(payments.c.client_id)
)
_paid_since_of_department = _paid_since.where(
    or_(payments.c.client_id.in_(_hunted), payments.c.client_id.in_(_managed))
)
_lines_in_use = select(clients.c.line).distinct().order_by(clients.c.line)


def loads(tx: Tx) -> dict[int, int]:
    """How many clients everybody runs who runs any."""
    return dict(tx.all(_loads))


def clients_hunted_by(tx: Tx, staff_id: int) -> list[int]:
    """The clients that a person is a hunter of now."""
    return tx.scalars(_clients_of, {"staff_id": staff_id, "post": "hunter"})


def clients_managed_by(tx: Tx, staff_id: int) -> list[int]:
    """The clients that a person is the account manager of now."""
    return tx.scalars(_clients_of, {"staff_id": staff_id, "post": "manager"})


def clients_paid_since(tx: Tx, since: date, department_id: int | None = None) -> list[int]:
    """The clients with a payment on a day or later; with a department, those its people ever were responsible for."""
    if department_id is None:
        return tx.scalars(_paid_since, {"since": since})
    return tx.scalars(_paid_since_of_department, {"since": since, "department_id": department_id})


def lines_in_use(tx: Tx) -> list[str]:
    """The codes of the business lines that clients have."""
    return tx.scalars(_lines_in_use)
