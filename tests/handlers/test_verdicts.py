"""Why parts of a payment are inside or outside the period: a line for each charge, one where only a day decides."""

from datetime import date
from decimal import Decimal

from domain.acquisition import Period, Reason
from domain.deals import Charge, Part
from domain.plan import AcquisitionRule
from handlers.verdicts import verdict_lines
from tests.person import plain
from texts import Texts, unmarked

SAY = Texts.of("ru", today=date(2026, 11, 23))
HALF, BEGUN, END = Decimal(50000), date(2026, 10, 20), date(2027, 1, 20)
PERIOD = Period(BEGUN, END, AcquisitionRule(payments=2, months=3), months_end=END)


def told(reason: Reason, *where: str) -> list[str]:
    charges = [Charge(1, at, HALF, at, BEGUN) for at in range(1, len(where) + 1)]
    parts = [(Part(each, HALF, each.ordinal), at == "in", reason) for each, at in zip(charges, where, strict=True)]
    return [plain(unmarked(line)) for line in verdict_lines(parts, PERIOD, SAY)]


def test_what_a_day_decides_is_said_once() -> None:
    assert told(Reason.MONTHS, "in", "in") == ["100 000 ₽ — в периоде привлечения: период до 20.01.2027"]
    assert told(Reason.MONTHS, "in", "out", "out") == [
        "50 000 ₽ — в периоде привлечения: период до 20.01.2027",
        "100 000 ₽ — вне периода привлечения: период до 20.01.2027",
    ]


def test_what_the_charge_decides_is_said_of_each() -> None:
    assert told(Reason.CHARGE, "in", "out") == [
        "50 000 ₽ — в периоде привлечения: это 1-е начисление клиенту, в период входят первые 2",
        "50 000 ₽ — вне периода привлечения: это 2-е начисление клиенту, в период входят первые 2",
    ]
