"""A plan from a file: what it says and nothing else; each mistake by its line and field; written and read again."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.money import Percent
from domain.plain_words import plain
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine, Whichever
from domain.plan_file import read_plan_file, write_plan
from domain.written_fields import FieldError, Flaw
from domain.yaml_text import WrittenError
from tests.domain.facts import day

SUPPLY = PlanLine("supply", "Поставки", AcquisitionRule(months=3), Percent(10), Percent(1), Percent(3))
KNOWN = CompensationPlan(
    1, "1-П", day("2024-01-01"), {"supply": SUPPLY}, Percent(1), Percent("0.5"), 3, 5, Decimal(1000000)
)
FILE = """\
number: 2-П
effective_from: 2024-04-01
lines:
  supply: {acquisition: {months: 3}, commission: "12", residual: "1", service: "3"}
  Монтаж: {acquisition: {payments: 1, months: 2, whichever: last}, commission: 7.35, residual: 0, service: 0, vat: 20}
heads: {commercial: "1", client: "0.5"}
"""


def test_a_file_says_lines_percents_and_heads_and_the_rest_stays_as_it_was() -> None:
    found = read_plan_file(FILE, [KNOWN], ["1-П"])

    rule = AcquisitionRule(1, 2, Whichever.LAST)
    assert found == replace(
        KNOWN,
        plan_id=0,
        number="2-П",
        effective_from=day("2024-04-01"),
        lines={
            "supply": replace(SUPPLY, commission=Percent(12)),
            "line-1": PlanLine("line-1", "Монтаж", rule, Percent("7.35"), Percent(0), Percent(0), Percent(20)),
        },
    )
    assert list(found.lines) == ["supply", "line-1"]


def test_a_line_is_known_by_its_title_and_a_file_without_a_number_gets_the_next() -> None:
    text = FILE.replace("number: 2-П\n", "").replace("supply:", "поставки:")

    found = read_plan_file(text, [KNOWN], ["1-П", "2-П"])

    assert found.number == "3-П"
    assert found.lines["supply"].title == "Поставки"


def test_a_short_word_is_its_own_code() -> None:
    found = read_plan_file(FILE.replace("Монтаж", "montage"), [KNOWN], [])

    assert [(line.code, line.title) for line in found.lines.values()] == [
        ("supply", "Поставки"),
        ("montage", "montage"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "where", "flaw"),
    [
        ('commission: "12"', 'commission: "112"', 4, "lines.supply.commission", Flaw.PERCENT),
        ('commission: "12"', 'commission: "12.345"', 4, "lines.supply.commission", Flaw.PERCENT),
        ('commission: "12"', 'commission: "-1"', 4, "lines.supply.commission", Flaw.PERCENT),
        ('commission: "12"', "commission: ten", 4, "lines.supply.commission", Flaw.NUMBER),
        ('commission: "12"', "commission: [1]", 4, "lines.supply.commission", Flaw.NOT_SINGLE),
        ('commission: "12", ', "", 4, "lines.supply.commission", Flaw.MISSING),
        ('residual: "1"', 'bonus: "1"', 4, "lines.supply.bonus", Flaw.UNKNOWN),
        ("heads:", "bosses:", 6, "bosses", Flaw.UNKNOWN),
        ("{months: 3}", "{weeks: 3}", 4, "lines.supply.acquisition.weeks", Flaw.UNKNOWN),
        ("{months: 3}", "{}", 4, "lines.supply.acquisition", Flaw.NO_PERIOD),
        ("{months: 3}", "3", 4, "lines.supply.acquisition", Flaw.NO_FIELDS),
        ("{months: 3}", "{months: 3.5}", 4, "lines.supply.acquisition.months", Flaw.COUNT),
        ("payments: 1", "payments: 0", 5, "lines.Монтаж.acquisition.payments", Flaw.PAYMENTS),
        ("months: 2", "months: 9999", 5, "lines.Монтаж.acquisition.months", Flaw.MONTHS),
        ("whichever: last", "whichever: never", 5, "lines.Монтаж.acquisition.whichever", Flaw.WORD),
        ("2024-04-01", "1 апреля", 2, "effective_from", Flaw.DAY),
        ("2024-04-01", "2024-04-31", 2, "effective_from", Flaw.DAY),
        ("effective_from: 2024-04-01\n", "", 1, "effective_from", Flaw.MISSING),
        ("2-П", "н" * 31, 1, "number", Flaw.NAME),
        ("Монтаж", "М" * 41, 5, "lines." + "М" * 41, Flaw.NAME),
        ("Монтаж", "Поставки", 5, "lines.Поставки", Flaw.TWICE),
    ],
)
def test_a_mistake_is_named_by_its_line_and_field(old: str, new: str, line: int, where: str, flaw: Flaw) -> None:
    assert old in FILE
    with pytest.raises(FieldError) as error:
        read_plan_file(FILE.replace(old, new, 1), [KNOWN], [])

    assert (error.value.line, error.value.where, error.value.flaw) == (line, where, flaw)


def test_a_plan_has_at_least_one_and_at_most_fifteen_lines() -> None:
    head, line = FILE.splitlines()[:3], FILE.splitlines()[3]
    many = "\n".join([*head, *(line.replace("supply", f"line{number}") for number in range(16))])

    for text, flaw, number in (("\n".join(head) + " {}", Flaw.NO_LINES, 3), (many, Flaw.MANY_LINES, 19)):
        with pytest.raises(FieldError) as error:
            read_plan_file(text, [KNOWN], [])
        assert (error.value.flaw, error.value.line) == (flaw, number)
    assert error.value.problem == "more than 15 lines"


@pytest.mark.parametrize("text", ["", "just words", "- a\n- list\n", "lines: [", "a: &x 1\nb: *x\n", "a: 1\na: 2\n"])
def test_what_is_no_plan_at_all_is_refused(text: str) -> None:
    with pytest.raises(WrittenError):
        read_plan_file(text, [], [])


PERCENTS = st.integers(0, 10000).map(lambda hundredths: Percent(Decimal(hundredths).scaleb(-2)))
RULES = st.one_of(
    st.builds(AcquisitionRule, st.integers(1, 50), st.none()),
    st.builds(AcquisitionRule, st.none(), st.integers(0, 50)),
    st.builds(AcquisitionRule, st.integers(1, 50), st.integers(0, 50), st.sampled_from(Whichever)),
)
_LETTERS = st.characters(categories=["L", "N", "P", "S"], exclude_characters="\ufffe\uffff", max_codepoint=0xFFFF)
TITLES = st.text(_LETTERS, min_size=1, max_size=20).map(plain).filter(bool)


@st.composite
def plans(draw: st.DrawFn) -> CompensationPlan:
    titles = draw(st.lists(TITLES, min_size=1, max_size=4, unique_by=str.casefold))
    lines = {
        f"line-{number}": PlanLine(
            f"line-{number}", title, draw(RULES), draw(PERCENTS), draw(PERCENTS), draw(PERCENTS),
            draw(st.none() | PERCENTS),
        )
        for number, title in enumerate(titles, 1)
    }  # fmt: skip
    day_of = draw(st.dates(day("2000-01-01"), day("2099-12-31")))
    return CompensationPlan(0, draw(TITLES), day_of, lines, draw(PERCENTS), draw(PERCENTS))


def test_a_plan_is_written_for_people() -> None:
    rule = AcquisitionRule(1, 2, Whichever.LAST)
    lines = {
        "supply": SUPPLY,
        "line-1": PlanLine("line-1", "Yes", rule, Percent("7.35"), Percent(0), Percent("0.5"), Percent(20)),
        "line-2": replace(SUPPLY, title='Монтаж "под ключ" \\', acquisition=AcquisitionRule(payments=2)),
    }

    assert (
        write_plan(replace(KNOWN, lines=lines))
        == """\
