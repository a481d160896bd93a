"""A compensation plan in plain words: its terms line by line, what looks wrong in it, and its other versions."""

from collections.abc import Mapping, Sequence
from typing import Final

from domain.period_advice import LEAST_CLIENTS, Advice
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, PlanWarning, Whichever
from handlers.presses import HomePress, PlanDeskPress, PlanDraftPress, PlanPress, SetupPress, UnresolvedPress
from handlers.screen import Button, Screen, press
from texts import Html, Texts, lines, unmarked
from usecases.plan import PlanView

MOST_VERSIONS: Final = 12
MOST_TEXT: Final = 3500
MOST_LINES: Final = 10
"""Of terms, beside the title and its day: more is a wall on a phone."""

_WARNINGS: Final = {
    PlanWarning.MONTHS: "plan-warning-months",
    PlanWarning.RESIDUAL: "plan-warning-residual",
    PlanWarning.MISSING_LINE: "plan-warning-missing-line",
    PlanWarning.OVER_HUNDRED: "plan-warning-over-hundred",
}


def plan_screen(say: Texts, view: PlanView, *, may_set_up: bool) -> Screen:
    """One version, with buttons for the others; for the director also for what can be done about them."""
    home = press(say.button("start-home"), HomePress())
    if view.plan is None:
        begin = press(say.button("start-set-up"), SetupPress())
        return Screen(say("plan-none"), [[begin], [home]] if may_set_up else [[home]])
    title = say("plan-title", number=view.plan.number)
    told = terms(say, view.plan)
    if is_long(told):
        told = terms(say, view.plan, short=True)
    text = lines([title, _when(say, view, view.plan), Html(""), told])
    others = [version for version in reversed(view.versions) if version.plan_id != view.plan.plan_id]
    rows = [[_version_button(say, view, version)] for version in others[:MOST_VERSIONS]]
    return Screen(text, [*_desk(say, view, view.plan), *rows, [home]])


def _when(say: Texts, view: PlanView, plan: CompensationPlan) -> Html:
    first = plan.effective_from
    if view.withdrawn:
        return say("plan-withdrawn", first=first)
    if view.in_force and view.until is None:
        return say("plan-in-force", first=first)
    if view.in_force:
        return say("plan-in-force-until", first=first, last=view.until)
    if first > view.today:
        return say("plan-will-be", first=first)
    return say("plan-was", first=first, last=view.until)


def _desk(say: Texts, view: PlanView, plan: CompensationPlan) -> list[list[Button]]:
    desk = view.desk
    if desk is None:
        return []
    rows = []
    if desk.unresolved:
        rows.append([press(say.button("plan-unresolved", count=desk.unresolved), UnresolvedPress())])
    if view.may_withdraw:
        rows.append([press(say.button("plan-withdraw"), PlanDeskPress(do="withdraw", id=plan.plan_id))])
    for draft in desk.drafts:
        first = draft.plan.effective_from
        label = say.button("plan-draft-open", number=draft.plan.number, first=first)
        rows.append([press(label, PlanDraftPress(id=draft.draft_id))])
    new = press(say.button("plan-new"), PlanDraftPress(id=0, do="new"))
    rows.append([new, press(say.button("plan-from-file"), PlanDeskPress(do="file"))])
    rows.append([press(say.button("plan-advice"), PlanDeskPress(do="advice"))])
    return rows


def _version_button(say: Texts, view: PlanView, plan: CompensationPlan) -> Button:
    later = plan.effective_from > view.today
    key = "plan-version-later" if later else "plan-version"
    return press(say.button(key, number=plan.number, first=plan.effective_from), PlanPress(id=plan.plan_id))


def withdraw_screen(say: Texts, plan: CompensationPlan) -> Screen:
    """Asks once more before a version is taken back."""
    yes = press(say.button("plan-withdraw-yes"), PlanDeskPress(do="withdraw-yes", id=plan.plan_id))
    back = press(say.button("common-back"), PlanPress(id=plan.plan_id))
    return Screen(say("plan-withdraw-sure", number=plan.number, first=plan.effective_from), [[yes], [back]])


