"""What stands around a transfer's card: the choice of the account manager, the list, the notices, word for word."""

from dataclasses import replace
from datetime import date

from domain.transfer_states import TransferState
from handlers.presses import TransferPress
from handlers.transfer_screens import card_screen, choice_screen, handed_over_screen, list_screen, withdrawn_screen
from tests.handlers.test_transfer_screens import CARD, ROMASHKA, RU, buttons, card_in, shown
from usecases.transfer_candidates import PossibleManager
from usecases.transfer_cards import TransferLine, TransferPage


def test_a_withdrawal_says_what_changed_and_until_when_the_period_runs() -> None:
    card = card_in(TransferState.WITHDRAWN, replace(CARD, client=replace(ROMASHKA, name="Ромашка")), why="redated")

    assert shown(withdrawn_screen(RU, card, date(2026, 11, 20), date(2026, 12, 1))) == (
        "↩️ Передача Ромашка отменена: дату оплаты изменили, и период привлечения идёт до 01.12, а не до 20.11."
    )
    assert shown(withdrawn_screen(RU, card, date(2026, 11, 20), None)) == (
        "↩️ Передача Ромашка отменена: дату оплаты изменили, и период привлечения, закончившийся 20.11, снова идёт."
    )


def test_the_choice_names_each_with_their_number_of_clients() -> None:
    screen = choice_screen(RU, CARD, [PossibleManager(3, "Ольга", 1, 2), PossibleManager(4, "Олег", 22, away=True)])

    asked = "Кто примет клиента ООО «Ромашка»? Выше те, у кого клиентов меньше."
    assert shown(screen) == f"{asked}\n👣 — знакомства впереди"
    assert buttons(screen) == [
        ("Ольга · 1\u00a0клиент · 👣 2", TransferPress(id=5, do="confirm", manager=3).pack()),
        ("Олег · 22\u00a0клиента · 🌴 в отъезде", TransferPress(id=5, do="confirm", manager=4).pack()),
        ("‹ Назад", TransferPress(id=5).pack()),
    ]


def test_where_nobody_can_take_over_the_choice_leads_on() -> None:
    screen = choice_screen(RU, CARD, [])

    assert shown(screen) == (
        "Принять ООО «Ромашка» пока некому: в клиентском отделе никто не подключён. Пригласите менеджера командой /team"
    )
    assert buttons(screen) == [("‹ Назад", TransferPress(id=5).pack())]


def test_the_list_marks_what_waits_what_is_late_and_what_was_done() -> None:
    def line(number: int, state: str = "waiting", *, yours: bool = False, late: bool = False) -> TransferLine:
        name, lapsed, closed = f"Клиент {number}", date(2026, 11, 20), date(2026, 11, 22)
        return TransferLine(number, name, TransferState(state), lapsed, closed, yours, late, date(2026, 11, 30))

    lines = [
        line(1, yours=True, late=True),
        line(2, late=True),
        line(3, "one-confirmed"),
        line(4, "postponed"),
        line(5, "with-director"),
        line(6, "with-director", yours=True),
        line(7, "confirmed"),
        line(8, "introduced"),
        line(9, "returned"),
        line(10, "withdrawn"),
    ]
    screen = list_screen(RU, TransferPage(lines, 1, more=True))

    assert shown(screen) == "🔁 Передачи · ждут вас 2\n🔎 Ищете клиента? Просто напишите название."
    assert [text for text, _ in buttons(screen)] == [
        "👉 Клиент 1 · давно ждёт вас, с 20.11",
        "⏰ Клиент 2 · решают давно, с 20.11",
        "⏳ Клиент 3 · решают с 20.11",
        "🗓 Клиент 4 · отложено до 30.11",
        "⚖️ Клиент 5 · у директора",
        "👉 Клиент 6 · ждёт вас с 20.11",
        "✅ Клиент 7 · передан 22.11",
        "🎉 Клиент 8 · знакомы с 22.11",
        "⛔ Клиент 9 · остался 22.11",
        "↩️ Клиент 10 · отменена 22.11",
        "‹ Назад",
        "Дальше ›",
    ]
    assert buttons(screen)[0][1] == TransferPress(id=1, do="open").pack()


def test_an_empty_list_says_what_will_come() -> None:
    assert shown(list_screen(RU, TransferPage([], 0, more=False))) == (
        "Передач пока нет. Когда у клиента закончится период привлечения, карточка передачи придёт сама."
    )


def test_who_handed_over_and_who_took_over_are_told_what_it_means_for_them() -> None:
    done = replace(card_in(TransferState.CONFIRMED, closed_on=date(2026, 11, 23)), manager="Ольга")

    assert shown(handed_over_screen(RU, done, to_manager=False)) == (
        "🤝 Клиент ООО «Ромашка» передан, его ведёт Ольга. Спасибо за работу! "
        "С 23.11 вам идёт бонус от текущих платежей."
    )
    assert shown(handed_over_screen(RU, done, to_manager=True)) == (
        "🤝 Вам передан клиент ООО «Ромашка». С клиентом вас познакомят: Иван Петров."
    )


def test_a_name_that_is_markup_is_shown_as_it_was_typed() -> None:
    card = replace(CARD, client=replace(ROMASHKA, name="<b>A & B</b>"))

    assert "<b>&lt;b&gt;A &amp; B&lt;/b&gt;</b>" in card_screen(RU, card).text
