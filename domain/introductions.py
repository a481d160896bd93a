"""The introduction (знакомство): after a hand-over the hunter introduces the account manager to the client in person.

The hunter says so, and the account manager says when and to whom; with a key client both heads meet it as well. It is
done when both sides have said so and the client's contacts suffice. What was said of one account manager does not
hold for the next.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.coverage import Coverage
from domain.refusals import Refusal

REMINDED_AFTER = (5, 10)
"""Working days; with the last reminder the heads are told."""


class Task(StrEnum):
    """What is asked of a person."""

    INTRODUCE = "introduce"  # a hunter: bring the account manager to the client
    MEET = "meet"  # the account manager
    GREET = "greet"  # a head, where the client is a key one


class Outcome(StrEnum):
    """How an introduction ended."""

    INTRODUCED = "introduced"
    DROPPED = "dropped"  # the client has no account manager any more


class NotIntroducing(Refusal):
    """An introduction is the hunter's and the account manager's; a key client's also the heads'."""


@dataclass(frozen=True, slots=True)
class Said:
    """That somebody did their part: for which account manager, and on which day they met."""

    staff_id: int
    task: Task
    manager_id: int
    met_on: date | None = None


@dataclass(frozen=True, slots=True)
class Parties:
    """Who takes part: the hunters, of whom one is enough, the account manager, and the heads of a key client."""

    hunters: Sequence[int]
    manager_id: int
    heads: Sequence[int] = ()

    def task_of(self, staff_id: int) -> Task | None:
        """What is asked of a person; of one who is several things, what says most."""
        if staff_id == self.manager_id:
            return Task.MEET
        if staff_id in self.hunters:
            return Task.INTRODUCE
        return Task.GREET if staff_id in self.heads else None

    def everybody(self) -> list[int]:
        """All of them, each once."""
        return sorted({*self.hunters, self.manager_id, *self.heads})


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    """One line of a list; `task`: what is asked of this person, None: it waits for others. `day`: the how-manieth."""

    introduction_id: int
    client_name: str
    manager: str
    task: Task | None
    day: int


def standing(said: Collection[Said], manager_id: int) -> list[Said]:
    """What holds for this account manager; what heads said of their own meeting always does."""
    return [each for each in said if each.manager_id == manager_id or each.task is Task.GREET]


def waits_for(parties: Parties, said: Collection[Said], met: Collection[int] = ()) -> list[int]:
    """Who has not done their part. `met`: who has met the client in person, so that a head among them is done."""
    holds = standing(said, parties.manager_id)
    done = {each.staff_id for each in holds}
    introduced = any(each.task is Task.INTRODUCE for each in holds)
    hunters = () if introduced or parties.manager_id in parties.hunters else parties.hunters
    manager = () if parties.manager_id in done else (parties.manager_id,)
    heads = [head for head in parties.heads if head not in done and head not in met and head != parties.manager_id]
    return sorted({*(hunter for hunter in hunters if hunter not in done), *manager, *heads})


def both_said(parties: Parties, said: Collection[Said]) -> bool:
    """Whether the hunter's side and the account manager have said so. Who hunts and serves it speaks for both."""
    tasks = {each.task for each in standing(said, parties.manager_id)}
    return Task.MEET in tasks and (Task.INTRODUCE in tasks or parties.manager_id in parties.hunters)


def is_done(parties: Parties, said: Collection[Said], coverage: Coverage) -> bool:
    """Whether the client is introduced: both sides have said so, and its contacts suffice."""
    return both_said(parties, said) and coverage.is_enough


def day_number(begun_on: date, today: date) -> int:
    """The how-manieth day it is open, from 1."""
    return (today - begun_on).days + 1
