"""A chart on a page: painted in every theme, walked by keys, read as a chart."""

from __future__ import annotations

import gc
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from acutrack.analysis.daily_series import daily_series
from acutrack.analysis.diary import Diary
from acutrack.analysis.phases import Window
from acutrack.charts.calendar import calendar
from acutrack.charts.pain_timeline import pain_timeline
from acutrack.charts.palette import CONTRAST_DARK, DARK, LIGHT, Palette, Role
from acutrack.charts.side_effect_timeline import side_effect_timeline
from acutrack.charts.spec import Band, Chart, Dots, Lane, LaneMoment, Line, Shape
from acutrack.gui.charts.canvas import ChartCanvas
from acutrack.gui.charts.chart_view import ChartView
from acutrack.gui.theme import TextStyle, Theme, ThemeChoice
from acutrack.text.catalogue import Catalogue
from tests.analysis.people import mei, run_of_scores, twelve_weeks
from tests.rest import at_rest

WORDS = Catalogue()
TODAY = date(2025, 10, 28)

pytestmark = pytest.mark.usefixtures("theme")
FIRST = date(2025, 8, 4)


def twelve_week_chart() -> Chart:
    return pain_timeline(twelve_weeks(), WORDS, first=FIRST, last=TODAY, today=TODAY)


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    made = ChartView(WORDS)
    qtbot.addWidget(made)
    made.resize(1000, 480)
    made.show_chart(twelve_week_chart())
    made.show()
    at_rest()
    return made


def picture(view: ChartView) -> QImage:
    at_rest()
    return view.grab().toImage()


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(0, image.width(), 1)
        for y in range(0, image.height(), 1)
    }


def test_it_is_a_chart_with_a_name_and_a_description_and_without_nameless_parts(
    view: ChartView,
) -> None:
    read = QAccessible.queryAccessibleInterface(view)
    assert read.role() == QAccessible.Role.Chart
    assert read.text(QAccessible.Text.Name) == "Pain each day, 0 to 10"
    said = read.text(QAccessible.Text.Description)
    assert said.startswith("Your pain was 4.4 on average")
    assert said.count(". ") <= 2
    assert read.childCount() == 0
    assert read.child(0) is None


def test_the_name_follows_the_chart(view: ChartView) -> None:
    empty = pain_timeline(Diary(mei()), WORDS, first=FIRST, last=TODAY, today=TODAY)
    view.show_chart(empty)
    read = QAccessible.queryAccessibleInterface(view)
    assert read.text(QAccessible.Text.Description).startswith("No pain is noted yet.")


def test_many_charts_can_be_read_and_thrown_away() -> None:
    for _ in range(12):
        made = ChartView(WORDS, mini=True)
        assert QAccessible.queryAccessibleInterface(made).role() == QAccessible.Role.Chart
        made.deleteLater()
        at_rest()
        del made
        gc.collect()


def test_only_the_chart_takes_the_focus(view: ChartView) -> None:
    assert view.focusPolicy() == Qt.FocusPolicy.StrongFocus
    assert view.canvas is not None
    assert view.canvas.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_left_and_right_walk_the_days_and_say_what_was_noted(view: ChartView, qtbot: QtBot) -> None:
    view.setFocus()
    with qtbot.waitSignal(view.walked) as last:
        QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.chart is not None
    assert view.chart.table is not None
    assert last.args == [len(view.chart.table.rows) - 1]
    assert view.day == date(2025, 10, 28)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.caption == "27 Oct 2025. Pain: 3; Average level: 4.0; Other care: Knee exercises"
    walked = []
    for key in (
        Qt.Key.Key_Home,
        Qt.Key.Key_Left,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_End,
        Qt.Key.Key_Escape,
    ):
        QTest.keyClick(view, key)
        walked.append(view.day)
    assert walked == [FIRST, FIRST, FIRST + timedelta(days=7), TODAY, None]
    assert view.caption == "Press Left or Right to go from day to day."


def test_the_day_of_the_walk_is_marked_in_the_picture(view: ChartView) -> None:
    accent = LIGHT[Role.ACCENT].upper()
    assert accent not in colours(picture(view))
    view.walk_to(40)
    assert accent in colours(picture(view))


def test_a_new_chart_keeps_the_day_of_the_walk(view: ChartView) -> None:
    view.walk_to(40)
    day = view.day
    view.show_chart(twelve_week_chart())
    assert view.day == day
    view.show_chart(
        pain_timeline(twelve_weeks(), WORDS, first=date(2025, 10, 1), last=TODAY, today=TODAY)
    )
    assert view.day is None


def test_the_pointer_shows_a_day_and_leaving_forgets_it(view: ChartView) -> None:
    canvas = view.canvas
    assert isinstance(canvas, ChartCanvas)
    plane = canvas.plane
    at = QPointF(plane.x(date(2025, 9, 9).toordinal()), plane.rect.center().y()).toPoint()
    QTest.mouseMove(canvas.viewport(), at)
    at_rest()
    assert view.caption.startswith("9 Sept 2025. Pain: 7")
    assert view.day is None


