"""Each rule about words finds what it is there to find."""

from textwrap import dedent

from fluent.syntax.ast import Message, Term

from tests.guards import code_words, word_rules
from texts.loader import read_resource


def entries(source: str) -> dict[str, Message | Term]:
    body = read_resource(dedent(source), "sample").body
    found = [entry for entry in body if isinstance(entry, Message | Term)]
    return {entry.id.name if isinstance(entry, Message) else f"-{entry.id.name}": entry for entry in found}


def test_a_key_of_one_language_is_found() -> None:
    found = word_rules.language_differences(entries("a = 1\nb = 2"), entries("a = 1\nc = 3"))

    assert found == ["b is in one language only", "c is in one language only"]


def test_a_parameter_of_one_language_is_found_even_inside_a_selector_or_an_included_message() -> None:
    first = entries("""
        select = { $n ->
            [one] { $client }
           *[other] many
         }
        outer = { inner }
        inner = { $sum }
        same = { $x }
        """)
    second = entries("select = { $n }\nouter = plain\ninner = { $sum }\nsame = also { $x }")

    assert word_rules.language_differences(first, second) == [
        "outer: only one language uses ['sum']",
        "select: only one language uses ['client']",
    ]


def test_an_included_message_that_does_not_exist_is_found() -> None:
    found = word_rules.broken_references(entries("a = { b } { -brand } { c }\nc = there"))

    assert found == ["a includes -brand, which does not exist", "a includes b, which does not exist"]


def test_a_missing_plural_form_is_found_and_other_selectors_are_left_alone() -> None:
    sample = entries("""
        short = { $n ->
            [one] a
            [few] b
           *[other] c
         }
        wrong-default = { $n ->
            [one] a
            [few] b
           *[many] c
            [other] d
         }
        full = { $n ->
            [0] none
            [one] a
            [few] b
            [many] c
           *[other] d
         }
        flag = { $late ->
            [true] late
           *[false] in time
         }
        """)

    assert word_rules.plural_gaps("ru", sample) == ["short: ['many']", "wrong-default: other is not the default"]
    assert word_rules.plural_gaps("en", sample) == ["wrong-default: other is not the default"]


def test_markup_that_telegram_refuses_is_found() -> None:
    sample = entries("""
        good = <b>{ $name }</b> &amp; <a href="{ $url }">link</a>
        tag = <div>a</div>
        unclosed = <b>a
        crossed = <b><i>a</b></i>
        ampersand = R&B
        bracket = a > b
        """)

    assert word_rules.markup_faults(sample) == [
        "tag: Telegram knows no <div>",
        "tag: Telegram knows no <div>",
        "unclosed: left open: ['b']",
        "crossed: </b> closes nothing",
        "crossed: </i> closes nothing",
        "ampersand: a bare &",
        "bracket: a bare < or >",
    ]


def test_a_key_that_no_file_has_is_found_in_every_way_of_saying_it() -> None:
    code = """
        say("known")
        say("lost-1")
        self.texts.plain("lost-2")
        Said("lost-3", 5)
        say("known" if late else "lost-4")
        print("lost-5")
        """
    words = code_words.words_in({"a.py": dedent(code)})

    assert code_words.unknown_keys(words, entries("known = yes")) == [
        "a.py:3 says lost-1, which no file has",
        "a.py:4 says lost-2, which no file has",
        "a.py:5 says lost-3, which no file has",
        "a.py:6 says lost-4, which no file has",
    ]


def test_wrong_parameters_are_found_where_the_source_tells_them() -> None:
    code = """
        say("paid", client=name, amount=amount)
        say("paid", client=name)
        say("paid", client=name, amount=amount, sum=amount)
        say("paid", **params)
        Said("paid")
        """
    words = code_words.words_in({"a.py": dedent(code)})

    assert code_words.wrong_parameters(words, entries("paid = { $client } { $amount }")) == [
        "a.py:3 paid: needs ['amount', 'client'], is given ['client']",
        "a.py:4 paid: needs ['amount', 'client'], is given ['amount', 'client', 'sum']",
    ]


def test_a_computed_key_that_is_not_declared_is_found() -> None:
    words = code_words.words_in({"a.py": 'say(f"role-{role}")\nsay(f"status-{status}")\nsay(f"{key}-short")'})

    assert code_words.undeclared_computed_keys(words, ["role-"]) == [
        "a.py:2 computes a key from 'status-'",
        "a.py:3 computes a key from ''",
    ]


def test_an_unused_key_is_found() -> None:
    words = code_words.words_in({"a.py": 'KEY = "by-literal"\nprint(f"role-{role}")'})
    sample = entries("by-literal = 1 { included }\nincluded = 2\nrole-head = 3\nidle = 4")

    assert code_words.unused_keys(words, sample, ["role-"]) == ["idle"]


def test_russian_words_are_found_in_literals_but_not_in_docstrings_and_comments() -> None:
    code = '"""Приказ."""\n# оплата\nlabel = "Да"\nshown = f"{name} — ещё"\nplain = "Yes"\n'

    assert code_words.cyrillic_literals(code) == [3, 4]
