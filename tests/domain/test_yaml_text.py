"""YAML, and so JSON, as it was written: texts, lines, and nothing that a plain file has no need of."""

import pytest

from domain import yaml_text
from domain.yaml_text import DEEPEST, Fields, Listing, Scalar, WrittenError, read_tree


def test_everything_remembers_its_line_and_every_scalar_is_a_text() -> None:
    found = read_tree('when: 2024-03-01\nmany:\n  - 1_000\n  - {on: no, "": "~"}\n')

    assert isinstance(found, Fields)
    assert (found.line, found.key_lines) == (1, {"when": 1, "many": 2})
    assert found.values["when"] == Scalar("2024-03-01", 1, quoted=False)
    many = found.values["many"]
    assert isinstance(many, Listing)
    first, second = many.items
    assert (many.line, first) == (3, Scalar("1_000", 3, quoted=False))
    assert isinstance(second, Fields)
    assert second.values == {"on": Scalar("no", 4, quoted=False), "": Scalar("~", 4, quoted=True)}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ('{"a": "\\ud83d\\ude00"}', "😀"),
        ('  {"a": "\\uD83D\\uDE00!"}', "😀!"),
        ('{"a": "\\\\ud83d\\\\ude00"}', "\\ud83d\\ude00"),
        ('{"a": "\\\\\\ud83d\\ude00"}', "\\😀"),
        ('{"a": "\\udbff\\udfff"}', "\U0010ffff"),
        ("a: \\ud83d\\ude00", "\\ud83d\\ude00"),
    ],
)
def test_what_json_writes_in_two_halves_is_one_character(text: str, meant: str) -> None:
    found = read_tree(text)

    assert isinstance(found, Fields)
    assert isinstance(found.values["a"], Scalar)
    assert found.values["a"].text == meant


@pytest.mark.parametrize(
    ("text", "line", "where", "problem"),
    [
        ("", 1, "", "the file is empty"),
        ("\na: \x07", 2, "", "a character that is not printable"),
        ("\x07", 1, "", "a character that is not printable"),
        ("a: 1\nb: &x 2\n", 2, "", "anchors and aliases are not read: write it out"),
        ("a: 1\nb: &x {}\n", 2, "", "anchors and aliases are not read: write it out"),
        ("a: 1\nb: !t 2\n", 2, "", "tags are not read"),
        ("a: 1\nb: !t []\n", 2, "", "tags are not read"),
        ("a: 1\nb: *x\n", 2, "", "anchors and aliases are not read: write it out"),
        ("a: 1\n--- \nb: 2\n", 3, "", "a second document: a file holds one"),
        ("a: 1\n? [b]\n: 2\n", 2, "", "a field's name is a text"),
        ("a: 1\nb: 2\na: 3\n", 3, "a", "given twice"),
        (f"a: 1\nb: {'[' * DEEPEST}", 2, "", "nested too deeply"),
    ],
)
def test_what_is_not_read_is_told_by_its_line(text: str, line: int, where: str, problem: str) -> None:
    with pytest.raises(WrittenError) as error:
        read_tree(text)

    refused = error.value
    assert (refused.line, refused.where, refused.problem) == (line, where, problem)
    assert refused.args == (line, where, problem)


@pytest.mark.parametrize(("text", "line"), [("a: 1\nb: [\n", 3), ("a: 1\n\t- b\n", 2), ('a: 1\nb: "c', 2)])
def test_what_is_no_yaml_is_told_by_its_line_in_the_words_of_the_library(text: str, line: int) -> None:
    with pytest.raises(WrittenError, match="not YAML: ") as error:
        read_tree(text)

    assert (error.value.line, error.value.where) == (line, "")


def test_a_text_may_be_as_deep_and_as_long_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(read_tree("[" * DEEPEST + "]" * DEEPEST), Listing)
    monkeypatch.setattr(yaml_text, "MOST_CHARACTERS", 1024**2)
    assert read_tree("a".ljust(1024**2)) == Scalar("a", 1, quoted=False)
    with pytest.raises(WrittenError) as error:
        read_tree("a".ljust(1024**2 + 1))

    assert (error.value.line, error.value.where) == (1, "")
    assert error.value.problem == "longer than 1 million characters"
