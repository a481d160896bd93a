"""The pages for people tell the truth: each button, command and picture in them is there."""

import re
from pathlib import Path

import pytest
from fluent.syntax.ast import Message, Pattern, Placeable, SelectExpression, Term, TextElement
from PIL import Image

from domain.staff import Role
from handlers import features
from texts.loader import LANGUAGES, entries

PAGES = Path(__file__).parents[2] / "docs" / "people"
ROLES = {
    "accountant": Role.ACCOUNTANT,
    "director": Role.DIRECTOR,
    "head": Role.HEAD,
    "hunter": Role.HUNTER,
    "manager": Role.ACCOUNT_MANAGER,
}
WIDTH = 390
HEAVIEST = 60_000
EACH = [pytest.param(language, name, id=f"{language}-{name}") for language in LANGUAGES for name in ROLES]


def page(language: str, name: str) -> str:
    return (PAGES / language / f"{name}.md").read_text("utf-8")


def said_in(language: str) -> list[str]:
    """All that the bot says, up to the first thing that differs from time to time."""
    return [said for entry in entries(language).values() if entry.value for said in sayings(entry)]


def sayings(entry: Message | Term) -> list[str]:
    """The beginnings of an entry's variants."""
    return beginnings(entry.value)


def beginnings(pattern: Pattern | None) -> list[str]:
    first = pattern.elements[0] if pattern and pattern.elements else None
    if isinstance(first, TextElement):
        return [first.value.strip(" ·:(")]
    if isinstance(first, Placeable) and isinstance(first.expression, SelectExpression):
        return [each for variant in first.expression.variants for each in beginnings(variant.value)]
    return []


def test_each_role_has_a_page_in_both_languages() -> None:
    assert [sorted(file.stem for file in (PAGES / each).iterdir()) for each in LANGUAGES] == [sorted(ROLES)] * 2


@pytest.mark.parametrize(("language", "name"), EACH)
def test_what_stands_in_bold_is_what_the_bot_says(language: str, name: str) -> None:
    quoted = re.findall(r"\*\*(.+?)\*\*", page(language, name))

    unknown = set(quoted) - set(said_in(language))

    assert quoted
    assert unknown == set()


@pytest.mark.parametrize(("language", "name"), EACH)
def test_each_command_is_in_the_menu_of_whom_the_page_is_for(language: str, name: str) -> None:
    commands = set(re.findall(r"`/(\w+)", page(language, name)))

    assert commands
    assert commands - set(features().commands_of(ROLES[name])) == set()


@pytest.mark.parametrize(("language", "name"), EACH)
def test_each_picture_is_there_as_wide_as_a_phone_and_light(language: str, name: str) -> None:
    pictures = re.findall(r"!\[[^]]+\]\((.+?)\)", page(language, name))

    assert pictures
    for picture in pictures:
        path = (PAGES / language / picture).resolve()
        assert path.parent.name == language
        assert path.stat().st_size < HEAVIEST, path.name
        with Image.open(path) as opened:
            assert opened.width == WIDTH, path.name
