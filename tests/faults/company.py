"""Ten people at work: seven log payments, three confirm them. Every amount is one of a kind, so a fact has a name."""

from decimal import Decimal
from itertools import count

from sqlalchemy import update

from domain.money import Percent
from domain.staff import Actor, Role
from storage import company, staff
from storage.db import Tx
from tests.office import CAST, found_company
from usecases import clients
from usecases import staff as staff_cases

MORE = {"vera": (209, "Вера Соколова"), "gleb": (210, "Глеб Титов")}
LOGGERS = ("boris", "ivan", "petr", "vera", "gleb", "olga", "oleg")
CONFIRMERS = ("galina", "anna", "nina")
PEOPLE = {name: row[:2] for name, row in CAST.items()} | MORE
CLIENTS_EACH = 2
THIN = dict.fromkeys(map(ord, "\u202f\u00a0"), " ")
"""The spaces that money is set in, to plain ones."""
_NAMES = "Ромашка Лотос Вектор Сириус Берёза Гранит Орион Заря Парус Маяк Факел Русло Каскад Иней"
CLIENT_NAMES = tuple(_NAMES.split())
_awake = update(staff.staff).values(quiet_from=0, quiet_to=0, digest_minute=None, next_digest_at=None)


def found(tx: Tx) -> None:
    """The company of the worked examples with two more hunters; nobody has quiet hours or a digest."""
    found_company(tx, confirmation=True)
    tx.execute(_awake)  # at night, too, they hear at once who joins
    galina = _actor(tx, "galina")
    commercial = _actor(tx, "ivan").department_id
    for telegram_id, name in MORE.values():
        token = staff_cases.invite(tx, galina, Role.HUNTER, name, commercial)
        newcomer = Actor(0, Role.NEWCOMER, name, telegram_id=telegram_id, language="ru", zone="Europe/Moscow")
        staff_cases.join(tx, newcomer, token)
    tx.execute(_awake)
    names = iter(CLIENT_NAMES)
    for logger in LOGGERS:
        for _ in range(CLIENTS_EACH):
            _register(tx, logger, next(names))


def _register(tx: Tx, logger: str, name: str) -> None:
    owner = _actor(tx, logger)
    boris = _actor(tx, "boris")
    manages = owner.role is Role.ACCOUNT_MANAGER
    hunter = _actor(tx, "ivan") if manages else owner
    client_id = clients.register(tx, hunter, name, "supply", [(hunter.staff_id, Percent(100))])
    if manages:
        clients.assign_manager(tx, boris, client_id, owner.staff_id, company.get(tx).local_date(tx.now))


def clients_of(logger: str) -> tuple[str, ...]:
    """The names of the clients that somebody logs payments of."""
    first = LOGGERS.index(logger) * CLIENTS_EACH
    return CLIENT_NAMES[first : first + CLIENTS_EACH]


def amounts() -> "count[int]":
    """One after another; none is in any other number on a screen."""
    return count(10_001)


def told_as(amount: int | Decimal) -> str:
    """How an amount reads on a screen."""
    whole = f"{int(amount):,}".replace(",", " ")
    return f"{whole} ₽"


def _actor(tx: Tx, name: str) -> Actor:
    actor = staff.find_actor(tx, PEOPLE[name][0])
    assert actor is not None
    return actor
