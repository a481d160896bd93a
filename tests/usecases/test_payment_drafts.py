"""Drafts: a typed line that one tap records; what is missing or in doubt is asked, and answers find their question."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from domain.payments import PaidInFuture, PaymentStatus, SameDocument, SamePayment
from domain.refusals import NotAllowed, NotFound, Outdated
from storage import payments as payment_storage
from storage.db import Tx
from tests.cast import Cast
from usecases import clients, deals, draft_reading, payment_drafts
from usecases.draft_batches import BatchView
from usecases.draft_reading import Search
from usecases.draft_views import AMOUNT, CANCELLED, CLIENT, DATE, DEAL, OPEN, RECORDED, DraftView
from usecases.payment_drafts import DealNotUnderstood
from usecases.typed_answers import AmountNotUnderstood, DateNotUnderstood

CHAT = 204


class Phone:
    """Ivan's phone: each line is a message of its own."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.tx, self.message_id = cast, cast.tx, 0

    def types(self, text: str) -> DraftView | Search:
        self.message_id += 1
        found = draft_reading.read(self.tx, self.cast.ivan, CHAT, self.message_id, text)
        assert not isinstance(found, BatchView)
        return found

    def drafts(self, text: str) -> DraftView:
        found = self.types(text)
        assert isinstance(found, DraftView)
        return found

    def records(self, view: DraftView, *, really_second: bool = False) -> DraftView:
        return payment_drafts.record(self.tx, self.cast.ivan, view.draft.draft_id, really_second=really_second)

    def asks(self, view: DraftView, question: str) -> DraftView:
        return payment_drafts.ask(self.tx, self.cast.ivan, view.draft.draft_id, question)


@pytest.fixture
def phone(cast: Cast) -> Phone:
    return Phone(cast)


# what a line says


def test_a_complete_line_is_ready_to_record_and_says_what_it_would_bring(cast: Cast, phone: Phone) -> None:
    # given
    client_id = cast.client("ООО «Ромашка»")

    # when
    view = phone.drafts("Ромашка 150к вчера пп 345")

    # then
    draft = view.draft
    assert (draft.client_id, draft.amount, draft.paid_on) == (client_id, Decimal(150000), date(2024, 3, 14))
    assert (draft.document, draft.asks, draft.state) == ("345", None, OPEN)
    assert view.ready
    assert view.mine == Decimal("15000.00")
    assert not view.repeat
    assert cast.rows("payments") == 0


def test_one_tap_records_it_and_it_waits_for_confirmation(cast: Cast, phone: Phone) -> None:
    client_id = cast.client()

    view = phone.records(phone.drafts("Ромашка 150к пп 345 // аванс"))

    assert view.draft.state == RECORDED
    assert view.draft.payment_id is not None
    payment = payment_storage.get(cast.tx, cast.ivan, view.draft.payment_id)
    assert (payment.client_id, payment.facts.amount, payment.document) == (client_id, Decimal(150000), "345")
    assert payment.comment == "аванс"
    assert payment.facts.status is PaymentStatus.DECLARED


def test_a_second_tap_records_nothing_and_shows_what_was_recorded(cast: Cast, phone: Phone) -> None:
    cast.client()
    view = phone.drafts("Ромашка 150к")

    first, second = phone.records(view), phone.records(view)

    assert first.draft.payment_id == second.draft.payment_id
    assert second.draft.state == RECORDED
    assert cast.rows("payments") == 1


def test_the_same_message_delivered_again_is_the_same_draft(cast: Cast) -> None:
    cast.client()

    first, second = (draft_reading.read(cast.tx, cast.ivan, CHAT, 7, "Ромашка 150к") for _ in range(2))

    assert isinstance(first, DraftView)
    assert first == second
    assert cast.rows("payment_drafts") == 1


def test_a_line_without_an_amount_is_a_search(cast: Cast, phone: Phone) -> None:
    client_id = cast.client("Ромашка")

    found = phone.types("ромашк")

    assert isinstance(found, Search)
    assert [client.client_id for client in found.clients] == [client_id]
    assert cast.rows("payment_drafts") == 0


def test_a_tax_number_names_the_client(cast: Cast, phone: Phone) -> None:
    hunters = [(cast.ivan.staff_id, Decimal(100))]
    client_id = clients.register(cast.tx, cast.ivan, "Ромашка", "supply", hunters, "7707083893")

    assert phone.drafts("инн 7707083893 150к").draft.client_id == client_id


def test_numbers_of_a_clients_name_belong_to_the_name(cast: Cast, phone: Phone) -> None:
    client_id = cast.client("Аптека 36,6")

    view = phone.drafts("Аптека 36,6 150к")

    assert (view.draft.client_id, view.draft.amount) == (client_id, Decimal(150000))


# questions


