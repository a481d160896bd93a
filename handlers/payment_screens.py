"""The screens of a payment: its draft, what the draft asks, what was recorded, and its card."""

from collections.abc import Sequence
from datetime import date, timedelta

from domain.money import ZERO
from domain.payments import PaymentStatus
from handlers.periods import period_words
from handlers.presses import ClientPress, ClientsPress, Day, NewClientPress, NewestPress, Press, WhyPress
from handlers.screen import Button, Screen, press
from storage.clients import Client
from storage.payments import LoggedPayment
from texts import Html, Texts, lines
from usecases.draft_views import AMOUNT, CANCELLED, CLIENT, DATE, DEAL, RECORDED, DraftView, OpenDeal
from usecases.earnings import Preview
from usecases.payment_drafts import Search
from usecases.payments import ClientPayments, PaymentView

DAYS_OFFERED = 4
CONFIRMED_AT_ONCE = 20


class DraftPress(Press, prefix="d"):
    """A button on a draft. `value`: which client, deal, number, or how many days ago."""

    id: int
    do: str
    value: int = 0


class PaymentPress(Press, prefix="p"):
    """A button about a payment."""

    id: int
    do: str = "show"


class ConfirmDay(Press, prefix="pd"):
    """Confirm all that waits of a day, as ISO."""

    day: Day


class NewPayment(Press, prefix="np"):
    """Begin a payment of a client."""

    client_id: int


def draft_screen(view: DraftView, say: Texts, staff_id: int) -> Screen:
    """The draft as it stands: what it asks, or what one tap records."""
    if view.draft.state != "open":
        return ended_screen(view, say)
    asked = {CLIENT: _ask_client, AMOUNT: _ask_amount, DATE: _ask_date, DEAL: _ask_deal}.get(view.draft.asks or "")
    if asked is not None:
        return asked(view, say)
    return _ready(view, say, staff_id)


def _ready(view: DraftView, say: Texts, staff_id: int) -> Screen:
    draft = view.draft
    text = lines(
        [
            say("draft-title"),
            _what(view, say),
            _deal_line(view.deals, draft.deal_id, say),
            say("draft-document", document=draft.document) if draft.document else None,
            say("draft-comment", comment=draft.comment) if draft.comment else None,
            _period_line(view, say),
            _mine_line(view, say, staff_id),
            say("draft-repeat") if view.repeat else None,
        ]
    )
    record = say.button("draft-record-second" if view.repeat else "draft-record")
    return Screen(
        text,
        [
            [_press(view, record, "second" if view.repeat else "save")],
            [
                _press(view, say.button("draft-change-amount"), AMOUNT),
                _press(view, say.button("draft-change-date"), DATE),
                _press(view, say.button("draft-change-client"), CLIENT),
            ],
            [*([_press(view, say.button("draft-change-deal"), DEAL)] if view.deals else []), _cancel(view, say)],
        ],
    )


def _press(view: DraftView, label: str, do: str, value: int = 0) -> Button:
    return press(label, DraftPress(id=view.draft.draft_id, do=do, value=value))


def _cancel(view: DraftView, say: Texts) -> Button:
    return _press(view, say.button("common-cancel"), "cancel")


def _what(view: DraftView, say: Texts) -> Html:
    client, draft = view.client, view.draft
    known = [
        say("payment-client", name=client.name) if client else None,
        say.money(draft.amount) if draft.amount is not None else None,
        say.day_with_weekday(draft.paid_on) if draft.paid_on is not None else None,
    ]
    return Html(" · ".join(part for part in known if part is not None))


def _deal_line(deals: Sequence[OpenDeal], deal_id: int | None, say: Texts) -> Html | None:
    deal = next((deal for deal in deals if deal.deal_id == deal_id), None)
    if deal is None:
        return say("draft-no-deal") if deals else None
    return _deal_words(deal, say)


def _deal_words(deal: OpenDeal, say: Texts) -> Html:
    if deal.left is None or deal.left <= 0:
        return say("draft-deal", title=deal.title)
    return say("draft-deal-left", title=deal.title, left=deal.left)


def _period_line(view: DraftView, say: Texts) -> Html | None:
    if view.preview is None or view.preview.unresolved is not None:
        return None
    begins = view.client is not None and view.client.acquisition_start is None
    return period_words(view.preview.period, say, view.today, begins=begins)


