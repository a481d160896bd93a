"""Markup is made in one place: outside `texts` nothing becomes `Html` but what stands in the code word for word.

mypy does the rest: a screen takes `Html` and no `str`, and what people typed is a `str`. What is sent beside screens is
listed here.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.guards.test_refusals import PACKAGES, ROOT

KEPT_IN_A_FORM = {("handlers/form_parts.py", "problem")}
"""Words that were said once and are kept with a form until it is drawn again."""
SENDING = {
    "answer",
    "send_message",
    "send_photo",
    "send_document",
    "edit_text",
    "edit_caption",
    "edit_message_text",
    "edit_message_caption",
    "InputTextMessageContent",
    "InputMediaPhoto",
    "SendMessage",
    "EditMessageText",
}
WORDS = {
    "ctx.say.toast",
    "say",
    "say.toast",
    "part.text",
    "screen.text",
    "sent.text",
    "shortened",
    "toast",
    "words",
    "_link",
}
"""What is sent as text: a screen's, what `say` gives, a toast, which is no markup; errors and an invitation's link."""


def calls(names: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Each call of one of these in the program: in which file, and how."""
    for package in (*PACKAGES, "reports"):
        for file in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in names:
                    yield str(file.relative_to(ROOT)), node


def test_nothing_typed_can_become_markup() -> None:
    made = {
        (file, ast.unparse(call.args[0]))
        for file, call in calls({"Html"})
        if call.args and not isinstance(call.args[0], ast.Constant)
    }

    assert made == KEPT_IN_A_FORM


def test_nobody_says_of_a_text_that_it_is_markup() -> None:
    assert [(file, call.lineno) for file, call in calls({"cast"}) if "Html" in ast.unparse(call.args[0])] == []


def test_what_is_sent_beside_screens_are_words_of_ours() -> None:
    sent = {word for _, call in calls(SENDING) for word in texts_of(call)}

    assert sent - WORDS == set()


def texts_of(call: ast.Call) -> Iterator[str]:
    """What stands where a call sends text."""
    named = [keyword.value for keyword in call.keywords if keyword.arg in {"text", "caption", "message_text"}]
    placed = [arg for arg in call.args if not isinstance(arg, ast.Starred)][:2]
    for value in [*named, *placed]:
        if isinstance(value, ast.Call):
            yield ast.unparse(value.func)
        elif (isinstance(value, ast.Attribute) and value.attr in {"text", "caption"}) or isinstance(
            value, ast.JoinedStr | ast.BinOp
        ):
            yield ast.unparse(value)


def test_the_guard_sees_what_it_guards() -> None:
    assert Path(ROOT / "handlers").is_dir()
    assert len(list(calls({"Html"}))) > 10
    assert len(list(calls(SENDING))) > 10
