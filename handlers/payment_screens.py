"""The screens of payments: whose is it, what a search found, a payment's card, lists, and what is to be confirmed."""

from collections.abc import Sequence
from datetime import date

from domain.money import ZERO
from domain.payments import PaymentStatus
from handlers.deal_screens import DealPress
from handlers.presses import (
    ClientPress,
    ClientsPress,
    Day,
    HomePress,
    NewClientPress,
    NewestPress,
    Press,
    TeamPress,
    WhyPress,
)
from handlers.screen import Button, Screen, press
from storage.payments import LoggedPayment
from storage.staff import Person
from texts import Html, Texts, lines, shortened
from usecases.draft_reading import Search
from usecases.payment_edits import PAGE, WaitingPage
from usecases.payments import OF_CLIENT_A_PAGE, ClientPayments, PaymentView

CONFIRMED_A_PAGE = 8


class PaymentPress(Press, prefix="p"):
    """A button about a payment."""

    id: int
    do: str = "show"


class ConfirmPress(Press, prefix="pc"):
    """Confirm a payment as it was seen: `seen` is its revision. `page`: of the list, from 1; 0: on its card."""

    id: int
    seen: int
    page: int = 0


class ConfirmDay(Press, prefix="pd"):
    """Confirm all that was shown of a day, as ISO: ids up to `last`, revisions up to `seen`. `page`: of the list."""

    day: Day
    last: int
    seen: int
    page: int = 1


class PaymentsPress(Press, prefix="pp"):
    """A page, from 0, of what a client paid."""

    id: int
    page: int


class ConfirmsPress(Press, prefix="ps"):
    """A page, from 1, of what is to be confirmed."""

    page: int = 1


class OwnWaitingPress(Press, prefix="pw"):
    """A page, from 0, of one's own payments that nobody has confirmed."""

    page: int = 0


class NewPayment(Press, prefix="np"):
    """Begin a payment of a client."""

    client_id: int


def no_clients_screen(say: Texts) -> Screen:
    """There is nobody yet whose payment it could be."""
    return Screen(say("pay-no-clients"), [[press(say.button("clients-new"), NewClientPress())]])


def search_screen(search: Search, people: Sequence[Person], say: Texts) -> Screen:
    """A line without an amount: the clients and people it may mean, or what could be done with the words."""
    if not search.clients and not people:
        return Screen(
            say("search-nothing", words=shortened(search.words)), [[press(say.button("search-all"), ClientsPress())]]
        )
    rows = [
        [press(say.button("clients-one", name=client.name, star=client.key), ClientPress(id=client.client_id))]
        for client in search.clients
    ]
    rows += [
        [press(say.button("search-person", name=each.name), TeamPress(do="person", id=each.staff_id))]
        for each in people
    ]
    return Screen(say("search-found", words=shortened(search.words)), rows)


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
        (view.may_edit, "payment-edit", "edit"),
        (view.may_undo, "common-undo", "undo"),
        (view.may_correct and view.left > 0, "payment-refund", "refund"),
        (view.may_change, "payment-redate", "redate"),
        (view.may_change, "payment-void", "void"),
    ]
    rows = [[press(say.button(key), PaymentPress(id=payment_id, do=do))] for may, key, do in shown if may]
    if view.may_confirm:
        confirm = ConfirmPress(id=payment_id, seen=view.payment.revision)
        rows.insert(0, [press(say.button("payment-confirm"), confirm)])
    if view.mine:
        rows.append([press(say.button("payment-why"), WhyPress(payment_id=payment_id))])
    if not view.sees_client:
        return [*rows, [press(say.button("newest-open"), NewestPress())]]
    client_id, deal_id = view.payment.client_id, view.payment.facts.deal_id
    deal = [press(say.button("payment-deal"), DealPress(id=deal_id))] if deal_id is not None else []
    return [*rows, *([deal] if deal else []), [press(say.button("payment-client-card"), ClientPress(id=client_id))]]


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
    title = say("payments-title", client=found.client_name, count=found.total)
    return Screen(title, [*rows, *_turns(found, say), back])


