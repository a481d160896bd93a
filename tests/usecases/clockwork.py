"""The clock in tests of use cases: it is that moment, and everything that is due by it is done, in one transaction."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain.staff import SYSTEM, Actor
from scheduler.wakes import WAKES
from storage import wakes
from tests.cast import Cast
from usecases import company, transfers

MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(text: str) -> datetime:
    """`2024-06-17 10:00` by the company's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW)


def at(cast: Cast, text: str) -> None:
    """It is that moment in Moscow, and the bot was on all the time: each thing is done when it is due."""
    now = moscow(text)
    while (due := _next(cast)) is not None and due <= now:
        _tick(cast, max(due, cast.tx.now))
    _tick(cast, now)


def off_until(cast: Cast, text: str) -> None:
    """The bot was off, and is on again at that moment in Moscow."""
    _tick(cast, moscow(text))


def _next(cast: Cast) -> datetime | None:
    found = cast.tx.scalar(wakes.wakes.select().with_only_columns(wakes.wakes.c.due_at).order_by(wakes.wakes.c.due_at))
    assert found is None or isinstance(found, datetime)
    return found


def _tick(cast: Cast, now: datetime) -> None:
    tx = cast.tx
    tx.now = now
    tx.cache.clear()
    transfers.scan(tx, SYSTEM, company.today(tx))
    for _ in range(100):
        found = wakes.due(tx, now, 50)
        if not found:
            return
        for wake in found:
            assert wakes.take(tx, wake, now)
            WAKES[wake.kind](tx, SYSTEM, wake.object_id)
    raise AssertionError(f"it wakes without end: {found}")


def told_of(cast: Cast, event: str) -> list[tuple[str, dict[str, object]]]:
    """Who was told of an event: the first name, and the parameters."""
    people = [person for person in vars(cast).values() if isinstance(person, Actor)]
    names = {person.staff_id: person.name.partition(" ")[0] for person in people}
    return [(names[staff_id], params) for staff_id, each, params in cast.told() if each == event]