def _mine_line(view: DraftView, say: Texts, staff_id: int) -> Html | None:
    if view.preview is None:
        return None
    if view.preview.unresolved is not None:
        return say("draft-unresolved")
    if not view.mine:
        return None
    percents = percents_of(view.preview, staff_id, say)
    return say("draft-mine-later" if view.confirmation else "draft-mine", amount=view.mine, percents=percents)


def percents_of(preview: Preview, staff_id: int, say: Texts) -> Html:
    """The percents by which a person would earn: "10 %", "10 % + 1 %"."""
    found = {step.percent: None for e in preview.entries if e.staff_id == staff_id for step in e.after}
    return Html(" + ".join(say("payment-percent", percent=percent) for percent in found))


def _ask_client(view: DraftView, say: Texts) -> Screen:
    offered = [[_press(view, client.name, "client-is", client.client_id)] for client in view.candidates]
    if view.candidates:
        question = say("draft-which-client", words=view.client_words)
    elif view.client_words:
        question = say("draft-no-client", words=view.client_words)
    else:
        question = say("draft-ask-client")
    if not view.candidates and view.client_words:
        offered.append([press(say.button("draft-new-client"), NewClientPress(draft=view.draft.draft_id))])
    return Screen(lines([say("draft-title"), _what(view, say), question]), [*offered, _leave(view, say)])


def _ask_amount(view: DraftView, say: Texts) -> Screen:
    offered = [
        _press(view, say.button("draft-amount", amount=amount), "amount-is", at)
        for at, amount in enumerate(view.amounts[:4])
    ]
    question = say("draft-which-amount" if offered else "draft-ask-amount")
    rows = [offered, _leave(view, say)] if offered else [_leave(view, say)]
    return Screen(lines([say("draft-title"), _what(view, say), question]), rows)


def _ask_date(view: DraftView, say: Texts) -> Screen:
    problem = view.date_problem
    question = say("draft-wrong-date", typed=problem) if problem else say("draft-ask-date")
    days = [view.today - timedelta(days=ago) for ago in range(DAYS_OFFERED)]
    buttons = [
        _press(view, say.button("draft-day", day=say.day_with_weekday(day)), "date-is", ago)
        for ago, day in enumerate(days)
    ]
    return Screen(
        lines([say("draft-title"), _what(view, say), question]), [buttons[:2], buttons[2:], _leave(view, say)]
    )


def _ask_deal(view: DraftView, say: Texts) -> Screen:
    offered = [[_press(view, _label(deal, say), "deal-is", deal.deal_id)] for deal in view.deals[:20]]
    without = [_press(view, say.button("draft-without-deal"), "deal-is", 0)]
    return Screen(
        lines([say("draft-title"), _what(view, say), say("draft-ask-deal")]), [*offered, without, _leave(view, say)]
    )


def _label(deal: OpenDeal, say: Texts) -> str:
    return say.button("draft-deal-button", title=deal.title)


def pick_client_screen(recent: Sequence[Client], say: Texts) -> Screen:
    """Whose payment is it: those of late, or a name typed."""
    rows = [[press(client.name, NewPayment(client_id=client.client_id))] for client in recent]
    return Screen(say("pay-pick-client" if recent else "pay-no-clients"), rows)


def _leave(view: DraftView, say: Texts) -> list[Button]:
    back = [_press(view, say.button("common-back"), "back")] if view.ready else []
    return [*back, _cancel(view, say)]


def ended_screen(view: DraftView, say: Texts) -> Screen:
    """One line that says what came of a draft; what became of the payment since, once it can be undone no more."""
    if view.draft.state == CANCELLED or view.draft.payment_id is None:
        return Screen(say("draft-cancelled"))
    if view.draft.state != RECORDED:
        raise ValueError(view.draft.state)
    card = press(say.button("payment-open"), PaymentPress(id=view.draft.payment_id))
    if view.status is PaymentStatus.VOID or (view.status is PaymentStatus.CONFIRMED and view.confirmation):
        status = say(f"payment-status-{view.status.value}")
        return Screen(lines([say("payment-title", refund=False), _what(view, say), status]), [[card]])
    undo = press(say.button("common-undo"), PaymentPress(id=view.draft.payment_id, do="undo"))
    key = "draft-recorded-later" if view.confirmation else "draft-recorded"
    return Screen(say(key, what=_what(view, say)), [[undo, card]])


