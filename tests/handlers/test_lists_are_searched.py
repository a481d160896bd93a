"""A list of more pages than one says how to find a thing without turning them; a short one does not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final

import pytest

from domain.introductions import IntroductionLine
from domain.payments import Payment
from handlers.coverage_screens import alarms_screen, gaps_screen
from handlers.debts import debts_screen
from handlers.earning_screens import lines_screen
from handlers.introduction_screens import list_screen as introductions_screen
from handlers.payment_screens import confirm_screen, own_waiting_screen
from handlers.screen import Screen
from handlers.side_by_side_screens import behind_screen
from handlers.transfer_screens import list_screen as transfers_screen
from handlers.unresolved import unresolved_screen
from storage.payments import LoggedPayment
from storage.side_by_side import Listed
from tests.handlers.test_transfer_screens import RU, shown
from usecases.coverage import AlarmPage, GapPage
from usecases.debts import DebtLine, DebtPage
from usecases.earnings import MonthEarnings
from usecases.payment_edits import WaitingPage
from usecases.side_by_side import Behind, BehindPage
from usecases.transfer_cards import TransferPage
from usecases.unresolved import WaitingPage as UnresolvedPage

DAY: Final = date(2024, 3, 15)
AT: Final = datetime(2024, 3, 15, tzinfo=UTC)
CLIENT: Final = "🔎 Ищете клиента? Просто напишите название."
PAYMENT: Final = "🔎 Ищете оплату? Напишите клиента."
PAID: Final = LoggedPayment(Payment(1, Decimal(100), DAY), 1, None, None, None, 1, AT, None, None)
OWES: Final = DebtLine(1, "Ромашка", Decimal(100), DAY, 0)
MONTH: Final = MonthEarnings(DAY.replace(day=1), DAY, [], [], {}, 0, [], 0, closed=False)


def _introductions(count: int) -> Screen:
    return introductions_screen(RU, [IntroductionLine(1, "Ромашка", "Ольга", None, 1)] * count, 0)


LISTS: Final[list[tuple[str, Callable[[int], Screen]]]] = [
    (CLIENT, lambda total: debts_screen(RU, DebtPage([OWES], 0, total))),
    (CLIENT, lambda total: gaps_screen(RU, GapPage([], 0, total, 0))),
    (CLIENT, lambda total: alarms_screen(RU, AlarmPage([], [], 0, total, 0))),
    (CLIENT, lambda total: transfers_screen(RU, TransferPage([], 1 if total > 8 else 0, more=False))),
    (CLIENT, _introductions),
    (CLIENT, lambda total: behind_screen(RU, BehindPage(Behind.LOST, 1, "Продажи", [Listed(1, "Р")], 0, total, DAY))),
    (PAYMENT, lambda total: confirm_screen([(PAID, "Ромашка")] * total, RU)),
    (PAYMENT, lambda total: own_waiting_screen(WaitingPage([(PAID, "Ромашка")], 0, total), RU)),
    (PAYMENT, lambda total: unresolved_screen(RU, UnresolvedPage(0, [], total, Decimal(100)))),
    (PAYMENT, lambda total: lines_screen(replace(MONTH, line_count=total), 0, RU)),
]


@pytest.mark.parametrize(("says", "drawn"), LISTS)
def test_how_to_find_is_said_where_there_are_pages(says: str, drawn: Callable[[int], Screen]) -> None:
    assert says in shown(drawn(9)).splitlines()
    assert "🔎" not in shown(drawn(8))
