"""A plain message read as a payment: client words, an amount, a date, a deal, a document, a comment, in any order.

The reader knows no clients, so a number may be the amount or a part of a name: every number stays as a candidate,
those that look like money (`150к`, `150 000`, `150 ₽`) before bare ones. `domain.line_names` settles it by the names.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from domain.amounts import BARE, DOUBTFUL, MONEY_LOOKING, Amount, NoAmount, find_amounts
from domain.bank_notice import Notice, read_notice, tells_of_debit
from domain.dates import find_dates, parse_date_around
from domain.keyboard import looks_switched, switched
from domain.line_references import hide_phones, take_comment, take_deal, take_document, take_tax_number, take_vat
from domain.typed_text import Sheet, Span, tidy

_PUNCTUATION = ",;:+=-–—.!/|•*~≈"
_ROUND_ABOUT = (
    "от к ко по за на в оплата оплату оплате оплатил оплатила оплатили платеж платёж пришло пришла пришли поступило "
    "поступила поступление получили получил получила перевел перевёл перевели зачисление зачислено приход пополнение "
    "заплатил заплатила заплатили оплачено внес внёс внесла внесли отдал отдала отдали прислал прислала прислали "
    "скинул скинула скинули перечислил перечислила перечислили еще ещё "
    "сумма сумму счет счёт счету счёту дата инн руб рублей ₽ the from for to by on paid pays payment "
    "received amount sum"
)
_FILLERS = frozenset(_ROUND_ABOUT.split())


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """What one line says. Nothing typed is None or empty; spans count in `text`, the line with its spaces tidied.

    `amounts` holds every reading of every number that may be money, `choices` those between which only a person can
    decide, `amount` the only one. `client_words` is what is left in original case, bare numbers included where another
    looks like money. `date_problem` and `amount_problem` are what was typed as a date (in the future, impossible,
    unclear, two at once) or an amount (negative, too fine, too large) and is refused. `ahead`: a day may be to come.
    `notice`: it is a bank's, so nothing else of it is a client's name. `debit`: it tells of money that went out.
    """

    text: str
    today: date
    currency: str
    client_words: str = ""
    amounts: tuple[Amount, ...] = ()
    paid_on: date | None = None
    date_problem: str | None = None
    amount_problem: str | None = None
    document: str | None = None
    deal_words: str | None = None
    tax_number: str | None = None
    comment: str | None = None
    ahead: bool = False
    notice: bool = False
    debit: bool = False
    taken: tuple[Span, ...] = field(default=(), repr=False)

    @property
    def choices(self) -> tuple[Amount, ...]:
        """The candidates that look most like money."""
        most = max((amount.weight for amount in self.amounts), default=0)
        return tuple(amount for amount in self.amounts if amount.weight == most)

    @property
    def amount(self) -> Decimal | None:
        """The amount when there is no doubt which it is."""
        values = {amount.value for amount in self.choices}
        return values.pop() if len(values) == 1 and self.amount_problem is None else None

    def choosing(self, chosen: Amount) -> "PaymentLine":
        """The line with this amount; bare numbers that were not chosen are words of the client again."""
        if self.notice:
            return replace(self, amounts=(chosen,))
        apart = (other for other in self.amounts if other.end <= chosen.start or chosen.end <= other.start)
        gone = [
            (other.start, other.end) for other in (chosen, *apart) if other is chosen or other.weight == MONEY_LOOKING
        ]
        words = _words_left(self.text, [*self.taken, *gone])
        return replace(self, amounts=(chosen,), amount_problem=None, client_words=words)

    def taking_for_a_day(self, number: Amount) -> "PaymentLine":
        """The line with this number as a date that is none; it is no word of the client then."""
        span = (number.start, number.end)
        gone = [*self.taken, span, *((amount.start, amount.end) for amount in self.choices)]
        return replace(
            self,
            amounts=tuple(amount for amount in self.amounts if amount is not number),
            date_problem=self.text[number.start : number.end],
            taken=(*self.taken, span),
            client_words=_words_left(self.text, gone),
        )


def read_line(text: str, today: date, currency: str, *, ahead: bool = False) -> PaymentLine:
    """Read a message; `today` is the person's business date, `currency` the company's, ISO 4217.

    Never raises, in time linear in the text's length.

    `ahead`: it is about what may come, so a day may be in the future, and one without a year is the nearest such day.
    """
    typed = tidy(text)
    sheet = Sheet(typed)
    if notice := read_notice(sheet, today, currency):
        return _of_notice(notice, sheet, today, currency)
    line = _read(typed, today, currency, None, ahead=ahead)
    return _by_the_keys(line) or line


def _of_notice(notice: Notice, sheet: Sheet, today: date, currency: str) -> PaymentLine:
    return PaymentLine(
        text=sheet.text,
        today=today,
        currency=currency,
        client_words=notice.payer,
        amounts=notice.amounts,
        paid_on=notice.paid_on,
        date_problem=notice.date_problem,
        document=notice.document,
        deal_words=notice.deal_words,
        tax_number=notice.tax_number,
        comment=notice.purpose,
        notice=True,
    )


def _by_the_keys(line: PaymentLine) -> PaymentLine | None:
    """The line as the keys give it in the other layout, where only so a sum looks like money and words like words."""
    if any(amount.weight == MONEY_LOOKING for amount in line.amounts):
        return None
    if not any(looks_switched(line.client_words, words) for words in switched(line.client_words)):
        return None
    for other in other_layouts(line):
        looks_like_money = any(amount.weight == MONEY_LOOKING for amount in other.amounts)
        if looks_like_money and looks_switched(line.client_words, other.client_words):
            return other
    return None


def other_layouts(line: PaymentLine) -> list[PaymentLine]:
    """The line as the same keys give it in the other layout of the keyboard, read anew."""
    if line.notice:
        return []
    return [_read(text, line.today, line.currency, None, ahead=line.ahead) for text in switched(line.text)]


def keeping(line: PaymentLine, start: int, end: int) -> PaymentLine:
    """The line read anew with this span of it as words of the client, whatever it looks like."""
    return _read(line.text, line.today, line.currency, (start, end), ahead=line.ahead)


def _read(text: str, today: date, currency: str, kept: Span | None, *, ahead: bool) -> PaymentLine:
    sheet = Sheet(text)
    if kept:
        sheet.hide(*kept)
    comment = take_comment(sheet)
    deal_words = take_deal(sheet)
    document = take_document(sheet)
    tax_number = take_tax_number(sheet)
    take_vat(sheet)
    hide_phones(sheet)
    paid_on, date_problem = _take_dates(sheet, today, ahead=ahead)
    numbers, problems = find_amounts(sheet.rest, currency)
    amounts = [number for number in numbers if number.weight > DOUBTFUL]
    amount_problem = _take_problem(sheet, amounts, problems)
    line = PaymentLine(
        text=text,
        today=today,
        currency=currency,
        amounts=tuple(amounts),
        paid_on=paid_on,
        date_problem=date_problem,
        amount_problem=amount_problem,
        document=document,
        deal_words=deal_words,
        tax_number=tax_number,
        comment=comment,
        ahead=ahead,
        debit=tells_of_debit(sheet.rest),
        taken=tuple(sheet.taken),
    )
    gone = [(amount.start, amount.end) for amount in line.choices]
    return replace(line, client_words=_words_left(text, [*sheet.taken, *gone]))


def _take_dates(sheet: Sheet, today: date, *, ahead: bool) -> tuple[date | None, str | None]:
    """The date that the line says, and what is wrong with it, as typed: one of the two, or neither."""
    found = list(find_dates(sheet.rest, today))
    typed = [sheet.text[each.start : each.end] for each in found]
    sheet.take_spans([(each.start, each.end) for each in found])
    values = [parse_date_around(text, today) for text in typed] if ahead else [each.value for each in found]
    wrong = [text for text, day in zip(typed, values, strict=True) if day is None or (day > today and not ahead)]
    if wrong:
        return None, wrong[0]
    days = set(values)
    if len(days) > 1:
        return None, ", ".join(dict.fromkeys(typed))
    return next(iter(days), None), None


def _take_problem(sheet: Sheet, amounts: list[Amount], problems: list[NoAmount]) -> str | None:
    """The number that is refused, as typed; one that looks less like money than an amount of the line is a word."""
    most = max((amount.weight for amount in amounts), default=-1)
    for problem in problems:
        if most < (BARE if not problem.money_looking else MONEY_LOOKING):
            sheet.taken.append((problem.start, problem.end))
            return sheet.text[problem.start : problem.end].strip()
        if problem.foreign:
            sheet.taken.append((problem.start, problem.end))  # "1000$ = 90 000 ₽": a remark
    return None


def _words_left(text: str, gone: Iterable[Span]) -> str:
    """The words outside these spans, without lone punctuation, and without "оплата от" and the like at either end."""
    pieces: list[str] = []
    position = 0
    for start, end in sorted(gone):
        pieces.append(text[position:start])
        position = max(position, end)
    words = [word.strip(",;:-–—+=") for word in " ".join([*pieces, text[position:]]).split()]
    words = [word for word in words if word.strip(_PUNCTUATION)]
    first, last = 0, len(words)
    while first < last and words[first].lower() in _FILLERS:
        first += 1
    while last > first and words[last - 1].lower() in _FILLERS:
        last -= 1
    return " ".join(words[first:last])
