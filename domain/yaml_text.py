"""YAML, and so JSON, as a tree in which everything remembers its line and every scalar is the text that was written.

Nothing is guessed: `on`, `no`, `1_000` and `2024-03-01` stay what they are, and money never becomes a float. What a
plain file has no need of is refused, so a file cannot grow beyond its size: anchors, tags, second documents, depth.
"""

import re
from dataclasses import dataclass, field
from typing import Final

import yaml

MOST_CHARACTERS: Final = 64 * 1024 * 1024
DEEPEST: Final = 12

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_JSON_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


class WrittenError(Exception):
    """A file that cannot be read: the line, the field where it is known, and what is wrong, in words."""

    def __init__(self, line: int, where: str, problem: str) -> None:
        super().__init__(line, where, problem)
        self.line, self.where, self.problem = line, where, problem


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, and its line. `quoted`: it was written as a string, so that it cannot mean "nothing"."""

    text: str
    line: int
    quoted: bool

    @property
    def nothing(self) -> bool:
        """Whether it says that there is no value."""
        return not self.quoted and self.text in {"", "~", "null", "Null", "NULL"}


@dataclass(frozen=True, slots=True)
class Listing:
    """Items in their order."""

    line: int
    items: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fields:
    """Values by their keys, in the order in which they were written; `key_lines`: where each key stands."""

    line: int
    values: dict[str, "Node"] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Listing | Fields


def read_tree(text: str) -> Node:
    """The tree that a text writes; WrittenError when it is no YAML, or more than plain YAML."""
    if len(text) > MOST_CHARACTERS:
        raise WrittenError(1, "", f"longer than {MOST_CHARACTERS // 1024**2} million characters")
    stray = _UNPRINTABLE.search(text)
    if stray:
        raise WrittenError(text.count("\n", 0, stray.start()) + 1, "", "a character that is not printable")
    if text.lstrip().startswith("{"):
        text = _JSON_PAIR.sub(_character, text)
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = mark.line + 1 if mark else 1
        raise WrittenError(line, "", f"not YAML: {wrong.problem or wrong.context}") from None
    if builder.tree is None:
        raise WrittenError(1, "", "the file is empty")
    return builder.tree


def _character(pair: re.Match[str]) -> str:
    """A character that JSON writes as two halves, which YAML does not know."""
    high, low = int(pair[2], 16), int(pair[3], 16)
    return pair[1] + chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


class _Builder:
    """Puts the parser's events together, without recursion."""

    def __init__(self) -> None:
        self.tree: Node | None = None
        self._open: list[Listing | Fields] = []
        self._keys: list[str | None] = []

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            _ensure_simple(event)
            self._put(Scalar(event.value, _line(event), bool(event.style)))
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            _ensure_simple(event)
            line = _line(event)
            self._begin(Fields(line) if isinstance(event, yaml.MappingStartEvent) else Listing(line))
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._open.pop()
            self._keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise WrittenError(_line(event), "", "anchors and aliases are not read: write it out")

    def _begin(self, node: Listing | Fields) -> None:
        if len(self._open) >= DEEPEST:
            raise WrittenError(node.line, "", "nested too deeply")
        self._put(node)
        self._open.append(node)
        self._keys.append(None)

    def _put(self, node: Node) -> None:
        if not self._open:
            if self.tree is not None:
                raise WrittenError(node.line, "", "a second document: a file holds one")
            self.tree = node
            return
        holder = self._open[-1]
        if isinstance(holder, Listing):
            holder.items.append(node)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = _new_key(holder, node)
        else:
            holder.values[key] = node
            self._keys[-1] = None


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _ensure_simple(event: yaml.NodeEvent) -> None:
    line = _line(event)
    if event.anchor is not None:
        raise WrittenError(line, "", "anchors and aliases are not read: write it out")
    if getattr(event, "tag", None) is not None:
        raise WrittenError(line, "", "tags are not read")


def _new_key(holder: Fields, node: Node) -> str:
    if not isinstance(node, Scalar):
        raise WrittenError(node.line, "", "a field's name is a text")
    if node.text in holder.key_lines:
        raise WrittenError(node.line, node.text, "given twice")
    holder.key_lines[node.text] = node.line
    return node.text
