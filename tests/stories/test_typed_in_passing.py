"""Lines typed in passing: words beside the name, a name half remembered, "отмена" instead of ✖️, the same once more."""

import pytest

from tests.office import Office
from tests.person import Person


@pytest.fixture
async def ivan(office: Office) -> Person:
    for name in ("ООО «Ромашка»", "Вектор Плюс", "Вектор Минус", "ИП Кузнецов С.А."):
        await office.client(name)
    return office.ivan


@pytest.mark.parametrize(
    ("typed", "comment"),
    [
        ("ромашка аванс за апрель 40к вчера", "аванс за апрель"),
        ("ООО Ромашка 40к вчера, доставка (срочная)", "доставка; срочная"),
        ("ромашка 40к вчера вечером", "вечером"),
        ("вектор плюс доп. работы 40к вчера", "доп. работы"),
    ],
)
async def test_words_beside_the_name_are_the_comment(office: Office, ivan: Person, typed: str, comment: str) -> None:
    # when
    await ivan.send(typed)

    # then
    ivan.sees("40 000 ₽ · вчера, 14.03 (чт)", f"\nКомментарий: {comment}\n")

    # when
    await ivan.press("Записать")
    await ivan.press("Открыть")

    # then
    ivan.sees(f"\nКомментарий: {comment}\n")


@pytest.mark.parametrize("typed", ["ромашка ещё 40к", "ООО «РОМАШКА» внесла 40к", "рамашка 40к", "ромашки 40к пришло"])
async def test_words_that_say_nothing_are_no_comment(ivan: Person, typed: str) -> None:
    await ivan.send(typed)

    ivan.sees("ООО «Ромашка» · 40 000 ₽")
    assert "Комментарий" not in ivan.screen()


async def test_a_client_chosen_of_several_leaves_the_other_words_as_the_comment(ivan: Person) -> None:
    # when
    await ivan.send("вектор аванс 30к")

    # then nobody is called so, and those who are called nearly so are offered, with a new one
    ivan.sees("Какой клиент? Похожи на «вектор аванс»:")
    assert ivan.buttons() == ["Вектор Плюс", "Вектор Минус", "➕ Новый клиент", "✖️ Отмена"]

    # when
    await ivan.press("Вектор Плюс")

    # then
    ivan.sees("Вектор Плюс · 30 000 ₽", "\nКомментарий: аванс\n")


async def test_a_full_name_finds_the_client_that_is_known_by_initials_but_never_takes_it_for_meant(
    office: Office, ivan: Person
) -> None:
    # when
    await ivan.send("Зачисление 54 000,00 руб. Плательщик: ИП КУЗНЕЦОВ СЕРГЕЙ АНАТОЛЬЕВИЧ. Назначение: за товар")

    # then
    assert ivan.buttons() == ["ИП Кузнецов С.А.", "➕ Новый клиент", "✖️ Отмена"]

    # when
    await ivan.press("Кузнецов")

    # then
    ivan.sees("ИП Кузнецов С.А. · 54 000 ₽", "Комментарий: за товар")

    # and clients of others are not offered
    await office.petr.send("Вектор Ноль 10к")
    office.petr.sees("Клиента «Вектор Ноль» у вас нет")
    assert office.petr.buttons() == ["➕ Новый клиент", "✖️ Отмена"]


async def test_a_name_that_others_begin_with_may_be_a_new_client(ivan: Person) -> None:
    # when
    await ivan.send("Вектор 30к")
    await ivan.press("Новый клиент")

    # then
    ivan.sees("Название: Вектор", "Какое направление?")


async def test_the_day_of_the_month_is_the_last_one_of_that_number(ivan: Person) -> None:
    # when
    await ivan.send("ромашка 13го 30к")
    ivan.sees("ООО «Ромашка» · 30 000 ₽ · 13.03 (ср)")
    await ivan.press("Дата")
    await ivan.send("20 числа")

    # then
    ivan.sees("20.02 (вт)")


async def test_dollars_beside_roubles_are_a_remark(ivan: Person) -> None:
    await ivan.send("Ромашка 100$ 90 000 ₽")

    ivan.sees("ООО «Ромашка» · 90 000 ₽")
    assert "Записать" in ivan.buttons()[0]


async def test_a_number_beside_dollars_is_offered_with_the_reason(ivan: Person) -> None:
    # when
    await ivan.send("Ромашка 100$ 9000")

    # then
    ivan.sees("Сумма «100$» — в другой валюте, а здесь всё в ₽. Сколько пришло?")

    # when
    await ivan.press("9 000 ₽")

    # then
    ivan.sees("ООО «Ромашка» · 9 000 ₽")


