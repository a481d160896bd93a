"""What is wrong in a scenario is one line that names the line and the field; exit status 2, and nothing is printed."""

from pathlib import Path

import pytest

from domain import yaml_text
from tests.bot.scenarios import COMPANY, NEXT_LINE, run

SUPPLY = 'supply: {acquisition: {months: 3}, commission: "10", residual: "1", service: "3", vat: "20"}'
SPOILT = [
    ("kind: commercial", "kind: comercial", 2, "departments.sales.kind", "'comercial' is none of commercial, client"),
    ("head: anna", "head: nina", 3, "departments.care.head", "there is nobody called 'nina' in the staff"),
    ("olga: {department: care}", "olga: {department: cellar}", 8, "staff.olga.department", "no department 'cellar'"),
    ("olga: {department: care}", "olga: {}", 8, "staff.olga.department", "missing"),
    ("olga: {department: care}", "olga: {department: care, age: 3}", 8, "staff.olga.age", "unknown field"),
    ("olga:", "ivan:", 8, "ivan", "given twice"),
    ('"10"', '"-10"', 13, "plans.lines.supply.commission", "-10 is no percent from 0 to 100"),
    ('"10"', '"101"', 13, "plans.lines.supply.commission", "101 is no percent from 0 to 100"),
    ('"10"', '"7.355"', 13, "plans.lines.supply.commission", "at most two decimals"),
    ('"10"', "ten", 13, "plans.lines.supply.commission", "'ten' is no number"),
    ('"10"', "[10]", 13, "plans.lines.supply.commission", "a single value is expected"),
    ('"10"', ".inf", 13, "plans.lines.supply.commission", "'.inf' is no number"),
    ('vat: "20"', 'tax: "20"', 13, "plans.lines.supply.tax", "unknown field; known are acquisition, commission"),
    ("{months: 3}", "{}", 13, "plans.lines.supply.acquisition", "it lasts a number of payments, of months, or both"),
    ("{months: 3}", "{weeks: 3}", 13, "plans.lines.supply.acquisition.weeks", "unknown field"),
    ("{months: 3}", "{months: 3.5}", 13, "plans.lines.supply.acquisition.months", "'3.5' is no whole number"),
    ("{months: 3}", "{months: 9999}", 13, "plans.lines.supply.acquisition.months", "from 0 to 1200"),
    ("{months: 3}", "{payments: 0}", 13, "plans.lines.supply.acquisition.payments", "at least one"),
    ("{months: 3}", "{months: 3, whichever: best}", 13, "plans.lines.supply.acquisition.whichever", "'best' is none"),
    ("    lines:\n      " + SUPPLY, "    lines: {}", 12, "plans.lines", "a plan has at least one line"),
    ('client: "0.5"', 'care: "0.5"', 14, "plans.heads.care", "unknown field; known are commercial, client"),
    ("effective_from: 2024-01-01", "effective_from: 2024-02-30", 11, "plans.effective_from", "'2024-02-30' is no day"),
    ("effective_from: 2024-01-01", "effective_from: 1.1.2024", 11, "plans.effective_from", "'1.1.2024' is no day"),
    ("effective_from: 2024-01-01", "effective_from: 0001-01-01", 11, "plans.effective_from", "a year from 1900"),
    ("events:", "confirmation: maybe\nevents:", 15, "confirmation", "'maybe' is neither true nor false"),
    ("events:", "occurrences:", 15, "occurrences", "unknown field; known are confirmation, departments"),
    (
        "plans:\n",
        f"plans:\n  - {{effective_from: 2024-01-01, lines: {{{SUPPLY}}}}}\n",
        12,
        "plans.effective_from",
        "anot",
    ),
    ("do: deal", "do: bargain", 17, "do", "'bargain' is none of client, deal, payment"),
    ("do: deal, ", "", 17, "do", "missing"),
    ("kind: recurring", "kind: one_off, amount: 5", 17, "monthly", "a deal of the kind one_off has none"),
    (', monthly: "1000"', "", 17, "monthly", "missing"),
    ('monthly: "1000"', 'monthly: "0"', 17, "monthly", "an amount is above zero"),
    ("id: p1", "id: p1, document: 7", 18, "document", "unknown field; known are on, do, id, client, deal, amount"),
    ('amount: "1000"', "amount: 10.005", 18, "amount", "10.005 is finer than 0.01"),
    ('amount: "1000"', "amount: -1", 18, "amount", "an amount is above zero"),
    ('amount: "1000"', "amount: 1e12", 18, "amount", "an amount is below a trillion"),
    ('amount: "1000"', "amount: 99999999999", 18, "amount", "paid for more than a hundred years"),
    ('amount: "1000"', "amount: 1_000", 18, "amount", "'1_000' is no number"),
    (
        'amount: "1000"',
        'amount: "1000"\n     , paid_on: 2024-03-03',
        19,
        "paid_on",
        "later than the day on which it is",
    ),
    ("id: p1", "id: ' '", 18, "id", "a name has 1 to 200 characters"),
    ("client: romashka, deal", "client: vasilek, deal", 18, "client", "there is no client 'vasilek'"),
    ("deal: d1", "deal: d2", 18, "deal", "there is no deal 'd2'"),
    ("line: supply", "line: radio", 16, "line", "no plan has a line 'radio'"),
    ("ivan: 60", "oleg: 60", 16, "hunters", "there is nobody called 'oleg' in the staff"),
    ("ivan: 60", "olga: 60", 16, "hunters", "'olga' is not in a commercial department"),
    ("ivan: 60", "ivan: 59.99", 16, "hunters", "add up to 100, not to 99.99"),
    ("ivan: 60", "ivan: 100, boris: 0", 16, "hunters", "shares are above zero"),
    ("on: 2024-03-01, do: deal", "on: 2024-02-29, do: deal", 17, "on", "the event before it was entered on 2024-03-01"),
]


