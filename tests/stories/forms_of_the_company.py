"""The forms of who runs the company, each with all that is entered wrongly in it: setting up, people, the plan."""

from typing import Final

from domain.staff import SYSTEM
from handlers.invite_form import InviteForm
from handlers.plan_line_form import PlanForm
from handlers.setup_steps import SetupForm
from handlers.substitute_form import AbsenceForm
from handlers.targets import TargetForm
from handlers.zones import ZoneForm
from tests.office import Office
from tests.stories.form_driver import AMOUNTS, DAYS, PICTURE, TOO_LONG, Case, Question, pressed
from usecases.staff import ensure_claim

COUNTS: Final = dict.fromkeys(("0", "121", "два", "1.5", PICTURE), "Нужно целое число от 1 до 120")
PERCENTS: Final = dict.fromkeys(
    ("десять", "10", "10 1", "10 1 3 5", "101 1 3", "-1 1 3", PICTURE), "Нужны три числа от 0 до 100"
)
HEADS: Final = dict.fromkeys(("1", "1 2 3", "один", "101 1", PICTURE), "Нужны два числа от 0 до 100")
NAME_WRONG: Final = dict.fromkeys((TOO_LONG, PICTURE), "хотя бы одна буква и не больше 200 знаков")


async def _claimed(office: Office) -> None:
    token = await office.db.write(ensure_claim, SYSTEM)
    await office.galina.send(f"/start {token}")


async def _draft(office: Office) -> None:
    await office.galina.send("/plan")
    await office.galina.press("Новая версия")


OF_THE_COMPANY: Final = {
    "a company": Case(
        SetupForm,
        "galina",
        ["Настроить"],
        [
            Question("Как называется компания?", "Поставщик", NAME_WRONG),
            pressed("Шаг 2 из 5", "Дальше"),
            pressed("Шаг 3 из 5", "✏️ Коммерческий отдел"),
            Question("Как назвать отдел «Коммерческий отдел»?", "Продажи", NAME_WRONG, leave="‹ Назад"),
            pressed("Шаг 3 из 5", "Ещё пара"),
            Question(
                "Как назвать новую пару?",
                "Продажи Казань / Клиенты Казань",
                dict.fromkeys(("Продажи Казань", "Продажи /", f"{TOO_LONG} / Б", PICTURE), "Нужны два названия"),
                leave="‹ Назад",
            ),
            pressed("Шаг 3 из 5", "Дальше"),
            pressed("Шаг 4 из 5", "Поставки в розницу"),
            pressed("Шаг 4 из 5", "Дальше"),
            pressed("Проверьте и опубликуйте", "✏️ Поставки в розницу"),
            Question("Напишите три процента", "12 1 3", PERCENTS, leave="‹ Назад"),
            pressed("Проверьте и опубликуйте", "✏️ Начальникам"),
            Question("Напишите два процента", "2 1", HEADS, leave="‹ Назад"),
        ],
        "Опубликовать",
        "Шаг 5 из 5. План опубликован",
        ("plans", 1),
        _claimed,
    ),
    "an invitation": Case(
        InviteForm,
        "boris",
        ["/team", "Пригласить"],
        [Question("Как зовут?", "Мария", NAME_WRONG)],
        None,
        "Мария, приглашаю вас в наш бот",
        ("invitations", 9),
    ),
    "a line of the plan": Case(
        PlanForm,
        "galina",
        ["➕ Направление"],
        [
            Question(
                "Как называется направление?",
                "Розница",
                {
                    TOO_LONG: "не больше 40",
                    PICTURE: "Нужно название",
                    "поставки": "Направление «поставки» в плане уже есть",
                },
            ),
            pressed("Чем ограничен период привлечения?", "По обоим: что раньше"),
            Question("Сколько первых платежей входит в период?", "2", COUNTS),
            Question("Сколько месяцев с первой оплаты?", "3", COUNTS),
            Question("Напишите три процента", "12 1 3", PERCENTS),
            Question(
                "Сколько процентов НДС",
                "20",
                dict.fromkeys(("двадцать", "101", "-5", "10 20", PICTURE), "Нужно число от 0 до 100"),
            ),
        ],
        None,
        "• новое направление: Розница",
        ("plan_drafts", 1),
        _draft,
    ),
    "the terms of a plan": Case(
        PlanForm,
        "galina",
        ["Начальникам"],
        [
            Question("Напишите два процента", "2 1", HEADS),
            pressed("Черновик", "Контакты"),
            Question(
                "Сколько наших людей должны знать клиента",
                "3 4",
                {
                    **dict.fromkeys(("три четыре", "3", "3 4 5", PICTURE), "Нужны два целых числа"),
                    "1 4": "обычного должны знать от 2 до 20",
                    "2 2": "ключевого — от 3 до 20",
                },
            ),
            pressed("Черновик", "Ключевые"),
            Question("От какой суммы оплат за год", "2 млн", AMOUNTS),
            pressed("Черновик", "Номер"),
            Question("Какой у плана номер?", "7-П", {TOO_LONG: "не больше 30", PICTURE: "Нужно название"}),
            pressed("Черновик", "📅 С 01.04"),
            Question(
                "С какого дня действует план?", "1 мая", {**DAYS, "1 января": "С 01.01 уже начинается другой план"}
            ),
            pressed("Черновик: план № 7-П", "✏️ Поставки"),
            pressed("Поставки", "Название"),
            Question("Как называется направление?", "Опт", {TOO_LONG: "не больше 40", "интернет": "уже есть"}),
        ],
        None,
        "Опт",
        ("plan_drafts", 1),
        _draft,
    ),
    "a target": Case(
        TargetForm,
        "boris",
        ["/team", "Иван Петров", "Цель на месяц"],
        [Question("Сколько начислений должно набраться за месяц?", "50к", AMOUNTS)],
        None,
        "✅ Иван Петров: цель на март — 50 000 ₽",
        ("targets", 1),
    ),
    "an absence": Case(
        AbsenceForm,
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
    "an absence of a head": Case(
        AbsenceForm,
        "boris",
        ["/settings", "Отпуск и замещение", "Записать дни"],
        [
            Question("С какого дня?", "1 апреля", {**DAYS, "вчера": "Первый день — сегодня или позже"}),
            Question("По какой день включительно?", "5 апреля", {**DAYS, "31.03": "последний — не раньше первого"}),
            pressed("Кто решает передачи в это время?", "Иван Петров"),
        ],
        "✅ Записать",
        "• 01.04–05.04: решает Иван Петров",
        ("absences", 1),
    ),
    "a time zone": Case(
        ZoneForm,
        "ivan",
        ["/settings", "Часовой пояс"],
        [
            Question(
                "например Пермь",
                "екатеринбург",
                dict.fromkeys(("Зурбаган", "+25", PICTURE), "Не знаю такого города"),
                leave="‹ Назад",
            )
        ],
        "Екатеринбург",
        "Часовой пояс: Екатеринбург",
        ("staff", 8),
    ),
}