def _turns(found: ClientPayments, say: Texts) -> list[list[Button]]:
    pages, number = -(-found.total // OF_CLIENT_A_PAGE), found.number
    if pages < 2:
        return []

    def to(label: str, page: int) -> Button:
        return press(label, PaymentsPress(id=found.client_id, page=page % pages))

    here = say.button("clients-page", number=number + 1, pages=pages)
    back, on = say.button("clients-previous"), say.button("clients-next")
    return [[to(back, number - 1), to(here, number), to(on, number + 1)]]


def confirm_screen(waiting: Sequence[tuple[LoggedPayment, str]], say: Texts, page: int = 1) -> Screen:
    """What waits for confirmation, oldest first, a page from 1: one by one, or all of a day with one tap."""
    newest = [press(say.button("newest-open"), NewestPress())]
    if not waiting:
        return Screen(say("confirm-nothing"), [newest])
    pages = -(-len(waiting) // CONFIRMED_A_PAGE)
    page = min(max(page, 1), pages)
    shown = waiting[(page - 1) * CONFIRMED_A_PAGE : page * CONFIRMED_A_PAGE]
    rows: list[list[Button]] = []
    for day, found in _by_day(shown).items():
        rows += [[_confirm_button(payment, client, page, say)] for payment, client in found]
        of_day = [payment for payment, _ in waiting if payment.facts.paid_on == day]
        if len(of_day) > 1:
            rows.append([_day_button(day, of_day, page, say)])
    total = sum((payment.facts.amount for payment, _ in waiting), ZERO)
    find = say("common-find-payment") if pages > 1 else None
    text = lines([say("confirm-title", count=len(waiting), total=total), find])
    return Screen(text, [*rows, *_pages(page, pages, say), newest])


def _by_day(shown: Sequence[tuple[LoggedPayment, str]]) -> dict[date, list[tuple[LoggedPayment, str]]]:
    days: dict[date, list[tuple[LoggedPayment, str]]] = {}
    for payment, client in shown:
        days.setdefault(payment.facts.paid_on, []).append((payment, client))
    return days


def _confirm_button(payment: LoggedPayment, client: str, page: int, say: Texts) -> Button:
    label = say.button("confirm-one", client=client, amount=payment.facts.amount)
    return press(label, ConfirmPress(id=payment.facts.payment_id, seen=payment.revision, page=page))


def _day_button(day: date, of_day: Sequence[LoggedPayment], page: int, say: Texts) -> Button:
    """Its label says how many they are and how much together, also where some stand on another page."""
    total = sum((payment.facts.amount for payment in of_day), ZERO)
    last = max(payment.facts.payment_id for payment in of_day)
    seen = max(payment.revision for payment in of_day)
    words = say.button("confirm-day", day=day, count=len(of_day), total=total)
    return press(words, ConfirmDay(day=day.isoformat(), last=last, seen=seen, page=page))


def _pages(page: int, pages: int, say: Texts) -> list[list[Button]]:
    if pages == 1:
        return []
    back = press(say.button("clients-previous"), ConfirmsPress(page=(page - 2) % pages + 1))
    here = press(say.button("clients-page", number=page, pages=pages), ConfirmsPress(page=page))
    on = press(say.button("clients-next"), ConfirmsPress(page=page % pages + 1))
    return [[back, here, on]]


def own_waiting_screen(found: WaitingPage, say: Texts) -> Screen:
    """What one logged and nobody has confirmed yet: each opens its card, where it can be changed."""
    rows = [
        [
            press(
                say.button("newest-one", day=payment.facts.paid_on, client=client, amount=payment.facts.amount),
                PaymentPress(id=payment.facts.payment_id),
            )
        ]
        for payment, client in found.payments
    ]
    pages = -(-found.total // PAGE)
    if pages > 1:
        back = press(say.button("clients-previous"), OwnWaitingPress(page=(found.number - 1) % pages))
        here = press(
            say.button("clients-page", number=found.number + 1, pages=pages), OwnWaitingPress(page=found.number)
        )
        on = press(say.button("clients-next"), OwnWaitingPress(page=(found.number + 1) % pages))
        rows.append([back, here, on])
    home = [press(say.button("start-home"), HomePress())]
    if not found.total:
        return Screen(say("own-waiting-none"), [home])
    find = say("common-find-payment") if pages > 1 else None
    return Screen(lines([say("own-waiting-title", count=found.total), find]), [*rows, home])