def check(capsys: pytest.CaptureFixture[str], path: Path, text: str, where: str, words: str) -> None:
    path.write_text(text, "utf-8")
    for options in ((), ("--json",)):
        status, printed, said = run(capsys, str(path), *options)

        assert (status, printed) == (2, "")
        assert said.startswith(f"{path}: {where}: ")
        assert words in said
        assert said.count("\n") == 1
        assert said.endswith("\n")


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
    check(capsys, tmp_path / "wrong.yaml", COMPANY.replace(right, wrong, 1), f"line {line}, {field}", words)


DAY = "on: 2024-04-02, "
REFUSED = [
    (["do: client, id: romashka, line: supply, hunters: {ivan: 100}"], "id", "there is a client 'romashka' already"),
    (["do: deal, id: d1, client: romashka, kind: one_off, amount: 5"], "id", "there is a deal 'd1' already"),
    (["do: payment, id: p1, client: romashka, amount: 5"], "id", "there is a payment 'p1' already"),
    (["do: refund, id: p1, payment: p1, amount: 5"], "id", "there is a payment 'p1' already"),
    (["do: refund, id: r1, payment: p2, amount: 5"], "payment", "there is no payment 'p2'"),
    (["do: refund, id: r1, payment: p1, amount: 1000.01"], "amount", "more than is left of the payment, 1000.00"),
    (
        ["do: refund, id: r1, payment: p1, amount: 600", "do: refund, id: r2, payment: p1, amount: 400.01"],
        "amount",
        "more than is left of the payment, 400.00",
    ),
    (
        ["do: refund, id: r1, payment: p1, amount: 600", "do: refund, id: r2, payment: r1, amount: 1"],
        "payment",
        "only a confirmed payment that is no refund itself can be refunded",
    ),
    (["do: refund, id: r1, payment: p1, amount: 6", "do: confirm, payment: r1"], "payment", "a refund and counts at"),
    (
        ["do: refund, id: r1, payment: p1, amount: 6", "do: redate, payment: r1, paid_on: 2024-03-01"],
        "paid_on",
        "money does not go back before it came",
    ),
    (["do: confirm, payment: p1", "do: confirm, payment: p1"], "payment", "'p1' is already confirmed"),
    (["do: confirm, payment: p7"], "payment", "there is no payment 'p7'"),
    (["do: void, payment: p1", "do: confirm, payment: p1"], "payment", "'p1' is void"),
    (["do: void, payment: p1", "do: void, payment: p1"], "payment", "'p1' is void"),
    (["do: void, payment: p1", "do: refund, id: r1, payment: p1, amount: 1"], "payment", "'p1' is void"),
    (["do: redate, payment: p1, paid_on: 2024-04-03"], "paid_on", "later than the day on which it is entered"),
    (["do: close_deal, deal: d1", "do: close_deal, deal: d1"], "deal", "'d1' was closed on 2024-04-02 already"),
    (
        ["do: close_deal, deal: d1", "do: payment, id: p2, client: romashka, deal: d1, amount: 5"],
        "deal",
        "'d1' was closed on 2024-04-02 and takes no new payments",
    ),
    (
        [
            "do: client, id: vasilek, line: supply, hunters: {ivan: 100}",
            "do: payment, id: p2, client: vasilek, deal: d1, amount: 5",
        ],
        "deal",
        "'d1' is a deal of another client",
    ),
    (["do: transfer, client: romashka, to: ivan"], "to", "'ivan' is not in a client department"),
    (["do: transfer, client: romashka, to: vera"], "to", "there is nobody called 'vera' in the staff"),
    (
        ["do: transfer, client: romashka, to: olga", "do: transfer, client: romashka, to: anna"],
        "client",
        "'romashka' is handed over already",
    ),
    (
        ["do: transfer, client: romashka, to: olga", "do: extend, client: romashka, until: 2024-09-01"],
        "client",
        "a period is extended before that",
    ),
    (["do: reassign, client: romashka, manager: olga"], "manager", "no account manager before its transfer"),
    (["do: reassign, client: romashka, hunters: {ivan: 99}"], "hunters", "add up to 100, not to 99"),
    (["do: reassign, client: romashka"], "hunters", "missing, and so is manager"),
    (["do: close, month: 2024-03", "do: close, month: 2024-03"], "month", "2024-03 is closed already"),
    (["do: close, month: 2024-03", "do: close, month: 2024-02"], "month", "2024-02 is closed already"),
    (["do: close, month: 2024-03", "do: close, month: 2024-05"], "month", "in order: 2024-04 is still open"),
    (["do: close, month: 2024-04"], "month", "months are closed in order: 2024-03 is still open"),
    (["do: close, month: 2024-03", "do: close, month: 2024-04"], "month", "2024-04 has not ended on 2024-04-02"),
    (["do: close, month: 2024-13"], "month", "'2024-13' is no month like 2024-03"),
    (["do: close, month: 2024-03-01"], "month", "'2024-03-01' is no month like 2024-03"),
]


