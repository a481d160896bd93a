"""When a coming lapse is told of: 14 and 3 days before a day known ahead, or when one charge is left."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.acquisition import Period
from domain.deals import Charge, Deal, DealKind
from domain.plan import AcquisitionRule, Whichever
from domain.warnings import known_ahead, last_charge_from, nearest, next_day

LAPSE = date(2024, 6, 15)
START = date(2024, 3, 15)


def before(days: int) -> date:
    return LAPSE - timedelta(days=days)


def charge(ordinal: int, full_on: date | None, deal_id: int | None = None) -> Charge:
    return Charge(deal_id, ordinal - 1, Decimal(1000), ordinal, START, Decimal(1000 if full_on else 500), full_on)


@pytest.mark.parametrize(
    ("days", "warning", "next_before"),
    [(20, None, 14), (15, None, 14), (14, 14, 3), (9, 14, 3), (4, 14, 3), (3, 3, None), (1, 3, None), (0, None, None)],
)
def test_the_nearest_warning_that_still_applies(days: int, warning: int | None, next_before: int | None) -> None:
    assert nearest(LAPSE, before(days)) == warning
    assert next_day(LAPSE, before(days)) == (before(next_before) if next_before is not None else None)


def test_after_the_lapse_nobody_is_warned() -> None:
    assert (nearest(LAPSE, LAPSE + timedelta(days=5)), next_day(LAPSE, LAPSE + timedelta(days=5))) == (None, None)


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.integers(0, 60))
def test_who_looks_on_each_day_named_hears_each_warning_once_and_in_order(lapse: date, days_ahead: int) -> None:
    day: date | None = lapse - timedelta(days=days_ahead)
    heard = []
    while day is not None:
        heard.append(nearest(lapse, day))
        day = next_day(lapse, day)

    told = [warning for warning in heard if warning is not None]
    assert told == sorted(set(told), reverse=True)
    assert told == [warning for warning in (14, 3) if days_ahead > (3 if warning == 14 else 0)]


@pytest.mark.parametrize(
    ("period", "day"),
    [
        (Period(START, LAPSE, AcquisitionRule(months=3), months_end=LAPSE), LAPSE),
        (Period(START, LAPSE, AcquisitionRule(payments=2), extended_until=LAPSE), LAPSE),
        # the last payment of two came yesterday: nothing was known of it ahead
        (Period(START, LAPSE, AcquisitionRule(payments=2)), None),
        (Period(START, None, AcquisitionRule(payments=2)), None),
    ],
)
def test_a_day_is_known_ahead_by_months_or_by_an_extension(period: Period, day: date | None) -> None:
    assert known_ahead(period) == day


PAID = date(2024, 4, 2)
TWO, THREE = AcquisitionRule(payments=2), AcquisitionRule(payments=3)
MONTHS_END = date(2024, 6, 15)


@pytest.mark.parametrize(
    ("period", "charges", "since"),
    [
        (Period(START, None, TWO), [charge(1, PAID)], PAID),
        # the second is begun: what is left of it ends the period
        (Period(START, None, TWO), [charge(1, PAID), charge(2, None)], PAID),
        # three are needed, and two are full, in whatever order
        (Period(START, None, THREE), [charge(1, None), charge(2, PAID), charge(3, START)], PAID),
        (Period(START, None, THREE), [charge(1, PAID), charge(2, None), charge(3, None)], None),
        (Period(START, None, TWO), [charge(1, None)], None),
        (Period(START, PAID + timedelta(days=1), TWO), [charge(1, START), charge(2, PAID)], None),
        (Period(START, None, AcquisitionRule(payments=1)), [charge(1, None)], None),
        (Period(START, LAPSE, AcquisitionRule(months=3), LAPSE), [charge(1, PAID)], None),
        (Period(), [], None),
        # agreed otherwise
        (Period(START, None, TWO, extended_until=date(2024, 5, 1)), [charge(1, PAID)], date(2024, 5, 1)),
        (Period(START, PAID, TWO, transferred_early_on=PAID), [charge(1, PAID)], None),
        # whichever is first: before the months end; whichever is last: only then
        (Period(START, MONTHS_END, AcquisitionRule(2, 3), MONTHS_END), [charge(1, PAID)], PAID),
        (Period(START, MONTHS_END, AcquisitionRule(2, 3), MONTHS_END), [charge(1, LAPSE)], None),
        (Period(START, None, AcquisitionRule(2, 3, Whichever.LAST), MONTHS_END), [charge(1, PAID)], MONTHS_END),
    ],
)
def test_one_charge_is_left_from_a_day_on(period: Period, charges: list[Charge], since: date | None) -> None:
    assert last_charge_from(period, charges, {}) == since


def test_a_charge_whose_deal_was_closed_counts_as_paid() -> None:
    deal = Deal(7, DealKind.RECURRING, START, monthly=Decimal(1000), closed_on=PAID)

    assert last_charge_from(Period(START, None, TWO), [charge(1, None, 7)], {7: deal}) == PAID
