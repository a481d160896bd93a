"""A version of the plan in the making: begun as a copy or from a file, changed step by step, published, thrown away.

It is a row of the database: it can be left and resumed on any phone, and several tries stand side by side.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from domain.money import Percent
from domain.plan import CompensationPlan, PlanLine, PlanWarning, plan_in_force
from domain.plan_changes import PlanChange, next_version, plan_changes
from domain.plan_drafts import (
    MOST_NUMBER,
    clean_title,
    ensure_start,
    ensure_title_free,
    ensure_whole,
    free_code,
    known_code,
    with_contacts,
    with_line,
    without_line,
)
from domain.plan_file import read_plan_file
from domain.plan_templates import TEMPLATES
from domain.refusals import Outdated
from domain.staff import Actor, Permission
from storage import company as company_storage
from storage import plan as plan_storage
from storage import plan_drafts
from storage.db import Tx
from storage.plan_drafts import DROPPED, OPEN, PUBLISHED, PlanDraft
from usecases import company, plan
from usecases.access import needs

Edit = Callable[[CompensationPlan], CompensationPlan]


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with what its screen shows. `base`: the version that it would take the place of, and `changes` to it.

    `late`: it starts in the past, or today: what was earned since then is booked anew.
    """

    draft: PlanDraft
    warnings: Sequence[tuple[PlanWarning, str]]
    base: CompensationPlan | None
    changes: Sequence[PlanChange]
    late: bool

    @property
    def plan(self) -> CompensationPlan:
        """As it would be published."""
        return self.draft.plan

    @property
    def is_open(self) -> bool:
        """Whether it can still be changed."""
        return self.draft.state == OPEN


@needs(Permission.PUBLISH_PLAN)
def show(tx: Tx, actor: Actor, draft_id: int) -> DraftView:
    """A draft as it stands."""
    draft = plan_drafts.get(tx, draft_id)
    others = [version for version in company.facts(tx).plans if version.plan_id != draft.plan_id]
    base = plan_in_force(others, draft.plan.effective_from)
    changes = plan_changes(base, draft.plan) if base else []
    late = draft.plan.effective_from <= company.today(tx)
    return DraftView(draft, plan.check(tx, actor, draft.plan), base, changes, late)


@needs(Permission.PUBLISH_PLAN)
def begin(tx: Tx, actor: Actor) -> int:
    """A draft that is a copy of the last version, or empty where there is none; its id."""
    numbers = plan_storage.numbers(tx)
    return plan_drafts.add(tx, next_version(company.facts(tx).plans, numbers, company.today(tx)), actor.staff_id)


@needs(Permission.PUBLISH_PLAN)
def sample(tx: Tx, actor: Actor) -> CompensationPlan:
    """What a file can begin as: the last version with the next number and day; without one, the usual terms."""
    versions = company.facts(tx).plans
    found = next_version(versions, plan_storage.numbers(tx), company.today(tx))
    usual = {code: replace(line, title=code) for code, line in TEMPLATES.items()}
    return found if versions else replace(found, lines=usual)


@needs(Permission.PUBLISH_PLAN)
def begin_from_file(tx: Tx, actor: Actor, text: str) -> int:
    """A draft of what a file says; its id. WrittenError says the line and the field that is wrong."""
    versions = company.facts(tx).plans
    found = read_plan_file(text, versions, plan_storage.numbers(tx))
    ensure_start(found.effective_from, versions, company_storage.get(tx).closed_through)
    return plan_drafts.add(tx, found, actor.staff_id)


def _open(tx: Tx, draft_id: int) -> PlanDraft:
    draft = plan_drafts.get(tx, draft_id)
    if draft.state != OPEN:
        raise Outdated
    return draft


def _change(tx: Tx, draft_id: int, edit: Edit) -> None:
    draft = _open(tx, draft_id)
    changed = edit(draft.plan)
    if changed != draft.plan and not plan_drafts.change(tx, draft, changed):
        raise Outdated


