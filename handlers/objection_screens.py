"""The screen of an objection: whose, to what, why, and how it was decided."""

from collections.abc import Sequence

from domain.objections import ObjectionState
from handlers.payment_screens import PaymentPress
from handlers.presses import ObjectionPress, Press
from handlers.screen import Button, Screen, press
from storage.objections import Objection
from texts import Html, Texts, lines
from usecases.explanations import Why
from usecases.objections import ObjectionView


class ObjectPress(Press, prefix="oj"):
    """Object to what a payment brought."""

    payment_id: int


def objection_screen(view: ObjectionView, say: Texts) -> Screen:
    """An objection as it stands; whoever decides it has the buttons for that."""
    found = view.objection
    text = lines(
        [
            say("objection-title", name=found.name),
            about(found, say),
            say("objection-brought", amount=view.brought),
            say("objection-reason", words=found.reason),
            outcome(found, say),
        ]
    )
    rows: list[list[Button]] = []
    if view.may_decide:
        rows.append(
            [
                press(say.button("objection-accept"), ObjectionPress(id=found.objection_id, do="accept")),
                press(say.button("objection-decline"), ObjectionPress(id=found.objection_id, do="decline")),
            ]
        )
    return Screen(text, [*rows, [press(say.button("objection-payment"), PaymentPress(id=found.payment_id))]])


def about(found: Objection, say: Texts) -> Html:
    """What it is about: the client's payment."""
    return say("objection-about", client=found.client_name, day=found.paid_on, amount=found.paid)


def outcome(found: Objection, say: Texts) -> Html:
    """How it stands."""
    if found.state is ObjectionState.OPEN:
        return say("objection-open")
    by, day = found.decided_by_name or "", found.decided_at
    if found.state is ObjectionState.DECLINED:
        return say("objection-declined", name=by, at=day, words=found.answer or "")
    if found.amount is None:
        return say("objection-accepted", name=by, at=day)
    return say("objection-corrected", name=by, at=day, amount=say.signed(found.amount))


def objection_lines(objections: Sequence[Objection], say: Texts) -> list[Html]:
    """What somebody objected to in an amount, for its explanation."""
    return [say("objection-in-why", words=found.reason, outcome=outcome(found, say)) for found in objections]


def objection_buttons(found: Why, say: Texts) -> list[list[Button]]:
    """To disagree with what was booked, unless an objection waits already."""
    waits = any(each.state is ObjectionState.OPEN for each in found.objections)
    if waits or not found.bookings:
        return []
    return [[press(say.button("objection-button"), ObjectPress(payment_id=found.payment.facts.payment_id))]]
