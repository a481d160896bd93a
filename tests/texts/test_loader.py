from pathlib import Path

import pytest

from texts.loader import entries, read_resource


def test_a_line_that_cannot_be_read_stops_the_program() -> None:
    with pytest.raises(ValueError, match=r"ru/staff.ftl: cannot be read: .*broken line"):
        read_resource("good = 1\nbroken line\n", "ru/staff.ftl")


def test_a_key_that_stands_twice_is_refused_also_across_files(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "clients.ftl").write_text("name = 1\n", "utf-8")
    (tmp_path / "ru" / "deals.ftl").write_text("name = 2\n", "utf-8")

    with pytest.raises(ValueError, match=r"ru/deals.ftl: name stands twice"):
        entries("ru", tmp_path)


def test_messages_and_terms_are_read_by_key(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "clients.ftl").write_text("# words\nname = 1\n-brand = 2\n", "utf-8")

    assert list(entries("ru", tmp_path)) == ["name", "-brand"]
