"""The parameters of one call, read the way the Bot API reads them.

A value may come as native JSON, as a string of a form, or as a string that holds JSON; the methods must not care.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.errors import Json, bad_request

_TRUE_WORDS = frozenset({"true", "yes", "1"})


@dataclass(frozen=True)
class UploadedFile:
    """A file that came with a call: its name as sent, its bytes, and the type the sender claims."""

    filename: str
    content: bytes
    content_type: str | None = None


class Params:
    """Values by name and the uploaded files by the name of their form field."""

    def __init__(self, values: Mapping[str, Any], files: Mapping[str, UploadedFile] | None = None) -> None:
        self._values = values
        self.files = dict(files or {})

    def has(self, name: str) -> bool:
        return self._values.get(name) not in (None, "")

    def text(self, name: str) -> str:
        """The value as a string, empty when absent."""
        value = self._values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The value as a whole number; as in the real server, what is not a number counts as the default."""
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def boolean(self, name: str) -> bool:
        return self.text(name).lower() in _TRUE_WORDS

    def mapping(self, name: str, what: str, *, unparsed: str = "") -> Json | None:
        """The value as a JSON object, None when absent; `what` (`unparsed` when no JSON) names it in the error."""
        value = self._json(name, unparsed or what)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {what}")
        return value

    def sequence(self, name: str, what: str) -> list[Any] | None:
        """The value as a JSON array, None when absent; `what` names the array in the error."""
        value = self._json(name, what)
        if value is None:
            return None
        if not isinstance(value, list):
            raise bad_request(f"expected an Array of {what}")
        return value

    def _json(self, name: str, what: str) -> Any:
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None
