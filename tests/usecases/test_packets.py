"""The hand-over packet: filled in from data and by the hunter, seen by who takes the client over."""

from datetime import date
from decimal import Decimal

import pytest

from domain.deals import DealKind
from domain.packets import AnswerNotGiven, NotHunting, PacketClosed, Question
from domain.refusals import NotAllowed, NotFound
from domain.staff import SYSTEM
from tests.cast import Cast
from tests.office import MORNING
from tests.usecases.clockwork import at
from usecases import contacts, deals, packets, transfer_cards, transfer_decisions, transfers
from usecases.packet_cards import PacketDeal, show


def asked(cast: Cast, event: str = "packet_asked") -> list[int]:
    return [staff_id for staff_id, told, _ in cast.told() if told == event]


def lapsed(cast: Cast) -> tuple[int, int]:
    """A client of Ivan's that lapsed on 15 June, and its transfer."""
    client_id = cast.client()
    cast.pays(client_id, "100000", "2024-03-15")
    cast.on("2024-06-17")
    transfers.scan(cast.tx, SYSTEM, cast.today)
    return client_id, transfer_cards.listing(cast.tx, cast.galina).lines[0].transfer_id


def test_it_is_put_together_from_what_is_known(cast: Cast) -> None:
    # given
    client_id = cast.client()
    contacts.add_person(cast.tx, cast.ivan, client_id, "Мария Соколова", "89161234567", "директор", decides=True)
    once = deals.agree(
        cast.tx, cast.ivan, client_id, "Поставка № 14", amount=Decimal(500_000), documents=["Договор", "Акт"]
    )
    cast.recurring(client_id, first=None, monthly="1000")
    cast.pays(client_id, "150000", deal_id=once)
    cast.pays(client_id, "777")
    paper = deals.papers(cast.tx, cast.ivan, client_id).documents[0]
    deals.set_document(cast.tx, cast.ivan, client_id, paper.document_id, "signed")
    assert show(cast.tx, cast.ivan, client_id).overdue == []  # due on this very day
    cast.on("2024-03-16")

    # when
    found = show(cast.tx, cast.ivan, client_id)

    # then
    assert [(p.name, p.phone, p.decides) for p in found.persons] == [("Мария Соколова", "+79161234567", True)]
    assert found.deals == [
        PacketDeal("Поставка № 14", DealKind.ONE_OFF, Decimal("500000.00"), Decimal("350000.00")),
        PacketDeal("Интернет", DealKind.RECURRING, Decimal("1000.00"), None),
    ]
    assert [(owed.due_on, owed.left) for owed in found.overdue] == [
        (date(2024, 3, 15), Decimal("350000.00")),
        (date(2024, 3, 15), Decimal("1000.00")),
    ]
    assert [paper.title for paper in found.documents] == ["Акт"]
    assert (dict(found.answers), found.may_answer, found.handed_over) == ({}, True, False)
    assert found.next_question is Question.PRICES
    assert cast.rows("client_views") == 2


def test_answers_are_kept_one_by_one_and_the_latest_counts(cast: Cast) -> None:
    client_id = cast.client()

    packets.answer(cast.tx, cast.ivan, client_id, Question.PRICES, " скидка   5 % ")
    packets.answer(cast.tx, cast.ivan, client_id, Question.DATES, None)
    packets.answer(cast.tx, cast.ivan, client_id, Question.PRICES, "скидка 7 %")

    found = show(cast.tx, cast.boris, client_id)
    assert {question: answer.words for question, answer in found.answers.items()} == {
        Question.PRICES: "скидка 7 %",
        Question.DATES: None,
    }
    assert found.names == {cast.ivan.staff_id: "Иван Петров"}
    assert found.next_question is Question.CREDIT


def test_too_few_words_are_refused(cast: Cast) -> None:
    client_id = cast.client()

    with pytest.raises(AnswerNotGiven):
        packets.answer(cast.tx, cast.ivan, client_id, Question.PRICES, " ")

    assert cast.rows("packet_answers") == 0


def test_the_hunters_are_asked_when_the_transfer_opens_and_once(cast: Cast) -> None:
    _, transfer_id = lapsed(cast)

    packets.ask(cast.tx, transfer_id)

    assert asked(cast) == [cast.ivan.staff_id]


