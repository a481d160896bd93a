import pytest

from domain.money import Percent
from domain.typed_percents import PercentsUnclear, read_percents


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10 1 3", ("10", "1", "3")),
        ("10/1/3", ("10", "1", "3")),
        ("10 / 1 / 3", ("10", "1", "3")),
        (" 10%  1%  3% ", ("10", "1", "3")),
        ("10, 1, 3", ("10", "1", "3")),
        ("7,35 0,5 3", ("7.35", "0.5", "3")),
        ("7.35;0.5;100", ("7.35", "0.5", "100")),
        ("10\n1\n0", ("10", "1", "0")),
    ],
)
def test_percents_are_read_as_people_type_them(text: str, found: tuple[str, ...]) -> None:
    assert read_percents(text, 3) == tuple(Percent(number) for number in found)


@pytest.mark.parametrize("text", ["", "10 1", "10 1 3 4", "10 1 x", "10 1 -3", "10 1 100,01", "10 1 1.234", "10,1,3"])
def test_what_is_not_as_many_percents_is_refused(text: str) -> None:
    with pytest.raises(PercentsUnclear):
        read_percents(text, 3)
