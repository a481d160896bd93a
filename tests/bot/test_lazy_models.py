"""aiogram imported without building its models is the same aiogram: every model can still be built."""

import gc
import json
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from pydantic import BaseModel

from bot.lazy_models import import_lean

LAZY = """
from bot.lazy_models import import_lean
lazy = import_lean()
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


def test_lazy_models_wait_and_are_the_same_once_built() -> None:
    plain, lazy = report(PLAIN), report(LAZY)

    assert lazy["lazy"] is True
    assert lazy["built"] * 10 < plain["built"]
    assert lazy["unbuilt"] == []
    assert (lazy["shape"], lazy["read"], lazy["told"]) == (plain["shape"], 5, "hi")


@pytest.mark.parametrize("says_the_names", [True, False])
def test_where_a_library_does_not_build_as_expected_all_models_are_built_at_once(
    monkeypatch: pytest.MonkeyPatch, *, says_the_names: bool
) -> None:
    # given a library whose models wait for one another, and that is otherwise not as it was
    class Chat(BaseModel):
        owner: "Owner"

    class Owner(BaseModel):
        name: str

    def other_library(module: str) -> SimpleNamespace:
        if not module.startswith("aiogram."):
            return SimpleNamespace()
        if module != "aiogram.types":
            raise AttributeError(module)
        if says_the_names:
            Chat.model_rebuild(_types_namespace={"Owner": Owner})
        else:
            Chat.model_rebuild()
        return SimpleNamespace(Owner=Owner)

    monkeypatch.delitem(sys.modules, "aiogram")
    monkeypatch.setattr("bot.lazy_models.import_module", other_library)

    # when
    try:
        lazy = import_lean()
    finally:
        gc.enable()

    # then
    assert (lazy, Chat.__pydantic_complete__) == (False, True)
    assert Chat.model_validate({"owner": {"name": "Иван"}}).owner == Owner(name="Иван")
