"""The screens of earnings: a month at a glance, its lines, and the explanation of one of them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from domain.acquisition import Reason
from domain.calendar import add_months
from domain.deals import Part
from domain.earnings import Entry, EntryKind, Reckoning
from domain.money import ZERO
from handlers.payment_screens import PaymentPress
from handlers.presses import Day, EarningsPress, Press
from handlers.screen import Button, Screen, press
from storage.earnings import LedgerLine
from texts import Html, Texts, lines
from usecases.earnings import LINES_A_PAGE, MonthEarnings, Why


class LinesPress(Press, prefix="el"):
    """A page of the lines of a month (its first day as ISO)."""

    month: Day
    page: int = 0


class WhyPress(Press, prefix="why"):
    """Why did a payment bring what it brought."""

    payment_id: int


def month_screen(found: MonthEarnings, say: Texts) -> Screen:
    """A month at a glance: its sum against the month before, by kind, and what is expected."""
    total = _sum(found.days)
    same_days = [row for row in found.days_before if row[0].day <= found.through.day]
    before = _sum(same_days)
    month_before = add_months(found.month, -1)
    text = lines(
        [
            say("earnings-title", month=say.month(found.month, capital=True)),
            say("earnings-total", amount=total),
            *(_kind_line(found, kind, say) for kind in EntryKind),
            say("earnings-before", month=say.month(month_before, "genitive"), amount=before) if before else None,
            say("earnings-expected", amount=found.expected, count=found.expected_payments) if found.expected else None,
            None if total or found.expected else say("earnings-nothing"),
        ]
    )
    return Screen(text, _month_buttons(found, say))


def _sum(days: Iterable[tuple[date, EntryKind, Decimal]]) -> Decimal:
    return sum((amount for _, _, amount in days), ZERO)


def _kind_line(found: MonthEarnings, kind: EntryKind, say: Texts) -> Html | None:
    amount = sum((amount for _, each, amount in found.days if each is kind), ZERO)
    return say(f"earnings-kind-{kind.value}", amount=amount) if amount else None


def _month_buttons(found: MonthEarnings, say: Texts) -> list[list[Button]]:
    rows: list[list[Button]] = []
    if found.line_count:
        label = say.button("earnings-lines", count=found.line_count)
        rows.append([press(label, LinesPress(month=found.month.isoformat()))])
    around = [_to_month(add_months(found.month, -1), "earnings-previous", say)]
    if found.month < date(say.today.year, say.today.month, 1):
        around.append(_to_month(add_months(found.month, 1), "earnings-following", say))
    return [*rows, around]


def _to_month(month: date, key: str, say: Texts) -> Button:
    label = say.button(key, month=say.month(month, capital=True))
    return press(label, EarningsPress(do=month.isoformat()))


def lines_screen(found: MonthEarnings, page: int, say: Texts) -> Screen:
    """The lines of a month, newest first; each says why."""
    rows = [[press(_line_label(line, say), WhyPress(payment_id=line.posting.payment_id))] for line in found.lines]
    pages = max(1, -(-found.line_count // LINES_A_PAGE))
    if pages > 1:
        month = found.month.isoformat()
        rows.append(
            [
                press(say.button("clients-previous"), LinesPress(month=month, page=(page - 1) % pages)),
                press(say.button("clients-page", number=page + 1, pages=pages), LinesPress(month=month, page=page)),
                press(say.button("clients-next"), LinesPress(month=month, page=(page + 1) % pages)),
            ]
        )
    rows.append([press(say.button("common-back"), EarningsPress(do=found.month.isoformat()))])
    return Screen(say("earnings-lines-title", month=say.month(found.month, "genitive")), rows)


def _line_label(line: LedgerLine, say: Texts) -> str:
    return say.button(
        "earnings-line", day=line.earned_on, client=line.client_name, amount=say.signed(line.posting.amount)
    )


def why_screen(found: Why, say: Texts) -> Screen:
    """The explanation: the payment, the plan and line, which charge or date decided, base, percent, share, rounding."""
    facts = found.payment.facts
    refund = facts.refund_of is not None
    text = lines(
        [
            say("why-title"),
            say(
                "why-refund" if refund else "why-payment",
                client=found.client_name,
                amount=abs(facts.amount),
                day=facts.paid_on,
            ),
            say("why-plan", number=found.plan.number, since=found.plan.effective_from, line=found.line.title),
            *(_part_line(part, inside, reason, found, say) for part, inside, reason in found.parts),
            *(line for entry in found.entries for line in _entry_lines(entry, found, say)),
            say("why-total", amount=sum((entry.amount for entry in found.entries), ZERO)),
        ]
    )
    month = facts.paid_on.replace(day=1).isoformat()
    return Screen(
        text,
        [
            [press(say.button("payment-open"), PaymentPress(id=facts.payment_id))],
            [press(say.button("earnings-lines-back"), LinesPress(month=month))],
        ],
    )


def _part_line(part: Part, inside: bool, reason: Reason, found: Why, say: Texts) -> Html:  # noqa: FBT001 - a verdict
    ordinal = part.charge.ordinal
    where = say("why-inside") if inside else say("why-outside")
    because = {
        Reason.CHARGE: lambda: say("why-by-charge", ordinal=ordinal, charges=_charges(found)),
        Reason.MONTHS: lambda: say("why-by-months", day=found.period.months_end),
        Reason.BOTH: lambda: say("why-by-both", ordinal=ordinal, charges=_charges(found), day=found.period.months_end),
        Reason.EXTENSION: lambda: say("why-by-extension", day=found.period.extended_until),
        Reason.EARLY_TRANSFER: lambda: say("why-by-early-transfer", day=found.period.transferred_early_on),
    }[reason]()
    return say("why-part", amount=part.amount, where=where, because=because)


def _charges(found: Why) -> int:
    rule = found.period.rule
    return (rule.payments or 0) if rule else 0


def _entry_lines(entry: Entry, found: Why, say: Texts) -> list[Html]:
    kind = say(f"earnings-word-{entry.kind.value}")
    if not entry.before:
        return [_step_line(kind, step, found, say) for step in entry.after]
    before = sum((step.amount for step in entry.before), ZERO)
    after = sum((step.amount for step in entry.after), ZERO)
    return [say("why-refund-step", kind=kind, before=before, after=after, amount=say.signed(entry.amount))]


def _step_line(kind: Html, step: Reckoning, found: Why, say: Texts) -> Html:
    vat = found.line.vat
    base = say("why-base-vat", gross=step.gross, vat=vat, base=step.base) if vat else say("why-base", base=step.base)
    if step.share is None:
        return say("why-step", kind=kind, base=base, percent=step.percent, amount=step.amount)
    return say(
        "why-step-shared",
        kind=kind,
        base=base,
        percent=step.percent,
        whole=step.whole,
        share=step.share,
        amount=step.amount,
    )
