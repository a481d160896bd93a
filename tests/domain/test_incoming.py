"""Money that came in, by days: this month against the last one, to the same day of it."""

from decimal import Decimal

from domain.digests import MonthSums, PairMoney
from domain.incoming import DayMoney, by_department, money_in, pair_money
from tests.domain.facts import FIRST_COMMERCIAL, SECOND_COMMERCIAL, day

TODAY = day("2024-03-03")


def came(on: str, new: str, running: str, department_id: int = FIRST_COMMERCIAL) -> DayMoney:
    return DayMoney(department_id, day(on), Decimal(new), Decimal(running))


DAYS = [
    came("2024-02-03", "10", "1"),
    came("2024-02-04", "20", "2"),
    came("2024-02-03", "30", "3", SECOND_COMMERCIAL),
    came("2024-03-01", "100", "3"),
    came("2024-03-01", "200", "5", SECOND_COMMERCIAL),
    came("2024-03-03", "400", "7"),
]


def money(*amounts: int) -> list[Decimal]:
    return [Decimal(amount) for amount in amounts]


def test_the_month_is_told_day_by_day_beside_the_last_one_to_the_same_day() -> None:
    found = money_in(DAYS, TODAY)

    assert found.today == Decimal(407)
    assert found.month == MonthSums(Decimal(715), Decimal(44))
    assert found.series.full == money(300, 0, 400)
    assert found.series.running == money(8, 0, 7)
    assert found.series.last_month == [*money(0, 0, 44, 22), *[Decimal(0)] * 25]


def test_a_month_without_money_is_nothing_on_each_day() -> None:
    found = money_in([], TODAY)

    assert (found.today, found.month) == (Decimal(0), MonthSums(Decimal(0), Decimal(0)))
    assert found.series.full == money(0, 0, 0)


def test_days_are_told_apart_by_department() -> None:
    first, second, *_ = (each for each in by_department(DAYS).values())

    assert first == [DAYS[0], DAYS[1], DAYS[3], DAYS[5]]
    assert second == [DAYS[2], DAYS[4]]
    assert list(by_department(DAYS)) == [FIRST_COMMERCIAL, SECOND_COMMERCIAL]


def test_a_pair_of_departments_is_told_with_what_is_new_and_what_runs_on() -> None:
    days = by_department(DAYS)[FIRST_COMMERCIAL]

    assert pair_money(days, TODAY, "Sales", "Care") == PairMoney(
        "Sales", "Care", MonthSums(Decimal(500), Decimal(10)), MonthSums(Decimal(10), Decimal(1)), Decimal(407)
    )
