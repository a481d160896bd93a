"""A bank's notice of money that came in, forwarded to the chat: "Зачисление 150 000,00р … ООО РОМАШКА … Остаток …".

Banks word it in many ways, yet each number stands after a word that says what it is. What came in is the sum after a
word of coming in, else the only one that is not called balance, fee, limit or VAT; where two are left, people choose.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.amounts import BARE, MONEY_LOOKING, Amount, find_amounts
from domain.dates import find_dates
from domain.line_references import take_deal, take_document, take_tax_number
from domain.typed_text import BLOT, Sheet

_CAME_IN = (
    r"зачислен\w*|поступлени\w*|поступил\w*|пополнени\w*|приход\w{0,3}|входящ\w+|кредит счета|вам перев\w+"
    r"|пришл[аио]\w*|перевод от|перевод(?= [0-9][0-9 .,]*(?:р|₽|руб)\w*\.? от )|credited|incoming|received|deposit"
    r"|postuplen\w+|zachislen\w+|popolnen\w+"
)
_BALANCE = r"остат\w*|баланс\w*|доступн\w*|на счете|лимит\w*|balance|available|limit|ostatok|balans|dostupno"
_NO_PAYMENT = rf"{_BALANCE}|комисси\w*|ндс|vat|fee|commission"
_PAYER = r"(?:от )?(?:плательщик|отправител|контрагент)\w*|payer|sender|ordering customer|from|от(?! \d)"
_PAYEE = r"получател\w*|бенефициар\w*|beneficiary|recipient|payee"
_PURPOSE = r"назначени\w*(?: платежа)?|основани\w*|комментари\w*|purpose|reference|ref|details|for"
_LEGAL = (
    r"ооо|ooo|оао|зао|пао|нао|ао|ип|фгуп|гуп|муп|мбу|гбу|нко|ано|общество с ограниченной ответственностью"
    r"|(?:публичное )?акционерное общество|индивидуальный предприниматель"
)
_FIELD = (
    rf"(?:{_NO_PAYMENT}|{_PAYER}|{_PAYEE}|{_PURPOSE}|инн|кпп|бик|р/?с|к/?с|сч[её]т\w*|карт\w+|банк|дата|сумма|время|док\w*|п/п"
    r"|tin|account|acc|card|date|amount|bank)(?!\w)"
)
_IS_NOTICE = re.compile(rf"(?<!\w)(?:{_CAME_IN})(?!\w)|(?:^|[:.] )\+ ?[0-9₽]")
_WENT_OUT = re.compile(
    r"(?:[^\n]{0,40}[:.] )?(?:списан\w+|покупка|снятие|исходящ\w+|debit(?:ed)?|withdrawal|purchase)(?!\w)"
)
_CONTEXT = re.compile(
    rf"(?<!\w)(?:{_BALANCE}|плательщик\w*|отправител\w*|контрагент\w*|payer|sender|назначени\w*|инн|tin|{_LEGAL})(?!\w)"
    r"|(?<!\w)(?:сч[её]т\w*|карт\w+|account|card|acc)\.? ?:?[*•·x.№ ]*[0-9]{4}"
)
_COMMENT_BEFORE = re.compile(r"(?<!:)//")
_LABELS = re.compile(
    rf"(?<!\w)(?:(?P<in>{_CAME_IN}|на сумму|сумма|amount)|(?P<other>{_NO_PAYMENT}))(?!\w)"
    r"|(?P<plus>(?<![^\s\x00])\+)(?= ?[0-9₽])"
)
_PURPOSE_FIELD = re.compile(
    rf"(?<!\w)(?P<label>{_PURPOSE})(?!\w)\.? ?(?P<mark>[:=–—-]|(?=[«\"„]))? ?"
    rf"(?P<body>«[^«»]*(?:«[^»]*»[^«»]*)*»|\"[^\"\n]*\"(?=[.;,\s]|$)|[^\n;]*?)"
    rf"(?=[\n;]|$|[.,]? (?<!\w)(?:{_BALANCE}|{_PAYER}|{_PAYEE}|инн|дата|зачислен\w*|поступлени\w*)(?!\w)"
    r" ?(?:[:=]|[0-9₽]|сч))"
)
_BARE_PURPOSE = re.compile(
    r"(?:[.;»\"] |\n)(?P<body>(?P<quote>«)?(?:оплат|предопл|аванс|по (?:договору|сч[её]ту) |за )"
    rf"(?(quote)[^\n]*?»(?=[.\s]|$)|[^\n;]*?(?=[\n;]|$|\. ?$|\. (?:{_BALANCE}|сч[её]т\w*|карт\w+|инн|{_PAYER})(?!\w))))"
)
_PAYEE_FIELD = re.compile(
    rf"(?<!\w)(?:{_PAYEE})(?!\w)[^\n;]*?(?=[\n;]|$|[.,]? (?<!\w)(?:{_PAYER}|{_PURPOSE}|{_BALANCE})(?!\w))"
)
_NAME_END = (
    rf"(?=[\n;(\x00]|$|,(?! ?[0-9])|\. |\.$| на сумму| на сч|\. ?$|[.,]? (?:{_FIELD})|[.,]? (?:{_CAME_IN})(?!\w)"
    r"|[.,]? \+?[0-9][0-9 ]{2,}|[.,]? [0-9]{2}\.[0-9]{2}\.)"
)
_NAMED_PAYER = re.compile(rf"(?<!\w)(?:{_PAYER})(?!\w) ?[:=–—-]? ?(?P<name>[^\W\d][^\n;]*?|[«\"„][^\n;]*?){_NAME_END}")
_LEGAL_PAYER = re.compile(rf"(?<![\w-])(?P<name>(?:{_LEGAL})(?!\w)[ «\"„]{{1,3}}[^\n;]*?){_NAME_END}")
_ENGLISH_PAYER = re.compile(
    r"(?<!\w)(?P<name>[^\W\d][\w&'.-]*(?: [\w&'.-]+){0,4},? (?:llc|ltd|inc|jsc|plc|gmbh))(?!\w)"
)
_ACCOUNT_WORDS = (
    r"кпп|бик|огрн(?:ип)?|р/?с|к/?с|р/сч\w*|сч[её]т\w*(?! ?на)|карт\w+|account|acc|card|bic|iban|visa|mir|мир"
)
_NUMBERS_OF_ACCOUNTS = re.compile(
    rf"(?<!\w)(?:{_ACCOUNT_WORDS})(?!\w)\.? ?[:№]? ?[*•·x.]*[ ]?[0-9]{{3,20}}"
    r"(?![0-9.,]*[0-9]| ?(?:₽|руб|р\b|rub|rur))|[*•·]+ ?[0-9]{4}(?!\w)|(?<![0-9])[0-9]{20}(?![0-9])"
)
_AND = re.compile(r"[ ,;+]*(?:и |and )?")
_DASHED_KOPECKS = re.compile(r"(?<=[0-9])-(?=[0-9]{2}(?![\w-]))")
_TIME = re.compile(r"(?:,? (?:в|at))? ?(?<![0-9])[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?: ?(?:мск|msk))?(?!\w)")
_DATE_OF_PAPER = re.compile(r"(?:№|#|п/п|пп|(?<!\w)no\.?) ?[\w/-]+ (?:от|of|dated) $")
_OWN_DATE = re.compile(r"(?:дата(?: (?:операции|зачисления|поступления|проводки))?|date) ?:? ?$")


@dataclass(frozen=True, slots=True)
class Notice:
    """What a notice says. `amounts`: what may have come in; `purpose`: what it is for, as the payer wrote it."""

    payer: str
    amounts: tuple[Amount, ...]
    paid_on: date | None
    date_problem: str | None
    document: str | None
    deal_words: str | None
    tax_number: str | None
    purpose: str | None


def tells_of_debit(folded: str) -> bool:
    """Whether a folded text is a bank's word of money that went out: "Списание 150 000р … Баланс …"."""
    return _WENT_OUT.match(folded) is not None and _CONTEXT.search(folded) is not None


