"""The small body maps on screen: painted from their description, in words, and as a table."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QColor, QImage
from pytestqt.qtbot import QtBot

from acutrack.charts.body_change import SHADE, body_change
from acutrack.charts.small_body import SmallBody
from acutrack.domain.body_mark import Intensity
from acutrack.gui.charts.places_view import PlacesView
from acutrack.gui.shipped_atlas import shipped_atlas
from acutrack.gui.theme import Theme, ThemeChoice, look
from acutrack.text.catalogue import Catalogue
from tests.builders import TODAY, a_mark, day
from tests.rest import at_rest

WORDS = Catalogue()
MARKS = (
    a_mark("back.back_low.L", day=day(-60), intensity=Intensity.SEVERE),
    a_mark("back.back_low.L", day=TODAY, intensity=Intensity.MILD),
    a_mark("front.hand_thumb.L", day=TODAY, intensity=Intensity.MODERATE),
)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> PlacesView:
    assert theme.text_scale == 1.0
    made = PlacesView(WORDS)
    qtbot.addWidget(made)
    made.resize(900, 900)
    with qtbot.waitExposed(made):
        made.show()
    made.show_places(body_change(MARKS, shipped_atlas(), WORDS, TODAY), shipped_atlas())
    at_rest()
    return made


def test_the_steps_are_painted_in_their_regions(view: PlacesView) -> None:
    canvas = view.maps[0]
    drawn: QImage = canvas.grab().toImage()
    region = shipped_atlas().by_id["back.back_low.L"]
    each = canvas._shape(canvas.width())[1]
    for at, step in ((0, Intensity.SEVERE), (1, Intensity.MILD)):
        place = SmallBody(shipped_atlas().whole, at * (each + 20), canvas._title_height(), each)
        xs, ys = zip(*place.outline(region), strict=True)
        seen = {
            drawn.pixelColor(x, y).name()
            for x in range(int(min(xs)), int(max(xs)))
            for y in range(int(min(ys)), int(max(ys)))
        }
        assert QColor(look().palette.pain_ground(SHADE[step])).name() in seen


def test_each_row_is_a_chart_with_name_and_description(view: PlacesView) -> None:
    names = []
    for canvas in view.maps:
        spoken = QAccessible.queryAccessibleInterface(canvas)
        assert spoken is not None
        assert spoken.role() == QAccessible.Role.Chart
        assert "Places lower: 1" in spoken.text(QAccessible.Text.Description)
        names.append(spoken.text(QAccessible.Text.Name))
    assert names == ["Whole body: Where it hurts", "Hands: Where it hurts"]


def test_the_table_says_the_same(view: PlacesView) -> None:
    view.turn()
    assert view.shows_table
    model = view.table.model()
    rows = [[model.index(r, c).data() for c in range(4)] for r in range(model.rowCount())]
    assert view.shown is not None
    assert rows == [list(row) for row in view.shown.table.rows]


def test_narrow_or_with_large_words_the_maps_stand_below_each_other(
    view: PlacesView, theme: Theme
) -> None:
    canvas = view.maps[0]
    wide = canvas.heightForWidth(900)
    assert canvas.heightForWidth(400) > 2 * wide
    theme.choose(ThemeChoice.DARK, 2.0)
    at_rest()
    assert canvas.heightForWidth(900) > wide
