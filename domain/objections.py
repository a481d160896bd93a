"""Objections: "I disagree" with what a payment brought, decided by somebody else, once."""

from decimal import Decimal
from enum import StrEnum

from domain.plain_words import plain
from domain.refusals import Refusal

MOST_WORDS = 500


class ObjectionState(StrEnum):
    """Where an objection stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class ObjectionOpen(Refusal):
    """There is one open objection to what a payment brings a person at a time."""


class ObjectionDecided(Refusal):
    """A decided objection stays decided."""


class OwnObjection(Refusal):
    """Nobody decides their own objection."""


class NobodyDecides(Refusal):
    """An objection is decided by somebody else: where there is nobody, it cannot be raised."""


class CorrectionTooLarge(Refusal):
    """A correction is at most the payment that it corrects: nobody is brought more than came in."""


class ReasonNotGiven(Refusal):
    """An objection, and its refusal, say why: in words, at most 500 characters."""


def clean_reason(text: str) -> str:
    """A reason in the form in which it is kept; refused when nothing of it shows, or it is too long."""
    kept = plain(text)
    if not 1 <= len(kept) <= MOST_WORDS:
        raise ReasonNotGiven
    return kept


def ensure_correction(correction: Decimal, paid: Decimal) -> None:
    """Refuse more than the payment, or the refund, was."""
    if abs(correction) > abs(paid):
        raise CorrectionTooLarge(amount=abs(paid))


def ensure_open(state: ObjectionState) -> None:
    """Refuse to decide what has been decided."""
    if state is not ObjectionState.OPEN:
        raise ObjectionDecided