def test_the_hunters_are_asked_once_when_the_end_is_near_and_once_more_when_it_has_come(cast: Cast) -> None:
    # given
    client_id = cast.client()
    cast.pays(client_id, "100000")
    assert asked(cast) == []

    # when 14 and 3 days are left
    for moment in ("2024-06-01 09:00", "2024-06-12 09:00"):
        at(cast, moment)
        packets.ask_ahead(cast.tx, client_id, MORNING.date())

    # then
    assert asked(cast) == [cast.ivan.staff_id]

    # when it has come
    packets.answer(cast.tx, cast.ivan, client_id, Question.PRICES, "скидка 5 %")
    at(cast, "2024-06-15 09:00")

    # then what is left is asked for
    assert asked(cast) == [cast.ivan.staff_id] * 2


def test_who_has_answered_all_beforehand_is_not_asked(cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "100000", "2024-03-15")
    for question in packets.QUESTIONS:
        packets.answer(cast.tx, cast.ivan, client_id, question, None)
    cast.on("2024-06-17")

    transfers.scan(cast.tx, SYSTEM, cast.today)

    assert asked(cast) == []
    assert show(cast.tx, cast.ivan, client_id).next_question is None


def test_the_client_head_sees_it_before_confirming_and_the_named_manager_before_the_hand_over(cast: Cast) -> None:
    client_id, transfer_id = lapsed(cast)
    packets.answer(cast.tx, cast.ivan, client_id, Question.ADVICE, "звонить после обеда")
    assert show(cast.tx, cast.anna, client_id).answers[Question.ADVICE].words == "звонить после обеда"
    with pytest.raises(NotFound):
        show(cast.tx, cast.olga, client_id)

    transfer_decisions.confirm(cast.tx, cast.anna, transfer_id, cast.olga.staff_id)

    assert asked(cast, "packet_named") == [cast.olga.staff_id]
    found = show(cast.tx, cast.olga, client_id)
    assert (found.may_answer, found.handed_over) == (False, False)
    assert packets.is_named(cast.tx, cast.olga, client_id)
    with pytest.raises(NotFound):
        show(cast.tx, cast.oleg, client_id)


def test_it_stays_as_it_was_handed_over(cast: Cast) -> None:
    client_id, transfer_id = lapsed(cast)
    packets.answer(cast.tx, cast.ivan, client_id, Question.PRICES, "скидка 5 %")
    transfer_decisions.confirm(cast.tx, cast.boris, transfer_id)
    transfer_decisions.confirm(cast.tx, cast.anna, transfer_id, cast.olga.staff_id)

    with pytest.raises(PacketClosed):
        packets.answer(cast.tx, cast.ivan, client_id, Question.PRICES, "скидка 50 %")

    found = show(cast.tx, cast.olga, client_id)
    assert (found.answers[Question.PRICES].words, found.may_answer, found.handed_over) == ("скидка 5 %", False, True)
    assert asked(cast, "packet_named") == []


def test_hunters_and_who_leads_them_fill_it_in(cast: Cast) -> None:
    client_id, _ = lapsed(cast)

    for person in (cast.ivan, cast.boris, cast.galina):
        packets.answer(cast.tx, person, client_id, Question.OTHER, person.name)
    with pytest.raises(NotHunting):
        packets.answer(cast.tx, cast.anna, client_id, Question.OTHER, "не моё")
    for stranger in (cast.petr, cast.olga):
        with pytest.raises(NotFound):
            packets.answer(cast.tx, stranger, client_id, Question.OTHER, "чужое")
    with pytest.raises(NotAllowed):
        show(cast.tx, cast.nina, client_id)

    assert packets.progress(cast.tx, cast.ivan, client_id)[1][Question.OTHER].words == "Галина Орлова"


def test_a_client_that_came_back_is_asked_about_anew(cast: Cast) -> None:
    client_id = cast.client()
    for question in packets.QUESTIONS:
        packets.answer(cast.tx, cast.ivan, client_id, question, None)

    packets.begin_anew(cast.tx, client_id)

    assert show(cast.tx, cast.ivan, client_id).next_question is Question.PRICES
