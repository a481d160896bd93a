"""The tax number (ИНН) of a company, 10 digits, or of a person, 12 digits, with its check digits verified."""

from stdnum.exceptions import ValidationError
from stdnum.ru import inn


def check_tax_number(text: str) -> str:
    """The digits of the tax number in `text`, spaces removed; ValueError when it is none or a check digit is wrong."""
    digits = "".join(text.split())
    # the library takes any digit of Unicode for one; a tax number is written in ASCII
    if not digits.isascii():
        raise ValueError(text)
    try:
        return str(inn.validate(digits))
    except ValidationError as error:
        raise ValueError(text) from error
