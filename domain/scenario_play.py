"""Playing a scenario: each event is checked as the program would check it, and enters the books.

Where the program says no, so does this: an `EventRefusedError` names the field and the reason, and nothing is entered.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

from domain.assignments import Holder, SharesNotWhole
from domain.calendar import month_of, next_month
from domain.deals import Deal, TooManyCharges, ensure_chargeable
from domain.eras import PastEra
from domain.payments import (
    AmountNotPositive,
    AmountTooLarge,
    NotRefundable,
    PaidInFuture,
    Payment,
    PaymentStatus,
    RefundTooLarge,
    ensure_amount,
    ensure_payment,
    ensure_refund,
)
from domain.refusals import Refusal
from domain.scenario import (
    Close,
    CloseDeal,
    Confirm,
    Event,
    EventRefusedError,
    Extend,
    NewClient,
    NewDeal,
    NewPayment,
    Reacquire,
    Reassign,
    Redate,
    Refund,
    Scenario,
    Transfer,
    Void,
)
from domain.scenario_books import Account, Books, Outcome
from domain.scenario_names import ensure_new, hunters_named, manager_named, named

_WORDS: Final[dict[type[Refusal], tuple[str, str]]] = {
    AmountNotPositive: ("amount", "an amount is above zero"),
    AmountTooLarge: ("amount", "an amount is below a trillion"),
    PaidInFuture: ("paid_on", "later than the day on which it is entered"),
    RefundTooLarge: ("amount", "more than is left of the payment, {left}"),
    NotRefundable: ("payment", "only a confirmed payment that is no refund itself can be refunded"),
    SharesNotWhole: ("hunters", "shares are above zero, have at most two decimals and add up to 100, not to {total}"),
    TooManyCharges: ("amount", "with it the deal would be paid for more than a hundred years"),
}


def play(scenario: Scenario) -> Outcome:
    """What everybody earns when all this happens; EventRefusedError with the number of the event that cannot."""
    books = Books(scenario)
    for number, event in enumerate(scenario.events):
        try:
            enter(books, event)
        except EventRefusedError as refused:
            refused.number = number
            raise
    return books.outcome()


def enter(books: Books, event: Event) -> None:
    """Enter one event."""
    if books.today is not None and event.on < books.today:
        raise EventRefusedError("on", f"the event before it was entered on {books.today}: events stand in their order")
    try:
        _ENTER[type(event)](books, event)
    except Refusal as refusal:
        field, words = _WORDS[type(refusal)]
        raise EventRefusedError(field, words.format_map(refusal.params)) from None
    books.today = event.on
    books.opening = books.opening or event.on


def _register(books: Books, event: NewClient) -> None:
    ensure_new(books.accounts, event.id, "client")
    if event.line not in books.lines:
        raise EventRefusedError("line", f"no plan has a line {event.line!r}")
    hunters = hunters_named(books, event.on, event.hunters)
    books.accounts[event.id] = account = Account(event.line, [hunters])
    books.touch(account)


def _agree(books: Books, event: NewDeal) -> None:
    ensure_new(books.deals, event.id, "deal")
    account = named(books.accounts, event.client, "client")
    for field, amount in (("amount", event.amount), ("first", event.first), ("monthly", event.monthly)):
        if amount is not None:
            try:
                ensure_amount(amount)
            except Refusal as refusal:
                raise EventRefusedError(field, _WORDS[type(refusal)][1]) from None
    deal_id = len(books.deals) + 1
    account.deals[deal_id] = Deal(deal_id, event.kind, event.on, event.amount, event.first, event.monthly)
    books.deals[event.id] = account, deal_id
    books.touch(account)


def _pay(books: Books, event: NewPayment) -> None:
    ensure_new(books.payments, event.id, "payment")
    account = named(books.accounts, event.client, "client")
    paid_on = event.paid_on or event.on
    ensure_payment(event.amount, paid_on, event.on)
    deal_id = _payable(books, account, event) if event.deal is not None else None
    status = PaymentStatus.DECLARED if books.scenario.confirmation else PaymentStatus.CONFIRMED
    payment = Payment(len(books.payments) + 1, event.amount, paid_on, status, deal_id)
    _log(books, account, event.id, payment)


def _payable(books: Books, account: Account, event: NewPayment) -> int:
    """The deal that the payment is for; refused where that takes no more."""
    _, deal_id = named(books.deals, event.deal or "", "deal")
    deal = account.deals.get(deal_id)
    if deal is None:
        raise EventRefusedError("deal", f"{event.deal!r} is a deal of another client")
    if deal.closed_on is not None:
        raise EventRefusedError("deal", f"{event.deal!r} was closed on {deal.closed_on} and takes no new payments")
    ensure_chargeable(deal, account.payments.values(), event.amount)
    return deal_id


def _log(books: Books, account: Account, name: str, payment: Payment) -> None:
    books.payments[name] = account, payment.payment_id
    _change(books, account, payment)


def _change(books: Books, account: Account, payment: Payment) -> None:
    account.payments[payment.payment_id] = payment
    books.touch(account)


def _payment(books: Books, name: str) -> tuple[Account, Payment]:
    """A payment or refund that is not void."""
    account, payment_id = named(books.payments, name, "payment")
    payment = account.payments[payment_id]
    if payment.status is PaymentStatus.VOID:
        raise EventRefusedError("payment", f"{name!r} is void")
    return account, payment


def _confirm(books: Books, event: Confirm) -> None:
    account, payment = _payment(books, event.payment)
    if payment.refund_of is not None:
        raise EventRefusedError("payment", f"{event.payment!r} is a refund and counts at once")
    if payment.payment_id in books.confirmed:
        raise EventRefusedError("payment", f"{event.payment!r} is already confirmed")
    books.confirmed.add(payment.payment_id)
    _change(books, account, replace(payment, status=PaymentStatus.CONFIRMED))


def _redate(books: Books, event: Redate) -> None:
    account, payment = _payment(books, event.payment)
    ensure_payment(abs(payment.amount), event.paid_on, event.on)
    books.standing(account)  # what was booked stays booked, and is taken back
    if payment.refund_of is not None and event.paid_on < account.payments[payment.refund_of].paid_on:
        raise EventRefusedError("paid_on", "money does not go back before it came")
    _change(books, account, replace(payment, paid_on=event.paid_on))


def _refund(books: Books, event: Refund) -> None:
    ensure_new(books.payments, event.id, "payment")
    account, payment = _payment(books, event.payment)
    earlier = [account.payments[refund_id] for refund_id in books.refunds.get(payment.payment_id, ())]
    ensure_refund(payment, earlier, event.amount, event.on)
    refund = Payment(len(books.payments) + 1, -event.amount, event.on, refund_of=payment.payment_id)
    books.refunds.setdefault(payment.payment_id, []).append(refund.payment_id)
    _log(books, account, event.id, refund)


def _void(books: Books, event: Void) -> None:
    account, payment = _payment(books, event.payment)
    books.standing(account)  # likewise
    _change(books, account, replace(payment, status=PaymentStatus.VOID))


def _close_deal(books: Books, event: CloseDeal) -> None:
    account, deal_id = named(books.deals, event.deal, "deal")
    deal = account.deals[deal_id]
    if deal.closed_on is not None:
        raise EventRefusedError("deal", f"{event.deal!r} was closed on {deal.closed_on} already")
    account.deals[deal_id] = replace(deal, closed_on=event.on)
    books.touch(account)


def _extend(books: Books, event: Extend) -> None:
    account = named(books.accounts, event.client, "client")
    if account.handed_over:
        raise EventRefusedError("client", f"{event.client!r} is handed over: a period is extended before that")
    account.extended_until = event.until
    books.touch(account)


def _transfer(books: Books, event: Transfer) -> None:
    account = named(books.accounts, event.client, "client")
    if account.handed_over:
        raise EventRefusedError("client", f"{event.client!r} is handed over already; `reassign` changes its manager")
    manager = manager_named(books, event.on, event.to, "to")
    if not books.standing(account).period.lapsed(event.on):
        account.transferred_early_on = event.on
    account.managers.append(manager)
    books.touch(account)


def _reassign(books: Books, event: Reassign) -> None:
    account = named(books.accounts, event.client, "client")
    if event.manager is not None and not account.handed_over:
        raise EventRefusedError("manager", f"{event.client!r} has no account manager before its transfer")
    hunters = hunters_named(books, event.on, event.hunters) if event.hunters is not None else None
    if event.manager is not None:
        account.managers.append(manager_named(books, event.on, event.manager, "manager"))
    if hunters is not None:
        account.hunters.append(hunters)
    books.touch(account)


def _reacquire(books: Books, event: Reacquire) -> None:
    account = named(books.accounts, event.client, "client")
    if not account.handed_over and not books.standing(account).period.lapsed(event.on):
        raise EventRefusedError("client", f"{event.client!r} is in its period: a client is won back after that")
    hunters = hunters_named(books, event.on, event.hunters)
    account.past.append(PastEra(event.on, account.extended_until, account.transferred_early_on))
    account.extended_until = account.transferred_early_on = None
    if account.handed_over:
        account.managers.append(Holder(event.on, None))
    account.hunters.append(hunters)
    books.touch(account)


def _close(books: Books, event: Close) -> None:
    month, closed = event.month, books.closed_through
    if closed is not None and month <= closed:
        raise EventRefusedError("month", f"{month:%Y-%m} is closed already")
    first = _first_to_close(books, event) if closed is None else next_month(closed)
    if first < month:
        raise EventRefusedError("month", f"months are closed in order: {first:%Y-%m} is still open")
    if event.on < next_month(month):
        raise EventRefusedError("month", f"{month:%Y-%m} has not ended on {event.on}")
    books.settle()
    books.closed_through = month


def _first_to_close(books: Books, event: Close) -> date:
    """The month with which closing begins: of the first payment or posting, but none before the scenario begins."""
    books.settle()
    payments = [each for account in books.accounts.values() for each in account.payments.values()]
    days = [payment.paid_on for payment in payments if payment.status is not PaymentStatus.VOID]
    days += [posting.month for account in books.accounts.values() for posting in account.ledger]
    if not days or books.opening is None:
        return event.month
    return month_of(max(min(days), books.opening))


_ENTER: Final[dict[type[Event], Callable[[Books, Any], None]]] = {
    NewClient: _register,
    NewDeal: _agree,
    NewPayment: _pay,
    Confirm: _confirm,
    Redate: _redate,
    Refund: _refund,
    Void: _void,
    CloseDeal: _close_deal,
    Extend: _extend,
    Transfer: _transfer,
    Reassign: _reassign,
    Reacquire: _reacquire,
    Close: _close,
}
