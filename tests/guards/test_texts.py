"""The words are complete: each key in both languages, said somewhere, with what it needs; no words hide in the code."""

from functools import cache
from pathlib import Path

import pytest

from tests.guards.code_words import (
    CodeWords,
    cyrillic_literals,
    undeclared_computed_keys,
    unknown_keys,
    unused_keys,
    words_in,
    wrong_parameters,
)
from tests.guards.word_rules import broken_references, language_differences, markup_faults, plural_gaps
from texts.loader import LANGUAGES, entries

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "usecases", "domain", "storage", "scheduler", "reports", "texts")

DYNAMIC = (
    ("refusal-", "by the code of the refusal"),
    ("role-", "by the role"),
    ("department-", "by the kind of department"),
    ("month-", "by the grammatical form"),
    ("command-", "by the command"),
    ("clients-filter-", "by the filter of the list"),
    ("paper-", "by the state of the document"),
    ("payment-status-", "by the status of the payment"),
    ("payments-one-", "by the status of the payment"),
    ("earnings-kind-", "by the kind of the entry"),
    ("earnings-word-", "by the kind of the entry"),
    ("why-kind-", "by the kind of the entry"),
    ("side-list-", "by the number that the list stands behind"),
    ("audit-act-", "by the act in the audit log"),
    ("audit-field-", "by the field of an act"),
)
"""What computed keys begin with."""

PREFIXES = tuple(prefix for prefix, _ in DYNAMIC)
READS_RUSSIAN = {
    "domain/typed_text.py",
    "domain/amounts.py",
    "domain/amount_scales.py",
    "domain/amount_words.py",
    "domain/bank_notice.py",
    "domain/currencies.py",
    "domain/dates.py",
    "domain/payment_line.py",
    "domain/typed_batch.py",
    "domain/client_names.py",
    "domain/keyboard.py",
    "domain/line_references.py",
    "texts/russian_names.py",
    "bot/demo_clients.py",
    "bot/demo_company.py",
    "bot/demo_people.py",
    "bot/demo_transfers.py",
}
"""Files that know Russian words because they read them, or make up a company."""


def sources() -> dict[str, str]:
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file.read_text("utf-8") for file in files}


@cache
def said() -> CodeWords:
    return words_in(sources())


def test_both_languages_have_the_same_keys_with_the_same_parameters() -> None:
    assert language_differences(entries("ru"), entries("en")) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_include_only_words_that_exist(language: str) -> None:
    assert broken_references(entries(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_plurals_have_every_form_of_the_language(language: str) -> None:
    assert plural_gaps(language, entries(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_are_markup_that_telegram_takes(language: str) -> None:
    assert markup_faults(entries(language)) == []


def test_every_key_that_is_said_exists() -> None:
    assert unknown_keys(said(), entries("ru")) == []


def test_every_key_gets_the_parameters_that_it_needs_and_no_others() -> None:
    assert wrong_parameters(said(), entries("ru")) == []


def test_computed_keys_begin_as_declared() -> None:
    assert undeclared_computed_keys(said(), PREFIXES) == []


def test_every_key_is_used() -> None:
    assert unused_keys(said(), entries("ru"), PREFIXES) == []


def test_no_russian_words_stand_in_the_code() -> None:
    written = {name: text for name, text in sources().items() if name not in READS_RUSSIAN}

    found = [f"{name}:{line}" for name, text in written.items() for line in cyrillic_literals(text)]

    assert found == []
