"""Who was responsible on a day, and shares that divide the whole."""

from decimal import Decimal

import pytest

from domain.assignments import SharesNotWhole, ensure_shares, in_force, in_force_or_first
from tests.domain.facts import IVAN, MARIA, OLEG, OLGA, PETR, day, managed

TWICE_ON_THE_FIRST_DAY = managed(("2024-03-01", IVAN), ("2024-03-01", PETR), ("2024-04-01", MARIA))
HISTORY = managed(("2024-03-01", IVAN), ("2024-04-01", PETR), ("2024-04-01", MARIA), ("2024-05-01", None))


@pytest.mark.parametrize(
    ("on", "before_first", "expected"),
    [
        pytest.param("2024-02-29", IVAN, None, id="before the first one"),
        pytest.param("2024-03-01", IVAN, IVAN, id="on the day itself"),
        pytest.param("2024-03-31", IVAN, IVAN, id="until the next one"),
        pytest.param("2024-04-01", MARIA, MARIA, id="of two on one day the later"),
        pytest.param("2024-05-02", None, None, id="nobody"),
    ],
)
def test_the_assignment_in_force_on_a_day_counts(on: str, before_first: int | None, expected: int | None) -> None:
    found, found_or_first = in_force(HISTORY, day(on)), in_force_or_first(HISTORY, day(on))

    assert (found.staff_id if found else None) == expected
    assert found_or_first is not None
    assert found_or_first.staff_id == before_first


def test_before_a_first_day_with_two_assignments_the_later_of_them_counts() -> None:
    found = in_force_or_first(TWICE_ON_THE_FIRST_DAY, day("2024-01-01"))

    assert found == TWICE_ON_THE_FIRST_DAY[1]


def test_without_assignments_nobody_is_in_force() -> None:
    assert in_force([], day("2024-01-01")) is None
    assert in_force_or_first([], day("2024-01-01")) is None


@pytest.mark.parametrize("shares", ["100", "50 50", "33.33 33.33 33.34", "0.01 99.99"])
def test_shares_that_add_up_to_the_whole_are_taken(shares: str) -> None:
    ensure_shares([(staff_id, Decimal(share)) for staff_id, share in enumerate(shares.split())])


@pytest.mark.parametrize(
    "shares",
    [
        pytest.param([], id="nobody"),
        pytest.param([(IVAN, "99.99")], id="less than the whole"),
        pytest.param([(IVAN, "60"), (PETR, "41")], id="more than the whole"),
        pytest.param([(IVAN, "100"), (PETR, "0")], id="a share of nothing"),
        pytest.param([(IVAN, "110"), (PETR, "-10")], id="a negative share"),
        pytest.param([(IVAN, "33.333"), (PETR, "66.667")], id="finer than a hundredth"),
        pytest.param([(OLGA, "50"), (OLEG, "20"), (OLGA, "30")], id="one person twice"),
    ],
)
def test_shares_that_do_not_divide_the_whole_are_refused(shares: list[tuple[int, str]]) -> None:
    with pytest.raises(SharesNotWhole):
        ensure_shares([(staff_id, Decimal(share)) for staff_id, share in shares])
