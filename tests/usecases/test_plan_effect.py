"""The effect of a draft, to the kopeck, before it is published; publishing late books what was shown."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import EntryKind
from domain.money import Percent
from domain.plan import AcquisitionRule
from domain.plan_effect import EffectReport, NamedLapse
from domain.refusals import NotAllowed
from storage import company
from tests.cast import Cast
from usecases import payments, plan_drafts, plan_effect

Kinds = dict[EntryKind, tuple[Decimal, Decimal]]


def draft_of(cast: Cast, commission: str = "12", months: int = 2) -> int:
    draft = plan_drafts.begin(cast.tx, cast.galina)
    supply = plan_drafts.show(cast.tx, cast.galina, draft).plan.lines["supply"]
    line = replace(supply, commission=Percent(commission), acquisition=AcquisitionRule(months=months))
    plan_drafts.change_line(cast.tx, cast.galina, draft, line)
    return draft


def two_months_of_payments(cast: Cast) -> None:
    """Ромашка pays on 15 March, 14 May and 20 May; the clock stands on 10 June."""
    client_id = cast.client("Ромашка")
    cast.pays(client_id, "100000", "2024-03-15")
    cast.on("2024-06-10")
    cast.pays(client_id, "100000", "2024-05-14")
    cast.pays(client_id, "100000", "2024-05-20")


def by_name(report: EffectReport) -> dict[str, Kinds]:
    return {person.name: dict(person.kinds) for person in report.people}


def amounts(before: str, after: str) -> tuple[Decimal, Decimal]:
    return Decimal(before), Decimal(after)


def test_it_tells_who_would_have_earned_how_much_by_kind_and_which_periods_would_end_when(cast: Cast) -> None:
    # given
    two_months_of_payments(cast)

    # when 12 % for two months stand in the place of 10 % for three
    report = plan_effect.effect(cast.tx, cast.galina, draft_of(cast))

    # then
    assert (report.first, report.last, report.closed) == (date(2024, 3, 1), date(2024, 5, 31), False)
    assert by_name(report) == {
        "Иван Петров": {
            EntryKind.COMMISSION: amounts("30000.00", "24000.00"),
            EntryKind.RESIDUAL: amounts("0.00", "1000.00"),
        },
        "Борис Сидоров": {EntryKind.OVERRIDE: amounts("3000.00", "2000.00")},
    }
    assert [(person.name, person.difference) for person in report.people] == [
        ("Иван Петров", Decimal("-5000.00")),
        ("Борис Сидоров", Decimal("-1000.00")),
    ]
    assert report.lapses == [NamedLapse("Ромашка", "Поставки", date(2024, 6, 15), date(2024, 5, 15))]
    assert (report.payments, report.running, report.without_rule) == (3, 1, 0)
    assert report.rows == []


def test_it_is_of_the_last_three_closed_months(cast: Cast) -> None:
    two_months_of_payments(cast)
    company.change(cast.tx, closed_through=date(2024, 4, 1))

    report = plan_effect.effect(cast.tx, cast.galina, draft_of(cast))

    assert (report.first, report.last, report.closed) == (date(2024, 2, 1), date(2024, 4, 30), True)
    assert by_name(report)["Иван Петров"] == {EntryKind.COMMISSION: amounts("10000.00", "12000.00")}


def test_rows_are_given_for_the_asking(cast: Cast) -> None:
    two_months_of_payments(cast)

    report = plan_effect.effect(cast.tx, cast.galina, draft_of(cast), with_rows=True)

    found = [
        (named.client, named.person, named.row.paid_on, named.row.kind, named.row.before, named.row.after)
        for named in report.rows
        if named.person == "Иван Петров"
    ]
    march, may, later = date(2024, 3, 15), date(2024, 5, 14), date(2024, 5, 20)
    who = "Ромашка", "Иван Петров"
    assert found == [
        (*who, march, EntryKind.COMMISSION, *amounts("10000.00", "12000.00")),
        (*who, may, EntryKind.COMMISSION, *amounts("10000.00", "12000.00")),
        (*who, later, EntryKind.COMMISSION, *amounts("10000.00", "0.00")),
        (*who, later, EntryKind.RESIDUAL, *amounts("0.00", "1000.00")),
    ]


def test_a_refund_counts_in_its_own_month(cast: Cast) -> None:
    client_id = cast.client("Ромашка")
    payment_id = cast.pays(client_id, "100000", "2024-02-20")
    payments.refund(cast.tx, cast.nina, payment_id, Decimal("40000.00"), date(2024, 3, 15))
    cast.on("2024-06-10")

    report = plan_effect.effect(cast.tx, cast.galina, draft_of(cast))

    assert by_name(report)["Иван Петров"] == {EntryKind.COMMISSION: amounts("-4000.00", "-4800.00")}


def test_payments_that_would_lose_their_rule_are_counted(cast: Cast) -> None:
    two_months_of_payments(cast)
    draft = plan_drafts.begin(cast.tx, cast.galina)
    plan_drafts.remove_line(cast.tx, cast.galina, draft, "supply")

    report = plan_effect.effect(cast.tx, cast.galina, draft)

    assert (report.without_rule, report.without_rule_sum) == (3, Decimal("300000.00"))
    assert by_name(report)["Иван Петров"] == {EntryKind.COMMISSION: amounts("30000.00", "0.00")}


def test_clients_whose_period_has_ended_or_who_were_handed_over_are_not_running(cast: Cast) -> None:
    ended, handed_over = cast.client("Вектор"), cast.client("Лотос")
    cast.pays(ended, "100000", "2024-02-20")
    cast.pays(handed_over, "100000", "2024-03-15")
    cast.hands_over(handed_over, "2024-03-15")
    cast.on("2024-06-01")

    report = plan_effect.effect(cast.tx, cast.galina, draft_of(cast))

    assert (report.running, report.lapses) == (0, [])


def test_nothing_is_written(cast: Cast) -> None:
    two_months_of_payments(cast)
    draft, tables = draft_of(cast), ("ledger", "audit", "outbox", "plans")
    before = [cast.rows(table) for table in tables]

    plan_effect.effect(cast.tx, cast.galina, draft)
    plan_effect.bookings(cast.tx, cast.galina, draft)

    assert [cast.rows(table) for table in tables] == before


def test_what_publishing_late_would_book_is_what_it_books(cast: Cast) -> None:
    # given one client whose period began under the old plan, and one that begins under the new
    old, new = cast.client("Ромашка"), cast.client("Вектор")
    cast.pays(old, "100000", "2024-03-04")
    cast.pays(old, "100000", "2024-03-10")
    cast.pays(new, "50000", "2024-03-11")
    draft = draft_of(cast)
    plan_drafts.set_start(cast.tx, cast.galina, draft, date(2024, 3, 5))

    # when
    report = plan_effect.bookings(cast.tx, cast.galina, draft)
    plan_drafts.publish(cast.tx, cast.galina, draft, plan_drafts.show(cast.tx, cast.galina, draft).draft.revision)

    # then
    assert by_name(report)["Иван Петров"] == {EntryKind.COMMISSION: amounts("15000.00", "18000.00")}
    assert report.payments == 2
    assert report.lapses == [NamedLapse("Вектор", "Поставки", date(2024, 6, 11), date(2024, 5, 11))]
    assert cast.earned(cast.ivan, old) + cast.earned(cast.ivan, new) == Decimal("28000.00")


def test_only_the_director_asks(cast: Cast) -> None:
    draft = draft_of(cast)

    for ask in (plan_effect.effect, plan_effect.bookings):
        with pytest.raises(NotAllowed):
            ask(cast.tx, cast.boris, draft)
