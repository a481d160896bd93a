"""Contact persons at a client, shown with each showing recorded, and who of ours has met them."""

from datetime import date

import pytest

from domain.payments import PaidInFuture
from domain.refusals import NotAllowed, NotFound
from domain.staff import NameNotGiven
from storage import staff
from storage.contacts import Met
from tests.cast import Cast
from usecases import clients, contacts
from usecases.contacts import PhoneWrong


def test_a_contact_person_is_kept_with_a_number_that_can_be_called(cast: Cast) -> None:
    client_id = cast.client()

    contacts.add_person(cast.tx, cast.ivan, client_id, " Мария  Соколова ", "8 (916) 123-45-67", "бухгалтер")
    contacts.add_person(cast.tx, cast.ivan, client_id, "Директор", decides=True)

    found = contacts.show(cast.tx, cast.ivan, client_id)
    assert found.client_name == "Ромашка"
    assert [(p.name, p.phone, p.position, p.decides) for p in found.persons] == [
        ("Директор", None, None, True),
        ("Мария Соколова", "+79161234567", "бухгалтер", False),
    ]


@pytest.mark.parametrize("phone", ["12", "позвоните", "+7 916", "8 916 123-45-67 доб"])
def test_what_is_no_phone_number_is_refused(cast: Cast, phone: str) -> None:
    client_id = cast.client()

    with pytest.raises(PhoneWrong):
        contacts.add_person(cast.tx, cast.ivan, client_id, "Мария", phone)

    assert cast.rows("contact_persons") == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("+44 20 7946 0000", "+442079460000"), ("89161234567", "+79161234567"), ("+375 29 123-45-67", "+375291234567")],
)
def test_a_number_is_read_in_the_companys_country_or_with_its_code(cast: Cast, typed: str, kept: str) -> None:
    assert contacts.check_phone(cast.tx, cast.ivan, typed) == kept


def test_a_contact_person_has_a_name(cast: Cast) -> None:
    client_id = cast.client()

    with pytest.raises(NameNotGiven):
        contacts.add_person(cast.tx, cast.ivan, client_id, " ", "89161234567")

    assert cast.rows("contact_persons") == 0


def test_each_showing_is_recorded(cast: Cast) -> None:
    client_id = cast.client()

    contacts.show(cast.tx, cast.ivan, client_id)
    contacts.show(cast.tx, cast.boris, client_id)

    assert cast.rows("client_views") == 2


def test_the_contacts_of_another_hunters_client_do_not_exist(cast: Cast) -> None:
    client_id = cast.client()

    for stranger in (cast.petr, cast.olga, cast.anna):
        with pytest.raises(NotFound):
            contacts.show(cast.tx, stranger, client_id)
        with pytest.raises(NotFound):
            contacts.add_person(cast.tx, stranger, client_id, "Мария")
        with pytest.raises(NotFound):
            contacts.record_contact(cast.tx, stranger, client_id, Met.CALL)

    assert (cast.rows("client_views"), cast.rows("contact_persons"), cast.rows("personal_contacts")) == (0, 0, 0)


def test_an_accountant_sees_no_contact_data(cast: Cast) -> None:
    client_id = cast.client()

    for use_case in (contacts.show, clients.show):
        with pytest.raises(NotAllowed):
            use_case(cast.tx, cast.nina, client_id)

    assert cast.rows("client_views") == 0


def test_coverage_counts_distinct_people_who_still_work_here(cast: Cast) -> None:
    # given
    client_id = cast.client("Ромашка", "supply", (cast.ivan, "50"), (cast.petr, "50"))

    def held() -> int:
        return clients.show(cast.tx, cast.boris, client_id).met.held

    # when
    contacts.record_contact(cast.tx, cast.ivan, client_id, Met.IN_PERSON)
    contacts.record_contact(cast.tx, cast.ivan, client_id, Met.IN_PERSON)
    contacts.record_contact(cast.tx, cast.petr, client_id, Met.IN_PERSON, date(2024, 3, 1))

    # then
    assert held() == 2
    staff.change(cast.tx, cast.petr.staff_id, status="suspended")
    assert held() == 1


def test_a_call_is_recorded_and_is_no_personal_contact(cast: Cast) -> None:
    client_id = cast.client()

    contacts.record_contact(cast.tx, cast.ivan, client_id, Met.CALL)

    found = contacts.meetings(cast.tx, cast.ivan, client_id)
    assert (found.met.held, found.met.required) == (0, 2)
    assert [(m.name, m.met_on, m.how, m.works_here) for m in found.latest] == [
        ("Иван Петров", date(2024, 3, 15), Met.CALL, True)
    ]


def test_a_meeting_of_tomorrow_has_not_been(cast: Cast) -> None:
    client_id = cast.client()

    with pytest.raises(PaidInFuture):
        contacts.record_contact(cast.tx, cast.ivan, client_id, Met.IN_PERSON, date(2024, 3, 16))

    assert cast.rows("personal_contacts") == 0
