"""Data → a picture for a phone: 1080 pixels wide and shown at 390, so its letters are large and its lines few.

Every word comes in with the data. Callers draw in a thread: a picture takes about 0.2 s.
"""

import gc
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from itertools import accumulate
from threading import Lock
from typing import TYPE_CHECKING, Final

from texts import shortened

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

WIDTH: Final = 1080
MONTH_HEIGHT: Final = 720
_DOTS_PER_INCH: Final = 100
_MOST_NAME: Final = 32
_ROW: Final = 100
_HEAD: Final = 110

_INK, _FAINT, _GRID = "#1c2733", "#6b7885", "#e3e8ed"
_FULL, _RUNNING, _BELOW, _TARGET = "#1f6feb", "#f2a33a", "#d64545", "#2da06b"
_LARGE, _NORMAL = 25, 20  # points: 35 and 28 pixels, on the phone 13 and 10

MoneyAxis = Callable[[Decimal], tuple[str, Callable[[Decimal], str]]]
"""For the largest amount: the unit of the axis, and what writes an amount in it. `Texts.axis` is one."""

# Matplotlib does not promise to be safe in threads; a picture is mostly computing anyway
_one_at_a_time: Final = Lock()


@dataclass(frozen=True, slots=True)
class MonthWords:
    """The words of a month's picture: its title and its legend."""

    title: str
    full: str
    running: str
    this_month: str
    last_month: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class MonthChart:
    """Amounts by day, the first being that of the 1st: this month's up to today, last month's to its end.

    `full` is full commission, `running` what current payments bring; both are equally long.
    """

    words: MonthWords
    full: tuple[Decimal, ...]
    running: tuple[Decimal, ...]
    last_month: tuple[Decimal, ...]
    axis: MoneyAxis
    target: Decimal | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw; that is said in words instead."""
        return not any((*self.full, *self.running, *self.last_month))

    @property
    def totals(self) -> list[float]:
        """What this month adds up to, day by day."""
        return [float(sum_) for sum_ in accumulate(a + b for a, b in zip(self.full, self.running, strict=True))]

    @property
    def last_totals(self) -> list[float]:
        """What last month added up to, day by day."""
        return [float(sum_) for sum_ in accumulate(self.last_month)]

    @property
    def largest(self) -> float:
        """The highest point of the lines, at least 0."""
        return max([0.0, float(self.target or 0), *self.totals, *self.last_totals])


@dataclass(frozen=True, slots=True)
class BarsChart:
    """A department: each person's name and amount, in the order in which they are shown; `label` writes an amount."""

    title: str
    bars: Sequence[tuple[str, Decimal]]
    label: Callable[[Decimal], str]


@lru_cache(maxsize=32)
def month_chart(data: MonthChart) -> bytes:
    """A PNG of 1080 × 720: above the month as it adds up, beside last month; below what each day brought.

    ValueError for an empty month: `is_empty` tells before. The last ones are kept: people look at theirs often.
    """
    return _drawn(lambda: month_figure(data))


def bars_chart(data: BarsChart) -> bytes:
    """A PNG 1080 wide and as high as there are people: a bar for each."""
    return _drawn(lambda: bars_figure(data))


def month_figure(data: MonthChart) -> "Figure":
    """The picture of a month before it is painted."""
    if data.is_empty:
        raise ValueError("an empty month has no picture")
    unit, label = data.axis(Decimal(str(max(data.largest, *map(abs, [*data.totals, *data.last_totals])))))
    figure = _figure(MONTH_HEIGHT)
    upper = figure.add_axes((0.1, 0.44, 0.87, 0.38))
    lower = figure.add_axes((0.1, 0.08, 0.87, 0.24))
    _write(figure.text(0.025, 0.94, "", fontsize=_LARGE, fontweight="bold", va="center"), data.words.title)
    _write(figure.text(0.97, 0.94, "", fontsize=_NORMAL, color=_FAINT, va="center", ha="right"), unit)
    _draw_sums(upper, data)
    _draw_days(lower, data)
    for axes in (upper, lower):
        _tidy_month(axes, data, label)
    upper.tick_params(labelbottom=False)
    return figure


def bars_figure(data: BarsChart) -> "Figure":
    """The picture of a department before it is painted."""
    height = _HEAD + _ROW * max(len(data.bars), 1)
    figure = _figure(height)
    axes = figure.add_axes((0.03, 0, 0.94, 1 - _HEAD / height))
    _write(figure.text(0.03, 1 - _HEAD / 2 / height, "", fontsize=_LARGE, fontweight="bold", va="center"), data.title)
    amounts = [float(amount) for _, amount in data.bars]
    rows = range(len(amounts))
    axes.barh(rows, amounts, height=0.3, color=[_FULL if amount >= 0 else _BELOW for amount in amounts])
    left, right = min([0.0, *amounts]), max([0.0, *amounts])
    right = right if right > left else left + 1
    axes.set_xlim(left, right)
    axes.set_ylim(len(amounts) - 0.35, -0.65)
    for row, (name, amount) in enumerate(data.bars):
        above = row - 0.36
        _write(axes.text(left, above, "", fontsize=_NORMAL, va="center"), shortened(name, _MOST_NAME))
        end = axes.text(right, above, "", fontsize=_NORMAL, va="center", ha="right", fontweight="bold")
        _write(end, data.label(amount))
    axes.set_axis_off()
    return figure


