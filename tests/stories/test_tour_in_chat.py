"""The tour of the first day: three messages in one's own figures, offered once, and to be had from /help."""

import pytest

from tests.office import Office


async def test_a_hunters_tour_tells_of_their_own_clients_and_money(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 150к")
    await office.ivan.send("/help")

    # when
    await office.ivan.press("Показать главное за минуту")

    # then
    office.ivan.sees("1 из 3 · Записать оплату", "Ромашка 150 000")
    assert office.ivan.buttons() == ["💰 Записать оплату", "Хватит", "Дальше ›"]
    await office.ivan.press("Дальше")
    office.ivan.sees(
        "2 из 3 · Полный процент и период",
        "У клиента Ромашка период привлечения идёт до 15.06.",
        "платёж в 150 000 ₽ приносит вам 15 000 ₽, а потом — 1 500 ₽.",
    )
    await office.ivan.press("Дальше")
    office.ivan.sees("3 из 3 · Сколько и почему", "В марте вам начислено 15 000 ₽.")
    await office.ivan.press("Понятно")

    # then each message stays with the button that does what it says
    assert office.ivan.buttons() == ["📈 Заработок"]
    assert [b for b in office.ivan.all_buttons() if b in {"Дальше ›", "Хватит", "Понятно"}] == []
    await office.ivan.press("📇 Ромашка")
    office.ivan.sees("📇 Ромашка")


async def test_a_second_tap_on_next_shows_nothing_twice(office: Office) -> None:
    await office.ivan.send("/help")
    await office.ivan.press("Показать главное")
    button = office.ivan.button("Дальше")
    await office.ivan.press("Дальше")
    shown = len(office.ivan.messages())

    await office.ivan.press_old(*button)

    assert office.ivan.toasts()[-1] == "Продолжение уже ниже"
    assert len(office.ivan.messages()) == shown


async def test_it_can_be_left_and_taken_up_again(office: Office) -> None:
    await office.olga.send("/help")
    await office.olga.press("Показать главное")
    await office.olga.press("Хватит")
    assert office.olga.buttons() == ["➕ Завести клиента"]

    await office.olga.send("/start")
    assert "🧭" not in office.olga.screen()
    await office.olga.send("/help")
    await office.olga.press("Показать главное")

    office.olga.sees("1 из 3 · Записать оплату", "Клиента ещё нет? Помогу завести.")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("petr", ("Клиента ещё нет?", "Сколько длится период, сказано в плане", "начислений ещё нет")),
        ("olga", ("Клиента ещё нет?", "Сейчас у вас 0 клиентов", "начислений ещё нет")),
        ("boris", ("Сейчас решений от вас не ждут", "все оплаты подтверждены", "Поставьте цель")),
        ("galina", ("Действует приказ 1-П", "В боте 8 человек", "Каждый день в 18:30")),
        ("nina", ("все оплаты подтверждены", "расчётные листы", "Каждый день в 18:30")),
    ],
)
async def test_each_role_has_its_own(office: Office, name: str, told: tuple[str, ...]) -> None:
    person = next(each for each in office.people if each.name == name)
    await person.send("/help")
    await person.press("Показать главное")

    for number, words in enumerate(told, 1):
        person.sees(f"{number} из 3 ·", words)
        does = person.buttons()[0]
        if number < len(told):
            await person.press("Дальше")
    await person.press(does)

    assert not person.screen().startswith("🧭")


async def test_who_joins_is_offered_it(office: Office) -> None:
    await office.boris.send("/team")
    await office.boris.press("Пригласить")
    await office.boris.send("Зоя Новая")
    await office.stranger.send(f"/start {office.boris.link()}")

    assert "🧭 Показать главное за минуту" in office.stranger.buttons()
    await office.stranger.send("/start")
    assert "🧭 Показать главное за минуту" not in office.stranger.buttons()
