"""What waits for the bot's answer: pressed buttons (about 150 s, once) and inline queries (about 30 s)."""

import itertools
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.clock import WarpClock
from sandbox.errors import QUERY_TOO_OLD, Json, SandboxRefusal, bad_request

PRESS_LIVES = timedelta(seconds=150)
INLINE_LIVES = timedelta(seconds=30)


@dataclass
class Query:
    """A callback or inline query: its JSON as sent to the bot, and the bot's answer once there."""

    query_id: str
    person_id: int
    payload: Json
    created: datetime
    lives: timedelta
    answer: Json | None = None


class Queries:
    """All queries of one kind, by id."""

    def __init__(self, clock: WarpClock, lives: timedelta, first_id: int) -> None:
        self._clock = clock
        self._lives = lives
        self._ids = itertools.count(first_id)
        self._queries: dict[str, Query] = {}

    def open(self, person_id: int, payload: Json) -> Query:
        """Record a new query; its id goes first into the payload."""
        query_id = str(next(self._ids))
        query = Query(query_id, person_id, {"id": query_id, **payload}, self._clock.now(), self._lives)
        self._queries[query_id] = query
        return query

    def known(self, query_id: str) -> Query:
        """The query, answered or not; SandboxRefusal when there was none."""
        query = self._queries.get(query_id)
        if query is None:
            raise SandboxRefusal(f"there was no query {query_id}")
        return query

    def answerable(self, query_id: str) -> Query:
        """The query the bot may answer now; ApiError when unknown, answered already, or too old on the clock."""
        query = self._queries.get(query_id)
        if query is None or query.answer is not None or self._clock.now() - query.created > query.lives:
            raise bad_request(QUERY_TOO_OLD)
        return query
