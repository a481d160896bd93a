"""How a kind of notice is heard, and on which days nothing is."""

from datetime import UTC, datetime

import pytest

from domain.notices import Heard, NoticeKind, heard, next_choice
from domain.quiet_hours import not_before
from domain.refusals import Outdated

MONDAY, FRIDAY, SATURDAY, SUNDAY = (1 << day for day in (0, 4, 5, 6))


def test_what_is_not_chosen_comes_with_a_sound() -> None:
    assert heard(NoticeKind.MONEY, {}, has_digest=True) is Heard.SOUND


def test_what_waits_for_a_decision_comes_with_a_sound_whatever_was_chosen() -> None:
    assert heard(NoticeKind.DECISIONS, {"decisions": "digest"}, has_digest=True) is Heard.SOUND
    with pytest.raises(Outdated):
        next_choice(NoticeKind.DECISIONS, {})


def test_without_a_digest_nothing_waits_for_it() -> None:
    chosen = {"team": "digest"}

    assert heard(NoticeKind.TEAM, chosen, has_digest=True) is Heard.DIGEST
    assert heard(NoticeKind.TEAM, chosen, has_digest=False) is Heard.SILENT


def test_taps_go_through_the_choices_and_back_to_the_first() -> None:
    assert next_choice(NoticeKind.MONEY, {}) is Heard.SILENT
    assert next_choice(NoticeKind.MONEY, {"money": "silent"}) is Heard.DIGEST
    assert next_choice(NoticeKind.MONEY, {"money": "digest"}) is Heard.SOUND
    assert next_choice(NoticeKind.DIGEST, {"digest": "silent"}) is Heard.SOUND


@pytest.mark.parametrize(
    ("quiet", "days_off", "loud"),
    [
        ((0, 0), MONDAY, (15, 12)),
        ((0, 0), FRIDAY, (16, 9)),
        ((0, 0), FRIDAY | SATURDAY | SUNDAY, (18, 9)),
        # nine is quiet itself
        ((21, 10), FRIDAY, (16, 10)),
        # quiet until Saturday, which is off
        ((11, 8), SATURDAY, (17, 9)),
        ((0, 0), 0b1111111, (15, 12)),
    ],
)
def test_on_a_day_off_nothing_comes_before_the_next_other_day_at_nine(
    quiet: tuple[int, int], days_off: int, loud: tuple[int, int]
) -> None:
    # noon of Friday, 15 March 2024
    now = datetime(2024, 3, 15, 12, tzinfo=UTC)

    at = not_before(now, "UTC", quiet[0] * 60, quiet[1] * 60, days_off)

    assert at == datetime(2024, 3, *loud, tzinfo=UTC)
