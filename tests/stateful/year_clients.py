"""The clients of the simulated year: won, paying, sometimes corrected; what is to come stands in an agenda.

What fell due while the bot was off is logged afterwards, with its own date.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from heapq import heappop, heappush
from itertools import count
from typing import Final

from storage import clients as client_storage
from storage import company as company_storage
from storage import deals as deal_storage
from storage import transfer_facts
from storage.contacts import Met
from tests.stateful.year_company import YearCompany
from usecases import clients, contacts, deals, key_clients, payment_changes, payments

LINES: Final = ("internet", "internet", "supply", "supply", "supply", "goods", "goods", "machines")
PAYMENTS: Final = (2, 5)
SHARES: Final = {1: (100,), 2: (50, 50)}
Act = Callable[[date], None]


class Agenda:
    """What happens on which day, in the order in which it was foreseen."""

    def __init__(self) -> None:
        self._foreseen: list[tuple[date, int, Act]] = []
        self._numbers = count()

    def on(self, day: date, act: Act) -> None:
        """Foresee something; it is told its day."""
        heappush(self._foreseen, (day, next(self._numbers), act))

    def live(self, today: date) -> None:
        """Do all that was foreseen until today."""
        while self._foreseen and self._foreseen[0][0] <= today:
            day, _, act = heappop(self._foreseen)
            act(day)


class YearClients:
    """Who buys. `payments`: what was logged of each client."""

    def __init__(self, company: YearCompany, agenda: Agenda) -> None:
        self.company, self.agenda, self.random = company, agenda, company.random
        self.payments: dict[int, list[int]] = {}

    def win(self, day: date) -> None:
        """A new client, of one hunter or of two."""
        company, random = self.company, self.random
        pair = random.choice(company.pairs)
        hunters = company.sellers(pair.commercial)
        team = random.sample(hunters, 2) if company.chance(8) and len(hunters) > 1 else [random.choice(hunters)]
        shares = [(staff_id, Decimal(share)) for staff_id, share in zip(team, SHARES[len(team)], strict=True)]
        by = team[0] if len(team) == 1 else company.head_of(pair.commercial) or company.directors[0]
        line = random.choice(LINES)
        client_id = company.act(by, clients.register, f"Клиент {len(self.payments)}", line, shares)
        self.payments[client_id] = []
        if company.chance(60):
            company.act(team[0], contacts.record_contact, client_id, Met.IN_PERSON)
        if company.chance(2):
            head = company.head_of(pair.commercial) or company.directors[0]
            company.act(head, key_clients.mark, client_id, key=True)
        if not company.chance(4):  # some never pay
            self._foresee(client_id, line, day + timedelta(days=random.randint(0, 12)))

    def _foresee(self, client_id: int, line: str, day: date) -> None:
        random = self.random
        many, monthly = random.randint(*PAYMENTS), Decimal(random.randint(10, 60) * 100)
        amounts = [Decimal(random.randint(200, 20_000)) * 10 for _ in range(many)]
        if line == "internet":
            self.agenda.on(day, partial(self._agree, client_id, monthly))
            at_once = self.company.chance(40)  # the connection and the first month
            amounts = [4 * monthly, *[monthly] * many] if at_once else [3 * monthly, *[monthly] * (many + 1)]
        for amount in amounts:
            self.agenda.on(day, partial(self._pay, client_id, amount, line == "internet"))
            day += timedelta(days=random.randint(26, 42))
        if line == "internet" and not self.company.chance(20):  # some go on owing
            self.agenda.on(day, lambda _: self._close(client_id))

    def _holder(self, client_id: int) -> int:
        """Who has the client now; a director, when nobody who has it has access."""
        client = client_storage.load(self.company.tx, client_id)
        people = [client.manager_id] if client.manager_id else transfer_facts.hunter_ids(self.company.tx, client_id)
        return next((each for each in people if self.company.actor(each)), self.company.directors[0])

    def _agree(self, client_id: int, monthly: Decimal, day: date) -> None:
        documents = ["Договор"] if self.company.chance(30) else []
        terms = {"monthly": monthly, "first": 3 * monthly, "starts_on": day, "documents": documents}
        self.company.act(self._holder(client_id), deals.agree, client_id, "Интернет", **terms)

    def _close(self, client_id: int) -> None:
        for deal in deal_storage.of_client(self.company.tx, client_id):
            self.company.act(self._holder(client_id), deals.close, deal.terms.deal_id)

    def _pay(self, client_id: int, amount: Decimal, with_deal: bool, day: date) -> None:  # noqa: FBT001 - foreseen, with the day last
        company = self.company
        known = deal_storage.of_client(company.tx, client_id) if with_deal else []
        deal_id = known[-1].terms.deal_id if known else None
        payment_id = company.act(self._holder(client_id), payments.log, client_id, amount, day, deal_id)
        if payment_id is None:
            return
        self.payments[client_id].append(payment_id)
        if company_storage.get(company.tx).confirmation:
            tomorrow = company.today + timedelta(days=1)
            self.agenda.on(tomorrow, lambda _: company.act(company.accountant, payments.confirm, payment_id))
        if company.chance(5):
            later = company.today + timedelta(days=self.random.randint(2, 60))
            self.agenda.on(later, lambda _: self._correct(payment_id, amount, day))

    def _correct(self, payment_id: int, amount: Decimal, day: date) -> None:
        company, which = self.company, self.random.random()
        if which < 0.4:
            company.act(company.accountant, payments.refund, payment_id, amount / (1 if which < 0.1 else 2))
        elif which < 0.7:
            company.act(company.accountant, payments.void, payment_id)
        else:
            moved = day + timedelta(days=self.random.randint(-20, 12))
            company.act(company.accountant, payment_changes.redate, payment_id, min(moved, company.today))
