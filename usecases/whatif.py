"""What if a client paid: what it would bring each person, by the very engine that books. Nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from domain.acquisition import Period, Reason
from domain.deals import Part
from domain.earnings import EntryKind, Unresolved
from domain.money import ZERO
from domain.payments import ensure_amount
from domain.plan import PlanLine, plan_in_force
from domain.plan_effect import always_in_force
from domain.staff import Actor, Permission, Role
from storage import client_queries, plan_drafts, staff
from storage.clients import Client
from storage.db import Tx
from storage.plan_drafts import PlanDraft
from usecases import company, earnings
from usecases.access import needs
from usecases.draft_views import likely_deal, open_deals
from usecases.typed_lines import understand

MOST_DRAFTS: Final = 3


@dataclass(frozen=True, slots=True)
class Gain:
    """What one person would get, by kind."""

    staff_id: int
    name: str
    kinds: Sequence[tuple[EntryKind, Decimal]]

    @property
    def total(self) -> Decimal:
        """All of it."""
        return sum((amount for _, amount in self.kinds), ZERO)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What a payment would bring. `parts`: what of it is inside the period and why; `line`: its terms on that day.

    `everybody`: this person sees what everybody gets, and what nobody does (`missed`); else `gains` is their own.
    `draft`: by which draft of a plan it is told, None: by the published ones; `drafts`: those that can be tried.
    """

    client: Client
    amount: Decimal
    paid_on: date
    deal_title: str | None
    period: Period
    parts: Sequence[tuple[Part, bool, Reason]]
    line: PlanLine | None
    gains: Sequence[Gain]
    missed: Decimal
    unresolved: Unresolved | None
    everybody: bool
    draft: PlanDraft | None
    drafts: Sequence[PlanDraft]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a typed line asks; `clients`: those whom it may mean, best first. None: it does not say."""

    words: str
    clients: Sequence[Client]
    amount: Decimal | None
    paid_on: date | None


@needs(Permission.SEE_EARNINGS)
def ask(tx: Tx, actor: Actor, client_id: int, amount: Decimal, paid_on: date, draft_id: int | None = None) -> WhatIf:
    """What a payment of a client would bring on a day, a future one too.

    It goes to the deal that would be offered for it. `draft_id`: by this draft of a plan, as if it had always been in
    force; one that is none any more is left aside.
    """
    client = client_queries.get(tx, actor, client_id)
    ensure_amount(amount)
    drafts = plan_drafts.open_ones(tx, MOST_DRAFTS) if actor.may(Permission.PUBLISH_PLAN) else []
    draft = next((draft for draft in drafts if draft.draft_id == draft_id), None)
    facts = company.facts(tx)
    terms = always_in_force(facts, draft.plan) if draft else facts
    deal_id = likely_deal(tx, client, None)
    found = earnings.preview(tx, client_id, amount, paid_on, deal_id, terms)
    plan = plan_in_force(terms.plans, paid_on)
    everybody = actor.role in {Role.HEAD, Role.DIRECTOR}
    titles = {deal.deal_id: deal.title for deal in open_deals(tx, client_id)}
    ruled = found.unresolved is None
    return WhatIf(
        client,
        amount,
        paid_on,
        titles.get(deal_id or 0),
        found.period,
        [(part, *found.period.judge(part.ordinal, paid_on)) for part in found.parts] if ruled else (),
        plan.lines.get(client.line) if plan else None,
        _gains(tx, actor, found, everybody=everybody),
        found.missed if everybody else ZERO,
        found.unresolved,
        everybody,
        draft,
        drafts,
    )


def _gains(tx: Tx, actor: Actor, found: earnings.Preview, *, everybody: bool) -> list[Gain]:
    people: dict[int, list[tuple[EntryKind, Decimal]]] = {}
    for entry in found.entries:
        if entry.amount and (everybody or entry.staff_id == actor.staff_id):
            people.setdefault(entry.staff_id, []).append((entry.kind, entry.amount))
    gains = [Gain(staff_id, staff.get(tx, staff_id).name, kinds) for staff_id, kinds in people.items()]
    return sorted(gains, key=lambda gain: (gain.staff_id != actor.staff_id, -gain.total))


@needs(Permission.SEE_EARNINGS)
def read(tx: Tx, actor: Actor, text: str) -> Asked:
    """A question in one line, as a payment is typed, with days to come allowed; without a day it is about today."""
    typed = understand(tx, actor, text, ahead=True)
    line = typed.line
    day = None if line.date_problem else line.paid_on or company.today(tx)
    return Asked(line.client_words, typed.clients, line.amount, day)
