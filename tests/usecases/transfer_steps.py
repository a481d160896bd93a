"""Steps that the tests of transfers share: a client whose period has ended, decisions, and what life does to them."""

from datetime import date

from sqlalchemy import text

from domain.staff import SYSTEM, Actor, Role
from storage import company, contacts, payments
from storage.contacts import Met
from storage.db import Database, Tx
from storage.staff import staff as staff_table
from tests.usecases.small_company import (
    TODAY,
    People,
    actor,
    add_person,
    paying_client,
)
from usecases import earnings
from usecases.transfer_decisions import confirm
from usecases.transfers import scan

AUGUST = date(2026, 8, 20)


async def opened(db: Database, people: People, name: str = "Ромашка") -> tuple[int, int]:
    """A client that lapsed on 20.11 with its transfer."""
    client_id = await db.write(paying_client, people, AUGUST, name)
    assert await db.write(scan, SYSTEM, TODAY) == 1
    await db.write(deliver)
    return client_id, await db.read(newest_transfer)


def deliver(tx: Tx) -> None:
    """What is queued has been sent."""
    tx.execute(text("UPDATE outbox SET state = 'sent'"))


def newest_transfer(tx: Tx) -> int:
    return int(tx.scalar(text("SELECT max(id) FROM transfers")))


def count_transfers(tx: Tx) -> int:
    return int(tx.scalar(text("SELECT count(*) FROM transfers")))


async def both_confirm(db: Database, people: People, transfer_id: int, manager: Actor) -> None:
    await db.write(confirm, people.boris, transfer_id)
    await db.write(confirm, people.anna, transfer_id, manager.staff_id)


def suspend(tx: Tx, who: Actor) -> None:
    tx.execute(staff_table.update().where(staff_table.c.id == who.staff_id).values(status="suspended"))
    company.touch(tx)


def new_head(tx: Tx, people: People) -> Actor:
    staff_id = add_person(tx, "Вера", Role.HEAD, people.commercial)
    company.appoint_head(tx, people.commercial, staff_id, TODAY)
    return actor(tx, staff_id)


def void(tx: Tx, people: People, client_id: int, payment_id: int) -> None:
    payments.void(tx, payment_id, people.nina.staff_id)
    earnings.refresh(tx, people.nina, client_id, "voided")


def met(tx: Tx, client_id: int, who: Actor) -> None:
    contacts.add_contact(tx, client_id, who.staff_id, TODAY, Met.IN_PERSON, who.staff_id)
