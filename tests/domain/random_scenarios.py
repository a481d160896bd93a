"""Random scenarios, each from its seed: a company that lives for some months, every kind of event in it.

An event is drawn blindly from the names that are there; what the books refuse is left out. So each scenario is one that
the program would take, and nothing here has to know the rules.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from domain.calendar import add_months, month_of
from domain.deals import DealKind
from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever
from domain.scenario import (
    Close,
    CloseDeal,
    Confirm,
    Department,
    Event,
    EventRefusedError,
    Extend,
    NewClient,
    NewDeal,
    NewPayment,
    Reacquire,
    Reassign,
    Redate,
    Refund,
    Scenario,
    Shares,
    Transfer,
    Void,
)
from domain.scenario_books import Books
from domain.scenario_play import enter
from domain.staff import DepartmentKind

OPENING = date(2024, 1, 10)
EVENTS = 28
CLIENTS = ["romashka", "vasilek"]
LINES = ["internet", "supply", "mixed"]
MANAGERS = ["olga", "oleg", "anna", "boris"]
DEPARTMENTS = {
    "sales": Department(DepartmentKind.COMMERCIAL, "boris"),
    "retail": Department(DepartmentKind.COMMERCIAL, None),
    "care": Department(DepartmentKind.CLIENT, "anna"),
    "cellar": Department(DepartmentKind.CLIENT, "boris"),
}
STAFF = {"ivan": "sales", "petr": "sales", "boris": "sales", "maria": "retail"}
STAFF |= {"olga": "care", "anna": "care", "oleg": "cellar"}
TEAMS: list[Shares] = [
    (("ivan", Decimal(100)),),
    (("petr", Decimal(50)), ("ivan", Decimal(50))),
    (("maria", Decimal("33.33")), ("ivan", Decimal("33.33")), ("boris", Decimal("33.34"))),
    (("boris", Decimal("12.5")), ("maria", Decimal("87.5"))),
]
PRICES = [Decimal(kopecks).scaleb(-2) for kopecks in (100000, 250000, 600000, 5, 50, 101, 333333, 1234567)]
PERCENTS = [Percent(text) for text in ("0", "0.5", "1", "3", "7.35", "10", "33.33")]


def _rule(rng: Random, line: str) -> AcquisitionRule:
    payments, months = rng.randint(1, 4), rng.randint(1, 3)
    if line == "internet":
        return AcquisitionRule(payments=payments)
    if line == "supply":
        return AcquisitionRule(months=months)
    return AcquisitionRule(payments, months, rng.choice(list(Whichever)))


def _plan(rng: Random, plan_id: int, since: date) -> CompensationPlan:
    lines = {}
    for line in LINES:
        vat = rng.choice([None, Percent(20), Percent("5.5")])
        commission, residual, service = (rng.choice(PERCENTS) for _ in range(3))
        lines[line] = PlanLine(line, line, _rule(rng, line), commission, residual, service, vat)
    if rng.random() < 0.1:
        del lines["supply"]
    return CompensationPlan(plan_id, str(plan_id), since, lines, rng.choice(PERCENTS), rng.choice(PERCENTS))


def _client(rng: Random, on: date, books: Books) -> Event:
    name = CLIENTS[len(books.accounts) % len(CLIENTS)]
    return NewClient(on, name, rng.choice(sorted(books.lines)), rng.choice(TEAMS))


def _deal(rng: Random, on: date, books: Books) -> Event:
    name, client = f"d{len(books.deals)}", rng.choice(CLIENTS)
    if rng.random() < 0.3:
        return NewDeal(on, name, client, DealKind.ONE_OFF, amount=rng.choice(PRICES))
    first = rng.choice([None, *PRICES])
    return NewDeal(on, name, client, DealKind.RECURRING, first=first, monthly=Decimal("1000.00"))


def _payment(rng: Random, on: date, books: Books) -> Event:
    deal = rng.choice([None, *books.deals])
    paid_on = rng.choice([None, on - timedelta(days=rng.randint(0, 40))])
    return NewPayment(on, f"p{len(books.payments)}", rng.choice(CLIENTS), rng.choice(PRICES), deal, paid_on)


def _some_payment(rng: Random, books: Books) -> str:
    return rng.choice([*books.payments, "none"])


def _refund(rng: Random, on: date, books: Books) -> Event:
    name = _some_payment(rng, books)
    account, payment_id = books.payments.get(name, (None, 0))
    amount = account.payments[payment_id].amount if account else Decimal(1)
    part = rng.choice([amount, amount / 2, amount / 3])
    return Refund(on, f"p{len(books.payments)}", name, part.quantize(Decimal("0.01")))


def _reassign(rng: Random, on: date, _: Books) -> Event:
    hunters = rng.choice([None, *TEAMS])
    return Reassign(on, rng.choice(CLIENTS), hunters, rng.choice(MANAGERS) if hunters is None else None)


def _close(rng: Random, on: date, books: Books) -> Event:
    before = books.closed_through or add_months(month_of(OPENING), -1)
    return Close(on, add_months(before, rng.choice([1, 1, 1, 2])))


def _redate(rng: Random, on: date, books: Books) -> Event:
    return Redate(on, _some_payment(rng, books), on - timedelta(days=rng.randint(-3, 50)))


Draw = Callable[[Random, date, Books], Event]
DRAWS: list[tuple[Draw, int]] = [
    (_payment, 12),
    (_client, 4),
    (_deal, 3),
    (_refund, 4),
    (_reassign, 3),
    (_close, 4),
    (_redate, 2),
    (lambda rng, on, books: Confirm(on, _some_payment(rng, books)), 6),
    (lambda rng, on, books: Void(on, _some_payment(rng, books)), 2),
    (lambda rng, on, books: CloseDeal(on, rng.choice([*books.deals, "none"])), 1),
    (lambda rng, on, _: Extend(on, rng.choice(CLIENTS), on + timedelta(days=rng.randint(-10, 90))), 1),
    (lambda rng, on, _: Reacquire(on, rng.choice(CLIENTS), rng.choice(TEAMS)), 2),
    (lambda rng, on, _: Transfer(on, rng.choice(CLIENTS), rng.choice(MANAGERS)), 1),
]


def random_scenario(seed: int) -> Scenario:
    """The scenario of a seed."""
    rng = Random(seed)
    second = OPENING + timedelta(days=rng.randint(1, 120))
    plans = [_plan(rng, 1, rng.choice([date(2023, 1, 1), OPENING])), _plan(rng, 2, second)]
    scenario = Scenario(DEPARTMENTS, STAFF, plans, [], confirmation=rng.random() < 0.3)
    books, on, events = Books(scenario), OPENING, list[Event]()
    draws, weights = zip(*DRAWS, strict=True)
    for draw in [_client, _payment, *rng.choices(draws, weights, k=EVENTS)]:
        event = draw(rng, on, books)
        try:
            enter(books, event)
        except EventRefusedError:
            continue
        events.append(event)
        on += timedelta(days=rng.choice([0, 0, 1, 4, 12]))
    return replace(scenario, events=events)
