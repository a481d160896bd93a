"""A head says what is to be earned in a month; who it is for sees how far it is, and what a working day must bring."""

from datetime import date
from decimal import Decimal

import pytest

from domain.refusals import NotFound
from handlers.target_screens import TargetPress
from tests.office import Office
from usecases import targets

FRIDAY, MONDAY = date(2024, 3, 15), date(2024, 3, 18)
MARCH = date(2024, 3, 1)


async def ivan_earns(office: Office, line: str = "Ромашка 100к") -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, line)


async def boris_asks_for_ivan(office: Office) -> None:
    await office.boris.send("/team")
    await office.boris.press("Иван Петров")
    await office.boris.press("Цель на месяц")


async def test_a_typed_amount_becomes_the_target_and_the_person_hears_of_it(office: Office) -> None:
    # given
    await ivan_earns(office)

    # when
    await boris_asks_for_ivan(office)
    office.boris.sees("Иван Петров — цель на март", "Цели пока нет. Начислено 10 000 ₽.", "За февраль — 0 ₽.")
    await office.boris.send("50к")

    # then
    office.boris.sees("✅ Иван Петров: цель на март — 50 000 ₽", "• Иван Петров — 10 000 ₽, 20 % цели (50 000 ₽)")
    office.ivan.sees(
        "Ваша цель на март: 50 000 ₽. Её ставит Борис Сидоров.",
        "Осталось 40 000 ₽: по 3 637 ₽ в рабочий день (ещё 11 дней)",
    )
    await office.ivan.send("/earnings")
    office.ivan.sees("🎯 Цель: 50 000 ₽\n▰▰▱▱▱▱▱▱▱▱ 20 %", "по 3 637 ₽ в рабочий день")


async def test_the_digests_of_the_evening_count_the_days_from_tomorrow(office: Office) -> None:
    # given
    await ivan_earns(office)
    await office.by("boris", targets.set_target, 4, 0, MARCH, Decimal(50000))
    await office.by("galina", targets.set_target, 0, 2, MARCH, Decimal(80000))

    # when
    await office.on(FRIDAY, hour=16)

    # then
    office.ivan.sees(
        "Март: 10 000 ₽",
        "🎯 Цель: 50 000 ₽\n▰▰▱▱▱▱▱▱▱▱ 20 %",
        "Осталось 40 000 ₽: по 4 000 ₽ в рабочий день (ещё 10 дней)",
    )
    office.boris.sees(
        "🎯 Цель отдела: 80 000 ₽\n▰▱▱▱▱▱▱▱▱▱ 12 %",
        "Осталось 70 000 ₽: по 7 000 ₽ в рабочий день (ещё 10 дней)",
        "• Иван Петров — 10 000 ₽ (сегодня +10 000 ₽) · 20 % цели",
        "• Пётр Смирнов — 0 ₽",
    )
    office.galina.sees("🎯 Коммерческий отдел: 12 % цели")


async def test_last_months_result_and_a_tenth_more_are_a_tap_away(office: Office) -> None:
    await ivan_earns(office, "Ромашка 1 млн 20.02")
    await boris_asks_for_ivan(office)
    office.boris.sees("За февраль — 100 000 ₽.")
    assert office.boris.buttons()[:3] == ["100 000 ₽ · как за февраль", "110 000 ₽ · +10 %", "120 000 ₽ · +20 %"]

    await office.boris.press("+10 %")

    office.boris.sees("✅ Иван Петров: цель на март — 110 000 ₽")
    assert await office.rows("targets") == 1


@pytest.mark.parametrize("typed", ["много", "-5", "0"])
async def test_what_is_no_amount_is_said_in_a_line_and_the_question_stays(office: Office, typed: str) -> None:
    await boris_asks_for_ivan(office)

    await office.boris.send(typed)

    office.boris.sees("Иван Петров — цель на март", "Сумму не получилось понять. Например")
    assert await office.rows("targets") == 0
    await office.boris.send("1,5 млн")
    office.boris.sees("цель на март — 1 500 000 ₽")


async def test_a_target_is_set_for_the_next_month_as_well_and_can_be_removed(office: Office) -> None:
    # given
    await boris_asks_for_ivan(office)
    await office.boris.press("Апрель")
    office.boris.sees("Иван Петров — цель на апрель")
    await office.boris.send("60к")
    office.boris.sees("Цели на апрель", "• Иван Петров — 0 ₽, 0 % цели (60 000 ₽)")
    office.ivan.sees("Ваша цель на апрель: 60 000 ₽.", "по 3 000 ₽ в рабочий день (ещё 20 дней)")

    # when
    await office.boris.press("Иван Петров")
    await office.boris.press("Убрать цель")

    # then
    office.boris.sees("✅ Иван Петров: цели на апрель больше нет", "• Иван Петров — 0 ₽, цели нет")
    office.ivan.sees("Цели на апрель у вас больше нет.")
    assert await office.rows("targets") == 0


async def test_a_void_and_a_refund_lower_what_is_reached(office: Office) -> None:
    await ivan_earns(office)
    await office.by("boris", targets.set_target, 4, 0, MARCH, Decimal(10000))
    await office.settle()
    await office.ivan.send("/earnings")
    office.ivan.sees("🎯 Цель: 10 000 ₽\n▰▰▰▰▰▰▰▰▰▰ 100 %", "✅ Цель выполнена")

    await office.nina.send("/confirm")
    await office.nina.press("Последние оплаты")
    await office.nina.press("Ромашка")
    await office.nina.press("Аннулировать")
    await office.nina.press("Да, аннулировать")

    await office.ivan.send("/earnings")
    office.ivan.sees("🎯 Цель: 10 000 ₽\n▱▱▱▱▱▱▱▱▱▱ 0 %", "Осталось 10 000 ₽")


async def test_nobody_sets_their_own_target_or_one_of_another_department(office: Office) -> None:
    known = await office.contents()

    for name, staff_id, department_id in (
        ("boris", 2, 0),  # himself
        ("boris", 6, 0),  # Olga, of the other department
        ("boris", 0, 1),  # the other department
        ("boris", 99, 0),  # nobody
        ("galina", 8, 0),  # Nina earns nothing
    ):
        for act in (targets.show, targets.remove, targets.set_target):
            rest = {targets.show: (), targets.remove: (MARCH,), targets.set_target: (MARCH, Decimal(1))}[act]
            with pytest.raises(NotFound):
                await office.by(name, act, staff_id, department_id, *rest)
    await office.ivan.send("/help")
    await office.ivan.press_old(office.ivan.messages()[-1]["message_id"], TargetPress(do="ask", who=4).pack())

    assert office.ivan.toasts()[-1] == "Это делает кто-то другой: у вашей роли такого права нет."
    assert await office.contents() == known


async def test_the_director_sets_the_target_of_a_head_who_reads_it(office: Office) -> None:
    await office.galina.send("/team")
    await office.galina.press("Цели")
    office.galina.sees("Цели на март", "Клиентский отдел — 0 ₽, цели нет", "• Борис Сидоров — 0 ₽, цели нет")

    await office.galina.press("Борис Сидоров")
    await office.galina.send("20 тысяч")

    office.galina.sees("✅ Борис Сидоров: цель на март — 20 000 ₽")
    office.boris.sees("Ваша цель на март: 20 000 ₽. Её ставит Галина Орлова.")
    await office.galina.send("/audit")
    office.galina.sees("Цель поставлена · Борис Сидоров", "цель: 20 000 ₽", "на месяц: март")
