"""What is wrong in a scenario is one line that names the line and the field; exit status 2, and nothing is printed."""

from pathlib import Path

import pytest

from domain import yaml_text
from tests.bot.scenarios import COMPANY, refuses, run

SUPPLY = 'supply: {acquisition: {months: 3}, commission: "10", residual: "1", service: "3", vat: "20"}'
ACTS = "client, deal, payment, confirm, redate, refund, void, close_deal, extend, transfer, reassign, reacquire, close"
SPOILT = [
    ("kind: commercial", "kind: comercial", 2, "departments.sales.kind", "'comercial' is none of commercial, client"),
    ("head: anna", "head: nina", 3, "departments.care.head", "there is nobody called 'nina' in the staff"),
    (
        "olga: {department: care}",
        "olga: {department: cellar}",
        8,
        "staff.olga.department",
        "there is no department 'cellar'",
    ),
    ("olga: {department: care}", "olga: {}", 8, "staff.olga.department", "missing"),
    (
        "olga: {department: care}",
        "olga: {department: care, age: 3}",
        8,
        "staff.olga.age",
        "unknown field; known are department",
    ),
    ("olga:", "ivan:", 8, "ivan", "given twice"),
    ("head: boris", "chief: boris", 2, "departments.sales.chief", "unknown field; known are kind, head"),
    ("head: anna", "head: ' '", 3, "departments.care.head", "a name has 1 to 200 characters"),
    ("  sales:", "  ' ':", 2, "departments. ", "a name has 1 to 200 characters"),
    ("ivan: 60", "' ': 60", 16, "hunters. ", "a name has 1 to 200 characters"),
    ("ivan: 60", "ivan: x", 16, "hunters.ivan", "'x' is no number"),
    ("  petr:", "  ' ':", 6, "staff. ", "a name has 1 to 200 characters"),
    ('"10"', '"-10"', 13, "plans.lines.supply.commission", "-10 is no percent from 0 to 100"),
    ('"10"', '"101"', 13, "plans.lines.supply.commission", "101 is no percent from 0 to 100"),
    ('"10"', '"7.355"', 13, "plans.lines.supply.commission", "7.355: a percent has at most two decimals"),
    ('"10"', "ten", 13, "plans.lines.supply.commission", "'ten' is no number"),
    ('"10"', "[10]", 13, "plans.lines.supply.commission", "a single value is expected"),
    ('"10"', ".inf", 13, "plans.lines.supply.commission", "'.inf' is no number"),
    (
        'vat: "20"',
        'tax: "20"',
        13,
        "plans.lines.supply.tax",
        "unknown field; known are acquisition, commission, residual, service, vat",
    ),
    ("{months: 3}", "{}", 13, "plans.lines.supply.acquisition", "it lasts a number of payments, of months, or both"),
    (
        "{months: 3}",
        "{weeks: 3}",
        13,
        "plans.lines.supply.acquisition.weeks",
        "unknown field; known are payments, months, whichever",
    ),
    ("{months: 3}", "{months: 3.5}", 13, "plans.lines.supply.acquisition.months", "'3.5' is no whole number"),
    ("{months: 3}", "{months: 9999}", 13, "plans.lines.supply.acquisition.months", "from 0 to 1200"),
    ("{months: 3}", "{payments: 0}", 13, "plans.lines.supply.acquisition.payments", "at least one"),
    (
        "{months: 3}",
        "{months: 3, whichever: best}",
        13,
        "plans.lines.supply.acquisition.whichever",
        "'best' is none of first, last",
    ),
    ("    lines:\n      " + SUPPLY, "    lines: {}", 12, "plans.lines", "a plan has at least one line"),
    ('client: "0.5"', 'care: "0.5"', 14, "plans.heads.care", "unknown field; known are commercial, client"),
    (
        "effective_from: 2024-01-01",
        "effective_from: 2024-02-30",
        11,
        "plans.effective_from",
        "'2024-02-30' is no day like 2024-03-01",
    ),
    (
        "effective_from: 2024-01-01",
        "effective_from: 1.1.2024",
        11,
        "plans.effective_from",
        "'1.1.2024' is no day like 2024-03-01",
    ),
    (
        "effective_from: 2024-01-01",
        "effective_from: 0001-01-01",
        11,
        "plans.effective_from",
        "a year from 1900 to 2199 is expected",
    ),
    ("events:", "confirmation: maybe\nevents:", 15, "confirmation", "'maybe' is neither true nor false"),
    (
        "events:",
        "occurrences:",
        15,
        "occurrences",
        "unknown field; known are confirmation, departments, staff, plans, events",
    ),
    (
        "plans:\n",
        f"plans:\n  - {{effective_from: 2024-01-01, lines: {{{SUPPLY}}}}}\n",
        12,
        "plans.effective_from",
        "another version starts on 2024-01-01",
    ),
    (
        "do: deal",
        "do: bargain",
        17,
        "do",
        f"'bargain' is none of {ACTS}",
    ),
    ("do: deal, ", "", 17, "do", "missing"),
    ("kind: recurring", "kind: one_off, amount: 5", 17, "monthly", "a deal of the kind one_off has none"),
    (', monthly: "1000"', "", 17, "monthly", "missing"),
    ('recurring, monthly: "1000"', "one_off", 17, "amount", "missing"),
    ("kind: recurring", "kind: recurring, amount: 5", 17, "amount", "a deal of the kind recurring has none"),
    (
        'recurring, monthly: "1000"',
        "one_off, amount: 5, first: 3",
        17,
        "first",
        "a deal of the kind one_off has none",
    ),
    ('monthly: "1000"', 'monthly: "0"', 17, "monthly", "an amount is above zero"),
    (
        "id: p1",
        "id: p1, document: 7",
        18,
        "document",
        "unknown field; known are on, do, id, client, deal, amount, paid_on",
    ),
    ('amount: "1000"', "amount: 10.005", 18, "amount", "10.005 is finer than 0.01"),
    ('amount: "1000"', "amount: -1", 18, "amount", "an amount is above zero"),
    ('amount: "1000"', "amount: 1e12", 18, "amount", "an amount is below a trillion"),
    (
        'amount: "1000"',
        "amount: 99999999999",
        18,
        "amount",
        "with it the deal would be paid for more than a hundred years",
    ),
    ('amount: "1000"', "amount: 1_000", 18, "amount", "'1_000' is no number"),
    (
        'amount: "1000"',
        'amount: "1000"\n     , paid_on: 2024-03-03',
        19,
        "paid_on",
        "later than the day on which it is entered",
    ),
    ("id: p1", "id: ' '", 18, "id", "a name has 1 to 200 characters"),
    ("client: romashka, deal", "client: vasilek, deal", 18, "client", "there is no client 'vasilek'"),
    ("deal: d1", "deal: d2", 18, "deal", "there is no deal 'd2'"),
    ("line: supply", "line: radio", 16, "line", "no plan has a line 'radio'"),
    ("ivan: 60", "oleg: 60", 16, "hunters", "there is nobody called 'oleg' in the staff"),
    ("ivan: 60", "olga: 60", 16, "hunters", "'olga' is not in a commercial department"),
    (
        "ivan: 60",
        "ivan: 59.99",
        16,
        "hunters",
        "shares are above zero, have at most two decimals and add up to 100, not to 99.99",
    ),
    (
        "ivan: 60",
        "ivan: 100, boris: 0",
        16,
        "hunters",
        "shares are above zero, have at most two decimals and add up to 100, not to 140",
    ),
    (
        "on: 2024-03-01, do: deal",
        "on: 2024-02-29, do: deal",
        17,
        "on",
        "the event before it was entered on 2024-03-01: events stand in their order",
    ),
]


