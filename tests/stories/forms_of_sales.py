"""The forms of everyday work, each with all that is entered wrongly in it: payments, objections, what if."""

from typing import Final

from handlers.objection_forms import AcceptForm, DeclineForm, ObjectForm
from handlers.redate_form import RedateForm
from handlers.refund_form import RefundForm
from handlers.whatif import WhatIfForm
from tests.office import Office
from tests.stories.form_driver import AMOUNTS, DAYS, PAST_DAYS, PICTURE, REASONS, Case, Question, pressed


async def _romashka(office: Office) -> None:
    await office.client("Ромашка")


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
