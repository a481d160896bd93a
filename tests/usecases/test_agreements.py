"""Extending a period and winning a client back: two different people agree, and all that follows is at once so."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text

from domain.agreements import (
    AgreementDecided,
    AgreementOpen,
    AgreementOwn,
    AgreementState,
    ExtensionTooFar,
    ExtensionTooLate,
    ExtensionTooSoon,
    NothingToReacquire,
    NotYourAgreement,
)
from domain.assignments import SharesNotWhole
from domain.earnings import EntryKind
from domain.objections import ReasonNotGiven
from domain.refusals import NotFound
from domain.staff import SYSTEM, Actor
from storage import clients, wakes
from storage.db import Tx
from tests.cast import Cast
from usecases import agreement_cards, agreements, earnings, explanations, posts, transfers
from usecases.agreement_notes import WAKE
from usecases.clients import NotAHunter

JUNE_30 = date(2024, 6, 30)


def lapsed(cast: Cast) -> int:
    """Ivan's client: 100 000 on 15.03, lapsed on 15.06; 50 000 on 16.06, and it is the 20th."""
    client_id = cast.client()
    cast.pays(client_id, "100000")
    cast.on("2024-06-20")
    cast.pays(client_id, "50000", "2024-06-16")
    return client_id


def handed_over(cast: Cast) -> int:
    """The same, and Olga's since 18.06: the payment of 20.06 is hers too."""
    client_id = lapsed(cast)
    cast.hands_over(client_id, "2024-06-18")
    cast.pays(client_id, "20000", "2024-06-20")
    return client_id


def alone(hunter: Actor) -> list[tuple[int, Decimal]]:
    return [(hunter.staff_id, Decimal(100))]


def lapses_on(tx: Tx, client_id: int) -> date | None:
    return clients.load(tx, client_id).lapses_on


def test_what_an_extension_costs_is_reckoned_from_three_months_and_from_what_is_booked(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)

    proposal = agreement_cards.extension(tx, cast.boris, client_id, date(2024, 7, 10))

    cost = proposal.cost
    assert cost is not None
    assert (cost.usual.first, cost.usual.last, cost.usual.total) == (
        date(2024, 3, 21),
        date(2024, 6, 20),
        Decimal("50000.00"),
    )
    assert cost.usual.month == Decimal("16666.67")
    assert cost.rates is not None
    # 20 of 92 days
    assert cost.rates.expected == Decimal("10869.57")
    assert (cost.rates.full, cost.rates.residual, cost.rates.service) == (
        Decimal("1086.96"),
        Decimal("108.70"),
        Decimal("326.09"),
    )
    assert cost.rates.difference == Decimal("652.17")
    assert (cost.changed.moved, cost.changed.money) == (1, Decimal("50000.00"))
    assert cost.people == [("Иван Петров", Decimal("4500.00")), ("Борис Сидоров", Decimal("500.00"))]
    assert cost.lapses_on == date(2024, 7, 10)


