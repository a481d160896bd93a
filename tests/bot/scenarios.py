"""A small company's scenario to be spoilt in one place, and the command line run as a person runs it."""

from pathlib import Path

import pytest

from bot.cli import cli

COMPANY = """\
departments:
  sales: {kind: commercial, head: boris}
  care: {kind: client, head: anna}
staff:
  ivan: {department: sales}
  petr: {department: sales}
  boris: {department: sales}
  olga: {department: care}
  anna: {department: care}
plans:
  - effective_from: 2024-01-01
    lines:
      supply: {acquisition: {months: 3}, commission: "10", residual: "1", service: "3", vat: "20"}
    heads: {commercial: "1", client: "0.5"}
events:
  - {on: 2024-03-01, do: client, id: romashka, line: supply, hunters: {ivan: 60, petr: 40}}
  - {on: 2024-03-01, do: deal, id: d1, client: romashka, kind: recurring, monthly: "1000"}
  - {on: 2024-03-02, do: payment, id: p1, client: romashka, deal: d1, amount: "1000"}
"""
NEXT_LINE = COMPANY.count("\n") + 1


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """The exit status, what was printed, and what was said on stderr."""
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        cli(["simulate", *words])
    status = ended.value.code
    assert status is None or isinstance(status, int)
    return status or 0, *capsys.readouterr()


def refuses(capsys: pytest.CaptureFixture[str], path: Path, text: str, where: str, words: str) -> None:
    """`words`: all that is said; what follows an ellipsis is said by a library."""
    path.write_text(text, "utf-8")
    for options in ((), ("--json",)):
        status, printed, said = run(capsys, str(path), *options)

        assert (status, printed) == (2, "")
        ours, more, _ = f"{path}: {where}: {words}".partition("…")
        assert said.startswith(ours) if more else said == f"{ours}\n"
        assert said.count("\n") == 1
        assert said.endswith("\n")
