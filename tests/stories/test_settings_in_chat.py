"""/settings: each choice is one tap in place; a zone can be typed by its city."""

import pytest

from tests.office import Office


async def test_language_changes_at_once(office: Office) -> None:
    await office.ivan.send("/settings")
    office.ivan.sees("Язык: 🇷🇺 Русский", "Часовой пояс: Москва, сейчас 10:00", "Тихие часы: с 21:00 до 08:00")

    await office.ivan.press("English")

    office.ivan.sees("Language: 🇬🇧 English", "Time zone: Moscow, it is 10:00", "Digest: every day at 18:30")
    assert len(office.ivan.messages()) == 1
    await office.ivan.send("/start")
    office.ivan.sees("All done: nothing waits for you today", "Friday")


@pytest.mark.parametrize(
    ("typed", "label", "shown"),
    [
        ("владивосток", "Владивосток · 17:00", "Владивосток, сейчас 17:00"),
        ("питер", "Москва · 10:00", "Москва, сейчас 10:00"),
        ("ЧЕЛЯБИНСК", "Екатеринбург · 12:00", "Екатеринбург, сейчас 12:00"),
        ("новосибирк", "Новосибирск · 14:00", "Новосибирск, сейчас 14:00"),
        ("+4", "Самара · 11:00", "Самара, сейчас 11:00"),
        ("Asia/Tokyo", "Токио · 16:00", "Токио, сейчас 16:00"),
        ("алматы", "Алматы · 12:00", "Алматы, сейчас 12:00"),
    ],
)
async def test_a_zone_is_found_by_a_city(office: Office, typed: str, label: str, shown: str) -> None:
    await office.ivan.send("/settings")
    await office.ivan.press("Часовой пояс")

    await office.ivan.send(typed)
    await office.ivan.press(label)

    office.ivan.sees(f"Часовой пояс: {shown}")


async def test_an_unknown_city_gets_an_example_and_the_list(office: Office) -> None:
    await office.ivan.send("/settings")
    await office.ivan.press("Часовой пояс")

    await office.ivan.send("Зурбаган")

    office.ivan.sees("например Пермь", "Не знаю такого города. Напишите ближайший большой или выберите из списка.")
    assert office.ivan.buttons()[:2] == ["Калининград · 09:00", "Москва · 10:00"]
    await office.ivan.press("Назад")
    office.ivan.sees("Настройки")


async def test_quiet_hours_move_by_an_hour_and_can_be_switched_off(office: Office) -> None:
    await office.ivan.send("/settings")
    await office.ivan.press("Тихие часы")

    await office.ivan.press("Начать на час раньше")
    await office.ivan.press("Закончить на час раньше")
    office.ivan.sees("Тихие часы: с 20:00 до 07:00")
    await office.ivan.press("Без тихих часов")
    office.ivan.sees("Тихих часов нет")
    await office.ivan.press("Включить")
    await office.ivan.press("Назад")

    office.ivan.sees("Настройки", "Тихие часы: с 21:00 до 08:00")
    assert len(office.ivan.messages()) == 1


async def test_a_payment_typed_long_after_the_zone_was_asked_is_a_payment(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("/settings")
    await office.ivan.press("Часовой пояс")
    await office.later(minutes=31)

    await office.ivan.send("Ромашка 150к")

    office.ivan.sees("Ромашка", "150 000 ₽")
    assert "✅ Записать" in office.ivan.buttons()
