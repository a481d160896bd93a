"""What an objection says, and that it is decided once."""

import pytest

from domain.objections import ObjectionDecided, ObjectionState, ReasonNotGiven, clean_reason, ensure_open


def test_the_white_space_of_a_reason_is_squeezed() -> None:
    assert clean_reason(" мало \n заплатили ") == "мало заплатили"
    assert clean_reason("м" * 500) == "м" * 500
    assert clean_reason("м") == "м"


@pytest.mark.parametrize("reason", ["", " \n", "м" * 501])
def test_a_reason_that_is_empty_or_too_long_is_refused(reason: str) -> None:
    with pytest.raises(ReasonNotGiven):
        clean_reason(reason)


@pytest.mark.parametrize("state", [ObjectionState.ACCEPTED, ObjectionState.DECLINED])
def test_what_was_decided_stays_decided(state: ObjectionState) -> None:
    ensure_open(ObjectionState.OPEN)

    with pytest.raises(ObjectionDecided):
        ensure_open(state)
