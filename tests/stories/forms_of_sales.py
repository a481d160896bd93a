"""The forms of everyday work, each with all that is entered wrongly in it: payments, clients, deals, objections."""

from typing import Final

from handlers.client_form import ClientForm
from handlers.contact_form import ContactForm
from handlers.deal_form import DealForm
from handlers.meetings import MetForm
from handlers.objection_forms import AcceptForm, DeclineForm, ObjectForm
from handlers.redate_form import RedateForm
from handlers.refund_form import RefundForm
from handlers.whatif import WhatIfForm
from tests.office import Office
from tests.stories.form_driver import AMOUNTS, DAYS, NAMES, PAST_DAYS, PICTURE, REASONS, Case, Question, pressed


async def _romashka(office: Office) -> None:
    await office.client("Ромашка")


async def _card(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка")


async def _paid(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к 10.03")
    await office.boris.send("Ромашка")
    await office.boris.press("Оплаты")
    await office.boris.press("100 000")


async def _why(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.ivan.send("/earnings")
    await office.ivan.press("Ромашка · +10 000 ₽")


async def _objected(office: Office) -> None:
    await _why(office)
    await office.ivan.press("Возразить")
    await office.ivan.send("договаривались о 12 %")
    await office.ivan.press("Отправить")


async def _logged(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка 150к")
    await office.ivan.press("Записать")
    await office.ivan.press("Открыть")


OF_SALES: Final = {
    "a payment": Case(
        None,
        "ivan",
        ["/pay"],
        [
            Question("Чья оплата?", "ромашка"),
            Question("Сколько пришло?", "150к", {typed: AMOUNTS[typed] for typed in ("много", "0", "-5", "100$")}),
        ],
        "✅ Записать",
        "✅ Записано: Ромашка · 150 000 ₽",
        ("payments", 1),
        _romashka,
    ),
    "a client": Case(
        ClientForm,
        "ivan",
        ["/client"],
        [
            Question("Как называется клиент?", "Лотос", NAMES),
            pressed("Какое направление?", "Поставки"),
            Question(
                "ИНН?",
                "7707083893",
                dict.fromkeys(("7707083894", "123", "потом", "77070838930", PICTURE), "Это не ИНН"),
            ),
        ],
        "✅ Записать",
        "✅ Клиент записан: Лотос",
        ("clients", 1),
    ),
    "a client of two hunters": Case(
        ClientForm,
        "boris",
        ["/client"],
        [
            Question("Как называется клиент?", "Лотос", NAMES),
            pressed("Какое направление?", "Поставки"),
            pressed("ИНН?", "Пропустить"),
            pressed("Чей это клиент?", "Несколько"),
            pressed("Чей это клиент?", "Иван"),
            pressed("Чей это клиент?", "Пётр"),
            pressed("Чей это клиент?", "Дальше"),
            Question(
                "Как делят проценты",
                "60 40",
                {
                    "60 50": "Доли должны дать вместе 100 %",
                    "100 0": "Доли должны дать вместе 100 %",
                    "60": "Не разобрал проценты",
                    "60 20 20": "Не разобрал проценты",
                    "поровну нам": "Не разобрал проценты",
                    PICTURE: "Не разобрал проценты",
                },
            ),
        ],
        "✅ Записать",
        "Иван Петров 60 %, Пётр Смирнов 40 %",
        ("clients", 1),
    ),
    "a one-off deal": Case(
        DealForm,
        "ivan",
        ["/deal"],
        [
            Question("С кем сделка?", "ромашка", {"нетакого": "Клиента «нетакого» у вас нет"}),
            Question("О чём договорились?", "Поставка", NAMES),
            pressed("Клиент платит один раз", "Разовая"),
            Question("На какую сумму?", "500к", AMOUNTS),
            Question("Когда начинается?", "1 апреля", DAYS),
            pressed("Какие документы нужны?", "Дальше"),
        ],
        "✅ Записать",
        "✅ Сделка записана: Поставка",
        ("deals", 1),
        _romashka,
    ),
    "a monthly deal": Case(
        DealForm,
        "ivan",
        ["🤝 Новая сделка"],
        [
            Question("О чём договорились?", "Интернет", NAMES),
            pressed("Клиент платит один раз", "Ежемесячная"),
            Question("Сколько в месяц?", "10к", AMOUNTS),
            Question("Есть первый платёж", "5000", AMOUNTS),
            Question("Когда начинается?", "сегодня", DAYS),
            pressed("Какие документы нужны?", "Дальше"),
        ],
        "✅ Записать",
        "✅ Сделка записана: Интернет",
        ("deals", 1),
        _card,
    ),
    "a contact person": Case(
        ContactForm,
        "ivan",
        ["Контакты", "Добавить контакт"],
        [
            Question("Как зовут?", "Мария", NAMES),
            Question(
                "Телефон?",
                "8 916 123-45-67",
                dict.fromkeys(("12", "позже", "+7 916 123", PICTURE), "Телефон не получилось понять"),
            ),
            Question("Должность?", "бухгалтер", NAMES),
        ],
        "Да",
        "✅ Контакт записан: Мария",
        ("contact_persons", 1),
        _card,
    ),
    "a meeting of another day": Case(
        MetForm,
        "ivan",
        ["Встреча или звонок", "В другой день"],
        [Question("Когда общались?", "12.03", PAST_DAYS)],
        "👋 Встретились",
        "✅ Записано: личный контакт есть",
        ("personal_contacts", 1),
        _card,
    ),
    "a refund": Case(
        RefundForm,
        "boris",
        ["Возврат"],
        [Question("Сколько вернули", "40к", {**AMOUNTS, "150к": "Вернуть можно не больше 100 000 ₽"})],
        "Записать возврат",
        "✅ Возврат записан",
        ("payments", 2),
        _paid,
    ),
    "another date": Case(
        RedateForm,
        "boris",
        ["Другая дата"],
        [Question("Когда деньги пришли по банку?", "12.03", {**PAST_DAYS, "10.03": "Она и так записана 10.03"})],
        "Исправить дату",
        "✅ Дата исправлена",
        ("payments", 1),
        _paid,
    ),
    "an objection": Case(
        ObjectForm,
        "ivan",
        ["Возразить"],
        [Question("С чем вы не согласны?", "договаривались о 12 %", REASONS)],
        "Отправить",
        "✅ Отправлено",
        ("objections", 1),
        _why,
    ),
    "an objection declined": Case(
        DeclineForm,
        "boris",
        ["Отклонить"],
        [Question("Почему", "договаривались о 10 %", REASONS)],
        "Отклонить",
        "Отклонено",
        ("objections", 1),
        _objected,
    ),
    "a payment corrected": Case(
        None,
        "ivan",
        ["✏️ Исправить"],
        [
            pressed("✏️ Оплата · исправление", "Сумма"),
            Question("Сколько пришло?", "120к", {typed: AMOUNTS[typed] for typed in ("много", "0", "-5", "100$")}),
            pressed("✏️ Оплата · исправление", "Дата"),
            Question("Когда пришло?", "14.03", {typed: PAST_DAYS[typed] for typed in PAST_DAYS if typed != PICTURE}),
            pressed("✏️ Оплата · исправление", "№ документа"),
            Question("Какой номер документа?", "пп 8", {"без": "Номер документа не получилось понять"}),
            pressed("✏️ Оплата · исправление", "Комментарий"),
            Question("Что добавить?", "за март", {"Я" * 501: "не длиннее 500 знаков"}),
        ],
        "✅ Исправить",
        "✅ Исправлено: Ромашка · 120 000 ₽",
        ("payments", 1),
        _logged,
    ),
    "an objection accepted": Case(
        AcceptForm,
        "boris",
        ["Принять"],
        [Question("На сколько исправить?", "+1500", {typed: AMOUNTS[typed] for typed in AMOUNTS if typed != "-5"})],
        "✅ Принять",
        "Исправление +1 500 ₽",
        ("ledger", 3),
        _objected,
    ),
    "what if": Case(
        WhatIfForm,
        "ivan",
        ["/whatif"],
        [
            Question("Какой клиент?", "ромашка", {"нетакого": "Клиента «нетакого» у вас нет"}),
            Question("Сколько он мог бы заплатить?", "150к", AMOUNTS),
            Question("Когда?", "завтра", DAYS),
        ],
        None,
        "Это прикидка: ничего не записано.",
        ("payments", 0),
        _romashka,
    ),
}