def search_screen(search: Search, say: Texts) -> Screen:
    """A line without an amount: the clients it may mean, or what could be done with the words."""
    if not search.clients:
        return Screen(say("search-nothing", words=search.words), [[press(say.button("search-all"), ClientsPress())]])
    rows = [[press(client.name, ClientPress(id=client.client_id))] for client in search.clients]
    return Screen(say("search-found", words=search.words), rows)


def payment_screen(view: PaymentView, say: Texts) -> Screen:
    """The card of a payment, with what this person may do about it."""
    payment, facts = view.payment, view.payment.facts
    text = lines(
        [
            say("payment-title", refund=facts.refund_of is not None),
            say("payment-what", client=view.client_name, amount=facts.amount, day=say.day_with_weekday(facts.paid_on)),
            say("draft-deal", title=view.deal_title) if view.deal_title else None,
            say("draft-document", document=payment.document) if payment.document else None,
            say("draft-comment", comment=payment.comment) if payment.comment else None,
            say(f"payment-status-{facts.status.value}"),
            say("draft-unresolved") if payment.unresolved else None,
            _brings(view, say),
        ]
    )
    return Screen(text, _payment_buttons(view, say))


def _brings(view: PaymentView, say: Texts) -> Html | None:
    if not view.mine:
        return None
    declared = view.payment.facts.status is PaymentStatus.DECLARED
    return say("payment-mine-later" if declared else "payment-mine", amount=view.mine)


def _payment_buttons(view: PaymentView, say: Texts) -> list[list[Button]]:
    payment_id = view.payment.facts.payment_id
    shown = [
        (view.may_confirm, "payment-confirm", "confirm"),
        (view.may_undo, "common-undo", "undo"),
        (view.may_correct and view.left > 0, "payment-refund", "refund"),
        (view.may_change, "payment-redate", "redate"),
        (view.may_change, "payment-void", "void"),
    ]
    rows = [[press(say.button(key), PaymentPress(id=payment_id, do=do))] for may, key, do in shown if may]
    if view.mine:
        rows.append([press(say.button("payment-why"), WhyPress(payment_id=payment_id))])
    return [*rows, [press(say.button("payment-client-card"), ClientPress(id=view.payment.client_id))]]


def payments_screen(found: ClientPayments, say: Texts) -> Screen:
    """The newest payments of a client; each opens its card."""
    rows = [
        [
            press(
                say.button(
                    f"payments-one-{payment.facts.status.value}",
                    day=payment.facts.paid_on,
                    amount=payment.facts.amount,
                ),
                PaymentPress(id=payment.facts.payment_id),
            )
        ]
        for payment in found.newest
    ]
    back = [press(say.button("common-back"), ClientPress(id=found.client_id))]
    if not rows:
        return Screen(say("payments-none", client=found.client_name), [back])
    return Screen(say("payments-title", client=found.client_name, count=found.total), [*rows, back])


def confirm_screen(waiting: Sequence[tuple[LoggedPayment, str]], say: Texts) -> Screen:
    """What waits for confirmation, oldest first: one by one, or all of a day with one tap."""
    newest = [press(say.button("newest-open"), NewestPress())]
    if not waiting:
        return Screen(say("confirm-nothing"), [newest])
    days: dict[date, list[tuple[LoggedPayment, str]]] = {}
    for payment, client in waiting[:CONFIRMED_AT_ONCE]:
        days.setdefault(payment.facts.paid_on, []).append((payment, client))
    rows: list[list[Button]] = []
    for day, found in days.items():
        for payment, client in found:
            label = say.button("confirm-one", client=client, amount=payment.facts.amount)
            rows.append([press(label, PaymentPress(id=payment.facts.payment_id, do="confirm-listed"))])
        total = sum((payment.facts.amount for payment, _ in found), ZERO)
        words = say.button("confirm-day", day=day, count=len(found), total=total)
        if len(found) > 1:
            rows.append([press(words, ConfirmDay(day=day.isoformat()))])
    total = sum((payment.facts.amount for payment, _ in waiting), ZERO)
    return Screen(say("confirm-title", count=len(waiting), total=total), [*rows, newest])
