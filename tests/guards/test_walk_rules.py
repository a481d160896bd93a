"""The rules by which a walk is judged find what they are for."""

from typing import Any

from handlers.presses import Press
from tests.guards.press_kinds import kinds, never_pressed
from tests.guards.readable import signs_alone, walls, wide_tables


def message(text: str, *buttons: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "reply_markup": {"inline_keyboard": [[{"text": label} for label in buttons]]}, **more}


def test_a_first_screen_of_more_than_twelve_lines_is_a_wall_unless_it_is_a_report() -> None:
    answers = {
        "/start": message("\n\n".join("строка" for _ in range(12))),
        "/plan": message("\n".join("строка" for _ in range(13))),
        "/digest": message("\n".join("строка" for _ in range(13))),
    }

    assert list(walls(answers)) == ["/plan: 13 lines"]


def test_lines_and_buttons_of_emoji_alone_are_found() -> None:
    found = signs_alone([message("✅\n\n⏳ ждёт", "🌴", "‹", "🌴 в отъезде")])

    assert list(found) == ["a line '✅'", "a button '🌴'"]


def test_a_table_wider_than_a_phone_is_found() -> None:
    wide, narrow = "а" * 31, "б" * 30
    table = {"type": "pre", "offset": 3, "length": 62}

    assert list(wide_tables([message(f"👋\n{wide}\n{narrow}", entities=[table])])) == [f"a table's line {wide!r}"]


def test_kinds_that_nobody_pressed_are_named() -> None:
    everything = {":".join(kind).rstrip(":") for kind in kinds()}

    missing = set(never_pressed(["ho:show", "ho:made-up", "trs:0", "trs:x", "nobody's"]))

    assert everything - {each.rstrip(":") for each in missing} == {"ho:show", "trs"}


def test_no_two_kinds_of_press_begin_alike() -> None:
    found = [press.__prefix__ for press in Press.__subclasses__()]

    assert sorted(found) == sorted(set(found))