def read_notice(sheet: Sheet, today: date, currency: str) -> Notice | None:
    """What a bank's notice says; None when the text is none."""
    if not _is_notice(sheet.rest):
        return None
    purpose = _take_purpose(sheet)
    deal_words = take_deal(Sheet(purpose)) if purpose else None
    sheet.hide_all(_PAYEE_FIELD)
    payer = _payer(sheet)
    tax_number = take_tax_number(sheet)
    sheet.hide_all(_NUMBERS_OF_ACCOUNTS)
    sheet.hide_all(_TIME)
    paid_on, problem = _date(sheet, today)
    document = take_document(sheet)
    sheet.rest = _DASHED_KOPECKS.sub(".", sheet.rest)
    return Notice(
        payer, tuple(_amounts(sheet.rest, currency)), paid_on, problem, document, deal_words, tax_number, purpose
    )


def _is_notice(folded: str) -> bool:
    came_in = _IS_NOTICE.search(folded)
    if came_in is None or _CONTEXT.search(folded) is None:
        return False
    comment = _COMMENT_BEFORE.search(folded)
    return comment is None or comment.start() > came_in.start()


def _take_purpose(sheet: Sheet) -> str | None:
    fields = (found for found in _PURPOSE_FIELD.finditer(sheet.rest) if found["body"].strip() and _is_field(found))
    match = next(fields, None) or _BARE_PURPOSE.search(sheet.rest)
    if match is None:
        return None
    words = sheet.text[match.start("body") : match.end("body")].strip(" .,")
    sheet.take_spans([match.span()])
    sheet.rest = _PURPOSE_FIELD.sub(lambda other: BLOT * len(other[0]) if _is_field(other) else other[0], sheet.rest)
    if words[:1] in '«"' and words[-1:] in '»"' and not re.search('[«»"]', words[1:-1]):
        words = words[1:-1]
    return words.strip() or None


