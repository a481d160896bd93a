"""Names after "за"."""

from datetime import date

import pytest

from texts import Texts
from texts.russian_names import accusative


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("Борис Сидоров", "Бориса Сидорова"),
        ("Анна Кузнецова", "Анну Кузнецову"),
        ("Сергей Достоевский", "Сергея Достоевского"),
        ("Лев Толстой", "Льва Толстого"),
        ("Пётр Белый", "Петра Белого"),
        ("Игорь Ким", "Игоря Кима"),
        ("Никита Шевченко", "Никиту Шевченко"),
        ("Илья Черных", "Илью Черных"),
        ("Иван Сорока", "Ивана Сороку"),
        ("Мария Троцкая", "Марию Троцкую"),
        ("Наталья Шмидт", "Наталью Шмидт"),
        ("Любовь Орлова", "Любовь Орлову"),
        ("Римский-Корсаков Николай Андреевич", "Римского-Корсакова Николая Андреевича"),
        ("Кузнецова Анна Ивановна", "Кузнецову Анну Ивановну"),
        ("Иван Троцкий", "Ивана Троцкого"),
        ("Борис", "Бориса"),
        ("Boris S.", "Boris S."),
        ("", ""),
    ],
)
def test_a_name_is_declined_and_what_is_not_understood_stays(name: str, after: str) -> None:
    assert accusative(name) == after


def test_only_russian_declines() -> None:
    today = date(2026, 11, 23)

    assert Texts.of("ru", today=today).accusative("Иван") == "Ивана"
    assert Texts.of("en", today=today).accusative("Иван") == "Иван"
