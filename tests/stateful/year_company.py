"""The company of the simulated year: pairs of departments in two zones seven hours apart, and everybody in them.

Everything is done by use cases on one connection; who is refused leaves nothing, and is counted.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from random import Random
from typing import Any, Final

from sqlalchemy import Connection

from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever
from domain.refusals import Refusal
from domain.staff import SELLER_IN, SYSTEM, Actor, DepartmentKind, Role
from storage import company, plan, staff
from storage.db import Tx
from usecases import company as company_cases
from usecases import digests, posts, settings, setup
from usecases import staff as staff_cases

WEST, EAST = "Europe/Moscow", "Asia/Vladivostok"
ZONES: Final = ((WEST, EAST), (WEST, WEST), (EAST, EAST), (WEST, WEST))
"""Of the commercial and the client head of each pair."""
ONE_HEAD: Final = 1
"""The pair whose departments have the same head."""
HALF_PAST_SIX, MONDAY = 18 * 60 + 30, 0b1
COMMERCIAL, CLIENT = DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT


@dataclass(frozen=True)
class Size:
    """How large a company is, and how long its year: working days. `hunters` and `managers` are those of a pair."""

    pairs: int = 4
    hunters: int = 6
    managers: int = 4
    clients: int = 2000
    days: int = 250


@dataclass(frozen=True)
class Pair:
    """Two departments."""

    commercial: int
    client: int


class YearCompany:
    """Who works there, and the way they act. `refused`: how often each refusal was the answer."""

    def __init__(self, connection: Connection, size: Size, seed: int, begins: datetime) -> None:
        self.tx, self.size, self.random = Tx(connection, begins), size, Random(seed)
        self.refused: Counter[str] = Counter()
        self.pairs: list[Pair] = []
        self._phones = 1000
        company.create(self.tx)
        self.directors = [self._claim()]
        self._found()

    @property
    def today(self) -> date:
        return company_cases.today(self.tx)

    def at(self, moment: datetime) -> None:
        """It is that moment: what was cached of the one before is forgotten."""
        self.tx.now = moment
        self.tx.cache.clear()

    def actor(self, staff_id: int) -> Actor | None:
        """Somebody; None: without access."""
        return staff.actor_of(self.tx, staff_id)

    def act(self, staff_id: int, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """What somebody does, whole or not at all; None when they were refused, or have no access."""
        actor = self.actor(staff_id)
        if actor is None:
            self.refused["no access"] += 1
            return None
        try:
            with self.tx.savepoint():
                return use_case(self.tx, actor, *args, **kwargs)
        except Refusal as refusal:
            self.tx.cache.clear()
            self.refused[type(refusal).__name__] += 1
            return None

    def chance(self, percent: float) -> bool:
        """Whether it happens this time."""
        return self.random.random() * 100 < percent

    def sellers(self, department_id: int) -> list[int]:
        """Those of a department with access, its head left out."""
        found = staff.active(self.tx)
        return [p.staff_id for p in found if p.department_id == department_id and p.role is not Role.HEAD]

    def head_of(self, department_id: int) -> int | None:
        return posts.head_of(self.tx, department_id)

    def hires(self, inviter: int, role: Role, department_id: int | None, zone: str = WEST) -> int:
        """Somebody is invited and joins; without a digest, so that the year holds what this is about."""
        self._phones += 1
        name = f"{role.value} {self._phones}"
        token = self.act(inviter, staff_cases.invite, role, name, department_id)
        joined = self._joins(token, name)
        self.act(joined, settings.set_zone, zone)
        self.act(joined, digests.turn_off)
        return joined

    def _joins(self, token: str | None, name: str) -> int:
        newcomer = Actor(0, Role.NEWCOMER, name, telegram_id=self._phones, language="ru", zone=WEST)
        return staff_cases.join(self.tx, newcomer, token or "").staff_id

    def _claim(self) -> int:
        return self._joins(staff_cases.ensure_claim(self.tx, SYSTEM), "director")

    def _found(self) -> None:
        first = self.directors[0]
        self.act(first, setup.set_name, "Год")
        self.directors.append(self.hires(first, Role.DIRECTOR, None, EAST))
        self.accountant = self.hires(first, Role.ACCOUNTANT, None)
        plan.publish(self.tx, _plan(self.today), first)
        for number in range(self.size.pairs):
            self._add_pair(number)
        readers = [first, self.head_of(self.pairs[0].commercial), *self.sellers(self.pairs[0].client)[:1]]
        for reader in readers:
            self.act(reader or 0, settings.set_digest, HALF_PAST_SIX, MONDAY)

    def _add_pair(self, number: int) -> None:
        first, zones = self.directors[0], ZONES[number % len(ZONES)]
        pair = Pair(*self.act(first, setup.add_pair, f"Коммерческий {number}", f"Клиентский {number}"))
        self.pairs.append(pair)
        head = self.hires(first, Role.HEAD, pair.commercial, zones[0])
        if number == ONE_HEAD:
            posts.appoint(self.tx, self.actor(first) or SYSTEM, pair.client, head)
        else:
            self.hires(first, Role.HEAD, pair.client, zones[1])
        for department_id, kind, many in (
            (pair.commercial, COMMERCIAL, self.size.hunters),
            (pair.client, CLIENT, self.size.managers),
        ):
            for _ in range(many):
                self.hires(first, SELLER_IN[kind], department_id, zones[kind is CLIENT])


def _plan(since: date) -> CompensationPlan:
    def line(code: str, rule: AcquisitionRule, vat: str | None = None) -> PlanLine:
        percents = Percent("10"), Percent("1"), Percent("3")
        return PlanLine(code, code, rule, *percents, vat=Percent(vat) if vat else None)

    lines = [
        line("internet", AcquisitionRule(payments=2)),
        line("supply", AcquisitionRule(months=3)),
        line("goods", AcquisitionRule(months=2), vat="20"),
        line("machines", AcquisitionRule(payments=3, months=2, whichever=Whichever.LAST)),
    ]
    by_code = {each.code: each for each in lines}
    return CompensationPlan(0, "1", since, by_code, Percent(1), Percent("0.5"), key_turnover=Decimal(900_000))
