"""The made-up clients of the demo: how each of them pays, and what becomes of its transfer."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum, auto
from random import Random

from domain.calendar import add_months

CONTACTS = (
    ("Мария Ветрова", "директор по закупкам", "+7 916 000-10-01"),
    ("Сергей Лапин", "главный инженер", "+7 916 000-10-02"),
    ("Ирина Соколова", "бухгалтер", "+7 916 000-10-03"),
    ("Елена Гусева", "офис-менеджер", "+7 916 000-10-05"),
    ("Дмитрий Чернов", "владелец", "+7 916 000-10-04"),
)
MONTHS = {"supply": 3, "goods": 4}
"""How long the period of a line lasts, by the demo's plan."""

VARIES = 8
"""Payments are more or less than the amount by so many thousands."""


class Fate(Enum):
    """What becomes of a client's transfer once its period has ended."""

    HANDED_OVER = auto()  # and introduced within the week, as it should be
    WAITS = auto()  # nobody has decided
    HALF_CONFIRMED = auto()  # the commercial head has
    POSTPONED = auto()
    WITH_DIRECTOR = auto()  # the heads disagree
    RETURNED = auto()  # they did, and the director left it where it was
    BEING_INTRODUCED = auto()  # handed over, and only the hunter says that it was introduced
    FORGOTTEN = auto()  # handed over long ago, and never introduced


@dataclass(frozen=True, slots=True)
class DemoClient:
    """A client that came `days_ago` and pays `amount` every `every` days; for the last `stops` days it was silent.

    `lapses_in`: where it matters, in how many days its period ends. `director_knows`: the director has met it.
    """

    name: str
    line: str
    days_ago: int
    amount: Decimal
    deal: str
    ivan: bool = True
    every: int = 30
    stops: int = 1
    first: Decimal | None = None
    one_off: bool = False
    key: bool = False
    shared: bool = False
    director_knows: bool = False
    tax_number: str | None = None
    pays: bool = True
    lapses_in: int | None = None
    fate: Fate = Fate.HANDED_OVER

    def begins(self, today: date) -> date:
        """The day it came: so many days ago, or so that its period ends in `lapses_in` days."""
        if self.lapses_in is not None:
            return add_months(today + timedelta(days=self.lapses_in), -MONTHS[self.line])
        return today - timedelta(days=self.days_ago)

    @property
    def monthly(self) -> Decimal:
        """What it is to pay each month: no more than it pays, so that only who stopped owes anything."""
        return self.amount if self.line == "internet" else self.amount - VARIES * 1000

    def payments(self, today: date, random: Random) -> Iterator[tuple[date, Decimal]]:
        """What it paid until now, and on which days."""
        if not self.pays:
            return
        day, number = self.begins(today), 0
        while day <= today - timedelta(days=self.stops):
            yield day, self._amount(number, random)
            number += 1
            day += timedelta(days=self.every if self.line == "internet" else self.every - random.randint(0, 3))

    def _amount(self, number: int, random: Random) -> Decimal:
        if self.line != "internet":
            return self.amount + random.randint(-VARIES, VARIES) * 1000
        # first the connection alone; with the second payment also the month that has begun
        return (self.first or self.amount, self.amount * 2, self.amount)[min(number, 2)]


def _supply(name: str, days_ago: int, thousands: int, *, ivan: bool = True, **more: object) -> DemoClient:
    deal = f"Поставка № {100 + days_ago}"
    return DemoClient(name, "supply", days_ago, Decimal(thousands * 1000), deal, ivan=ivan, **more)  # type: ignore[arg-type] # the table below is the check


def _internet(name: str, days_ago: int, monthly: int, *, ivan: bool = True, **more: object) -> DemoClient:
    return DemoClient(
        name,
        "internet",
        days_ago,
        Decimal(monthly),
        "Подключение",
        ivan=ivan,
        first=Decimal(5000),
        **more,  # type: ignore[arg-type] # likewise
    )


def _goods(name: str, days_ago: int, thousands: int, *, ivan: bool = True, **more: object) -> DemoClient:
    deal = f"Договор № {200 + days_ago}"
    return DemoClient(name, "goods", days_ago, Decimal(thousands * 1000), deal, ivan=ivan, **more)  # type: ignore[arg-type] # likewise


CLIENTS = (
    # the period runs; it lapses soon
    _supply("ООО «Ромашка»", 88, 150, tax_number="7707083893", lapses_in=4),
    _goods("Завод «Маяк»", 118, 240, key=True, director_knows=True, lapses_in=5),
    _supply("Вектор", 84, 90, ivan=False, lapses_in=8),
    _supply("Лотос", 80, 60, lapses_in=12),
    # the period runs
    _supply("Аптека 36,6", 60, 45, every=14),
    _supply("ИП Громов", 45, 30, ivan=False, every=21),
    _supply("Снежинка", 33, 75, one_off=True),
    _supply("7 Небо", 20, 110, ivan=False),
    _goods("Хлебозавод № 4", 70, 320, every=28, shared=True),
    _goods("Стройдеталь", 50, 180, ivan=False),
    _goods("Северные окна", 25, 95),
    # internet: the next payment may be the last at the full rate
    _internet("Кафе «Уют»", 24, 1500),
    _internet("Автомойка «Блеск»", 15, 1200, ivan=False),
    # no payment yet
    _supply("Гранит", 6, 50, pays=False),
    _internet("Салон «Локон»", 3, 990, pays=False),
    _goods("Мебель Плюс", 10, 150, ivan=False, pays=False),
    # lapsed of late, and not handed over
    _supply("Аметист", 95, 85, lapses_in=-3, fate=Fate.WAITS),
    _supply("Бригантина", 96, 55, ivan=False, lapses_in=-4, fate=Fate.HALF_CONFIRMED),
    _supply("Эталон", 100, 140, ivan=False, lapses_in=-7, fate=Fate.WITH_DIRECTOR),
    _supply("Азимут", 104, 65, lapses_in=-12, fate=Fate.POSTPONED),
    _supply("Родник", 132, 35, lapses_in=-40, fate=Fate.RETURNED),
    # handed over
    _supply("Парус", 98, 100, lapses_in=-6, fate=Fate.BEING_INTRODUCED),
    _supply("Сфера", 123, 80, ivan=False, lapses_in=-31),
    _supply("Орион", 180, 130, key=True),
    _supply("Рассвет", 176, 65, ivan=False),
    _supply("Меридиан", 170, 90),
    _supply("Каскад", 165, 40, ivan=False, fate=Fate.FORGOTTEN),
    _supply("Полюс", 160, 50, stops=70),
    _supply("Альтаир", 150, 120),
    _supply("Дельта", 140, 70, ivan=False),
    _goods("Металлист", 175, 210, ivan=False),
    _goods("Кировский хлеб", 160, 160),
    _internet("Гостиница «Волга»", 150, 4500),
    _internet("Школа № 5", 120, 3000, ivan=False),
    _internet("Фитнес «Пульс»", 90, 2500),
)
