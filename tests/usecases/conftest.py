import pytest

from storage.db import Tx
from tests.cast import Cast


@pytest.fixture
def cast(tx: Tx) -> Cast:
    """The company on 15 March 2024; payments wait for confirmation."""
    return Cast.founded(tx)
