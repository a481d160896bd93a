"""Every use case × everybody × what is theirs, their department's, foreign or unknown: the exact answer, no trace."""

from collections import defaultdict

import pytest

from tests.access.matrix import TABLE, Cells, Row, read_table, use_cases

LETTERS, ROWS = read_table()
USE_CASES = dict(use_cases())
OF_USE_CASE: dict[str, list[Row]] = defaultdict(list)
for each in ROWS:
    OF_USE_CASE[each.use_case].append(each)
LEAST = 8000
"""Cells; docs/security.md says so."""


def test_every_use_case_has_its_line_and_no_line_is_about_nothing() -> None:
    missing = "\n".join(f"{name} <arguments> | ?? ???? ??? ???" for name in USE_CASES if name not in OF_USE_CASE)
    gone = [name for name in OF_USE_CASE if name not in USE_CASES]

    assert not missing, f"say in {TABLE} who may do this, and to what (its head explains the columns):\n{missing}"
    assert not gone, f"{TABLE} is about use cases that are no more: {gone}"


@pytest.mark.parametrize("use_case", [name for name in OF_USE_CASE if name in USE_CASES])
def test_everybody_gets_the_answer_that_the_table_says(cells: Cells, use_case: str) -> None:
    wrong = [w for row in OF_USE_CASE[use_case] for w in cells.wrong(row, LETTERS, USE_CASES[use_case])]

    assert not wrong, "\n".join(wrong)


def test_there_are_as_many_cells_as_is_said(cells: Cells) -> None:
    assert sum(cells.number_of(row) for row in ROWS) > LEAST