@pytest.mark.parametrize(("events", "field", "words"), REFUSED)
def test_what_the_program_would_refuse_is_refused(
    events: list[str], field: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = COMPANY + "".join(f"  - {{{DAY}{event}}}\n" for event in events)
    line = NEXT_LINE + len(events) - 1
    check(capsys, tmp_path / "refused.yaml", text, f"line {line}, {field}", words)


def test_an_unconfirmed_payment_is_not_refunded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "confirmation: true\n" + COMPANY + f"  - {{{DAY}do: refund, id: r1, payment: p1, amount: 1}}\n"
    check(capsys, tmp_path / "declared.yaml", text, f"line {NEXT_LINE + 1}, payment", "only a confirmed payment")


UNREADABLE = [
    ("", "line 1", "the file is empty"),
    ("# nothing\n", "line 1", "the file is empty"),
    ("just words", "line 1", "fields with values are expected here"),
    ("staff: &all {}\ndepartments: *all\n", "line 1", "anchors and aliases are not read"),
    ("staff: {}\ndepartments: *all\n", "line 2", "anchors and aliases are not read"),
    ("staff: !!python/object/apply:os.getcwd []\n", "line 1", "tags are not read"),
    ("staff: !!str x\n", "line 1", "tags are not read"),
    ("staff: {}\n---\nstaff: {}\n", "line 3", "a second document"),
    ("staff: {}\n? [a]\n: b\n", "line 2", "a field's name is a text"),
    ("staff: {}\nplans: [\n", "line 3", "not YAML: "),
    ("staff:\n\t- x\n", "line 2", "not YAML: "),
    ("staff: {}\nplans: \x07\n", "line 2", "a character that is not printable"),
    ("[" * 100_000, "line 1", "nested too deeply"),
    ("staff: {}\ndepartments: {}\nplans: []\nevents: {}\n", "line 4, events", "a list is expected"),
    ("staff: {}\ndepartments: {}\nplans: [1]\nevents: []\n", "line 3, plans", "fields with values are expected"),
    ("departments: {}\nplans: []\nevents: []\n", "line 1, staff", "missing"),
]


@pytest.mark.parametrize(("text", "where", "words"), UNREADABLE)
def test_a_file_that_is_no_plain_yaml_is_refused(
    text: str, where: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(capsys, tmp_path / "unreadable.yaml", text, where, words)


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
