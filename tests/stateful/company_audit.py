"""What is read of a company at the end of its story: every table against the plain model."""

from collections import Counter
from collections.abc import Mapping, Sequence

from sqlalchemy import select

from storage import audit_chain, earnings
from storage.answers import AnyRow
from storage.audit import audit as audit_table
from storage.clients import clients, manager_assignments
from storage.db import Tx
from storage.outbox import outbox
from storage.payments import payments
from tests.stateful.plain_company import PlainCompany
from tests.stateful.year_checks import every_client_has_one_manager_at_most, every_hand_over_has_two_peoples_yes

MODELLED = {
    "staff_joined": "person_id",
    "payment_confirmed": "payment_id",
    "payment_voided": "payment_id",
    "payment_refunded": "payment_id",
    "transfer_confirmed": "transfer_id",
}


def rows_of(tx: Tx) -> Sequence[AnyRow]:
    """All that was ever queued."""
    return tx.all(select(outbox).order_by(outbox.c.id))


def audit(tx: Tx, model: PlainCompany, arrived: Mapping[int, int], copies: Mapping[int, int]) -> Counter[str]:
    """Everything at once; what there was of each act and of each notice."""
    every_fact_is_there_once(tx, model)
    the_books_are_those_of_the_naive_engine(tx, model)
    every_notice_is_queued_once(tx, model)
    every_message_arrived_once(tx, arrived, copies)
    every_client_has_one_manager_at_most(tx)
    every_hand_over_has_two_peoples_yes(tx)
    assert audit_chain.read(tx).holds
    assert tx.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    acts = Counter(tx.scalars(select(audit_table.c.action)))
    return acts + Counter(f"told: {row.event}" for row in rows_of(tx))


def every_fact_is_there_once(tx: Tx, model: PlainCompany) -> None:
    """Clients, their hand-overs, payments; and each has its line in the audit log."""
    names = {known.client_id: name for name, known in model.clients.items()}
    found = tx.all(select(clients.c.id, clients.c.name, clients.c.manager_id).order_by(clients.c.id))
    assert [tuple(row) for row in found] == sorted((c.client_id, name, c.manager) for name, c in model.clients.items())
    managed = tx.all(select(manager_assignments.c.client_id, manager_assignments.c.staff_id))
    assert Counter(map(tuple, managed)) == Counter(
        (known.client_id, holder.staff_id) for known in model.clients.values() for holder in known.managers
    )
    columns = (payments.c.id, payments.c.client_id, payments.c.amount, payments.c.paid_on, payments.c.status)
    assert {row[0]: (names[row[1]], *row[2:]) for row in tx.all(select(*columns))} == {
        payment_id: (p.client, p.amount, p.paid_on, p.status.value) for payment_id, p in model.payments.items()
    }
    logged = [f"payment:{payment_id}" for payment_id, p in model.payments.items() if p.refund_of is None]
    acts = tx.scalars(select(audit_table.c.object).where(audit_table.c.action == "payment logged"))
    assert sorted(acts) == sorted(logged)


def the_books_are_those_of_the_naive_engine(tx: Tx, model: PlainCompany) -> None:
    """What is booked, and when each period ends."""
    for name, known in model.clients.items():
        booked: dict[tuple[int, int, str], int] = {}
        for posting in earnings.booked(tx, known.client_id):
            key = (posting.payment_id, posting.staff_id, posting.kind.value)
            booked[key] = booked.get(key, 0) + int(posting.amount * 100)
        naive = model.earnings(name)
        assert {key: amount for key, amount in booked.items() if amount} == naive.amounts, name
        lapses_on = tx.scalar(select(clients.c.lapses_on).where(clients.c.id == known.client_id))
        assert lapses_on == naive.lapses_on, name


def every_notice_is_queued_once(tx: Tx, model: PlainCompany) -> None:
    """What the model says must be told is; nobody has two digests of one of their days."""
    rows = [row for row in rows_of(tx) if row.edits == 0]
    told = Counter((r.staff_id, r.event, r.params[MODELLED[r.event]]) for r in rows if r.event in MODELLED)
    assert told == model.told
    days = Counter(row.dedupe_key for row in rows if row.event == "digest")
    assert set(days.values()) <= {1}


def every_message_arrived_once(tx: Tx, arrived: Mapping[int, int], copies: Mapping[int, int]) -> None:
    """Nothing that was due is left; a second copy only where a process died between sending and marking."""
    rows = rows_of(tx)
    newest = {(row.staff_id, row.card): row.id for row in rows if row.card}
    for row in rows:
        count, most = arrived.get(row.id, 0), 1 + copies.get(row.id, 0)
        if row.state == "skipped":
            assert row.edits, row
            assert row.id < newest[row.staff_id, row.card], row
        elif row.state == "sent":
            assert (1 if row.message_id is not None else 0) <= count <= most, row
        else:
            assert row.state == "queued", row
            assert row.not_before > tx.now, row
            assert count <= copies.get(row.id, 0), row
