"""The effect of a plan that is not published, as a message: at most a dozen lines, the largest differences first."""

from typing import Final

from domain.earnings import EntryKind
from domain.money import ZERO
from domain.plan_effect import EffectReport, NamedLapse, PersonEffect
from handlers.presses import PlanDraftPress
from handlers.screen import Screen, press
from texts import Html, Texts, lines

MOST_PEOPLE: Final = 5
MOST_LAPSES: Final = 3

_KINDS: Final = {
    EntryKind.COMMISSION: "plan-effect-kind-commission",
    EntryKind.RESIDUAL: "plan-effect-kind-residual",
    EntryKind.SERVICE: "plan-effect-kind-service",
    EntryKind.OVERRIDE: "plan-effect-kind-override",
}


def effect_screen(say: Texts, draft_id: int, report: EffectReport) -> Screen:
    """Who would have earned how much more or less, and whose period would end on another day."""
    compared = "plan-effect-closed" if report.closed else "plan-effect-ended"
    head = [
        say("plan-effect-title", number=report.plan.number),
        say(compared, first=report.first, last=report.last),
    ]
    blocks = [lines(head), _money(say, report), _lapses(say, report)]
    details = press(say.button("plan-effect-details"), PlanDraftPress(id=draft_id, do="details"))
    back = press(say.button("plan-draft-back"), PlanDraftPress(id=draft_id))
    return Screen(lines(blocks, "\n\n"), [[details], [back]])


def _money(say: Texts, report: EffectReport) -> Html:
    if not report.payments and not report.without_rule:
        return say("plan-effect-no-payments")
    before = sum((person.before for person in report.people), ZERO)
    after = sum((person.after for person in report.people), ZERO)
    total = say("plan-effect-total", before=before, after=after, difference=say.signed(after - before))
    told = differences(say, report)
    if report.without_rule:
        count, amount = report.without_rule, report.without_rule_sum
        told.append(say("plan-effect-without-rule", count=count, amount=amount))
    return lines([total, *(told or [say("plan-effect-same")])])


def differences(say: Texts, report: EffectReport) -> list[Html]:
    """Who has more or less, by kind, the largest differences first; nobody: none."""
    changed = [person for person in report.people if any(after != before for before, after in person.kinds.values())]
    told = [_person(say, person) for person in changed[:MOST_PEOPLE]]
    if len(changed) > MOST_PEOPLE:
        told.append(say("plan-effect-people-more", count=len(changed) - MOST_PEOPLE))
    return told


def _person(say: Texts, person: PersonEffect) -> Html:
    kinds = [
        say(_KINDS[kind], difference=say.signed(after - before))
        for kind, (before, after) in sorted(person.kinds.items())
        if after != before
    ]
    return say(
        "plan-effect-person",
        name=person.name,
        before=person.before,
        after=person.after,
        difference=lines(kinds, ", "),
    )


def _lapses(say: Texts, report: EffectReport) -> Html | None:
    if not report.running:
        return None
    if not report.lapses:
        return say("plan-effect-lapses-same", running=report.running)
    told = [_lapse(say, lapse) for lapse in report.lapses[:MOST_LAPSES]]
    if len(report.lapses) > MOST_LAPSES:
        told.append(say("plan-effect-lapses-more", count=len(report.lapses) - MOST_LAPSES))
    title = say("plan-effect-lapses", count=len(report.lapses), running=report.running)
    return lines([title, *told, say("plan-effect-mind")])


def _lapse(say: Texts, lapse: NamedLapse) -> Html:
    unknown = say("plan-effect-unknown")
    return say("plan-effect-lapse", client=lapse.client, before=lapse.before or unknown, after=lapse.after or unknown)
