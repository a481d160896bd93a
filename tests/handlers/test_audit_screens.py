"""The audit log's words: every act and field has some, in both languages, and the fullest page fits into a message."""

import ast
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from handlers.audit_screens import AuditPress, audit_screen
from handlers.audit_words import row_words
from storage.audit_views import AuditRow
from texts import LANGUAGES, Texts, unmarked
from texts.loader import entries
from usecases.audit import PAGE, AuditPage, Names, Narrowing

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)
NAMES = Names({1: "Галина", 5: "Иван <b>", 6: "Пётр"}, {2: "Коммерческий"}, {"supply": "Поставки", "goods": "Товары"})
COMPUTED = {"staff active", "staff suspended", "transfer confirmed", "transfer withdrawn", "payment voided"}
"""Acts that the code puts together."""
LONG = "Ж" * 1000


def recorded() -> set[str]:
    """Every act that the code names when it records it."""
    found = set(COMPUTED)
    for package in ("usecases", "bot"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "audit.record":
                    found |= {str(arg.value) for arg in node.args[2:3] if isinstance(arg, ast.Constant)}
    return found


def row(action: str, on: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> AuditRow:
    return AuditRow(1, NOON, 5, action, on, None, None, before, after)


def say(language: str) -> Texts:
    return Texts.of(language, today=TODAY)


def told(act: AuditRow, language: str = "ru") -> list[str]:
    """The lines of an act below its heading."""
    return unmarked(row_words(act, say(language), NAMES)).replace("\u202f", " ").replace("\u00a0", " ").split("\n")[1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_act_that_is_recorded_has_words(language: str) -> None:
    acts = recorded()

    assert [act for act in acts if f"audit-act-{act.replace(' ', '-')}" not in entries(language)] == []
    assert len(acts) > 25


@pytest.mark.parametrize(
    ("act", "lines"),
    [
        (
            row("payment redated", "payment:7", {"paid_on": "2026-11-14"}, {"paid_on": "2026-11-15"}),
            ["Оплата перенесена на другой день", " • день оплаты: 14.11 → 15.11"],
        ),
        (
            row("payment refunded", "payment:8", None, {"amount": "-500.50", "refund_of": 7}),
            ["Возврат записан", " • сумма: −500,50 ₽", " • возврат оплаты: № 7"],
        ),
        (
            row(
                "hunters assigned",
                "client:3",
                {"hunters": "[(5, Percent('100'))]"},
                {"hunters": "[(5, Percent('62.50')), (6, Percent('37.5'))]", "since": "2026-11-23"},
            ),
            [
                "Изменены доли коммерсантов",
                " • коммерсанты: Иван <b> 100 % → Иван <b> 62,5 %, Пётр 37,5 %",
                " • с какого дня: 23.11",
            ],
        ),
        (
            row("settings changed", "staff:5", {"quiet_from": 1260, "digest_weekdays": 127}, {"quiet_from": 1290}),
            [
                "Личные настройки изменены",
                " • сводка по дням: было пн, вт, ср, чт, пт, сб, вс",
                " • тишина с: 21:00 → 21:30",
            ],
        ),
        (
            row("contact person added", "contact:4", None, {"name": "Анна", "phone": "+79161234567", "decides": True}),
            ["Добавлено контактное лицо", " • имя: Анна", " • принимает решения: да", " • телефон: …4567"],
        ),
        (
            row("plan withdrawn", "plan:2", {"number": "2-П", "effective_from": "2027-01-01"}, None),
            ["Приказ отозван", " • номер: было 2-П", " • действует с: было 01.01.2027"],
        ),
        (
            row("plan published", "plan:2", None, {"lines": "supply, goods, gone"}),
            ["Приказ издан", " • направления: Поставки, Товары, gone"],
        ),
        (
            row("month closed", "month:2026-10", {"closed_through": "2026-09-01"}, {"closed_through": "2026-10-01"}),
            ["Месяц закрыт · октябрь", " • закрыто по: сентябрь → октябрь"],
        ),
        (
            row("statements exported", "month:2026-10-01", None, {"of": "everybody"}),
            ["Выгружены расчётные листы · октябрь", " • чьи: все"],
        ),
        (
            row("head appointed", "department:2", {"head": None}, {"head": 99}),
            ["Назначен начальник отдела · Коммерческий", " • начальник: № 99"],
        ),
        (
            row("an act of tomorrow", "thing:1", {"colour": "red"}, {"colour": "<i>"}),
            ["an act of tomorrow", " • colour: red → <i>"],
        ),
    ],
    ids=lambda found: found.action if isinstance(found, AuditRow) else "",
)
def test_what_was_and_what_became_is_said_in_words(act: AuditRow, lines: list[str]) -> None:
    assert told(act) == lines


def test_the_clock_is_nobody() -> None:
    act = AuditRow(1, NOON, 0, "transfer opened", "transfer:1", 3, "Ромашка", None, {"lapsed_on": "2026-11-23"})

    assert unmarked(row_words(act, say("en"), NAMES)) == (
        "23 Nov 12:00 · By the clock\nTransfer opened · Ромашка\n • period lapsed: 23 Nov"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_the_fullest_acts_fits_into_a_message(language: str) -> None:
    fields = {"name": LONG, "line": LONG, "tax_number": LONG, "hunters": "(5, Percent('10'))" * 9, "reason": LONG}
    names = Names({5: LONG}, {}, {})
    rows = [AuditRow(number, NOON, 5, LONG, "client:3", 3, LONG, None, fields) for number in range(PAGE)]
    page = AuditPage(
        rows, 1, more=True, narrowed=Narrowing(3, 5, TODAY), client_name=LONG, person_name=LONG, names=names
    )

    screen = audit_screen(page, say(language), TODAY)

    assert len(unmarked(screen.text)) <= 4096


def test_the_longest_press_fits_into_a_button() -> None:
    packed = AuditPress(do="clients", client=2**31 - 1, person=2**31 - 1, day="2026-11-23", page=2**31 - 1).pack()

    assert len(packed.encode()) <= 64


@pytest.mark.parametrize("data", ["au:list:1:0:1999-12-31:0", "au:list:1:0:soon:0", "au:list:-1:0::0"])
def test_a_press_that_no_button_makes_is_nobodys(data: str) -> None:
    with pytest.raises(ValueError, match="AuditPress"):
        AuditPress.unpack(data)
