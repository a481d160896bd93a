"""Where a transfer can stand, and the one table of what leads from there to where.

The table is all there is: what it does not name changes nothing, and is answered with the present state. The picture in
`docs/rules/transfers.md` is held against it by a test.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class TransferState(StrEnum):
    """Where a transfer stands."""

    LAPSED = "lapsed"  # not opened yet: nothing is kept of it
    WAITING = "waiting"  # nobody has confirmed
    ONE_CONFIRMED = "one-confirmed"  # one side has, or a director in its place; the other one is waited for
    POSTPONED = "postponed"  # both sides agreed to wait until a day
    WITH_DIRECTOR = "with-director"  # the sides disagree, or one of them is silent
    CONFIRMED = "confirmed"  # the client is handed over
    INTRODUCED = "introduced"  # and knows the account manager
    RETURNED = "returned"  # the director left the client with the commercial department
    WITHDRAWN = "withdrawn"  # the lapse is none any more


class TransferEvent(StrEnum):
    """What happens to a transfer."""

    LAPSE = "lapse"  # the period ended, or somebody proposed to hand over before it does
    CONFIRM = "confirm"
    POSTPONE = "postpone"
    RETURN = "return"
    TAKE_BACK = "take-back"
    VOID = "void"  # whoever decided lost access, or whom they named did
    DAY_CAME = "day-came"  # until which it was postponed
    SILENCE = "silence"  # a side has not answered in time
    DIRECTOR_CONFIRMS = "director-confirms"
    DIRECTOR_RETURNS = "director-returns"
    LAPSE_GONE = "lapse-gone"  # the facts changed
    INTRODUCTION = "introduction"
    REOPEN = "reopen"


class Choice(StrEnum):
    """What a side decided."""

    CONFIRMED = "confirmed"
    POSTPONED = "postponed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What an outcome depends on. `other`: what the other side said, None: nothing; `escalated`: the director had it.

    `last_round`: the sides were asked a second time, or the director was.
    """

    other: Choice | None = None
    last_round: bool = False
    escalated: bool = False


