"""A contact person is corrected or removed: one message, one question, and nothing of it can be forwarded."""

from datetime import date

import pytest

from tests.office import Office
from tests.person import Person
from usecases import contacts


async def _maria(office: Office, person: Person | None = None) -> None:
    """Ivan opens Maria, whom he recorded with a wrong phone."""
    await office.client("Ромашка")
    await office.ivan.send("Ромашка")
    await office.ivan.press("Контакты")
    await office.ivan.press("Добавить контакт")
    for typed in ("Мария", "8 916 123-45-67", "бухгалтер"):
        await office.ivan.send(typed)
    await office.ivan.press("Да")
    await _opens(person or office.ivan)


async def _opens(person: Person) -> None:
    await person.send("Ромашка")
    await person.press("📞 Контакты")
    await person.press("✏️ Мария")


@pytest.mark.parametrize(
    ("button", "right", "shown", "logged"),
    [
        ("✏️ Имя", "Марина Соколова", "Марина Соколова — принимает решения", "имя: М. → М. С."),
        ("✏️ Телефон", "8 916 123-45-68", "+79161234568", "телефон: …4567 → …4568"),
        ("✏️ Должность", "директор", "директор", "должность: бухгалтер → директор"),
    ],
)
async def test_what_was_wrong_is_corrected_and_the_log_shows_it_before_and_after(
    office: Office, button: str, right: str, shown: str, logged: str
) -> None:
    # given
    await _maria(office)
    office.ivan.sees("📞 Контакты: Ромашка", "Мария — принимает решения\nбухгалтер\n+79161234567")

    # when
    await office.ivan.press(button)
    await office.ivan.send(right)

    # then
    office.ivan.sees("✅ Исправлено: ", "· Ромашка")
    await office.ivan.press("Контакты")
    office.ivan.sees(shown)
    assert await office.rows("contact_persons") == 1
    await office.galina.send("/audit")
    office.galina.sees("Контактное лицо исправлено · Ромашка", logged)


@pytest.mark.parametrize(
    ("button", "without", "gone"),
    [("✏️ Телефон", "Без телефона", "+79161234567"), ("✏️ Должность", "Без должности", "бухгалтер")],
)
async def test_what_somebody_has_no_more_goes(office: Office, button: str, without: str, gone: str) -> None:
    await _maria(office)

    await office.ivan.press(button)
    await office.ivan.press(without)

    await office.ivan.press("Контакты")
    office.ivan.sees("Мария — принимает решения")
    assert gone not in office.ivan.screen()


async def test_each_screen_with_contacts_takes_the_place_of_the_one_before_and_cannot_be_forwarded(
    office: Office,
) -> None:
    # given
    await _maria(office)
    messages = len(office.ivan.messages())

    # when
    for button in ("Назад", "✏️ Мария", "🗑 Убрать", "Назад"):
        await office.ivan.press(button)
        assert office.ivan.messages()[-1]["has_protected_content"]

    # then
    office.ivan.sees("+79161234567")
    assert len(office.ivan.messages()) == messages


async def test_who_is_gone_is_removed_and_the_meeting_with_them_still_counts(office: Office) -> None:
    # given Olga has met Maria
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 17))
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")
    await office.olga.press("Познакомились")
    await office.olga.press("Сегодня")
    await office.olga.send("Мария")
    assert (await office.rows("contact_persons"), await office.rows("personal_contacts")) == (1, 1)
    await _opens(office.olga)

    # when
    await office.olga.press("🗑 Убрать")
    office.olga.sees("🗑 Убрать контакт: Мария · Ромашка?", "Встречи с клиентом останутся на счету.")
    assert await office.rows("contact_persons") == 1
    await office.olga.press("Да, убрать")

    # then
    office.olga.sees("🗑 Контакт убран: Мария", "У Ромашка пока нет контактных лиц.")
    assert (await office.rows("contact_persons"), await office.rows("personal_contacts")) == (0, 1)
    await office.galina.send("/audit")
    office.galina.sees("Контактное лицо убрано · Ромашка", "имя: было М.")


async def test_an_old_button_of_who_is_gone_shows_who_is_there(office: Office) -> None:
    # given
    await _maria(office)
    phone, remove = office.ivan.button("✏️ Телефон"), office.ivan.button("🗑 Убрать")
    await office.ivan.press("🗑 Убрать")
    sure = office.ivan.button("Да, убрать")
    await office.ivan.press("Да, убрать")
    acts = await office.rows("audit")

    # when
    for old in (phone, remove, sure):
        await office.ivan.press_old(*old)

        # then
        office.ivan.sees("У Ромашка пока нет контактных лиц.")
        assert office.ivan.toasts()[-1] == "Пока вы смотрели, всё изменилось. Вот как обстоит дело сейчас."
    assert await office.rows("audit") == acts


async def test_who_is_removed_while_they_are_corrected_is_not_found_and_nothing_is_written(office: Office) -> None:
    # given
    await _maria(office)
    await office.ivan.press("✏️ Телефон")
    await office.by("ivan", contacts.remove_person, 1)
    known = await office.contents()

    # when
    await office.ivan.send("8 916 123-45-68")

    # then
    office.ivan.sees("Не нашлось.")
    del known["dialogs"]
    assert known.items() <= (await office.contents()).items()
    await office.ivan.press("✖️ Отмена")
    await office.ivan.press("Контакты")
    office.ivan.sees("У Ромашка пока нет контактных лиц.")


async def test_the_same_again_is_no_correction(office: Office) -> None:
    await _maria(office)
    acts = await office.rows("audit")

    await office.ivan.press("✏️ Телефон")
    await office.ivan.send("+7 (916) 123-45-67")

    office.ivan.sees("✅ Исправлено: М. · Ромашка")
    assert await office.rows("audit") == acts


async def test_what_can_be_forwarded_of_a_correction_names_nobody_whole(office: Office) -> None:
    # given
    await _maria(office)

    # when
    await office.ivan.press("✏️ Телефон")
    asked = office.ivan.messages()[-1]
    await office.ivan.send("8 916 123-45-68")
    told = office.ivan.messages()[-1]

    # then
    assert asked["text"].startswith("✏️ М. · Ромашка\n\nТелефон?")
    assert told["text"] == "✅ Исправлено: М. · Ромашка"
    assert not asked.get("has_protected_content")
    assert not told.get("has_protected_content")