def test_two_clients_are_a_choice(cast: Cast, phone: Phone) -> None:
    # given
    plus, minus = cast.client("Ромашка Плюс"), cast.client("Ромашка Минус")

    # when
    view = phone.drafts("Ромашка 150к")

    # then
    assert view.draft.asks == CLIENT
    assert [client.client_id for client in view.candidates] == [plus, minus]

    # when
    view = payment_drafts.choose_client(cast.tx, cast.ivan, view.draft.draft_id, minus)

    # then
    assert (view.draft.client_id, view.draft.asks, view.ready) == (minus, None, True)


def test_an_unknown_client_is_asked_for_until_one_is_named(cast: Cast, phone: Phone) -> None:
    # given
    cast.client("Вектор")
    view = phone.drafts("Лотос 150к")
    assert (view.draft.asks, view.candidates, view.client_words) == (CLIENT, [], "Лотос")

    # when a wrong name, then a right one is typed
    again = phone.drafts("Орион")
    assert (again.draft.draft_id, again.draft.asks, again.client_words) == (view.draft.draft_id, CLIENT, "Орион")
    assert again.draft.amount == Decimal(150000)
    named = phone.drafts("вектор")

    # then
    assert named.draft.draft_id == view.draft.draft_id
    assert (named.ready, named.draft.amount) == (True, Decimal(150000))
    assert cast.rows("payment_drafts") == 1


def test_another_hunters_client_is_an_unknown_one(cast: Cast, phone: Phone) -> None:
    theirs = cast.client("Лотос", "supply", (cast.petr, "100"))

    view = phone.drafts("Лотос 150к")

    assert (view.draft.client_id, view.candidates) == (None, [])
    with pytest.raises(NotFound):
        payment_drafts.choose_client(cast.tx, cast.ivan, view.draft.draft_id, theirs)


def test_a_wrong_name_for_a_known_client_changes_nothing(cast: Cast, phone: Phone) -> None:
    # given
    client_id = cast.client("Вектор")
    view = phone.asks(phone.drafts("Вектор 150к"), CLIENT)

    # when
    view = phone.drafts("Лотос")

    # then the client stays, and the way back is open
    assert (view.draft.client_id, view.draft.asks, view.ready) == (client_id, CLIENT, True)
    settled = payment_drafts.settle(cast.tx, cast.ivan, view.draft.draft_id)
    assert (settled.draft.client_id, settled.draft.asks) == (client_id, None)


def test_two_amounts_are_a_choice(cast: Cast, phone: Phone) -> None:
    # given
    cast.client("Ромашка")

    # when
    view = phone.drafts("Ромашка 100к 200к")

    # then
    assert (view.draft.asks, view.amounts) == (AMOUNT, [Decimal(100000), Decimal(200000)])

    # when
    chosen = payment_drafts.choose_amount(cast.tx, cast.ivan, view.draft.draft_id, 1)

    # then
    assert (chosen.draft.amount, chosen.draft.asks) == (Decimal(200000), None)
    with pytest.raises(NotFound):
        payment_drafts.choose_amount(cast.tx, cast.ivan, view.draft.draft_id, 2)


def test_an_amount_can_be_typed_anew(cast: Cast, phone: Phone) -> None:
    # given
    cast.client("Ромашка")
    view = phone.asks(phone.drafts("Ромашка 100к"), AMOUNT)
    assert view.draft.asks == AMOUNT

    # when
    assert isinstance(phone.drafts("много").problem, AmountNotUnderstood)
    assert isinstance(phone.drafts("-5").problem, AmountNotUnderstood)
    changed = phone.drafts("12 345,67")

    # then
    assert changed.draft.draft_id == view.draft.draft_id
    assert (changed.draft.amount, changed.draft.asks) == (Decimal("12345.67"), None)


def test_a_date_that_is_none_is_asked_for(cast: Cast, phone: Phone) -> None:
    # given
    cast.client("Ромашка")

    # when
    view = phone.drafts("Ромашка 100к 31.02")

    # then
    assert (view.draft.asks, view.date_problem, view.draft.paid_on) == (DATE, "31.02", None)

    # when
    assert isinstance(phone.drafts("когда-то").problem, DateNotUnderstood)
    assert isinstance(phone.drafts("завтра").problem, PaidInFuture)
    dated = phone.drafts("12.03")

    # then
    assert (dated.draft.paid_on, dated.draft.asks, dated.date_problem) == (date(2024, 3, 12), None, None)


def test_a_day_can_be_chosen_by_a_button(cast: Cast, phone: Phone) -> None:
    cast.client("Ромашка")
    view = phone.drafts("Ромашка 100к")

    changed = payment_drafts.choose_days_ago(cast.tx, cast.ivan, view.draft.draft_id, 2)

    assert changed.draft.paid_on == date(2024, 3, 13)
    with pytest.raises(NotFound):
        payment_drafts.choose_days_ago(cast.tx, cast.ivan, view.draft.draft_id, -1)


