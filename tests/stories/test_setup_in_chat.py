"""A director claims the company and sets it up in one message; the people follow by their links."""

from datetime import date

from domain.money import Percent
from domain.staff import SYSTEM
from storage import company
from storage.company import Company
from storage.plan import all_plans
from tests.office import Office
from usecases.staff import ensure_claim


async def claimed(office: Office) -> None:
    token = await office.db.write(ensure_claim, SYSTEM)
    await office.galina.send(f"/start {token}")


async def kept(office: Office) -> Company:
    return await office.db.read(company.get)


async def test_the_director_sets_the_company_up_in_a_few_taps(bare_office: Office) -> None:
    office, galina = bare_office, bare_office.galina

    await claimed(office)
    galina.sees("теперь вы — директор в этом боте.")
    assert galina.buttons() == ["🚀 Настроить компанию"]

    await galina.press("Настроить")
    galina.sees("Шаг 1 из 5. Как называется компания?")
    await galina.send("ООО «Поставщик»")
    galina.sees("Шаг 2 из 5. ООО «Поставщик»: всё верно?")
    assert galina.buttons() == [
        "🕐 Москва, сейчас 10:00",
        "💱 Валюта: RUB",
        "✅ Оплаты подтверждает другой",
        "‹ Назад",
        "✖️ Отмена",
        "Дальше ›",
    ]
    await galina.press("Дальше")
    galina.sees("Шаг 3 из 5. Отделы", "Коммерческий отдел → Клиентский отдел")
    await galina.press("Дальше")
    galina.sees("Шаг 4 из 5. Чем вы занимаетесь?")
    assert galina.buttons()[-2:] == ["‹ Назад", "✖️ Отмена"]
    await galina.press("Доступ в интернет")
    await galina.press("Поставки на производство")
    assert galina.buttons() == [
        "✅ Доступ в интернет",
        "▫️ Поставки в розницу",
        "✅ Поставки на производство",
        "▫️ Разовые услуги",
        "‹ Назад",
        "✖️ Отмена",
        "Дальше ›",
    ]
    await galina.press("Дальше")
    galina.sees(
        "План вознаграждения с 01.03",
        "Доступ в интернет\nПериод привлечения: первые 2 платежа\n"
        "Коммерсанту: 10 % в периоде, потом 1 %\nМенеджеру после передачи: 3 %",
        "Период привлечения: 6 месяцев с первой оплаты",
        "НДС 20 % сначала вычитается из оплаты",
        "коммерческого отдела 1 % с оплат в периоде, клиентского 0,5 % с оплат переданных клиентов",
    )
    await galina.press("Опубликовать")

    galina.sees("Шаг 5 из 5. План опубликован, осталось позвать людей.")
    (plan,) = await office.db.read(all_plans)
    assert (plan.number, plan.effective_from, list(plan.lines)) == ("1", date(2024, 3, 1), ["internet", "production"])
    assert (await kept(office)).set_up_at == office.clock.now()
    await galina.press("Готово")
    galina.sees("Пятница, 15 марта", "Всё сделано: сегодня вас ничего не ждёт")
    assert len(galina.messages()) == 1


async def at_terms(office: Office) -> None:
    await claimed(office)
    await office.galina.press("Настроить")
    await office.galina.send("Поставщик")
    for label in ("Дальше", "Дальше", "Поставки в розницу", "Дальше"):
        await office.galina.press(label)
    office.galina.sees("Проверьте и опубликуйте")


async def test_percents_are_changed_by_typing_and_what_looks_wrong_is_pointed_out(bare_office: Office) -> None:
    office, galina = bare_office, bare_office.galina
    await at_terms(office)

    await galina.press("✏️ Поставки в розницу: 10 % / 1 % / 3 %")
    await galina.send("десять")
    galina.sees("Не разобрал. Нужны три числа от 0 до 100 через пробел, например 10 1 3")
    await galina.send("12 5 2,5")
    galina.sees(
        "Коммерсанту: 12 % в периоде, потом 5 %",
        "⚠️ Поставки в розницу: бонус после периода должен быть хотя бы втрое меньше полного процента",
    )
    await galina.press("✏️ Начальникам: 1 % / 0,5 %")
    await galina.send("1 2 3")
    galina.sees("Нужны два числа")
    await galina.send("2/1")
    await galina.press("Опубликовать")

    (plan,) = await office.db.read(all_plans)
    retail = plan.lines["retail"]
    assert (retail.commission, retail.residual, retail.service) == (Percent(12), Percent(5), Percent("2.5"))
    assert (plan.commercial_head, plan.client_head) == (Percent(2), Percent(1))


