"""What the clock brings: a silent side's card again, periods that end soon, charges due, how a client does later on."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.refusals import NotFound
from domain.staff import Actor, DepartmentKind
from handlers.notices import Notice
from handlers.presses import ClientPress, DebtsPress, EarlyTransferPress
from handlers.screen import Button, Screen, press
from handlers.transfer_screens import card_screen
from storage.db import Tx
from texts import Html, Texts, lines
from usecases import charge_reminders, coming_lapses, follow_ups, transfer_cards
from usecases.charge_reminders import Debt
from usecases.coming_lapses import ComingLapse
from usecases.follow_ups import FollowUp

_SILENT = {24: "reminders-silent-24", 48: "reminders-silent-48"}
_LEFT_OUT = {DepartmentKind.COMMERCIAL: "department-commercial", DepartmentKind.CLIENT: "department-client"}


def _tell_silence(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    """The card again; None: it waits for this person no more."""
    try:
        card = transfer_cards.show(tx, recipient, params["transfer_id"])
    except NotFound:
        return None
    escalated = card.transfer.with_director
    if not (card.directs or card.yours or (escalated and card.confirms)):
        return None
    hours, shown = params["hours"], card_screen(say, card)
    told = say("reminders-director", hours=hours) if escalated else say(_SILENT[hours])
    return replace(shown, text=lines([told, Html(""), shown.text]))


def _tell_period(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    ends_on = date.fromisoformat(params["ends_on"]) if params["ends_on"] else None
    try:
        found = coming_lapses.show(tx, recipient, params["client_id"], params["days"], ends_on)
    except NotFound:
        return None
    return None if found is None else period_screen(say, found)


def period_screen(say: Texts, found: ComingLapse) -> Screen:
    """A period ends soon: when, what a payment brings now and after it, and the way to hand over at once."""
    if found.ends_on is None:
        ends = say("reminders-last-charge", client=found.client_name)
    else:
        ends = say("reminders-period-ends", client=found.client_name, days=found.days_left, day=found.ends_on)
    hunters = None if found.own else say("reminders-hunters", hunters=", ".join(found.hunters))
    early = press(say.button("transfers-offer-early"), EarlyTransferPress(id=found.client_id))
    return Screen(lines([ends, hunters, _brings(say, found)]), [[early], [_card(say, found.client_id)]])


def _brings(say: Texts, found: ComingLapse) -> Html | None:
    if found.payment is None:
        return None
    key = "reminders-brings-you" if found.own else "reminders-brings"
    return say(key, payment=found.payment, before=found.before, after=found.after)


def _card(say: Texts, client_id: int) -> Button:
    return press(say.button("transfers-client-card"), ClientPress(id=client_id, do="beside"))


def _tell_charges(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        found = charge_reminders.show(tx, recipient, params["client_id"])
    except NotFound:
        return None
    return None if found is None else debt_screen(say, found)


def debt_screen(say: Texts, found: Debt) -> Screen:
    """What a client is to pay today, and what it should have paid before."""
    overdue = found.owed - found.due_today
    if not overdue:
        text = say("reminders-due-today", client=found.client_name, amount=found.due_today)
    elif not found.due_today:
        text = say("reminders-overdue", client=found.client_name, amount=overdue, since=found.since)
    else:
        today = found.due_today
        text = say(
            "reminders-overdue-and-today", client=found.client_name, amount=overdue, since=found.since, today=today
        )
    return Screen(text, [[_card(say, found.client_id)], [press(say.button("debts-open"), DebtsPress())]])


def _tell_follow_up(tx: Tx, recipient: Actor, say: Texts, params: dict[str, Any]) -> Screen | None:
    try:
        found = follow_ups.show(tx, recipient, params["transfer_id"])
    except NotFound:
        return None
    return follow_up_screen(say, found, params["days"])


def follow_up_screen(say: Texts, found: FollowUp, days: int) -> Screen:
    """One line: contact made, paid on time, both contacts alive."""
    text = say(
        "reminders-followed-up",
        client=found.client_name,
        days=days,
        manager=found.manager,
        met=say("reminders-met", day=found.met_on) if found.met_on else say("reminders-not-met"),
        paid=_paid(say, found),
        contacts=_contacts(say, found),
    )
    return Screen(text, [[_card(say, found.client_id)]])


def _paid(say: Texts, found: FollowUp) -> Html:
    if found.paid.since is not None:
        return say("reminders-paid-owes", amount=found.paid.owed, since=found.paid.since)
    if not found.paid.due:
        return say("reminders-paid-nothing-due")
    if found.paid.late:
        return say("reminders-paid-late", late=found.paid.late, due=found.paid.due)
    return say("reminders-paid-on-time")


def _contacts(say: Texts, found: FollowUp) -> Html:
    if not found.left_out:
        return say("reminders-contacts-alive")
    return say("reminders-contacts-gone", missing=", ".join(say.plain(_LEFT_OUT[kind]) for kind in found.left_out))


NOTICES: dict[str, Notice] = {
    "transfer_reminded": _tell_silence,
    "period_ends_soon": _tell_period,
    "charges_due": _tell_charges,
    "transfer_followed_up": _tell_follow_up,
}
