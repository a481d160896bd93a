"""What the clock brings, word for word: periods that end soon, charges due, how a client does after its transfer."""

from datetime import date
from decimal import Decimal

import pytest

from domain.collection import Punctuality
from domain.staff import DepartmentKind
from handlers.presses import ClientPress, DebtsPress, EarlyTransferPress
from handlers.reminders import debt_screen, follow_up_screen, period_screen
from tests.handlers.test_transfer_screens import buttons, shown
from texts import Texts
from usecases.charge_reminders import Debt
from usecases.coming_lapses import ComingLapse
from usecases.follow_ups import FollowUp

TODAY, SOON = date(2026, 11, 23), date(2026, 12, 7)
RU, EN = (Texts.of(language, today=TODAY) for language in ("ru", "en"))
MONEY = {"payment": Decimal(100000), "before": Decimal(10000), "after": Decimal(1000)}


@pytest.mark.parametrize(
    ("found", "ru", "en"),
    [
        pytest.param(
            ComingLapse(7, "Ромашка", ("Иван", "Пётр"), SOON, 14, own=False, **MONEY),
            "⏰ Через 14 дней, 07.12, у клиента Ромашка закончится период привлечения.\n"
            "Коммерсант: Иван, Пётр\n"
            "С платежа в 100 000 ₽ коммерсанту сейчас 10 000 ₽, после — 1 000 ₽.",
            "⏰ The acquisition period of Ромашка ends in 14 days, on 7 Dec.\n"
            "Hunter: Иван, Пётр\n"
            "A payment of ₽100,000.00 brings the hunter ₽10,000.00 now, and ₽1,000.00 afterwards.",
            id="a head",
        ),
        pytest.param(
            ComingLapse(7, "Ромашка", ("Иван",), SOON, 1, own=True, **MONEY),
            "⏰ Завтра, 07.12, у клиента Ромашка закончится период привлечения.\n"
            "С платежа в 100 000 ₽ вам сейчас 10 000 ₽, после — 1 000 ₽.",
            "",
            id="a hunter on the last day",
        ),
        pytest.param(
            ComingLapse(7, "Ромашка", ("Иван",), None, 0, own=True),
            "⏰ У клиента Ромашка следующий платёж — последний по полной ставке: на нём закончится период привлечения.",
            "",
            id="one charge is left, and no payment to reckon with",
        ),
    ],
)
def test_a_period_that_ends_soon_says_what_it_costs_and_how_not_to_wait(found: ComingLapse, ru: str, en: str) -> None:
    assert shown(period_screen(RU, found)) == ru
    assert not en or shown(period_screen(EN, found)) == en
    assert buttons(period_screen(RU, found)) == [
        ("⏩ Передать сейчас", EarlyTransferPress(id=7).pack()),
        ("📇 Карточка клиента", ClientPress(id=7, do="beside").pack()),
    ]


@pytest.mark.parametrize(
    ("owed", "due_today", "words"),
    [
        ("1000", "1000", "💳 Сегодня срок оплаты: Ромашка · 1 000 ₽"),
        ("1000", "0", "⚠️ Просрочено: Ромашка · 1 000 ₽ с 20.11"),
        ("1500", "500", "⚠️ Просрочено: Ромашка · 1 000 ₽ с 20.11, и сегодня срок ещё 500 ₽"),
    ],
)
def test_what_is_due_today_and_what_is_overdue_are_told_apart(owed: str, due_today: str, words: str) -> None:
    screen = debt_screen(RU, Debt(7, "Ромашка", Decimal(owed), date(2026, 11, 20), Decimal(due_today)))

    assert shown(screen) == words
    assert [data for _, data in buttons(screen)] == [ClientPress(id=7, do="beside").pack(), DebtsPress().pack()]


@pytest.mark.parametrize(
    ("met_on", "paid", "left_out", "words"),
    [
        (
            date(2026, 10, 1),
            Punctuality(0, 0),
            (),
            "✅ познакомились 01.10 · ✅ платить было нечего · ✅ оба личных контакта есть",
        ),
        (
            None,
            Punctuality(due=2, late=0),
            (DepartmentKind.CLIENT,),
            "❌ не познакомились · ✅ платит вовремя · ❌ нет контакта: клиентский отдел",
        ),
        (
            None,
            Punctuality(due=2, late=1),
            tuple(DepartmentKind),
            (
                "❌ не познакомились · ⚠️ платил с опозданием: 1 из 2 · "
                "❌ нет контакта: коммерческий отдел, клиентский отдел"
            ),
        ),
        (
            None,
            Punctuality(due=2, late=1, owed=Decimal(1000), since=date(2026, 10, 15)),
            (),
            "❌ не познакомились · ❌ долг 1 000 ₽ с 15.10 · ✅ оба личных контакта есть",
        ),
    ],
)
def test_how_a_client_does_after_its_transfer_is_one_line(
    met_on: date | None, paid: Punctuality, left_out: tuple[DepartmentKind, ...], words: str
) -> None:
    screen = follow_up_screen(RU, FollowUp(7, "Ромашка", "Ольга", met_on, paid, left_out), 30)

    assert shown(screen) == f"📅 Ромашка, 30 дней после передачи (Ольга): {words}"
    assert [data for _, data in buttons(screen)] == [ClientPress(id=7, do="beside").pack()]
    assert "\n" not in shown(follow_up_screen(EN, FollowUp(7, "Ромашка", "Ольга", met_on, paid, left_out), 30))
