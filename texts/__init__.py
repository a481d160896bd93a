"""Every word a person reads: `say = Texts.of("ru", today=…)`, then `say("payment-saved", client=name, amount=amount)`.

The words stand in `<language>/<feature>.ftl`. A parameter is formatted by its type, here and nowhere else: what people
typed is escaped, money gets the company's currency, a date the form of the language, an instant the person's own time.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from babel import Locale
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentType

from domain.money import Percent
from texts import formats
from texts.loader import LANGUAGES, bundle
from texts.markup import (
    MOST_IN_TOAST,
    MOST_ON_BUTTON,
    READ_ON_BUTTON,
    Html,
    escaped,
    lines,
    shortened,
    unmarked,
    visible,
)
from texts.russian_names import accusative

__all__ = ["LANGUAGES", "Html", "Texts", "Word", "escaped", "lines", "shortened", "unmarked", "visible"]

Word = str | int | Decimal | date | datetime | bool | None
MonthForm = Literal["nominative", "genitive", "prepositional"]
LEAST_OF_NAME: Final = 12
_DAY: Final = timedelta(days=1)
_LONG_AGO: Final = date(1900, 1, 1)


class _Count(FluentType, int):
    """A whole number that selects a plural form; fluent's own costs 60 µs to show."""

    def format(self, locale: Locale) -> str:
        return formats.count(int(self), formats.STYLES[locale.language])


