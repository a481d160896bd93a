"""After the transfer: what a client owes is its account manager's to collect, and the heads hear how it does."""

from datetime import date
from decimal import Decimal

import pytest

from domain.collection import Punctuality
from domain.refusals import NotAllowed, NotFound
from domain.staff import SYSTEM, DepartmentKind
from storage import clients as clients_storage
from storage import contacts, deals, staff, transfers, wakes
from storage.contacts import Met
from tests.cast import Cast
from tests.usecases.clockwork import at, moscow, off_until, told_of
from usecases import charge_reminders, clients, debts, follow_ups, payments, substitutes, transfer_decisions
from usecases import deals as deal_cases
from usecases.charge_reminders import CHARGES, Debt
from usecases.debts import DebtLine
from usecases.follow_ups import FOLLOW_UP


def handed_over(cast: Cast) -> tuple[int, int]:
    """A monthly client of 1 000, due on the 15th, paid through May; lapsed on 15.06.2024, Olga's from the 17th on."""
    client_id = cast.client()
    deal_id = deal_cases.agree(
        cast.tx, cast.ivan, client_id, "Поставка", monthly=Decimal(1000), documents=("договор", "счёт")
    )
    cast.pays(client_id, "3000", deal_id=deal_id)
    at(cast, "2024-06-17 10:00")
    transfer = transfers.find_open(cast.tx, client_id)
    assert transfer is not None
    transfer_decisions.confirm(cast.tx, cast.boris, transfer.transfer_id)
    transfer_decisions.confirm(cast.tx, cast.anna, transfer.transfer_id, cast.olga.staff_id)
    return client_id, transfer.transfer_id


def reminded(cast: Cast) -> list[str]:
    return [who for who, _ in told_of(cast, "charges_due")]


def followed_up(cast: Cast) -> list[tuple[str, object]]:
    return [(who, params["days"]) for who, params in told_of(cast, "transfer_followed_up")]


def test_the_account_manager_is_reminded_on_the_due_date_and_three_and_seven_days_after(cast: Cast) -> None:
    # given 1 000 of 15.06 stands open at the hand-over, and is told of by the card of the transfer
    client_id, _ = handed_over(cast)
    at(cast, "2024-06-17 23:00")
    assert reminded(cast) == []

    # then three and seven days after the 15th, then from the 15th of July on
    for moment, times in [
        ("2024-06-18 08:59", 0),
        ("2024-06-18 09:00", 1),
        ("2024-06-22 09:00", 2),
        ("2024-07-15 08:59", 2),
        ("2024-07-15 09:00", 3),
        ("2024-07-18 09:00", 4),
        ("2024-07-22 09:00", 5),
        ("2024-08-14 12:00", 5),
    ]:
        at(cast, moment)
        assert reminded(cast) == ["Ольга"] * times, moment
    assert charge_reminders.show(cast.tx, cast.olga, client_id) == Debt(
        client_id, "Ромашка", Decimal(2000), date(2024, 6, 15), Decimal("0.00")
    )


def test_a_charge_that_was_paid_in_time_reminds_nobody(cast: Cast) -> None:
    client_id, _ = handed_over(cast)
    deal_id = deals.of_client(cast.tx, client_id)[0].terms.deal_id
    cast.pays(client_id, "2000", deal_id=deal_id)

    at(cast, "2024-08-14 12:00")

    assert reminded(cast) == []
    assert charge_reminders.show(cast.tx, cast.olga, client_id) is None


def test_a_month_at_a_standstill_brings_one_message_with_what_is_owed_now(cast: Cast) -> None:
    client_id, _ = handed_over(cast)
    at(cast, "2024-06-17 12:00")

    off_until(cast, "2024-08-15 10:00")
    off_until(cast, "2024-08-15 10:01")

    assert reminded(cast) == ["Ольга"]
    found = charge_reminders.show(cast.tx, cast.olga, client_id)
    assert found is not None
    assert (found.owed, found.since, found.due_today) == (Decimal(3000), date(2024, 6, 15), Decimal(1000))


