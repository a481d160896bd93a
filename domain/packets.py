"""The hand-over packet (что передаёт коммерсант): what no data tells, asked of the hunter in five short questions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.plain_words import plain
from domain.refusals import Refusal

MOST_WORDS = 500


class Question(StrEnum):
    """What the hunter is asked, in this order."""

    PRICES = "prices"
    DATES = "dates"
    CREDIT = "credit"
    OTHER = "other"
    ADVICE = "advice"


class AnswerNotGiven(Refusal):
    """An answer of the packet is a line of words, at most 500 characters; nothing to tell is an answer too."""


class PacketClosed(Refusal):
    """The packet is filled in until the hand-over; from then on it stays as the account manager took it over."""


class NotHunting(Refusal):
    """The packet is filled in by the client's hunters, or by the head of the commercial department in their place."""


@dataclass(frozen=True, slots=True)
class PacketAnswer:
    """One answer; `words` None: there is nothing to tell."""

    question: Question
    words: str | None
    staff_id: int
    answered_at: datetime


def clean_answer(text: str) -> str:
    """An answer in the form in which it is kept; refused when nothing of it shows, or it is too long."""
    kept = plain(text)
    if not 1 <= len(kept) <= MOST_WORDS:
        raise AnswerNotGiven
    return kept
