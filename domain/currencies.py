"""Currencies as people write them: `₽`, `руб.`, `$`, `евро`. Amounts are in the company's own; nothing is converted."""

import re
from functools import cache
from typing import Final

ROUBLE: Final = "RUB"
_ROUBLES: Final = r"руб(?:л(?:ей|я|ь))?|рублик(?:ов|а)|[рp]"
_WORDS: Final = {
    ROUBLE: rf"{_ROUBLES}|rub(?:les?)?|rur|roubles?",
    "BYN": rf"{_ROUBLES}|byn",
    "KZT": r"тенге|тг|tenge|kzt",
    "USD": r"доллар(?:ов|а)?|долл|бакс(?:ов|а)?|dollars?|bucks?|usd",
    "EUR": r"евро|euros?|eur",
    "": r"юан(?:ей|я|ь)|фунт(?:ов|а)?|yuan|cny|gbp|pounds?",
}
_SIGNS: Final = {ROUBLE: "₽", "KZT": "₸", "USD": "$", "EUR": "€", "": "£¥"}


@cache
def with_currency(currency: str, *patterns: str) -> tuple[re.Pattern[str], ...]:
    """Patterns in which BEFORE and BEHIND stand for what is written at an amount of an ISO 4217 currency."""
    sign, word = _SIGNS.get(currency, ""), currency.lower()
    before = _pattern(sign, f"{word}|rur" if currency == ROUBLE else word)
    behind = _pattern(sign, _WORDS[currency])
    return tuple(re.compile(each.replace("BEFORE", before).replace("BEHIND", behind)) for each in patterns)


@cache
def foreign(own: str) -> re.Pattern[str]:
    """What names another currency than `own`; the roubles of two countries are written alike."""
    others = [each for each in _WORDS if each != own and {each, own} != {ROUBLE, "BYN"}]
    return re.compile(
        _pattern("".join(_SIGNS.get(each, "") for each in others), "|".join(_WORDS[each] for each in others))
    )


def names_another(folded: str, own: str) -> bool:
    """Whether a folded text speaks of money that is not in the company's currency."""
    return foreign(own).search(folded) is not None


def _pattern(signs: str, words: str) -> str:
    by_words = rf"(?<![^\W\d])(?:{words})(?!\w)\.?"
    return rf"(?:[{signs}]|{by_words})" if signs else by_words
