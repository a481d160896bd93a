"""A compensation plan in plain words: its terms line by line, what looks wrong in it, and its other versions."""

from collections.abc import Iterable, Sequence
from typing import Final

from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, PlanWarning, Whichever
from handlers.presses import HomePress, PlanPress, SetupPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines
from usecases.plan import PlanView

MOST_VERSIONS: Final = 12

_WARNINGS: Final = {
    PlanWarning.MONTHS: "plan-warning-months",
    PlanWarning.RESIDUAL: "plan-warning-residual",
    PlanWarning.MISSING_LINE: "plan-warning-missing-line",
    PlanWarning.OVER_HUNDRED: "plan-warning-over-hundred",
}


def plan_screen(say: Texts, view: PlanView, *, may_set_up: bool) -> Screen:
    """One version, with buttons for the others."""
    home = press(say.button("start-home"), HomePress())
    if view.plan is None:
        begin = press(say.button("start-set-up"), SetupPress())
        return Screen(say("plan-none"), [[begin], [home]] if may_set_up else [[home]])
    title = say("plan-title", number=view.plan.number)
    text = lines([title, _when(say, view, view.plan), Html(""), terms(say, view.plan)])
    others = [version for version in reversed(view.versions) if version.plan_id != view.plan.plan_id]
    rows = [[_version_button(say, view, version)] for version in others[:MOST_VERSIONS]]
    return Screen(text, [*rows, [home]])


def _when(say: Texts, view: PlanView, plan: CompensationPlan) -> Html:
    first = plan.effective_from
    if view.in_force and view.until is None:
        return say("plan-in-force", first=first)
    if view.in_force:
        return say("plan-in-force-until", first=first, last=view.until)
    if first > view.today:
        return say("plan-will-be", first=first)
    return say("plan-was", first=first, last=view.until)


def _version_button(say: Texts, view: PlanView, plan: CompensationPlan) -> Button:
    later = plan.effective_from > view.today
    key = "plan-version-later" if later else "plan-version"
    return press(say.button(key, number=plan.number, first=plan.effective_from), PlanPress(id=plan.plan_id))


def terms(say: Texts, plan: CompensationPlan) -> Html:
    """What a plan says, line by line, then for heads and contacts."""
    told = [line_terms(say, line) for line in plan.lines.values()]
    told.append(say("plan-heads", commercial=plan.commercial_head, client=plan.client_head))
    told.append(say("plan-contacts", regular=plan.regular_contacts, most=plan.key_contacts))
    if plan.key_turnover is not None:
        told.append(say("plan-key-turnover", amount=plan.key_turnover))
    return lines(told, "\n\n")


def line_terms(say: Texts, line: PlanLine) -> Html:
    """The terms of one business line."""
    said = say(
        "plan-line",
        title=line.title,
        rule=rule_words(say, line.acquisition),
        commission=line.commission,
        residual=line.residual,
        service=line.service,
    )
    return said if line.vat is None else lines([said, say("plan-vat", vat=line.vat)])


def rule_words(say: Texts, rule: AcquisitionRule) -> Html:
    """How long the period lasts: `first 2 payments`, `3 months from the first payment`."""
    if rule.months is None:
        return say("plan-rule-payments", payments=rule.payments)
    if rule.payments is None:
        return say("plan-rule-months", months=rule.months)
    both = "plan-rule-first" if rule.whichever is Whichever.FIRST else "plan-rule-last"
    return say(both, payments=rule.payments, months=rule.months)


def warnings(say: Texts, plan: CompensationPlan, found: Sequence[tuple[PlanWarning, str]]) -> Html | None:
    """What looks wrong in a plan, a line for each; None: nothing."""
    told = list(_warning_words(say, plan, found))
    return lines(told) if told else None


def _warning_words(say: Texts, plan: CompensationPlan, found: Sequence[tuple[PlanWarning, str]]) -> Iterable[Html]:
    for warning, code in found:
        line = plan.lines.get(code)
        yield say(_WARNINGS[warning], line=line.title if line else code)
