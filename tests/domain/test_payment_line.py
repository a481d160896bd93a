"""The grammar of a typed payment, line by line: what people write, and exactly what is understood.

The tables stand in `typed_lines/*.txt`: `what is typed → what is understood`, ⏎ for the end of a line.
"""

from datetime import date
from pathlib import Path

import pytest

from domain.currencies import ROUBLE
from domain.payment_line import PaymentLine, keeping, other_layouts, read_line

TODAY = date(2026, 11, 23)  # a Monday
TABLES = sorted((Path(__file__).parent / "typed_lines").glob("*.txt"))


def told(line: PaymentLine) -> str:
    """Everything that a line says, in one line."""
    facts = (
        ("", " or ".join(str(amount.value).removesuffix(".00") for amount in line.choices)),
        ("on ", line.paid_on.strftime("%d.%m.%y") if line.paid_on else None),
        ("no date ", line.date_problem),
        ("no amount ", line.amount_problem),
        ("document ", line.document),
        ("deal ", line.deal_words),
        ("tax ", line.tax_number),
        ("// ", line.comment),
        ("went ", "out" if line.debit else None),
    )
    return " | ".join([line.client_words, *(f"{name}{value}" for name, value in facts if value)])


def rows() -> list[tuple[str, str]]:
    """What is typed and what is understood, from all tables."""
    found: list[tuple[str, str]] = []
    for table in TABLES:
        for line in table.read_text("utf-8").splitlines():
            if not line.startswith("#"):
                typed, _, understood = line.partition(" →")
                found.append((as_typed(typed), understood.strip()))
    return found


def as_typed(written: str) -> str:
    """A cell of the table as the message that it stands for; spaces of other kinds are written by their number."""
    for code in ("00a0", "202f", "2009"):
        written = written.replace(f"\\u{code}", chr(int(code, 16)))
    return written.replace("⏎", "\n")


@pytest.mark.parametrize(("typed", "understood"), rows())
def test_a_typed_line_is_understood_exactly(typed: str, understood: str) -> None:
    assert told(read_line(typed, TODAY, ROUBLE)).strip() == understood


def test_nothing_typed_says_nothing() -> None:
    assert told(read_line("", TODAY, ROUBLE)) == ""


def test_the_tables_hold_at_least_three_hundred_lines_that_say_different_things() -> None:
    typed = [each for each, _ in rows()]

    assert len(typed) == len(set(typed)) >= 300


@pytest.mark.parametrize(
    ("currency", "typed", "understood"),
    [
        ("USD", "Ромашка 100$", "Ромашка | 100"),
        ("USD", "Romashka $1,500.50", "Romashka | 1500.50"),
        ("USD", "Ромашка 150к долларов вчера", "Ромашка | 150000 | on 22.11.26"),
        ("USD", "Romashka five hundred dollars", "Romashka | 500"),
        ("USD", "Ромашка сто баксов", "Ромашка | 100"),
        ("USD", "Ромашка usd 300", "Ромашка | 300"),
        ("USD", "Ромашка 100 руб", "Ромашка | no amount 100 руб"),
        ("EUR", "Ромашка 1 000 евро", "Ромашка | 1000"),
        ("KZT", "Ромашка 100 000 тенге", "Ромашка | 100000"),
        ("KZT", "Ромашка 100 000 ₸", "Ромашка | 100000"),
        ("BYN", "Ромашка 100 руб", "Ромашка | 100"),
    ],
)
def test_a_company_may_count_in_another_currency(currency: str, typed: str, understood: str) -> None:
    assert told(read_line(typed, TODAY, currency)) == understood


def test_of_what_may_come_a_day_is_the_nearest_one_however_the_line_is_read() -> None:
    line = read_line("Vfufpby 5 1.12", TODAY, ROUBLE, ahead=True)

    assert told(line) == "Vfufpby | 5 | on 01.12.26"
    assert [told(other) for other in other_layouts(line)] == ["Магазин | 5 | on 01.12.26"]
    assert told(keeping(line, 0, 9)) == "Vfufpby 5 | on 01.12.26"
    assert told(read_line("Ромашка завтра", TODAY, ROUBLE, ahead=True)) == "Ромашка | on 24.11.26"


def test_a_notice_is_read_as_one() -> None:
    text = "Зачисление 150 000р 22.11.26 п/п 345 от ООО РОМАШКА ИНН 7707083893. Назначение: аванс по договору 14"
    paid_on = date(2026, 11, 22)

    line = read_line(text, TODAY, ROUBLE)

    assert (line.text, line.today, line.currency, line.client_words) == (text, TODAY, ROUBLE, "ООО РОМАШКА")
    assert (line.paid_on, line.document, line.deal_words, line.tax_number) == (paid_on, "345", "14", "7707083893")
    assert (line.comment, line.notice, line.debit, line.ahead) == ("аванс по договору 14", True, False, False)
    assert other_layouts(line) == []
