"""The first screen of the busiest day stays within twelve lines."""

from datetime import date
from decimal import Decimal

import pytest

from domain.introductions import IntroductionLine, Task
from domain.staff import Actor, DepartmentKind, Role
from handlers.home_screens import MOST_LINES, home_screen
from tests.handlers.test_transfer_screens import shown
from texts import LANGUAGES, Texts
from usecases.home import Home

TODAY = date(2026, 11, 23)
BORIS = Actor(4, Role.HEAD, "Борис Сидоров", 1, DepartmentKind.COMMERCIAL)
INTRODUCTIONS = [IntroductionLine(n, f"Клиент {n}", "Ольга Белова", Task.GREET, n) for n in range(1, 6)]
FEW = Home(set_up=True, transfers=1, introductions=INTRODUCTIONS, clients=20, earned=Decimal("19931.67"))
MANY = Home(
    set_up=True,
    to_confirm=3,
    to_confirm_sum=Decimal(150000),
    declared=2,
    declared_sum=Decimal(700),
    transfers=4,
    lapsing=5,
    watch=6,
    objections=1,
    agreements=2,
    introductions=INTRODUCTIONS,
    left=3,
    clients=20,
    earned=Decimal("19931.67"),
)


def test_a_day_with_little_to_do_names_whom_to_introduce_and_what_can_be_typed() -> None:
    told = shown(home_screen(Texts.of("ru", today=TODAY), BORIS, FEW)).splitlines()

    assert told[2:] == [
        "🔁 Вашего решения ждёт 1 передача",
        "👣 Знакомства:",
        "• Познакомиться с «Клиент 1» — 1-й день",
        "• Познакомиться с «Клиент 2» — 2-й день",
        "• Познакомиться с «Клиент 3» — 3-й день",
        "• … и ещё 2",
        "📈 Вы заработали в ноябре: 19 931,67 ₽",
        "",
        "Пришла оплата? Напишите одной строкой: Ромашка 150к",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_busiest_day_is_no_wall(language: str) -> None:
    told = shown(home_screen(Texts.of(language, today=TODAY), BORIS, MANY)).splitlines()

    assert len(told) <= MOST_LINES
    assert any("5" in line and line.startswith("👣") for line in told)
