"""The screens from which payments are corrected: those of late, and the effect of a void before it is agreed to."""

from collections.abc import Sequence

from handlers.effects import effect_lines
from handlers.payment_screens import PaymentPress
from handlers.presses import HomePress, NewestPress
from handlers.screen import Button, Screen, press
from storage.payments import LoggedPayment
from texts import Texts, lines, shortened
from usecases.payment_changes import Effect, PaymentPage


def newest_screen(page: PaymentPage, say: Texts) -> Screen:
    """The payments of late; each opens its card, from where it is corrected."""
    rows = [_row(payment, client, say) for payment, client in page.payments]
    turns = [press(say.button("common-back"), NewestPress(page=page.number - 1))] if page.number else []
    if page.more:
        turns.append(press(say.button("common-next"), NewestPress(page=page.number + 1)))
    if not rows:
        turns.append(press(say.button("start-home"), HomePress()))
    return Screen(say("newest-title" if rows else "newest-none"), [*rows, turns] if turns else rows)


def sought_screen(found: Sequence[tuple[LoggedPayment, str]], words: str, say: Texts) -> Screen:
    """The payments that typed words may mean; each opens its card."""
    rows = [_row(payment, client, say) for payment, client in found]
    newest = [press(say.button("newest-open"), NewestPress())]
    return Screen(say("payments-found" if rows else "payments-none-found", words=shortened(words)), [*rows, newest])


def _row(payment: LoggedPayment, client: str, say: Texts) -> list[Button]:
    label = say.button("newest-one", day=payment.facts.paid_on, client=client, amount=payment.facts.amount)
    return [press(label, PaymentPress(id=payment.facts.payment_id, do="beside"))]


def void_screen(effect: Effect, say: Texts) -> Screen:
    """A mistake is taken out only after its effect was shown, and one more tap."""
    facts = effect.payment.facts
    payment_id = facts.payment_id
    refund = facts.refund_of is not None
    asked = say("payment-void-sure", client=effect.client_name, amount=abs(facts.amount), refund=refund)
    return Screen(
        lines([asked, *effect_lines(effect, say)]),
        [
            [press(say.button("payment-void-yes"), PaymentPress(id=payment_id, do="void-yes"))],
            [press(say.button("common-back"), PaymentPress(id=payment_id))],
        ],
    )
