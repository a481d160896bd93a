"""What the `.ftl` files must obey by themselves; each rule gives its violations as sentences."""

import re
from collections.abc import Iterator, Mapping

from fluent.syntax.ast import (
    BaseNode,
    Identifier,
    Message,
    MessageReference,
    Placeable,
    SelectExpression,
    StringLiteral,
    Term,
    TermReference,
    TextElement,
    VariableReference,
)

Entries = Mapping[str, Message | Term]

PLURALS = {"ru": ("one", "few", "many", "other"), "en": ("one", "other")}
CATEGORIES = {"zero", "one", "two", "few", "many", "other"}
TAGS = {
    *("a", "b", "strong", "i", "em", "u", "ins", "s", "strike", "del"),
    *("tg-spoiler", "span", "tg-emoji", "code", "pre", "blockquote"),
}
_TAG = re.compile(r"<(/?)([a-z-]*)[^<>]*>")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


def nodes(node: object) -> Iterator[BaseNode]:
    """A node of the syntax tree and all under it, in the order of the text."""
    if isinstance(node, list | tuple):
        for item in node:
            yield from nodes(item)
    elif isinstance(node, BaseNode):
        yield node
        for name, value in vars(node).items():
            if name not in {"span", "comment"}:
                yield from nodes(value)


def references(entry: Message | Term) -> set[str]:
    """The keys that an entry's words include."""
    found = set()
    for node in nodes(entry):
        if isinstance(node, MessageReference):
            found.add(node.id.name)
        elif isinstance(node, TermReference):
            found.add(f"-{node.id.name}")
    return found


def variables(key: str, entries: Entries) -> set[str]:
    """The parameters that a key needs, those of the messages it includes too."""
    if key not in entries:
        return set()
    own = {node.id.name for node in nodes(entries[key]) if isinstance(node, VariableReference)}
    return own.union(*(variables(reference, entries) for reference in references(entries[key]) - {key}))


def language_differences(first: Entries, second: Entries) -> list[str]:
    """Keys that only one language has, and keys whose parameters differ."""
    lonely = [f"{key} is in one language only" for key in sorted(first.keys() ^ second.keys())]
    both = sorted(first.keys() & second.keys())
    differing = [(key, variables(key, first) ^ variables(key, second)) for key in both]
    return lonely + [f"{key}: only one language uses {sorted(names)}" for key, names in differing if names]


def broken_references(entries: Entries) -> list[str]:
    """Messages that include what does not exist."""
    return [
        f"{key} includes {reference}, which does not exist"
        for key, entry in entries.items()
        for reference in sorted(references(entry) - entries.keys())
    ]


def plural_gaps(language: str, entries: Entries) -> list[str]:
    """Selectors over a number that miss a plural form of the language; the last, `other`, must be the default."""
    gaps = []
    for key, entry in entries.items():
        for select in (node for node in nodes(entry) if isinstance(node, SelectExpression)):
            forms = {v.key.name: v.default for v in select.variants if isinstance(v.key, Identifier)}
            missing = [form for form in PLURALS[language] if form not in forms]
            if CATEGORIES & forms.keys() and (missing or not forms.get("other")):
                gaps.append(f"{key}: {missing or 'other is not the default'}")
    return gaps


def markup_faults(entries: Entries) -> list[str]:
    """Words that are not Telegram's HTML: unknown tags, tags left open, bare `&`, `<` and `>`."""
    return [f"{key}: {fault}" for key, entry in entries.items() for fault in _faults_of(_bare_text(entry))]


def _bare_text(entry: Message | Term) -> str:
    parts = []
    for node in nodes(entry):
        if isinstance(node, TextElement):
            parts.append(node.value)
        elif isinstance(node, StringLiteral):
            parts.append(str(node.parse()["value"]))
        elif isinstance(node, Placeable) and isinstance(node.expression, VariableReference):
            parts.append("x")
    return "".join(parts)


def _faults_of(text: str) -> Iterator[str]:
    still_open: list[str] = []
    for closing, tag in _TAG.findall(text):
        if tag not in TAGS:
            yield f"Telegram knows no <{tag}>"
        elif not closing:
            still_open.append(tag)
        elif not still_open or still_open.pop() != tag:
            yield f"</{tag}> closes nothing"
    if still_open:
        yield f"left open: {still_open}"
    rest = _TAG.sub("", text)
    if "&" in _ENTITY.sub("", rest):
        yield "a bare &"
    if "<" in rest or ">" in rest:
        yield "a bare < or >"
