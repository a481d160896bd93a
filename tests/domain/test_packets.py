"""An answer of the hand-over packet is one line of words."""

import pytest

from domain.packets import MOST_WORDS, AnswerNotGiven, Question, clean_answer


def test_there_are_five_questions_at_most() -> None:
    assert len(Question) == 5


def test_an_answer_is_squeezed_into_a_line() -> None:
    assert clean_answer("  5 %\n до конца   года ") == "5 % до конца года"


@pytest.mark.parametrize("text", ["", "  \n", "а" * (MOST_WORDS + 1)])
def test_no_words_and_too_many_are_refused(text: str) -> None:
    with pytest.raises(AnswerNotGiven):
        clean_answer(text)


def test_an_answer_may_be_as_long_as_it_may_be() -> None:
    assert clean_answer("а" * MOST_WORDS) == "а" * MOST_WORDS
