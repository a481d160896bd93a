"""The targets of the demo's month: set on its first day, by the heads and for these by the director."""

from bot.demo_history import History
from bot.demo_people import ANNA, BORIS, GALINA, IVAN, OLEG, OLGA, DemoPerson
from domain.calendar import month_of
from domain.targets import suggestions
from usecases import targets

_SET_BY: dict[DemoPerson, tuple[DemoPerson, ...]] = {BORIS: (IVAN,), ANNA: (OLGA, OLEG), GALINA: (BORIS,)}
"""One hunter has none yet: somebody is left to set one for."""


def set_targets(history: History) -> None:
    """A tenth more than last month for people, as much again for their departments."""
    for setter, people in _SET_BY.items():
        for person in people:
            _set(history, setter, history.ids[person], 0, rise=10)
    for head in (BORIS, ANNA):
        _set(history, head, 0, history.actor(head).department_id or 0, rise=0)


def _set(history: History, setter: DemoPerson, staff_id: int, department_id: int, *, rise: int) -> None:
    actor = history.actor(setter)
    offered = suggestions(targets.show(history.tx, actor, staff_id, department_id).result)
    for amount, more in offered.items():
        if more == rise:
            targets.set_target(history.tx, actor, staff_id, department_id, month_of(history.day), amount)