async def test_departments_are_renamed_and_another_pair_is_added(bare_office: Office) -> None:
    galina = bare_office.galina
    await claimed(bare_office)
    await galina.press("Настроить")
    await galina.send("Поставщик")
    await galina.press("Дальше")

    await galina.press("✏️ Коммерческий отдел")
    await galina.send("Отдел продаж")
    await galina.press("Ещё пара")
    await galina.send("Продажи Казань")
    galina.sees("Нужны два названия через косую черту, например Продажи Казань / Клиенты Казань")
    await galina.send("Продажи Казань / Клиенты Казань")

    galina.sees("Отдел продаж → Клиентский отдел\nПродажи Казань → Клиенты Казань")


async def test_the_companys_defaults_are_toggled_in_place(bare_office: Office) -> None:
    galina = bare_office.galina
    await claimed(bare_office)
    await galina.press("Настроить")
    await galina.send("Поставщик")

    await galina.press("Оплаты подтверждает")
    await galina.press("Валюта: RUB")
    await galina.press("🕐 Москва")
    await galina.send("пермь")
    assert galina.buttons() == ["Екатеринбург · 12:00", "‹ Назад"]
    await galina.press("Екатеринбург")

    assert galina.buttons()[:3] == [
        "🕐 Екатеринбург, сейчас 12:00",
        "💱 Валюта: KZT",
        "⚡️ Оплаты засчитываются сразу",
    ]
    found = await kept(bare_office)
    assert (found.zone, found.currency, found.confirmation) == ("Asia/Yekaterinburg", "KZT", False)


async def test_it_is_left_and_resumed_where_it_was(bare_office: Office) -> None:
    galina = bare_office.galina
    await at_terms(bare_office)

    await galina.send("/start")
    galina.sees("осталось настроить компанию")
    await galina.press("Настроить")
    galina.sees("Проверьте и опубликуйте", "Поставки в розницу")

    await galina.press("Отмена")
    galina.sees("осталось настроить компанию")
    await galina.press("Настроить")
    galina.sees("Шаг 4 из 5")


async def test_invitations_follow_one_after_another_and_the_invited_join(bare_office: Office) -> None:
    office, galina = bare_office, bare_office.galina
    await at_terms(office)
    await galina.press("Опубликовать")

    await galina.press("Пригласить")
    galina.sees("Кого приглашаем?")
    assert galina.buttons() == [
        "Начальник отдела · Клиентский отдел",
        "Начальник отдела · Коммерческий отдел",
        "Менеджер · Клиентский отдел",
        "Коммерсант · Коммерческий отдел",
        "Бухгалтер",
        "Директор",
        "✖️ Отмена",
    ]
    await galina.press("Начальник отдела · Коммерческий отдел")
    galina.sees("Приглашение, роль: начальник отдела")
    await galina.send("Борис Сидоров")
    galina.sees("Приглашение готово (Борис Сидоров)")
    assert galina.has_seen("Борис Сидоров, приглашаю вас в наш бот") == (
        "Борис Сидоров, приглашаю вас в наш бот: оплаты, заработок и передача клиентов — в одном чате.\n"
        f"Откройте ссылку и нажмите «Старт»: https://t.me/sales_bot?start={galina.link()}\n"
        "Ссылка одноразовая, работает до 22.03 10:00"
    )
    await office.boris.send(f"/start {galina.link()}")
    office.boris.sees("Борис Сидоров, вы — начальник отдела.")

    await galina.press("Ещё одно")
    await galina.press("Бухгалтер")
    await galina.send("Нина Зайцева")
    await galina.press("Готово")
    galina.sees("Уже здесь: Борис Сидоров", "Приглашены: Нина Зайцева")


async def test_a_second_tap_takes_no_second_step_and_after_the_end_shows_what_came_of_it(bare_office: Office) -> None:
    galina = bare_office.galina
    await claimed(bare_office)
    await galina.press("Настроить")
    await galina.send("Поставщик")
    onward = galina.button("Дальше")

    await galina.press("Дальше")
    await galina.press_old(*onward)
    galina.sees("Шаг 3 из 5")

    cancel = galina.button("Отмена")
    await galina.press("Отмена")
    await galina.press_old(*cancel)
    galina.sees("осталось настроить компанию")
    assert galina.buttons() == ["🚀 Настроить компанию"]
