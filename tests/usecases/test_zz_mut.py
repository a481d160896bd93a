import pytest
from tests.usecases.test_ledger_property import *
import tests.usecases.test_ledger_property as t
from usecases import earnings as e
@pytest.mark.parametrize("skip", ["voided","refunded","confirmed","deal-closed","head-appointed","transferred"])
def test_mut(founded, skip, monkeypatch):
    real = e.refresh_by
    def fake(tx, actor, client, facts, reason):
        if reason == skip: return None
        return real(tx, actor, client, facts, reason)
    monkeypatch.setattr(e, "refresh_by", fake)
    with pytest.raises(BaseException):
        t.test_the_ledger_stands_as_if_computed_afresh_after_every_step(founded)
