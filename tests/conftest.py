"""What every test stands on: databases of its own, and forms that are never taken for one another."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # a busy machine is no failure
settings.load_profile("house")

pytest_plugins = ["tests.databases"]

LONG = frozenset(
    {
        "test_simulated_year.py",
        "test_demo_in_browser.py",
        "test_key_client_in_browser.py",
        "test_kill.py",
        "test_polling.py",
    }
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first: nobody waits for them at the end."""
    items.sort(key=lambda item: item.path.name not in LONG)


@pytest.fixture(scope="session", autouse=True)
def _forms_apart() -> Iterator[None]:
    """Numbers that count: aiogram-dialog draws the same one for two forms of a second, one time in a hundred."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("aiogram_dialog.api.entities.stack.new_id", map(str, count(1)).__next__)
        yield
