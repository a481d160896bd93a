"""A share goes on to somebody else."""

from decimal import Decimal

import pytest

from domain.leaving import handed_on

BORIS, IVAN, PETR = range(1, 4)


@pytest.mark.parametrize(
    ("shares", "giver", "taker", "most", "after"),
    [
        ([(IVAN, 100)], IVAN, BORIS, 100, [(BORIS, 100)]),
        # whoever takes a place stands in it; others stay where they are
        ([(IVAN, 60), (PETR, 40)], IVAN, BORIS, 60, [(BORIS, 60), (PETR, 40)]),
        # who has a share already has both
        ([(PETR, 40), (IVAN, 60)], IVAN, PETR, 60, [(PETR, 100)]),
        ([(IVAN, 60), (PETR, 40)], IVAN, PETR, 60, [(PETR, 100)]),
        # the head keeps the own share and gives only what came with it
        ([(BORIS, 100)], BORIS, PETR, 30, [(BORIS, 70), (PETR, 30)]),
        # never more than there is, and nothing from who has none
        ([(BORIS, 20), (PETR, 80)], BORIS, IVAN, 50, [(IVAN, 20), (PETR, 80)]),
        ([(PETR, 100)], BORIS, IVAN, 50, [(PETR, 100)]),
        # to oneself it stays as it is
        ([(BORIS, 50), (PETR, 50)], BORIS, BORIS, 50, [(BORIS, 50), (PETR, 50)]),
    ],
)
def test_a_share_goes_on_whole_and_the_others_stay(
    shares: list[tuple[int, int]], giver: int, taker: int, most: int, after: list[tuple[int, int]]
) -> None:
    before = [(who, Decimal(share)) for who, share in shares]

    assert handed_on(before, giver, taker, Decimal(most)) == tuple((who, Decimal(share)) for who, share in after)
