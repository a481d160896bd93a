"""What a payment line refers to besides client, money and date: comment, deal, document, tax number; and phone numbers.

Each function takes what it understood off the sheet, so that its digits are no longer read as money.
"""

import re

from domain.refusals import Refusal
from domain.tax_number import check_tax_number
from domain.typed_text import Sheet, tidy

# "+7 (916) 123-45-67" is a phone
_COMMENT = re.compile(r"\((?![0-9]{3}\)[ -]?[0-9]{3}[ -])[^()]*\)|(?<!:)//[^\n]*")
_MONEY_NEXT = r"(?! ?(?:₽|руб|тыс|тыщ|т\.? ?р|млн|миллион|млрд|rub|mln|million|thousand|[кkр](?!\w))| 0[0-9]{2}|,[0-9])"
_NUMBER = r"(?P<number>[\w/-]{1,40}+)(?![\w/-])" + _MONEY_NEXT
_SIGN = r"(?:№|#|n[o°º]?\.?(?=[ 0-9])|номер)"
_DEAL = re.compile(
    # "150 к договору 14": no thousands, while "150 к договор 14" are
    r"(?<!\w)(?:к (?=договору|сделке|контракту))?"
    r"(?:договор[а-я]{0,3}|дог\.?|сделк[аеиуой]{1,2}|контракт[а-я]{0,2}|deal|contract|agreement)(?!\w)"
    r"(?: (?:поставки|подряда|аренды|(?:оказания )?услуг))?"
    rf" ?(?:«(?P<title>[^«»\n]{{1,200}})»|\"(?P<quoted>[^\"\n]{{1,200}})\"|{_SIGN}? ?{_NUMBER}"
    r"(?: от [0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{2,4})?(?![\w.])(?: ?г(?!\w)\.?)?)?)"
)
_ORDER_WORDS = (
    r"(?<!\w)(?:п ?/ ?п|п\. ?п\.|пп|пл(?:ат(?:ежн[а-я]{1,3})?)?\.? ?пор(?:учени[а-я]{1,2})?\.?|платежк[а-я]"
    r"|док(?:\.|умент[а-я]{0,2})?|payment order|doc(?:\.|ument)?|inv(?:\.|oice)?)(?![^\W\d])"
)
_ORDER = re.compile(rf"{_ORDER_WORDS} ?:? ?{_SIGN}? ?{_NUMBER}")
# the day of an invoice is no day of its payment
_INVOICE = re.compile(
    rf"(?<!\w)(?:счет[ауе]?|сч\.?|inv(?:oice)?\.?)(?!\w) ?{_SIGN}? ?{_NUMBER}"
    r" (?:от|of|dated) [0-9]{1,2}\.[0-9]{1,2}(?:\.[0-9]{2,4})?(?![\w.])(?: ?г(?!\w)\.?)?"
)
_BARE_DOCUMENT = re.compile(rf"(?:№|#|(?<!\w)no\.?(?=[ 0-9])) ?{_NUMBER}")
_TAX_NUMBER = re.compile(
    r"(?<![\w₽])(?<![.,:/+-])(?<!₽ )(?:(?:инн|tin|tax number) ?:? ?)?"
    r"(?P<digits>[0-9]{12}|[0-9]{10})(?![\w/:-]|[.,][0-9])"
    r"(?! ?(?:₽|руб|rub|[рp](?!\w)|тыс|млн|коп))"
)
_VAT = re.compile(
    # the sum goes only with "в том числе": in "с НДС 150 000" it is the payment
    r"(?:,? ?(?<!\w)(?:в т\. ?ч\.?|в том числе|включая|incl(?:uding|\.)?) (?:ндс|vat)(?![\w-])"
    r"(?: ?\(?[0-9]{1,2} ?%\)?)?(?: ?[-–—:=(]? ?[0-9]{1,3}(?:[ ,]?[0-9]{3})*(?:[.,-][0-9]{1,2})?(?![0-9])"
    r"(?: ?(?:₽|руб(?:лей)?|rub|р)(?![\w])\.?)?\)?)?"
    r"|,? ?(?<!\w)(?:(?:без|с|with(?:out)?|no) (?:ндс|vat)(?![\w-])|(?:ндс|vat) (?:не облагается|exempt)))"
)
_PHONE = re.compile(
    r"(?<![\w.,])(?:\+[0-9]|8)"
    r"(?:[0-9]{10}|[ -]?\(?[0-9]{3}\)?[ -]?[0-9]{3}[ -][0-9]{2}[ -][0-9]{2})(?!\w)"
)
_MONEY_TOKEN = re.compile(r"[0-9]+(?:т|т?р|тыс|тыщ|м|млн|[кkmp])")


