"""What holds for every line, however it was typed."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.currencies import ROUBLE
from domain.line_names import resolve
from domain.line_references import DocumentNotUnderstood, clean_document
from domain.payment_line import PaymentLine, read_line
from domain.typed_text import fold

TODAY = date(2026, 11, 23)
TYPED = (
    "Ромашка Аптека 36,6 150к 150 000 ₽ руб тыс т.р. млн 1,5 12.11 31.02 12 ноября Nov вчера в пятницу пп № 345 п/п "
    "договор сделка « » ( ) // - — . , : / ' + % 7707083893 500100732259 +7 8 916 123 45 67 полтора миллиона сто "
    "тысяч миллион half a million к м k 0 007 .5 1.000.000,50 2025 г. коп "
    "лям пол-ляма с половиной and a half hundred зачисление +150000₽ остаток баланс плательщик: ООО ИНН назначение: от "
    "получатель *1234 НДС в т.ч. 14:05 credited balance from hjvfirf 150r nsc he, фсьу 150л "
    "\x00 \u00a0 \u202f \n ё İ ٣ ² \ud800"
)
PIECES = st.sampled_from(TYPED.split(" "))
LINES = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="0123456789 .,-/км₽тр", max_size=60),
    st.lists(PIECES, max_size=30).map(" ".join),
    st.lists(PIECES, max_size=30).map("".join),
)
LONG_LINES = [
    *("поступление ", "ооо «", "зачисление от ", "приход инн ", "приход назначение: «", "приход остаток 1 ", "+1 от "),
    *("тысяч с половиной ", "пол-ляма ", "один ", "one hundred and ", "hjvfirf 1r ", "1 млн 200 ", "в т.ч. ндс 1 "),
    "1 ",
    "(",
    "12.11 ",
    "№",
    "договор «",
    "п ",
    "сто тысяч ",
    "150 000 ",
    "//",
    "1,5",
    "a-",
    "8 916 ",
    "\n1",
]


def spans(line: PaymentLine) -> list[str]:
    return [line.text[amount.start : amount.end] for amount in line.amounts]


@settings(deadline=None)
@given(LINES)
def test_any_text_is_read_and_every_amount_is_exact_and_in_bounds(text: str) -> None:
    line = read_line(text, TODAY, ROUBLE)

    assert all(Decimal(0) < amount.value < Decimal(10) ** 12 for amount in line.amounts)
    assert all(amount.value.as_tuple().exponent == -2 for amount in line.amounts)
    assert line.paid_on is None or line.paid_on <= TODAY
    assert line.paid_on is None or line.date_problem is None
    assert line.amount is None or line.amount in {amount.value for amount in line.choices}


@settings(deadline=None)
@given(LINES)
def test_no_amount_is_read_that_was_not_written(text: str) -> None:
    line = read_line(text, TODAY, ROUBLE)

    for amount, written in zip(line.amounts, spans(line), strict=True):
        digits = re.sub("[^0-9]", "", written)
        significant = str(amount.value).replace(".", "").strip("0")
        said_in_words = re.search("т[ыяи]|м[ил]|лям|illion|ilion|thous|mln|bn|руб|₽|коп", fold(written)) is not None
        assert said_in_words or significant in digits
        assert digits or said_in_words


@settings(deadline=None)
@given(LINES)
def test_reading_twice_and_reading_the_tidied_text_give_the_same(text: str) -> None:
    line = read_line(text, TODAY, ROUBLE)

    assert read_line(text, TODAY, ROUBLE) == line
    assert read_line(line.text, TODAY, ROUBLE) == line


@settings(deadline=None)
@given(LINES, st.lists(st.sampled_from(["аптека 36 6", "5", "ромашка 150", "12 ноября", "345"]), max_size=5))
def test_any_line_can_be_resolved_and_any_candidate_chosen(text: str, names: list[str]) -> None:
    line = resolve(read_line(text, TODAY, ROUBLE), names)

    for amount in line.amounts:
        assert line.choosing(amount).amount == amount.value


@pytest.mark.parametrize("unit", LONG_LINES)
def test_the_longest_message_is_read_to_its_end(unit: str) -> None:
    text = (unit * 4000)[:3980]

    line = read_line(f"{text} // вчера\nРомашка 7к", TODAY, ROUBLE)

    assert line.amounts == () or line.amounts[-1].value == Decimal(7000)


def test_choosing_an_amount_gives_the_bare_rest_back_to_the_name() -> None:
    line = read_line("Аптека 36,6 150000", TODAY, ROUBLE)

    chosen = line.choosing(line.choices[1])

    assert line.amount is None
    assert (chosen.amount, chosen.client_words) == (Decimal(150000), "Аптека 36,6")


def test_choosing_one_of_two_sums_of_money_drops_the_other() -> None:
    line = read_line("Ромашка 100к 200к", TODAY, ROUBLE)

    chosen = line.choosing(line.choices[0])

    assert (chosen.amount, chosen.client_words) == (Decimal(100000), "Ромашка")


def test_choosing_an_amount_settles_what_was_wrong_with_another() -> None:
    line = read_line("Союз 5 -150к", TODAY, ROUBLE)

    chosen = line.choosing(line.choices[0])

    assert (line.amount, line.amount_problem) == (None, "-150к")
    assert (chosen.amount, chosen.amount_problem, chosen.client_words) == (Decimal(5), None, "Союз")


def test_choosing_the_end_of_a_group_gives_its_head_back_to_the_name() -> None:
    line = read_line("Магазин 24 150к", TODAY, ROUBLE)

    chosen = line.choosing(line.choices[1])

    assert (chosen.amount, chosen.client_words) == (Decimal(150000), "Магазин 24")


@pytest.mark.parametrize("said", ["сто тысяч т.р.", "пять тысяч т р", "five and six", "fifty and six thousand"])
def test_words_that_make_no_number_are_left_in_the_line(said: str) -> None:
    line = read_line(f"Ромашка {said}", TODAY, ROUBLE)

    assert (line.amount, line.client_words) == (None, f"Ромашка {said}")


def test_a_bank_notice_is_not_read_anew_by_the_names_of_clients() -> None:
    notice = read_line("Зачисление 150 000,00р от ООО РОМАШКА. Остаток 200 000р", TODAY, ROUBLE)

    assert notice.amount == Decimal(150000)
    assert resolve(notice, ["ромашка"]) is notice


@pytest.mark.parametrize(("typed", "folded"), [("ЁЖИК", "ежик"), ("İ Ёж Ромашка", "İ еж ромашка"), ("ǅ", "ǆ")])
def test_folding_keeps_every_letter_in_its_place(typed: str, folded: str) -> None:
    assert fold(typed) == folded
    assert len(folded) == len(typed)


@pytest.mark.parametrize("typed", ["345", "№345", "пп 345", "п/п №345", "no 345", "документ 345", "Платёжка 345"])
def test_a_document_typed_alone_is_its_number(typed: str) -> None:
    assert clean_document(typed) == "345"


@pytest.mark.parametrize("typed", ["", "аванс", "150к", "№", "1234567890123456789012345678901234567890123"])
def test_what_holds_no_number_of_a_document_is_refused(typed: str) -> None:
    with pytest.raises(DocumentNotUnderstood):
        clean_document(typed)
