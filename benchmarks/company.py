"""A made-up company of any size, written into an SQLite file by the thousand: 50 clients a hunter, 8 payments a client.

One client in five is past its acquisition period and handed over. Amounts are whole thousands, so that percents are
exact and the ledger is that of the engine: a test asks it.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from domain.calendar import add_months
from storage.migrate import upgrade

CLIENTS_A_HUNTER = 50
HUNTERS_A_DEPARTMENT = 10
PAYMENTS_A_CLIENT = 8
FIRST_TELEGRAM_ID = 1000
NOW = 1_700_000_000_000_000
LONG_AGO = "2020-01-01"
LINE = "supply"

_PERSON = (
    "INSERT INTO staff (id, telegram_id, name, role, status, department_id, language, zone, digest_minute,"
    " digest_weekdays, quiet_from, quiet_to, unreachable, joined_at)"
    " VALUES (?, ?, ?, ?, 'active', ?, 'ru', 'UTC', NULL, 127, 0, 0, 0, ?)"
)
_CLIENT = (
    "INSERT INTO clients (id, name, search_name, line, key, created_at, created_by, acquisition_start, lapses_on,"
    " lapse_announced, department_id, manager_id, manager_department_id, transferred_on)"
    " VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_PAYMENTS = """
WITH RECURSIVE number(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM number WHERE n < :last),
days AS (SELECT id, created_by, CAST(julianday(:today) - julianday(acquisition_start) AS INTEGER) AS ago FROM clients)
INSERT INTO payments (client_id, amount, paid_on, status, logged_by, logged_at, confirmed_by, confirmed_at)
SELECT id, 100000 * (10 + id % 90 + n),
    date(:today, '-' || (ago * (:last - n) / :last + CASE n WHEN 0 THEN 0 ELSE id * 11 % 30 END) || ' days'),
    'confirmed', created_by, :now, 1, :now
FROM number CROSS JOIN days
"""
_PERCENTS = """
SELECT p.id AS payment, p.client_id, p.paid_on, p.amount, c.created_by AS hunter, c.manager_id, d.staff_id AS head,
    m.staff_id AS other_head, p.paid_on < c.lapses_on AS inside
FROM payments p JOIN clients c ON c.id = p.client_id JOIN department_heads d ON d.department_id = c.department_id
LEFT JOIN department_heads m ON m.department_id = c.manager_department_id
"""
_LEDGER = f"""
WITH told AS ({_PERCENTS}), due AS (
    SELECT payment, client_id, paid_on, hunter AS who, 'commission' AS kind, amount / 10 AS due FROM told WHERE inside
    UNION ALL SELECT payment, client_id, paid_on, head, 'override', amount / 50 FROM told WHERE inside
    UNION ALL SELECT payment, client_id, paid_on, hunter, 'residual', amount / 100 FROM told WHERE NOT inside
    UNION ALL SELECT payment, client_id, paid_on, manager_id, 'service', amount * 3 / 100 FROM told WHERE NOT inside
    UNION ALL SELECT payment, client_id, paid_on, other_head, 'override', amount / 100 FROM told WHERE NOT inside
)
INSERT INTO ledger (client_id, payment_id, staff_id, kind, month, earned_on, booked_on, amount, reason, booked_at,
    booked_by)
