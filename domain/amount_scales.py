"""Words for thousands, millions and billions, with the slips of the pen that they are often written with."""

import re
from decimal import Decimal

THOUSAND_WORDS = r"тысяч[аеиуь]?|т[ыяи]с[яеи]?[чщ]?ь?[аиу]?|тыщь?[аиу]?|косар(?:ь|я|ей|и)|thous[ae]nds?|thsd|thou|grand"
MILLION_WORDS = r"ми?лл?[иье]{1,2}он(?:а|ов|ы|у)?|миллон(?:а|ов)?|млн|лям(?:а|ов|ы)?|лимон(?:а|ов)|mill?ions?|mln|mil"
BILLION_WORDS = r"мил{1,2}[иь]?ард(?:а|ов|у)?|млрд|bill?ions?|bln|bn"
THOUSAND, MILLION, BILLION = Decimal(1000), Decimal(10) ** 6, Decimal(10) ** 9
NONE_YET = Decimal("Infinity")
"""Before the first of falling numbers: any may follow."""

_WORDS = ((THOUSAND_WORDS, THOUSAND), (MILLION_WORDS, MILLION), (BILLION_WORDS, BILLION))
_SCALES = tuple((re.compile(words), scale) for words, scale in _WORDS)


def scale_of(word: str) -> Decimal | None:
    """What a folded word multiplies by; None when it is no such word."""
    return next((scale for words, scale in _SCALES if words.fullmatch(word)), None)
