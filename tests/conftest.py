"""What every test stands on: databases of its own, and the long tests first."""

import pytest
from hypothesis import HealthCheck, settings

from bot.lazy_models import import_lean

import_lean()  # as the program does, before anybody imports it otherwise: seconds of each worker

# how long an example takes depends on who else is at work on the machine, and is no matter of the test
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

pytest_plugins = ["tests.databases"]

LONG = frozenset(
    {
        "test_company.py",
        "test_simulated_year.py",
        "test_screens.py",
        "test_demo_in_browser.py",
        "test_key_client_in_browser.py",
        "test_kill.py",
        "test_polling.py",
    }
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long ones first: nobody waits for them at the end."""
    items.sort(key=lambda item: item.path.name not in LONG)