SELECT client_id, payment, who, kind, substr(paid_on, 1, 8) || '01', paid_on, paid_on, due, 'confirmed', :now, 1
FROM due
"""  # noqa: S608 - no value comes from outside


def build(path: Path, clients: int, today: date, *, confirmation: bool = True) -> None:
    """Make the company: each ten hunters are a department with a head, beside one that takes over from it."""
    upgrade(f"sqlite:///{path}")
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA synchronous=OFF")
        database.execute("BEGIN")
        hunters = max(1, clients // CLIENTS_A_HUNTER)
        _found(database, hunters, confirmation=confirmation)
        _sign(database, clients, today)
        values = {"last": PAYMENTS_A_CLIENT - 1, "today": today.isoformat(), "now": NOW}
        database.execute(_PAYMENTS, values)
        database.execute(_LEDGER, {"now": NOW})
        database.execute("COMMIT")
        database.execute("ANALYZE")


def hunter_id(number: int) -> int:
    """The staff id of a hunter, counted from 0; their Telegram id is FIRST_TELEGRAM_ID more."""
    return 10_000 + number


def head_id(department: int) -> int:
    """The staff id of the head of a commercial department, counted from 0."""
    return 100 + 3 * department


DIRECTOR_ID = 1


def _found(database: sqlite3.Connection, hunters: int, *, confirmation: bool) -> None:
    database.execute(
        "INSERT INTO company (id, name, currency, zone, country, language, confirmation, set_up_at, revision)"
        " VALUES (1, 'Company', 'RUB', 'UTC', 'RU', 'ru', ?, ?, 1)",
        (confirmation, NOW),
    )
    pairs = range(-(-hunters // HUNTERS_A_DEPARTMENT))
    places = "INSERT INTO departments (id, name, kind, hands_over_to) VALUES (?, ?, ?, ?)"
    database.executemany(places, [(2 * n + 2, f"Client {n}", "client", None) for n in pairs])
    database.executemany(places, [(2 * n + 1, f"Commercial {n}", "commercial", 2 * n + 2) for n in pairs])
    people: list[tuple[object, ...]] = [(DIRECTOR_ID, 1, "Director", "director", None, NOW)]
    for n in pairs:
        people.append((head_id(n), head_id(n), f"Head {n}", "head", 2 * n + 1, NOW))
        people.append((head_id(n) + 1, head_id(n) + 1, f"Client head {n}", "head", 2 * n + 2, NOW))
        people.append((head_id(n) + 2, head_id(n) + 2, f"Manager {n}", "account_manager", 2 * n + 2, NOW))
    for n in range(hunters):
        place = 2 * (n // HUNTERS_A_DEPARTMENT) + 1
        people.append((hunter_id(n), hunter_id(n) + FIRST_TELEGRAM_ID, f"Hunter {n}", "hunter", place, NOW))
    database.executemany(_PERSON, people)
    heads = [(2 * n + 1, head_id(n)) for n in pairs] + [(2 * n + 2, head_id(n) + 1) for n in pairs]
    appoint = "INSERT INTO department_heads (department_id, staff_id, since) VALUES (?, ?, ?)"
    database.executemany(appoint, [(*head, LONG_AGO) for head in heads])
    database.execute(
        "INSERT INTO plans (id, number, effective_from, commercial_head, client_head, regular_contacts, key_contacts,"
        " published_at, published_by) VALUES (1, '1', ?, 200, 100, 2, 4, ?, 1)",
        (LONG_AGO, NOW),
    )
    database.execute(
        "INSERT INTO plan_lines (plan_id, position, code, title, months, whichever, commission, residual, service)"
        " VALUES (1, 0, ?, 'Supply', 12, 'first', 1000, 100, 300)",
        (LINE,),
    )


def _sign(database: sqlite3.Connection, clients: int, today: date) -> None:
    database.executemany(_CLIENT, _clients(clients, today))
    assign = "INSERT INTO hunter_assignments (id, client_id, since) SELECT id, id, ? FROM clients"
    database.execute(assign, (LONG_AGO,))
    database.execute(
        "INSERT INTO hunter_shares (assignment_id, position, staff_id, share)"
        " SELECT id, 0, created_by, 10000 FROM clients"
    )
    database.execute(
        "INSERT INTO manager_assignments (client_id, since, staff_id)"
        " SELECT id, transferred_on, manager_id FROM clients WHERE manager_id IS NOT NULL"
    )
    database.execute(
        "INSERT INTO client_people (client_id, staff_id, post) SELECT id, created_by, 'hunter' FROM clients"
        " UNION ALL SELECT id, manager_id, 'manager' FROM clients WHERE manager_id IS NOT NULL"
    )


def _clients(count: int, today: date) -> Iterable[tuple[object, ...]]:
    for number in range(count):
        hunter = min(number // CLIENTS_A_HUNTER, max(1, count // CLIENTS_A_HUNTER) - 1)
        department = hunter // HUNTERS_A_DEPARTMENT
        past = number % 5 == 0
        first = today - timedelta(days=400 + number % 30 if past else 215 + number * 7 % 140)
        lapses_on = add_months(first, 12)
        name = f"Client {number + 1}"
        taken_over = (head_id(department) + 2, 2 * department + 2, lapses_on.isoformat()) if past else (None,) * 3
        yield (
            number + 1,
            name,
            name.casefold(),
            LINE,
            NOW,
            hunter_id(hunter),
            first.isoformat(),
            lapses_on.isoformat(),
            past,
            2 * department + 1,
            *taken_over,
        )