@needs(Permission.PUBLISH_PLAN)
def set_number(tx: Tx, actor: Actor, draft_id: int, number: str) -> None:
    """Give the version a number of one's own."""
    cleaned = clean_title(number, MOST_NUMBER)
    _change(tx, draft_id, lambda known: replace(known, number=cleaned))


@needs(Permission.PUBLISH_PLAN)
def set_start(tx: Tx, actor: Actor, draft_id: int, day: date) -> None:
    """Say from which day on it is to be in force."""
    ensure_start(day, company.facts(tx).plans, company_storage.get(tx).closed_through)
    _change(tx, draft_id, lambda known: replace(known, effective_from=day))


@needs(Permission.PUBLISH_PLAN)
def set_heads(tx: Tx, actor: Actor, draft_id: int, commercial: Percent, client: Percent) -> None:
    """Say what the heads have."""
    _change(tx, draft_id, lambda known: replace(known, commercial_head=commercial, client_head=client))


@needs(Permission.PUBLISH_PLAN)
def set_contacts(tx: Tx, actor: Actor, draft_id: int, regular: int, key: int) -> None:
    """Say how many people must have met a client."""
    _change(tx, draft_id, lambda known: with_contacts(known, regular, key))


@needs(Permission.PUBLISH_PLAN)
def set_turnover(tx: Tx, actor: Actor, draft_id: int, amount: Decimal | None) -> None:
    """Say what makes a client key; None: only somebody's word."""
    _change(tx, draft_id, lambda known: replace(known, key_turnover=amount))


@needs(Permission.PUBLISH_PLAN)
def add_line(tx: Tx, actor: Actor, draft_id: int, line: PlanLine) -> str:
    """Add a business line; its code, which is not looked at in `line`: one that had this title once comes back."""
    title = clean_title(line.title)
    known = [*company.facts(tx).plans, _open(tx, draft_id).plan]
    ensure_title_free(known[-1], title)
    code = known_code(title, known) or free_code({code for version in known for code in version.lines})
    _change(tx, draft_id, lambda found: with_line(found, replace(line, code=code, title=title)))
    return code


@needs(Permission.PUBLISH_PLAN)
def change_line(tx: Tx, actor: Actor, draft_id: int, line: PlanLine) -> None:
    """Put a line in the place of the one with its code; Outdated when there is none."""
    if line.code not in _open(tx, draft_id).plan.lines:
        raise Outdated
    cleaned = replace(line, title=clean_title(line.title))
    _change(tx, draft_id, lambda known: with_line(known, cleaned))


@needs(Permission.PUBLISH_PLAN)
def remove_line(tx: Tx, actor: Actor, draft_id: int, code: str) -> None:
    """Take a business line out; without effect when it is out."""
    if code in _open(tx, draft_id).plan.lines:
        _change(tx, draft_id, lambda known: without_line(known, code))


@needs(Permission.PUBLISH_PLAN)
def drop(tx: Tx, actor: Actor, draft_id: int) -> None:
    """Throw a draft away."""
    if not plan_drafts.finish(tx, _open(tx, draft_id), DROPPED):
        raise Outdated


@needs(Permission.PUBLISH_PLAN)
def ensure_publishable(tx: Tx, actor: Actor, draft_id: int, revision: int) -> DraftView:
    """The draft before it is published for good; refused as publishing it would be."""
    found = _as_shown(tx, draft_id, revision).plan
    ensure_whole(found)
    ensure_start(found.effective_from, company.facts(tx).plans, company_storage.get(tx).closed_through)
    return show(tx, actor, draft_id)


def _as_shown(tx: Tx, draft_id: int, revision: int) -> PlanDraft:
    draft = _open(tx, draft_id)
    if draft.revision != revision:
        raise Outdated
    return draft


@needs(Permission.PUBLISH_PLAN)
def publish(tx: Tx, actor: Actor, draft_id: int, revision: int) -> int:
    """Publish a draft as it was shown; the version's id. Outdated when it has been changed or ended since then."""
    draft = _as_shown(tx, draft_id, revision)
    plan_id = plan.publish(tx, actor, draft.plan)
    if not plan_drafts.finish(tx, draft, PUBLISHED, plan_id):
        raise Outdated
    return plan_id