def test_the_oldest_deal_that_takes_money_is_the_likely_one(cast: Cast, phone: Phone) -> None:
    # given one that is paid, and two that are not
    client_id = cast.client("Ромашка")
    paid, first, second = (
        deals.agree(cast.tx, cast.ivan, client_id, title, amount=Decimal(1000))
        for title in ("Пробная партия", "Поставка сырья", "Монтаж")
    )
    cast.pays(client_id, "1000", deal_id=paid)

    # when
    likely, named = phone.drafts("Ромашка 400"), phone.drafts("Ромашка 500 сделка «Монтаж»")

    # then
    assert likely.draft.deal_id == first
    assert named.draft.deal_id == second
    assert [(deal.title, deal.left) for deal in likely.deals] == [
        ("Пробная партия", Decimal("0.00")),
        ("Поставка сырья", Decimal("1000.00")),
        ("Монтаж", Decimal("1000.00")),
    ]


def test_the_deal_can_be_changed_by_button_or_by_its_title(cast: Cast, phone: Phone) -> None:
    # given
    client_id, other = cast.client("Ромашка"), cast.client("Вектор")
    deals.agree(cast.tx, cast.ivan, client_id, "Поставка", amount=Decimal(1000))
    second = deals.agree(cast.tx, cast.ivan, client_id, "Монтаж", amount=Decimal(1000))
    foreign = deals.agree(cast.tx, cast.ivan, other, "Чужая", amount=Decimal(1000))
    view = phone.drafts("Ромашка 400")

    # when
    without = payment_drafts.choose_deal(cast.tx, cast.ivan, view.draft.draft_id, 0)
    with pytest.raises(NotFound):
        payment_drafts.choose_deal(cast.tx, cast.ivan, view.draft.draft_id, foreign)
    phone.asks(view, DEAL)
    assert isinstance(phone.drafts("такой нет").problem, DealNotUnderstood)
    typed = phone.drafts("монтаж")

    # then
    assert without.draft.deal_id is None
    assert (typed.draft.deal_id, typed.draft.asks) == (second, None)


# whom an answer belongs to


def test_an_answer_belongs_to_the_question_for_half_an_hour(cast: Cast, phone: Phone) -> None:
    # given
    cast.client("Ромашка")
    view = phone.asks(phone.drafts("Ромашка 100к"), AMOUNT)

    # when half an hour has passed, and then a minute
    cast.at(cast.tx.now + timedelta(minutes=30))
    in_time = phone.drafts("200к")
    phone.asks(view, AMOUNT)
    cast.at(cast.tx.now + timedelta(minutes=31))
    late = phone.drafts("300к")

    # then
    assert (in_time.draft.draft_id, in_time.draft.amount) == (view.draft.draft_id, Decimal(200000))
    assert late.draft.draft_id != view.draft.draft_id
    assert late.draft.asks == CLIENT


def test_the_half_hour_counts_from_the_question_and_not_from_the_draft(cast: Cast, phone: Phone) -> None:
    # given a draft of an hour ago
    cast.client("Ромашка")
    view = phone.drafts("Ромашка 100к")
    cast.at(cast.tx.now + timedelta(hours=1))

    # when
    phone.asks(view, AMOUNT)
    answered = phone.drafts("200к")

    # then
    assert (answered.draft.draft_id, answered.draft.amount) == (view.draft.draft_id, Decimal(200000))


def test_a_line_that_is_a_payment_itself_answers_no_question(cast: Cast, phone: Phone) -> None:
    cast.client("Ромашка")
    cast.client("Вектор")
    asking = phone.asks(phone.drafts("Ромашка 100к"), AMOUNT)

    other = phone.drafts("Вектор 200к")

    assert other.draft.draft_id != asking.draft.draft_id
    assert other.ready


def test_the_question_asked_last_is_answered_first(cast: Cast, phone: Phone) -> None:
    # given two drafts, and the older one asks anew
    cast.client("Ромашка")
    older, newer = phone.drafts("Ромашка 100к"), phone.drafts("Ромашка 200к")
    phone.asks(newer, AMOUNT)
    cast.at(cast.tx.now + timedelta(minutes=1))
    phone.asks(older, AMOUNT)

    # when
    answered = phone.drafts("300к")

    # then
    assert answered.draft.draft_id == older.draft.draft_id


def test_another_persons_draft_does_not_exist(cast: Cast, phone: Phone) -> None:
    cast.client("Ромашка")
    view = phone.drafts("Ромашка 100к")

    for use_case in (payment_drafts.view, payment_drafts.record, payment_drafts.cancel, payment_drafts.settle):
        with pytest.raises(NotFound):
            use_case(cast.tx, cast.petr, view.draft.draft_id)

    assert phone.drafts("Ромашка 200к").draft.state == OPEN
    assert cast.rows("payments") == 0


