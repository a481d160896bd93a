"""A version of the plan as a file that people write and send: read with what the last version says, and written.

It is the plan of a scenario, so `simulate` can try it. A line is named by its code or by its title.
Contacts and the turnover of key clients are no part of it: they stay as they were.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from domain.money import Percent
from domain.plain_words import plain
from domain.plan import AcquisitionRule, CompensationPlan, PlanLine
from domain.plan_changes import next_number
from domain.plan_drafts import MOST_LINES, MOST_NUMBER, MOST_TITLE, free_code, known_code
from domain.plan_text import read_plan
from domain.written_fields import Flaw, Reader
from domain.yaml_text import read_tree

MOST_BYTES: Final = 64 * 1024

_CODE = re.compile(r"[a-z][a-z0-9_-]{0,19}")
_PLAIN = re.compile(r"[^\W\d_][\w \-]*(?<! )")
_NOT_PLAIN: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def read_plan_file(text: str, versions: Sequence[CompensationPlan], numbers: Iterable[str]) -> CompensationPlan:
    """The version that a file writes, after those `versions`; WrittenError says the line and the field.

    `numbers`: all that versions ever had, for a file that gives none.
    """
    tree = read_tree(text)
    plan = read_plan(tree, "", 0)
    reader = Reader(tree)
    number = plain(plan.number)
    if not reader.has("number"):
        number = next_number(numbers)
    if not 1 <= len(number) <= MOST_NUMBER:
        reader.refuse("number", f"1 to {MOST_NUMBER} characters", Flaw.NAME)
    lines = _lines(Reader(reader.get("lines"), "lines"), plan.lines, versions)
    if not versions:
        return replace(plan, number=number, lines=lines)
    last = versions[-1]
    return replace(
        plan,
        number=number,
        lines=lines,
        regular_contacts=last.regular_contacts,
        key_contacts=last.key_contacts,
        key_turnover=last.key_turnover,
    )


def _lines(
    reader: Reader, written: Mapping[str, PlanLine], versions: Sequence[CompensationPlan]
) -> dict[str, PlanLine]:
    known = {code: line.title for version in versions for code, line in version.lines.items()}
    found: dict[str, PlanLine] = {}
    for name, line in written.items():
        title = plain(name)
        code = title if title in known else _code(title, {*known, *found}, versions)
        if code in found:
            reader.refuse(name, "this line is written twice", Flaw.TWICE)
        if not 1 <= len(title) <= MOST_TITLE:
            reader.refuse(name, f"1 to {MOST_TITLE} characters", Flaw.NAME)
        found[code] = replace(line, code=code, title=known.get(code, title))
        if len(found) > MOST_LINES:
            reader.refuse(name, f"more than {MOST_LINES} lines", Flaw.MANY_LINES)
    return found


def _code(title: str, taken: Collection[str], versions: Sequence[CompensationPlan]) -> str:
    """The code of the line that is called so; that of a new line is its title where that is a short word."""
    known = known_code(title, versions)
    if known is not None:
        return known
    return title if _CODE.fullmatch(title) and title not in taken else free_code(taken)


def write_plan(plan: CompensationPlan) -> str:
    """The version as a file, lines by their titles; what `read_plan_file` reads again."""
    written = [f"number: {_text(plan.number)}", f"effective_from: {plan.effective_from}", "lines:"]
    for line in plan.lines.values():
        terms = [
            f"acquisition: {{{_period(line.acquisition)}}}",
            *(f"{name}: {_percent(value)}" for name, value in _percents(line)),
        ]
        written += [f"  {_text(line.title)}:", *(f"    {term}" for term in terms)]
    heads = f"commercial: {_percent(plan.commercial_head)}, client: {_percent(plan.client_head)}"
    return "\n".join([*written, f"heads: {{{heads}}}", ""])


def _percents(line: PlanLine) -> list[tuple[str, Percent]]:
    usual = [("commission", line.commission), ("residual", line.residual), ("service", line.service)]
    return usual if line.vat is None else [*usual, ("vat", line.vat)]


def _period(rule: AcquisitionRule) -> str:
    limits = [("payments", rule.payments), ("months", rule.months)]
    said = [f"{name}: {count}" for name, count in limits if count is not None]
    return ", ".join([*said, f"whichever: {rule.whichever.value}"] if len(said) > 1 else said)


def _percent(value: Percent) -> str:
    digits = f"{value:.2f}".rstrip("0").rstrip(".")
    return f'"{digits}"'


def _text(text: str) -> str:
    """A plain scalar where it can be nothing else, else a quoted one."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _NOT_PLAIN:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
