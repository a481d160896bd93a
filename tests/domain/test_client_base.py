"""The client base is opened one client at a time: how many in an hour, at what hours, and what is unusual."""

from datetime import UTC, datetime, timedelta

import pytest

from domain.client_base import (
    LimitWrong,
    Opened,
    View,
    by_client,
    ensure_limit,
    is_odd_hour,
    is_unusual,
    masked_name,
    masked_phone,
    opens_again,
    usual_week,
)

NOON = datetime(2024, 3, 15, 12, tzinfo=UTC)  # a Friday


def test_below_the_limit_another_client_may_be_opened_and_at_it_an_hour_after_the_oldest_that_counts() -> None:
    opened = {client_id: NOON + timedelta(minutes=client_id) for client_id in (3, 1, 2)}

    assert opens_again(opened, 4) is None
    assert opens_again(opened, 3) == NOON + timedelta(minutes=61)
    assert opens_again(opened, 2) == NOON + timedelta(minutes=62)


@pytest.mark.parametrize("most", [5, 1000])
def test_a_limit_is_from_five_to_a_thousand(most: int) -> None:
    ensure_limit(most)


@pytest.mark.parametrize("most", [4, 1001])
def test_any_other_limit_is_refused(most: int) -> None:
    with pytest.raises(LimitWrong):
        ensure_limit(most)


@pytest.mark.parametrize(
    ("at", "odd"),
    [
        ("2024-03-15T04:00+00:00", False),  # seven in Moscow
        ("2024-03-15T03:59+00:00", True),
        ("2024-03-15T18:59+00:00", False),
        ("2024-03-15T19:00+00:00", True),
        ("2024-03-16T12:00+00:00", True),  # a Saturday
        ("2024-03-08T12:00+00:00", True),  # a holiday in Russia
        ("2024-03-17T22:00+00:00", True),  # Monday there, at night
    ],
)
def test_nights_weekends_and_holidays_are_odd_hours_by_the_company_s_clock(at: str, *, odd: bool) -> None:
    assert is_odd_hour(datetime.fromisoformat(at), "Europe/Moscow", "RU") is odd


def test_what_a_person_opened_is_told_by_client_the_latest_first() -> None:
    night = datetime(2024, 3, 14, 23, tzinfo=UTC)
    views = [
        (1, View.CARD, NOON),
        (2, View.CONTACTS, night),
        (1, View.CONTACTS, NOON - timedelta(minutes=5)),
        (1, View.CONTACTS, NOON - timedelta(minutes=4)),
        (2, View.CARD, NOON + timedelta(minutes=1)),
    ]

    assert by_client(views, "UTC", "RU") == [
        Opened(2, times=2, contacts=1, last=NOON + timedelta(minutes=1), at_odd_hours=True),
        Opened(1, times=3, contacts=2, last=NOON, at_odd_hours=False),
    ]


def test_a_usual_week_is_the_middle_one() -> None:
    assert [usual_week(weeks) for weeks in ([], [4], [1, 2, 90], [2, 6])] == [0, 4, 2, 4]


@pytest.mark.parametrize(
    ("clients", "usual", "unusual"), [(9, 0, False), (10, 0, True), (10, 5, False), (11, 5, True), (20, 10, False)]
)
def test_more_than_twice_the_usual_is_unusual_where_it_is_not_a_few(clients: int, usual: int, *, unusual: bool) -> None:
    assert is_unusual(clients, usual) is unusual


def test_a_person_and_a_phone_are_shown_so_that_only_who_knows_them_knows_them() -> None:
    assert masked_name("Мария  Сергеева") == "М. С."
    assert masked_phone("+79161234567") == "…4567"
