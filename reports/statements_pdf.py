"""Statements as a printed page: A4, each on a page of its own, the mark of who made it and when on every page."""

import io
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from threading import Lock
from typing import Any, Final
from xml.sax.saxutils import escape

from reports import fonts
from reports.statements import Cell, Page, Paper

_INK, _FAINT, _LINE, _SHADE = "#1c2733", "#6b7885", "#c9d1d9", "#eef2f6"
_MARGIN: Final = 42  # points
_FRAME: Final = 6  # what reportlab leaves around everything
_FOOT: Final = 26

# reportlab keeps its fonts in the module
_one_at_a_time: Final = Lock()


def statements_pdf(paper: Paper) -> bytes:
    """The file; the same data give the same bytes."""
    with _one_at_a_time:
        return _printed(paper)


def _printed(paper: Paper) -> bytes:
    from reportlab.lib.pagesizes import A4, landscape  # only who prints pays for it
    from reportlab.platypus import PageBreak, SimpleDocTemplate

    fonts.register()
    size = landscape(A4) if paper.wide else A4
    target = io.BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=size,
        leftMargin=_MARGIN - _FRAME,
        rightMargin=_MARGIN - _FRAME,
        topMargin=_MARGIN,
        bottomMargin=_MARGIN + _FOOT,
        title=paper.title,
        subject=paper.mark,
        invariant=1,
    )
    flow: list[Any] = []
    for page in paper.pages:
        flow += [PageBreak()] if flow else []
        flow += _flow(page, paper, size[0] - 2 * _MARGIN)
    document.build(flow, canvasmaker=_numbering(paper))
    return target.getvalue()


def _flow(page: Page, paper: Paper, width: float) -> list[Any]:
    from reportlab.platypus import Paragraph, Spacer

    styles = _styles()
    flow: list[Any] = [Paragraph(_words(page.title), styles["title"])]
    flow += [
        Paragraph(f'<font color="{_FAINT}">{_words(label)}:</font> {_words(words)}', styles["fact"])
        for label, words in page.facts
    ]
    flow += [Spacer(1, 12), _table(page, paper, width)]
    if page.sums:
        flow += [Spacer(1, 12), _sums(page, paper, width)]
    flow += [Spacer(1, 10), *(Paragraph(_words(note), styles["note"]) for note in page.notes)]
    return flow


def _table(page: Page, paper: Paper, width: float) -> Any:
    from reportlab.platypus import LongTable, TableStyle

    heads = [_paragraph(c.title, "head money" if c.money else "head") for c in page.columns]
    rows = [[_cell(cell, paper) for cell in cells] for cells in page.rows]
    total = [_cell(cell, paper, "bold") for cell in page.total]
    whole = sum(column.weight for column in page.columns)
    widths = [width * column.weight / whole for column in page.columns]
    last = len(rows) + 1
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), _SHADE),
        ("BACKGROUND", (0, last), (-1, last), _SHADE),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, _LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    return LongTable([heads, *rows, total], widths, repeatRows=1, style=TableStyle(style))


def _sums(page: Page, paper: Paper, width: float) -> Any:
    from reportlab.platypus import Table, TableStyle

    *others, (label, amount) = page.sums
    rows = [[_paragraph(words, "text"), _cell(each, paper)] for words, each in others]
    rows.append([_paragraph(label, "result"), _paragraph(paper.money(amount), "money result")])
    style = [
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LINEABOVE", (0, -1), (-1, -1), 0.5, _LINE),
        ("TOPPADDING", (0, -1), (-1, -1), 4),
    ]
    return Table(rows, [width * 0.7, width * 0.3], style=TableStyle(style))


def _cell(cell: Cell, paper: Paper, weight: str = "") -> Any:
    if isinstance(cell, Decimal):
        return _paragraph(paper.money(cell), f"money {weight}".strip())
    return _paragraph(cell, weight or "text")


def _paragraph(text: str, style: str) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(_words(text), _styles()[style])


def _words(text: str) -> str:
    return escape(fonts.printable(text))


@cache
def _styles() -> dict[str, Any]:
    from reportlab.lib.enums import TA_RIGHT
    from reportlab.lib.styles import ParagraphStyle

    def style(name: str, size: float, **more: Any) -> ParagraphStyle:
        given = {"fontName": fonts.REGULAR, "fontSize": size, "leading": size * 1.3, "textColor": _INK, **more}
        return ParagraphStyle(name, **given)

    bold = {"fontName": fonts.BOLD}
    right = {"alignment": TA_RIGHT}
    made: Sequence[ParagraphStyle] = (
        style("title", 15, **bold, spaceAfter=6),
        style("fact", 9, spaceAfter=1),
        style("note", 8, textColor=_FAINT, spaceAfter=2),
        style("head", 7, **bold),
        style("head money", 7, **bold, **right),
        style("text", 8),
        style("bold", 8, **bold),
        style("money", 8, **right),
        style("money bold", 8, **bold, **right),
        style("result", 10, **bold),
        style("money result", 10, **bold, **right),
    )
    return {each.name: each for each in made}


def _numbering(paper: Paper) -> Any:
    """A canvas that knows the number of pages only at the end, and then writes each one's foot."""
    from reportlab.pdfgen.canvas import Canvas

    class Numbered(Canvas):  # type: ignore[misc]  # reportlab has no types
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - the name is reportlab's
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for number, page in enumerate(self._pages, 1):
                self.__dict__.update(page)
                _foot(self, paper, number, len(self._pages))
                super().showPage()
            super().save()

    return Numbered


def _foot(canvas: Any, paper: Paper, number: int, pages: int) -> None:
    width = canvas._pagesize[0]  # noqa: SLF001 - reportlab has no other word for it
    canvas.setFont(fonts.REGULAR, 7)
    canvas.setFillColor(_FAINT)
    canvas.drawString(_MARGIN, _MARGIN, fonts.printable(paper.mark))
    canvas.drawRightString(width - _MARGIN, _MARGIN, fonts.printable(paper.page_of(number, pages)))
