"""What `simulate` costs: the time of a payment in a small and in a large history, and of one more for a large client.

Each client pays month by month for two years, with now and then a refund, and every month is closed: the ledger is
brought up to date before each closing, and then only for the clients that something happened to.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from statistics import median
from time import perf_counter

from domain.calendar import add_months
from domain.deals import DealKind
from domain.money import Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.scenario import Close, Department, Event, NewClient, NewDeal, NewPayment, Refund, Scenario, Transfer
from domain.scenario_books import Books
from domain.scenario_play import enter, play
from domain.scenario_text import read_scenario
from domain.staff import DepartmentKind

START = date(2024, 1, 1)
MONTHS = 24
CLIENTS, HUNTERS = 2000, 50
FEW, MANY = 10_000, 100_000
LARGE_CLIENT = 1000
_LINE = PlanLine("net", "net", AcquisitionRule(payments=2, months=3), *(Percent(p) for p in ("10", "1", "3")))
_PLAN = CompensationPlan(1, "1", START, {"net": _LINE}, Percent(1), Percent("0.5"))
_OFFICE = Scenario(
    {"sales": Department(DepartmentKind.COMMERCIAL, "boris"), "care": Department(DepartmentKind.CLIENT, "anna")},
    {"boris": "sales", "anna": "care"} | {f"hunter {number}": "sales" for number in range(HUNTERS)},
    [_PLAN],
    [],
)


def history(payments: int, clients: int) -> Scenario:
    """So many payments of so many clients, spread evenly over two years; months are closed on their next day."""
    events = [*_opening(clients), *_payments(payments, clients)]
    events += [Close(add_months(START, month + 1), add_months(START, month)) for month in range(MONTHS)]
    # a closing is entered before what else happens on its day: it is the end of the day before
    return replace(_OFFICE, events=sorted(events, key=lambda event: (event.on, not isinstance(event, Close))))


def _opening(clients: int) -> Iterator[Event]:
    for number in range(clients):
        hunters = ((f"hunter {number % HUNTERS}", Decimal(60)), (f"hunter {(number + 1) % HUNTERS}", Decimal(40)))
        yield NewClient(START, f"client {number}", "net", hunters)
        yield NewDeal(START, f"deal {number}", f"client {number}", DealKind.RECURRING, monthly=Decimal("1000.00"))
        if number % 2:
            yield Transfer(add_months(START, 6) + timedelta(days=number % 28), f"client {number}", "anna")


def _payments(payments: int, clients: int) -> Iterator[Event]:
    days = (add_months(START, MONTHS) - START).days
    for number in range(payments):
        on = START + timedelta(days=number * days // payments)
        name, client = f"payment {number}", number % clients
        yield NewPayment(on, name, f"client {client}", Decimal(1000 + number % 7), f"deal {client}", on)
        if number % 50 == 0:
            yield Refund(on, f"refund {number}", name, Decimal(100))


def seconds_a_payment(payments: int, clients: int) -> float:
    """The time of a payment when a whole history is played."""
    scenario = history(payments, clients)
    began = perf_counter()
    play(scenario)
    return (perf_counter() - began) / payments


def seconds_to_read(payments: int, clients: int) -> float:
    """The time of a payment when a file of this size is read."""
    text = _written(history(payments, clients))
    began = perf_counter()
    read_scenario(text)
    return (perf_counter() - began) / payments


def _written(scenario: Scenario) -> str:
    events = [
        {
            "on": str(event.on),
            "do": "payment",
            "id": event.id,
            "client": event.client,
            "deal": event.deal,
            "amount": str(event.amount),
            "paid_on": str(event.paid_on),
        }
        for event in scenario.events
        if isinstance(event, NewPayment)
    ]
    company: dict[str, object] = {"departments": {}, "staff": {}, "plans": []}
    rest = ",\n".join(json.dumps(event) for event in events)
    return json.dumps(company)[:-1] + ', "events": [\n' + rest + "\n]}\n"


def seconds_of_one_more(payments: int, rounds: int = 9) -> float:
    """The time of one more payment for a client with so many, until it is booked: the median of some."""
    books = Books(_OFFICE)
    scenario = history(payments, 1)
    for event in scenario.events:
        enter(books, event)
    books.settle()
    last = scenario.events[-1].on
    found = []
    for number in range(rounds):
        began = perf_counter()
        enter(books, NewPayment(last, f"more {number}", "client 0", Decimal(1000), "deal 0"))
        books.settle()
        found.append(perf_counter() - began)
    return median(found)


def run() -> list[tuple[str, str]]:
    """What was measured, as rows of a table: what, and how long."""
    few, many = (seconds_a_payment(payments, CLIENTS) for payments in (FEW, MANY))
    same_shape = seconds_a_payment(FEW, CLIENTS * FEW // MANY)
    return [
        (f"simulate: a payment, {FEW:,} of {CLIENTS:,} clients", f"{few * 1e6:.0f} µs"),
        (f"simulate: a payment, {FEW:,} of {CLIENTS * FEW // MANY:,} clients", f"{same_shape * 1e6:.0f} µs"),
        (f"simulate: a payment, {MANY:,} of {CLIENTS:,} clients", f"{many * 1e6:.0f} µs"),
        (f"simulate: reading a payment from a file of {MANY:,}", f"{seconds_to_read(MANY, CLIENTS) * 1e6:.0f} µs"),
        (
            f"simulate: one more payment of a client with {LARGE_CLIENT:,}",
            f"{seconds_of_one_more(LARGE_CLIENT) * 1e3:.1f} ms",
        ),
    ]


if __name__ == "__main__":
    for what, how_long in run():
        print(f"{what:60}{how_long:>12}")
