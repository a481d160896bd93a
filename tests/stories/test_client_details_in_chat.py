"""What is on record of a client is corrected from its card, by whom it is; the line stays once money has come."""

from datetime import date
from decimal import Decimal

from tests.office import Office
from tests.person import Person
from usecases import payments

FIRST, SECOND = "7707083893", "7736207543"


async def _corrects(person: Person, client: str, what: str) -> None:
    await person.send(client)
    await person.press("✏️ Исправить")
    await person.press(what)


async def test_a_new_name_is_found_at_once_and_the_old_one_no_more(office: Office) -> None:
    # given
    await office.client("Рамашка")

    # when
    await _corrects(office.ivan, "Рамашка", "Название")
    await office.ivan.send("ООО «Лютик»")

    # then
    office.ivan.sees("✅ Исправлено", "📇 ООО «Лютик» · Поставки")
    await office.ivan.send("лютик")
    office.ivan.sees("📇 ООО «Лютик»")
    await office.ivan.send("Рамашка")
    office.ivan.sees("По «Рамашка» ничего не нашлось.")
    await office.galina.send("/audit")
    office.galina.sees("Сведения о клиенте исправлены", "название: Рамашка → ООО «Лютик»")


async def test_a_tax_number_is_put_right_and_taken_away(office: Office) -> None:
    await office.client("Ромашка")

    await _corrects(office.ivan, "Ромашка", "ИНН")
    await office.ivan.send(FIRST)
    office.ivan.sees("✅ Исправлено", f"ИНН {FIRST}")
    await _corrects(office.boris, "Ромашка", "ИНН")
    office.boris.sees(f"ИНН {FIRST}\n\nИНН?")
    await office.boris.press("Без ИНН")

    office.boris.sees("✅ Исправлено")
    assert FIRST not in office.boris.screen()
    await office.galina.send("/audit")
    office.galina.sees(f"ИНН: {FIRST}", f"ИНН: было {FIRST}")


async def test_a_tax_number_that_is_taken_is_refused_and_the_heads_see_it(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.client("Лотос", hunter="petr")
    await _corrects(office.petr, "Лотос", "ИНН")
    await office.petr.send(FIRST)
    acts = await office.rows("audit")

    # when
    await _corrects(office.ivan, "Ромашка", "ИНН")
    await office.ivan.send(FIRST)

    # then
    office.ivan.sees(f"Клиент с ИНН {FIRST} уже есть в компании.", "ИНН?")
    assert await office.rows("audit") == acts
    assert await office.rows("watch_items") == 1
    await office.ivan.send(SECOND)
    office.ivan.sees("✅ Исправлено", f"ИНН {SECOND}")


async def test_a_line_is_put_right_until_the_first_payment(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await _corrects(office.ivan, "Ромашка", "Направление")
    assert office.ivan.buttons() == ["Интернет", "Товары", "‹ Назад", "✖️ Отмена"]

    # when
    await office.ivan.press("Интернет")

    # then
    office.ivan.sees("✅ Исправлено", "📇 Ромашка · Интернет")
    await office.pays(office.ivan, "Ромашка 100к")
    await _corrects(office.ivan, "Ромашка", "Направление")
    office.ivan.sees("Что исправить?", "Направление не меняется, когда оплаты уже есть: по нему считается заработок.")
    await office.ivan.press("✖️ Отмена")
    office.ivan.sees("📇 Ромашка · Интернет")


async def test_a_line_chosen_on_an_old_screen_after_a_payment_changes_nothing(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await _corrects(office.ivan, "Ромашка", "Направление")
    message, line = office.ivan.button("Интернет")
    await office.by("boris", payments.log, 1, Decimal(100), date(2024, 3, 14))
    acts = await office.rows("audit")

    # when
    await office.ivan.press_old(message, line)

    # then
    office.ivan.sees("Направление не меняется, когда оплаты уже есть")
    assert await office.rows("audit") == acts
