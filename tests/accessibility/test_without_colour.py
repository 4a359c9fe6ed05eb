"""In grey, on paper or for somebody who sees no colours, every mark still says what it is."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import pytest
from PySide6.QtGui import QImage

from acutrack.charts.palette import Role
from acutrack.charts.spec import (
    Band,
    Box,
    Chart,
    Dots,
    LaneCount,
    LaneMoment,
    LanePeriod,
    Level,
    Line,
    Mark,
    Shape,
    Upright,
    Words,
)
from acutrack.gui.charts.chart_with_table import ChartWithTable
from acutrack.gui.charts.shapes import shape_pixmap
from tests.accessibility.conftest import Room, View


@pytest.fixture
def chart(room: Room) -> Chart:
    whole = room.show(View("charts")).findChild(ChartWithTable)
    assert isinstance(whole, ChartWithTable)
    assert whole.view.chart is not None
    return whole.view.chart


def form(mark: Mark) -> tuple[object, ...]:
    """What is left of a mark without its colour."""
    match mark:
        case Dots():
            kept: tuple[object, ...] = ("dots", mark.shape, mark.size)
        case Line():
            kept = ("line", mark.stroke, mark.width)
        case Level():
            kept = ("level", mark.stroke, mark.label)
        case Band():
            kept = ("band", mark.edge is not None)
        case Upright():
            kept = ("upright", bool(mark.before))
        case Words():
            kept = ("words",)
        case Box():
            kept = ("box", mark.stroke, mark.width, mark.text)
    return kept


def test_marks_of_different_meaning_differ_in_form(chart: Chart) -> None:
    roles: dict[tuple[object, ...], set[Role]] = defaultdict(set)
    for mark in chart.marks:
        roles[form(mark)].add(mark.role)

    assert len(roles) >= 5
    assert {look: found for look, found in roles.items() if len(found) > 1} == {}


def test_lanes_differ_by_name_and_their_marks_by_shape(chart: Chart) -> None:
    lanes: dict[object, set[Role]] = defaultdict(set)
    for lane in chart.lanes:
        for mark in lane.marks:
            if isinstance(mark, LaneCount):
                continue  # a number, which has no colour of its own
            kind = mark.shape if isinstance(mark, LaneMoment) else LanePeriod
            lanes[kind].add(mark.role)

    named = [lane.name for lane in chart.lanes if lane.name]
    assert len(named) == len(set(named)) >= 3
    assert len(lanes[Shape.TRIANGLE]) == 1
    assert len(lanes[Shape.DIAMOND]) == 1
    assert lanes[Shape.TRIANGLE] != lanes[Shape.DIAMOND]


def test_the_words_beside_the_marks_name_them(chart: Chart) -> None:
    words = [entry.text for entry in chart.legend]

    assert all(words)
    assert len(words) == len(set(words))
    forms = [form(entry.mark) for entry in chart.legend]
    assert all(one != other for one, other in combinations(forms, 2))


def test_shapes_are_told_apart_in_one_grey(room: Room) -> None:
    room.show(View("charts"))
    drawn = {shape: shape_pixmap(shape, 14, "#555555", "#ffffff", 1.0).toImage() for shape in Shape}

    for one, other in combinations(Shape, 2):
        assert differing(drawn[one], drawn[other]) > 12, f"{one.value} and {other.value}"


def differing(one: QImage, other: QImage) -> int:
    """Pixels that are ink in one picture and not in the other."""
    return sum(
        inked(one, x, y) != inked(other, x, y)
        for x in range(one.width())
        for y in range(one.height())
    )


def inked(picture: QImage, x: int, y: int) -> bool:
    colour = picture.pixelColor(x, y)
    return colour.alpha() > 128 and colour.lightness() < 150
