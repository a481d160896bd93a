"""A version of the plan in the making: its card with all that can be changed, one of its lines, and its publishing."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from domain.money import Percent
from domain.period_advice import Advice
from domain.plan import AcquisitionRule, PlanLine
from domain.plan_changes import PlanChange, Term, Value
from domain.plan_effect import EffectReport
from handlers.plan_effect_screens import differences
from handlers.plan_screens import advice_words, is_long, line_terms, rule_words, terms, warnings
from handlers.presses import HomePress, PlanDraftPress, PlanPress, UnresolvedPress
from handlers.screen import Button, Screen, in_pairs, press
from storage.plan_drafts import PUBLISHED
from texts import Html, Texts, lines, unmarked
from usecases.plan_drafts import DraftView

MOST_TEXT: Final = 3900
MOST_POINTED_OUT: Final = 10

_CHANGES: Final = {
    Term.TITLE: "plan-change-title",
    Term.PERIOD: "plan-change-period",
    Term.COMMISSION: "plan-change-commission",
    Term.RESIDUAL: "plan-change-residual",
    Term.SERVICE: "plan-change-service",
    Term.VAT: "plan-change-vat",
    Term.COMMERCIAL_HEAD: "plan-change-commercial-head",
    Term.CLIENT_HEAD: "plan-change-client-head",
    Term.REGULAR_CONTACTS: "plan-change-regular-contacts",
    Term.KEY_CONTACTS: "plan-change-key-contacts",
    Term.KEY_TURNOVER: "plan-change-key-turnover",
}


@dataclass(frozen=True, slots=True)
class _Fit:
    """How much a card tells: the terms at length or in short, and how many changes and warnings."""

    short: bool
    most: int


_FITS: Final = (_Fit(short=False, most=15), _Fit(short=True, most=15), _Fit(short=True, most=3))


def draft_screen(say: Texts, view: DraftView) -> Screen:
    """The whole version as it would be published, what looks wrong in it, and a button for each thing to change."""
    if not view.is_open:
        return _ended(say, view)
    text = Html("")
    for fit in _FITS[is_long(terms(say, view.plan)) :]:
        text = _card(say, view, fit)
        if len(unmarked(text)) <= MOST_TEXT:
            break
    return Screen(text, _card_rows(say, view))


def _ended(say: Texts, view: DraftView) -> Screen:
    plan = view.plan
    if view.draft.state != PUBLISHED:
        to_plan = press(say.button("plan-to-plan"), PlanPress())
        return Screen(say("plan-draft-dropped", number=plan.number), [[to_plan]])
    look = press(say.button("plan-look"), PlanPress(id=view.draft.plan_id or 0))
    text = say("plan-draft-published", number=plan.number, first=plan.effective_from)
    return Screen(text, [[look, press(say.button("start-home"), HomePress())]])


def published_screen(say: Texts, view: DraftView, without_rule: int, amount: Decimal) -> Screen:
    """What came of publishing; how many payments have no rule now."""
    ended = _ended(say, view)
    if not without_rule:
        return ended
    number, first = view.plan.number, view.plan.effective_from
    text = say("plan-draft-published-without-rule", number=number, first=first, count=without_rule, amount=amount)
    waiting = press(say.button("plan-unresolved", count=without_rule), UnresolvedPress())
    return Screen(text, [[waiting], *ended.rows])


def _card(say: Texts, view: DraftView, fit: _Fit) -> Html:
    plan = view.plan
    starts = "plan-draft-late" if view.late else "plan-draft-starts"
    head = [say("plan-draft-title", number=plan.number), say(starts, first=plan.effective_from)]
    told = terms(say, plan, short=fit.short) if plan.lines else say("plan-draft-empty")
    return lines([lines(head), _changes(say, view, fit.most), told, _warnings(say, view, fit.most)], "\n\n")


def _warnings(say: Texts, view: DraftView, most: int) -> Html | None:
    told = warnings(say, view.plan, view.warnings[:most], view.base)
    more = len(view.warnings) - most
    return lines([told, say("plan-changes-more", count=more)]) if told and more > 0 else told


def _changes(say: Texts, view: DraftView, most: int) -> Html | None:
    if view.base is None:
        return None
    if not view.changes:
        return say("plan-draft-same", number=view.base.number)
    told = [change_words(say, change) for change in view.changes[:most]]
    if len(view.changes) > most:
        told.append(say("plan-changes-more", count=len(view.changes) - most))
    return lines([say("plan-draft-changes", number=view.base.number), *told])


def change_words(say: Texts, change: PlanChange) -> Html:
    """One difference between two versions."""
    if change.term is Term.LINE_ADDED:
        return say("plan-change-line-added", line=change.line)
    if change.term is Term.LINE_REMOVED:
        return say("plan-change-line-removed", line=change.line)
    key, before = _CHANGES[change.term], _value(say, change.before)
    what = (
        say(key, before=before)
        if change.term is Term.TITLE
        else say(key, before=before, after=_value(say, change.after))
    )
    return (
        say("plan-change-whole", what=what) if change.line is None else say("plan-change", line=change.line, what=what)
    )


def _value(say: Texts, value: Value) -> str | int | Decimal | Percent:
    if value is None:
        return say("plan-change-none")
    return rule_words(say, value) if isinstance(value, AcquisitionRule) else value


def _press(say: Texts, view: DraftView, key: str, do: str, line: str = "") -> Button:
    return press(say.button(key), PlanDraftPress(id=view.draft.draft_id, do=do, line=line, at=view.draft.revision))


def _card_rows(say: Texts, view: DraftView) -> list[list[Button]]:
    draft_id, plan = view.draft.draft_id, view.plan
    own = [
        press(say.button("plan-draft-line", title=line.title), PlanDraftPress(id=draft_id, do="line", line=line.code))
        for line in plan.lines.values()
    ]
    own.append(_press(say, view, "plan-draft-add", "add"))
    starts = press(say.button("plan-draft-start", first=plan.effective_from), PlanDraftPress(id=draft_id, do="start"))
    publish = [_press(say, view, "plan-draft-effect", "effect"), _press(say, view, "plan-draft-publish", "sure")]
    return [
        *in_pairs(own),
        [_press(say, view, "plan-draft-heads", "heads"), _press(say, view, "plan-draft-contacts", "contacts")],
        [_press(say, view, "plan-draft-turnover", "turnover"), _press(say, view, "plan-draft-number", "number")],
        [starts],
        *([publish] if plan.lines else []),
        [_press(say, view, "plan-draft-drop", "drop")],
        [press(say.button("plan-to-plan"), PlanPress())],
    ]


def line_screen(say: Texts, view: DraftView, line: PlanLine, advice: Advice | None) -> Screen:
    """One line of a draft, what history says of its period, and what can be changed."""
    told = advice_words(say, advice, line.title) if advice else None
    rows = [
        [
            _press(say, view, "plan-line-period", "kind", line.code),
            _press(say, view, "plan-line-percents", "percents", line.code),
        ],
        [
            _press(say, view, "plan-line-tax", "vat", line.code),
            _press(say, view, "plan-line-rename", "title", line.code),
        ],
        [_press(say, view, "plan-line-remove", "remove", line.code), _back(say, view)],
    ]
    return Screen(lines([line_terms(say, line), told], "\n\n"), rows)


def _back(say: Texts, view: DraftView) -> Button:
    return press(say.button("plan-draft-back"), PlanDraftPress(id=view.draft.draft_id))


def drop_screen(say: Texts, view: DraftView) -> Screen:
    """Asks once more before a draft is thrown away."""
    yes = _press(say, view, "plan-draft-drop-yes", "drop-yes")
    return Screen(say("plan-draft-drop-sure", number=view.plan.number), [[yes], [_back(say, view)]])


def sure_screen(say: Texts, view: DraftView) -> Screen:
    """Asks before a draft is published for good; for one that starts in the past, the first of two times."""
    number, first = view.plan.number, view.plan.effective_from
    pointed_out = _warnings(say, view, MOST_POINTED_OUT)
    asked = say("plan-publish-late" if view.late else "plan-publish-sure", number=number, first=first)
    yes = (
        Button(say.button("plan-publish-late-yes", first=first), _data(view, "late"))
        if view.late
        else _press(say, view, "plan-publish-yes", "publish")
    )
    return Screen(lines([asked, pointed_out], "\n\n"), [[yes], [_back(say, view)]])


def _data(view: DraftView, do: str) -> str:
    return PlanDraftPress(id=view.draft.draft_id, do=do, at=view.draft.revision).pack()


def late_screen(say: Texts, view: DraftView, report: EffectReport) -> Screen:
    """Asks the second time, with what would be booked."""
    asked = say("plan-publish-late-sure", number=view.plan.number, first=view.plan.effective_from)
    told = differences(say, report) or [say("plan-publish-late-nothing")]
    yes = _press(say, view, "plan-publish-late-really", "publish")
    return Screen(lines([asked, *told]), [[yes], [_back(say, view)]])