def test_a_deal_of_after_the_transfer_is_looked_at_from_then_on(cast: Cast) -> None:
    client_id, _ = handed_over(cast)
    cast.pays(client_id, "12000", deal_id=deals.of_client(cast.tx, client_id)[0].terms.deal_id)
    at(cast, "2024-06-18 10:00")

    deal_cases.agree(cast.tx, cast.olga, client_id, "Монтаж", amount=Decimal(7000), starts_on=date(2024, 6, 20))
    at(cast, "2024-06-20 09:00")

    assert reminded(cast) == ["Ольга"]


def test_while_the_account_manager_has_no_access_the_head_is_reminded(cast: Cast) -> None:
    handed_over(cast)
    staff.change(cast.tx, cast.olga.staff_id, status="suspended")

    at(cast, "2024-06-18 09:00")

    assert reminded(cast) == ["Анна"]


def test_a_client_that_nobody_keeps_any_more_is_not_reminded_of(cast: Cast) -> None:
    client_id, transfer_id = handed_over(cast)
    at(cast, "2024-06-17 12:00")
    clients_storage.change(cast.tx, client_id, manager_id=None, manager_department_id=None)

    at(cast, "2024-07-20 09:00")

    assert (reminded(cast), followed_up(cast)) == ([], [])
    assert wakes.when(cast.tx, CHARGES, client_id) is None
    assert wakes.when(cast.tx, FOLLOW_UP, transfer_id) is None
    with pytest.raises(NotFound):
        follow_ups.show(cast.tx, cast.boris, transfer_id)


def test_debts_and_open_papers_leave_the_hunters_list_for_the_account_managers(cast: Cast) -> None:
    # given two clients of Ivan's that owe and have not signed, one of them handed over
    with_olga, _ = handed_over(cast)
    with_ivan = cast.client("Вектор")
    deal_cases.agree(
        cast.tx, cast.ivan, with_ivan, "Монтаж", amount=Decimal(500), starts_on=date(2024, 6, 1), documents=("акт",)
    )

    def of(who: str) -> list[DebtLine]:
        return list(debts.listed(cast.tx, getattr(cast, who)).lines)

    # then
    hunters = DebtLine(with_ivan, "Вектор", Decimal(500), date(2024, 6, 1), 1)
    managers = DebtLine(with_olga, "Ромашка", Decimal(1000), date(2024, 6, 15), 2)
    assert of("ivan") == [hunters]
    assert of("boris") == [hunters]
    assert of("olga") == [managers]
    assert of("anna") == [managers]
    assert of("galina") == [hunters, managers]
    assert (of("petr"), of("oleg")) == ([], [])
    with pytest.raises(NotAllowed):
        debts.listed(cast.tx, cast.nina)


def test_who_has_paid_and_signed_is_on_no_list(cast: Cast) -> None:
    client_id, _ = handed_over(cast)
    for paper in deals.documents_of_client(cast.tx, client_id):
        deal_cases.set_document(cast.tx, cast.olga, client_id, paper.document_id, "signed")
    paid = cast.pays(client_id, "1000", deal_id=deals.of_client(cast.tx, client_id)[0].terms.deal_id)
    assert debts.listed(cast.tx, cast.olga).total == 0

    # when the payment turns out to be a mistake
    payments.void(cast.tx, cast.nina, paid)

    # then
    assert [line.overdue for line in debts.listed(cast.tx, cast.olga).lines] == [Decimal(1000)]


def test_a_long_list_has_pages_and_one_past_the_end_is_the_first(cast: Cast) -> None:
    for number in range(9):
        client_id = cast.client(f"Клиент {number}")
        deal_cases.agree(cast.tx, cast.ivan, client_id, "Монтаж", amount=Decimal(500), documents=("акт",))

    pages = [debts.listed(cast.tx, cast.ivan, number) for number in (0, 1, 5)]

    assert [(page.number, len(page.lines), page.total) for page in pages] == [(0, 8, 9), (1, 1, 9), (0, 8, 9)]


