"""Deals: agreed, their papers followed, closed; and what closing does to the period and the earnings."""

from datetime import date
from decimal import Decimal

import pytest

from domain.deals import DealKind
from domain.payments import AmountNotPositive, AmountTooLarge
from domain.refusals import NotAllowed, NotFound, Outdated, Refusal
from domain.staff import NameNotGiven
from tests.cast import Cast
from usecases import clients, deals


def test_a_one_off_deal_begins_today_and_needs_its_papers(cast: Cast) -> None:
    client_id = cast.client()

    deal_id = deals.agree(
        cast.tx, cast.ivan, client_id, " Поставка  № 14 ", amount=Decimal(500000), documents=["Договор", "Счёт"]
    )

    deal = deals.show(cast.tx, cast.ivan, deal_id).deal
    assert (deal.title, deal.client_id, deal.terms.kind) == ("Поставка № 14", client_id, DealKind.ONE_OFF)
    assert (deal.terms.amount, deal.terms.starts_on) == (Decimal("500000.00"), date(2024, 3, 15))
    papers = deals.papers(cast.tx, cast.ivan, client_id).documents
    assert [(paper.title, paper.state) for paper in papers] == [("Договор", "needed"), ("Счёт", "needed")]
    assert cast.done()[-1] == (cast.ivan.staff_id, "deal agreed", f"deal:{deal_id}")


def test_a_recurring_deal_may_begin_ahead(cast: Cast) -> None:
    client_id = cast.client()

    deal_id = deals.agree(cast.tx, cast.ivan, client_id, "Интернет", monthly=Decimal(1000), starts_on=date(2024, 4, 1))

    terms = deals.show(cast.tx, cast.ivan, deal_id).deal.terms
    assert (terms.kind, terms.first, terms.monthly) == (DealKind.RECURRING, None, Decimal("1000.00"))
    assert clients.show(cast.tx, cast.ivan, client_id).overdue == []


@pytest.mark.parametrize(
    ("terms", "refusal"),
    [
        ({"amount": Decimal(0)}, AmountNotPositive),
        ({"monthly": Decimal(-1)}, AmountNotPositive),
        ({"monthly": Decimal(1), "first": Decimal(0)}, AmountNotPositive),
        ({"amount": Decimal(10) ** 12}, AmountTooLarge),
    ],
)
def test_amounts_that_no_deal_has_are_refused(cast: Cast, terms: dict[str, Decimal], refusal: type[Refusal]) -> None:
    client_id = cast.client()

    with pytest.raises(refusal):
        deals.agree(cast.tx, cast.ivan, client_id, "Поставка", **terms)  # type: ignore[arg-type]  # amounts alone

    assert cast.rows("deals") == 0


def test_a_deal_has_a_title_and_an_amount(cast: Cast) -> None:
    client_id = cast.client()

    with pytest.raises(NameNotGiven):
        deals.agree(cast.tx, cast.ivan, client_id, " ", amount=Decimal(1))
    with pytest.raises(ValueError, match="above zero"):
        deals.agree(cast.tx, cast.ivan, client_id, "Поставка")

    assert cast.rows("deals") == 0


def test_the_deals_of_another_hunters_client_do_not_exist(cast: Cast) -> None:
    # given
    client_id = cast.client()
    deal_id = deals.agree(cast.tx, cast.ivan, client_id, "Поставка", amount=Decimal(1), documents=["Акт"])
    paper = deals.papers(cast.tx, cast.ivan, client_id).documents[0]

    # when, then
    for stranger in (cast.petr, cast.olga, cast.anna):
        with pytest.raises(NotFound):
            deals.agree(cast.tx, stranger, client_id, "Поставка", amount=Decimal(1))
        with pytest.raises(NotFound):
            deals.show(cast.tx, stranger, deal_id)
        with pytest.raises(NotFound):
            deals.close(cast.tx, stranger, deal_id)
        with pytest.raises(NotFound):
            deals.set_document(cast.tx, stranger, client_id, paper.document_id, "signed")
    with pytest.raises(NotAllowed):
        deals.papers(cast.tx, cast.nina, client_id)
    assert cast.rows("deals") == 1
    assert deals.show(cast.tx, cast.ivan, deal_id).deal.terms.closed_on is None


def test_a_paper_goes_from_needed_to_sent_to_signed(cast: Cast) -> None:
    # given
    client_id, other = cast.client("Ромашка"), cast.client("Вектор")
    deals.agree(cast.tx, cast.ivan, client_id, "Поставка", amount=Decimal(1), documents=["Договор"])
    paper = deals.papers(cast.tx, cast.ivan, client_id).documents[0]

    # when
    deals.set_document(cast.tx, cast.ivan, client_id, paper.document_id, "sent")
    cast.on("2024-03-18")
    deals.set_document(cast.tx, cast.boris, client_id, paper.document_id, "signed")

    # then
    found = deals.papers(cast.tx, cast.ivan, client_id).documents[0]
    assert (found.state, found.on) == ("signed", date(2024, 3, 18))

    # when it is no state, or another client's paper
    for where, state in ((client_id, "lost"), (other, "sent")):
        with pytest.raises(NotFound):
            deals.set_document(cast.tx, cast.ivan, where, paper.document_id, state)

    # then
    assert deals.papers(cast.tx, cast.ivan, client_id).documents[0].state == "signed"


def test_closing_a_deal_settles_the_charge_that_was_begun(cast: Cast) -> None:
    # given two charges of acquisition: the first full, the second begun
    client_id = cast.client("Вектор", "internet")
    deal_id = cast.recurring(client_id)
    cast.pays(client_id, "5500", deal_id=deal_id)
    assert clients.show(cast.tx, cast.ivan, client_id).client.lapses_on is None

    # when
    cast.on("2024-03-20")
    closed = deals.close(cast.tx, cast.ivan, deal_id)

    # then the period ends the day after
    assert closed.terms.closed_on == date(2024, 3, 20)
    assert clients.show(cast.tx, cast.ivan, client_id).client.lapses_on == date(2024, 3, 21)

    # when it is closed once more
    with pytest.raises(Outdated):
        deals.close(cast.tx, cast.ivan, deal_id)

    # then
    assert deals.show(cast.tx, cast.ivan, deal_id).deal.terms.closed_on == date(2024, 3, 20)
