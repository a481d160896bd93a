"""What was typed with the keyboard in the wrong layout: `hjvfirf 150r` is `ромашка 150к`, `фсьу 150л` `acme 150k`.

Each key gives one character in either layout, so a text keeps its length. Whether a text looks like the other layout is
told by how common its letters are: `j`, `v`, `f` in English, `щ`, `ь`, `ф` in Russian are not.
"""

import re
from typing import Final

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ"
_TO_CYRILLIC = str.maketrans(_LATIN + "/?^$&@", _CYRILLIC + '.,:;?"')
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
# between digits a key of the number pad was pressed, and "12/11" is what the key of "12.11" gives
_IN_NUMBER = str.maketrans("/?юб", ".,.,")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[^\w\s](?=[0-9])|(?<=[0-9])[юбЮБ](?=[0-9])")
_HAS_LATIN, _HAS_CYRILLIC = re.compile("[a-z]", re.IGNORECASE), re.compile("[а-яё]", re.IGNORECASE)
_BY_FREQUENCY: Final = ("etaoinshrdlcumwfgypbvkjxqz", "оеаинтсрвлкмдпуяыьгзбчйхжшющцэфъ")
_RANKS = {letter: rank for letters in _BY_FREQUENCY for rank, letter in enumerate(letters)}
_UNLIKELY: Final = 26
_MUCH_LIKELIER: Final = 2.5
_LETTERS_TO_TELL: Final = 4


def switched(text: str) -> list[str]:
    """The other texts that the same keys give: Latin words in the Russian layout, Cyrillic ones in the Latin."""
    found: list[str] = []
    if _HAS_LATIN.search(text):
        found.append(_retyped(text, _HAS_CYRILLIC, _TO_CYRILLIC))
    if _HAS_CYRILLIC.search(text):
        found.append(_retyped(text, _HAS_LATIN, _TO_LATIN))
    return found


def _retyped(text: str, stays: re.Pattern[str], keys: dict[int, int]) -> str:
    words = re.split(r"(\s)", text)
    return "".join(word if stays.search(word) else _word(word, keys) for word in words)


def _word(word: str, keys: dict[int, int]) -> str:
    pieces: list[str] = []
    position = 0
    for match in _BETWEEN_DIGITS.finditer(word):
        pieces += (word[position : match.start()].translate(keys), match[0].lower().translate(_IN_NUMBER))
        position = match.end()
    return "".join([*pieces, word[position:].translate(keys)])


def looks_switched(words: str, other: str) -> bool:
    """Whether `other` looks much more like words of its language than `words` do of theirs; too short ones never."""
    long_enough = sum(map(str.isalpha, words)) >= _LETTERS_TO_TELL
    return long_enough and _strangeness(words) - _strangeness(other) >= _MUCH_LIKELIER


def _strangeness(words: str) -> float:
    """The mean rank of the letters by frequency; what is no letter is as strange as the rarest."""
    typed = [char for char in words.lower().replace("ё", "е") if not char.isspace() and not char.isdigit()]
    return sum(_RANKS.get(char, _UNLIKELY) for char in typed) / len(typed) if typed else 0.0
