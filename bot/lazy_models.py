"""Imports aiogram without building its 400 models: each is built when it is first used, which few ever are.

aiogram builds all of them at import, two seconds and 100 MB. This leans on two of its habits: that it does so by
`model_rebuild` with a namespace at the end of `aiogram.types`, and that pydantic calls the same on a model that is not
built yet. Where that no longer holds, all are built at once as before.
"""

import gc
import sys
from importlib import import_module
from typing import Any

from pydantic import BaseModel

_HeldBack = list[tuple[type[BaseModel], dict[str, Any]]]


def import_lean() -> bool:
    """Import aiogram and structlog; whether aiogram's models wait to be built. Without effect once it is imported.

    What is imported stays: from here to `bot.app.freeze` nobody looks for garbage in it, a quarter of a second.
    """
    if "aiogram" in sys.modules:
        return False
    gc.disable()
    _import_without_rich("structlog")
    held_back: _HeldBack = []
    plain, settings = BaseModel.__dict__["model_rebuild"], BaseModel.model_config
    replaceable: Any = BaseModel
    replaceable.model_rebuild = classmethod(lambda cls, **given: held_back.append((cls, given)))
    replaceable.model_config = {**settings, "defer_build": True}  # its types say so themselves, its methods do not
    try:
        types = import_module("aiogram.types")
    finally:
        replaceable.model_rebuild, replaceable.model_config = plain, settings
    try:
        _build_later(held_back[0][1]["_types_namespace"], plain.__func__)
    except (AttributeError, LookupError):
        for model, given in held_back:
            model.model_rebuild(**{"_types_namespace": vars(types), **given})
        return False
    return True


def _import_without_rich(name: str) -> None:
    """Structlog draws tracebacks with rich where it finds it: three megabytes for pictures that nobody looks at."""
    if "rich" in sys.modules:
        return
    sys.modules["rich"] = None  # type: ignore[assignment]  # import's own way to say that there is none
    try:
        import_module(name)
    finally:
        del sys.modules["rich"]


def _build_later(names: dict[str, Any], build: Any) -> None:
    def rebuild(cls: type[BaseModel], /, **given: Any) -> bool | None:
        given["_types_namespace"] = given.get("_types_namespace") or names
        built: bool | None = build(cls, **given)
        return built

    methods, types = import_module("aiogram.methods.base"), import_module("aiogram.types.base")
    for base in (types.TelegramObject, methods.TelegramMethod, methods.Response):
        base.model_rebuild = classmethod(rebuild)
