"""Looking clients up by name: what may be meant is narrowed here, `domain.client_names` says how well it fits.

One sweep over the normalised names, which an index holds by themselves: no second table to keep in step, and quick
enough to be asked at each letter typed (docs/performance.md). `INSTR` takes a fraction of the time of `LIKE`.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final, cast

from sqlalchemy import ColumnElement, Integer, String, and_, bindparam, case, func, literal_column, or_, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction

from domain.client_names import SHORTEST_FORGIVEN, Named
from domain.staff import Actor
from storage.audit import audit
from storage.clients import clients
from storage.db import Tx
from storage.scope import Scoped

MOST: Final = 200
MOST_USED: Final = 50
_ACTS_LOOKED_AT: Final = 300
_MOST_WORDS: Final = 4
_RUN_WORDS, _RUN_LENGTH = 12, 6
_MOST_RUNS: Final = sum(_RUN_WORDS + 1 - length for length in range(1, _RUN_LENGTH + 1))
_MOST_SOUGHT: Final = 8


class _Place(GenericFunction[int]):
    """Where a text stands in another, from 1; 0: nowhere."""

    type = Integer()
    inherit_cache = True


@compiles(_Place, "sqlite")
def _in_sqlite(place: _Place, compiler: SQLCompiler, **kw: Any) -> str:
    return f"instr{compiler.process(place.clause_expr, **kw)}"


@compiles(_Place, "postgresql")
def _in_postgresql(place: _Place, compiler: SQLCompiler, **kw: Any) -> str:
    return f"strpos{compiler.process(place.clause_expr, **kw)}"


def _text(name: str) -> ColumnElement[str]:
    return bindparam(name, type_=String())


def _holds(text: ColumnElement[str], part: ColumnElement[str]) -> ColumnElement[bool]:
    return _Place(text, part) > 0


_space: ColumnElement[str] = literal_column("' '", String())
_name = clients.c.search_name
_spaced = _space + _name
_apart = _spaced + _space
_named = select(clients.c.id, _name)

_wanted = _text("wanted")
_words = [_text(f"word{at}") for at in range(_MOST_WORDS)]
_by_words = and_(*(_holds(_name, word) for word in _words), *(_holds(_spaced, _space + word) for word in _words))
_how_well = case(
    (_name == _wanted, 0),
    (_Place(_name, _wanted) == 1, 1),
    (_holds(_spaced, _space + _wanted), 2),
    (_holds(_name, _wanted), 3),
    else_=4,
)
_best_first = _named.order_by(_how_well, func.length(_name), _name, clients.c.id).limit(MOST)
_in_a_word = Scoped(_best_first.where(_holds(_name, _wanted)), of_many=True)
_in_words = Scoped(_best_first.where(or_(_holds(_name, _wanted), _by_words)), of_many=True)
_runs_of_words = [_text(f"run{at}") for at in range(_MOST_RUNS)]
_called = Scoped(_named.where(_name.in_(_runs_of_words)).order_by(clients.c.id).limit(MOST), of_many=True)

_length = func.length(_name, type_=Integer())
_side = (_length - 1) // 2
_almost = or_(
    *(_holds(_name, _text(part)) for part in ("front", "back", "crossed_before", "crossed_behind")),
    _name.like(_text("around")),
)
_among_words = and_(
    _length.between(SHORTEST_FORGIVEN + 1, bindparam("shorter", type_=Integer())),
    or_(
        _holds(_wanted, func.substr(_name, 1, _side)),
        _holds(_wanted, func.substr(_name, _length - _side + 1)),
    ),
)
_near = Scoped(_named.where(_almost).order_by(_name, clients.c.id), of_many=True)
_near_among = Scoped(_named.where(or_(_almost, _among_words)).order_by(_name, clients.c.id), of_many=True)
_near_word = Scoped(
    _named.where(or_(*(_holds(_apart, _text(part)) for part in ("begins", "ends", "crossed")))).order_by(
        _name, clients.c.id
    ),
    of_many=True,
)
_whole = [
    and_(_holds(_name, _text(f"sought{at}")), _holds(_apart, _space + _text(f"sought{at}") + _space))
    for at in range(_MOST_SOUGHT)
]
_holding = [
    Scoped(_named.where(or_(_name == _text("plain"), *_whole[: many + 1])), of_many=True)
    for many in range(_MOST_SOUGHT)
]

_acts = (
    select(audit.c.client_id, audit.c.id)
    .where(audit.c.actor_id == bindparam("acted_by"), audit.c.client_id.is_not(None))
    .order_by(audit.c.id.desc())
    .limit(_ACTS_LOOKED_AT)
    .subquery("acts")
)
_last_acts = select(_acts.c.client_id, func.max(_acts.c.id).label("last")).group_by(_acts.c.client_id).subquery("used")
_used = Scoped(
    _named.join_from(_last_acts, clients, clients.c.id == _last_acts.c.client_id)
    .order_by(_last_acts.c.last.desc())
    .limit(MOST_USED)
)


def last_used(tx: Tx, actor: Actor) -> list[Named]:
    """The clients about which this person did something of late, the latest first."""
    return _read(tx, _used, actor, {"acted_by": actor.staff_id})


def literally(tx: Tx, actor: Actor, wanted: str) -> list[Named]:
    """The best of those whose name holds `wanted`, its words, or stands whole among them; it is normalised."""
    words = wanted.split()
    longest = sorted(words, key=len, reverse=True)
    params = {"wanted": wanted, **_filled("word", longest, _MOST_WORDS, longest[0])}
    if len(words) == 1:
        return _read(tx, _in_a_word, actor, params)
    runs = _filled("run", _runs(words), _MOST_RUNS, wanted)
    return [*_read(tx, _in_words, actor, params), *_read(tx, _called, actor, runs)]


def nearly(tx: Tx, actor: Actor, wanted: str) -> list[Named]:
    """All that `wanted`, normalised and of four letters at least, may mean with one letter more, less, other or moved.

    The error is before the middle, behind it, in it, or has crossed its border. A name may stand so among other words.
    """
    if len(wanted) == SHORTEST_FORGIVEN:
        return _nearly_a_word(tx, actor, wanted)
    first = (len(wanted) - 1) // 2
    last = len(wanted) - first
    params: dict[str, Any] = {
        "front": wanted[:last],
        "back": wanted[first:],
        "crossed_before": _crossed(wanted, first),
        "crossed_behind": _crossed(wanted, last),
        "around": f"%{wanted[:first]}%{wanted[last:]}%",
    }
    if " " not in wanted:
        return _read(tx, _near, actor, params)
    return _read(tx, _near_among, actor, {**params, "wanted": wanted, "shorter": len(wanted) - 1})


def _nearly_a_word(tx: Tx, actor: Actor, wanted: str) -> list[Named]:
    """In so few letters an error is forgiven only as a whole word."""
    begins, ends, crossed = f" {wanted[:2]}", f"{wanted[2:]} ", f" {_crossed(wanted, 2)} "
    return _read(tx, _near_word, actor, {"begins": begins, "ends": ends, "crossed": crossed})


def _crossed(wanted: str, at: int) -> str:
    """With the letters before and behind this place exchanged."""
    return wanted[: at - 1] + wanted[at] + wanted[at - 1] + wanted[at + 1 :]


def holding(tx: Tx, actor: Actor, words: Iterable[str], plain: str) -> list[Named]:
    """Those whose name has one of these as a whole word, or is just `plain`."""
    sought, found = sorted(words), dict[int, str]()
    for at in range(0, len(sought), _MOST_SOUGHT):
        some = sought[at : at + _MOST_SOUGHT]
        params = {"plain": plain, **_filled("sought", some, len(some), "")}
        found.update(_read(tx, _holding[len(some) - 1], actor, params))
    return list(found.items())


def _read(tx: Tx, narrowed: Scoped, actor: Actor, params: dict[str, Any]) -> list[Named]:
    return cast("list[Named]", list(tx.execute(*narrowed.of(actor, params))))


def _runs(words: Sequence[str]) -> list[str]:
    """The rows of words that a whole name among them can be."""
    first = words[:_RUN_WORDS]
    return [
        " ".join(first[at : at + length])
        for length in range(1, min(_RUN_LENGTH, len(first)) + 1)
        for at in range(len(first) + 1 - length)
    ]


def _filled(name: str, values: Sequence[str], count: int, other: str) -> dict[str, str]:
    """As many parameters as the statement has; what is left over says nothing new."""
    return {f"{name}{at}": values[at] if at < len(values) else other for at in range(count)}
