"""The effect of a plan that is not published: who would earn how much more or less, which periods would end when.

The very engine of the ledger, client by client, on one snapshot that only reads: writes go on beside it.
"""

from collections.abc import Iterable
from datetime import date

from domain.earnings import CompanyFacts
from domain.plan import CompensationPlan
from domain.plan_effect import (
    EffectReport,
    NamedLapse,
    NamedRow,
    PersonEffect,
    PlanEffect,
    always_in_force,
    client_effect,
    days_to_compare,
    with_version,
)
from domain.staff import Actor, Permission
from storage import audit, clients, plan_drafts, plan_effect
from storage import company as company_storage
from storage.db import Tx
from usecases import company, earnings
from usecases.access import needs


@needs(Permission.PUBLISH_PLAN)
def effect(tx: Tx, actor: Actor, draft_id: int, *, with_rows: bool = False) -> EffectReport:
    """A draft tried on the past three closed months, and on the running clients: as if it had always been in force.

    Where no month is closed, the three that ended last.
    """
    plan, facts, today = plan_drafts.get(tx, draft_id).plan, company.facts(tx), company.today(tx)
    closed_through = company_storage.get(tx).closed_through
    days = days_to_compare(closed_through, today)
    running = plan_effect.running_clients(tx, today)
    touched = running | plan_effect.clients_paid_between(tx, *days)
    found = _compare(tx, touched, facts, always_in_force(facts, plan), days, running, with_rows=with_rows)
    return _report(tx, plan, days, found, closed=closed_through is not None)


@needs(Permission.PUBLISH_PLAN)
def note_export(tx: Tx, actor: Actor, draft_id: int) -> None:
    """Who takes the whole reckoning away, client by client, is on record."""
    draft = plan_drafts.get(tx, draft_id)
    audit.record(tx, actor, "plan effect exported", f"plan draft:{draft.draft_id}")


@needs(Permission.PUBLISH_PLAN)
def bookings(tx: Tx, actor: Actor, draft_id: int) -> EffectReport:
    """What publishing a draft that starts in the past would book, for payments from its first day on."""
    plan, facts, today = plan_drafts.get(tx, draft_id).plan, company.facts(tx), company.today(tx)
    days = plan.effective_from, max(today, plan.effective_from)
    touched = plan_effect.clients_paid_between(tx, *days)
    found = _compare(tx, touched, facts, with_version(facts, plan), days, touched, with_rows=False)
    return _report(tx, plan, days, found, closed=False)


def _compare(
    tx: Tx,
    client_ids: Iterable[int],
    before: CompanyFacts,
    after: CompanyFacts,
    days: tuple[date, date],
    running: set[int],
    *,
    with_rows: bool,
) -> PlanEffect:
    whole = PlanEffect()
    for client_id in sorted(client_ids):
        found = client_effect(client_id, earnings.client_facts(tx, client_id), before, after, days)
        whole.add(found, is_running=client_id in running, with_rows=with_rows)
    return whole


def _report(
    tx: Tx, plan: CompensationPlan, days: tuple[date, date], found: PlanEffect, *, closed: bool
) -> EffectReport:
    people, names = plan_effect.staff_names(tx), plan_effect.client_names(tx) if found.rows else {}
    persons = [PersonEffect(people[staff_id], kinds) for staff_id, kinds in found.people.items()]
    return EffectReport(
        plan,
        *days,
        closed,
        sorted(persons, key=lambda person: (-abs(person.difference), person.name)),
        sorted(_named(tx, plan, found), key=lambda lapse: (lapse.after or date.max, lapse.client)),
        [NamedRow(names[row.client_id], people[row.staff_id], row) for row in found.rows],
        len(found.payments),
        found.running,
        found.without_rule,
        found.without_rule_sum,
    )


def _named(tx: Tx, plan: CompensationPlan, found: PlanEffect) -> Iterable[NamedLapse]:
    versions = [*company.facts(tx).plans, plan]
    titles = {code: line.title for version in versions for code, line in version.lines.items()}
    for lapse in found.lapses:
        client = clients.load(tx, lapse.client_id)
        yield NamedLapse(client.name, titles.get(client.line, client.line), lapse.before, lapse.after)
