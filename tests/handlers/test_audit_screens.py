"""The audit log's words: every act and field has some, in both languages, and the fullest page fits into a message."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest

from domain.agreements import AgreementState
from domain.coverage import AlarmKind
from domain.introductions import Task
from domain.objections import ObjectionState
from domain.packets import Question
from domain.payments import PaymentStatus
from domain.staff import DepartmentKind, StaffStatus
from domain.transfer_states import TransferState
from domain.transfers import ReturnReason, WithdrawnWhy
from handlers.audit_screens import AuditPress, audit_screen
from handlers.audit_values import WORDS
from handlers.audit_words import CALLED, key_of, row_words
from storage.audit_views import AuditRow
from storage.contacts import Met
from tests.handlers.recorded_acts import recorded_acts, recorded_fields
from texts import LANGUAGES, Texts, unmarked
from texts.loader import entries
from usecases.audit import PAGE, AuditPage, Names, Narrowing
from usecases.holidays import COUNTRIES

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 9, tzinfo=UTC)
NAMES = Names(
    {1: "Галина", 5: "Иван <b>", 6: "Пётр"},
    {2: "Коммерческий"},
    {"supply": "Поставки", "goods": "Товары"},
    {7: "Анна Белова"},
)
LONG = "Ж" * 1000


def row(action: str, on: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> AuditRow:
    return AuditRow(1, NOON, 5, action, on, None, None, before, after)


def say(language: str) -> Texts:
    return Texts.of(language, today=TODAY)


def told(act: AuditRow, language: str = "ru") -> list[str]:
    """The lines of an act below its heading."""
    return unmarked(row_words(act, say(language), NAMES)).replace("\u202f", " ").replace("\u00a0", " ").split("\n")[1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_acts_that_have_words_are_those_that_can_be_recorded(language: str) -> None:
    said = {key for key in entries(language) if key.startswith("audit-act-")}

    assert said == {f"audit-act-{key_of(act)}" for act in recorded_acts()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fields_that_have_words_are_those_that_can_be_recorded(language: str) -> None:
    said = {key for key in entries(language) if key.startswith("audit-field-")}

    assert said == {f"audit-field-{key_of(CALLED.get(found, found[1]))}" for found in recorded_fields()}


def test_acts_that_the_code_puts_together_are_seen_too() -> None:
    acts = recorded_acts()

    assert {"transfer decided: postponed", "extension taken-back", "transfer day-came", "staff suspended"} <= acts
    # an end is recorded by the state that it leads to, and the first state not at all
    assert {"transfer lapse-gone", "transfer lapse", "extension open"} & acts == set()


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("state", TransferState),
        ("state", AgreementState),
        ("state", ObjectionState),
        ("status", PaymentStatus),
        ("status", StaffStatus),
        ("reason", ReturnReason),
        ("why", ReturnReason),
        ("why", WithdrawnWhy),
        ("alarm", AlarmKind),
        ("how", Met),
        ("side", DepartmentKind),
        ("task", Task),
        ("question", Question),
    ],
)
def test_every_code_that_a_field_can_hold_has_words(field: str, codes: type[StrEnum]) -> None:
    # a transfer that is not open yet is kept nowhere
    assert {code.value for code in codes} - {TransferState.LAPSED, TransferState.INTRODUCED} <= WORDS[field].keys()


def test_every_country_has_words() -> None:
    assert set(COUNTRIES) == WORDS["country"].keys()


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
            ["Добавлено контактное лицо", " • имя: А.", " • принимает решения: да", " • телефон: …4567"],
        ),
        (
            row("plan withdrawn", "plan:2", {"number": "2-П", "effective_from": "2027-01-01"}, None),
            ["План отозван", " • номер: было 2-П", " • действует с: было 01.01.2027"],
        ),
        (
            row("plan published", "plan:2", None, {"lines": "supply, goods, gone"}),
            ["План опубликован", " • направления: Поставки, Товары, gone"],
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
            row(
                "transfer decided: postponed",
                "transfer:1",
                None,
                {"side": "client", "manager": None, "for": 6, "until": "2026-12-01", "reason": None},
            ),
            [
                "Решение о передаче: отложить",
                " • вместо кого: Пётр",
                " • сторона: клиентский отдел",
                " • до какого дня: 01.12",
            ],
        ),
        (
            row(
                "transfer postpone",
                "transfer:1",
                {"state": "waiting", "round": 1},
                {"state": "with-director", "round": 2, "until": None},
            ),
            [
                "Передача после решения «отложить»",
                " • в который раз решают: 1 → 2",
                " • состояние: ждёт решения → решает директор",
            ],
        ),
        (
            row("transfer withdrawn", "transfer:1", {"state": "waiting"}, {"state": "withdrawn", "why": "extended"}),
            [
                "Передача отменена: период снова идёт",
                " • состояние: ждёт решения → отменена",
                " • причина: период продлили",
            ],
        ),
        (
            row("extension proposed", "agreement:1", None, {"until": "2026-12-31", "hunters": "[]", "for": None}),
            ["Предложено продлить период", " • до какого дня: 31.12"],
        ),
        (
            row("absence recorded", "absence:1", None, {"staff": 5, "first": "2026-12-01", "last": "2026-12-14"}),
            ["Записано отсутствие", " • первый день: 01.12", " • последний день: 14.12", " • кто: Иван <b>"],
        ),
        (
            row(
                "packet answered",
                "packet:3",
                {"question": "prices", "words": "5 %"},
                {"question": "prices", "words": None},
            ),
            ["Ответ о том, что передаёт коммерсант", " • вопрос: Цены и скидки", " • ответ: было 5 %"],
        ),
        (
            row("client handed on", "client:3", {"holder": 6}, {"holder": 6, "of": 5, "post": "hunter"}),
            [
                "После ухода сотрудника решено, кто ведёт клиента",
                " • ведёт: Пётр",
                " • кто ушёл: Иван <b>",
                " • роль: коммерсант",
            ],
        ),
        (
            row("introduction said", "introduction:1", None, {"task": "meet", "met_on": "2026-11-20", "person": 7}),
            [
                "Отмечено знакомство",
                " • день встречи: 20.11",
                " • с кем познакомились: А. Б.",
                " • что нужно: познакомиться с клиентом",
            ],
        ),
        (
            row("client earns key", "client:3", None, {"turnover": "1500000"}),
            ["Клиент стал ключевым по обороту", " • оборот за 365 дней: 1 500 000 ₽"],
        ),
        (
            row("client marked key", "client:3", None, {"key": True}),
            ["Клиент отмечен как ключевой", " • ключевой: да"],
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
    names = Names({5: LONG}, {}, {}, {})
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
