import struct
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from typing import cast

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from reports.charts import BarsChart, MonthChart, MonthWords, bars_chart, bars_figure, month_chart, month_figure
from texts import Texts

RU = Texts.of("ru", today=date(2026, 11, 23))
WORDS = MonthWords("📊 Иван Петров · ноябрь", "полный %", "бонус", "ноябрь", "октябрь", "план")


def amounts(*values: int) -> list[Decimal]:
    return [Decimal(value) for value in values]


def month(
    full: list[Decimal],
    running: list[Decimal],
    last_month: list[Decimal] | None = None,
    target: Decimal | None = None,
) -> MonthChart:
    return MonthChart(WORDS, tuple(full), tuple(running), tuple(last_month or ()), RU.axis, target)


IVAN = month(amounts(15_000, 0, -3_000), amounts(2_500, 500, -100), amounts(0, 9_000, 0, 1_000), Decimal(20_000))
DEPARTMENT = BarsChart(
    "Отдел", [("Иван $Петров$ 👍", Decimal(184_300)), ("Олег", Decimal(0)), ("Пётр", Decimal(-15_000))], RU.money
)


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return cast("tuple[int, int]", struct.unpack(">II", png[16:24]))


def lines_of(axes: Axes) -> dict[str, list[float]]:
    return {
        str(line.get_label()): np.asarray(line.get_ydata(), dtype=float).tolist()
        for line in axes.lines
        if not str(line.get_label()).startswith("_")
    }


def legend_of(axes: Axes) -> list[str]:
    legend = axes.get_legend()
    assert legend is not None
    return [text.get_text() for text in legend.get_texts()]


def bars_of(axes: Axes) -> list[tuple[float, float]]:
    """Bottom and height of each bar."""
    return [(bar.get_y(), bar.get_height()) for bar in axes.patches if isinstance(bar, Rectangle)]


def texts_of(figure: Figure) -> list[str]:
    return [text.get_text() for text in [*figure.texts, *(text for axes in figure.axes for text in axes.texts)]]


def test_a_month_is_a_picture_of_1080_by_720() -> None:
    assert size_of(month_chart(IVAN)) == (1080, 720)


def test_a_department_is_as_high_as_it_has_people() -> None:
    assert size_of(bars_chart(DEPARTMENT)) == (1080, 410)


def test_the_lines_add_up_and_end_today() -> None:
    upper, _ = month_figure(IVAN).axes

    assert lines_of(upper) == {
        "ноябрь": [17_500, 18_000, 14_900],
        "октябрь": [0, 9_000, 9_000, 10_000],
        "план": [20_000, 20_000],
    }
    assert legend_of(upper) == ["ноябрь", "октябрь", "план"]


def test_bars_stack_and_what_was_taken_back_hangs_below_zero() -> None:
    _, lower = month_figure(IVAN).axes

    assert bars_of(lower) == [(0, 15_000), (0, 0), (0, -3_000), (15_000, 2_500), (0, 500), (-3_000, -100)]
    assert legend_of(lower) == ["полный %", "бонус"]


def test_what_came_and_what_was_taken_back_on_one_day_do_not_cover_each_other() -> None:
    _, lower = month_figure(month(amounts(-3_000), amounts(500))).axes

    assert bars_of(lower) == [(0, -3_000), (0, 500)]


def test_title_and_unit_come_in_worded_and_signs_the_font_lacks_are_left_out() -> None:
    assert texts_of(month_figure(IVAN)) == ["Иван Петров · ноябрь", "тыс. ₽"]


def test_the_axis_is_written_in_its_unit() -> None:
    upper, lower = month_figure(IVAN).axes

    for axes, written in ((upper, ["0", "10", "20"]), (lower, ["0", "10"])):
        low, high = axes.get_ylim()
        shown = [axes.yaxis.get_major_formatter()(tick) for tick in axes.get_yticks() if low <= tick <= high]
        assert shown == written


def test_a_month_without_a_last_one_and_a_target_has_one_line() -> None:
    upper, _ = month_figure(month(amounts(100), amounts(0))).axes

    assert legend_of(upper) == ["ноябрь"]


def test_a_month_that_brought_nothing_yet_is_drawn_beside_the_last_one() -> None:
    upper, lower = month_figure(month([], [], amounts(5, 5))).axes

    assert lines_of(upper) == {"октябрь": [5, 10]}
    assert bars_of(lower) == []
    assert lower.get_legend() is None


def test_only_what_came_is_explained() -> None:
    _, lower = month_figure(month(amounts(0, 0), amounts(300, 400))).axes

    assert bars_of(lower) == [(0, 300), (0, 400)]
    assert legend_of(lower) == ["бонус"]


def test_days_that_are_next_to_nothing_beside_the_month_look_like_it() -> None:
    _, lower = month_figure(month(amounts(100), amounts(0), amounts(8_000_000))).axes

    assert lower.get_ylim() == (0, 80_000)


def test_an_empty_month_has_no_picture() -> None:
    empty = month(amounts(0, 0), amounts(0, 0), amounts(0), Decimal(20_000))

    assert empty.is_empty
    assert not IVAN.is_empty
    with pytest.raises(ValueError, match="an empty month has no picture"):
        month_chart(empty)


def test_each_person_has_a_name_an_amount_and_a_bar() -> None:
    figure = bars_figure(DEPARTMENT)

    widths = [bar.get_width() for bar in figure.axes[0].patches if isinstance(bar, Rectangle)]

    assert widths == [184_300, 0, -15_000]
    assert texts_of(figure) == [
        "Отдел",
        *("Иван $Петров$", "184\u202f300\u00a0₽"),
        *("Олег", "0\u00a0₽"),
        *("Пётр", "\u221215\u202f000\u00a0₽"),
    ]


def test_a_department_in_which_nobody_earned_is_drawn() -> None:
    png = bars_chart(BarsChart("Отдел", [("Олег", Decimal(0))], RU.money))

    assert size_of(png) == (1080, 210)


def test_a_name_with_two_dollars_is_no_formula() -> None:
    names = [BarsChart("$x$ $\\frac{$", [("$\\broken{$", Decimal(1))], RU.money)]

    assert [size_of(bars_chart(chart)) for chart in names] == [(1080, 210)]


def test_pictures_drawn_at_once_in_many_threads_are_those_drawn_alone() -> None:
    months = [month(amounts(1_000 * n, 500), amounts(n, 0), amounts(3_000)) for n in range(1, 5)]
    alone = [month_chart.__wrapped__(data) for data in months]

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(month_chart.__wrapped__, months * 3))

    assert together == alone * 3
