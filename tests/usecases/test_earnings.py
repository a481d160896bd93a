"""Earnings as the use cases book them: the worked examples, the months, what is expected, missed or waits, and why."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from domain.acquisition import Reason
from domain.earnings import EntryKind
from domain.money import ZERO, Percent
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.refusals import NotAllowed, NotFound
from storage import company, payments, plan
from storage import earnings as earnings_storage
from storage.db import Tx
from storage.earnings import ledger, missed_service
from tests.cast import Cast
from usecases import clients, earnings, explanations
from usecases import payments as payment_cases
from usecases.clients import ClientCard

pytestmark = pytest.mark.on_both_databases


def card(cast: Cast, client_id: int) -> ClientCard:
    return clients.show(cast.tx, cast.galina, client_id)


def kopecks(*amounts: str) -> list[Decimal]:
    return [Decimal(amount) for amount in amounts]


# the worked examples of the rules


def test_1_a_period_of_three_months_from_the_31st_of_january(cast: Cast) -> None:
    client_id = cast.client()

    cast.pays(client_id, "100", "2024-01-31")

    assert card(cast, client_id).client.lapses_on == date(2024, 4, 30)


def test_2_the_last_day_inside_and_the_first_one_outside(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "1", "2024-03-15")
    cast.on("2024-06-20")

    inside, outside = cast.pays(client_id, "100000", "2024-06-14"), cast.pays(client_id, "100000", "2024-06-15")

    assert cast.earned(cast.ivan, client_id, inside) == Decimal("10000.00")
    assert cast.earned(cast.ivan, client_id, outside) == Decimal("1000.00")


@pytest.mark.parametrize(
    ("paid", "earned"),
    [
        (["6000", "1000"], ["600.00", "10.00"]),
        (["8000"], ["620.00"]),
        (["2000", "3000", "1000", "1000"], ["200.00", "300.00", "100.00", "10.00"]),
    ],
)
def test_3_to_5_the_connection_and_the_first_monthly_charge_are_the_acquisition(
    cast: Cast, paid: list[str], earned: list[str]
) -> None:
    client_id = cast.client("Вектор", "internet")
    deal_id = cast.recurring(client_id)

    logged = [cast.pays(client_id, amount, deal_id=deal_id, really_second=True) for amount in paid]

    assert [cast.earned(cast.ivan, client_id, each) for each in logged] == kopecks(*earned)
    assert card(cast, client_id).client.lapses_on == date(2024, 3, 16)


def test_6_three_hunters_divide_to_the_kopeck(cast: Cast) -> None:
    # given a plan of 7.35 percent
    rule = AcquisitionRule(months=3)
    line = PlanLine("odd", "Odd", rule, Percent("7.35"), Percent(1), Percent(3))
    plan.publish(cast.tx, CompensationPlan(0, "2-П", date(2024, 3, 1), {"odd": line}), cast.galina.staff_id)
    client_id = cast.client("Три", "odd", (cast.ivan, "50"), (cast.petr, "30"), (cast.boris, "20"))

    # when
    cast.pays(client_id, "123456.78")

    # then
    divided = [cast.earned(person, client_id) for person in (cast.ivan, cast.petr, cast.boris)]
    assert divided == kopecks("4537.04", "2722.22", "1814.81")


def test_8_half_a_kopeck_is_rounded_up(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "1", "2024-01-10")
    cast.on("2024-05-01")

    late = cast.pays(client_id, "50.50")

    assert cast.earned(cast.ivan, client_id, late) == Decimal("0.51")


def test_10_a_refund_after_the_transfer_takes_back_from_who_earned_it(cast: Cast) -> None:
    client_id = cast.client()
    inside = cast.pays(client_id, "100000", "2024-01-10")
    cast.on("2024-04-20")
    cast.hands_over(client_id, "2024-04-20")

    refund_id = payment_cases.refund(cast.tx, cast.nina, inside, Decimal(40000))

    assert cast.earned(cast.ivan, client_id, refund_id) == Decimal("-4000.00")
    assert cast.earned(cast.olga, client_id) == ZERO


def test_11_between_the_lapse_and_the_transfer_the_service_share_is_missed(cast: Cast) -> None:
    # given
    client_id = cast.client()
    cast.pays(client_id, "1", "2024-01-10")
    cast.on("2024-04-20")

    # when one is paid before the hand-over, one on its day
    before = cast.pays(client_id, "100000", "2024-04-19")
    cast.hands_over(client_id, "2024-04-20")
    after = cast.pays(client_id, "100000", "2024-04-20")

    # then
    assert [cast.earned(cast.ivan, client_id, each) for each in (before, after)] == kopecks("1000.00", "1000.00")
    assert [cast.earned(cast.olga, client_id, each) for each in (before, after)] == [ZERO, Decimal("3000.00")]
    missed = cast.tx.all(select(missed_service.c.payment_id, missed_service.c.amount))
    assert [tuple(row) for row in missed] == [(before, Decimal("3000.00"))]


def test_12_vat_is_taken_out_first(cast: Cast) -> None:
    client_id = cast.client("Склад", "goods")

    cast.pays(client_id, "120000")

    assert cast.earned(cast.ivan, client_id) == Decimal("10000.00")
    assert cast.earned(cast.boris, client_id) == Decimal("1000.00")


def test_13_a_payment_of_a_closed_month_is_booked_in_the_open_one_by_the_terms_of_its_day(cast: Cast) -> None:
    # given
    client_id = cast.client()
    cast.pays(client_id, "1", "2024-03-01")
    cast.on("2024-06-03")
    company.change(cast.tx, closed_through=date(2024, 5, 1))

    # when
    payment_id = cast.pays(client_id, "100000", "2024-05-30")

    # then
    booked = [p for p in cast.ledger(client_id) if p.payment_id == payment_id and p.staff_id == cast.ivan.staff_id]
    assert [(p.month, p.kind, p.amount) for p in booked] == [
        (date(2024, 6, 1), EntryKind.COMMISSION, Decimal("10000.00"))
    ]
    on = cast.tx.all(select(ledger.c.earned_on).where(ledger.c.payment_id == payment_id).distinct())
    assert [row[0] for row in on] == [date(2024, 6, 3)]


# the ledger follows the facts


def test_refreshing_again_books_nothing(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "100000")
    rows = cast.rows("ledger")

    earnings.refresh(cast.tx, cast.galina, client_id, "again")

    assert cast.rows("ledger") == rows


def test_a_correction_is_a_posting_of_its_own_with_its_reason_and_author(cast: Cast) -> None:
    # given
    client_id = cast.client()
    payment_id = cast.pays(client_id, "100000")

    # when
    payment_cases.void(cast.tx, cast.galina, payment_id)

    # then what was booked stays, and is taken back beside it
    rows = cast.tx.all(
        select(ledger.c.amount, ledger.c.reason, ledger.c.booked_by)
        .where(ledger.c.staff_id == cast.ivan.staff_id)
        .order_by(ledger.c.id)
    )
    assert [tuple(row) for row in rows] == [
        (Decimal("10000.00"), "confirmed", cast.nina.staff_id),
        (Decimal("-10000.00"), "voided", cast.galina.staff_id),
    ]


def test_a_closed_month_never_changes(cast: Cast) -> None:
    # given a payment of February, and February closed
    client_id = cast.client()
    payment_id = cast.pays(client_id, "100000", "2024-02-10")
    company.change(cast.tx, closed_through=date(2024, 2, 1))

    # when it turns out to be a mistake
    payment_cases.void(cast.tx, cast.galina, payment_id)

    # then it is taken back in March
    mine = [(p.month, p.amount) for p in cast.ledger(client_id) if p.staff_id == cast.ivan.staff_id]
    assert sorted(mine) == [(date(2024, 2, 1), Decimal("10000.00")), (date(2024, 3, 1), Decimal("-10000.00"))]


def test_a_back_dated_payment_moves_the_period_and_what_was_earned_after_it(cast: Cast) -> None:
    # given a period from 10 March, and a payment inside it
    client_id = cast.client()
    cast.pays(client_id, "1000", "2024-03-10")
    cast.on("2024-06-05")
    late = cast.pays(client_id, "100000", "2024-06-01")
    assert cast.earned(cast.ivan, client_id, late) == Decimal("10000.00")

    # when an earlier payment is found
    cast.pays(client_id, "100", "2024-02-28")

    # then the period was over by 28 May
    assert card(cast, client_id).client.lapses_on == date(2024, 5, 28)
    assert cast.earned(cast.ivan, client_id, late) == Decimal("1000.00")


def test_a_client_whose_period_began_before_the_first_plan_waits_as_a_whole(cast: Cast) -> None:
    client_id = cast.client()
    later = cast.pays(client_id, "100000", "2024-03-10")

    early = cast.pays(client_id, "100", "2023-12-10")

    assert payments.unresolved_of(cast.tx, client_id) == {early: "no-plan", later: "no-plan"}
    assert cast.earned(cast.ivan, client_id) == ZERO


def test_a_payment_without_a_plan_earns_nothing_visibly(cast: Cast) -> None:
    client_id = cast.client()

    payment_id = cast.pays(client_id, "100", "2023-12-31")

    assert payments.unresolved_of(cast.tx, client_id) == {payment_id: "no-plan"}
    assert cast.ledger(client_id) == []


def test_a_line_that_a_new_plan_lacks_earns_nothing_visibly(cast: Cast) -> None:
    client_id = cast.client()
    inside = cast.pays(client_id, "100", "2024-03-01")
    line = PlanLine("other", "Other", AcquisitionRule(months=1), Percent(10), Percent(1), Percent(3))
    plan.publish(cast.tx, CompensationPlan(0, "2-П", date(2024, 3, 10), {"other": line}), cast.galina.staff_id)

    payment_id = cast.pays(client_id, "100", "2024-03-12")

    assert payments.unresolved_of(cast.tx, client_id) == {payment_id: "no-line"}
    assert cast.earned(cast.ivan, client_id) == cast.earned(cast.ivan, client_id, inside) == Decimal("10.00")


# what a person sees


def test_a_month_is_shown_by_day_and_kind_beside_the_month_before(cast: Cast) -> None:
    # given
    first, second = cast.client("Ромашка"), cast.client("Вектор")
    cast.pays(first, "1000", "2024-02-20")
    cast.pays(first, "2000", "2024-03-01")
    cast.pays(second, "3000", "2024-03-01")
    cast.pays(second, "4000", "2024-03-15")
    cast.logs(first, "5000")

    # when
    found = earnings.month(cast.tx, cast.ivan)

    # then
    assert (found.month, found.through) == (date(2024, 3, 1), date(2024, 3, 15))
    assert found.days == [
        (date(2024, 3, 1), EntryKind.COMMISSION, Decimal("500.00")),
        (date(2024, 3, 15), EntryKind.COMMISSION, Decimal("400.00")),
    ]
    assert found.days_before == [(date(2024, 2, 20), EntryKind.COMMISSION, Decimal("100.00"))]
    assert (found.expected, found.expected_payments) == ({EntryKind.COMMISSION: Decimal("500.00")}, 1)
    assert [(line.client_name, line.posting.amount) for line in found.lines] == [
        ("Вектор", Decimal("400.00")),
        ("Вектор", Decimal("300.00")),
        ("Ромашка", Decimal("200.00")),
    ]
    assert found.line_count == 3


def test_a_past_month_runs_to_its_end_and_its_lines_have_pages(cast: Cast) -> None:
    client_id = cast.client()
    for day in range(1, 11):
        cast.pays(client_id, "1000", f"2024-02-{day:02}")

    first, second = (earnings.month(cast.tx, cast.ivan, date(2024, 2, 1), page) for page in (0, 1))

    assert first.through == date(2024, 2, 29)
    assert (len(first.lines), len(second.lines), first.line_count) == (8, 2, 10)
    assert [line.earned_on.day for line in second.lines] == [2, 1]


def test_an_accountant_earns_nothing_and_asks_for_nothing(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        earnings.month(cast.tx, cast.nina)


def test_what_is_expected_becomes_what_is_earned(cast: Cast) -> None:
    client_id = cast.client("Ромашка", "supply", (cast.ivan, "60"), (cast.petr, "40"))
    payment_id = cast.logs(client_id, "100000")
    assert earnings_storage.expected(cast.tx, cast.petr.staff_id) == (Decimal("4000.00"), 1)

    payment_cases.confirm(cast.tx, cast.nina, payment_id)

    assert earnings_storage.expected(cast.tx, cast.petr.staff_id) == (ZERO, 0)
    assert cast.earned(cast.petr, client_id) == Decimal("4000.00")


def test_what_is_expected_reckons_with_the_other_payments_that_wait(cast: Cast) -> None:
    # given two charges of acquisition, and three declared payments without a deal
    client_id = cast.client("Вектор", "internet")

    for amount in ("1000", "2000", "3000"):
        cast.logs(client_id, amount)

    # then the third one is outside the period
    assert earnings_storage.expected(cast.tx, cast.ivan.staff_id) == (Decimal("330.00"), 3)


def test_the_preview_is_what_confirming_then_books(cast: Cast) -> None:
    client_id = cast.client("Вектор", "internet")
    deal_id = cast.recurring(client_id)
    preview = earnings.preview(cast.tx, client_id, Decimal(8000), cast.today, deal_id)

    payment_id = cast.pays(client_id, "8000", deal_id=deal_id)

    assert preview.of(cast.ivan.staff_id) == Decimal("620.00") == cast.earned(cast.ivan, client_id, payment_id)
    assert [part.amount for part in preview.parts] == kopecks("5000.00", "1000.00", "1000.00", "1000.00")
    assert preview.period.lapses_on == date(2024, 3, 16)
    assert preview.unresolved is None


def test_every_amount_can_be_explained_and_the_explanation_gives_the_amount(cast: Cast) -> None:
    # given
    client_id = cast.client("Вектор", "internet")
    deal_id = cast.recurring(client_id)
    payment_id = cast.pays(client_id, "8000", deal_id=deal_id)

    # when
    why = explanations.why(cast.tx, cast.ivan, payment_id)

    # then
    assert why.plan is not None
    assert why.line is not None
    assert (why.client_name, why.plan.number, why.line.title) == ("Вектор", "1-П", "Интернет")
    assert [(part.amount, inside, reason) for part, inside, reason in why.parts] == [
        (Decimal("5000.00"), True, Reason.CHARGE),
        (Decimal("1000.00"), True, Reason.CHARGE),
        (Decimal("1000.00"), False, Reason.CHARGE),
        (Decimal("1000.00"), False, Reason.CHARGE),
    ]
    assert [(entry.kind, entry.amount) for entry in why.entries] == [
        (EntryKind.COMMISSION, Decimal("600.00")),
        (EntryKind.RESIDUAL, Decimal("20.00")),
    ]
    assert sum(entry.amount for entry in why.entries) == cast.earned(cast.ivan, client_id, payment_id)


def test_a_refund_is_explained_by_its_payment(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "100000")
    refund_id = payment_cases.refund(cast.tx, cast.nina, payment_id, Decimal(40000))

    why = explanations.why(cast.tx, cast.ivan, refund_id)

    assert [entry.amount for entry in why.entries] == [Decimal("-4000.00")]
    assert why.payment.facts.payment_id == refund_id
    assert [part.amount for part, _, _ in why.parts] == [Decimal("100000.00")]


def test_only_who_earns_from_a_payment_may_ask_why(cast: Cast) -> None:
    payment_id = cast.pays(cast.client(), "100000")

    for stranger in (cast.petr, cast.olga, cast.anna):
        with pytest.raises(NotFound):
            explanations.why(cast.tx, stranger, payment_id)
    assert [entry.kind for entry in explanations.why(cast.tx, cast.boris, payment_id).entries] == [EntryKind.OVERRIDE]


def test_heads_earn_from_the_side_of_their_department(tx: Tx) -> None:
    cast = Cast.founded(tx)
    client_id = cast.client()
    cast.pays(client_id, "100000", "2024-01-10")
    cast.on("2024-04-20")
    cast.hands_over(client_id, "2024-04-20")
    cast.pays(client_id, "100000")

    assert cast.earned_by_kind(cast.boris, client_id) == {EntryKind.OVERRIDE: Decimal("1000.00")}
    assert cast.earned_by_kind(cast.anna, client_id) == {EntryKind.OVERRIDE: Decimal("500.00")}


def test_the_year_is_this_month_first_down_to_the_first_that_brought_something(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "1000", "2024-01-20")
    cast.pays(client_id, "3000", "2024-03-01")

    found = earnings.year(cast.tx, cast.ivan)

    assert found == [
        (date(2024, 3, 1), Decimal("300.00")),
        (date(2024, 2, 1), ZERO),
        (date(2024, 1, 1), Decimal("100.00")),
    ]
    assert earnings.year(cast.tx, cast.petr) == []


def test_a_month_that_is_over_expects_only_what_is_dated_in_it_and_this_one_all(cast: Cast) -> None:
    client_id = cast.client()
    cast.logs(client_id, "1000", "2024-02-10")
    cast.logs(client_id, "2000", "2024-03-10")

    expected = [
        earnings.month(cast.tx, cast.ivan, date(2024, month, 1)).expected.get(EntryKind.COMMISSION)
        for month in (1, 2, 3)
    ]

    assert expected == [None, Decimal("100.00"), Decimal("300.00")]


def test_a_void_payment_is_explained_by_what_was_booked(cast: Cast) -> None:
    client_id = cast.client()
    payment_id = cast.pays(client_id, "1000")
    payment_cases.void(cast.tx, cast.nina, payment_id)

    found = explanations.why(cast.tx, cast.ivan, payment_id)

    assert (found.plan, found.line, found.entries, found.reckoned) == (None, None, [], ZERO)
    assert [(each.reason, each.by, each.amount) for each in found.bookings] == [
        ("confirmed", "Нина Зайцева", Decimal("100.00")),
        ("voided", "Нина Зайцева", Decimal("-100.00")),
    ]


def test_what_a_declared_payment_would_bring_is_explained_as_expected(cast: Cast) -> None:
    payment_id = cast.logs(cast.client(), "1000")

    found = explanations.why(cast.tx, cast.ivan, payment_id)

    assert (found.expected, found.reckoned, found.bookings) == (True, Decimal("100.00"), [])


def test_a_period_that_began_under_an_earlier_version_is_ruled_by_it(cast: Cast) -> None:
    # given a second version with other percents, and a period that began before it
    line = PlanLine("supply", "Поставки", AcquisitionRule(months=1), Percent(20), Percent(1), Percent(3))
    plan.publish(cast.tx, CompensationPlan(0, "2-П", date(2024, 3, 1), {"supply": line}), cast.galina.staff_id)
    client_id = cast.client()
    cast.pays(client_id, "1000", "2024-01-10")

    # when
    found = explanations.why(cast.tx, cast.ivan, cast.pays(client_id, "1000", "2024-03-10"))

    # then
    assert found.plan is not None
    assert found.ruled_by is not None
    assert (found.plan.number, found.version, found.ruled_by.number) == ("2-П", 2, "1-П")
    assert found.reckoned == Decimal("200.00")
