"""aiogram imported without building its models is the same aiogram: every model can still be built."""

import json
import subprocess
import sys
from typing import Any

import pytest

LAZY = """
from bot.lazy_models import import_aiogram
lazy = import_aiogram()
"""
UNKNOWN = """
from pydantic import BaseModel
import bot.lazy_models
def fail(*_): raise AttributeError
bot.lazy_models._build_later = fail
lazy = bot.lazy_models.import_aiogram()
"""
PLAIN = "lazy = False"
BUILT_AT_IMPORT = """
import aiogram.types
built = sum(getattr(aiogram.types, name).__pydantic_complete__ for name in aiogram.types.__all__
            if hasattr(getattr(aiogram.types, name), "__pydantic_complete__"))
"""
REPORT = """
import json, hashlib, re, aiogram.types, aiogram.methods
from aiogram.methods.base import Response
models = [getattr(module, name) for module in (aiogram.types, aiogram.methods) for name in module.__all__]
models = [model for model in models if hasattr(model, "model_rebuild")]
for model in models:
    model.model_rebuild()
unbuilt = [model.__name__ for model in models if not model.__pydantic_complete__]
fields = {m.__name__: sorted(f"{k}: {v.annotation} {v.is_required()} {v.alias}" for k, v in m.model_fields.items())
          for m in models}
update = {"update_id": 1, "message": {"message_id": 2, "date": 3, "text": "hi", "chat": {"id": 5, "type": "private"}}}
read = aiogram.types.Update.model_validate(update).message.chat.id
told = Response[aiogram.types.Message].model_validate({"ok": True, "result": update["message"]}).result.text
shape = hashlib.sha256(re.sub("0x[0-9a-f]+", "", json.dumps(fields, sort_keys=True)).encode()).hexdigest()
print(json.dumps({"lazy": lazy, "built": built, "unbuilt": unbuilt, "shape": shape, "read": read, "told": told}))
"""


def report(how: str) -> dict[str, Any]:
    script = how + BUILT_AT_IMPORT + REPORT
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
    answer: dict[str, Any] = json.loads(found.stdout)
    return answer


@pytest.fixture(scope="module")
def plain() -> dict[str, Any]:
    """What the plain import gives."""
    return report(PLAIN)


def test_lazy_models_wait_and_are_the_same_once_built(plain: dict[str, Any]) -> None:
    lazy = report(LAZY)

    assert lazy["lazy"] is True
    assert lazy["built"] * 10 < plain["built"]
    assert lazy["unbuilt"] == []
    assert (lazy["shape"], lazy["read"], lazy["told"]) == (plain["shape"], 5, "hi")


def test_where_aiogram_no_longer_builds_as_expected_all_models_are_built_at_once(plain: dict[str, Any]) -> None:
    fallen_back = report(UNKNOWN)

    assert fallen_back["lazy"] is False
    assert (fallen_back["built"], fallen_back["shape"]) == (plain["built"], plain["shape"])
    assert (fallen_back["unbuilt"], fallen_back["read"], fallen_back["told"]) == ([], 5, "hi")
