"""The guards that the programs take out one by one stand where these look for them: no table of docs is out of date."""

from pathlib import Path

import pytest

from tests.access.without_guards import GUARDS as OF_ACCESS
from tests.faults.without_guards import GUARDS, Guard

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("guard", [*GUARDS, *OF_ACCESS], ids=lambda guard: guard.name)
def test_a_guard_stands_once_where_it_is_taken_out_and_its_test_is_there(guard: Guard) -> None:
    file, _, test = guard.test.partition("::")  # or a whole file of tests
    wanted = f"def {test.partition('[')[0]}(" if test else "def test_"

    assert (ROOT / guard.file).read_text(encoding="utf-8").count(guard.there) == 1
    assert wanted in (ROOT / file).read_text(encoding="utf-8")
