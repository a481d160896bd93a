"""Typed lines read by the clients that a person has: whose numbers are whose, and which layout the keyboard was in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from domain.amounts import MONEY_LOOKING
from domain.client_names import beside, normalise
from domain.line_names import questioned, resolve, understood_words
from domain.payment_line import PaymentLine, other_layouts, read_line
from domain.staff import Actor
from storage import client_search
from storage.clients import Client
from storage.db import Tx
from usecases import company
from usecases.client_search import CANDIDATES, as_typed

_MOST_BESIDE: Final = 100  # a longer text is no remark on a payment


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as it was understood, and the clients that it may mean, best first."""

    line: PaymentLine
    clients: Sequence[Client]

    @property
    def is_payment(self) -> bool:
        """Whether it says a sum, be it a wrong one."""
        return bool(self.line.amounts or self.line.amount_problem)

    @property
    def names_somebody(self) -> bool:
        """Whether it says whose payment it is."""
        return bool(self.line.client_words or self.line.tax_number)


def reader(tx: Tx, actor: Actor, *, ahead: bool = False) -> Callable[[str], PaymentLine]:
    """What reads lines, with the numbers that belong to a known client's name as words of it."""

    def read(text: str) -> PaymentLine:
        line = read_line(text, company.today(tx), company.currency(tx), ahead=ahead)
        if line.client_words == line.text or line.notice:
            return line  # nothing was taken for more than a name
        known = client_search.holding(tx, actor, understood_words(line), normalise(line.client_words))
        return questioned(resolve(line, [name for _, name in known]))

    return read


def understand(tx: Tx, actor: Actor, text: str, *, ahead: bool = False) -> Reading:
    """Read a typed line; where it means no client as it stands, in the other layout of the keyboard."""
    read = reader(tx, actor, ahead=ahead)
    line = read(text)
    found = find_clients(tx, actor, line)
    if found and (line.amounts or line.amount_problem):
        return Reading(line, found)
    for other in other_layouts(line):
        if _says_no_less(line, other, already_found=bool(found)):
            meant = read(other.text)
            if clients := find_clients(tx, actor, meant):
                return Reading(meant, clients)
    return Reading(line, found)


def _says_no_less(line: PaymentLine, other: PaymentLine, *, already_found: bool) -> bool:
    """Whether the other layout leaves what was understood as it is; more, where a client was found without it."""
    if already_found:
        return any(amount.weight == MONEY_LOOKING for amount in other.amounts)
    sums, others = ({amount.value for amount in each.choices} for each in (line, other))
    return bool(other.client_words) and (not sums or (sums == others and other.paid_on == line.paid_on))


def read_typed(tx: Tx, actor: Actor, text: str) -> PaymentLine:
    """A typed line as it was understood."""
    return understand(tx, actor, text).line


def comment_of(line: PaymentLine, client: Client) -> str | None:
    """What a line says in so many words, and what else stands in it beside the client's name: nothing typed is lost."""
    rest = "" if line.notice else beside(line.client_words, client.name)
    said = "; ".join(filter(None, (rest if len(rest) <= _MOST_BESIDE else "", line.comment)))
    return said or None


def find_clients(tx: Tx, actor: Actor, line: PaymentLine) -> Sequence[Client]:
    """The clients that a line may mean, best first: by the tax number, or by the name where nobody has that number."""
    if line.tax_number is None:
        return as_typed(tx, actor, line.client_words, CANDIDATES)
    numbered = as_typed(tx, actor, line.tax_number, CANDIDATES)
    named = () if numbered else as_typed(tx, actor, line.client_words, CANDIDATES)
    return numbered or [client for client in named if client.tax_number is None]