class Texts:
    """The words of one language, with one company's currency, in one person's zone, on one day.

    Called with a key and parameters it gives markup: `str` is escaped, `Html` stands as it is, `int` can select a
    plural form, `Decimal` is money, `Percent` a percent, an aware `datetime` the local time, `bool` selects `true` or
    `false`, None is nothing. KeyError for an unknown key, ValueError for a parameter that the words need and lack.
    """

    def __init__(self, language: str, currency: str, zone: str, today: date) -> None:
        self.language, self.today = language, today
        self._currency, self._sign, self._zone = currency, formats.currency_sign(currency), ZoneInfo(zone)
        self._bundle, self._style = bundle(language), formats.STYLES[language]
        self._constant: dict[str, Html] = {}
        self._months: dict[tuple[str, int], Html] = {}
        self._weekdays: dict[int, Html] = {}
        self._formatters: dict[type, Callable[[Any], object]] = {
            Html: str,
            str: escaped,
            bool: lambda flag: "true" if flag else "false",
            int: _Count,
            Percent: lambda value: formats.percent(value, self._style),
            Decimal: self.money,
            datetime: self.moment,
            date: self.day,
            type(None): lambda _: "",
        }

    @staticmethod
    @lru_cache(maxsize=512)
    def of(language: str, *, currency: str = "RUB", zone: str = "Europe/Moscow", today: date) -> "Texts":
        """The words for a person; cheap, because the few combinations in use are kept."""
        return Texts(language, currency, zone, today)

    def __call__(self, key: str, **params: Word) -> Html:
        if params:
            return self._said(key, params)
        said = self._constant.get(key)
        if said is None:
            said = self._constant[key] = self._said(key, params)
        return said

    def _said(self, key: str, params: dict[str, Word]) -> Html:
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        words = {name: self._formatted(value) for name, value in params.items()}
        environment = ResolverEnvironment(self._bundle, [], current=CurrentEnvironment(words))
        said = Html(pattern(environment))
        if environment.errors:
            raise ValueError(f"{key}: {environment.errors[0]}")
        return said

    def dated(self) -> "Texts":
        """The same words with the year in every date: for what is kept."""
        return Texts.of(self.language, currency=self._currency, zone=self._zone.key, today=_LONG_AGO)

    def plain(self, key: str, **params: Word) -> str:
        """The same without markup, for what Telegram shows as it is."""
        return unmarked(self(key, **params))

    def button(self, key: str, **params: Word) -> str:
        """A button's label; where a phone cuts it off, a name gives way to what is said after it."""
        label = self.plain(key, **params)
        if len(label) > READ_ON_BUTTON:
            label = self._with_a_short_name(key, params, label)
        return shortened(label, MOST_ON_BUTTON)

    def _with_a_short_name(self, key: str, params: dict[str, Word], label: str) -> str:
        names = {
            each: value
            for each, value in params.items()
            if type(value) is str and len(value) > LEAST_OF_NAME and value in label and not label.endswith(value)
        }
        if not names:
            return label
        longest = max(names, key=lambda each: len(names[each]))
        room = max(LEAST_OF_NAME, len(names[longest]) - (len(label) - READ_ON_BUTTON))
        return self.plain(key, **{**params, longest: shortened(names[longest], room)})

    def toast(self, key: str, **params: Word) -> str:
        """The answer to a press."""
        return shortened(self.plain(key, **params), MOST_IN_TOAST)

    def money(self, amount: Decimal) -> Html:
        """`150 000 ₽`, `₽150,000.00`."""
        return Html(formats.money(amount, self._currency, self._style))

    def printed(self, amount: Decimal) -> str:
        """An amount as it stands in a printed table: `150 000,00`, the currency being said beside it."""
        return formats.printed(amount, self._style)

    @property
    def currency(self) -> str:
        """The sign of the company's currency."""
        return self._sign

    @property
    def currency_code(self) -> str:
        """The company's currency, ISO 4217."""
        return self._currency

    def signed(self, amount: Decimal) -> Html:
        """Money that says that it came or went: `+17 500 ₽`, `−1 000 ₽`."""
        return Html(formats.money(amount, self._currency, self._style, signed=True))

    def unrounded(self, number: Decimal) -> Html:
        """A number before it is rounded: `9 074,07333`."""
        return Html(formats.unrounded(number, self._style))

    def number(self, number: Decimal) -> Html:
        """A number that is no money, with as many decimals as say something: `2,5`."""
        return Html(formats.on_axis(number, self._style))

    def percent(self, value: Percent) -> Html:
        """`7,35 %`, for a button."""
        return Html(formats.percent(value, self._style))

    def axis(self, largest: Decimal) -> tuple[str, Callable[[Decimal], str]]:
        """The unit of a money axis up to `largest`, `тыс. ₽`, and what writes an amount in it: `150`, `12,5`."""
        power = sum(abs(largest) >= limit for limit in (5_000, 5_000_000))
        divisor = Decimal(1000**power)
        unit = self.plain(("axis-ones", "axis-thousands", "axis-millions")[power], sign=self._sign)
        return unit, lambda amount: formats.on_axis(amount / divisor, self._style)

    def day(self, day: date) -> Html:
        """`23.11`, `23 Nov`; with the year when it is not this one."""
        with_year = day.year != self.today.year
        if self.language == "ru":
            return Html(f"{day:%d.%m.%Y}" if with_year else f"{day:%d.%m}")
        dated = f"{day.day} {self._month('short', day.month)}"
        return Html(f"{dated} {day.year}" if with_year else dated)

    def moment(self, instant: datetime) -> Html:
        """`23.11 18:30` by the person's own clock; ValueError for a time without a zone."""
        if instant.tzinfo is None:
            raise ValueError("an instant has a zone")
        local = instant.astimezone(self._zone)
        return Html(f"{self.day(local.date())} {local:%H:%M}")

    def day_with_weekday(self, day: date) -> Html:
        """`вчера, 22.11 (вс)`; before other days than yesterday, today and tomorrow no word."""
        named = {self.today - _DAY: "day-yesterday", self.today: "day-today", self.today + _DAY: "day-tomorrow"}
        dated = f"{self.day(day)}{formats.NBSP}({self.weekday_short(day)})"
        return Html(f"{self(named[day])},{formats.NBSP}{dated}" if day in named else dated)

    def long_day(self, day: date) -> Html:
        """`Понедельник, 23 ноября`, as a heading."""
        return Html(f"{self.weekday_long(day).capitalize()}, {day.day} {self.month(day, 'genitive')}")

    def month(self, day: date, form: MonthForm = "nominative", *, capital: bool = False) -> Html:
        """The month of `day` in words, `ноябрь`; with the year when it is not this one."""
        named: str = self._month(form, day.month)
        named = named.capitalize() if capital else named
        return Html(named if day.year == self.today.year else f"{named} {day.year}")

    def accusative(self, name: str) -> str:
        """A person's name after "за": `Бориса Сидорова`; as it is where the language has no cases."""
        return accusative(name) if self.language == "ru" else name

    def weekday_long(self, day: date) -> Html:
        """`понедельник`."""
        return self("weekday-long", weekday=day.isoweekday())

    def weekday_short(self, day: date) -> Html:
        """`пн`."""
        weekday = day.isoweekday()
        if weekday not in self._weekdays:
            self._weekdays[weekday] = self("weekday-short", weekday=weekday)
        return self._weekdays[weekday]

    def _month(self, form: str, month: int) -> Html:
        named = self._months.get((form, month))
        if named is None:
            named = self._months[form, month] = self(f"month-{form}", month=month)
        return named

    def _formatted(self, value: Word) -> object:
        formatter = self._formatters.get(type(value))
        if formatter is None:
            formatter = next((made for kind, made in self._formatters.items() if isinstance(value, kind)), None)
            if formatter is None:
                raise TypeError(f"{type(value).__name__} has no form in words")
        return formatter(value)
