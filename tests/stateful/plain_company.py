"""What must be true of a company at work, in plain dictionaries: no database, no engine, no rights, no outbox.

The earnings are those of the naive engine, from the facts that are kept here.
"""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.assignments import Holder, Hunters
from domain.earnings import ClientFacts, CompanyFacts
from domain.payments import Payment, PaymentStatus
from tests.domain.naive_engine import NaiveEarnings, naive_earn

SEES_ALL = ("galina", "nina", "boris")
CONFIRMS = ("galina", "nina", "boris", "anna")


@dataclass
class PlainClient:
    """A client: its line, and who was responsible since when."""

    client_id: int
    line: str
    hunters: list[Hunters]
    managers: list[Holder] = field(default_factory=list)

    @property
    def hunter(self) -> int:
        return self.hunters[-1].shares[0][0]

    @property
    def manager(self) -> int | None:
        return self.managers[-1].staff_id if self.managers else None

    def hunted_by(self, staff_id: int, since: date) -> None:
        entry = Hunters(since, ((staff_id, Decimal(100)),))
        self.hunters.insert(bisect_right([known.since for known in self.hunters], since), entry)

    def managed_by(self, staff_id: int, since: date) -> None:
        self.managers.insert(bisect_right([known.since for known in self.managers], since), Holder(since, staff_id))


@dataclass
class PlainPayment:
    """A payment or refund of a client."""

    client: str
    amount: Decimal
    paid_on: date
    status: PaymentStatus
    logged_by: str
    refund_of: int | None = None


class PlainCompany:
    """Who is there, who has which clients, what was paid, and what has to be told."""

    def __init__(self, ids: dict[str, int], departments: dict[int, int], facts: CompanyFacts) -> None:
        self.ids, self.departments, self.facts = dict(ids), dict(departments), facts
        self.suspended: set[str] = set()
        self.clients: dict[str, PlainClient] = {}
        self.payments: dict[int, PlainPayment] = {}
        self.told: Counter[tuple[int, str, int]] = Counter()
        self.said_yes: dict[int, set[str]] = {}

    def registers(self, name: str, client_id: int, line: str, hunter: int, today: date) -> None:
        """A client with its hunter."""
        self.clients[name] = PlainClient(client_id, line, [])
        self.clients[name].hunted_by(hunter, today)

    def is_here(self, who: str) -> bool:
        return who in self.ids and who not in self.suspended

    def sees(self, who: str, client: str) -> bool:
        """Whether a client is on somebody's list."""
        found = self.clients.get(client)
        if found is None:
            return False
        if who in SEES_ALL:
            return True
        return found.manager is not None if who == "anna" else self.ids[who] in {found.hunter, found.manager}

    def tell(self, staff_id: int, event: str, subject: int) -> None:
        """Somebody has to hear of something, if they are here."""
        if not self.suspended & {name for name, known in self.ids.items() if known == staff_id}:
            self.told[staff_id, event, subject] += 1

    def voids(self, payment_id: int) -> None:
        """A payment was a mistake, and so is what was refunded of it."""
        for known, payment in self.payments.items():
            if payment_id in {known, payment.refund_of}:
                payment.status = PaymentStatus.VOID

    def left_of(self, payment_id: int) -> Decimal:
        """What has not been refunded of a payment."""
        back = (p.amount for p in self.payments.values() if p.refund_of == payment_id and p.status != "void")
        return self.payments[payment_id].amount + sum(back, Decimal(0))

    def is_known(self, client: str, amount: Decimal, paid_on: date) -> bool:
        """Whether such a payment stands already."""
        return any(
            (p.client, p.amount, p.paid_on, p.refund_of) == (client, amount, paid_on, None) and p.status != "void"
            for p in self.payments.values()
        )

    def leaves(self, who: str, to: str, today: date) -> None:
        """Somebody's clients go to their head."""
        for client in self.clients.values():
            if client.hunter == self.ids[who]:
                client.hunted_by(self.ids[to], today)
            if client.manager == self.ids[who]:
                client.managed_by(self.ids[to], today)

    def earnings(self, client: str) -> NaiveEarnings:
        """What everybody has of a client, and when its period ends."""
        found = self.clients[client]
        payments = [
            Payment(payment_id, p.amount, p.paid_on, p.status, None, p.refund_of)
            for payment_id, p in self.payments.items()
            if p.client == client
        ]
        facts = ClientFacts(found.line, payments, [], found.hunters, found.managers)
        return naive_earn(facts, CompanyFacts(self.facts.plans, self.departments, self.facts.heads))

    def earned(self, who: str, first: date, last: date) -> Decimal:
        """What payments of these days bring somebody."""
        kopecks = sum(
            amount
            for client in self.clients
            for (payment_id, staff_id, _), amount in self.earnings(client).amounts.items()
            if staff_id == self.ids[who] and first <= self.payments[payment_id].paid_on <= last
        )
        return Decimal(kopecks).scaleb(-2)

    def declared_by(self, who: str) -> int:
        """How many of somebody's payments wait for confirmation."""
        return sum(p.logged_by == who for p in self.payments.values() if p.status == "declared")

    def waits_for(self, who: str, clients: set[str]) -> int:
        """How many payments of these clients somebody can confirm: those that others logged."""
        waiting = [p for p in self.payments.values() if p.status == "declared" and p.client in clients]
        return sum(p.logged_by != who for p in waiting)
