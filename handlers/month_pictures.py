"""The picture of a month, with its words: of the digest and of the earnings alike."""

from datetime import date
from decimal import Decimal
from typing import Final

from domain.calendar import add_months, month_of
from domain.digests import Series
from domain.earnings import EntryKind
from reports.charts import MonthChart, MonthWords
from texts import Texts


def month_picture(series: Series, on: date, say: Texts, target: Decimal | None = None) -> MonthChart | None:
    """Earnings of the month of `on` beside the one before, and the target's line; None: there is nothing to draw."""
    kinds = say.plain("digests-chart-full"), _running(series, say)
    return _picture(series, on, say, say.plain("digests-chart-title", month=say.month(on, capital=True)), kinds, target)


_RUNNING: Final = {
    EntryKind.RESIDUAL: "digests-chart-residual",
    EntryKind.SERVICE: "digests-chart-service",
    EntryKind.OVERRIDE: "digests-chart-override",
}


def _running(series: Series, say: Texts) -> str:
    """What came beside full commission, in the words of one's own pay: an account manager's is no bonus.

    Corrections are told where there is nothing else: they are rare, and four words are too long for a phone.
    """
    told = [say.plain(key) for kind, key in _RUNNING.items() if kind in series.kinds]
    return ", ".join(told) or say.plain("digests-chart-correction")


def money_picture(series: Series, on: date, say: Texts) -> MonthChart | None:
    """The money that came in, likewise: new money and running money."""
    kinds = say.plain("digests-chart-new"), say.plain("digests-chart-old")
    return _picture(series, on, say, say.plain("digests-chart-money", month=say.month(on)), kinds)


def _picture(
    series: Series, on: date, say: Texts, title: str, kinds: tuple[str, str], target: Decimal | None = None
) -> MonthChart | None:
    words = MonthWords(
        title,
        *kinds,
        this_month=say.plain("digests-chart-this", month=say.month(on)),
        last_month=say.plain("digests-chart-last", month=say.month(add_months(month_of(on), -1))),
        target=say.plain("digests-chart-target"),
    )
    chart = MonthChart(words, tuple(series.full), tuple(series.running), tuple(series.last_month), say.axis, target)
    return None if chart.is_empty else chart
