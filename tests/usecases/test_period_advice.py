"""The period advisor reads the company's own payments: those that count, by line, up to the month that runs."""

from decimal import Decimal

import pytest

from domain.period_advice import Advice, Spread
from domain.refusals import NotAllowed
from tests.cast import Cast
from usecases import payments, period_advice


def history(cast: Cast, name: str, line: str, days: list[str]) -> list[int]:
    client_id = cast.client(name, line)
    return [cast.pays(client_id, "1000", day, really_second=True) for day in days]


def test_ten_steady_clients_of_a_line_give_its_spread(cast: Cast) -> None:
    # given ten clients steady from their second paid month on, and one from the first
    for number in range(10):
        days = ["2023-08-01", "2023-10-02", "2023-10-20", "2023-11-30", "2023-12-01", "2024-01-31"]
        history(cast, f"Клиент {number}", "supply", days)
    history(cast, "Вектор", "supply", ["2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01"])
    history(cast, "Лотос", "internet", ["2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01"])

    # when
    found = period_advice.by_line(cast.tx, cast.galina)

    # then
    three = Spread(Decimal(3), Decimal(3), Decimal(3))
    assert found == {"internet": Advice("internet", 1, 1), "supply": Advice("supply", 11, 11, three, three)}


def test_only_payments_that_count_are_looked_at(cast: Cast) -> None:
    ids = history(cast, "Ромашка", "supply", ["2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01"])
    payments.void(cast.tx, cast.galina, ids[1])
    cast.logs(cast.client("Вектор"), "1000", "2023-10-01")

    assert period_advice.by_line(cast.tx, cast.galina) == {"supply": Advice("supply", 1, 0)}


def test_it_is_for_who_publishes_plans(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        period_advice.by_line(cast.tx, cast.boris)
