"""What every test stands on: databases of its own, and forms that are never taken for one another."""

from collections.abc import Iterator
from itertools import count

import pytest

pytest_plugins = ["tests.databases"]


@pytest.fixture(scope="session", autouse=True)
def _forms_apart() -> Iterator[None]:
    """Numbers that count: aiogram-dialog draws the same one for two forms of a second, one time in a hundred."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aiogram_dialog.api.entities.stack.new_id", map(str, count(1)).__next__)
        yield
