"""The company of the worked examples for tests of use cases: its people as actors, and short ways to say what happens.

All of it goes through the use cases, in one transaction that is rolled back; `on` moves the business day.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Self

from sqlalchemy import func, select

from domain.earnings import EntryKind
from domain.money import ZERO
from domain.payroll import Posting
from domain.staff import Actor
from storage import company, earnings, staff
from storage.db import Tx
from storage.metadata import metadata
from storage.outbox import outbox
from tests.office import CAST, MORNING, found_company
from usecases import clients, deals, payments


class Cast:
    """Galina directs; Boris heads Ivan and Petr, Anna heads Olga and Oleg; Nina counts."""

    def __init__(self, tx: Tx) -> None:
        self.tx = tx
        self.galina, self.boris, self.anna, self.ivan = (self.actor(n) for n in ("galina", "boris", "anna", "ivan"))
        self.petr, self.olga, self.oleg, self.nina = (self.actor(n) for n in ("petr", "olga", "oleg", "nina"))

    @classmethod
    def founded(cls, tx: Tx, at: datetime = MORNING, *, confirmation: bool = True) -> Self:
        """The company, made at this moment."""
        tx.now = at
        found_company(tx, confirmation=confirmation)
        return cls(tx)

    def actor(self, name: str) -> Actor:
        found = staff.find_actor(self.tx, CAST[name][0])
        assert found is not None
        return found

    def at(self, moment: datetime) -> None:
        self.tx.now = moment

    def on(self, day: str) -> None:
        """It is noon of that day in Moscow."""
        found = date.fromisoformat(day)
        self.at(datetime(found.year, found.month, found.day, 9, tzinfo=UTC))

    def client(self, name: str = "Ромашка", line: str = "supply", *hunters: tuple[Actor, str]) -> int:
        """A client, Ivan's unless hunters and their shares are given."""
        shares = [(hunter.staff_id, Decimal(share)) for hunter, share in hunters or ((self.ivan, "100"),)]
        return clients.register(self.tx, self.boris, name, line, shares)

    def recurring(self, client_id: int, first: str | None = "5000", monthly: str = "1000") -> int:
        paid_first = Decimal(first) if first else None
        return deals.agree(
            self.tx,
            self.ivan,
            client_id,
            "Интернет",
            monthly=Decimal(monthly),
            first=paid_first,
            starts_on=MORNING.date(),
        )

    def logs(self, client_id: int, amount: str, on: str | None = None, **more: Any) -> int:
        """Ivan logs a payment, of today unless a day is given."""
        day = date.fromisoformat(on) if on else self.today
        return payments.log(self.tx, self.ivan, client_id, Decimal(amount), day, **more)

    def pays(self, client_id: int, amount: str, on: str | None = None, **more: Any) -> int:
        """The same, and Nina confirms it."""
        payment_id = self.logs(client_id, amount, on, **more)
        payments.confirm(self.tx, self.nina, payment_id)
        return payment_id

    def hands_over(self, client_id: int, on: str, to: Actor | None = None) -> None:
        clients.assign_manager(self.tx, self.boris, client_id, (to or self.olga).staff_id, date.fromisoformat(on))

    @property
    def today(self) -> date:
        return company.get(self.tx).local_date(self.tx.now)

    def ledger(self, client_id: int) -> list[Posting]:
        """What is booked of a client, summed by payment, person, kind and month."""
        return earnings.booked(self.tx, client_id)

    def earned(self, person: Actor, client_id: int, payment_id: int | None = None) -> Decimal:
        """What the ledger holds for a person, of a client or of one payment of it."""
        mine = [p for p in self.ledger(client_id) if p.staff_id == person.staff_id]
        return sum((p.amount for p in mine if payment_id in {None, p.payment_id}), ZERO)

    def earned_by_kind(self, person: Actor, client_id: int) -> dict[EntryKind, Decimal]:
        found: dict[EntryKind, Decimal] = {}
        for posting in self.ledger(client_id):
            if posting.staff_id == person.staff_id:
                found[posting.kind] = found.get(posting.kind, ZERO) + posting.amount
        return found

    def told(self) -> list[tuple[int, str, dict[str, Any]]]:
        """What was queued to be told: to whom, of what event, with which parameters."""
        rows = self.tx.all(select(outbox.c.staff_id, outbox.c.event, outbox.c.params).order_by(outbox.c.id))
        return [(row[0], row[1], row[2]) for row in rows]

    def done(self) -> list[tuple[int, str, str]]:
        """The audit log: who, what, on which object."""
        audit = metadata.tables["audit"]
        rows = self.tx.all(select(audit.c.actor_id, audit.c.action, audit.c.object).order_by(audit.c.id))
        return [(row[0], row[1], row[2]) for row in rows]

    def rows(self, table: str) -> int:
        return int(self.tx.scalar(select(func.count()).select_from(metadata.tables[table])))