def _draw_sums(axes: "Axes", data: MonthChart) -> None:
    """Lines that add up day by day; this month's ends in a dot."""
    totals, last, target = data.totals, data.last_totals, data.target
    days = range(1, len(totals) + 1)
    if totals:
        axes.plot(days, totals, color=_FULL, linewidth=5, zorder=3, label=_drawable(data.words.this_month))
        axes.plot(days[-1:], totals[-1:], "o", color=_FULL, markersize=13, zorder=3, clip_on=False)
    if any(last):
        last_days = range(1, len(last) + 1)
        label = _drawable(data.words.last_month)
        axes.plot(last_days, last, color=_FAINT, linewidth=3, linestyle="--", label=label)
    if target is not None:
        axes.axhline(float(target), color=_TARGET, linewidth=3, linestyle=":", label=_drawable(data.words.target))
    lowest = min([0.0, *totals, *last])
    axes.set_ylim(lowest * 1.1, (data.largest * 1.1) or 1)


def _draw_days(axes: "Axes", data: MonthChart) -> None:
    """A bar a day, both kinds on top of each other; what was taken back hangs below zero."""
    full, running = [float(x) for x in data.full], [float(x) for x in data.running]
    days = range(1, len(full) + 1)
    bottoms = [first if first * second > 0 else 0.0 for first, second in zip(full, running, strict=True)]
    for amounts, feet, color, words in (
        (full, None, _FULL, data.words.full),
        (running, bottoms, _RUNNING, data.words.running),
    ):
        if any(amounts):  # of what did not come there is nothing to explain
            axes.bar(days, amounts, width=0.72, bottom=feet, color=color, label=_drawable(words))
    # one unit for both axes: days that are next to nothing beside the month look like it
    highest = max([bottom + more for bottom, more in zip(bottoms, running, strict=True)] + full, default=0.0)
    axes.set_ylim(top=max(highest * 1.1, data.largest / 100))


def _tidy_month(axes: "Axes", data: MonthChart, label: Callable[[Decimal], str]) -> None:
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    days = max(len(data.full), len(data.last_month), 28)
    axes.set_xlim(0.3, days + 0.7)
    axes.set_xticks([1, 5, 10, 15, 20, 25, 30][: 7 if days >= 30 else 6])
    axes.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda amount, _: label(Decimal(str(amount)))))
    axes.tick_params(labelsize=_NORMAL, colors=_FAINT, length=0, pad=8)
    axes.grid(axis="y", color=_GRID, linewidth=2)
    axes.set_axisbelow(True)
    axes.axhline(0, color=_FAINT, linewidth=2, zorder=0.9)
    axes.spines[:].set_visible(False)
    if not axes.get_legend_handles_labels()[0]:
        return
    axes.legend(
        loc="lower left",
        bbox_to_anchor=(-0.02, 0.97),
        ncols=3,
        frameon=False,
        fontsize=_NORMAL,
        labelcolor=_INK,
        handlelength=1.3,
        columnspacing=1.2,
        borderpad=0,
    )


def _figure(height: int) -> "Figure":
    # half a second of import, needed by a digest and not at the start
    from matplotlib.figure import Figure

    return Figure(figsize=(WIDTH / _DOTS_PER_INCH, height / _DOTS_PER_INCH), dpi=_DOTS_PER_INCH, facecolor="white")


def _write(place: "Text", words: str) -> None:
    """Words as they are: a name with two dollar signs is no formula."""
    place.set_parse_math(False)
    if place.get_color() == "black":
        place.set_color(_INK)
    place.set_text(_drawable(words))


def _drawable(words: str) -> str:
    """Words without the signs that the font does not have, emoji above all."""
    return "".join(letter for letter in words if letter in _letters()).strip()


@cache
def _letters() -> frozenset[str]:
    from matplotlib.font_manager import findfont, get_font

    return frozenset(chr(code) for code in get_font(findfont("DejaVu Sans")).get_charmap() if code >= ord(" "))


def _drawn(figure: Callable[[], "Figure"]) -> bytes:
    with _one_at_a_time:
        picture = _png(figure())
        # a figure is megabytes that refer to each other: what is not looked for now is found hours later
        gc.collect(1)
        return picture


def _png(figure: "Figure") -> bytes:
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    return picture.getvalue()
