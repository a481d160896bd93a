"""The transfer's card, list and notices, word for word."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from domain.coverage import Coverage
from domain.plan import AcquisitionRule, Whichever
from domain.staff import DepartmentKind
from domain.transfer_states import Choice, TransferState
from domain.transfers import Transfer
from handlers.presses import ClientPress, EarlyTransferPress, PacketPress, TransferPress, TransfersPress
from handlers.screen import Screen
from handlers.transfer_screens import (
    asked_screen,
    card_screen,
    returned_screen,
)
from storage.clients import Client
from tests.person import plain
from texts import Texts, unmarked
from usecases.transfer_cards import Said, SideState, TransferCard

RU, EN = (Texts.of(language, today=date(2026, 11, 23)) for language in ("ru", "en"))
COMMERCIAL, CLIENT = DepartmentKind.COMMERCIAL, DepartmentKind.CLIENT
OPENED = datetime(2026, 11, 20, 6, tzinfo=UTC)
TRANSFER = Transfer(5, 7, TransferState.WAITING, date(2026, 11, 20), OPENED, OPENED)
ROMASHKA = Client(
    client_id=7,
    name="ООО «Ромашка»",
    tax_number=None,
    line="supply",
    key=True,
    extended_until=None,
    transferred_early_on=None,
    acquisition_start=date(2026, 8, 20),
    lapses_on=date(2026, 11, 20),
    lapse_announced=True,
    department_id=2,
    manager_id=None,
    manager_department_id=None,
    transferred_on=None,
)
CARD = TransferCard(
    transfer=TRANSFER,
    client=ROMASHKA,
    line_title="Поставки",
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
    confirms=COMMERCIAL,
)
YES = Said(Choice.CONFIRMED, "Сидоров")
NAMED = Said(Choice.CONFIRMED, "Кузнецова", manager="Ольга")


def card_in(state: TransferState, card: TransferCard = CARD, **values: Any) -> TransferCard:
    """A card of a transfer that stands elsewhere; nothing waits for whoever looks at it."""
    changed = replace(card.transfer, state=state, **values)
    return replace(card, transfer=changed, yours=None, confirms=None)


def shown(screen: Screen) -> str:
    """What a person reads, with ordinary spaces."""
    return plain(unmarked(screen.text))


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
        "Коммерческий отдел: ⏳ Сидоров — ждём ответа",
        "Клиентский отдел: ⏳ Кузнецова — ждём ответа",
    ]
    assert buttons(card_screen(RU, CARD)) == [
        ("✅ Подтвердить", TransferPress(id=5, do="confirm").pack()),
        ("🗓 Отложить", TransferPress(id=5, do="postpone").pack()),
        ("↩️ Вернуть", TransferPress(id=5, do="return").pack()),
        ("📦 Что передаёт коммерсант", PacketPress(id=7).pack()),
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
        CARD,
        client=replace(ROMASHKA, key=False),
        coverage=Coverage(1, 2, (), (CLIENT,)),
        missing_heads=[],
        open_documents=[],
        hunters=["А", "Б"],
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
    sides = [SideState(COMMERCIAL, YES), SideState(CLIENT, None, ["Кузнецова"])]
    card = replace(CARD, sides=sides, yours=None, confirms=None, can_take_back=True)

    assert last_lines(card, 2) == [
        "Коммерческий отдел: ✅ Сидоров — передать",
        "Клиентский отдел: ⏳ Кузнецова — ждём ответа",
    ]
    assert buttons(card_screen(RU, card)) == [
        ("↩️ Отменить решение", TransferPress(id=5, do="back").pack()),
        ("📦 Что передаёт коммерсант", PacketPress(id=7).pack()),
        ("📇 Карточка клиента", ClientPress(id=7, do="beside").pack()),
    ]


def test_a_decision_says_who_in_whose_place_until_when_and_why() -> None:
    postponed = Said(Choice.POSTPONED, "Петров", in_place_of="Сидоров", until=date(2026, 11, 30))
    returned = Said(Choice.RETURNED, "Кузнецова", reason="papers")
    card = replace(CARD, sides=[SideState(COMMERCIAL, postponed), SideState(CLIENT, returned)])

    assert last_lines(card, 2) == [
        "Коммерческий отдел: 🗓 Петров за Сидорова — отложить до 30.11",
        "Клиентский отдел: ↩️ Кузнецова — вернуть: «Не подписаны документы»",
    ]
    assert shown(card_screen(EN, card)).splitlines()[-2:] == [
        "Commercial department: 🗓 Петров for Сидоров — postpone until 30 Nov",
        "Client department: ↩️ Кузнецова — return: “Documents are not signed”",
    ]


def test_the_second_round_shows_why_it_came_to_it() -> None:
    before = Said(Choice.RETURNED, "Кузнецова", reason="сами договорим")
    sides = [CARD.sides[0], replace(CARD.sides[1], before=before)]
    card = replace(CARD, transfer=replace(TRANSFER, round=2), sides=sides)

    assert last_lines(card, 4) == [
        "🔁 Решаем второй раз",
        "Коммерческий отдел: ⏳ Сидоров — ждём ответа",
        "Клиентский отдел: ⏳ Кузнецова — ждём ответа",
        "↳ в прошлый раз: ↩️ Кузнецова — вернуть: «сами договорим»",
    ]
    assert shown(asked_screen(RU, card)).splitlines()[:3] == [
        "🔁 Ждёт вашего решения ещё раз.",
        "",
        "🔁 Передача клиента",
    ]


def test_what_is_postponed_says_until_when_and_can_be_confirmed_before() -> None:
    card = card_in(TransferState.POSTPONED, postponed_until=date(2026, 11, 30))
    card = replace(card, confirms=CLIENT)

    assert "🗓 Отложено до 30.11: в этот день спрошу снова" in shown(card_screen(RU, card))
    assert buttons(card_screen(RU, card))[0] == (
        "✅ Подтвердить, не дожидаясь",
        TransferPress(id=5, do="choose").pack(),
    )


def test_the_director_sees_who_is_silent_and_confirms_or_returns() -> None:
    card = card_in(TransferState.WITH_DIRECTOR)
    sides = [SideState(COMMERCIAL, YES), SideState(CLIENT)]
    card = replace(card, sides=sides, confirms=CLIENT, directs=True)

    assert last_lines(card, 3) == [
        "⚖️ Решает директор: отделы не договорились или кто-то молчит",
        "Коммерческий отдел: ✅ Сидоров — передать",
        "Клиентский отдел: ⌛ ответа нет",
    ]
    assert [data for _, data in buttons(card_screen(RU, card))[:2]] == [
        TransferPress(id=5, do="choose").pack(),
        TransferPress(id=5, do="return").pack(),
    ]
    assert shown(asked_screen(RU, card)).startswith("⚖️ Решаете вы.")


def test_an_early_transfer_says_from_which_day_the_rate_falls() -> None:
    card = replace(CARD, transfer=replace(TRANSFER, early=True))

    assert "Период привлечения ещё идёт. Предложено передать досрочно: полная ставка закончится 20.11" in shown(
        card_screen(RU, card)
    )


def test_a_client_without_a_rule_shows_only_the_day() -> None:
    assert "Период привлечения закончился 20.11\n" in shown(card_screen(RU, replace(CARD, rule=None)))


def test_the_client_side_is_asked_for_the_account_manager_first() -> None:
    assert buttons(card_screen(RU, replace(CARD, yours=CLIENT, confirms=CLIENT)))[0] == (
        "✅ Подтвердить",
        TransferPress(id=5, do="choose").pack(),
    )


def test_where_nobody_else_can_decide_the_card_says_what_to_do() -> None:
    sides = [SideState(COMMERCIAL, Said(Choice.CONFIRMED, "Галина")), SideState(CLIENT)]

    assert last_lines(replace(CARD, sides=sides), 1) == [
        "Клиентский отдел: ⚠️ нужен второй человек — назначьте начальника отдела"
    ]


def test_the_end_has_no_buttons() -> None:
    day = date(2026, 11, 23)
    card = replace(CARD, sides=[SideState(COMMERCIAL, YES), SideState(CLIENT, NAMED)], manager="Ольга")
    done = card_in(TransferState.CONFIRMED, card, closed_on=day)
    withdrawn = card_in(TransferState.WITHDRAWN, why="extended", closed_on=day)
    introduced = card_in(TransferState.INTRODUCED, card, closed_on=day)

    assert last_lines(done, 3) == [
        "🤝 Передан 23.11. Менеджер: Ольга",
        "Коммерческий отдел: ✅ Сидоров — передать",
        "Клиентский отдел: ✅ Кузнецова, менеджер — Ольга",
    ]
    assert last_lines(withdrawn, 1) == ["↩️ Передача отменена 23.11: период продлили, и период привлечения снова идёт"]
    assert last_lines(introduced, 4)[:2] == ["🤝 Передан 23.11. Менеджер: Ольга", "🎉 Знакомство состоялось"]
    for card in (done, withdrawn, introduced):
        assert buttons(card_screen(RU, card)) == [("‹ Все передачи", TransfersPress().pack())]
    assert buttons(card_screen(RU, done, listed=True)) == [
        ("📇 Карточка клиента", ClientPress(id=7, do="beside").pack()),
        ("‹ Все передачи", TransfersPress().pack()),
    ]


def test_what_was_returned_says_by_whom_and_why_and_can_be_opened_again() -> None:
    card = card_in(TransferState.RETURNED, closed_on=date(2026, 11, 23), why="stays")
    card = replace(card, sides=[SideState(COMMERCIAL), SideState(CLIENT, NAMED)], closed_by="Галина", may_reopen=True)

    assert last_lines(card, 2) == [
        "↩️ Остался в коммерческом отделе 23.11. Галина: «Клиент просит оставить коммерсанта»",
        "Клиентский отдел: ✅ Кузнецова, менеджер — Ольга",
    ]
    assert buttons(card_screen(RU, card)) == [("🔁 Открыть снова", EarlyTransferPress(id=7, do="reopen").pack())]
    assert shown(returned_screen(RU, card)) == (
        "↩️ Клиент ООО «Ромашка» остался в коммерческом отделе. Галина: «Клиент просит оставить коммерсанта»"
    )