class DocumentNotUnderstood(Refusal):
    """A document number has a digit, as "345" or "45/1"."""


def take_comment(sheet: Sheet) -> str | None:
    """What stands after `//` and in parentheses."""
    comments: list[str] = []

    def accept(match: re.Match[str]) -> bool:
        comments.append(sheet.text[match.start() : match.end()].strip("()").removeprefix("//").strip())
        return True

    if "(" in sheet.rest or "//" in sheet.rest:
        sheet.take(_COMMENT, accept)
    return "; ".join(filter(None, comments)) or None


def take_deal(sheet: Sheet) -> str | None:
    """The number, as typed, after `договор`, `сделка`, `deal`…, or the title in quotes after it."""
    return _take_first(sheet, _DEAL)


def take_document(sheet: Sheet) -> str | None:
    """The number of the payer's document: after `пп` and the like; failing that, the last one after `№`."""
    if document := _take_first(sheet, _ORDER) or _take_first(sheet, _INVOICE):
        return document
    bare = [match for match in _BARE_DOCUMENT.finditer(sheet.rest) if _is_number(match["number"])]
    if not bare:
        return None
    # "Школа №5 №345": the name stands first
    last = bare[-1]
    sheet.take(_BARE_DOCUMENT, lambda match: match.span() == last.span())
    return sheet.text[last.start("number") : last.end("number")]


def clean_document(text: str) -> str:
    """The number of a payer's document, typed alone: "пп 345", "№345", "345"; refused when it holds no such number."""
    found = take_document(Sheet(f"№ {tidy(text)}")) or take_document(Sheet(tidy(text)))
    if found is None:
        raise DocumentNotUnderstood
    return found


def take_tax_number(sheet: Sheet) -> str | None:
    """The first bare number that is a tax number by its check digits."""
    found: list[str] = []

    def accept(match: re.Match[str]) -> bool:
        try:
            number = check_tax_number(match["digits"])
        except ValueError:
            return False
        found.append(number)
        return len(found) == 1

    sheet.take(_TAX_NUMBER, accept)
    return found[0] if found else None


def take_vat(sheet: Sheet) -> None:
    """What is said of VAT, the sum of it included: a part of the payment, not another one."""
    if "ндс" in sheet.rest or "vat" in sheet.rest:
        sheet.take(_VAT, lambda _: True)


def hide_phones(sheet: Sheet) -> None:
    """A phone number is nobody's money; it stays among the words."""
    sheet.hide_all(_PHONE)


def _take_first(sheet: Sheet, pattern: re.Pattern[str]) -> str | None:
    """The number or the title of the first match that has one, as typed."""
    found: list[str] = []

    def accept(match: re.Match[str]) -> bool:
        group = next(name for name in ("number", "title", "quoted") if match.groupdict().get(name))
        if found or (group == "number" and not _is_number(match["number"])):
            return False
        found.append(sheet.text[match.start(group) : match.end(group)].strip())
        return True

    sheet.take(pattern, accept)
    return found[0] if found else None


def _is_number(token: str) -> bool:
    """Whether a token is a number of a paper: it has a digit and is no sum ("договор 150к")."""
    return any(char in "0123456789" for char in token) and not _MONEY_TOKEN.fullmatch(token)
