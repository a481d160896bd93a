"""The transfer's card, list and notices, word for word."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from domain.coverage import Coverage
from domain.plan import AcquisitionRule, Whichever
from domain.staff import DepartmentKind
from domain.transfers import TransferState
from handlers.presses import ClientPress, TransferPress, TransfersPress
from handlers.screen import Screen
from handlers.transfer_screens import card_screen, choice_screen, handed_over_screen, list_screen
from storage.transfer_facts import Candidate
from texts import Texts, unmarked
from usecases.transfer_cards import SideState, TransferCard, TransferLine, TransferPage

RU, EN = (Texts.of(language, today=date(2026, 11, 23)) for language in ("ru", "en"))
COMMERCIAL, CLIENT = DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT
CARD = TransferCard(
    transfer_id=5,
    client_id=7,
    client_name="ООО «Ромашка»",
    key=True,
    line_title="Поставки",
    state=TransferState.WAITING,
    lapsed_on=date(2026, 11, 20),
    started_on=date(2026, 8, 20),
    rule=AcquisitionRule(months=3),
    hunters=["Иван Петров"],
    paid=Decimal("1250000.00"),
    payments=8,
    coverage=Coverage(2, 4, (1, 2)),
    missing_heads=["Сидоров", "Кузнецова"],
    open_documents=["акт сверки"],
    missed=Decimal("0.00"),
    sides=[SideState(COMMERCIAL, None, ["Сидоров"]), SideState(CLIENT, None, ["Кузнецова"])],
    yours=COMMERCIAL,
)


def shown(screen: Screen) -> str:
    """What a person reads, with ordinary spaces."""
    return unmarked(screen.text).replace("\u202f", " ").replace("\xa0", " ")


def buttons(screen: Screen) -> list[tuple[str, str | None]]:
    return [(button.text, button.data) for row in screen.rows for button in row]


def last_lines(card: TransferCard, count: int) -> list[str]:
    return shown(card_screen(RU, card)).splitlines()[-count:]


def test_the_card_tells_the_head_everything_at_a_glance() -> None:
    assert shown(card_screen(RU, CARD)).splitlines() == [
        "🔁 Передача клиента",
        "ООО «Ромашка» ⭐ ключевой · Поставки",
        "Период привлечения закончился 20.11 (3 мес. с 20.08)",
        "Коммерсант: Иван Петров",
        "За период: 1 250 000 ₽, 8 платежей",
        "Контакты: 2 из 4 — нет: Сидоров, Кузнецова",
        "Документы: не закрыто 1 — акт сверки",
        "Уже упущено: 0 ₽",
        "",
        "Коммерческий отдел: ⏳ Сидоров",
        "Клиентский отдел: ⏳ Кузнецова",
    ]
    assert buttons(card_screen(RU, CARD)) == [
        ("✅ Подтвердить", TransferPress(id=5, do="confirm").pack()),
        ("📇 Карточка клиента", ClientPress(id=7, do="beside").pack()),
    ]


def test_the_card_in_english() -> None:
    assert shown(card_screen(EN, CARD)).splitlines()[:8] == [
        "🔁 Client transfer",
        "ООО «Ромашка» ⭐ key · Поставки",
        "The acquisition period ended 20 Nov (3 months from 20 Aug)",
        "Hunter: Иван Петров",
        "During it: ₽1,250,000.00, 8 payments",
        "Contacts: 2 of 4 — missing: Сидоров, Кузнецова",
        "Documents: 1 open — акт сверки",
        "Missed so far: ₽0.00",
    ]


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (AcquisitionRule(payments=2), "2 платежа"),
        (AcquisitionRule(2, 3), "2 платежа или 3 мес., что раньше,"),
        (AcquisitionRule(1, 6, Whichever.LAST), "1 платёж или 6 мес., что позже,"),
    ],
)
def test_the_period_is_told_by_its_rule(rule: AcquisitionRule, words: str) -> None:
    card = replace(CARD, rule=rule)

    assert f"Период привлечения закончился 20.11 ({words} с 20.08)" in shown(card_screen(RU, card))


def test_a_regular_client_misses_departments_and_what_is_complete_is_said_shortly() -> None:
    card = replace(
        CARD, key=False, coverage=Coverage(1, 2, (), (CLIENT,)), missing_heads=[], open_documents=[], hunters=["А", "Б"]
    )
    covered = replace(card, coverage=Coverage(2, 2))

    assert shown(card_screen(RU, card)).splitlines()[1:7] == [
        "ООО «Ромашка» · Поставки",
        "Период привлечения закончился 20.11 (3 мес. с 20.08)",
        "Коммерсанты: А, Б",
        "За период: 1 250 000 ₽, 8 платежей",
        "Контакты: 1 из 2 — нет: клиентский отдел",
        "Документы: всё подписано",
    ]
    assert "Контакты: 2 из 2\n" in shown(card_screen(RU, covered))


def test_many_open_documents_are_cut() -> None:
    card = replace(CARD, open_documents=["договор", "счёт", "акт", "спецификация"])

    assert "Документы: не закрыто 4 — договор, счёт, акт…" in shown(card_screen(RU, card))


def test_after_ones_own_decision_the_card_offers_to_take_it_back() -> None:
    sides = [SideState(COMMERCIAL, "Сидоров", ()), SideState(CLIENT, None, ["Кузнецова"])]
    card = replace(CARD, sides=sides, yours=None, can_take_back=True)

    assert last_lines(card, 2) == ["Коммерческий отдел: ✅ Сидоров", "Клиентский отдел: ⏳ Кузнецова"]
    assert buttons(card_screen(RU, card)) == [
        ("↩️ Отменить решение", TransferPress(id=5, do="back").pack()),
        ("📇 Карточка клиента", ClientPress(id=7, do="beside").pack()),
    ]


def test_the_client_side_is_asked_for_the_account_manager_first() -> None:
    assert buttons(card_screen(RU, replace(CARD, yours=CLIENT)))[0] == (
        "✅ Подтвердить",
        TransferPress(id=5, do="choose").pack(),
    )


def test_where_nobody_else_can_decide_the_card_says_what_to_do() -> None:
    sides = [SideState(COMMERCIAL, "Галина", ()), SideState(CLIENT, None, ())]

    assert last_lines(replace(CARD, sides=sides), 1) == [
        "Клиентский отдел: ⚠️ нужен второй человек — назначьте начальника отдела"
    ]


def test_the_end_has_no_buttons() -> None:
    sides = [SideState(COMMERCIAL, "Сидоров", ()), SideState(CLIENT, "Кузнецова", (), "Ольга")]
    done = replace(
        CARD, state=TransferState.CONFIRMED, sides=sides, yours=None, manager="Ольга", closed_on=date(2026, 11, 23)
    )
    withdrawn = replace(CARD, state=TransferState.WITHDRAWN, yours=None, closed_on=date(2026, 11, 23))

    assert last_lines(done, 3) == [
        "🤝 Передан 23.11. Менеджер: Ольга",
        "Коммерческий отдел: ✅ Сидоров",
        "Клиентский отдел: ✅ Кузнецова, менеджер — Ольга",
    ]
    assert last_lines(withdrawn, 1) == ["↩️ Передача отменена 23.11: период привлечения снова идёт"]
    assert [list(card_screen(RU, card).rows) for card in (done, withdrawn)] == [[], []]
    assert buttons(card_screen(RU, done, listed=True)) == [
        ("📇 Карточка клиента", ClientPress(id=7, do="beside").pack()),
        ("‹ Все передачи", TransfersPress().pack()),
    ]


def test_the_choice_names_each_with_their_number_of_clients() -> None:
    screen = choice_screen(RU, CARD, [Candidate(3, "Ольга", 1), Candidate(4, "Олег", 22)])

    assert shown(screen) == "Кто примет клиента ООО «Ромашка»? Выше те, у кого клиентов меньше."
    assert buttons(screen) == [
        ("Ольга · 1 клиент", TransferPress(id=5, do="confirm", manager=3).pack()),
        ("Олег · 22 клиента", TransferPress(id=5, do="confirm", manager=4).pack()),
        ("‹ Назад", TransferPress(id=5).pack()),
    ]


def test_where_nobody_can_take_over_the_choice_leads_on() -> None:
    screen = choice_screen(RU, CARD, [])

    assert shown(screen) == (
        "Принять ООО «Ромашка» пока некому: в клиентском отделе никто не подключён. Пригласите менеджера командой /team"
    )
    assert buttons(screen) == [("‹ Назад", TransferPress(id=5).pack())]


def test_the_list_marks_what_waits_what_is_late_and_what_was_done() -> None:
    def line(number: int, *, yours: bool = False, late: bool = False, state: str = "waiting") -> TransferLine:
        closed = None if state == "waiting" else date(2026, 11, 22)
        name, lapsed = f"Клиент {number}", date(2026, 11, 20)
        return TransferLine(number, name, TransferState(state), lapsed, closed, yours, late)

    lines = [line(1, yours=True, late=True), line(2, late=True), line(3), line(4, state="confirmed")]
    screen = list_screen(RU, TransferPage([*lines, line(5, state="withdrawn")], 1, more=True))

    assert shown(screen) == "🔁 Передачи · ждёт вас 1"
    assert [text for text, _ in buttons(screen)] == [
        "👉 Клиент 1 · с 20.11 ⏰",
        "⏰ Клиент 2 · с 20.11",
        "⏳ Клиент 3 · с 20.11",
        "✅ Клиент 4 · 22.11",
        "↩️ Клиент 5 · 22.11",
        "‹ Назад",
        "Дальше ›",
    ]
    assert buttons(screen)[0][1] == TransferPress(id=1, do="open").pack()


def test_an_empty_list_says_what_will_come() -> None:
    assert shown(list_screen(RU, TransferPage([], 0, more=False))) == (
        "Передач пока нет. Когда у клиента закончится период привлечения, карточка передачи придёт сама."
    )


def test_who_handed_over_and_who_took_over_are_told_what_it_means_for_them() -> None:
    done = replace(CARD, state=TransferState.CONFIRMED, manager="Ольга", closed_on=date(2026, 11, 23))

    assert shown(handed_over_screen(RU, done, to_manager=False)) == (
        "🤝 Клиент ООО «Ромашка» передан, его ведёт Ольга. Спасибо за работу! "
        "С 23.11 вам идёт бонус от текущих платежей."
    )
    assert shown(handed_over_screen(RU, done, to_manager=True)) == (
        "🤝 Вам передан клиент ООО «Ромашка». Познакомить вас поможет Иван Петров."
    )


def test_a_name_that_is_markup_is_shown_as_it_was_typed() -> None:
    card = replace(CARD, client_name="<b>A & B</b>")

    assert "<b>&lt;b&gt;A &amp; B&lt;/b&gt;</b>" in card_screen(RU, card).text
