from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum

import pytest

import texts
from domain.money import Percent
from texts import Html, Texts
from texts.loader import LANGUAGES, Bundle, read_resource

TODAY = date(2026, 11, 23)
SAMPLE = """
paid = <b>{ $client }</b> · { $amount }
part = { $percent } от { $day }, { $at }
flag = { $late ->
    [true] поздно
   *[false] вовремя
 }
payments = { $count } { $count ->
    [one] платёж
    [few] платежа
    [many] платежей
   *[other] платежа
 }
role = { $role ->
    [account_manager] менеджер
   *[other] другой
 }
shown = { $text }
only-attribute =
    .title = x
"""


@pytest.fixture
def say(monkeypatch: pytest.MonkeyPatch) -> Iterator[Texts]:
    bundle = Bundle("ru")
    bundle.add_resource(read_resource(SAMPLE, "sample"))
    monkeypatch.setattr(texts, "bundle", lambda _: bundle)
    yield Texts("ru", "RUB", "Europe/Moscow", TODAY)
    monkeypatch.undo()


def test_what_people_typed_is_escaped_and_money_gets_the_currency(say: Texts) -> None:
    said = say("paid", client='ООО "R&B" <b>', amount=Decimal("150000.00"))

    assert said == "<b>ООО &quot;R&amp;B&quot; &lt;b&gt;</b> · 150\u202f000\u00a0₽"
    assert isinstance(said, Html)


def test_markup_stands_as_it_is(say: Texts) -> None:
    assert say("shown", text=Html("<i>да</i>")) == "<i>да</i>"


def test_percents_days_and_instants_get_the_form_of_the_language_and_the_zone(say: Texts) -> None:
    said = say("part", percent=Percent("7.35"), day=TODAY, at=datetime(2026, 11, 23, 22, 5, tzinfo=UTC))

    assert said == "7,35\u00a0% от 23.11, 24.11 01:05"


@pytest.mark.parametrize(("late", "said"), [(True, "поздно"), (False, "вовремя"), (None, "вовремя")])
def test_a_flag_selects(say: Texts, *, late: bool | None, said: str) -> None:
    assert say("flag", late=late) == said


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 платежей"),
        (1, "1 платёж"),
        (3, "3 платежа"),
        (11, "11 платежей"),
        (21, "21 платёж"),
        (2026, "2026 платежей"),
        (12_345, "12\u202f345 платежей"),
    ],
)
def test_a_number_selects_its_plural_form(say: Texts, count: int, said: str) -> None:
    assert say("payments", count=count) == said


def test_a_role_selects_by_its_value(say: Texts) -> None:
    class Role(StrEnum):
        ACCOUNT_MANAGER = "account_manager"

    assert say("role", role=Role.ACCOUNT_MANAGER) == "менеджер"


def test_nothing_is_shown_as_nothing(say: Texts) -> None:
    assert say("shown", text=None) == ""


def test_a_part_as_long_as_a_message_is_shown_whole(say: Texts) -> None:
    assert say("shown", text="я" * 4096) == "я" * 4096


def test_an_unknown_key_is_an_error_that_names_it(say: Texts) -> None:
    with pytest.raises(KeyError, match="no-such-words"):
        say("no-such-words")
    with pytest.raises(KeyError, match="only-attribute"):
        say("only-attribute")


def test_a_missing_parameter_is_an_error_that_names_it(say: Texts) -> None:
    with pytest.raises(ValueError, match="paid: Unknown external: amount"):
        say("paid", client="Ромашка")


def test_a_parameter_without_a_form_is_an_error(say: Texts) -> None:
    with pytest.raises(TypeError, match="float has no form in words"):
        say("shown", text=1.5)  # type: ignore[arg-type]  # what the type checker refuses, the program does too
    with pytest.raises(ValueError, match="an instant has a zone"):
        say("shown", text=datetime(2026, 11, 23, 12, 0))  # noqa: DTZ001  # a time without a zone is what is tested


def test_plain_words_have_neither_markup_nor_entities(say: Texts) -> None:
    assert say.plain("paid", client="R&B <b>", amount=Decimal(5)) == "R&B <b> · 5\u00a0₽"


def test_a_label_and_a_toast_are_cut_to_what_telegram_takes(say: Texts) -> None:
    long = "Общество " * 40

    assert say.button("shown", text=long) == " ".join(["Общество"] * 7) + "…"
    assert say.button("shown", text="я" * 64) == "я" * 64
    assert say.button("shown", text="я" * 65) == "я" * 63 + "…"


def test_a_long_name_on_a_button_gives_way_to_what_is_said_after_it(say: Texts) -> None:
    label = say.button("paid", client="ООО «Торговый дом Северо-Запад и партнёры»", amount=Decimal(150000))

    assert label == "ООО «Торговый дом Север… · 150\u202f000\u00a0₽"
    assert (
        say.button("paid", client="ИП Ким", amount=Decimal(10**12))
        == "ИП Ким · 1\u202f000\u202f000\u202f000\u202f000\u00a0₽"
    )
    assert say.toast("shown", text="я" * 201) == "я" * 199 + "…"


def test_the_same_person_gets_the_same_words_object() -> None:
    assert Texts.of("ru", today=TODAY) is Texts.of("ru", today=TODAY)
    assert Texts.of("ru", currency="USD", today=TODAY).money(Decimal(1)) == "1\u00a0$"


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(ValueError, match="no words in 'de'"):
        Texts.of("de", today=TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shared_word_can_be_said(language: str) -> None:
    say = Texts.of(language, today=TODAY)
    words = {say("common-save"), say("role-account_manager"), say("department-client"), say("day-today")}

    assert all(words)
    assert len(words) == 4