async def test_the_same_answer_once_more_is_answered_once_more(ivan: Person) -> None:
    # given
    await ivan.send("150к")
    ivan.sees("Чья оплата?")
    asked = ivan.messages()[-1]["message_id"]

    # when
    await ivan.send("150к")

    # then it stands below, and only there
    ivan.sees("150 000 ₽", "Чья оплата?")
    assert [message["message_id"] > asked for message in ivan.messages()] == [True]


@pytest.mark.parametrize("typed", ["отмена", "Отмена!", "/cancel"])
async def test_the_word_for_the_way_out_is_the_way_out(office: Office, ivan: Person, typed: str) -> None:
    # when a draft asks
    await ivan.send("ромашка 100$")
    await ivan.send(typed)
    await ivan.send("15к")

    # then the amount answers it no more
    ivan.sees("Чья оплата?")
    assert await office.rows("payments") == 0


async def test_the_words_of_the_ways_out_lead_out_of_a_form_too(office: Office, ivan: Person) -> None:
    # when
    await ivan.send("/client")
    await ivan.send("Тюльпан")
    await ivan.send("назад")

    # then
    ivan.sees("Как называется клиент?")

    # when
    await ivan.send("Отмена")

    # then
    ivan.sees("✖️ Ничего не записано")
    assert await office.rows("clients") == 4

    # when it is a form whose answer would be acted on at once
    await office.boris.send("/team")
    await office.boris.press("Пригласить")
    invited = await office.rows("invitations")
    await office.boris.send("отмена")

    # then
    office.boris.sees("✖️ Больше ни о чём не спрашиваю", "Борис Сидоров")
    assert await office.rows("invitations") == invited


async def test_an_amount_may_be_answered_with_its_day(ivan: Person) -> None:
    # given
    await ivan.send("/pay")
    await ivan.press("Вектор Плюс")

    # when
    await ivan.send("7к вчера пп 12")

    # then
    ivan.sees("Вектор Плюс · 7 000 ₽ · вчера, 14.03 (чт)", "Документ: № 12")


async def test_one_thing_is_asked_at_a_time(ivan: Person) -> None:
    # given a question that nobody answers
    await ivan.send("ромашка 100$")
    ivan.sees("Сколько пришло?")

    # when the next payment is written, and then a sum
    await ivan.send("вектор плюс 30к")
    await ivan.press("Записать")
    await ivan.send("15к")

    # then it is nobody's yet
    ivan.sees("15 000 ₽", "Чья оплата?")


async def test_cancelled_is_whatever_asks(ivan: Person) -> None:
    # given two questions, the older one taken up again
    await ivan.send("ромашка 100$")
    await ivan.send("вектор 30к")
    await ivan.press("Назад")

    # when
    await ivan.send("отмена")
    await ivan.send("ромашка")

    # then
    ivan.sees("📇 ООО «Ромашка»")


async def test_several_payments_in_a_row_are_several(ivan: Person) -> None:
    # when
    await ivan.send("ромашка 1к, вектор плюс 2к вчера и Кузнецов 3к")

    # then
    ivan.sees(
        "черновик: 3",
        "1. ООО «Ромашка» · 1 000 ₽ · сегодня, 15.03 (пт)",
        "2. Вектор Плюс · 2 000 ₽ · вчера, 14.03 (чт)",
        "3. ИП Кузнецов С.А. · 3 000 ₽",
    )

    # when one client is in doubt, it is asked about by itself
    await ivan.send("ромашка 11к, Кузнецов 12к, вектор 13к")
    ivan.sees("черновик: 3", "⚠️ 3. «вектор 13к» — похожи несколько клиентов", "Всего: 23 000 ₽")

    # when only one is a payment, it is one line as before
    await ivan.send("ромашка 150 000, остаток 30 000")

    # then
    ivan.sees("Какая из сумм верная?")


async def test_the_total_below_a_list_is_no_payment(ivan: Person) -> None:
    await ivan.send("Пришло вчера:\n- ромашка 10к\n- вектор плюс 20к\nИтого: 30к")

    ivan.sees("черновик: 2", "Всего: 30 000 ₽")
    assert "итого" not in ivan.screen().lower()


async def test_a_day_alone_is_named_where_nothing_is_found(ivan: Person) -> None:
    await ivan.send("10.03")

    ivan.sees("По «10.03» ничего не нашлось")


async def test_what_if_takes_a_whole_line_where_it_asks_for_the_client(ivan: Person) -> None:
    # when
    await ivan.send("/whatif")
    await ivan.send("ромашка 100к 20го")

    # then
    ivan.sees("ООО «Ромашка» · 100 000 ₽ · 20.03 (ср)", "Вам: 10 000 ₽")
