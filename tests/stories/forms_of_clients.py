"""The forms about clients, each with all that is entered wrongly in it: clients, contacts, meetings, deals."""

from typing import Final

from handlers.client_details import DetailsForm
from handlers.client_form import ClientForm
from handlers.contact_form import ContactForm
from handlers.contact_persons import PersonForm
from handlers.deal_form import DealForm
from handlers.meetings import MetForm
from tests.office import Office
from tests.stories.form_driver import AMOUNTS, DAYS, NAMES, PAST_DAYS, PICTURE, Case, Question, pressed
from usecases import contacts


async def _romashka(office: Office) -> None:
    await office.client("Ромашка")


async def _card(office: Office) -> None:
    await office.client("Ромашка")
    await office.ivan.send("Ромашка")


async def _maria(office: Office) -> None:
    client_id = await office.client("Ромашка")
    await office.by("ivan", contacts.add_person, client_id, "Мария", "+79161234567")
    await office.ivan.send("Ромашка")
    await office.ivan.press("Контакты")


OF_CLIENTS: Final = {
    "a client": Case(
        ClientForm,
        "ivan",
        ["/client"],
        [
            Question("Как называется клиент?", "Лотос", NAMES),
            Question("Какое направление?", "поставки"),
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
    "a contact person corrected": Case(
        PersonForm,
        "ivan",
        ["✏️ Мария", "✏️ Телефон"],
        [
            Question(
                "Телефон?",
                "8 916 123-45-68",
                dict.fromkeys(("12", "позже", "+7 916 123", PICTURE), "Телефон не получилось понять"),
            )
        ],
        None,
        "✅ Исправлено: Мария",
        ("contact_persons", 1),
        _maria,
    ),
    "a client's name corrected": Case(
        DetailsForm,
        "ivan",
        ["✏️ Исправить"],
        [pressed("Что исправить?", "Название"), Question("Как называется клиент?", "Лютик", NAMES)],
        None,
        "📇 Лютик",
        ("clients", 1),
        _card,
    ),
    "a client's tax number corrected": Case(
        DetailsForm,
        "ivan",
        ["✏️ Исправить"],
        [
            pressed("Что исправить?", "ИНН"),
            Question("ИНН?", "7707083893", dict.fromkeys(("7707083894", "123", "потом", PICTURE), "Это не ИНН")),
        ],
        None,
        "ИНН 7707083893",
        ("clients", 1),
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
}
