"""The forms around a client's period, each with all that is entered wrongly in it: transfers, agreements, packets."""

from datetime import date
from typing import Final

from handlers.agreement_forms import ExtensionForm, ReacquisitionForm, RefuseForm
from handlers.introduction_form import IntroducedForm
from handlers.packets import PacketForm
from handlers.transfer_forms import PostponeForm, ReturnForm
from tests.office import Office
from tests.stories.form_driver import DAYS, NAMES, PAST_DAYS, PICTURE, REASONS, Case, Question

ANSWERS: Final = {"о" * 501: "не длиннее 500 знаков", PICTURE: "Ответьте одной строкой"}


async def _lapsed(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 17))


async def _handed_over(office: Office) -> None:
    await _lapsed(office)
    await office.boris.press("✅ Подтвердить")
    await office.anna.press("✅ Подтвердить")
    await office.anna.press("Ольга")


async def _period(office: Office) -> None:
    await _lapsed(office)
    await office.boris.send("Ромашка")
    await office.boris.press("Период")


async def _proposed(office: Office) -> None:
    await _period(office)
    await office.boris.press("Продлить")
    await office.boris.send("30.06")
    await office.boris.press("Предложить")


async def _passed_on(office: Office) -> None:
    await _handed_over(office)
    await office.anna.send("Ромашка")
    await office.anna.press("Период")


OF_PERIODS: Final = {
    "a transfer postponed": Case(
        PostponeForm,
        "boris",
        ["/transfers", "Ромашка", "Отложить"],
        [Question("До какого дня отложить передачу", "1 июля", {**DAYS, "вчера": "Отложить можно с завтрашнего дня"})],
        None,
        "до 01.07",
        ("transfer_decisions", 1),
        _lapsed,
    ),
    "a transfer returned": Case(
        ReturnForm,
        "boris",
        ["/transfers", "Ромашка", "Вернуть"],
        [Question("Почему", "клиент просил остаться", REASONS)],
        "Вернуть",
        "клиент просил остаться",
        ("transfer_decisions", 1),
        _lapsed,
    ),
    "an introduction": Case(
        IntroducedForm,
        "olga",
        ["Познакомились"],
        [Question("Когда вы встретились?", "вчера", PAST_DAYS), Question("С кем вы познакомились?", "Мария", NAMES)],
        None,
        "Менеджер: ✅ Ольга Белова",
        ("personal_contacts", 1),
        _handed_over,
    ),
    "an extension": Case(
        ExtensionForm,
        "boris",
        ["Продлить"],
        [
            Question(
                "До какого дня продлить?",
                "30.06",
                {**DAYS, "вчера": "Продлить можно только вперёд", "1.02.2025": "Так надолго не продлить"},
            )
        ],
        "✅ Предложить",
        "✅ Отправлено. Решает: Анна Кузнецова",
        ("agreements", 1),
        _period,
    ),
    "an extension declined": Case(
        RefuseForm,
        "anna",
        ["✖️ Отклонить"],
        [Question("Почему отклоняете?", "план уже выполнен", REASONS)],
        "✖️ Отклонить",
        "✖️ Отклонено 17.06: Анна Кузнецова. «план уже выполнен»",
        ("agreements", 1),
        _proposed,
    ),
    "a client won back": Case(
        ReacquisitionForm,
        "anna",
        ["Вернуть в коммерческий отдел"],
        [Question("Кто снова поведёт клиента?", "петр")],
        "✅ Предложить",
        "✅ Отправлено. Решает: Борис Сидоров",
        ("agreements", 1),
        _passed_on,
    ),
    "a packet": Case(
        PacketForm,
        "ivan",
        ["Ответить · 0 из 5"],
        [
            Question("Обещали особую цену или скидку?", "5 % до конца года", ANSWERS),
            Question("Обещали сроки", "до 20 декабря", ANSWERS),
            Question("Есть особый порядок оплаты", "через 14 дней", ANSWERS),
            Question("Обещали что-то ещё?", "обучить кладовщика", ANSWERS),
            Question("Что важно знать новому менеджеру?", "звонить после обеда", ANSWERS),
        ],
        None,
        "📦 Ромашка: ответов 5 из 5.",
        ("packet_answers", 5),
        _lapsed,
    ),
}
