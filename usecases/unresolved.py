"""No rule, no silence: payments that nothing in the plan rules are listed for the director until something does."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from domain.money import ZERO
from domain.plan import plan_in_force
from domain.staff import Actor, Permission
from storage import unresolved
from storage.db import Tx
from storage.unresolved import UnresolvedPayment
from usecases import company
from usecases.access import needs
from usecases.deciders import circle
from usecases.notices import tell

A_PAGE: Final = 8


@dataclass(frozen=True, slots=True)
class Waiting:
    """A payment without a rule. `rule_on`: the day for which one is lacking: the payment's own, or that of the client's
    first payment, by whose plan its period goes. `line`: as the plan calls it, if any does.
    """

    payment: UnresolvedPayment
    line: str
    rule_on: date


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page of them, oldest first, from 0; how many there are in all, and their sum."""

    page: int
    payments: Sequence[Waiting]
    total: int
    amount: Decimal


@needs(Permission.PUBLISH_PLAN)
def listed(tx: Tx, actor: Actor, page: int = 0) -> WaitingPage:
    """The payments that earn nothing until a plan covers them."""
    total, amount = unresolved.count(tx)
    shown = max(0, min(page, (total - 1) // A_PAGE))
    found = unresolved.page(tx, shown * A_PAGE, A_PAGE)
    return WaitingPage(shown, [_waiting(tx, payment) for payment in found], total, amount)


def _waiting(tx: Tx, payment: UnresolvedPayment) -> Waiting:
    versions = company.facts(tx).plans
    titles = {code: line.title for version in versions for code, line in version.lines.items()}
    own = plan_in_force(versions, payment.paid_on)
    ruled = own is not None and payment.line in own.lines
    return Waiting(payment, titles.get(payment.line, payment.line), payment.began_on if ruled else payment.paid_on)


@needs(Permission.PUBLISH_PLAN)
def find(tx: Tx, actor: Actor, payment_id: int) -> Waiting | None:
    """A payment that waits for a rule; None: it does no more."""
    found = unresolved.find(tx, payment_id)
    return None if found is None else _waiting(tx, found)


def waiting_for(tx: Tx, actor: Actor) -> tuple[int, Decimal]:
    """How many such payments wait for this person's rule, and their sum: none unless they publish plans."""
    return unresolved.count(tx) if actor.may(Permission.PUBLISH_PLAN) else (0, ZERO)


def announce(tx: Tx, payment_id: int) -> None:
    """Tell the directors of a payment that has no rule, once."""
    for director in circle(tx).directors:
        tell(tx, director, "payment_unresolved", f"unresolved {payment_id}", payment_id=payment_id)
