"""The made-up clients of the demo, and how each of them pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from domain.calendar import add_months

CONTACTS = (
    ("Мария Ветрова", "директор по закупкам", "+7 916 000-10-01"),
    ("Сергей Лапин", "главный инженер", "+7 916 000-10-02"),
    ("Ирина Соколова", "бухгалтер", "+7 916 000-10-03"),
    ("Дмитрий Чернов", "владелец", "+7 916 000-10-04"),
    ("Елена Гусева", "офис-менеджер", "+7 916 000-10-05"),
)


@dataclass(frozen=True, slots=True)
class DemoClient:
    """A client that came `days_ago` and pays `amount` every `every` days; for the last `stops` days it was silent."""

    name: str
    line: str
    days_ago: int
    amount: Decimal
    deal: str
    ivan: bool = True
    every: int = 30
    stops: int = 1
    first: Decimal | None = None
    key: bool = False
    shared: bool = False
    tax_number: str | None = None
    pays: bool = True
    lapses_in: int | None = None

    def begins(self, today: date) -> date:
        """The day it came: so many days ago, or so that three months end in `lapses_in` days."""
        if self.lapses_in is not None:
            return add_months(today + timedelta(days=self.lapses_in), -3)
        return today - timedelta(days=self.days_ago)

    def payments(self, today: date, random: Random) -> Iterator[tuple[date, Decimal]]:
        """What it paid until now, and on which days."""
        if not self.pays:
            return
        day = self.begins(today)
        amount = self.first or self.amount
        while day <= today - timedelta(days=self.stops):
            yield day, amount
            step = self.every + random.randint(-2, 2) if self.line != "internet" else self.every
            day += timedelta(days=step)
            amount = self.amount if self.line == "internet" else self.amount + random.randint(-8, 8) * 1000


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
    _supply("Вектор", 84, 90, ivan=False),
    _supply("Лотос", 80, 60),
    _goods("Завод «Маяк»", 108, 240, key=True, shared=True),
    # the period runs
    _supply("Аптека 36,6", 60, 45, every=14),
    _supply("ИП Громов", 45, 30, ivan=False, every=21),
    _supply("Снежинка", 33, 75),
    _supply("7 Небо", 20, 110, ivan=False),
    _goods("Хлебозавод № 4", 70, 320, every=28),
    _goods("Стройдеталь", 50, 180, ivan=False),
    _goods("Северные окна", 25, 95),
    # internet: the next payment may be the last at the full rate
    _internet("Кафе «Уют»", 24, 1500),
    _internet("Автомойка «Блеск»", 15, 1200, ivan=False),
    # no payment yet
    _supply("Гранит", 6, 50, pays=False),
    _internet("Салон «Локон»", 3, 990, pays=False),
    _goods("Мебель Плюс", 10, 150, ivan=False, pays=False),
    # lapsed of late: both heads have the card
    _supply("Аметист", 95, 85),
    _supply("Бригантина", 94, 55, ivan=False),
    # handed over
    _supply("Орион", 180, 130, key=True),
    _supply("Рассвет", 176, 65, ivan=False),
    _supply("Меридиан", 170, 90),
    _supply("Каскад", 165, 40, ivan=False),
    _supply("Альтаир", 150, 120),
    _supply("Дельта", 140, 70, ivan=False),
    _supply("Полюс", 130, 50, stops=45),
    _supply("Сфера", 120, 80, ivan=False),
    _goods("Металлист", 175, 210, ivan=False),
    _goods("Кировский хлеб", 160, 160),
    _internet("Гостиница «Волга»", 150, 4500),
    _internet("Школа № 5", 120, 3000, ivan=False),
    _internet("Фитнес «Пульс»", 90, 2500),
)
