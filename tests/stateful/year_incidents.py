"""What else happens in the simulated year: absences, people who leave, agreements about periods, months that close."""

from datetime import timedelta
from decimal import Decimal
from typing import Final

from sqlalchemy import select

from domain.calendar import add_months, month_of
from domain.staff import SELLER_IN
from domain.transfer_states import TransferState
from storage import clients as clients_storage
from storage import company as company_storage
from storage import staff as staff_storage
from storage.clients import clients
from storage.transfers import transfers
from tests.stateful.year_clients import Agenda
from tests.stateful.year_company import CLIENT, COMMERCIAL, YearCompany
from tests.stateful.year_people import YearPeople
from usecases import agreements, left_clients, months, setup, staff, substitutes
from usecases import transfers as transfer_cases
from usecases.deciders import circle

HUNTERS_LEAVE: Final = (0.25, 0.5, 0.8)
MANAGERS_LEAVE: Final = (0.45, 0.7)
HEAD_LEAVES: Final = 0.6
NO_CONFIRMATION: Final = 0.2
"""Until this part of the year payments wait for the accountant, from then on they count when they are logged."""
PERCENT_A_DAY: Final = {"absence": 12, "extension": 15, "early": 15, "reopening": 30, "winning back": 8}


class YearIncidents:
    """Draws them day by day. `days`: how many working days the year has."""

    def __init__(self, company: YearCompany, people: YearPeople, agenda: Agenda, days: int) -> None:
        self.company, self.people, self.agenda, self.days = company, people, agenda, days
        self.random = company.random

    def happen(self, number: int) -> None:
        """The incidents of the working day with this number, from 0."""
        chance = self.company.chance
        acts = (self._absence, self._extension, self._early, self._reopening, self._winning_back)
        for percent, act in zip(PERCENT_A_DAY.values(), acts, strict=True):
            if chance(percent):
                act()
        if number in {int(self.days * at) for at in HUNTERS_LEAVE}:
            self._seller_leaves(commercial=True)
        if number in {int(self.days * at) for at in MANAGERS_LEAVE}:
            self._seller_leaves(commercial=False)
        if number == int(self.days * HEAD_LEAVES):
            self._head_leaves()
        if number == int(self.days * NO_CONFIRMATION):
            self.company.act(self.company.directors[0], setup.set_confirmation, wanted=False)
        self._close_month()

    def _heads(self) -> list[int]:
        company = self.company
        found = [company.head_of(each) for pair in company.pairs for each in (pair.commercial, pair.client)]
        return sorted({head for head in found if head is not None})

    def _absence(self) -> None:
        """A head is on leave, with a substitute or without."""
        company, random = self.company, self.random
        head = random.choice(self._heads())
        first = company.today + timedelta(days=random.randint(0, 5))
        last = first + timedelta(days=random.randint(3, 20))
        possible = company.act(head, substitutes.possible_substitutes, head, first, last) or []
        substitute = random.choice(possible).staff_id if possible and company.chance(60) else None
        company.act(head, substitutes.record, head, first, last, substitute)

    def _deciders(self, client_id: int) -> tuple[int, int, int]:
        """Who speaks for each side of a client, and its commercial department."""
        company = self.company
        department_id = clients_storage.load(company.tx, client_id).department_id
        deciders = circle(company.tx).of(department_id)
        commercial, client = (min(deciders.of(side), default=0) for side in (COMMERCIAL, CLIENT))
        return commercial, client, department_id

    def _a_client(self, *where: object) -> int | None:
        found = self.company.tx.scalars(select(clients.c.id).where(*where).order_by(clients.c.id))  # type: ignore[arg-type]
        return self.random.choice(found) if found else None

    def _extension(self) -> None:
        company, today = self.company, self.company.today
        soon = clients.c.lapses_on.between(today - timedelta(days=5), today + timedelta(days=10))
        client_id = self._a_client(soon, clients.c.manager_id.is_(None))
        if client_id is not None:
            commercial, client, _ = self._deciders(client_id)
            until = today + timedelta(days=self.random.randint(15, 40))
            agreement_id = company.act(commercial, agreements.propose_extension, client_id, until)
            self._answer(agreement_id, client)

    def _answer(self, agreement_id: int | None, staff_id: int) -> None:
        if agreement_id is not None:
            day = self.company.today + timedelta(days=self.random.randint(0, 4))
            act = agreements.agree if self.company.chance(75) else agreements.decline
            words = () if act is agreements.agree else ("не сейчас",)
            self.agenda.on(day, lambda _: self.company.act(staff_id, act, agreement_id, *words))

    def _early(self) -> None:
        client_id = self._a_client(clients.c.lapses_on > self.company.today, clients.c.manager_id.is_(None))
        if client_id is not None:
            hunter = clients_storage.hunters(self.company.tx, client_id)[-1].shares[0][0]
            self.company.act(hunter, transfer_cases.open_early, client_id)

    def _reopening(self) -> None:
        client_id = self._a_returned()
        if client_id is not None:
            self.company.act(self._deciders(client_id)[0], transfer_cases.reopen, client_id)

    def _a_returned(self) -> int | None:
        returned = select(transfers.c.client_id).where(transfers.c.state == TransferState.RETURNED)
        return self._a_client(clients.c.id.in_(returned), clients.c.manager_id.is_(None))

    def _winning_back(self) -> None:
        long_ago = self.company.today - timedelta(days=60)
        client_id = self._a_client(clients.c.transferred_on < long_ago, clients.c.manager_id.is_not(None))
        if client_id is not None:
            commercial, client, department_id = self._deciders(client_id)
            team = [(self.random.choice(self.company.sellers(department_id)), Decimal(100))]
            agreement_id = self.company.act(client, agreements.propose_reacquisition, client_id, team)
            self._answer(agreement_id, commercial)

    def _seller_leaves(self, *, commercial: bool) -> None:
        """Their clients go on: all to one, or each to somebody; another one is hired."""
        company, random = self.company, self.random
        pair = random.choice(company.pairs)
        department_id = pair.commercial if commercial else pair.client
        leaver = random.choice(company.sellers(department_id))
        boss = company.head_of(department_id) or company.directors[0]
        company.act(boss, staff.suspend, leaver)
        kind = COMMERCIAL if commercial else CLIENT
        company.hires(boss, SELLER_IN[kind], department_id, staff_storage.get(company.tx, leaver).zone)
        tomorrow = company.today + timedelta(days=1)
        self.agenda.on(tomorrow, lambda _: self._hand_on(boss, leaver))

    def _hand_on(self, boss: int, leaver: int) -> None:
        known = self.company.act(boss, left_clients.show, leaver)
        if known is None:
            return
        owners = [owner.staff_id for owner in known.owners if owner.staff_id != boss]
        for client in known.undecided[::2]:
            self.company.act(boss, left_clients.hand_on, client.left_id, self.random.choice(owners))
        self.company.act(boss, left_clients.hand_on_all, leaver, owners[0])

    def _head_leaves(self) -> None:
        """The department has no head for some days, then one of its people is appointed."""
        company = self.company
        department_id = company.pairs[-1].commercial
        head = company.head_of(department_id)
        if head is None:
            return
        company.act(company.directors[0], staff.suspend, head)
        later = company.today + timedelta(days=6)
        self.agenda.on(later, lambda _: self._appoint(department_id))

    def _appoint(self, department_id: int) -> None:
        company = self.company
        chosen = self.random.choice(company.sellers(department_id))
        company.act(company.directors[0], staff.appoint_head, department_id, chosen)
        company.hires(chosen, SELLER_IN[COMMERCIAL], department_id)

    def _close_month(self) -> None:
        """On the 8th or soon after, last month is closed."""
        company, today = self.company, self.company.today
        month = add_months(month_of(today), -1)
        closed = company_storage.get(company.tx).closed_through
        if today.day >= 8 and (closed is None or closed < month):
            company.act(company.directors[0], months.close, month)
