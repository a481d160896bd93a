"""What every test stands on: databases of its own, and the long tests first."""

from collections.abc import Iterator

import pytest
import structlog
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


@pytest.fixture(autouse=True, scope="session")
def _loggers_that_ask() -> Iterator[None]:
    """A logger that keeps the settings of the test in which it was first used is deaf to `capture_logs` ever after."""
    plain = structlog.configure
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(structlog, "configure", lambda **how: plain(**{**how, "cache_logger_on_first_use": False}))
        yield