# the end of a draft


def test_the_same_payment_asks_whether_it_is_a_second_one(cast: Cast, phone: Phone) -> None:
    # given
    cast.client("Ромашка")
    phone.records(phone.drafts("Ромашка 100к"))

    # when
    view = phone.drafts("Ромашка 100к")
    assert view.repeat
    with pytest.raises(SamePayment):
        phone.records(view)

    # then
    assert cast.rows("payments") == 1


def test_a_second_payment_is_recorded_when_it_really_is_one(cast: Cast, phone: Phone) -> None:
    cast.client("Ромашка")
    phone.records(phone.drafts("Ромашка 100к"))

    view = phone.records(phone.drafts("Ромашка 100к"), really_second=True)

    assert view.draft.state == RECORDED
    assert cast.rows("payments") == 2


def test_a_document_of_another_payment_is_refused(cast: Cast, phone: Phone) -> None:
    cast.client("Ромашка")
    phone.records(phone.drafts("Ромашка 100к пп 5"))

    with pytest.raises(SameDocument):
        phone.records(phone.drafts("Ромашка 200к пп 5"))

    assert cast.rows("payments") == 1


def test_a_draft_that_lacks_something_is_not_recorded_but_asks(cast: Cast, phone: Phone) -> None:
    view = phone.records(phone.drafts("Лотос 100к"))

    assert (view.draft.state, view.draft.asks) == (OPEN, CLIENT)
    assert cast.rows("payments") == 0


def test_a_cancelled_draft_stays_cancelled(cast: Cast, phone: Phone) -> None:
    # given
    cast.client("Ромашка")
    view = phone.drafts("Ромашка 100к")

    # when
    payment_drafts.cancel(cast.tx, cast.ivan, view.draft.draft_id)
    recorded = phone.records(view)

    # then
    assert recorded.draft.state == CANCELLED
    assert cast.rows("payments") == 0
    with pytest.raises(Outdated):
        phone.asks(view, AMOUNT)


def test_a_recorded_draft_is_not_cancelled_any_more(cast: Cast, phone: Phone) -> None:
    cast.client("Ромашка")
    view = phone.records(phone.drafts("Ромашка 100к"))

    after = payment_drafts.cancel(cast.tx, cast.ivan, view.draft.draft_id)

    assert after.draft.state == RECORDED
    assert after.draft.payment_id == view.draft.payment_id


def test_what_a_closed_deal_has_got_is_no_matter_of_the_open_ones(cast: Cast, phone: Phone) -> None:
    # given a deal that was paid in part and closed, and an open one
    client_id = cast.client("Ромашка")
    old, new = (deals.agree(cast.tx, cast.ivan, client_id, t, amount=Decimal(50000)) for t in ("Монтаж", "Ремонт"))
    cast.pays(client_id, "20000", deal_id=old)
    deals.close(cast.tx, cast.ivan, old)
    cast.pays(client_id, "10000", deal_id=new)

    # when
    view = phone.drafts("Ромашка 30к")

    # then
    assert [(deal.deal_id, deal.left) for deal in view.deals] == [(new, Decimal(40000))]
    assert view.draft.deal_id == new


def test_a_payment_begun_by_a_button_asks_for_its_amount(cast: Cast, phone: Phone) -> None:
    # given
    client_id = cast.client("Ромашка")

    # when
    view = payment_drafts.begin(cast.tx, cast.ivan, CHAT, 77, client_id)
    assert (view.draft.asks, view.draft.card_id, view.draft.client_id) == (AMOUNT, 77, client_id)
    answered = phone.drafts("150к")

    # then
    assert answered.draft.draft_id == view.draft.draft_id
    assert answered.ready


def test_payments_can_be_begun_by_buttons_one_after_another(cast: Cast) -> None:
    client_id = cast.client("Ромашка")

    first, second = (payment_drafts.begin(cast.tx, cast.ivan, CHAT, card, client_id) for card in (77, 78))

    assert first.draft.draft_id != second.draft.draft_id


def test_who_logs_no_payments_drafts_none(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        draft_reading.read(cast.tx, cast.nina, CHAT, 1, "Ромашка 150к")


def test_without_confirmation_the_draft_promises_at_once(tx: Tx) -> None:
    cast = Cast.founded(tx, confirmation=False)
    cast.client("Ромашка")
    phone = Phone(cast)

    view = phone.drafts("Ромашка 150к")

    assert not view.confirmation
    phone.records(view)
    assert cast.earned(cast.ivan, view.draft.client_id or 0) == Decimal("15000.00")
