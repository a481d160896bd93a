"""When the acquisition period lapses, and what lies inside it."""

from dataclasses import replace
from datetime import date

import pytest

from domain.acquisition import Period, Reason
from domain.payments import Payment, PaymentStatus
from domain.plan import AcquisitionRule
from tests.domain.facts import client, day, lapse, line, one_off, pay, period_of, recurring, rule

CONNECTION = recurring(1, first="5000", monthly="1000")
PURCHASE = one_off(2, "10000")
TWO_CHARGES = [pay(1, "5000", "2024-01-15", 1), pay(2, "1000", "2024-02-20", 1)]
ONE_CHARGE = TWO_CHARGES[:1]
HALF_A_CHARGE = [pay(1, "2000", "2024-01-15", 1)]
AND_A_HALF = [*ONE_CHARGE, pay(2, "400", "2024-02-20", 1)]
VOIDED = replace(pay(9, "100", "2024-01-01"), status=PaymentStatus.VOID)


@pytest.mark.parametrize(
    ("acquisition", "payments", "lapses_on"),
    [
        pytest.param(rule(months=1), [], None, id="no payment, no period"),
        pytest.param(rule(months=1), ONE_CHARGE, "2024-02-15", id="months from the first payment"),
        pytest.param(rule(months=1), [VOIDED, *ONE_CHARGE], "2024-02-15", id="a void payment begins nothing"),
        pytest.param(rule(months=1), [pay(9, "1", "2024-01-01", declared=True)], None, id="nor does a declared one"),
        pytest.param(rule(months=1), [*ONE_CHARGE, pay(3, "1", "2024-01-10")], "2024-02-10", id="back-dated"),
        pytest.param(rule(payments=1), ONE_CHARGE, "2024-01-16", id="the day after the charge is full"),
        pytest.param(rule(payments=1), HALF_A_CHARGE, None, id="not full yet"),
        pytest.param(rule(payments=2), ONE_CHARGE, None, id="one charge of two"),
        pytest.param(rule(payments=2), AND_A_HALF, None, id="one and a half of two"),
        pytest.param(rule(payments=2), TWO_CHARGES, "2024-02-21", id="two of two"),
        pytest.param(rule(2, 1), TWO_CHARGES, "2024-02-15", id="the first of both: months"),
        pytest.param(rule(2, 2), TWO_CHARGES, "2024-02-21", id="the first of both: charges"),
        pytest.param(rule(2, 1), ONE_CHARGE, "2024-02-15", id="the first of both, charges unknown"),
        pytest.param(rule(2, 1, "last"), TWO_CHARGES, "2024-02-21", id="the last of both: charges"),
        pytest.param(rule(2, 2, "last"), TWO_CHARGES, "2024-03-15", id="the last of both: months"),
        pytest.param(rule(2, 2, "last"), ONE_CHARGE, None, id="the last of both, charges unknown"),
        pytest.param(rule(months=1, whichever="last"), ONE_CHARGE, "2024-02-15", id="the last of one is that one"),
    ],
)
def test_the_period_lapses(acquisition: AcquisitionRule, payments: list[Payment], lapses_on: str | None) -> None:
    facts = client(*payments, deals=[CONNECTION])

    assert lapse(facts, line(acquisition)) == (day(lapses_on) if lapses_on else None)


def test_a_second_deal_starts_nothing_anew() -> None:
    facts = client(*ONE_CHARGE, pay(2, "10000", "2024-06-01", 2), deals=[CONNECTION, PURCHASE])

    assert lapse(facts, line(rule(months=3))) == date(2024, 4, 15)


def test_the_period_by_charges_lapses_when_the_slowest_of_them_is_full() -> None:
    payments = [pay(1, "4000", "2024-01-15", 2), pay(2, "5000", "2024-02-01", 1), pay(3, "6000", "2024-05-01", 2)]

    assert lapse(client(*payments, deals=[CONNECTION, PURCHASE]), line(rule(payments=2))) == date(2024, 5, 2)


@pytest.mark.parametrize(
    ("closed_on", "lapses_on"),
    [
        pytest.param("2024-03-10", "2024-03-11", id="the day after the closing"),
        pytest.param(None, None, id="not while it is open"),
    ],
)
def test_a_charge_that_was_begun_counts_as_paid_when_its_deal_is_closed(
    closed_on: str | None, lapses_on: str | None
) -> None:
    facts = client(pay(1, "4000", "2024-01-15", 2), deals=[one_off(2, "10000", closed_on=closed_on)])

    assert lapse(facts, line(rule(payments=1))) == (day(lapses_on) if lapses_on else None)


def test_a_full_charge_of_a_closed_deal_counts_from_the_day_it_was_full() -> None:
    facts = client(pay(1, "10000", "2024-01-15", 2), deals=[one_off(2, "10000", closed_on="2024-03-10")])

    assert lapse(facts, line(rule(payments=1))) == date(2024, 1, 16)


def test_a_charge_that_never_received_money_does_not_count_when_its_deal_is_closed() -> None:
    facts = client(pay(1, "10000", "2024-01-15", 2), deals=[one_off(2, "10000", closed_on="2024-03-10")])

    assert lapse(facts, line(rule(payments=2))) is None


