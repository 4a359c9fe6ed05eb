from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pypdfium2
import pytest

from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Axis,
    Band,
    Better,
    Box,
    Chart,
    Dots,
    Lane,
    LaneCount,
    LaneMoment,
    LanePeriod,
    Level,
    Line,
    Mark,
    Shape,
    Stroke,
    Tick,
    Upright,
    Words,
)
from acutrack.report.blocks import Block
from acutrack.report.chart_drawing import draw_chart, draw_shapes
from acutrack.report.chart_lanes import draw_lanes
from acutrack.report.options import Paper
from acutrack.report.plot import Plot
from acutrack.report.sheet import Sheet
from tests.builders import NOW
from tests.report.casebooks import boxes_on

AREA = Block(40, 40, 100, 50)
XS = np.array([0.0, 5.0, 10.0])
AXIS = Axis(0, 10, (Tick(0, "0"), Tick(10, "10")))


def test_each_shape_is_told_apart_in_grey() -> None:
    pictures = {shape: _grey(shape) for shape in Shape}
    for one, other in combinations(pictures.values(), 2):
        assert np.count_nonzero(np.abs(one - other) > 60) > 30


def test_each_mark_leaves_ink_on_the_paper() -> None:
    marks: list[Mark] = [
        Line(XS, np.array([1.0, np.nan, 3.0]), Role.PAIN_LINE, stroke=Stroke.DOTTED),
        Line(XS, np.array([1.0, 2.0, 3.0]), Role.PAIN_LINE, end_label="Level", end_value="3.0"),
        Dots(XS, XS, Role.DAY_DOT),
        Band(XS, XS * 0 + 2, XS * 0 + 4, Role.BASELINE_BAND),
        Level(5, Role.THIRTY, Stroke.DASHED, "30% lower", "5.0"),
        Upright(5, Role.CTL, 1.5, "before", "since"),
        Words(5, 5, "no entries", Role.INK2),
        Box(1, 4, 2, 8, Role.CTL, None, Stroke.DASHED),
        Box(1, 4, 2, 8, Role.INK2, Role.PAIN_10, text="10"),
    ]
    empty = _picture(_chart(()))
    for mark in marks:
        assert np.any(_picture(_chart((mark,))) != empty), mark


def test_a_band_with_holes_is_drawn_in_pieces_with_its_edges() -> None:
    low, high = np.array([2.0, 2, np.nan, 2, 2]), np.array([4.0, 4, np.nan, 4, 4])
    xs = np.array([0.0, 4, 5, 6, 10])
    plain, edged = (
        _picture(_chart((Band(xs, low, high, Role.LEVEL_BAND, edge),)))
        for edge in (None, Role.DAY_DOT)
    )
    empty = _picture(_chart(()))
    changed = np.flatnonzero((plain != empty).any(axis=0))

    assert np.diff(changed).max() > 10  # the hole
    assert np.any(edged != plain)


def test_words_in_a_box_take_a_smaller_size_or_none_where_they_do_not_fit() -> None:
    wide, narrow, tiny = (
        _picture(_chart((Box(0, right, 0, 10, Role.INK2, Role.PAIN_0, text="28"),)))
        for right in (6, 0.4, 0.1)
    )
    bare = _picture(_chart((Box(0, 0.1, 0, 10, Role.INK2, Role.PAIN_0),)))

    assert np.count_nonzero(wide < 120) > np.count_nonzero(narrow < 120)
    assert np.array_equal(tiny, bare)


def test_the_arrow_points_the_way_that_is_better() -> None:
    down, up = (_picture(replace(_chart(()), better="Higher is better", way=way)) for way in Better)

    assert np.any(down != up)


def test_counts_stand_under_their_places() -> None:
    counts = tuple(LaneCount(float(day), 8, "8") for day in range(11))
    boxes = boxes_on(_pdf(_chart((), (Lane("Ratings", counts),))), 0)

    assert len(boxes) >= 11


def test_values_stand_where_the_axes_say() -> None:
    plot = Plot(AREA, AXIS, AXIS)
    assert (plot.x(0), plot.x(10)) == (AREA.x, AREA.right)
    assert (plot.y(0), plot.y(10)) == (AREA.bottom, AREA.y)
    assert plot.points(np.array([-1.0, 5.0]), np.array([5.0, 5.0])) == [(90.0, 65.0)]


def test_a_line_breaks_where_nothing_is_known() -> None:
    plot = Plot(AREA, AXIS, AXIS)
    ys = np.array([1.0, 2.0, np.nan, 4.0])
    pieces = list(plot.pieces(np.arange(4.0), ys))
    assert [len(piece) for piece in pieces] == [2, 1]


def test_a_long_line_is_thinned_but_keeps_its_ends() -> None:
    plot = Plot(AREA, Axis(0, 9999, ()), AXIS)
    (piece,) = plot.pieces(np.arange(10000.0), np.full(10000, 5.0))
    assert len(piece) < 1000
    assert piece[0][0] == AREA.x
    assert piece[-1][0] == pytest.approx(AREA.right)


def test_side_labels_at_one_height_move_apart() -> None:
    marks = tuple(
        Level(5, Role.INK, Stroke.SOLID, f"Label number {number}", "5.0") for number in range(4)
    )
    _assert_apart(_chart(marks))


def test_words_in_a_lane_never_touch() -> None:
    moments = tuple(
        LaneMoment(day, Role.SIDE_EFFECT, Shape.DIAMOND, "Soreness", until=day + 1)
        for day in range(10)
    )
    periods = tuple(
        LanePeriod(day, 10, Role.OTHER_CARE, f"A medicine with a long name {day}", open_end=True)
        for day in range(6)
    )
    _assert_apart(_chart((), (Lane("Side effects", moments), Lane("Medicine", periods))))


def _assert_apart(chart: Chart) -> None:
    boxes = boxes_on(_pdf(chart), 0)
    for one, other in combinations(boxes, 2):
        wide = min(one[2], other[2]) - max(one[0], other[0])
        high = min(one[3], other[3]) - max(one[1], other[1])
        assert min(wide, high) <= 0.15


def _chart(marks: tuple[Mark, ...], lanes: tuple[Lane, ...] = ()) -> Chart:
    return Chart("", "", AXIS, AXIS, marks, lanes)


def _pdf(chart: Chart) -> bytes:
    sheet = Sheet(Paper.A4, "Chart", "en", NOW)
    plot = draw_chart(sheet, chart, AREA, label_room=30)
    draw_lanes(sheet, plot, chart.lanes, AREA.bottom + 2, 4.7)
    return sheet.finish()


def _picture(chart: Chart) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    return _rendered(_pdf(chart))


def _grey(shape: Shape) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    sheet = Sheet(Paper.A4, "Shape", "en", NOW)
    draw_shapes(sheet, [(100, 100)], shape, Role.INK, 30)
    return _rendered(sheet.finish())


def _rendered(data: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.int16]]:
    with pypdfium2.PdfDocument(data) as document:
        picture = document[0].render(scale=1.5, grayscale=True).to_numpy()
    return np.asarray(picture, dtype=np.int16)
