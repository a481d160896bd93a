"""Every form with every wrong entry that a person makes: each ends in the wanted record, written once."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import pytest

from tests.office import Office
from tests.person import Person
from tests.stories.form_driver import (
    AMOUNTS,
    DAYS,
    NAMES,
    PAST_DAYS,
    PICTURE,
    Question,
    fills,
    pressed,
    saves_twice,
)

REASONS: Final = {"Я" * 501: "не длиннее 500 знаков", PICTURE: "Напишите причину словами"}


async def _nothing(_: Office) -> None:
    """Nothing has to be there."""


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


async def _lapsed(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 17))


async def _handed_over(office: Office) -> None:
    await _lapsed(office)
    await office.boris.press("✅ Подтвердить")
    await office.anna.press("✅ Подтвердить")
    await office.anna.press("Ольга")


@dataclass(frozen=True)
class Case:
    """`who` fills it in, opened by these presses and commands; `written`: a table, and how many rows it has then."""

    who: str
    opened: Sequence[str]
    questions: Sequence[Question]
    save: str | None
    says: str
    written: tuple[str, int]
    given: Callable[[Office], Awaitable[None]] = _nothing


FORMS: Final = {
    "a payment": Case(
        "ivan",
        ["/pay"],
        [
            Question("Чья оплата?", "ромашка"),
            Question("Сколько пришло?", "150к", {typed: AMOUNTS[typed] for typed in ("много", "0", "-5")}),
        ],
        "✅ Записать",
        "✅ Записано: Ромашка · 150 000 ₽",
        ("payments", 1),
        _romashka,
    ),
    "a client": Case(
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
        "ivan",
        ["Встреча или звонок", "В другой день"],
        [Question("Когда общались?", "12.03", PAST_DAYS)],
        "👋 Встретились",
        "✅ Записано: личный контакт есть",
        ("personal_contacts", 1),
        _card,
    ),
    "a refund": Case(
        "boris",
        ["Возврат"],
        [Question("Сколько вернули", "40к", {**AMOUNTS, "150к": "Вернуть можно не больше 100 000 ₽"})],
        "Записать возврат",
        "✅ Возврат записан",
        ("payments", 2),
        _paid,
    ),
    "another date": Case(
        "boris",
        ["Другая дата"],
        [Question("Когда деньги пришли по банку?", "12.03", {**PAST_DAYS, "10.03": "Она и так записана 10.03"})],
        "Исправить дату",
        "✅ Дата исправлена",
        ("payments", 1),
        _paid,
    ),
    "an objection": Case(
        "ivan",
        ["Возразить"],
        [Question("С чем вы не согласны?", "договаривались о 12 %", REASONS)],
        "Отправить",
        "✅ Отправлено",
        ("objections", 1),
        _why,
    ),
    "an objection declined": Case(
        "boris",
        ["Отклонить"],
        [Question("Почему", "договаривались о 10 %", REASONS)],
        "Отклонить",
        "Отклонено",
        ("objections", 1),
        _objected,
    ),
    "a transfer postponed": Case(
        "boris",
        ["/transfers", "Ромашка", "Отложить"],
        [Question("До какого дня отложить передачу", "1 июля", {**DAYS, "вчера": "Отложить можно с завтрашнего дня"})],
        None,
        "до 01.07",
        ("transfer_decisions", 1),
        _lapsed,
    ),
    "a transfer returned": Case(
        "boris",
        ["/transfers", "Ромашка", "Вернуть"],
        [Question("Почему", "клиент просил остаться", REASONS)],
        "Вернуть",
        "клиент просил остаться",
        ("transfer_decisions", 1),
        _lapsed,
    ),
    "an introduction": Case(
        "olga",
        ["Познакомились"],
        [Question("Когда вы встретились?", "вчера", PAST_DAYS), Question("С кем вы познакомились?", "Мария", NAMES)],
        None,
        "Менеджер: ✅ Ольга Белова",
        ("personal_contacts", 1),
        _handed_over,
    ),
    "an absence": Case(
        "ivan",
        ["/settings", "Отпуск и замещение", "Записать дни"],
        [
            Question("С какого дня?", "1 апреля", {**DAYS, "вчера": "Первый день — сегодня или позже"}),
            Question("По какой день включительно?", "5 апреля", {**DAYS, "31.03": "последний — не раньше первого"}),
        ],
        "✅ Записать",
        "✅ Записано",
        ("absences", 1),
    ),
}


async def _open(person: Person, opened: Sequence[str]) -> None:
    for step in opened:
        await (person.send(step) if step.startswith("/") else person.press(step))


@pytest.mark.parametrize("form", FORMS)
async def test_what_is_wrong_is_said_and_the_form_ends_in_the_wanted_record(office: Office, form: str) -> None:
    # given
    case = FORMS[form]
    person: Person = getattr(office, case.who)
    await case.given(office)
    await _open(person, case.opened)

    # when everything is entered wrongly first, and the last tap comes twice
    await fills(office, person, case.questions)
    if case.save is not None:
        await saves_twice(office, person, case.save)

    # then
    person.has_seen(case.says)
    table, rows = case.written
    assert await office.rows(table) == rows