def test_the_other_head_agrees_and_the_period_the_ledger_and_the_transfer_follow_at_once(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    transfers.scan(tx, SYSTEM, cast.today)
    agreement_id = agreements.propose_extension(tx, cast.boris, client_id, JUNE_30)

    found = agreements.agree(tx, cast.anna, agreement_id)

    assert (found.state, found.decided_by, found.decided_on) == (
        AgreementState.AGREED,
        cast.anna.staff_id,
        date(2024, 6, 20),
    )
    assert lapses_on(tx, client_id) == JUNE_30
    assert cast.earned(cast.ivan, client_id) == Decimal("15000.00")
    assert tx.scalar(text("SELECT state FROM transfers")) == "withdrawn"
    told = [(who, event) for who, event, _ in cast.told() if event.startswith("agreement")]
    assert told == [
        (cast.boris.staff_id, "agreement_opened"),
        (cast.anna.staff_id, "agreement_opened"),
        (cast.boris.staff_id, "agreement_ended"),
        (cast.ivan.staff_id, "agreement_told"),
    ]
    assert ("extension agreed", f"agreement:{agreement_id}") in {(what, on) for _, what, on in cast.done()}
    assert wakes.when(tx, WAKE, agreement_id) is None


def test_a_later_extension_replaces_an_earlier_one(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    for until in (JUNE_30, date(2024, 8, 1)):
        agreements.agree(tx, cast.anna, agreements.propose_extension(tx, cast.boris, client_id, until))

    assert clients.load(tx, client_id).extended_until == date(2024, 8, 1)
    assert lapses_on(tx, client_id) == date(2024, 8, 1)


def test_the_client_head_can_propose_and_the_commercial_one_agrees(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    transfers.scan(tx, SYSTEM, cast.today)
    agreement_id = agreements.propose_extension(tx, cast.anna, client_id, JUNE_30)

    assert [found.agreement_id for found in agreements.waiting_for(tx, cast.boris)] == [agreement_id]
    assert agreements.waiting_for(tx, cast.anna) == agreements.waiting_for(tx, cast.nina) == []
    assert agreements.agree(tx, cast.boris, agreement_id).state is AgreementState.AGREED


def test_nobody_agrees_to_what_they_proposed_and_nobody_else_than_the_other_side(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    agreement_id = agreements.propose_extension(tx, cast.boris, client_id, JUNE_30)

    with pytest.raises(AgreementOwn):
        agreements.agree(tx, cast.boris, agreement_id)
    for other in (cast.galina, cast.ivan):
        with pytest.raises(NotYourAgreement):
            agreements.agree(tx, other, agreement_id)
    with pytest.raises(NotFound):
        agreements.agree(tx, cast.petr, agreement_id)
    with pytest.raises(NotFound):
        agreements.agree(tx, cast.anna, 99)
    assert lapses_on(tx, client_id) == date(2024, 6, 15)


def test_where_one_person_heads_both_departments_the_director_is_the_second(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    posts.appoint(tx, cast.galina, cast.anna.department_id or 0, cast.boris.staff_id)
    tx.cache.clear()

    agreement_id = agreements.propose_extension(tx, cast.boris, client_id, JUNE_30)

    assert agreement_cards.show(tx, cast.boris, agreement_id).waits_for == ["Галина Орлова"]
    with pytest.raises(AgreementOwn):
        agreements.agree(tx, cast.boris, agreement_id)
    assert agreements.agree(tx, cast.galina, agreement_id).state is AgreementState.AGREED


def test_without_a_head_the_director_proposes_in_their_place(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    posts.appoint(tx, cast.galina, cast.boris.department_id or 0, None)
    tx.cache.clear()

    agreement_id = agreements.propose_extension(tx, cast.galina, client_id, JUNE_30)

    assert agreement_cards.show(tx, cast.galina, agreement_id).waits_for == ["Анна Кузнецова"]
    assert agreements.agree(tx, cast.anna, agreement_id).state is AgreementState.AGREED


def test_who_speaks_for_neither_department_proposes_nothing(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)

    for nobody in (cast.ivan, cast.galina):
        with pytest.raises(NotYourAgreement):
            agreements.propose_extension(tx, nobody, client_id, JUNE_30)
        assert not agreement_cards.period(tx, nobody, client_id).may_propose
    with pytest.raises(NotFound):
        agreements.propose_extension(tx, cast.olga, client_id, JUNE_30)


@pytest.mark.parametrize(
    ("until", "refusal", "said"),
    [
        (date(2024, 6, 20), ExtensionTooSoon, {"first": date(2024, 6, 21)}),
        (date(2024, 12, 21), ExtensionTooFar, {"last": date(2024, 12, 20)}),
    ],
)
def test_a_day_out_of_reach_is_refused_with_the_day_that_works(
    tx: Tx, cast: Cast, until: date, refusal: type[ExtensionTooSoon], said: dict[str, date]
) -> None:
    client_id = lapsed(cast)

    with pytest.raises(refusal) as refused:
        agreements.propose_extension(tx, cast.boris, client_id, until)

    assert refused.value.params == said


def test_a_running_period_is_extended_from_its_end_on(tx: Tx, cast: Cast) -> None:
    client_id = cast.client()
    cast.pays(client_id, "100000")

    view = agreement_cards.period(tx, cast.boris, client_id)
    with pytest.raises(ExtensionTooSoon):
        agreements.propose_extension(tx, cast.boris, client_id, date(2024, 6, 15))

    assert view.days == (date(2024, 6, 16), date(2024, 12, 15))


def test_a_client_has_one_open_proposal_and_it_can_be_taken_back(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    agreement_id = agreements.propose_extension(tx, cast.boris, client_id, JUNE_30)
    found = agreements.open_for(tx, client_id)
    assert found is not None
    assert found.agreement_id == agreement_id
    assert agreement_cards.period(tx, cast.boris, client_id).open_id == agreement_id
    with pytest.raises(AgreementOpen):
        agreements.propose_extension(tx, cast.boris, client_id, JUNE_30)
    with pytest.raises(NotYourAgreement):
        agreements.take_back(tx, cast.anna, agreement_id)

    assert agreements.take_back(tx, cast.boris, agreement_id).state is AgreementState.TAKEN_BACK

    with pytest.raises(AgreementDecided):
        agreements.take_back(tx, cast.boris, agreement_id)
    with pytest.raises(AgreementDecided):
        agreements.agree(tx, cast.anna, agreement_id)
    assert agreements.open_for(tx, client_id) is None
    assert agreements.propose_extension(tx, cast.boris, client_id, JUNE_30) > agreement_id


def test_the_other_head_declines_with_a_reason_and_nothing_changes(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    agreement_id = agreements.propose_extension(tx, cast.boris, client_id, JUNE_30)
    with pytest.raises(ReasonNotGiven):
        agreements.decline(tx, cast.anna, agreement_id, " ")

    found = agreements.decline(tx, cast.anna, agreement_id, "клиент готов")

    assert (found.state, found.answer) == (AgreementState.DECLINED, "клиент готов")
    assert lapses_on(tx, client_id) == date(2024, 6, 15)
    assert cast.told()[-1][:2] == (cast.boris.staff_id, "agreement_ended")


def test_a_hand_over_makes_an_extension_that_waits_void(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    agreement_id = agreements.propose_extension(tx, cast.boris, client_id, JUNE_30)

    cast.hands_over(client_id, "2024-06-20")

    card = agreement_cards.show(tx, cast.boris, agreement_id)
    assert (card.state, card.may_take_back, card.proposal.cost) == (AgreementState.OUTDATED, False, None)
    with pytest.raises(ExtensionTooLate):
        agreements.propose_extension(tx, cast.boris, client_id, JUNE_30)


def test_a_proposal_that_became_impossible_is_closed_instead_of_agreed(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    agreement_id = agreements.propose_extension(tx, cast.boris, client_id, JUNE_30)
    cast.on("2024-07-01")

    found = agreements.agree(tx, cast.anna, agreement_id)

    assert found.state is AgreementState.OUTDATED
    assert lapses_on(tx, client_id) == date(2024, 6, 15)


def test_the_clock_closes_an_extension_whose_day_has_come(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    agreement_id = agreements.propose_extension(tx, cast.boris, client_id, JUNE_30)
    due = wakes.when(tx, WAKE, agreement_id)
    assert due is not None
    assert due.isoformat() == "2024-06-29T21:00:00+00:00"

    cast.at(due)
    for _ in range(2):
        agreements.expire(tx, SYSTEM, agreement_id)

    assert agreement_cards.show(tx, cast.anna, agreement_id).state is AgreementState.OUTDATED
    assert [event for _, event, _ in cast.told()].count("agreement_ended") == 1


def test_pressing_agree_again_gives_the_present_state(tx: Tx, cast: Cast) -> None:
    agreement_id = agreements.propose_extension(tx, cast.boris, lapsed(cast), JUNE_30)
    first = agreements.agree(tx, cast.anna, agreement_id)

    assert agreements.agree(tx, cast.anna, agreement_id) == first


def test_winning_a_client_back_ends_the_managers_share_and_begins_a_new_period(tx: Tx, cast: Cast) -> None:
    client_id = handed_over(cast)
    proposal = agreement_cards.reacquisition(tx, cast.anna, client_id, tuple(alone(cast.petr)))
    agreement_id = agreements.propose_reacquisition(tx, cast.anna, client_id, alone(cast.petr))

    agreements.agree(tx, cast.boris, agreement_id)

    client = clients.load(tx, client_id)
    assert (client.manager_id, client.transferred_on, client.reacquired_on) == (None, None, cast.today)
    # the payment of this very day begins the new period
    assert (client.acquisition_start, client.lapses_on, client.lapse_announced) == (
        cast.today,
        date(2024, 9, 20),
        False,
    )
    assert cast.earned_by_kind(cast.olga, client_id) == {EntryKind.SERVICE: Decimal("0.00")}
    assert cast.earned(cast.petr, client_id) == Decimal("2000.00")
    assert cast.earned(cast.ivan, client_id) == Decimal("10500.00")
    cost = proposal.cost
    assert cost is not None
    assert (cost.changed.moved, cost.changed.money) == (1, Decimal("20000.00"))
    assert sorted(cost.people) == [
        ("Анна Кузнецова", Decimal("-100.00")),
        ("Борис Сидоров", Decimal("200.00")),
        ("Иван Петров", Decimal("-200.00")),
        ("Ольга Белова", Decimal("-600.00")),
        ("Пётр Смирнов", Decimal("2000.00")),
    ]
    told = [who for who, event, _ in cast.told() if event == "agreement_told"]
    assert told == [cast.ivan.staff_id, cast.petr.staff_id, cast.olga.staff_id]


def test_the_new_period_lapses_and_opens_a_transfer_of_its_own(tx: Tx, cast: Cast) -> None:
    client_id = handed_over(cast)
    agreements.agree(tx, cast.boris, agreements.propose_reacquisition(tx, cast.anna, client_id, alone(cast.ivan)))
    cast.pays(client_id, "1000")

    cast.on("2024-09-19")
    assert transfers.scan(tx, SYSTEM, cast.today) == 0
    cast.on("2024-09-20")
    assert transfers.scan(tx, SYSTEM, cast.today) == 1


def test_why_names_the_new_period_and_judges_the_old_one_as_before(tx: Tx, cast: Cast) -> None:
    client_id = handed_over(cast)
    old = earnings.client_facts(tx, client_id).payments[0].payment_id
    agreements.agree(tx, cast.boris, agreements.propose_reacquisition(tx, cast.anna, client_id, alone(cast.ivan)))
    new = cast.pays(client_id, "1000")

    assert explanations.why(tx, cast.ivan, new).period.reacquired_on == date(2024, 6, 20)
    assert explanations.why(tx, cast.ivan, old).period.reacquired_on is None
    assert explanations.why(tx, cast.ivan, old).period.start == date(2024, 3, 15)


def test_a_client_that_is_not_handed_over_cannot_be_won_back_unless_its_transfer_was_returned(
    tx: Tx, cast: Cast
) -> None:
    client_id = lapsed(cast)
    transfers.scan(tx, SYSTEM, cast.today)
    with pytest.raises(NothingToReacquire):
        agreements.propose_reacquisition(tx, cast.boris, client_id, alone(cast.ivan))
    assert not agreement_cards.period(tx, cast.boris, client_id).reacquirable

    tx.execute(text("UPDATE transfers SET state = 'returned', closed_at = opened_at, closed_on = lapsed_on"))

    assert agreement_cards.period(tx, cast.boris, client_id).reacquirable
    agreement_id = agreements.propose_reacquisition(tx, cast.boris, client_id, alone(cast.ivan))
    assert agreements.agree(tx, cast.anna, agreement_id).state is AgreementState.AGREED
    assert clients.managers(tx, client_id) == []
    assert lapses_on(tx, client_id) is None


def test_a_client_is_won_back_by_hunters_of_its_department_with_whole_shares(tx: Tx, cast: Cast) -> None:
    client_id = handed_over(cast)

    for nobody in (cast.olga, cast.nina):
        with pytest.raises(NotAHunter):
            agreements.propose_reacquisition(tx, cast.boris, client_id, alone(nobody))
    with pytest.raises(SharesNotWhole):
        agreements.propose_reacquisition(tx, cast.boris, client_id, [(cast.ivan.staff_id, Decimal(90))])
    assert agreement_cards.winners(tx, cast.boris, client_id) == [
        (cast.ivan.staff_id, "Иван Петров"),
        (cast.boris.staff_id, "Борис Сидоров"),
        (cast.petr.staff_id, "Пётр Смирнов"),
    ]
    assert agreement_cards.last_shares(tx, cast.boris, client_id) == ()


def test_several_hunters_who_had_the_client_can_have_it_again(tx: Tx, cast: Cast) -> None:
    client_id = cast.client("Лотос", "supply", (cast.ivan, "60"), (cast.petr, "40"))
    cast.pays(client_id, "100000")
    cast.hands_over(client_id, "2024-03-15")

    shares = agreement_cards.last_shares(tx, cast.boris, client_id)

    assert shares == ((cast.ivan.staff_id, Decimal(60)), (cast.petr.staff_id, Decimal(40)))


def test_without_a_plan_for_the_line_the_price_is_not_guessed(tx: Tx, cast: Cast) -> None:
    client_id = lapsed(cast)
    clients.change(tx, client_id, line="gone")

    cost = agreement_cards.extension(tx, cast.boris, client_id, JUNE_30).cost

    assert cost is not None
    assert (cost.rates, cost.changed.moved, cost.people) == (None, 0, [])
