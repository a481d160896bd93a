"""Notices of many wordings and any sums: what came in is the payment; balance, fee and VAT never are."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.currencies import ROUBLE
from domain.payment_line import read_line

TODAY = date(2026, 11, 23)
CAME_IN = [
    "Зачисление {sum}р на счет *1234",
    "Зачислено {sum} руб. на счёт 40702810900000000001",
    "Поступление {sum} ₽.",
    "Пополнение счета *1234 на {sum} ₽.",
    "Входящий платеж №345 от 21.11.2026 на сумму {sum} руб.",
    "Вам перевели {sum} ₽.",
    "+{sum} ₽",
    "Incoming payment RUB {sum}.",
]
PAYERS = ["от ООО «РОМАШКА».", "Плательщик: ООО РОМАШКА;", "Отправитель ООО РОМАШКА, ИНН 7707083893."]
OTHERS = [
    "Остаток {sum}р",
    "Баланс: {sum} ₽",
    "Доступно {sum} RUB",
    "Комиссия {sum} руб.",
    "Available balance RUB {sum}",
    "Назначение платежа: Оплата по счету 14 от 12.11.2026 на {sum} руб.",
]

kopecks = st.integers(100, 10**12 - 1).map(lambda n: Decimal(n) / 100)


def written(amount: Decimal) -> str:
    return f"{amount:,.2f}".replace(",", " ").replace(".", ",")


@settings(deadline=None)
@given(st.sampled_from(CAME_IN), st.sampled_from(PAYERS), st.lists(st.sampled_from(OTHERS), max_size=3), st.data())
def test_what_came_in_is_the_payment_whatever_else_is_said(
    came_in: str, payer: str, others: list[str], data: st.DataObject
) -> None:
    # given a notice with a sum that came in, and others
    amount = data.draw(kopecks)
    rest = [other.format(sum=written(data.draw(kopecks))) for other in others]

    # when
    line = read_line(" ".join([came_in.format(sum=written(amount)), payer, *rest]), TODAY, ROUBLE)

    # then
    assert line.notice
    assert line.amount == amount
    assert "РОМАШКА" in line.client_words


@settings(deadline=None)
@given(st.lists(st.sampled_from([*CAME_IN, *PAYERS, *OTHERS, "22.11.2026 14:05", "ИНН", "150", "\n"]), max_size=8))
def test_pieces_of_notices_in_any_order_give_no_balance_for_a_payment(pieces: list[str]) -> None:
    text = " ".join(piece.format(sum="77 777,77" if piece in OTHERS else "150 000,00") for piece in pieces)

    line = read_line(text, TODAY, ROUBLE)

    assert not line.notice or Decimal("77777.77") not in {amount.value for amount in line.amounts}


def test_a_payer_with_a_number_in_the_name_keeps_it() -> None:
    line = read_line("Зачисление 150 000р. Плательщик: ООО Аптека 36,6. Остаток 200 000р", TODAY, ROUBLE)

    assert (line.client_words, line.amount) == ("ООО Аптека 36,6", Decimal(150000))


def test_of_two_sums_that_came_in_a_person_chooses() -> None:
    line = read_line("Зачисление 150 000р и 200 000р от ООО РОМАШКА. Остаток 1 250 000р", TODAY, ROUBLE)

    chosen = line.choosing(line.choices[1])

    assert line.amount is None
    assert (chosen.amount, chosen.client_words) == (Decimal(200000), "ООО РОМАШКА")


def test_a_line_with_a_comment_about_money_that_came_in_is_a_line() -> None:
    line = read_line("Ромашка 150к // поступление от 12.11, остаток 20 000", TODAY, ROUBLE)

    assert not line.notice
    assert (line.client_words, line.amount) == ("Ромашка", Decimal(150000))
