"""Closed months on paper: the payroll sheet and people's statements, in the words of who asked for them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Final

from domain.earnings import EntryKind
from domain.money import ZERO
from domain.month import PersonMonth
from handlers.parts import Attachment
from reports.statements import Cell, Column, Page, Paper
from reports.statements_pdf import statements_pdf
from reports.statements_xlsx import statements_xlsx
from storage.months import StatementLine
from texts import Texts
from usecases.statements import Sheets, Statement

_CARRIED: Final = (-3, -1)  # of the columns of money, those that say what is carried
_NOTES: Final = {
    "confirmed": None,
    "logged": None,
    "objection": "month-note-objection",
    "refunded": "month-note-refund",
    "voided": "month-note-void",
}
"""What a line says of the act behind it, where that is not the payment itself."""


def payroll_files(sheets: Sheets, say: Texts, now: datetime) -> list[Attachment]:
    """The payroll sheet as a workbook and in print."""
    paper = _paper(sheets, say, now, say.plain("month-file-payroll"), _payroll_page, wide=True)
    return _files(say.plain("month-file-payroll"), sheets.closing.month, paper)


def statement_files(sheets: Sheets, say: Texts, now: datetime) -> list[Attachment]:
    """The statements as a workbook and in print: one person's, or everybody's, a page each."""
    people = sheets.people
    title = say.plain("month-file-statements") if len(people) != 1 else say.plain("month-file-statement")
    name = f"{title}_{people[0].name}" if len(people) == 1 else title
    return _files(name, sheets.closing.month, _paper(sheets, say, now, title, _statement_pages))


def _files(name: str, month: date, paper: Paper) -> list[Attachment]:
    clean = "_".join("".join(letter if letter.isalnum() else " " for letter in name).split())
    stem = f"{clean}_{month:%Y-%m}"
    return [
        Attachment(f"{stem}.xlsx", partial(statements_xlsx, paper)),
        Attachment(f"{stem}.pdf", partial(statements_pdf, paper)),
    ]


def _paper(
    sheets: Sheets,
    say: Texts,
    now: datetime,
    title: str,
    pages: Callable[[Sheets, Texts], Sequence[Page]],
    *,
    wide: bool = False,
) -> Paper:
    dated = say.dated()
    return Paper(
        title=title,
        mark=dated.plain("month-mark", name=sheets.made_for, at=now),
        made_at=now,
        money=lambda amount: dated.printed(amount) if amount else "—",
        page_of=lambda number, pages: dated.plain("month-page", number=number, pages=pages),
        pages=pages(sheets, dated),
        wide=wide,
    )


def _facts(sheets: Sheets, say: Texts) -> list[tuple[str, str]]:
    closing = sheets.closing
    return [
        (say.plain("month-fact-company"), sheets.company_name),
        (
            say.plain("month-fact-closed"),
            say.plain("month-closed-by", name=closing.closed_by_name, at=closing.closed_at),
        ),
        (say.plain("month-fact-currency"), say.currency),
    ]


def _payroll_page(sheets: Sheets, say: Texts) -> list[Page]:
    people = sheets.people
    rows = [_payroll_row(person) for person in people]
    sums = [sum((row[place] for row in rows), ZERO) for place in range(len(EntryKind) + 4)]
    columns = [
        Column(say.plain("month-column-person"), 19),
        *(Column(say.plain(f"earnings-word-{kind.value}"), 14, money=True) for kind in EntryKind),
        Column(say.plain("month-column-earned"), 14, money=True),
        Column(say.plain("month-column-carried-in"), 14, money=True),
        Column(say.plain("month-column-payable"), 14, money=True),
        Column(say.plain("month-column-carried-forward"), 14, money=True),
    ]
    return [
        Page(
            name=say.plain("month-file-payroll"),
            title=say.plain("month-paper-payroll", month=say.month(sheets.closing.month)),
            facts=_facts(sheets, say),
            columns=columns,
            rows=[[person.name, *row] for person, row in zip(people, rows, strict=True)],
            total=[say.plain("month-row-total"), *sums],
            notes=[say.plain("month-note-carried")] if any(sums[place] for place in _CARRIED) else [],
        )
    ]


def _payroll_row(person: PersonMonth) -> list[Decimal]:
    kinds = [person.kinds.get(kind, ZERO) for kind in EntryKind]
    return [*kinds, person.earned, person.carried_in, person.payable, person.carried_forward]


def _statement_pages(sheets: Sheets, say: Texts) -> list[Page]:
    return [_statement_page(sheets, statement, say) for statement in sheets.statements]


def _statement_page(sheets: Sheets, statement: Statement, say: Texts) -> Page:
    person = statement.person
    columns = [
        Column(say.plain("month-column-day"), 13),
        Column(say.plain("month-column-client"), 26),
        Column(say.plain("month-column-kind"), 17),
        Column(say.plain("month-column-note"), 15),
        Column(say.plain("month-column-paid"), 14, money=True),
        Column(say.plain("month-column-amount"), 14, money=True),
    ]
    rows: list[list[Cell]] = [
        [
            say.day(line.earned_on).replace(" ", "\u00a0"),
            line.client_name,
            say.plain(f"earnings-word-{line.kind.value}"),
            _note(line, say),
            line.paid,
            line.amount,
        ]
        for line in statement.lines
    ]
    return Page(
        name=person.name,
        title=say.plain("month-paper-statement", month=say.month(sheets.closing.month)),
        facts=[(say.plain("month-fact-person"), person.name), *_facts(sheets, say)],
        columns=columns,
        rows=rows,
        total=[say.plain("month-row-total"), "", "", "", "", sum((line.amount for line in statement.lines), ZERO)],
        sums=_sums(person, say),
        notes=[say.plain("month-note-carried")] if person.carried_in or person.carried_forward else [],
    )


def _note(line: StatementLine, say: Texts) -> str:
    key = _NOTES.get(line.reason, "month-note-recomputed")
    notes = [say.plain("month-note-late", month=say.month(line.late_for))] if line.late_for else []
    return ", ".join([*notes, say.plain(key)] if key else notes)


def _sums(person: PersonMonth, say: Texts) -> list[tuple[str, Decimal]]:
    found = [(say.plain(f"earnings-word-{kind.value}"), amount) for kind, amount in person.kinds.items() if amount]
    if person.carried_in:
        found.append((say.plain("month-column-carried-in"), person.carried_in))
    if person.carried_forward:
        found.append((say.plain("month-column-carried-forward"), person.carried_forward))
    return [*found, (say.plain("month-column-payable"), person.payable)]
