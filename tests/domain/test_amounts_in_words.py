"""Any number that is said correctly in words is read as that number, and no other; what is no number is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.amount_words import spoken_amounts
from domain.currencies import ROUBLE
from domain.english_amounts import english_amounts


def each(words: str) -> list[str]:
    return words.split()


UNITS = each("ноль один два три четыре пять шесть семь восемь девять")
_TEENS = (
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать"
)
TEENS = each(_TEENS)
TENS = each("- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто")
HUNDREDS = each("- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот")
FORMS = {10**6: ("миллион", "миллиона", "миллионов"), 1000: ("тысяча", "тысячи", "тысяч")}
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
ENGLISH_UNITS = each(_ENGLISH)
ENGLISH_TENS = each("- - twenty thirty forty fifty sixty seventy eighty ninety")

numbers = st.one_of(st.integers(1, 999_999_999), st.sampled_from([1, 1000, 10**6, 2_000_011, 999_999_999, 100_100_100]))


def russian_below_1000(number: int, *, feminine: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    said = [HUNDREDS[hundreds]] if hundreds else []
    if 10 <= rest < 20:
        return [*said, TEENS[rest - 10]]
    tens, units = divmod(rest, 10)
    if tens:
        said.append(TENS[tens])
    if units:
        said.append({1: "одна", 2: "две"}[units] if feminine and units < 3 else UNITS[units])
    return said


def russian(number: int) -> str:
    said: list[str] = []
    for scale, (one, few, many) in FORMS.items():
        count, number = divmod(number, scale)
        if count:
            teen = 10 <= count % 100 < 20
            form = many if teen or count % 10 in {0, 5, 6, 7, 8, 9} else one if count % 10 == 1 else few
            said += [*russian_below_1000(count, feminine=scale == 1000), form]
    return " ".join([*said, *russian_below_1000(number, feminine=False)])


def english(number: int) -> str:
    said: list[str] = []
    for scale, word in ((10**6, "million"), (1000, "thousand"), (1, "")):
        count, number = divmod(number, scale)
        hundreds, rest = divmod(count, 100)
        if hundreds:
            said += [ENGLISH_UNITS[hundreds], "hundred", *(["and"] if rest else [])]
        if rest >= 20:
            tens, units = divmod(rest, 10)
            said.append(ENGLISH_TENS[tens] + (f"-{ENGLISH_UNITS[units]}" if units else ""))
        elif rest:
            said.append(ENGLISH_UNITS[rest])
        if count and word:
            said.append(word)
    return " ".join(said)


@given(numbers)
def test_a_sum_said_in_russian_is_that_sum(number: int) -> None:
    assert [said.value for said in spoken_amounts(f"{russian(number)} рублей", ROUBLE)] == [number]


@given(numbers)
def test_a_sum_said_in_english_is_that_sum(number: int) -> None:
    assert [said.value for said in english_amounts(f"{english(number)} roubles", ROUBLE)] == [number]


@given(numbers.filter(lambda number: number >= 1000))
def test_without_a_currency_the_sum_is_among_the_readings(number: int) -> None:
    assert number in {said.value for said in spoken_amounts(russian(number), ROUBLE)}
    assert number in {said.value for said in english_amounts(english(number), ROUBLE)}


WORDS = [*UNITS, *TEENS, *TENS[2:], *HUNDREDS[1:], "полтора", "пол", "с половиной", "тысяч", "миллиона", "рублей", "к"]


@given(st.lists(st.sampled_from([*WORDS, *ENGLISH_UNITS, "hundred", "thousand", "and a half", "a", "-"]), max_size=12))
def test_words_in_any_order_are_above_zero_and_exact_or_no_sum(words: list[str]) -> None:
    text = " ".join(words)

    for said in (*spoken_amounts(text, ROUBLE), *english_amounts(text, ROUBLE)):
        assert said.value > 0
        assert said.value * 100 == int(said.value * 100)
        assert text[said.start : said.end].strip()


@pytest.mark.parametrize("words", ["сто двести тысяч", "тысяча миллион", "пять десять рублей", "полтора рубля двести"])
def test_what_does_not_stand_as_in_a_number_is_no_sum_of_it_all(words: str) -> None:
    assert [said for said in spoken_amounts(words, ROUBLE) if said.end - said.start == len(words)] == []
