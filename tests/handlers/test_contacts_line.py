"""How many of us a client knows, in words: of how many, more than that, and enough but without somebody who matters."""

from datetime import date

import pytest

from domain.coverage import Coverage
from domain.staff import DepartmentKind
from handlers.coverage_screens import contacts_line
from texts import Texts

CASES = [
    (Coverage(2, 2), [], "Личные контакты: 2 из 2", "Personal contacts: 2 of 2"),
    (Coverage(5, 4), [], "Личные контакты: 5 (нужно 4)", "Personal contacts: 5 (4 needed)"),
    (
        Coverage(1, 2, missing_kinds=(DepartmentKind.CLIENT,)),
        [],
        "Личные контакты: 1 из 2 — нет: клиентский отдел",
        "Personal contacts: 1 of 2 — missing: client department",
    ),
    (
        Coverage(4, 4, missing_heads=(7,)),
        ["Анна Кузнецова"],
        "Личные контакты: 4 из 4, но нет: Анна Кузнецова",
        "Personal contacts: 4 of 4, but missing: Анна Кузнецова",
    ),
]


@pytest.mark.parametrize(("met", "heads", "russian", "english"), CASES)
def test_it_says_how_many_and_who_is_missing(met: Coverage, heads: list[str], russian: str, english: str) -> None:
    said = [str(contacts_line(Texts.of(language, today=date(2026, 11, 23)), met, heads)) for language in ("ru", "en")]

    assert said == [russian, english]
