"""The steps of setting a company up, each a screen. Pure functions of what is kept and what is being chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from domain.money import Percent
from domain.plan import CompensationPlan, PlanLine, plan_warnings
from domain.plan_templates import CLIENT_HEAD, COMMERCIAL_HEAD, TEMPLATES, line_from
from handlers.plan_screens import line_terms, terms, warnings
from handlers.screen import Button, Screen, in_pairs
from handlers.zone_names import zone_name
from texts import Html, Texts, lines
from usecases.setup import SetupState

BACK, NEXT, CANCEL = "back", "next", "cancel"

TITLES: Final = {
    "internet": "setup-line-internet",
    "retail": "setup-line-retail",
    "production": "setup-line-production",
    "services": "setup-line-services",
}
"""The words for each template of a business line."""


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """The plan while it is being chosen: codes of templates, percents changed by hand, and those of the heads."""

    chosen: tuple[str, ...]
    percents: Mapping[str, tuple[Percent, ...]]
    heads: tuple[Percent, Percent] = (COMMERCIAL_HEAD, CLIENT_HEAD)

    def lines(self, say: Texts) -> list[PlanLine]:
        """The lines of the plan, in the order of the templates."""
        return [
            line_from(code, say.plain(TITLES[code]), self.percents.get(code))
            for code in TEMPLATES
            if code in self.chosen
        ]

    def plan(self, say: Texts, starts_on: date) -> CompensationPlan:
        """As it would be published."""
        found = {line.code: line for line in self.lines(say)}
        return CompensationPlan(0, "1", starts_on, found, *self.heads)


def _steps(say: Texts, *, back: bool = True, forward: bool = True) -> list[Button]:
    row = [Button(say.button("common-back"), BACK)] if back else []
    row.append(Button(say.button("common-cancel"), CANCEL))
    return [*row, Button(say.button("common-next"), NEXT)] if forward else row


def _told(wrong: Html | None, asked: Html) -> Html:
    return asked if wrong is None else lines([wrong, asked], "\n\n")


def name_screen(say: Texts, state: SetupState, wrong: Html | None) -> Screen:
    """The first step: what the company is called."""
    name = state.company.name
    asked = say("setup-name-known", name=name) if name else say("setup-name")
    return Screen(_told(wrong, asked), [_steps(say, back=False, forward=bool(name))])


def company_screen(say: Texts, state: SetupState, now: datetime) -> Screen:
    """What is sensible by default, each changed at a tap."""
    company = state.company
    time = f"{now.astimezone(ZoneInfo(company.zone)):%H:%M}"
    key = "setup-confirmation-on" if company.confirmation else "setup-confirmation-off"
    rows = [
        [Button(say.button("setup-zone", city=zone_name(say, company.zone), time=time), "zone")],
        [Button(say.button("setup-currency", currency=company.currency), "currency")],
        [Button(say.button(key), "confirmation")],
    ]
    return Screen(say("setup-company", name=company.name), [*rows, _steps(say)])


def departments_screen(say: Texts, state: SetupState) -> Screen:
    """The pairs of departments; a tap on one renames it."""
    pairs = [say("setup-pair", commercial=giver.name, client=taker.name) for giver, taker in state.pairs]
    rows = in_pairs(
        Button(say.button("setup-rename", name=each.name), f"rename.{each.department_id}")
        for pair in state.pairs
        for each in pair
    )
    add = [Button(say.button("setup-add-pair"), "add")]
    return Screen(lines([say("setup-departments"), Html(""), *pairs]), [*rows, add, _steps(say)])


def rename_screen(say: Texts, name: str, wrong: Html | None) -> Screen:
    """Asks what a department is called."""
    return Screen(_told(wrong, say("setup-rename-ask", name=name)), [[Button(say.button("common-back"), BACK)]])


def pair_screen(say: Texts, wrong: Html | None) -> Screen:
    """Asks for the names of another pair."""
    return Screen(_told(wrong, say("setup-pair-ask")), [[Button(say.button("common-back"), BACK)]])


def lines_screen(say: Texts, draft: PlanDraft) -> Screen:
    """Which kinds of business the company has, by templates."""
    rows = [[Button(_choice(say, code, chosen=code in draft.chosen), f"line.{code}")] for code in TEMPLATES]
    return Screen(say("setup-lines"), [*rows, _steps(say, forward=bool(draft.chosen))])


def _choice(say: Texts, code: str, *, chosen: bool) -> str:
    return say.button("setup-line-chosen" if chosen else "setup-line-free", title=say(TITLES[code]))


def terms_screen(say: Texts, draft: PlanDraft, starts_on: date) -> Screen:
    """The whole plan in plain words before it is published, with what looks wrong in it."""
    plan = draft.plan(say, starts_on)
    pointed_out = warnings(say, plan, plan_warnings(plan))
    text = lines([say("setup-terms", first=starts_on), terms(say, plan), pointed_out], "\n\n")
    rows = [[Button(_percents_label(say, line), f"edit.{line.code}")] for line in plan.lines.values()]
    heads = say.button("setup-edit-heads", commercial=draft.heads[0], client=draft.heads[1])
    publish = [Button(say.button("setup-publish"), "publish")]
    return Screen(text, [*rows, [Button(heads, "edit.heads")], publish, _steps(say, forward=False)])


def _percents_label(say: Texts, line: PlanLine) -> str:
    return say.button(
        "setup-edit-line",
        title=line.title,
        commission=line.commission,
        residual=line.residual,
        service=line.service,
    )


def percents_screen(say: Texts, line: PlanLine | None, wrong: Html | None) -> Screen:
    """Asks for the percents of a line, None: of the heads."""
    asked = (
        say("setup-heads-ask") if line is None else lines([line_terms(say, line), say("setup-percents-ask")], "\n\n")
    )
    return Screen(_told(wrong, asked), [[Button(say.button("common-back"), BACK)]])


def people_screen(say: Texts, state: SetupState, staff_id: int) -> Screen:
    """The last step: invitations, one after another."""
    names: Sequence[str] = [person.name for person in state.people if person.staff_id != staff_id]
    joined = say("setup-joined", names=", ".join(names)) if names else None
    invited = say("setup-invited", names=", ".join(state.invited)) if state.invited else None
    rows = [[Button(say.button("team-invite"), "invite")], [Button(say.button("setup-done"), "done")]]
    return Screen(lines([say("setup-people"), joined, invited], "\n\n"), rows)
