"""The screens of a plan at their largest fit into a message, in both languages, and say all that differs."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.earnings import EntryKind
from domain.money import Percent
from domain.period_advice import Advice, Spread
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, PlanWarning, Whichever, plan_warnings
from domain.plan_changes import plan_changes
from domain.plan_drafts import MOST_LINES, MOST_TITLE
from domain.plan_effect import EffectReport, NamedLapse, PersonEffect
from handlers.plan_draft_screens import draft_screen
from handlers.plan_effect_screens import effect_screen
from handlers.plan_screens import advice_words, plan_screen
from storage.plan_drafts import PlanDraft
from tests.person import plain
from texts import LANGUAGES, Texts, unmarked
from usecases.plan import Desk, PlanView
from usecases.plan_drafts import DraftView

TODAY = date(2026, 11, 23)
MOST = 4096


def say(language: str = "ru") -> Texts:
    return Texts.of(language, today=TODAY)


def largest(months: int = 30, title: str = "Ш") -> CompensationPlan:
    rule = AcquisitionRule(101, months, Whichever.LAST)
    percents = Percent("77.77"), Percent("33.33"), Percent("22.22")
    lines = {
        f"line-{number}": PlanLine(
            f"line-{number}", f"{number:02}{title * (MOST_TITLE - 2)}", rule, *percents, Percent(20)
        )
        for number in range(MOST_LINES)
    }
    return CompensationPlan(
        0, "9" * 30, date(2025, 12, 31), lines, Percent("99.99"), Percent("99.99"), 20, 20, Decimal("999999999.99")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_largest_plan_fits_into_a_message(language: str) -> None:
    view = PlanView(largest(), None, in_force=True, versions=[largest()] * 20, today=TODAY, desk=Desk())

    text = plan_screen(say(language), view, may_set_up=True).text

    assert len(unmarked(text)) <= MOST
    assert text.count("Ш" * (MOST_TITLE - 2)) == MOST_LINES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_largest_draft_with_everything_changed_and_wrong_fits_into_a_message(language: str) -> None:
    plan, base = largest(), replace(largest(24, "Щ"), key_turnover=None)
    warnings = [*plan_warnings(plan), *((PlanWarning.MISSING_LINE, f"line-{number}") for number in range(20))]
    draft = PlanDraft(1, "open", 1, plan, 1, None)
    view = DraftView(draft, warnings, base, plan_changes(base, plan), late=True)

    text = draft_screen(say(language), view).text

    assert len(unmarked(text)) <= MOST


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_effect_has_twelve_lines_and_its_largest_differences_at_most(language: str) -> None:
    kinds = {kind: (Decimal("1000000.00"), Decimal("2000000.55")) for kind in EntryKind if kind.value != "correction"}
    people = [PersonEffect("Ш" * 200, kinds) for _ in range(30)]
    lapses = [NamedLapse("Ш" * 200, "Поставки", TODAY, None) for _ in range(30)]
    report = EffectReport(largest(), TODAY, TODAY, True, people, lapses, [], 900, 60, 12, Decimal("12.00"))  # noqa: FBT003 - closed

    text = unmarked(effect_screen(say(language), 1, report).text)

    assert len(text) <= MOST
    assert len([line for line in text.splitlines() if line and not line.startswith(("•", "…"))]) <= 12


def test_medians_between_two_numbers_are_said_as_they_are() -> None:
    spread = Spread(Decimal("2.00"), Decimal("3.50"), Decimal("4.25"))

    assert plain(unmarked(advice_words(say(), Advice("supply", 12, 11, spread, spread), "Поставки"))) == (
        "Поставки: на 3,5-й месяц (2–4,25), после 3,5 платежей (2–4,25). Постоянными стали 11 из 12 клиентов."
    )
