"""Statements as a workbook, a sheet for each page. What anybody typed is text, never a formula and never a link."""

import io
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from reports.statements import Cell, Column, Page, Paper

_MOST_NAME: Final = 31
_NO_NAME: Final = re.compile(r"[\[\]:*?/\\]")
_WIDTH: Final = 1.25  # of a column, for each unit of its weight
_LINE: Final = 15  # the height of a line of words, in points
_TEXT_STAYS_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def statements_xlsx(paper: Paper) -> bytes:
    """The workbook."""
    import xlsxwriter  # only who exports pays for it

    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **_TEXT_STAYS_TEXT}) as book:
        made_at = paper.made_at.replace(tzinfo=None)
        book.set_properties({"title": paper.title, "comments": paper.mark, "created": made_at})
        styles = _styles(book)
        taken: set[str] = set()
        for page in paper.pages:
            sheet = book.add_worksheet(sheet_name(page.name, taken))
            _write(sheet, page, paper, styles)
    return target.getvalue()


def sheet_name(name: str, taken: set[str]) -> str:
    """A name that a spreadsheet allows, unlike those `taken`, which it joins."""
    clean = " ".join(_NO_NAME.sub(" ", name).split()).strip("'")[:_MOST_NAME].strip("' ") or "-"
    found, number = clean, 1
    while found.casefold() in taken or found.casefold() == "history":
        number += 1
        tail = f" {number}"
        found = clean[: _MOST_NAME - len(tail)].rstrip() + tail
    taken.add(found.casefold())
    return found


def _styles(book: Any) -> dict[str, Any]:
    line = {"border": 1, "border_color": "#c9d1d9"}
    head = {"bold": True, "bg_color": "#eef2f6", "text_wrap": True, "valign": "vcenter", **line}
    money = {"num_format": '#,##0.00;-#,##0.00;"—"', "valign": "top"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "label": book.add_format({"font_color": "#6b7885"}),
        "plain": book.add_format({}),
        "mark": book.add_format({"font_color": "#6b7885", "italic": True}),
        "head": book.add_format(head),
        "head money": book.add_format({**head, "align": "right"}),
        "text": book.add_format({"text_wrap": True, "valign": "top", **line}),
        "money": book.add_format({**money, **line}),
        "total": book.add_format({"bold": True, "bg_color": "#eef2f6", **line}),
        "total money": book.add_format({"bold": True, "bg_color": "#eef2f6", **money, **line}),
        "sum": book.add_format(money),
        "result": book.add_format({"bold": True, "font_size": 12, **money}),
    }


def _write(sheet: Any, page: Page, paper: Paper, styles: dict[str, Any]) -> None:
    for place, column in enumerate(page.columns):
        sheet.set_column(place, place, column.weight * _WIDTH)
    sheet.write_string(0, 0, page.title, styles["title"])
    row = 1
    for label, words in page.facts:
        sheet.write_string(row, 0, label, styles["label"])
        sheet.write_string(row, 1, words, styles["plain"])
        row += 1
    sheet.write_string(row, 0, paper.mark, styles["mark"])
    row += 2
    _write_head(sheet, row, page.columns, styles)
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(row)
    for cells in page.rows:
        row += 1
        _write_row(sheet, row, cells, styles["text"], styles["money"])
    row += 1
    _write_row(sheet, row, page.total, styles["total"], styles["total money"])
    row += 1
    for place, (label, amount) in enumerate(page.sums, 1):
        row += 1
        weight = "result" if place == len(page.sums) else "sum"
        sheet.write_string(row, 0, label, styles[weight])
        sheet.write_number(row, len(page.columns) - 1, amount, styles[weight])
    for note in page.notes:
        row += 1
        sheet.write_string(row, 0, note, styles["label"])
    _set_paper(sheet, paper)


def _write_head(sheet: Any, row: int, columns: Sequence[Column], styles: dict[str, Any]) -> None:
    # a written row has the height of one line until it is told otherwise
    deepest = max(-(-len(column.title) // max(1, int(column.weight * _WIDTH) - 2)) for column in columns)
    sheet.set_row(row, _LINE * deepest)
    for place, column in enumerate(columns):
        sheet.write_string(row, place, column.title, styles["head money" if column.money else "head"])


def _write_row(sheet: Any, row: int, cells: Sequence[Cell], text: Any, money: Any) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, Decimal):
            sheet.write_number(row, place, cell, money)
        elif cell:
            sheet.write_string(row, place, cell, text)
        else:
            sheet.write_blank(row, place, None, text)


def _set_paper(sheet: Any, paper: Paper) -> None:
    if paper.wide:
        sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8" + paper.mark.replace("&", "&&") + "&R&8&P / &N")
    sheet.hide_gridlines(2)
