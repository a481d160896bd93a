"""The screens of payments: whose is it, what a search found, a payment's card, lists, and what is to be confirmed."""

from collections.abc import Sequence
from datetime import date

from domain.money import ZERO
from domain.payments import PaymentStatus
from handlers.presses import ClientPress, ClientsPress, Day, NewestPress, Press, WhyPress
from handlers.screen import Button, Screen, press
from storage.clients import Client
from storage.payments import LoggedPayment
from texts import Html, Texts, lines
from usecases.draft_reading import Search
from usecases.payments import ClientPayments, PaymentView

CONFIRMED_AT_ONCE = 20


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


def pick_client_screen(recent: Sequence[Client], say: Texts) -> Screen:
    """Whose payment is it: those of late, or a name typed."""
    rows = [[press(client.name, NewPayment(client_id=client.client_id))] for client in recent]
    return Screen(say("pay-pick-client" if recent else "pay-no-clients"), rows)


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