def test_a_click_walks_to_the_day_and_takes_the_focus(view: ChartView) -> None:
    canvas = view.canvas
    assert isinstance(canvas, ChartCanvas)
    view.activateWindow()
    plane = canvas.plane
    at = QPointF(plane.x(date(2025, 9, 9).toordinal()), plane.rect.center().y()).toPoint()
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.day == date(2025, 9, 9)
    assert view.hasFocus()


def test_a_mark_in_a_lane_has_its_whole_words_as_a_tip(view: ChartView, qtbot: QtBot) -> None:
    canvas = view.canvas
    assert isinstance(canvas, ChartCanvas)
    tops = canvas.layout_of_parts.lane_tops
    x = canvas.plane.x(date(2025, 9, 3).toordinal())
    at = QPoint(round(x), round((tops[3] + tops[4]) / 2))
    with qtbot.waitSignal(canvas.pointed) as pointed:
        QTest.mouseMove(canvas.viewport(), at)
    assert pointed.args is not None
    assert str(pointed.args[1]).startswith("Bruise or lump of blood under the skin, Mild")


def test_the_wheel_scrolls_the_page_and_not_the_chart(view: ChartView) -> None:
    canvas = view.canvas
    assert isinstance(canvas, ChartCanvas)
    before = canvas.shown_range
    event = QWheelEvent(
        QPointF(400, 200),
        QPointF(400, 200),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas.viewport(), event)
    assert not event.isAccepted()
    assert canvas.shown_range == before


@pytest.mark.parametrize(
    ("choice", "palette"),
    [
        (ThemeChoice.LIGHT, LIGHT),
        (ThemeChoice.DARK, DARK),
        (ThemeChoice.CONTRAST, CONTRAST_DARK),
    ],
)
def test_every_kind_of_mark_is_painted_in_the_colours_of_the_theme(
    view: ChartView, theme: Theme, choice: ThemeChoice, palette: Palette
) -> None:
    theme.choose(choice)
    found = colours(picture(view))
    for role in (
        Role.SURFACE,
        Role.GRID,
        Role.PAIN_LINE,
        Role.DAY_DOT,
        Role.BASELINE_BAND,
        Role.BASELINE,
        Role.THIRTY,
        Role.SESSION,
        Role.SESSION_GROUND,
        Role.OTHER_CARE,
        Role.OTHER_CARE_GROUND,
        Role.SIDE_EFFECT,
        Role.BETTER,
    ):
        assert palette[role].upper() in found, role


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [640, 1000])
def test_the_parts_keep_apart_at_every_text_size(
    view: ChartView, theme: Theme, scale: float, width: int
) -> None:
    theme.choose(ThemeChoice.LIGHT, scale)
    view.resize(width, view.minimumSizeHint().height())
    at_rest()
    assert view.canvas is not None
    layout = view.canvas.layout_of_parts
    assert layout.plot.width() > 0.25 * width
    assert layout.plot.bottom() < layout.lane_tops[0]
    line = theme.line_height(TextStyle.CHART)
    assert layout.dates_top + line <= view.canvas.height() + 1
    assert layout.side.right() <= view.canvas.width() + 1
    assert all(b - a >= line for a, b in zip(layout.lane_tops, layout.lane_tops[1:], strict=False))


def test_the_small_one_has_neither_legend_nor_lanes_nor_hint(qtbot: QtBot) -> None:
    made = ChartView(WORDS, mini=True)
    qtbot.addWidget(made)
    made.resize(420, 150)
    made.show_chart(twelve_week_chart())
    made.show()
    found = colours(picture(made))
    assert LIGHT[Role.PAIN_LINE].upper() in found
    assert LIGHT[Role.SIDE_EFFECT].upper() not in found
    assert made.caption == ""


def test_ten_years_are_drawn_without_symbols_and_a_part_of_them_with(
    qtbot: QtBot,
) -> None:
    start = date(2016, 1, 1)
    values = [5 + n % 3 for n in range(3650)]
    diary = Diary(mei(started_on=start), scores=run_of_scores(start, 0, values))
    last = start + timedelta(days=3649)
    made = ChartView(WORDS)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show_chart(pain_timeline(diary, WORDS, first=start, last=last, today=last))
    made.show()
    assert LIGHT[Role.DAY_DOT].upper() in colours(picture(made))
    made.show_days(last.toordinal() - 84, last.toordinal())
    at_rest()
    made.walk_to(0)
    assert made.canvas is not None
    low, high = made.canvas.shown_range
    assert low <= start.toordinal() <= high


def test_no_chart_yet_is_an_empty_card_that_answers_keys(qtbot: QtBot) -> None:
    made = ChartView(WORDS)
    qtbot.addWidget(made)
    QTest.keyClick(made, Qt.Key.Key_Right)
    made.walk_to(3)
    assert (made.day, made.caption) == (None, "")
    assert QColor(made.grab().toImage().pixelColor(20, 20)).name().upper() == LIGHT[Role.SURFACE]


