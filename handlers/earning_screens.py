"""The screens of earnings: a month at a glance, its lines, the last twelve months, and why a line is what it is."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from domain.calendar import add_months
from domain.digests import series_of
from domain.earnings import EntryKind
from domain.money import ZERO
from handlers.month_pictures import month_picture
from handlers.month_screens import MonthPress
from handlers.objection_screens import objection_buttons, objection_lines
from handlers.payment_screens import OwnWaitingPress, PaymentPress
from handlers.presses import Day, EarningsPress, Press, WhyPress
from handlers.screen import Button, Screen, press
from handlers.target_screens import progress_lines
from handlers.why_lines import booking_lines, reckoning_lines, total_lines
from storage.earnings import LedgerLine
from texts import Html, Texts, lines, unmarked
from usecases.earnings import LINES_A_PAGE, MonthEarnings
from usecases.explanations import Why

MOST_DAYS: Final = 5
MOST_LINES: Final = 3
MOST_TEXT: Final = 3900
_DETAIL: Final = ((10, False), (5, False), (2, False), (0, False), (0, True))
"""How many bookings are told one by one, and whether briefly: the first that fits."""


class LinesPress(Press, prefix="el"):
    """A page of the lines of a month (its first day as ISO)."""

    month: Day
    page: int = 0


class PicturePress(Press, prefix="ep"):
    """A month (its first day as ISO) as a picture."""

    month: Day


def month_screen(found: MonthEarnings, say: Texts, *, as_picture: bool = False) -> Screen:
    """A month at a glance: by kind and by day, confirmed and expected, beside the month before; the newest lines as
    buttons that say why.

    `as_picture`: it is, or becomes, the caption of its picture; otherwise a button leads there.
    """
    total = _sum(found.days)
    same_days = [row for row in found.days_before if row[0].day <= found.through.day]
    before = _sum(same_days)
    month_before = add_months(found.month, -1)
    target = found.progress.target if found.progress else None
    chart = month_picture(series_of([*found.days_before, *found.days], found.through), found.through, say, target)
    text = lines(
        [
            say("earnings-title", month=say.month(found.month, capital=True)),
            say("earnings-total", amount=total),
            *progress_lines(say, found.progress),
            *(_kind_line(found, kind, say) for kind in EntryKind),
            _by_day(found, say),
            say("earnings-before", month=say.month(month_before, "genitive"), amount=before) if before else None,
            _expected(found, say),
            None if total or found.expected or found.line_count else say("earnings-nothing"),
        ]
    )
    return Screen(text, _month_buttons(found, say, drawn=as_picture or chart is None), chart if as_picture else None)


def _sum(days: Iterable[tuple[date, EntryKind, Decimal]]) -> Decimal:
    return sum((amount for _, _, amount in days), ZERO)


def _kind_line(found: MonthEarnings, kind: EntryKind, say: Texts) -> Html | None:
    amount = sum((amount for _, each, amount in found.days if each is kind), ZERO)
    expected = found.expected.get(kind)
    if not amount and not expected:
        return None
    earned = say(f"earnings-kind-{kind.value}", amount=amount)
    return say("earnings-kind-expected", earned=earned, amount=expected) if expected else earned


def _by_day(found: MonthEarnings, say: Texts) -> Html | None:
    """The newest days that brought something; all of them are in the picture."""
    sums: dict[date, Decimal] = {}
    for day, _, amount in found.days:
        sums[day] = sums.get(day, ZERO) + amount
    days = [(day, amount) for day, amount in sorted(sums.items(), reverse=True) if amount]
    if not days:
        return None
    told = [say("earnings-day", day=day, amount=say.signed(amount)) for day, amount in days[:MOST_DAYS]]
    return say("earnings-by-day", days=lines(told, " · "), more=len(days) > MOST_DAYS)


def _expected(found: MonthEarnings, say: Texts) -> Html | None:
    if not found.expected:
        return None
    return say("earnings-expected", amount=sum(found.expected.values(), ZERO), count=found.expected_payments)


def _month_buttons(found: MonthEarnings, say: Texts, *, drawn: bool) -> list[list[Button]]:
    rows = [[_why_button(line, found.month, say)] for line in found.lines[:MOST_LINES]]
    if found.line_count:
        label = say.button("earnings-lines", count=found.line_count)
        rows.append([press(label, LinesPress(month=found.month.isoformat()))])
    if found.expected_payments and found.through == say.today:
        rows.append([press(say.button("own-waiting"), OwnWaitingPress())])
    around = [_to_month(add_months(found.month, -1), "earnings-previous", say)]
    if found.month < date(say.today.year, say.today.month, 1):
        around.append(_to_month(add_months(found.month, 1), "earnings-following", say))
    longer = [press(say.button("earnings-year"), EarningsPress(do="year"))]
    if not drawn:
        longer.append(press(say.button("earnings-picture"), PicturePress(month=found.month.isoformat())))
    if found.closed and found.line_count:
        rows.append([press(say.button("earnings-statement"), MonthPress(do="own", month=found.month.isoformat()))])
    return [*rows, around, longer]


def _to_month(month: date, key: str, say: Texts) -> Button:
    label = say.button(key, month=say.month(month, capital=True))
    return press(label, EarningsPress(do=month.isoformat()))


def year_screen(months: Sequence[tuple[date, Decimal]], say: Texts) -> Screen:
    """What each of the last twelve months brought; each opens."""
    if not months:
        return Screen(say("earnings-year-nothing"), [[press(say.button("common-back"), EarningsPress())]])
    buttons = [
        press(
            say.button("earnings-year-month", month=say.month(month, capital=True), amount=amount),
            EarningsPress(do=month.isoformat()),
        )
        for month, amount in months
    ]
    total = sum((amount for _, amount in months), ZERO)
    return Screen(say("earnings-year-title", count=len(months), amount=total), [[button] for button in buttons])


def lines_screen(found: MonthEarnings, page: int, say: Texts) -> Screen:
    """The lines of a month, newest first; each says why."""
    month = found.month.isoformat()
    rows = [[_why_button(line, found.month, say)] for line in found.lines]
    pages = max(1, -(-found.line_count // LINES_A_PAGE))
    if pages > 1:
        rows.append(
            [
                press(say.button("clients-previous"), LinesPress(month=month, page=(page - 1) % pages)),
                press(say.button("clients-page", number=page + 1, pages=pages), LinesPress(month=month, page=page)),
                press(say.button("clients-next"), LinesPress(month=month, page=(page + 1) % pages)),
            ]
        )
    rows.append([press(say.button("common-back"), EarningsPress(do=found.month.isoformat()))])
    find = say("common-find-payment") if pages > 1 else None
    return Screen(lines([say("earnings-lines-title", month=say.month(found.month, "genitive")), find]), rows)


def _why_button(line: LedgerLine, month: date, say: Texts) -> Button:
    return press(_line_label(line, say), WhyPress(payment_id=line.posting.payment_id, month=month.isoformat()))


def _line_label(line: LedgerLine, say: Texts) -> str:
    day, client, amount = line.earned_on, line.client_name, say.signed(line.posting.amount)
    if line.late_for is not None:
        return say.button("month-line-late", day=day, client=client, amount=amount, month=say.month(line.late_for))
    return say.button("earnings-line", day=day, client=client, amount=amount)


def _why_text(found: Why, say: Texts, most: int, *, brief: bool) -> Html:
    facts = found.payment.facts
    about = "why-payment" if facts.refund_of is None else "why-refund"
    return lines(
        [
            say("why-title"),
            say(about, client=found.client_name, amount=abs(facts.amount), day=facts.paid_on),
            *reckoning_lines(found, say, brief=brief),
            *total_lines(found, say),
            booking_lines(found, say, most),
            *objection_lines(found.objections, say),
        ]
    )


def why_screen(found: Why, say: Texts, month: date | None = None) -> Screen:
    """The explanation: the payment, the plan and line, which charge or date decided, base, percent, share, rounding,
    and what was booked. `month`: whose lines it leads back to; None: those of the payment's own.
    """
    facts = found.payment.facts
    text = Html("")
    for most, brief in _DETAIL:
        text = _why_text(found, say, most, brief=brief)
        if len(unmarked(text)) <= MOST_TEXT:
            break
    lines_of = (month or facts.paid_on).replace(day=1).isoformat()
    return Screen(
        text,
        [
            *objection_buttons(found, say),
            [press(say.button("objection-payment"), PaymentPress(id=facts.payment_id))],
            [press(say.button("earnings-lines-back"), LinesPress(month=lines_of))],
        ],
    )
