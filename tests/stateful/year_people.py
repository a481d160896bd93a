"""How the people of the simulated year decide: each by a temper that is drawn once for every time they are asked.

Some are silent for ever, some are away, one leaves the phone in the drawer for weeks.
"""

from datetime import date, timedelta
from functools import partial
from typing import Final

from domain.staff import Role
from domain.transfer_states import TransferState
from domain.transfers import ReturnReason, Transfer
from storage import clients, introductions, substitutes, transfer_facts, transfers
from storage import staff as staff_storage
from storage.transfers import ListedTransfer
from tests.stateful.year_clients import Agenda
from tests.stateful.year_company import YearCompany
from usecases import introduction_steps, transfer_candidates, transfer_decisions
from usecases.coverage import heads_of
from usecases.deciders import circle

NEVER: Final = date.max
TEMPERS: Final = {
    Role.HEAD: (("confirm", 80), ("postpone", 11), ("return", 9)),
    Role.DIRECTOR: (("confirm", 65), ("return", 35)),
}
REASONS: Final = (*(each.value for each in ReturnReason), "сами договорим")
HANDED_OVER: Final = frozenset({TransferState.CONFIRMED, TransferState.INTRODUCED})
Asked = tuple[int, int, int, bool]


class YearPeople:
    """Who decides, and how. `in_the_drawer`: whose phones lie there."""

    def __init__(self, company: YearCompany, agenda: Agenda) -> None:
        self.company, self.agenda, self.random = company, agenda, company.random
        self.in_the_drawer: set[int] = set()
        self._tempers: dict[Asked, tuple[date, str]] = {}

    def decide(self, zone: str) -> None:
        """Everybody who lives by this clock looks through what waits for them."""
        tx, today = self.company.tx, self.company.today
        quiet = self.in_the_drawer | {absence.staff_id for absence in substitutes.on(tx, today)}
        at_work = {p.staff_id for p in staff_storage.active(tx) if p.zone == zone} - quiet
        for found in transfers.all_open(tx):
            asked = found.transfer.asked(circle(tx).of(found.department_id)) | self._wake_up(found)
            for staff_id in sorted(at_work & asked):
                if self._temper(found.transfer, staff_id)[0] <= today:
                    self._decide(found.transfer.transfer_id, staff_id)

    def _wake_up(self, found: ListedTransfer) -> frozenset[int]:
        """Heads who change their minds: before the day to which it is postponed, or when the director was asked."""
        if found.transfer.is_asking or not self.company.chance(4):
            return frozenset()
        return frozenset(circle(self.company.tx).of(found.department_id).everybody())

    def _temper(self, transfer: Transfer, staff_id: int) -> tuple[date, str]:
        """On which day somebody decides, and how, when they are asked this time."""
        directs = transfer.with_director and staff_id in self.company.directors
        key = (transfer.transfer_id, staff_id, transfer.round, directs)
        if key not in self._tempers:
            self._tempers[key] = self._draw(directs=directs)
        return self._tempers[key]

    def _decide(self, transfer_id: int, staff_id: int) -> None:
        """The other one may have decided a moment ago."""
        found, company = transfers.load(self.company.tx, transfer_id), self.company
        asked = found.transfer.asked(circle(company.tx).of(found.department_id))
        day, what = self._temper(found.transfer, staff_id)
        if not found.transfer.is_open or day > company.today:
            return
        if staff_id not in asked:
            what = "confirm"
        if what == "confirm":
            self._confirm(found, staff_id)
        elif what == "postpone":
            until = company.today + timedelta(days=self.random.randint(1, 30))
            company.act(staff_id, transfer_decisions.postpone, transfer_id, until)
        else:
            company.act(staff_id, transfer_decisions.give_back, transfer_id, self.random.choice(REASONS))
        if company.chance(3):
            tomorrow = company.today + timedelta(days=1)
            self.agenda.on(tomorrow, lambda _: company.act(staff_id, transfer_decisions.take_back, transfer_id))

    def _draw(self, *, directs: bool) -> tuple[date, str]:
        random, today = self.random, self.company.today
        tempers = TEMPERS[Role.DIRECTOR if directs else Role.HEAD]
        what = random.choices([each for each, _ in tempers], [weight for _, weight in tempers])[0]
        if self.company.chance(4):
            return NEVER, what
        return today + timedelta(days=random.choice((0, 0, 0, 0, 1, 1, 2, 4, 9))), what

    def _confirm(self, found: ListedTransfer, staff_id: int) -> None:
        company, transfer_id = self.company, found.transfer.transfer_id
        managers = transfer_candidates.possible_managers(company.tx, found.department_id)[:3]
        named = self.random.choice(managers).staff_id if managers else None
        confirmed: Transfer | None = company.act(staff_id, transfer_decisions.confirm, transfer_id, named)
        if confirmed is not None and confirmed.state is TransferState.CONFIRMED:
            self.introduce(confirmed.client_id)

    def introduce(self, client_id: int) -> None:
        """Its people will meet the client, most of them."""
        says: list[partial[None]] = [
            partial(self._introduces, client_id),
            partial(self._meets, client_id),
            partial(self._greet, client_id),
        ]
        for said in says:
            if self.company.chance(92):
                self.agenda.on(self.company.today + timedelta(days=self.random.randint(0, 16)), said)

    def _introduces(self, client_id: int, _: date) -> None:
        begun = introductions.open_of(self.company.tx, client_id)
        for hunter in transfer_facts.hunter_ids(self.company.tx, client_id) if begun else ():
            self.company.act(hunter, introduction_steps.say_introduced, begun.introduction_id if begun else 0)

    def _meets(self, client_id: int, _: date) -> None:
        begun = introductions.open_of(self.company.tx, client_id)
        if begun is not None:
            self._says_met(begun.introduction_id, begun.manager_id)

    def _greet(self, client_id: int, _: date) -> None:
        tx = self.company.tx
        begun = introductions.open_of(tx, client_id)
        if begun is not None and begun.key:
            for head in heads_of(tx, clients.load(tx, client_id)):
                if head != begun.manager_id:
                    self._says_met(begun.introduction_id, head)

    def _says_met(self, introduction_id: int, staff_id: int) -> None:
        met_on = self.company.today - timedelta(days=self.random.randint(0, 3))
        self.company.act(staff_id, introduction_steps.say_met, introduction_id, met_on, person="Ирина")
