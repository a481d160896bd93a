"""What is worth a look, in chat: noted when it is done, told to the heads, opened, and marked as seen."""

from datetime import date

from tests.office import Office
from usecases import client_details

NUMBER, OTHER = "7707083893", "7736207543"


async def lapsed(office: Office) -> None:
    """Ivan's client lapsed on 15 June; it is the 20th."""
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 1к")
    await office.on(date(2024, 6, 20))


async def lapsed_and_handed_over(office: Office) -> None:
    """Ivan's client has become Olga's; it is 17 June."""
    await office.pays(office.ivan, "Ромашка 1к")
    await office.on(date(2024, 6, 17))
    await office.boris.press("Подтвердить")
    await office.anna.press("Подтвердить")
    await office.anna.press("Ольга")


async def test_a_payment_dated_back_into_the_period_comes_to_the_heads_eyes(office: Office) -> None:
    # given
    await lapsed(office)
    await office.ivan.send("Ромашка 100к 14.06")
    await office.ivan.press("Записать")

    # when
    await office.boris.send("/start")
    office.boris.sees("👀 Стоит посмотреть: 1 запись")
    await office.boris.press("Посмотреть · 1")

    # then
    office.boris.sees(
        "1. Ромашка: оплата 100 000 ₽ за 14.06 записана 20.06 10:00, когда период уже закончился (15.06). Иван Петров"
    )

    # when it is opened below, and marked as seen
    await office.boris.press("1 · Ромашка")
    office.boris.sees("💰 Оплата", "Ромашка · 100 000 ₽")
    await office.boris.press("Просмотрено")

    # then
    assert office.boris.toasts()[-1] == "Отмечено"
    assert any("Смотреть нечего" in text for text in office.boris.texts())
    await office.anna.send("/watch")
    office.anna.sees("Стоит посмотреть: 1")


async def test_it_is_one_line_of_the_digest(office: Office) -> None:
    await lapsed(office)
    await office.ivan.send("Ромашка 100к 14.06")
    await office.ivan.press("Записать")

    await office.boris.send("/digest")

    office.boris.sees("• 1 запись стоит посмотреть: /watch")
    await office.boris.press("Посмотреть")
    office.boris.sees("👀 Стоит посмотреть: 1")


async def test_a_tax_number_that_is_there_already_is_refused_and_noted(office: Office) -> None:
    # given Ivan's client
    await office.ivan.send("/client")
    await office.ivan.send("Ромашка")
    await office.ivan.press("Поставки")
    await office.ivan.send(NUMBER)
    await office.ivan.press("Записать")

    # when Petr tries it
    await office.petr.send("/client")
    await office.petr.send("Другая Ромашка")
    await office.petr.press("Поставки")
    await office.petr.send(NUMBER)

    # then
    office.petr.sees(f"Клиент с ИНН {NUMBER} уже есть в компании")
    await office.boris.send("/watch")
    office.boris.sees(f"1. Ромашка: этот же ИНН, {NUMBER}, хотели записать другому клиенту, 15.03 10:00. Пётр Смирнов")
    await office.boris.press("1 · Ромашка")
    office.boris.sees("Ромашка", NUMBER)


async def test_all_of_it_is_marked_with_one_tap_and_can_be_read_again(office: Office) -> None:
    await lapsed(office)
    for line in ("Ромашка 100к 14.06", "Ромашка 50к 13.06"):
        await office.ivan.send(line)
        await office.ivan.press("Записать")

    await office.boris.send("/watch")
    await office.boris.press("Всё просмотрено")
    office.boris.sees("Смотреть нечего")
    assert office.boris.toasts()[-1] == "Отмечено: 2"
    await office.boris.press("Показать и просмотренное")
    office.boris.sees("Стоит посмотреть: 2", "50 000 ₽ за 13.06", "100 000 ₽ за 14.06")
    await office.boris.press("Только новое")
    office.boris.sees("Смотреть нечего")


async def test_it_is_nothing_for_others(office: Office) -> None:
    await office.ivan.send("/watch")

    assert "👀" not in office.ivan.screen()


async def test_a_handed_over_clients_number_that_is_freed_for_a_new_one_comes_to_the_heads_eyes(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.by("ivan", client_details.change_tax_number, 1, OTHER)
    await office.by("ivan", client_details.change_tax_number, 1, NUMBER)
    assert await office.rows("watch_items") == 0
    await lapsed_and_handed_over(office)

    # when
    await office.by("olga", client_details.change_tax_number, 1, OTHER)
    await office.by("olga", client_details.change_tax_number, 1, None)
    await office.by("olga", client_details.change_tax_number, 1, NUMBER)

    # then
    for head in (office.boris, office.anna):
        await head.send("/watch")
        head.sees(
            "Стоит посмотреть: 2",
            f"1. Ромашка: ИНН {OTHER} убран — он свободен для нового клиента, 17.06 10:00. Ольга Белова",
            f"2. Ромашка: ИНН был {NUMBER}, стал {OTHER} — прежний свободен для нового клиента, 17.06 10:00. Ольга",
        )
    await office.boris.press("1 · Ромашка")
    office.boris.sees("📇 Ромашка", NUMBER)


async def test_a_client_called_like_one_whose_period_is_over_comes_to_the_heads_eyes(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await lapsed_and_handed_over(office)
    await office.client("Лотос")
    assert await office.rows("watch_items") == 0

    # when one is registered with that name in another form, and another is renamed so
    await office.client("ИП ромашка")
    await office.by("ivan", client_details.rename, 2, "«РОМАШКА»")

    # then
    said = "Ромашка: период закончился, а клиент с таким же названием записан ещё раз, 17.06 10:00. Иван Петров"
    for head in (office.boris, office.anna):
        await head.send("/watch")
        head.sees("Стоит посмотреть: 2", f"1. {said}", f"2. {said}")


async def test_the_same_name_is_nobodys_concern_while_the_period_runs(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 1к")

    await office.client("ООО «Ромашка»")

    assert await office.rows("watch_items") == 0
