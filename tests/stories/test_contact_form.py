"""A contact person is added to a client: typed, or shared as a Telegram contact."""

from tests.office import Office
from tests.person import Person


async def _share(office: Office, person: Person, **contact: str) -> None:
    """The person shares somebody from their phone book."""
    own = office.world.person(person.telegram_id)
    message = office.world.write(own, own.user(), {"contact": contact})
    office.world.updates.put("message", message, own.id)
    await office.settle()


async def _open_form(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка")
    await office.ivan.press("Контакты")
    await office.ivan.press("Добавить контакт")


async def test_a_contact_person_is_typed_step_by_step(office: Office) -> None:
    # given
    await _open_form(office)
    office.ivan.sees("Новый контакт · Ромашка", "Как зовут?")

    # when
    await office.ivan.send("Мария Соколова")
    await office.ivan.send("12")
    office.ivan.sees("Мария Соколова", "Телефон не получилось понять. Например, +7 916 123-45-67")
    await office.ivan.send("8 (916) 123-45-67")
    office.ivan.sees("+79161234567", "Должность?")
    await office.ivan.send("главный бухгалтер")
    office.ivan.sees("главный бухгалтер", "Принимает решения?")
    await office.ivan.press("Да")

    # then
    office.ivan.sees("✅ Контакт записан: Мария Соколова · Ромашка")
    await office.ivan.press("Контакты")
    office.ivan.sees("Мария Соколова — принимает решения", "главный бухгалтер", "+79161234567")
    assert office.ivan.messages()[-1]["has_protected_content"]


async def test_a_shared_contact_is_name_and_phone_at_once(office: Office) -> None:
    # given
    await _open_form(office)

    # when
    await _share(office, office.ivan, phone_number="79161234567", first_name="Мария", last_name="Соколова")

    # then
    office.ivan.sees("Мария Соколова", "+79161234567", "Должность?")
    await office.ivan.press("Пропустить")
    await office.ivan.press("Нет")
    office.ivan.sees("✅ Контакт записан: Мария Соколова")


async def test_a_contact_may_be_shared_as_the_phone_alone(office: Office) -> None:
    await _open_form(office)
    await office.ivan.send("Директор")

    await _share(office, office.ivan, phone_number="+442079460000", first_name="Boss")

    office.ivan.sees("Директор", "+442079460000")


async def test_a_person_without_a_phone_is_a_contact_too(office: Office) -> None:
    await _open_form(office)
    await office.ivan.send("Мария")

    await office.ivan.press("Пропустить")
    await office.ivan.press("Пропустить")
    await office.ivan.press("Да")

    assert await office.rows("contact_persons") == 1


async def test_the_list_that_cannot_be_forwarded_stays_above_the_form(office: Office) -> None:
    await _open_form(office)

    assert "нет контактных лиц" in office.ivan.texts()[-2]
    assert "has_protected_content" not in office.ivan.messages()[-1]