def _is_field(match: re.Match[str]) -> bool:
    """English labels are everyday words too: those need their colon."""
    return match["mark"] is not None or not match["label"].isascii()


def _payer(sheet: Sheet) -> str:
    for pattern in (_NAMED_PAYER, _LEGAL_PAYER, _ENGLISH_PAYER):
        for match in pattern.finditer(sheet.rest):
            name = sheet.text[match.start("name") : match.end("name")].strip(" .,:-–—")
            if name and any(map(str.isalpha, name)):
                sheet.hide(*match.span("name"))
                return name
    return ""


def _date(sheet: Sheet, today: date) -> tuple[date | None, str | None]:
    """The day of the operation: the one called so, else the first that is not the date of a paper, else that one."""
    found = list(find_dates(sheet.rest, today))
    rest = sheet.rest
    own = [each for each in found if _OWN_DATE.search(rest[max(0, each.start - 30) : each.start])]
    apart = [each for each in found if not _DATE_OF_PAPER.search(rest[max(0, each.start - 60) : each.start])]
    sheet.take_spans([(each.start, each.end) for each in found])
    day = next(iter([*own, *apart, *found]), None)
    if day is None:
        return None, None
    if day.value is not None and day.value <= today:
        return day.value, None
    return None, sheet.text[day.start : day.end]


def _amounts(rest: str, currency: str) -> Iterator[Amount]:
    """The sums that may have come in, each with what the word before it calls it."""
    labels = [(match.end(), match.lastgroup) for match in _LABELS.finditer(rest)]
    found = [amount for amount in find_amounts(rest, currency)[0] if amount.weight >= BARE]
    called: list[tuple[Amount, str | None]] = []
    for amount in found:
        since = max((other.end for other in found if other.end <= amount.start), default=0)
        near = [name for end, name in labels if since <= end <= amount.start]
        listed = called and not near and _AND.fullmatch(rest, since, amount.start)
        called.append((amount, near[-1] if near else called[-1][1] if listed else None))
    named = [amount for amount, name in called if name in {"in", "plus"}]
    looking = [amount for amount in named if amount.weight == MONEY_LOOKING]
    yield from looking or named or [a for a, name in called if name is None and a.weight == MONEY_LOOKING]
