"""A scenario as it is written in a file, in YAML or JSON: every field is known, and nothing in it is guessed.

Whether what happens in it can happen is not asked here, but when it is played; `located` then tells where it stands.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from domain.deals import DealKind
from domain.plan import CompensationPlan
from domain.plan_text import read_plan
from domain.scenario import (
    Close,
    CloseDeal,
    Confirm,
    Department,
    Event,
    EventRefusedError,
    Extend,
    NewClient,
    NewDeal,
    NewPayment,
    Reacquire,
    Reassign,
    Redate,
    Refund,
    Scenario,
    Shares,
    Transfer,
    Void,
)
from domain.staff import DepartmentKind
from domain.written_fields import Reader
from domain.yaml_text import Listing, Node, WrittenError, read_tree

_SCENARIO_FIELDS: Final = ("confirmation", "departments", "staff", "plans", "events")


class Act(StrEnum):
    """What an event does."""

    CLIENT = "client"
    DEAL = "deal"
    PAYMENT = "payment"
    CONFIRM = "confirm"
    REDATE = "redate"
    REFUND = "refund"
    VOID = "void"
    CLOSE_DEAL = "close_deal"
    EXTEND = "extend"
    TRANSFER = "transfer"
    REASSIGN = "reassign"
    REACQUIRE = "reacquire"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class WrittenScenario:
    """A scenario, and the places where its events are written."""

    scenario: Scenario
    events: list[Reader]

    def located(self, refused: EventRefusedError) -> WrittenError:
        """The same error with its line."""
        node = self.events[refused.number].node
        return WrittenError(node.key_lines.get(refused.field, node.line), refused.field, refused.problem)


def read_scenario(text: str) -> WrittenScenario:
    """The scenario that a text writes; WrittenError says the line and the field that is wrong."""
    reader = Reader(read_tree(text), known=_SCENARIO_FIELDS)
    confirmation = reader.flag("confirmation")
    staff_names = Reader(reader.get("staff"), "staff").names()
    departments = _departments(reader, staff_names)
    staff = _staff(reader, departments)
    plans = _plans(reader)
    written = [_event_fields(node) for node in _items(reader, "events")]
    events = [_READ[act](fields) for act, fields in written]
    return WrittenScenario(Scenario(departments, staff, plans, events, confirmation), [fields for _, fields in written])


def _departments(reader: Reader, staff: list[str]) -> dict[str, Department]:
    written = Reader(reader.get("departments"), "departments")
    found = {}
    for name in written.names():
        fields = Reader(written.get(name), written.path(name), ("kind", "head"))
        head = fields.name("head") if fields.has("head") else None
        if head is not None and head not in staff:
            fields.refuse("head", f"there is nobody called {head!r} in the staff")
        found[name] = Department(fields.word("kind", DepartmentKind), head)
    return found


def _staff(reader: Reader, departments: dict[str, Department]) -> dict[str, str]:
    written = Reader(reader.get("staff"), "staff")
    found = {}
    for name in written.names():
        fields = Reader(written.get(name), written.path(name), ("department",))
        found[name] = fields.name("department")
        if found[name] not in departments:
            fields.refuse("department", f"there is no department {found[name]!r}")
    return found


def _plans(reader: Reader) -> list[CompensationPlan]:
    found: dict[object, CompensationPlan] = {}
    for number, node in enumerate(_items(reader, "plans"), 1):
        plan = read_plan(node, "plans", number)
        if plan.effective_from in found:
            Reader(node, "plans").refuse("effective_from", f"another version starts on {plan.effective_from}")
        found[plan.effective_from] = plan
    return sorted(found.values(), key=lambda plan: plan.effective_from)


def _items(reader: Reader, field: str) -> list[Node]:
    node = reader.get(field)
    if not isinstance(node, Listing):
        reader.refuse(field, "a list is expected")
    return node.items


def _event_fields(node: Node) -> tuple[Act, Reader]:
    act = Reader(node).word("do", Act)
    return act, Reader(node, known=_FIELDS[act])


def _shares(fields: Reader) -> Shares:
    written = Reader(fields.get("hunters"), "hunters")
    return tuple((name, written.percent(name)) for name in written.names())


def _client(fields: Reader) -> NewClient:
    return NewClient(fields.day("on"), fields.name("id"), fields.name("line"), _shares(fields))


def _deal(fields: Reader) -> NewDeal:
    kind = fields.word("kind", DealKind)
    amounts: dict[str, Decimal | None] = dict.fromkeys(("amount", "first", "monthly"))
    regular, other = ("amount", "monthly") if kind is DealKind.ONE_OFF else ("monthly", "amount")
    for field in amounts:
        if field == other or (field == "first" and kind is DealKind.ONE_OFF):
            if fields.has(field):
                fields.refuse(field, f"a deal of the kind {kind} has none")
        elif field == regular or fields.has(field):
            amounts[field] = fields.money(field)
    return NewDeal(fields.day("on"), fields.name("id"), fields.name("client"), kind, **amounts)


def _payment(fields: Reader) -> NewPayment:
    return NewPayment(
        fields.day("on"),
        fields.name("id"),
        fields.name("client"),
        fields.money("amount"),
        fields.name("deal") if fields.has("deal") else None,
        fields.day("paid_on") if fields.has("paid_on") else None,
    )


def _reassign(fields: Reader) -> Reassign:
    hunters = _shares(fields) if fields.has("hunters") else None
    manager = fields.name("manager") if fields.has("manager") else None
    if hunters is None and manager is None:
        fields.refuse("hunters", "missing, and so is manager: one of them is to be reassigned")
    return Reassign(fields.day("on"), fields.name("client"), hunters, manager)


_READ: Final[dict[Act, Callable[[Reader], Event]]] = {
    Act.CLIENT: _client,
    Act.DEAL: _deal,
    Act.PAYMENT: _payment,
    Act.CONFIRM: lambda f: Confirm(f.day("on"), f.name("payment")),
    Act.REDATE: lambda f: Redate(f.day("on"), f.name("payment"), f.day("paid_on")),
    Act.REFUND: lambda f: Refund(f.day("on"), f.name("id"), f.name("payment"), f.money("amount")),
    Act.VOID: lambda f: Void(f.day("on"), f.name("payment")),
    Act.CLOSE_DEAL: lambda f: CloseDeal(f.day("on"), f.name("deal")),
    Act.EXTEND: lambda f: Extend(f.day("on"), f.name("client"), f.day("until")),
    Act.TRANSFER: lambda f: Transfer(f.day("on"), f.name("client"), f.name("to")),
    Act.REASSIGN: _reassign,
    Act.REACQUIRE: lambda f: Reacquire(f.day("on"), f.name("client"), _shares(f)),
    Act.CLOSE: lambda f: Close(f.day("on"), f.month("month")),
}
_FIELDS: Final[dict[Act, tuple[str, ...]]] = {
    act: ("on", "do", *fields.split())
    for act, fields in {
        Act.CLIENT: "id line hunters",
        Act.DEAL: "id client kind amount first monthly",
        Act.PAYMENT: "id client deal amount paid_on",
        Act.CONFIRM: "payment",
        Act.REDATE: "payment paid_on",
        Act.REFUND: "id payment amount",
        Act.VOID: "payment",
        Act.CLOSE_DEAL: "deal",
        Act.EXTEND: "client until",
        Act.TRANSFER: "client to",
        Act.REASSIGN: "client hunters manager",
        Act.REACQUIRE: "client hunters",
        Act.CLOSE: "month",
    }.items()
}
