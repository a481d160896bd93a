"""Which acts the code records, and with which fields, read from its syntax trees.

A name is followed to what it was set to, and a parameter to every call. What cannot be followed is an error, and an act
that is put together has to be declared with all that it can be: so no act goes unseen.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.agreements import AgreementKind, AgreementState
from domain.introductions import Outcome
from domain.staff import StaffStatus
from domain.transfer_states import OPEN, TABLE, Choice, TransferEvent

_ROOT = Path(__file__).parents[2]
_MOVES = {
    (event, leads_to.state) for (state, event), found in TABLE.items() if state in OPEN for leads_to in found.values()
}
COMPUTED: Mapping[str, set[str]] = {
    "staff {status.value}": {f"staff {status.value}" for status in StaffStatus},
    "transfer decided: {decision.choice.value}": {f"transfer decided: {choice.value}" for choice in Choice},
    "transfer {event.value}": {f"transfer {event.value}" for event, state in _MOVES if state in OPEN},
    "transfer {state.value}": {f"transfer {state.value}" for _, state in _MOVES if state not in OPEN},
    "transfer decision {event.value}": {
        f"transfer decision {event.value}" for event in (TransferEvent.TAKE_BACK, TransferEvent.VOID)
    },
    "introduction {outcome.value}": {f"introduction {outcome.value}" for outcome in Outcome},
    "{found.kind.value} proposed": {f"{kind.value} proposed" for kind in AgreementKind},
    "{found.kind.value} {state.value}": {
        f"{kind.value} {state.value}"
        for kind in AgreementKind
        for state in AgreementState
        if state is not AgreementState.OPEN
    },
}
"""What the acts that are put together can be."""


@dataclass(frozen=True)
class Place:
    """A function of the code, and the module it is in."""

    module: str
    function: ast.FunctionDef

    def parameters(self) -> list[str]:
        """The names of the parameters that a call can give."""
        return [each.arg for each in (*self.function.args.args, *self.function.args.kwonlyargs)]


_Reader = Callable[[ast.expr, Place], Iterator[str]]
_MODULES = {
    file.stem: ast.parse(file.read_text("utf-8"))
    for package in ("usecases", "bot", "scheduler", "handlers")
    for file in sorted((_ROOT / package).rglob("*.py"))
    if "audit.record" in file.read_text("utf-8") or package == "usecases"
}
_CALLS = [
    (Place(module, function), call, ast.unparse(call.func))
    for module, tree in _MODULES.items()
    for function in ast.walk(tree)
    if isinstance(function, ast.FunctionDef)
    for call in ast.walk(function)
    if isinstance(call, ast.Call)
]


def recorded_acts() -> set[str]:
    """Every act that can be recorded."""
    return {act for place, call in _recordings() for act in _acts(call.args[2], place)}


def recorded_fields() -> set[tuple[str, str]]:
    """Every field of what was and what became, with the kind of object that it is recorded of: ("client", "name")."""
    return {
        (kind, field)
        for place, call in _recordings()
        for keyword in call.keywords
        if keyword.arg in {"before", "after"}
        for kind in _kinds(call.args[3], place)
        for field in _fields(keyword.value, place)
    }


def _recordings() -> Iterator[tuple[Place, ast.Call]]:
    return ((place, call) for place, call, name in _CALLS if name == "audit.record")


def _acts(expression: ast.expr, place: Place) -> Iterator[str]:
    match expression:
        case ast.Constant(value=str(act)):
            yield act
        case ast.JoinedStr():
            yield from COMPUTED[ast.unparse(expression)[2:-1]]
        case _:
            yield from _followed(expression, place, _acts)


def _kinds(expression: ast.expr, place: Place) -> Iterator[str]:
    """The kind of object of a text such as "payment:12"; a function that puts one together is followed into."""
    match expression:
        case ast.Constant(value=str(text)) | ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            yield text.partition(":")[0]
        case ast.Call(func=ast.Name(id="card_of")):
            yield from _kinds_of_card(place)
        case _:
            yield from _followed(expression, place, _kinds)


def _kinds_of_card(place: Place) -> Iterator[str]:
    homes = [place.module, *(home for home, name in _imports(place.module) if name == "card_of")]
    found = [
        each
        for home in homes
        for each in _MODULES.get(home, ast.Module([], [])).body
        if isinstance(each, ast.FunctionDef) and each.name == "card_of"
    ]
    for function in found:
        for node in ast.walk(function):
            if isinstance(node, ast.Return) and node.value is not None:
                yield from _kinds(node.value, Place(place.module, function))


def _fields(expression: ast.expr, place: Place) -> Iterator[str]:
    match expression:
        case ast.Constant(value=None):
            return
        case ast.Dict(keys=keys):
            for key in keys:
                assert isinstance(key, ast.Constant), ast.unparse(expression)
                yield str(key.value)
        case ast.DictComp(generators=[ast.comprehension(iter=source)]):
            yield from _fields(source, place)
        case _:
            yield from _followed(expression, place, _fields)


def _followed(expression: ast.expr, place: Place, read: _Reader) -> Iterator[str]:
    """What stands on both sides of a condition, in a name, or in the argument of every call."""
    if isinstance(expression, ast.IfExp):
        sources = [(expression.body, place), (expression.orelse, place)]
    else:
        assert isinstance(expression, ast.Name), f"{place.module}: {ast.unparse(expression)}"
        rest = place.function.args.kwarg
        if rest is not None and rest.arg == expression.id:
            yield from (given.arg for _, call in _calls_of(place) for given in call.keywords if given.arg)
            return
        sources = [*_assigned(expression.id, place), *_given(expression.id, place)]
    assert sources, f"{place.module}: {ast.unparse(expression)}"
    for source, where in sources:
        yield from read(source, where)


def _assigned(name: str, place: Place) -> Iterator[tuple[ast.expr, Place]]:
    for node in (*ast.walk(place.function), *_MODULES[place.module].body):
        match node:
            case (
                ast.Assign(targets=[ast.Name(id=target)], value=value)
                | ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value)
            ) if target == name:
                yield value, place
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                yield from (
                    (part, place)
                    for each, part in zip(targets, values, strict=True)
                    if isinstance(each, ast.Name) and each.id == name
                )


def _given(name: str, place: Place) -> Iterator[tuple[ast.expr, Place]]:
    if name not in place.parameters():
        return
    at = place.parameters().index(name)
    for caller, call in _calls_of(place):
        named = [keyword.value for keyword in call.keywords if keyword.arg == name]
        yield (named[0] if named else call.args[at]), caller


def _calls_of(place: Place) -> Iterator[tuple[Place, ast.Call]]:
    for caller, call, name in _CALLS:
        if not name.endswith(place.function.name):
            continue
        bare = caller.module == place.module or (place.module, name) in _imports(caller.module)
        if (bare and name == place.function.name) or name == f"{place.module}.{place.function.name}":
            yield caller, call


@cache
def _imports(module: str) -> set[tuple[str, str]]:
    """The last part of each module that names were imported from, with the name: ("introductions", "record")."""
    return {
        ((node.module or "").rpartition(".")[2], name.name)
        for node in ast.walk(_MODULES[module])
        if isinstance(node, ast.ImportFrom)
        for name in node.names
    }
