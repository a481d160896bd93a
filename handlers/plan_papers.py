"""Plans as files: one to be changed and sent back, and the effect of a draft with all its rows."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import partial

from domain.money import ZERO
from domain.plan import CompensationPlan
from domain.plan_effect import EffectReport, PersonEffect
from domain.plan_file import write_plan
from handlers.parts import Attachment
from reports.statements import Cell, Column, Page, Paper
from reports.statements_xlsx import statements_xlsx
from texts import Texts


def plan_file(say: Texts, plan: CompensationPlan) -> Attachment:
    """A version as people write it."""
    name = f"{say.plain('plan-file-name')}_{_clean(plan.number)}.yaml"
    return Attachment(name, lambda: write_plan(plan).encode())


def _clean(text: str) -> str:
    return "_".join("".join(letter if letter.isalnum() else " " for letter in text).split())


def effect_file(say: Texts, report: EffectReport, made_by: str, made_at: datetime) -> Attachment:
    """The effect of a draft as a workbook: people, periods, every payment; marked with who had it made, and when."""
    dated = say.dated()
    number = report.plan.number
    paper = Paper(
        title=dated.plain("plan-effect-heading", number=number, first=report.plan.effective_from),
        mark=dated.plain("plan-effect-mark", name=made_by, at=made_at, number=number),
        made_at=made_at,
        money=lambda amount: dated.plain("axis-ones", sign=dated.money(amount)),
        page_of=lambda page, pages: f"{page} / {pages}",
        pages=[_people(dated, report), _lapses(dated, report), _rows(dated, report)],
        wide=True,
    )
    name = say.plain("plan-effect-file", number=_clean(number))
    return Attachment(f"{name}.xlsx", partial(statements_xlsx, paper))


def _facts(say: Texts, report: EffectReport) -> list[tuple[str, str]]:
    return [
        (say.plain("plan-effect-fact-days"), f"{say.day(report.first)} — {say.day(report.last)}"),
        (say.plain("plan-effect-fact-compared"), say.plain("plan-effect-compared")),
    ]


def _page(
    say: Texts, report: EffectReport, name: str, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], words: int
) -> Page:
    """A page whose last row sums the amounts, which stand after the first `words` columns."""
    sums = [sum((_amount(row[place]) for row in rows), ZERO) for place in range(words, len(columns))]
    total: list[Cell] = [say.plain("plan-effect-row-total"), *[""] * (words - 1), *sums]
    title = say.plain("plan-effect-heading", number=report.plan.number, first=report.plan.effective_from)
    return Page(name, title, _facts(say, report), columns, rows, total)


def _amount(cell: Cell) -> Decimal:
    return cell if isinstance(cell, Decimal) else ZERO


def _money_columns(say: Texts) -> list[Column]:
    return [
        Column(say.plain("plan-effect-column-before"), 14, money=True),
        Column(say.plain("plan-effect-column-after"), 14, money=True),
        Column(say.plain("plan-effect-column-difference"), 14, money=True),
    ]


def _people(say: Texts, report: EffectReport) -> Page:
    columns = [
        Column(say.plain("plan-effect-column-person"), 24),
        Column(say.plain("plan-effect-column-kind"), 20),
        *_money_columns(say),
    ]
    rows = [row for person in report.people for row in _person(say, person)]
    return _page(say, report, say.plain("plan-effect-sheet-people"), columns, rows, 2)


def _person(say: Texts, person: PersonEffect) -> list[list[Cell]]:
    return [
        [person.name, say.plain(f"earnings-word-{kind.value}"), before, after, after - before]
        for kind, (before, after) in sorted(person.kinds.items())
    ]


def _lapses(say: Texts, report: EffectReport) -> Page:
    columns = [
        Column(say.plain("plan-effect-column-client"), 28),
        Column(say.plain("plan-effect-column-line"), 20),
        Column(say.plain("plan-effect-column-before"), 16),
        Column(say.plain("plan-effect-column-after"), 16),
    ]
    unknown = say.plain("plan-effect-unknown")
    rows: list[list[Cell]] = [
        [
            lapse.client,
            lapse.line,
            str(say.day(lapse.before)) if lapse.before else unknown,
            str(say.day(lapse.after)) if lapse.after else unknown,
        ]
        for lapse in report.lapses
    ]
    return _page(say, report, say.plain("plan-effect-sheet-clients"), columns, rows, len(columns))


def _rows(say: Texts, report: EffectReport) -> Page:
    columns = [
        Column(say.plain("plan-effect-column-day"), 12),
        Column(say.plain("plan-effect-column-client"), 28),
        Column(say.plain("plan-effect-column-person"), 22),
        Column(say.plain("plan-effect-column-kind"), 18),
        *_money_columns(say),
    ]
    words = {row.kind: say.plain(f"earnings-word-{row.kind.value}") for _, _, row in report.rows}
    rows: list[list[Cell]] = [
        [str(say.day(row.paid_on)), client, person, words[row.kind], row.before, row.after, row.difference]
        for client, person, row in sorted(report.rows, key=lambda named: (named.row.paid_on, named.row.payment_id))
    ]
    return _page(say, report, say.plain("plan-effect-sheet-rows"), columns, rows, 4)
