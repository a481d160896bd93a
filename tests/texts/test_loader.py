from pathlib import Path

import pytest
from fluent.syntax.ast import Message, Term

from texts.loader import LANGUAGES, Bundle, entries, passages, read_resource


def test_a_line_that_cannot_be_read_stops_the_program() -> None:
    with pytest.raises(ValueError, match=r"ru/staff.ftl: cannot be read: .*broken line"):
        read_resource("good = 1\nbroken line\n", "ru/staff.ftl")


def test_a_key_that_stands_twice_is_refused_also_across_files(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "clients.ftl").write_text("name = 1\n", "utf-8")
    (tmp_path / "ru" / "deals.ftl").write_text("name = 2\n", "utf-8")

    with pytest.raises(ValueError, match=r"ru/deals.ftl: name stands twice"):
        passages("ru", tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_read_when_it_is_said_is_what_stands_in_the_files(language: str) -> None:
    words = entries(language)

    assert list(passages(language)) == list(words)
    for key, passage in passages(language).items():
        (alone,) = (entry for entry in read_resource(passage, key).body if isinstance(entry, Message | Term))
        assert alone.equals(words[key], ignored_fields=["span", "comment"])


def test_a_message_that_cannot_be_read_stops_what_says_it(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "clients.ftl").write_text("good = 1\nbad = { $\n", "utf-8")
    made = Bundle("ru", passages("ru", tmp_path))

    good = made.get_message("good").value
    assert good is not None
    assert made.format_pattern(good) == ("1", [])
    with pytest.raises(ValueError, match="bad: cannot be read"):
        made.get_message("bad")
    with pytest.raises(LookupError):
        made.get_message("none")


def test_messages_and_terms_are_read_by_key(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "clients.ftl").write_text("# words\nname = 1\n-brand = 2\n", "utf-8")

    assert list(entries("ru", tmp_path)) == ["name", "-brand"]