@pytest.mark.parametrize(("right", "wrong", "line", "field", "words"), SPOILT)
def test_a_wrong_value_is_told_with_its_line_and_field(
    right: str,
    wrong: str,
    line: int,
    field: str,
    words: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert right in COMPANY
    refuses(capsys, tmp_path / "wrong.yaml", COMPANY.replace(right, wrong, 1), f"line {line}, {field}", words)


UNREADABLE = [
    ("", "line 1", "the file is empty"),
    ("# nothing\n", "line 1", "the file is empty"),
    ("just words", "line 1", "fields with values are expected here"),
    ("staff: &all {}\ndepartments: *all\n", "line 1", "anchors and aliases are not read: write it out"),
    ("staff: {}\ndepartments: *all\n", "line 2", "anchors and aliases are not read: write it out"),
    ("staff: !!python/object/apply:os.getcwd []\n", "line 1", "tags are not read"),
    ("staff: !!str x\n", "line 1", "tags are not read"),
    ("staff: {}\n---\nstaff: {}\n", "line 3", "a second document: a file holds one"),
    ("staff: {}\n? [a]\n: b\n", "line 2", "a field's name is a text"),
    ("staff: {}\nplans: [\n", "line 3", "not YAML: …"),
    ("staff:\n\t- x\n", "line 2", "not YAML: …"),
    ("staff: {}\nplans: \x07\n", "line 2", "a character that is not printable"),
    ("[" * 13, "line 1", "nested too deeply"),
    ("[" * 100_000, "line 1", "…"),  # by whom first, the parser or us, is a matter of its version
    ("staff: {}\ndepartments: {}\nplans: []\nevents: {}\n", "line 4, events", "a list is expected"),
    ("staff: {}\ndepartments: {}\nplans: [1]\nevents: []\n", "line 3, plans", "fields with values are expected here"),
    ("departments: {}\nplans: []\nevents: []\n", "line 1, staff", "missing"),
]


@pytest.mark.parametrize(("text", "where", "words"), UNREADABLE)
def test_a_file_that_is_no_plain_yaml_is_refused(
    text: str, where: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refuses(capsys, tmp_path / "unreadable.yaml", text, where, words)


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, str(tmp_path / "none.yaml")) == (2, "", f"{tmp_path / 'none.yaml'}: No such file or directory\n")
    assert run(capsys, str(tmp_path)) == (2, "", f"{tmp_path}: Is a directory\n")
    picture = tmp_path / "picture.yaml"
    picture.write_bytes(b"staff: {}\n\xff\xfe")
    assert run(capsys, str(picture)) == (2, "", f"{picture}: line 2: not text in UTF-8\n")


def test_a_huge_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_text, "MOST_CHARACTERS", 1024**2)
    path = tmp_path / "huge.yaml"
    path.write_text("#" * 1024**2 + "\n")

    assert run(capsys, str(path)) == (2, "", f"{path}: line 1: longer than 1 million characters\n")