@pytest.mark.parametrize(
    ("acquisition", "extended_until", "early_on", "lapses_on"),
    [
        pytest.param(rule(months=3), "2024-06-01", None, "2024-06-01", id="an extension moves it on"),
        pytest.param(rule(months=3), "2024-02-01", None, "2024-04-15", id="an extension never moves it back"),
        pytest.param(rule(payments=2), "2024-06-01", None, None, id="an extension does not make it known"),
        pytest.param(rule(months=3), None, "2024-03-01", "2024-03-01", id="an early transfer ends it"),
        pytest.param(rule(months=3), None, "2024-05-01", "2024-04-15", id="a transfer after it does not"),
        pytest.param(rule(payments=2), None, "2024-03-01", "2024-03-01", id="an early transfer makes it known"),
        pytest.param(rule(months=3), "2024-06-01", "2024-05-01", "2024-05-01", id="it ends an extension too"),
    ],
)
def test_an_extension_and_an_early_transfer_move_the_end(
    acquisition: AcquisitionRule, extended_until: str | None, early_on: str | None, lapses_on: str | None
) -> None:
    facts = client(*ONE_CHARGE, deals=[CONNECTION], extended_until=extended_until, early_on=early_on)

    assert lapse(facts, line(acquisition)) == (day(lapses_on) if lapses_on else None)


def test_an_early_transfer_is_the_end_even_before_any_payment() -> None:
    assert lapse(client(early_on="2024-03-01"), line(rule(months=3))) == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("acquisition", "extended_until", "early_on", "ordinal", "on", "verdict"),
    [
        pytest.param(rule(2), None, None, 2, "2024-09-01", (True, Reason.CHARGE), id="second charge of two"),
        pytest.param(rule(2), None, None, 3, "2024-01-15", (False, Reason.CHARGE), id="third charge of two"),
        pytest.param(rule(months=3), None, None, 9, "2024-04-14", (True, Reason.MONTHS), id="last day"),
        pytest.param(rule(months=3), None, None, 1, "2024-04-15", (False, Reason.MONTHS), id="first day after"),
        pytest.param(rule(2, 3), None, None, 2, "2024-04-14", (True, Reason.BOTH), id="first: inside both"),
        pytest.param(rule(2, 3), None, None, 3, "2024-04-14", (False, Reason.CHARGE), id="first: third charge"),
        pytest.param(rule(2, 3), None, None, 2, "2024-04-15", (False, Reason.MONTHS), id="first: too late"),
        pytest.param(rule(2, 3), None, None, 3, "2024-04-15", (False, Reason.BOTH), id="first: outside both"),
        pytest.param(rule(2, 3, "last"), None, None, 2, "2024-04-14", (True, Reason.BOTH), id="last: inside both"),
        pytest.param(rule(2, 3, "last"), None, None, 3, "2024-04-14", (True, Reason.MONTHS), id="last: in time"),
        pytest.param(rule(2, 3, "last"), None, None, 2, "2024-04-15", (True, Reason.CHARGE), id="last: second charge"),
        pytest.param(rule(2, 3, "last"), None, None, 3, "2024-04-15", (False, Reason.BOTH), id="last: outside both"),
        pytest.param(rule(2), "2024-06-01", None, 3, "2024-05-31", (True, Reason.EXTENSION), id="extended"),
        pytest.param(rule(2), "2024-06-01", None, 1, "2024-05-31", (True, Reason.CHARGE), id="inside all the same"),
        pytest.param(rule(2), "2024-06-01", None, 3, "2024-06-01", (False, Reason.CHARGE), id="extension over"),
        pytest.param(rule(2), None, "2024-03-01", 1, "2024-02-29", (True, Reason.CHARGE), id="before the transfer"),
        pytest.param(rule(2), None, "2024-03-01", 1, "2024-03-01", (False, Reason.EARLY_TRANSFER), id="on its day"),
        pytest.param(
            rule(2),
            "2024-06-01",
            "2024-03-01",
            1,
            "2024-03-02",
            (False, Reason.EARLY_TRANSFER),
            id="though extended",
        ),
    ],
)
def test_a_part_is_inside_or_outside_for_a_reason(
    acquisition: AcquisitionRule,
    extended_until: str | None,
    early_on: str | None,
    ordinal: int,
    on: str,
    verdict: tuple[bool, Reason],
) -> None:
    facts = client(pay(1, "100", "2024-01-15"), extended_until=extended_until, early_on=early_on)

    period = period_of(facts, line(acquisition))

    assert period.judge(ordinal, day(on)) == verdict


@pytest.mark.parametrize(("on", "lapsed"), [("2024-04-14", False), ("2024-04-15", True), ("2024-04-16", True)])
def test_a_client_is_lapsed_from_the_end_of_the_period_on(on: str, *, lapsed: bool) -> None:
    assert Period(lapses_on=date(2024, 4, 15)).lapsed(day(on)) is lapsed


def test_a_period_whose_end_is_not_known_is_not_lapsed() -> None:
    assert not Period().lapsed(date(2099, 1, 1))


def test_a_period_without_a_rule_judges_nothing() -> None:
    with pytest.raises(ValueError, match="without a rule"):
        Period().judge(1, date(2024, 1, 1))
