"""Statements in both forms say the same: every line, the sums, who made them; what was typed stays text."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from pypdf import PdfReader

from reports.statements import Cell, Column, Page, Paper
from reports.statements_pdf import statements_pdf
from reports.statements_xlsx import sheet_name, statements_xlsx
from tests.reports.workbook import sheets

COLUMNS = [Column("Клиент", 20), Column("Начислено", 10, money=True)]
MADE_AT = datetime(2024, 6, 2, 7, tzinfo=UTC)
TRICKS = ["=1+1", "+7 916", "-5", "@SUM(A1)", "http://example.com", '=HYPERLINK("x")', "<b>&amp;", "007"]


def page(name: str, rows: Sequence[Sequence[Cell]]) -> Page:
    sums = [("Перенос", Decimal("-1.00")), ("К выплате", Decimal("12345678.90"))]
    facts = [("Сотрудник", name)]
    total: list[Cell] = ["Итого", sum((row[1] for row in rows if isinstance(row[1], Decimal)), Decimal(0))]
    return Page(name, "Расчётный лист за май 2024", facts, COLUMNS, rows, total, sums, ["Примечание внизу"])


def paper(*pages: Page, wide: bool = False) -> Paper:
    def money(amount: Decimal) -> str:
        return f"{amount:,.2f}".replace(",", "\u202f")

    mark = "Файл сделан для: Нина, 02.06.2024 10:00"
    return Paper("Листы", mark, MADE_AT, money, lambda number, count: f"стр. {number} из {count}", pages, wide=wide)


def printed(content: bytes) -> list[str]:
    """The text of each page of a PDF, in one line."""
    return [" ".join(found.extract_text().split()) for found in PdfReader(BytesIO(content)).pages]


IVAN = page("Иван Петров", [["ООО «Ромашка»", Decimal("9074.07")], ["Вектор", Decimal("-0.05")]])


def test_a_workbook_holds_the_lines_the_sums_and_the_mark() -> None:
    found = sheets(statements_xlsx(paper(IVAN)))

    assert list(found) == ["Иван Петров"]
    assert found["Иван Петров"] == [
        ["Расчётный лист за май 2024"],
        ["Сотрудник", "Иван Петров"],
        ["Файл сделан для: Нина, 02.06.2024 10:00"],
        ["Клиент", "Начислено"],
        ["ООО «Ромашка»", "9074.07"],
        ["Вектор", "-0.05"],
        ["Итого", "9074.02"],
        ["Перенос", "-1.00"],
        ["К выплате", "12345678.90"],
        ["Примечание внизу"],
    ]


def test_what_was_typed_is_text_in_a_workbook_never_a_formula_a_link_or_a_number() -> None:
    rows: list[list[Cell]] = [[trick, Decimal("1.00")] for trick in TRICKS]

    found = sheets(statements_xlsx(paper(page("=A1", rows))))

    assert [row[0] for row in found["=A1"][4:-4]] == TRICKS


@pytest.mark.parametrize(
    ("name", "taken", "given"),
    [
        ("Иван", [], "Иван"),
        ("Иван", ["иван"], "Иван 2"),
        ("Иван", ["иван", "иван 2"], "Иван 3"),
        ("[a]:b*c?d/e\\f", [], "a b c d e f"),
        ("'Иван'", [], "Иван"),
        ("", [], "-"),
        ("History", [], "History 2"),
        ("а" * 40, [], "а" * 31),
        ("а" * 40, ["а" * 31], "а" * 29 + " 2"),
    ],
)
def test_a_sheet_has_a_name_that_a_spreadsheet_allows(name: str, taken: list[str], given: str) -> None:
    assert sheet_name(name, set(taken)) == given


def test_a_printed_statement_says_the_same_with_the_mark_on_every_page() -> None:
    text = printed(statements_pdf(paper(IVAN, page("Пётр Смирнов", [["Лотос", Decimal("1000.00")]]))))

    assert len(text) == 2
    for words in ("Расчётный лист за май 2024", "Сотрудник: Иван Петров", "ООО «Ромашка»", "9 074.07", "-0.05"):
        assert words in text[0]
    for words in ("Итого 9 074.02", "К выплате 12 345 678.90", "Примечание внизу"):
        assert words in text[0]
    assert "Пётр Смирнов" in text[1]
    for number, words in enumerate(text, 1):
        assert "Файл сделан для: Нина, 02.06.2024 10:00" in words
        assert f"стр. {number} из 2" in words


def test_a_long_printed_statement_repeats_its_head_and_loses_no_line() -> None:
    rows: list[list[Cell]] = [[f"Клиент {number}", Decimal(number)] for number in range(1, 201)]

    text = printed(statements_pdf(paper(page("Иван", rows), wide=True)))

    assert len(text) > 5
    assert all("Клиент Начислено" in words for words in text[:-1])
    whole = " ".join(text)
    assert all(f"Клиент {number} {number}.00" in whole for number in range(1, 201))
    assert "Итого 20 100.00" in text[-1]


def test_markup_and_letters_that_the_font_lacks_print_as_themselves_and_as_boxes() -> None:
    text = printed(statements_pdf(paper(page("🦊 <b>&", [[trick, Decimal("1.00")] for trick in TRICKS]))))

    assert "Сотрудник: □ <b>&" in text[0]
    assert all(trick in text[0] for trick in TRICKS)


def test_the_same_statement_is_the_same_file() -> None:
    assert statements_pdf(paper(IVAN)) == statements_pdf(paper(IVAN))
    assert statements_xlsx(paper(IVAN)) == statements_xlsx(paper(IVAN))