class When(StrEnum):
    """The condition of an outcome, as the rules say it."""

    ALWAYS = "always"
    OTHER_SAID_NOTHING = "the other side has not decided"
    OTHER_CONFIRMED = "the other side has confirmed"
    OTHER_NOT_CONFIRMED = "the other side has not confirmed"
    OTHER_RETURNED = "the other side has returned it"
    OTHER_POSTPONED_FIRST = "the other side has postponed, first round"
    OTHER_POSTPONED_LAST = "the other side has postponed, last round"
    OTHER_DECLINED = "the other side has postponed or returned it"
    DISAGREE_FIRST = "the other side has decided otherwise, first round"
    DISAGREE_LAST = "the other side has decided otherwise, last round"
    NOT_ESCALATED = "it has not been with the director"
    ESCALATED = "it has been with the director"

    def holds(self, now: Circumstances) -> bool:
        """Whether it does."""
        declined = now.other in {Choice.POSTPONED, Choice.RETURNED}
        return {
            When.ALWAYS: True,
            When.OTHER_SAID_NOTHING: now.other is None,
            When.OTHER_CONFIRMED: now.other is Choice.CONFIRMED,
            When.OTHER_NOT_CONFIRMED: now.other is not Choice.CONFIRMED,
            When.OTHER_RETURNED: now.other is Choice.RETURNED,
            When.OTHER_POSTPONED_FIRST: now.other is Choice.POSTPONED and not now.last_round,
            When.OTHER_POSTPONED_LAST: now.other is Choice.POSTPONED and now.last_round,
            When.OTHER_DECLINED: declined,
            When.DISAGREE_FIRST: now.other is not None and not now.last_round,
            When.DISAGREE_LAST: now.other is not None and now.last_round,
            When.NOT_ESCALATED: not now.escalated,
            When.ESCALATED: now.escalated,
        }[self]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where it leads. `asks_again`: the next round begins; what was decided is set aside, and its reasons are shown."""

    state: TransferState
    asks_again: bool = False


_S, _E = TransferState, TransferEvent
_TO = {state: Outcome(state) for state in TransferState}
_AGAIN = Outcome(_S.WAITING, asks_again=True)
_DECLINED_A_YES = {When.DISAGREE_FIRST: _AGAIN, When.DISAGREE_LAST: _TO[_S.WITH_DIRECTOR]}
_YES_FELL_AWAY = {When.NOT_ESCALATED: _TO[_S.WAITING], When.ESCALATED: _TO[_S.WITH_DIRECTOR]}


def _always(state: TransferState) -> Mapping[When, Outcome]:
    return {When.ALWAYS: _TO[state]}


TABLE: Final[Mapping[tuple[TransferState, TransferEvent], Mapping[When, Outcome]]] = {
    (_S.LAPSED, _E.LAPSE): _always(_S.WAITING),
    (_S.WAITING, _E.CONFIRM): {
        When.OTHER_SAID_NOTHING: _TO[_S.ONE_CONFIRMED],
        When.DISAGREE_FIRST: _AGAIN,
        When.DISAGREE_LAST: _TO[_S.WITH_DIRECTOR],
    },
    (_S.WAITING, _E.POSTPONE): {
        When.OTHER_SAID_NOTHING: _TO[_S.WAITING],
        When.OTHER_POSTPONED_FIRST: _TO[_S.POSTPONED],
        When.OTHER_POSTPONED_LAST: _TO[_S.WITH_DIRECTOR],
        When.OTHER_RETURNED: _TO[_S.WITH_DIRECTOR],
    },
    (_S.WAITING, _E.RETURN): {
        When.OTHER_SAID_NOTHING: _TO[_S.WAITING],
        When.OTHER_DECLINED: _TO[_S.WITH_DIRECTOR],
    },
    (_S.WAITING, _E.TAKE_BACK): _always(_S.WAITING),
    (_S.WAITING, _E.VOID): _always(_S.WAITING),
    (_S.WAITING, _E.SILENCE): _always(_S.WITH_DIRECTOR),
    (_S.WAITING, _E.LAPSE_GONE): _always(_S.WITHDRAWN),
    (_S.ONE_CONFIRMED, _E.CONFIRM): _always(_S.CONFIRMED),
    (_S.ONE_CONFIRMED, _E.POSTPONE): _DECLINED_A_YES,
    (_S.ONE_CONFIRMED, _E.RETURN): _DECLINED_A_YES,
    (_S.ONE_CONFIRMED, _E.TAKE_BACK): _YES_FELL_AWAY,
    (_S.ONE_CONFIRMED, _E.VOID): _YES_FELL_AWAY,
    (_S.ONE_CONFIRMED, _E.SILENCE): _always(_S.WITH_DIRECTOR),
    (_S.ONE_CONFIRMED, _E.LAPSE_GONE): _always(_S.WITHDRAWN),
    (_S.POSTPONED, _E.CONFIRM): {When.ALWAYS: Outcome(_S.ONE_CONFIRMED, asks_again=True)},
    (_S.POSTPONED, _E.DAY_CAME): {When.ALWAYS: _AGAIN},
    (_S.POSTPONED, _E.LAPSE_GONE): _always(_S.WITHDRAWN),
    (_S.WITH_DIRECTOR, _E.CONFIRM): {
        When.OTHER_CONFIRMED: _TO[_S.CONFIRMED],
        When.OTHER_NOT_CONFIRMED: _TO[_S.WITH_DIRECTOR],
    },
    (_S.WITH_DIRECTOR, _E.TAKE_BACK): _always(_S.WITH_DIRECTOR),
    (_S.WITH_DIRECTOR, _E.VOID): _always(_S.WITH_DIRECTOR),
    (_S.WITH_DIRECTOR, _E.DIRECTOR_CONFIRMS): {
        When.OTHER_CONFIRMED: _TO[_S.CONFIRMED],
        When.OTHER_NOT_CONFIRMED: Outcome(_S.ONE_CONFIRMED, asks_again=True),
    },
    (_S.WITH_DIRECTOR, _E.DIRECTOR_RETURNS): _always(_S.RETURNED),
    (_S.WITH_DIRECTOR, _E.LAPSE_GONE): _always(_S.WITHDRAWN),
    (_S.CONFIRMED, _E.INTRODUCTION): _always(_S.INTRODUCED),
    (_S.RETURNED, _E.REOPEN): _always(_S.WAITING),
    (_S.RETURNED, _E.LAPSE): _always(_S.WAITING),
    (_S.WITHDRAWN, _E.LAPSE): _always(_S.WAITING),
}
"""What is not here changes nothing. From RETURNED and WITHDRAWN it is a new transfer that begins."""

OPEN: Final = frozenset({_S.WAITING, _S.ONE_CONFIRMED, _S.POSTPONED, _S.WITH_DIRECTOR})
"""Those in which somebody, or a day, is waited for."""


def outcome(state: TransferState, event: TransferEvent, now: Circumstances) -> Outcome | None:
    """What an event leads to; None: it is impossible, and the present state stays."""
    found = TABLE.get((state, event), {})
    return next((leads_to for when, leads_to in found.items() if when.holds(now)), None)