number: "1-П"
effective_from: 2024-01-01
lines:
  Поставки:
    acquisition: {months: 3}
    commission: "10"
    residual: "1"
    service: "3"
  "Yes":
    acquisition: {payments: 1, months: 2, whichever: last}
    commission: "7.35"
    residual: "0"
    service: "0.5"
    vat: "20"
  "Монтаж \\"под ключ\\" \\\\":
    acquisition: {payments: 2}
    commission: "10"
    residual: "1"
    service: "3"
heads: {commercial: "1", client: "0.5"}
"""
    )


@given(plans())
def test_what_is_written_reads_as_it_was(plan: CompensationPlan) -> None:
    assert read_plan_file(write_plan(plan), [plan], []) == plan


def test_the_first_plan_of_a_company_may_come_from_a_file() -> None:
    found = read_plan_file(FILE, [], [])

    assert (found.number, found.effective_from, len(found.lines)) == ("2-П", day("2024-04-01"), 2)
    assert (found.regular_contacts, found.key_contacts, found.key_turnover) == (2, 4, None)


def test_a_first_plan_without_a_number_gets_the_first_one_and_codes_of_its_own() -> None:
    found = read_plan_file(FILE.replace("number: 2-П\n", ""), [], [])

    assert found.number == "1"
    assert [(code, line.code, line.title) for code, line in found.lines.items()] == [
        ("supply", "supply", "supply"),
        ("line-1", "line-1", "Монтаж"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("2-П", "н" * 31, "1 to 30 characters"),
        ("Монтаж", "М" * 41, "1 to 40 characters"),
        ("Монтаж", "Поставки", "this line is written twice"),
    ],
)
def test_what_a_plan_cannot_hold_is_told_in_words(old: str, new: str, problem: str) -> None:
    with pytest.raises(FieldError) as error:
        read_plan_file(FILE.replace(old, new, 1), [KNOWN], [])

    assert error.value.problem == problem


def test_numbers_and_titles_may_be_as_long_as_that() -> None:
    found = read_plan_file(FILE.replace("2-П", "н" * 30).replace("Монтаж", "М" * 40), [KNOWN], [])

    assert (found.number, found.lines["line-1"].title) == ("н" * 30, "М" * 40)
