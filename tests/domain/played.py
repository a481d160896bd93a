"""A small company whose scenario is played: events as they are written, and what everybody has of them."""

from datetime import date
from decimal import Decimal

from domain.scenario_books import Outcome
from domain.scenario_play import play
from domain.scenario_text import read_scenario

COMPANY = """\
confirmation: {confirmation}
departments:
  sales: {{kind: commercial, head: boris}}
  care: {{kind: client, head: anna}}
staff:
  ivan: {{department: sales}}
  petr: {{department: sales}}
  boris: {{department: care}}
  olga: {{department: care}}
  anna: {{department: care}}
plans:
  - effective_from: 2024-08-01
    lines:
      supply: {{acquisition: {{months: 1}}, commission: "20", residual: "2", service: "4"}}
  - effective_from: 2024-01-01
    lines:
      supply: {{acquisition: {{months: 3}}, commission: "10", residual: "1", service: "3"}}
      internet: {{acquisition: {{payments: 2}}, commission: "10", residual: "1", service: "3"}}
events:
  - {{on: 2024-03-01, do: client, id: c, line: {line}, hunters: {{ivan: 100}}}}
"""
LATE = ", paid_on: 2024-04-30"


HEADS = '    heads: {commercial: "1", client: "0.5"}\n'


def outcome(*events: str, line: str = "supply", confirmation: bool = False, heads: str = "") -> Outcome:
    """What comes of events, each written `day, what and how`, after the client was registered."""
    company = COMPANY.format(line=line, confirmation=str(confirmation).lower()).replace("events:", f"{heads}events:")
    text = company + "".join(f"  - {{on: 2024-{event}}}\n" for event in events)
    return play(read_scenario(text).scenario)


def pay(on: str, name: str, amount: str = "1000", more: str = "") -> str:
    return f"{on}, do: payment, id: {name}, client: c, amount: {amount}{more}"


def earned(found: Outcome) -> dict[str, dict[str, str]]:
    """What each person has in each month, over all kinds."""
    return {
        f"{month:%m}": {person: str(sum(kinds.values(), Decimal(0))) for person, kinds in people.items()}
        for month, people in found.earnings.items()
    }


def lapses_on(found: Outcome) -> date | None:
    return found.clients["c"][1]
