"""Several payments in one message: which rows belong together, and when a message is one payment after all."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.currencies import ROUBLE
from domain.payment_line import PaymentLine, read_line
from domain.typed_batch import MOST_LINES, in_a_row, separate
from tests.domain.test_payment_line import told

TODAY = date(2026, 11, 23)


def read(text: str) -> PaymentLine:
    return read_line(text, TODAY, ROUBLE)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Ромашка 150к\nЛотос 200к", ["Ромашка | 150000", "Лотос | 200000"]),
        ("Ромашка 150к; Лотос 200к", ["Ромашка | 150000", "Лотос | 200000"]),
        ("Ромашка - 150к;\nЛотос - 200к;", ["Ромашка | 150000", "Лотос | 200000"]),
        ("1. Ромашка 150к\n2. Лотос 200к", ["Ромашка | 150000", "Лотос | 200000"]),
        ("1) Ромашка 150к\n2) Лотос 200к", ["Ромашка | 150000", "Лотос | 200000"]),
        ("• Ромашка 150к\n• Лотос 200к", ["Ромашка | 150000", "Лотос | 200000"]),
        ("Ромашка\n150к\nЛотос\n200к", ["Ромашка | 150000", "Лотос | 200000"]),
        ("Ромашка 150к\nпп 5\nЛотос 200к", ["Ромашка | 150000 | document 5", "Лотос | 200000"]),
        ("Ромашка 150к // аванс\nпп 5\nЛотос 2к", ["Ромашка | 150000 | document 5 | // аванс", "Лотос | 2000"]),
        (
            "вчера:\nРомашка 150к\nЛотос 200к 12.11",
            ["Ромашка | 150000 | on 22.11.26", "Лотос | 200000 | on 12.11.26"],
        ),
        ("Ромашка 150к\nВектор\nЛотос 200к", ["Ромашка | 150000", "Вектор", "Лотос | 200000"]),
        ("Ромашка 150к\nЛотос -5", ["Ромашка | 150000", "Лотос | no amount -5"]),
        ("Ромашка 150к\nЛотос 5к 31.02", ["Ромашка | 150000", "Лотос | 5000 | no date 31.02"]),
        ("hjvfirf 150r\nkjnjc 200r", ["ромашка | 150000", "лотос | 200000"]),
        ("вчера Ромашка 150к\nЛотос 200к", ["Ромашка | 150000 | on 22.11.26", "Лотос | 200000"]),
        ("вчера Ромашка\n150к\nЛотос 200к", ["Ромашка | 150000 | on 22.11.26", "Лотос | 200000"]),
        ("Acme 150k\nLotus 200k yesterday", ["Acme | 150000", "Lotus | 200000 | on 22.11.26"]),
        ("7707083893 150к\n500100732259 20к", [" | 150000 | tax 7707083893", " | 20000 | tax 500100732259"]),
    ],
)
def test_each_payment_of_a_message_is_a_text_of_its_own(typed: str, understood: list[str]) -> None:
    batch = separate(typed, read)

    assert batch
    assert [told(read(text)) for text in batch.texts] == understood


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("Ромашка 150к; Лотос 200к\nВега 5к", ["Ромашка 150к", "Лотос 200к", "Вега 5к"]),
        ("XEROX 150к;\nЛотос 200к;", ["XEROX 150к", "Лотос 200к"]),
        ("7. Ромашка 150к\n8. Лотос 200к", ["7. Ромашка 150к", "8. Лотос 200к"]),
        ("вчера:\nРомашка 150к\nЛотос 200к", ["вчера Ромашка 150к", "вчера Лотос 200к"]),
        ("20.11:\nРомашка 150к\nЛотос 200к", ["20.11 Ромашка 150к", "20.11 Лотос 200к"]),
        ("вчера:\nРомашка 12.11\n150к\nЛотос 200к", ["Ромашка 12.11 150к", "вчера Лотос 200к"]),
        ("Ромашка\nпп 345\n150к\nЛотос 200к", ["Ромашка пп 345 150к", "Лотос 200к"]),
        ("Ромашка\n// аванс\n150к\nЛотос 200к", ["150к Ромашка // аванс", "Лотос 200к"]),
        ("Ромашка 150к\n200к\nЛотос 5к", ["Ромашка 150к", "200к", "Лотос 5к"]),
        ("Всем привет\nРомашка 150к\nЛотос 200к", ["Всем привет", "Ромашка 150к", "Лотос 200к"]),
        ("Ромашка 150к\nЛотос 200к\n— Итого: 350 000 руб.", ["Ромашка 150к", "Лотос 200к"]),
        ("1. Ромашка 150к\n2. Лотос 200к\nвсего 350к", ["Ромашка 150к", "Лотос 200к"]),
        ("Acme 150k\nLotus 200k\nTOTAL 350k", ["Acme 150k", "Lotus 200k"]),
        ("Ромашка 150к\nЛотос 200к\nВсего хорошего 5к", ["Ромашка 150к", "Лотос 200к", "Всего хорошего 5к"]),
        ("Итого 150к\nЛотос 200к\nВега 5к", ["Итого 150к", "Лотос 200к", "Вега 5к"]),
    ],
)
def test_the_text_of_each_is_as_it_was_typed(typed: str, texts: list[str]) -> None:
    assert separate(typed, read).texts == texts


@pytest.mark.parametrize(
    "typed",
    [
        "Ромашка 150к",
        "Списание 150 000р\nООО Вектор\nБаланс 300 000р",
        "Ромашка\n150к\nвчера",
        "Ромашка 150к\n(аванс)",
        "Ромашка 150к\nитого 150к",
        "Ромашка 150к\nпп 345",
        "Ромашка\nЛотос",
        "Привет!\nРомашка 150к",
        "вчера\nРомашка 150к",
        "150к\n200к",
        "",
        "\n;\n",
        "Поступление 150 000 ₽\nООО РОМАШКА\nКомиссия 35 ₽\nОстаток 1 250 000 ₽",
    ],
)
def test_what_is_one_payment_or_none_stays_whole(typed: str) -> None:
    batch = separate(typed, read)

    assert not batch
    assert batch.texts == [typed]


def test_what_is_too_much_for_one_message_is_counted() -> None:
    batch = separate("\n".join(f"Клиент {n}-й {n}к" for n in range(1, 31)), read)

    assert (len(batch.texts), batch.left_out) == (MOST_LINES, 30 - MOST_LINES)


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Ромашка 10к, Лотос 20к", ["Ромашка 10к", "Лотос 20к"]),
        ("Ромашка 10к, Лотос 20к и Вега 5к", ["Ромашка 10к", "Лотос 20к", "Вега 5к"]),
        ("Ромашка 10к И Лотос 20к", ["Ромашка 10к", "Лотос 20к"]),
        ("Acme 10k and Lotus 20k", ["Acme 10k", "Lotus 20k"]),
        ("Ромашка 10,5к", []),
        ("Ромашка и Лотос 10к", []),
        ("Ромашка 10к 20к", []),
        ("Ромашка 10к\nЛотос 20к, Вега 5к", []),
        ("Поступление 150 000 ₽, ООО РОМАШКА, Остаток 1 250 000 ₽", []),
        ("Списание 150 000 ₽, ООО РОМАШКА и комиссия 35 ₽", []),
        (
            ", ".join(f"Клиент {n}-й {n}к" for n in range(1, MOST_LINES + 1)),
            [f"Клиент {n}-й {n}к" for n in range(1, 21)],
        ),
        (", ".join(f"Клиент {n}-й {n}к" for n in range(1, MOST_LINES + 2)), []),
    ],
)
def test_the_parts_of_a_line_of_several_sums(typed: str, parts: list[str]) -> None:
    assert list(in_a_row(typed, read)) == parts


ROWS = ["Ромашка 150к", "Лотос", "200к", "вчера", "пп 5", "(аванс)", "// срочно", "1. Вектор 5", ";", "", "36,6", "-5"]


@settings(deadline=None)
@given(st.lists(st.one_of(st.sampled_from(ROWS), st.text(max_size=30)), max_size=12).map("\n".join))
def test_any_message_is_separated_and_no_sum_is_made_up_by_it(text: str) -> None:
    batch = separate(text, read)

    assert len(batch.texts) <= MOST_LINES
    written = "".join(char for char in text if char.isdigit())
    for each in batch.texts if batch else ():
        for amount in read(each).amounts:
            digits = "".join(char for char in read(each).text[amount.start : amount.end] if char.isdigit())
            assert digits in written
