"""What stays together on a line."""

import pytest
from fluent.syntax.ast import Message

from texts.loader import Bundle, read_resource
from texts.typography import set_spaces

PLURAL = "{ $count ->\n    [one] { $count } оплата\n    [few] { $count } оплаты\n   *[other] { $count } оплат\n }"


def said(words: str, **params: object) -> str:
    bundle, resource = Bundle("ru"), read_resource(f"key = {words}\n", "sample")
    for entry in resource.body:
        if isinstance(entry, Message):
            set_spaces(entry)
    bundle.add_resource(resource)
    pattern = bundle.get_message("key").value
    assert pattern is not None
    return str(bundle.format_pattern(pattern, params)[0])


@pytest.mark.parametrize(
    ("words", "set_as"),
    [
        ("План № { $number }", "План №\u00a07"),
        ("document No. { $number }", "document No.\u00a07"),
        ("Готово — можно идти", "Готово\u00a0— можно идти"),
        ("за 90 дней", "за 90\u00a0дней"),
        ("{ $number }–{ $number }", "7–\u20607"),
        ("стр. { $number } из { $number }", "стр. 7 из 7"),
        ("например 10 1 3", "например 10 1 3"),
    ],
)
def test_a_sign_a_dash_and_a_number_do_not_stand_alone(words: str, set_as: str) -> None:
    assert said(words, number=7) == set_as


@pytest.mark.parametrize(("count", "set_as"), [(1, "1\u00a0оплата"), (3, "3\u00a0оплаты"), (5, "5\u00a0оплат")])
def test_what_is_counted_stays_with_its_number(count: int, set_as: str) -> None:
    assert said(PLURAL, count=count) == set_as


def test_other_words_after_a_number_may_go_to_the_next_line() -> None:
    assert said("ещё { $count } и всё", count=5) == "ещё 5 и всё"
