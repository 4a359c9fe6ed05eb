"""Where the parts of a chart lie, measured from the words that stand in them."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF

from acutrack.charts.spec import Chart, Level, Line, Upright
from acutrack.gui.theme import TextStyle, look

_GAP = 8.0
#: Least height in px of the plot at 100 % text, full and small.
_PLOT_HEIGHT = 200
_MINI_PLOT_HEIGHT = 96
_LANE_HEIGHT = 27
_BAR_HEIGHT = 40
#: Height of a place on the y axis, in lines of its words.
_NAME_LINES = 1.25


@dataclass(frozen=True)
class FrameLayout:
    """Rectangles in px.

    Attributes:
        plot: the marks.
        lane_tops: top edge of each lane, and the bottom of the last; empty without lanes.
        dates_top: where the dates under everything begin.
        side: the labels right of the plot.
        titles: what the axis counts, in lines under its ticks.
    """

    plot: QRectF
    lane_tops: tuple[float, ...]
    dates_top: float
    side: QRectF
    titles: tuple[str, ...]

    @property
    def bottom(self) -> float:
        """The line under which the dates stand."""
        return self.lane_tops[-1] if self.lane_tops else self.plot.bottom()


def frame_layout(chart: Chart, size: QSizeF, mini: bool) -> FrameLayout:
    """Share a widget of `size` px out among the parts of `chart`."""
    line = line_height()
    left, right = _left_width(chart, mini), _right_width(chart, mini)
    top = line + 6 if _has_words_above(chart, mini) else ceil(line / 2)
    titles = () if mini else _title_lines(chart, size.width() - left)
    dates = (line + 10 if chart.x.ticks else 4.0) + (line * len(titles) + 2 if titles else 0)
    lanes = () if mini else chart.lanes
    lane = lane_height()
    below = len(lanes) * lane + (_GAP if lanes else 0)
    least = 0.0 if chart.only_lanes else 40.0
    height = max(least, size.height() - top - dates - below)
    if chart.only_lanes:
        top, height = 0, 0.0
    width = max(40.0, size.width() - left - right)
    plot = QRectF(round(left), round(top), round(width), round(height))
    first = plot.bottom() + _GAP
    tops = tuple(first + lane * n for n in range(len(lanes) + 1)) if lanes else ()
    bottom = tops[-1] if tops else plot.bottom()
    side = QRectF(plot.right() + _GAP, plot.top(), max(0.0, right - _GAP), plot.height())
    return FrameLayout(plot, tops, bottom + 4, side, titles)


def _title_lines(chart: Chart, room: float) -> tuple[str, ...]:
    """What the axis counts, in as many lines as its words need in `room` px."""
    metrics = QFontMetricsF(chart_font())
    lines: list[str] = []
    for word in chart.x.title.split():
        longer = " ".join((*lines[-1:], word))
        if lines and metrics.horizontalAdvance(longer) <= room - 2:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def least_height(chart: Chart | None, mini: bool) -> int:
    """Height in px below which a chart's words would not fit."""
    line = line_height()
    plot = look().px(_MINI_PLOT_HEIGHT if mini else _PLOT_HEIGHT)
    if chart is not None and not mini:
        if chart.only_bar:
            plot = look().px(_BAR_HEIGHT)
        # Names beside the plot stand under each other, however many there are.
        plot = max(plot, ceil(_NAME_LINES * line * len(chart.y.ticks)))
    rows = 0 if mini or chart is None else len(chart.lanes)
    lines = 2
    if chart is not None and not mini:
        plot = 0 if chart.only_lanes else plot
        lines = 3 if chart.x.title else 2
    return ceil(plot + lines * line + 24 + rows * lane_height())


def lane_height() -> float:
    """Height in px of one lane."""
    return max(look().px(_LANE_HEIGHT), line_height() + 8)


def line_height(strong: bool = False) -> int:
    """Height in px of a line of words, in the script of the words."""
    return look().line_height(TextStyle.CHART_STRONG if strong else TextStyle.CHART)


def chart_font(strong: bool = False) -> QFont:
    """The font inside charts."""
    return look().font(TextStyle.CHART_STRONG if strong else TextStyle.CHART)


def side_words(chart: Chart) -> list[tuple[str, str]]:
    """Label and value of everything that is named beside the plot."""
    found: list[tuple[str, str]] = []
    for mark in chart.marks:
        if isinstance(mark, Level) and mark.label:
            found.append((mark.label, mark.value))
        elif isinstance(mark, Line) and mark.end_label:
            found.append((mark.end_label, mark.end_value))
    return found


def _left_width(chart: Chart, mini: bool) -> float:
    plain = QFontMetricsF(chart_font())
    scores = max((plain.horizontalAdvance(tick.text) for tick in chart.y.ticks), default=0)
    if mini:
        return float(ceil(scores + 12))
    names = max((plain.horizontalAdvance(lane.name) for lane in chart.lanes), default=0)
    strong = QFontMetricsF(chart_font(strong=True))
    arrow = max((strong.horizontalAdvance(word) for word in chart.better.split()), default=0)
    return float(ceil(max(names + 12, scores + arrow + 24)))


def arrow_lines(chart: Chart, layout: FrameLayout) -> list[str]:
    """The words of the arrow, in as few lines as fit beside the scores."""
    strong = QFontMetricsF(chart_font(strong=True))
    scores = max((strong.horizontalAdvance(tick.text) for tick in chart.y.ticks), default=0)
    room = layout.plot.left() - scores - 16
    lines: list[str] = []
    for word in chart.better.split():
        longer = " ".join((*lines[-1:], word))
        if lines and strong.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _right_width(chart: Chart, mini: bool) -> float:
    if mini:
        return 12.0
    strong = QFontMetricsF(chart_font(strong=True))
    widths = (max(map(strong.horizontalAdvance, words)) for words in side_words(chart))
    return float(ceil(max(widths, default=0.0) + _GAP + 12))


def _has_words_above(chart: Chart, mini: bool) -> bool:
    return not mini and any(
        isinstance(mark, Upright) and (mark.before or mark.after) for mark in chart.marks
    )
