"""A person's name in the accusative: "Иван Петров за Бориса Сидорова". What is not understood stays as it is."""

from typing import Final

_IRREGULAR: Final = {"Пётр": "Петра", "Петр": "Петра", "Павел": "Павла", "Лев": "Льва", "Любовь": "Любовь"}
_MEN_IN_A: Final = {"Никита", "Илья", "Лука", "Фома", "Кузьма", "Савва", "Данила", "Гаврила", "Добрыня"}
_OF_WOMEN: Final = ("ова", "ева", "ёва", "ина", "ына", "ая", "вна", "чна")
_WOMAN: Final = (("ая", "ую"), ("а", "у"), ("я", "ю"))
_MAN: Final = (
    ("ский", "ского"),
    ("цкий", "цкого"),
    ("ый", "ого"),
    ("ой", "ого"),
    ("й", "я"),
    ("ь", "я"),
    ("а", "у"),
    ("я", "ю"),
)
_UNCHANGED: Final = ("о", "е", "и", "у", "ю", "ы", "э", "ё", "их", "ых")


def accusative(name: str) -> str:
    """The name as it stands after "за": each word and each part of a double one by itself."""
    words = name.split(" ")
    woman = any(word.endswith(_OF_WOMEN) for word in words) or (
        words[0].endswith(("а", "я")) and words[0] not in _MEN_IN_A
    )
    return " ".join("-".join(_declined(part, woman=woman) for part in word.split("-")) for word in words)


def _declined(word: str, *, woman: bool) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, after in _WOMAN if woman else _MAN:
        if word.endswith(ending):
            return word.removesuffix(ending) + after
    last = word[-1:].lower()
    is_mans_consonant = "а" <= last <= "я" and not woman and not word.endswith(_UNCHANGED)
    return f"{word}а" if is_mans_consonant else word
