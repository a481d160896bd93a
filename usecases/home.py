"""The home screen: what waits for a person today, by a few cheap counts, whatever their role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Final

from domain.calendar import month_of
from domain.introductions import IntroductionLine
from domain.money import ZERO
from domain.staff import Actor, Permission
from storage import company as company_storage
from storage import home
from storage.db import Tx
from usecases import agreements, company, introduction_cards, left_clients, objections, unresolved, watch
from usecases.access import needs
from usecases.transfer_cards import waiting_for

SOON: Final = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Home:
    """Counts for one person. What their role does not have is 0; `earned` None: the role earns nothing.

    `objection_id`, `agreement_id`: the oldest of those that wait for them; `agreements`: proposals about periods.
    `left`: clients whose new owners are to be named; `left_by`: who left, the first of them.
    """

    set_up: bool
    to_confirm: int = 0
    to_confirm_sum: Decimal = ZERO
    declared: int = 0
    declared_sum: Decimal = ZERO
    transfers: int = 0
    lapsing: int = 0
    watch: int = 0
    objections: int = 0
    objection_id: int = 0
    agreements: int = 0
    agreement_id: int = 0
    unresolved: int = 0
    unresolved_sum: Decimal = ZERO
    introductions: Sequence[IntroductionLine] = ()
    left: int = 0
    left_by: int = 0
    clients: int = 0
    earned: Decimal | None = None

    @property
    def something_waits(self) -> bool:
        """Whether there is anything to do or to wait for."""
        to_do = self.to_confirm or self.transfers or self.lapsing or self.watch or self.unresolved or self.objections
        return bool(to_do or self.declared or self.introductions or self.agreements or self.left)


@needs(Permission.OWN_SETTINGS)
def show(tx: Tx, actor: Actor) -> Home:
    """What waits for this person today."""
    today = company.today(tx)
    confirms, sees = actor.may(Permission.CONFIRM_PAYMENTS), actor.may(Permission.SEE_CLIENTS)
    to_confirm = home.to_confirm(tx, actor) if confirms else (0, ZERO)
    declared = home.own_declared(tx, actor) if actor.may(Permission.LOG_PAYMENTS) else (0, ZERO)
    earns = actor.may(Permission.SEE_EARNINGS)
    without_rule, without_rule_sum = unresolved.waiting_for(tx, actor)
    left = left_clients.waiting_for(tx, actor)
    disputed, periods = objections.waiting_for(tx, actor), agreements.waiting_for(tx, actor)
    return Home(
        company_storage.get(tx).set_up_at is not None,
        *to_confirm,
        *declared,
        transfers=waiting_for(tx, actor),
        lapsing=home.lapsing(tx, actor, today, today + SOON) if sees else 0,
        watch=watch.waiting_for(tx, actor),
        objections=len(disputed),
        objection_id=disputed[0].objection_id if disputed else 0,
        agreements=len(periods),
        agreement_id=periods[0].agreement_id if periods else 0,
        unresolved=without_rule,
        unresolved_sum=without_rule_sum,
        left=sum(left.values()),
        left_by=min(left, default=0),
        introductions=introduction_cards.waiting_for(tx, actor),
        clients=home.client_count(tx, actor) if sees else 0,
        earned=home.earned(tx, actor.staff_id, month_of(today), today) if earns else None,
    )
