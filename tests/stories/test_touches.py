"""How many touches the tasks of a day take: a message typed is one, a tap is one, from the chat as a person finds it.

The hand counts by itself. The same numbers stand in the README.
"""

import re
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from tests.office import Office
from tests.person import Person
from usecases import contacts

README: Final = Path(__file__).parents[2] / "README.md"


class Thumb:
    """A person's thumb: does what the person does, and counts."""

    def __init__(self, person: Person) -> None:
        self.person, self.touches = person, 0

    async def types(self, text: str) -> None:
        self.touches += 1
        await self.person.send(text)

    async def taps(self, label: str) -> None:
        self.touches += 1
        await self.person.press(label)


async def log_a_payment(office: Office) -> Thumb:
    await office.client("Ромашка")
    ivan = Thumb(office.ivan)

    await ivan.types("ромашка 150к")
    await ivan.taps("✅ Записать")

    office.ivan.sees("✅ Записано: Ромашка · 150 000 ₽")
    return ivan


async def undo(office: Office) -> Thumb:
    await log_a_payment(office)
    ivan = Thumb(office.ivan)

    await ivan.taps("↩️ Отменить")

    office.ivan.sees("✖️ Отменена")
    return ivan


async def confirm_all_of_a_day(office: Office) -> Thumb:
    await log_a_payment(office)
    await office.ivan.send("ромашка 20к")
    await office.ivan.press("Записать")
    nina = Thumb(office.nina)

    await nina.types("/confirm")
    await nina.taps("✅ Все за 15.03 (2)")

    office.nina.sees("Всё подтверждено")
    return nina


async def _lapsed(office: Office) -> None:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 100к")
    await office.on(date(2024, 6, 17))


async def confirm_a_transfer_commercial(office: Office) -> Thumb:
    await _lapsed(office)
    boris = Thumb(office.boris)

    await boris.taps("✅ Подтвердить")

    office.boris.has_seen("Коммерческий отдел: ✅ Борис Сидоров")
    return boris


async def confirm_a_transfer_client(office: Office) -> Thumb:
    await _lapsed(office)
    anna = Thumb(office.anna)

    await anna.taps("✅ Подтвердить")
    await anna.taps("Ольга")

    office.anna.has_seen("Клиентский отдел: ✅ Анна Кузнецова")
    return anna


async def see_this_months_earnings(office: Office) -> Thumb:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 150к")
    ivan = Thumb(office.ivan)

    await ivan.types("/earnings")

    office.ivan.sees("Начислено: 15 000 ₽")
    return ivan


async def ask_why_a_line(office: Office) -> Thumb:
    await office.client("Ромашка")
    await office.pays(office.ivan, "Ромашка 150к")
    ivan = Thumb(office.ivan)

    await ivan.types("/earnings")
    await ivan.taps("15.03 · Ромашка · +15 000 ₽")

    office.ivan.sees("🔍 Почему столько", "150 000 ₽ × 10 % = 15 000 ₽")
    return ivan


async def log_a_contact(office: Office) -> Thumb:
    await office.client("Ромашка")
    ivan = Thumb(office.ivan)

    await ivan.types("ромашка")
    await ivan.taps("👋 Встреча или звонок")
    await ivan.taps("👋 Встретились сегодня")

    office.ivan.sees("✅ Записано: личный контакт есть")
    return ivan


async def find_a_clients_phone(office: Office) -> Thumb:
    await office.by("ivan", contacts.add_person, await office.client("Ромашка"), "Мария", "+79161234567")
    ivan = Thumb(office.ivan)

    await ivan.types("ромашка")
    await ivan.taps("📞 Контакты")

    office.ivan.sees("Мария", "+79161234567")
    return ivan


TASKS: Final[dict[str, tuple[Callable[[Office], Awaitable[Thumb]], int]]] = {
    "log a payment": (log_a_payment, 2),
    "undo what was just recorded": (undo, 1),
    "confirm all payments of a day": (confirm_all_of_a_day, 2),
    "confirm a transfer, commercial head": (confirm_a_transfer_commercial, 1),
    "confirm a transfer and name the account manager, client head": (confirm_a_transfer_client, 2),
    "see this month's earnings": (see_this_months_earnings, 1),
    "ask why a line is what it is": (ask_why_a_line, 2),
    "log a meeting with a client": (log_a_contact, 3),
    "find a client's phone": (find_a_clients_phone, 2),
}


@pytest.mark.parametrize("task", TASKS)
async def test_a_task_takes_so_many_touches(office: Office, task: str) -> None:
    do, touches = TASKS[task]

    thumb = await do(office)

    assert thumb.touches == touches


def test_the_readme_tells_the_same_numbers() -> None:
    rows = re.findall(r"^\| ([^|]+?) \| (\d+) \|$", README.read_text("utf-8"), flags=re.MULTILINE)

    assert {task: int(touches) for task, touches in rows} == {task: touches for task, (_, touches) in TASKS.items()}