def notice_screen(say: Texts, plan: CompensationPlan, *, withdrawn: bool) -> Screen:
    """One line of a new version, or of one that was taken back."""
    key = "plan-told-withdrawn" if withdrawn else "plan-told-new"
    look = press(say.button("plan-look"), PlanPress(id=plan.plan_id))
    return Screen(say(key, number=plan.number, first=plan.effective_from), [[look]])


def is_long(told: Html) -> bool:
    """Whether terms are more than a screen of a telephone shows at once."""
    return len(unmarked(told)) > MOST_TEXT or sum(map(bool, told.splitlines())) > MOST_LINES


def terms(say: Texts, plan: CompensationPlan, *, short: bool = False) -> Html:
    """What a plan says, line by line, then for heads and contacts. `short`: a row for each line."""
    told = [short_terms(say, line) if short else line_terms(say, line) for line in plan.lines.values()]
    rest = [say("plan-heads", commercial=plan.commercial_head, client=plan.client_head)]
    rest.append(say("plan-contacts", regular=plan.regular_contacts, most=plan.key_contacts))
    if plan.key_turnover is not None:
        rest.append(say("plan-key-turnover", amount=plan.key_turnover))
    return lines([lines(told, "\n" if short else "\n\n"), *rest], "\n\n")


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


def short_terms(say: Texts, line: PlanLine) -> Html:
    """The same in a row."""
    rule = rule_words(say, line.acquisition)
    percents = {"commission": line.commission, "residual": line.residual, "service": line.service}
    if line.vat is None:
        return say("plan-line-short", title=line.title, rule=rule, **percents)
    return say("plan-line-short-vat", title=line.title, rule=rule, vat=line.vat, **percents)


def rule_words(say: Texts, rule: AcquisitionRule) -> Html:
    """How long the period lasts: `first 2 payments`, `3 months from the first payment`."""
    if rule.months is None:
        return say("plan-rule-payments", payments=rule.payments)
    if rule.payments is None:
        return say("plan-rule-months", months=rule.months)
    both = "plan-rule-first" if rule.whichever is Whichever.FIRST else "plan-rule-last"
    return say(both, payments=rule.payments, months=rule.months)


def warnings(
    say: Texts,
    plan: CompensationPlan,
    found: Sequence[tuple[PlanWarning, str]],
    base: CompensationPlan | None = None,
) -> Html | None:
    """What looks wrong in a plan, a line for each; None: nothing. `base`: the version before, for titles it lacks."""
    known = {**(base.lines if base else {}), **plan.lines}
    told = [say(_WARNINGS[warning], line=known[code].title if code in known else code) for warning, code in found]
    return lines(told) if told else None


def advice_screen(say: Texts, view: PlanView, advice: Mapping[str, Advice]) -> Screen:
    """When clients become steady, by line: those of the plan, then others that have clients."""
    titles = {code: line.title for version in view.versions for code, line in version.lines.items()}
    rules = view.plan.lines if view.plan else {}
    order = [*(code for code in rules if code in advice), *(code for code in advice if code not in rules)]
    told = [
        lines([advice_words(say, advice[code], titles.get(code, code)), _rule_now(say, rules.get(code))])
        for code in order
    ]
    text = lines([say("plan-advice-title"), *(told or [say("plan-advice-none")])], "\n\n")
    return Screen(text, [[press(say.button("plan-to-plan"), PlanPress())]])


def _rule_now(say: Texts, line: PlanLine | None) -> Html | None:
    return say("plan-advice-now", rule=rule_words(say, line.acquisition)) if line else None


def advice_words(say: Texts, advice: Advice, title: str) -> Html:
    """What the history of one line says."""
    months, payments = advice.months, advice.payments
    if months is None or payments is None:
        counts = {"steady": advice.steady, "judged": advice.judged, "least": LEAST_CLIENTS}
        return say("plan-advice-few", title=title, **counts)
    return say(
        "plan-advice-line",
        title=title,
        months=say.number(months.median),
        months_low=say.number(months.lower),
        months_high=say.number(months.upper),
        payments=say.number(payments.median),
        payments_low=say.number(payments.lower),
        payments_high=say.number(payments.upper),
        steady=advice.steady,
        judged=advice.judged,
    )
