"""The explanation of one amount, line by line: plan, verdict, base, VAT, percent, share, rounding, and what was booked.

All that is shown recomputes: what each line says it comes to is what the engine booked.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Final

from domain.calendar import month_of
from domain.earnings import Entry, EntryKind, Reckoning
from domain.money import HUNDRED, ZERO, Percent
from domain.payments import PaymentStatus
from handlers.verdicts import verdict_lines
from storage.bookings import Booking
from texts import Html, Texts, lines, shortened
from usecases.explanations import Why

MOST_NAME: Final = 40
_ACTS: Final = {
    "logged": "why-act-logged",
    "confirmed": "why-act-confirmed",
    "voided": "why-act-voided",
    "refunded": "why-act-refunded",
    "redated": "why-act-redated",
    "transferred": "why-act-transferred",
    "deal-closed": "why-act-deal-closed",
    "head-appointed": "why-act-head-appointed",
    "handed-to-head": "why-act-handed-to-head",
    "handed-to-colleague": "why-act-handed-to-colleague",
    "plan-published": "why-act-plan-published",
    "objection": "why-act-objection",
    "extended": "why-act-extended",
    "reacquired": "why-act-reacquired",
}


def reckoning_lines(found: Why, say: Texts, *, brief: bool = False) -> list[Html | None]:
    """By which plan and why, and how the amounts come about; or why there is nothing to reckon.

    `brief`: of what stood before a refund, which its payment explains, only the amounts.
    """
    if found.plan is None or found.line is None:
        void = found.payment.facts.status is PaymentStatus.VOID
        return [say("why-void" if void else "why-uncounted")]
    ruled_by = found.ruled_by
    return [
        say(
            "why-plan",
            number=found.plan.number,
            version=found.version,
            since=found.plan.effective_from,
            line=found.line.title,
        ),
        say("why-new-period", day=found.period.reacquired_on, start=found.period.start)
        if found.period.reacquired_on
        else None,
        say("why-ruled-by", number=ruled_by.number, since=ruled_by.effective_from) if ruled_by else None,
        *verdict_lines(found.parts, found.period, say),
        *(line for entry in found.entries for line in _entry_lines(entry, found, say, brief=brief)),
        None if found.entries else say("why-nothing"),
    ]


def _entry_lines(entry: Entry, found: Why, say: Texts, *, brief: bool) -> list[Html]:
    kind = say(f"earnings-word-{entry.kind.value}")
    if found.payment.facts.refund_of is None:
        return [_step_line(kind, step, found, say) for step in entry.after]
    before = [_step_line(kind, step, found, say) for step in entry.before]
    if brief:
        before = [say(f"why-kind-{entry.kind.value}", amount=sum((step.amount for step in entry.before), ZERO))]
    stood = [say("why-before", step=step) for step in before]
    stands = [say("why-after", step=_step_line(kind, step, found, say)) for step in entry.after]
    nothing = [] if entry.after else [say("why-after-nothing", kind=kind)]
    difference = say("why-difference", kind=kind, amount=say.signed(entry.amount))
    return [*stood, *stands, *nothing, difference]


def _step_line(kind: Html, step: Reckoning, found: Why, say: Texts) -> Html:
    percent = step.percent
    if step.share is None:
        return say("why-step", kind=kind, base=_base(step, found, say), percent=percent, amount=_whole(step, say))
    return say(
        "why-step-shared",
        kind=kind,
        base=_base(step, found, say),
        percent=percent,
        whole=_whole(step, say),
        share=Percent(step.share),
        amount=_rounded(step.amount, step.whole * step.share / HUNDRED, say),
    )


def _base(step: Reckoning, found: Why, say: Texts) -> Html:
    vat = found.line.vat if found.line else None
    if vat is None:
        return say.money(step.base)
    base = _rounded(step.base, step.gross * HUNDRED / (HUNDRED + vat), say)
    return say("why-base-vat", gross=step.gross, vat=vat, base=base)


def _whole(step: Reckoning, say: Texts) -> Html:
    return _rounded(step.whole, step.base * step.percent / HUNDRED, say)


def _rounded(amount: Decimal, exact: Decimal, say: Texts) -> Html:
    """An amount, and where it is rounded, what it was before."""
    if amount == exact:
        return say.money(amount)
    return say("why-rounded", amount=amount, exact=say.unrounded(exact))


def total_lines(found: Why, say: Texts) -> list[Html | None]:
    """What it comes to: as reckoned, with corrections beside it."""
    total = found.reckoned + found.corrected
    corrected = say("why-corrected", amount=say.signed(found.corrected)) if found.corrected else None
    return [corrected, say("why-total-expected" if found.expected else "why-total", amount=total)]


def booking_lines(found: Why, say: Texts, most: int) -> Html | None:
    """What was booked when, by whose act, the `most` latest acts one by one: only where there was more than one."""
    acts = [list(act) for _, act in groupby(found.bookings, key=lambda each: (each.booked_at, each.reason, each.by))]
    if len(acts) < 2:
        return None
    latest = max(0, len(acts) - most)
    earlier, told = acts[:latest], [_act_line(act, found.payment.facts.paid_on, say) for act in acts[latest:]]
    before = sum((booking.amount for act in earlier for booking in act), ZERO)
    more = say("why-acts-earlier", count=len(earlier), amount=say.signed(before)) if earlier else None
    return lines([Html(""), say("why-acts-title"), more, *told])


def _act_line(act: Sequence[Booking], paid_on: date, say: Texts) -> Html:
    first = act[0]
    words = say(_ACTS.get(first.reason, "why-act-other"))
    told = lines(_sums(act, paid_on, say), ", ") or say("why-act-unchanged")
    if first.by is None:
        return say("why-act-by-clock", day=first.booked_on, act=words, amounts=told)
    return say("why-act", day=first.booked_on, act=words, by=shortened(first.by, MOST_NAME), amounts=told)


def _sums(act: Iterable[Booking], paid_on: date, say: Texts) -> list[Html]:
    sums: dict[tuple[EntryKind, date], Decimal] = {}
    for booking in act:
        key = booking.kind, booking.month
        sums[key] = sums.get(key, ZERO) + booking.amount
    return [
        _sum(kind, amount, None if month == month_of(paid_on) else month, say)
        for (kind, month), amount in sums.items()
        if amount
    ]


def _sum(kind: EntryKind, amount: Decimal, month: date | None, say: Texts) -> Html:
    words = say(f"why-kind-{kind.value}", amount=say.signed(amount))
    return words if month is None else say("why-in-month", what=words, month=say.month(month))
