"""Undo (отмена): what one tap recorded, one tap takes back, for fifteen minutes and while nothing hangs on it.

A slip of the thumb is noticed at once. What is found out later is corrected by acts of their own, which say why.
"""

from datetime import datetime, timedelta
from typing import Final

from domain.refusals import Refusal

UNDO_FOR: Final = timedelta(minutes=15)


class TooLateToUndo(Refusal):
    """What a tap recorded is taken back within fifteen minutes, by whoever recorded it."""


class NotToBeUndone(Refusal):
    """What something else hangs on by now is not taken back, but corrected."""


def is_fresh(recorded_at: datetime, now: datetime) -> bool:
    """Whether something is so recent that a tap takes it back."""
    return now - recorded_at <= UNDO_FOR


def ensure_fresh(recorded_at: datetime | None, now: datetime) -> None:
    """Refuse what was recorded longer ago; None: not by this person."""
    if recorded_at is None or not is_fresh(recorded_at, now):
        raise TooLateToUndo