def test_pyqtgraph_and_numpy_wait_for_the_first_chart() -> None:
    code = (
        "import sys, acutrack.gui.charts.chart_with_table\n"
        "print(sorted({'numpy', 'pyqtgraph', 'babel'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


class TestCells:
    """A chart whose rows lie in cells: walked like days, pointed at by both axes."""

    @pytest.fixture
    def calendar_view(self, qtbot: QtBot) -> ChartView:
        diary = twelve_weeks()
        made = ChartView(WORDS)
        qtbot.addWidget(made)
        made.resize(900, 420)
        made.show_chart(
            calendar(
                daily_series(diary.scores, "low back"),
                [one.day for one in diary.sessions],
                WORDS,
                period=Window(FIRST, TODAY),
            )
        )
        made.show()
        QApplication.processEvents()
        return made

    def test_left_and_right_go_from_day_to_day_down_the_weeks(
        self, calendar_view: ChartView
    ) -> None:
        for key in (Qt.Key.Key_Home, Qt.Key.Key_Right):
            QTest.keyClick(calendar_view, key)
        assert calendar_view.caption.startswith("5 Aug 2025. Pain: 7")
        assert LIGHT[Role.ACCENT].upper() in colours(picture(calendar_view))

    def test_the_pointer_shows_the_cell_it_is_over(self, calendar_view: ChartView) -> None:
        canvas = calendar_view.canvas
        assert isinstance(canvas, ChartCanvas)
        at = QPointF(canvas.plane.x(1), canvas.plane.y(4)).toPoint()
        QTest.mouseMove(canvas.viewport(), at)
        QApplication.processEvents()
        assert calendar_view.caption.startswith("13 Aug 2025.")
        assert calendar_view.day is None

    def test_a_chart_of_another_kind_begins_its_own_walk(self, calendar_view: ChartView) -> None:
        calendar_view.walk_to(3)
        calendar_view.show_chart(twelve_week_chart())
        assert calendar_view.row is None


def test_values_that_are_not_known_are_not_drawn_and_break_nothing(view: ChartView) -> None:
    chart = view.chart
    assert chart is not None
    holes = np.array([5.0, np.nan, 6.0])
    xs = np.array([chart.x.low + 1, chart.x.low + 2, chart.x.low + 3])
    marks = (
        Dots(xs, holes, Role.SIDE_EFFECT),
        Line(xs, holes, Role.SIDE_EFFECT),
        Band(xs, holes - 1, holes + 1, Role.LEVEL_BAND, Role.DAY_DOT),
    )
    view.show_chart(replace(chart, marks=marks, lanes=()))
    assert LIGHT[Role.SIDE_EFFECT].upper() in colours(picture(view))


def test_a_chart_of_rows_alone_has_no_plot_above_them(view: ChartView) -> None:
    view.show_chart(side_effect_timeline(twelve_weeks(), WORDS, Window(FIRST, TODAY)))
    QApplication.processEvents()
    assert view.canvas is not None
    layout = view.canvas.layout_of_parts
    assert layout.plot.height() == 0
    assert layout.lane_tops[0] < 20
    view.walk_to(0)
    assert LIGHT[Role.SIDE_EFFECT].upper() in colours(picture(view))


def test_what_happened_last_has_its_words_too(view: ChartView) -> None:
    chart = twelve_week_chart()
    marked = LaneMoment(chart.x.high - 1, Role.SIDE_EFFECT, Shape.DIAMOND, "mild, session 8")
    shown = replace(chart, marks=(), lanes=(Lane("Bruise", (marked,)),))
    view.show_chart(shown)
    with_words = colours_drawn(picture(view))
    view.show_chart(replace(shown, lanes=(Lane("Bruise", (replace(marked, text=""),)),)))

    assert with_words > colours_drawn(picture(view))


def test_the_letters_of_a_date_stand_whole_under_the_chart(view: ChartView, theme: Theme) -> None:
    theme.write_in("ar")
    words = Catalogue("ar")
    view.show_chart(pain_timeline(twelve_weeks(), words, first=FIRST, last=TODAY, today=TODAY))
    assert view.canvas is not None
    at_rest()
    image = view.canvas.grab().toImage()
    top = round(view.canvas.layout_of_parts.dates_top) + 2
    assert view.chart is not None
    alone = QImage(400, 100, QImage.Format.Format_RGB32)
    alone.fill(Qt.GlobalColor.white)
    painter = QPainter(alone)
    painter.setFont(theme.font(TextStyle.CHART))
    painter.drawText(20, 50, "، ".join(tick.text for tick in view.chart.x.ticks[-3:]))
    painter.end()
    theme.write_in("en")

    assert inked_rows(image, top) >= inked_rows(alone, 0)


def inked_rows(image: QImage, top: int) -> int:
    """How tall what is drawn below `top` is."""
    ground = image.pixel(1, image.height() - 1)
    rows = [
        y
        for y in range(top, image.height())
        if any(image.pixel(x, y) != ground for x in range(image.width()))
    ]
    return rows[-1] - rows[0] + 1


def colours_drawn(image: QImage) -> int:
    """How many points are not of the ground."""
    ground = image.pixel(0, 0)
    return sum(
        image.pixel(x, y) != ground for x in range(image.width()) for y in range(image.height())
    )
