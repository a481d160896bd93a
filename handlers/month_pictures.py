"""The picture of a month, with its words: of the digest and of the earnings alike."""

from datetime import date

from domain.calendar import add_months, month_of
from domain.digests import Series
from reports.charts import MonthChart, MonthWords
from texts import Texts


def month_picture(series: Series, on: date, say: Texts) -> MonthChart | None:
    """The month of `on` beside the one before; None: there is nothing to draw."""
    words = MonthWords(
        title=say.plain("digests-chart-title", month=say.month(on, capital=True)),
        full=say.plain("digests-chart-full"),
        running=say.plain("digests-chart-running"),
        this_month=say.plain("digests-chart-this", month=say.month(on)),
        last_month=say.plain("digests-chart-last", month=say.month(add_months(month_of(on), -1))),
    )
    chart = MonthChart(words, series.full, series.running, series.last_month, say.axis)
    return None if chart.is_empty else chart
