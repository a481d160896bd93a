"""What if a client paid: in one line or by buttons, asked anew from the answer; nothing is written."""

from datetime import date
from decimal import Decimal

from tests.office import Office
from usecases import deals


async def test_one_line_is_a_whole_question_about_a_day_to_come(office: Office) -> None:
    # given a period until 15 June
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 1к")
    before = await office.contents()

    # when
    await office.ivan.send("/whatif ромашка 150к завтра")

    # then
    assert office.ivan.screen() == (
        "🔮 А если…\n"
        "Ромашка · 150 000 ₽ · завтра, 16.03 (сб)\n"
        "150 000 ₽ — в периоде привлечения: период до 15.06\n"
        "Вам: 15 000 ₽ (полный процент 15 000 ₽)\n"
        "\n"
        "Это прикидка: ничего не записано."
    )
    assert await office.contents() == before

    # when it comes after the period
    await office.ivan.send("/whatif ромашка 150к 15.06")

    # then
    office.ivan.sees("вне периода привлечения: период до 15.06", "Вам: 1 500 ₽ (бонус 1 500 ₽)")
    assert "Сопровождение" not in office.ivan.screen()


async def test_a_head_sees_everybody_and_what_nobody_gets(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 1к")

    await office.boris.send("/whatif ромашка 100к")
    office.boris.sees(
        "• Борис Сидоров — 1 000 ₽ (с отдела 1 000 ₽)\n• Иван Петров — 10 000 ₽ (полный процент 10 000 ₽)"
    )

    await office.galina.send("/whatif ромашка 100к 20.06")
    office.galina.sees("• Иван Петров — 1 000 ₽ (бонус 1 000 ₽)\n💸 Сопровождение 3 000 ₽ не получит никто")


async def test_by_buttons_client_amount_and_day_are_asked_one_after_the_other(office: Office) -> None:
    # given
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 1к")
    rows = await office.rows("payments")

    # when
    await office.ivan.send("/whatif")
    await office.ivan.press("Ромашка")
    await office.ivan.send("сто")
    office.ivan.sees("Сумму не получилось понять")
    await office.ivan.send("150к")
    office.ivan.sees("Ромашка\n150 000 ₽", "Когда?")

    # then the two days around the lapse are at hand
    await office.ivan.press("После него, 15.06")
    office.ivan.sees("Ромашка · 150 000 ₽ · 15.06 (сб)", "Вам: 1 500 ₽")
    assert await office.rows("payments") == rows

    # when it is asked anew
    await office.ivan.press("Другой день")
    await office.ivan.press("Конец периода, 14.06")
    office.ivan.sees("14.06 (пт)", "Вам: 15 000 ₽")
    await office.ivan.press("Другая сумма")
    await office.ivan.press("Назад")
    office.ivan.sees("150 000 ₽ · 14.06 (пт)", "Вам: 15 000 ₽")
    await office.ivan.press("Другая сумма")
    await office.ivan.send("10к")
    office.ivan.sees("10 000 ₽ · 14.06 (пт)", "Вам: 1 000 ₽")


async def test_a_payment_typed_after_the_answer_is_a_payment(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("/whatif")
    await office.ivan.press("Ромашка")
    await office.ivan.send("150к")
    await office.ivan.press("Сегодня")

    await office.ivan.send("Ромашка 20к")

    office.ivan.sees("💰 Оплата · черновик")


async def test_what_a_line_leaves_open_is_asked(office: Office) -> None:
    await office.client("Ромашка Север")
    await office.client("Ромашка Юг")

    await office.ivan.send("/whatif ромашка 150к")
    office.ivan.sees("150 000 ₽", "Какой клиент?")
    await office.ivan.press("Ромашка Юг")
    office.ivan.sees("Ромашка Юг · 150 000 ₽ · сегодня, 15.03 (пт)", "Вам: 15 000 ₽")

    await office.ivan.send("/whatif юг")
    office.ivan.sees("Ромашка Юг", "Сколько он мог бы заплатить?")
    await office.ivan.send("1к")
    office.ivan.sees("Вам: 100 ₽")


async def test_a_payment_that_covers_many_charges_is_one_line_for_each_verdict(office: Office) -> None:
    # given the connection and the first month are inside
    client_id = await office.client("Вектор", "internet")
    monthly = {"monthly": Decimal(1000), "first": Decimal(5000), "starts_on": date(2024, 3, 1)}
    await office.by("ivan", deals.agree, client_id, "Интернет", **monthly)

    # when
    await office.ivan.send("/whatif вектор 50к")

    # then
    office.ivan.sees(
        "Сделка: Интернет\n"
        "6 000 ₽ — в периоде привлечения: это начисления клиенту с 1-го по 2-е, в период входят первые 2\n"
        "44 000 ₽ — вне периода привлечения: это начисления клиенту с 3-го по 46-е, в период входят первые 2\n"
        "Вам: 1 040 ₽ (полный процент 600 ₽, бонус 440 ₽)"
    )


async def test_a_day_before_the_first_plan_has_no_rule(office: Office) -> None:
    await office.client("Ромашка")

    await office.ivan.send("/whatif ромашка 10к 31.12.2023")

    office.ivan.sees("⚠️ На этот день в плане нет правила")


async def test_who_earns_nothing_has_no_such_command(office: Office) -> None:
    await office.client("Ромашка")

    await office.nina.send("/whatif ромашка 10к")

    assert "🔮" not in office.nina.screen()


async def test_others_clients_do_not_exist(office: Office) -> None:
    await office.client("Ромашка")

    await office.petr.send("/whatif ромашка 10к")

    office.petr.sees("10 000 ₽", "Какой клиент?")
    assert not any("Ромашка" in label for label in office.petr.buttons())


async def test_an_answer_of_yesterday_is_asked_anew(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("/whatif ромашка 150к")
    await office.on(date(2024, 3, 20))

    await office.ivan.press("Другая сумма")
    await office.ivan.send("10к")

    office.ivan.sees("Ромашка · 10 000 ₽ · 15.03 (пт)", "Вам: 1 000 ₽")


async def test_the_director_tries_a_draft_of_the_plan_on_a_payment(office: Office) -> None:
    # given a draft in which supplies bring the hunter 12 % from next month on
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 1к")
    await office.galina.send("/plan")
    await office.galina.press("Новая версия")
    await office.galina.press("✏️ Поставки")
    await office.galina.press("Проценты")
    await office.galina.send("12 1 3")
    before = await office.rows("ledger")

    # when
    await office.galina.send("/whatif ромашка 100к завтра")
    office.galina.sees("Иван Петров — 10 000 ₽")
    await office.galina.press("По черновику № 2-П")

    # then
    office.galina.sees("📜 По черновику плана № 2-П, как если бы он уже действовал", "Иван Петров — 12 000 ₽")

    # when another amount is asked for, the draft stays; the plan in force is a press away
    await office.galina.press("Другая сумма")
    await office.galina.send("50к")
    office.galina.sees("По черновику плана № 2-П", "Иван Петров — 6 000 ₽")
    await office.galina.press("По действующему плану")
    office.galina.sees("Иван Петров — 5 000 ₽")
    assert "черновик" not in office.galina.screen()
    assert await office.rows("ledger") == before


async def test_a_weekday_is_the_coming_one(office: Office) -> None:
    await office.client("Ромашка")

    await office.ivan.send("/whatif ромашка 150к в понедельник")

    office.ivan.sees("18.03 (пн)")
