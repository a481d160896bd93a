"""Finding a client as one types, among clients with names as companies have them: what each kind of words costs.

The names are made of some hundred syllables and kinds of business, so that parts of them are shared by thousands.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from random import Random

from benchmarks import company
from benchmarks.hands_on import HandsOn
from domain.client_names import normalise
from domain.staff import Actor
from storage.transactions import Tx
from usecases import clients, typed_lines

NOON = time(12)
FIRST = "ром вес лот зар ряб гал дон вол кам нев лад сев юж вост зап кор мир све тех стр аль бет гор дом ель"
LAST = "ашка на ос я ина ка ск га а ер ой инвест торг строй сервис плюс групп снаб мет газ ант ель ис он ум"
BUSINESS = "торговый дом,строительная компания,завод,агро,логистика,маркет,студия,центр,аптека"

QUERIES = (
    ("one letter", "р"),
    ("three letters", "ром"),
    ("a part in the middle", "омаш"),
    ("the beginnings of two words", "ромаш стр"),
    ("the other layout of the keyboard", "hjvfi"),
    ("a typing error", "ромошка торг"),
    ("a typing error in five letters", "стрйо"),
    ("nobody's name", "щщщщщщ"),
)
PAYMENT = "ромашка 15 за ноябрь 150к"


@dataclass(frozen=True, slots=True)
class Search:
    """Milliseconds for the director by what is typed; for a head of them all, and a hunter of fifty, their slowest.

    `payment`: a whole payment of the director's read from a line, with a number that may be of a name.
    """

    clients: int
    director: Sequence[float]
    head: float
    hunter: float
    payment: float


def measure(folder: Path, count: int, today: date, *, times: int = 15) -> Search:
    """Make the company, give its clients names, and look for them."""
    path = folder / f"search-{count}.sqlite3"
    company.build(path, count, today)
    hands = HandsOn(path, datetime.combine(today, NOON, UTC))
    _name(hands, count)
    director, head, hunter = (
        hands.actor(staff_id) for staff_id in (company.DIRECTOR_ID, company.head_id(0), company.hunter_id(0))
    )

    def slowest(actor: Actor) -> Sequence[float]:
        return [hands.milliseconds(partial(_find, actor=actor, words=words), times=times) for _, words in QUERIES]

    found = Search(
        count,
        slowest(director),
        max(slowest(head)),
        max(slowest(hunter)),
        hands.milliseconds(partial(_read, actor=director), times=times),
    )
    hands.connection.close()
    path.unlink()
    return found


def _find(tx: Tx, actor: Actor, words: str) -> object:
    return clients.find(tx, actor, words)


def _read(tx: Tx, actor: Actor) -> object:
    return typed_lines.understand(tx, actor, PAYMENT)


def _name(hands: HandsOn, count: int) -> None:
    """Names for the clients, all of which go to one head: the department of a small company is half of it."""
    random = Random(count)
    named = [_made_up(random) for _ in range(count)]
    rows = [(name, normalise(name), number) for number, name in enumerate(named, 1)]
    hands.connection.exec_driver_sql(
        "UPDATE clients SET name = ?, search_name = ?, department_id = 1 WHERE id = ?", rows
    )
    hands.connection.exec_driver_sql("ANALYZE")


def _made_up(random: Random) -> str:
    ends = LAST.split()
    words = [random.choice(FIRST.split()) + random.choice(ends) + random.choice(["", "", *ends])]
    if random.random() < 0.5:
        words.append(random.choice(BUSINESS.split(",")))
    if random.random() < 0.2:
        words.append(str(random.randrange(1000)))
    return f"ООО «{' '.join(words).title()}»"