def test_both_heads_hear_after_30_60_and_90_days_once_each(cast: Cast) -> None:
    _, transfer_id = handed_over(cast)

    for moment, days in [
        ("2024-07-17 08:59", ()),
        ("2024-07-17 09:00", (30,)),
        ("2024-08-16 09:00", (30, 60)),
        ("2024-09-15 09:00", (30, 60, 90)),
        ("2024-12-31 09:00", (30, 60, 90)),
    ]:
        at(cast, moment)
        assert followed_up(cast) == [(who, each) for each in days for who in ("Борис", "Анна")], moment
    assert wakes.when(cast.tx, FOLLOW_UP, transfer_id) is None


def test_a_head_who_is_away_hears_of_it_all_the_same(cast: Cast) -> None:
    _, transfer_id = handed_over(cast)
    at(cast, "2024-07-16 09:00")
    away = date(2024, 7, 16), date(2024, 7, 20)
    substitutes.record(cast.tx, cast.boris, cast.boris.staff_id, *away, cast.petr.staff_id)

    at(cast, "2024-07-17 09:00")

    assert followed_up(cast) == [("Борис", 30), ("Анна", 30), ("Пётр", 30)]
    assert follow_ups.show(cast.tx, cast.boris, transfer_id).manager == "Ольга Белова"


def test_of_several_that_were_missed_only_the_last_is_told(cast: Cast) -> None:
    handed_over(cast)

    off_until(cast, "2024-08-20 12:00")
    off_until(cast, "2024-12-20 12:00")

    assert followed_up(cast) == [("Борис", 60), ("Анна", 60), ("Борис", 90), ("Анна", 90)]


def test_the_line_tells_of_the_meeting_the_payments_and_the_contacts(cast: Cast) -> None:
    # given nobody has met anybody, and the charge of June is open
    client_id, transfer_id = handed_over(cast)
    at(cast, "2024-07-17 09:00")
    before = follow_ups.show(cast.tx, cast.boris, transfer_id)
    assert (before.client_name, before.manager, before.met_on) == ("Ромашка", "Ольга Белова", None)
    assert before.paid == Punctuality(1, 1, Decimal(2000), date(2024, 6, 15))
    assert before.left_out == (DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT)

    # when Olga called and met the client, Ivan had met it, and it paid
    for who, day, how in [(cast.olga, 18, Met.CALL), (cast.olga, 20, Met.IN_PERSON), (cast.ivan, 1, Met.IN_PERSON)]:
        contacts.add_contact(cast.tx, client_id, who.staff_id, date(2024, 6, day), how, who.staff_id)
    cast.pays(client_id, "2000", deal_id=deals.of_client(cast.tx, client_id)[0].terms.deal_id)

    # then
    after = follow_ups.show(cast.tx, cast.anna, transfer_id)
    assert (after.met_on, after.paid, after.left_out) == (date(2024, 6, 20), Punctuality(1, 1), ())


def test_only_the_clock_looks(cast: Cast) -> None:
    client_id, transfer_id = handed_over(cast)

    with pytest.raises(NotAllowed):
        charge_reminders.look(cast.tx, cast.galina, client_id)
    with pytest.raises(NotAllowed):
        follow_ups.look(cast.tx, cast.galina, transfer_id)


def test_who_is_not_the_one_to_collect_is_not_told(cast: Cast) -> None:
    client_id, _ = handed_over(cast)
    clients.assign_manager(cast.tx, cast.anna, client_id, cast.oleg.staff_id, date(2024, 6, 17))
    cast.at(moscow("2024-06-18 09:00"))

    assert charge_reminders.show(cast.tx, cast.anna, client_id) is None
    charge_reminders.look(cast.tx, SYSTEM, client_id)
    assert reminded(cast) == ["Олег"]
