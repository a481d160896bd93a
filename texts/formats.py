"""How numbers look in each language: `150 000 ₽` and `₽150,000.00`, `7,35 %` and `7.35%`.

The group sign is a narrow and the sign before a currency a wide non-breaking space, the minus a real one, so an amount
never breaks over two lines.
"""

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Final

MINUS: Final = "\u2212"
NBSP: Final = "\u00a0"
WORD_JOINER: Final = "\u2060"
_SIGNS: Final = {
    "RUB": "₽", "USD": "$", "EUR": "€", "GBP": "£", "CNY": "¥", "KZT": "₸", "UAH": "₴", "TRY": "₺", "INR": "₹",
    "GEL": "₾", "AMD": "֏", "AZN": "₼", "ILS": "₪", "BYN": "Br",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The signs of a language; `bare_hundredths`: whether `.00` is written out."""

    group: str
    point: str
    before_percent: str
    sign_first: bool
    bare_hundredths: bool


STYLES: Final = {
    "ru": NumberStyle("\u202f", ",", NBSP, sign_first=False, bare_hundredths=False),
    "en": NumberStyle(",", ".", "", sign_first=True, bare_hundredths=True),
}


def currency_sign(currency: str) -> str:
    """The sign of an ISO 4217 currency, or its code where it has none that is widely known."""
    return _SIGNS.get(currency, currency)


def money(amount: Decimal, currency: str, style: NumberStyle, *, signed: bool = False) -> str:
    """`amount` with its currency; `signed` puts a plus before what is above zero, where it cannot be left behind."""
    digits = f"{abs(amount):,.2f}"
    whole, hundredths = digits[:-3].replace(",", style.group), digits[-2:]
    number = whole + style.point + hundredths if style.bare_hundredths or hundredths != "00" else whole
    sign = currency_sign(currency)
    if not style.sign_first:
        number = f"{number}{NBSP}{sign}"
    else:
        number = f"{sign}{NBSP}{number}" if sign.isalpha() else sign + number
    joined = WORD_JOINER if signed and style.sign_first else ""
    if amount < 0:
        return MINUS + joined + number
    return f"+{joined}{number}" if signed and amount > 0 else number


def printed(amount: Decimal, style: NumberStyle) -> str:
    """`amount` with its hundredths, and without its currency."""
    digits = f"{abs(amount):,.2f}"
    number = digits[:-3].replace(",", style.group) + style.point + digits[-2:]
    return MINUS + number if amount < 0 else number


def percent(value: Decimal, style: NumberStyle) -> str:
    """A percent with as many of its two decimals as say something."""
    digits = f"{value:.2f}".rstrip("0").rstrip(".").replace(".", style.point)
    return f"{digits}{style.before_percent}%"


def on_axis(number: Decimal, style: NumberStyle) -> str:
    """A number on an axis, with as many decimals as say something."""
    digits = f"{abs(number):,.4f}".rstrip("0").rstrip(".")
    grouped = style.point.join(part.replace(",", style.group) for part in digits.split("."))
    return MINUS + grouped if number < 0 else grouped


def unrounded(number: Decimal, style: NumberStyle) -> str:
    """A number before it is rounded to hundredths: to six decimals, with an ellipsis where there are more."""
    shown = number.quantize(Decimal("0.000001"), rounding=ROUND_DOWN)
    digits = f"{abs(shown):,f}".rstrip("0").rstrip(".")
    grouped = style.point.join(part.replace(",", style.group) for part in digits.split("."))
    return (MINUS if number < 0 else "") + grouped + ("…" if shown != number else "")


def count(number: int, style: NumberStyle) -> str:
    """A whole number; groups from five digits on, so that a year stays a year."""
    digits = f"{abs(number):,}".replace(",", style.group) if abs(number) >= 10_000 else str(abs(number))
    return MINUS + digits if number < 0 else digits
