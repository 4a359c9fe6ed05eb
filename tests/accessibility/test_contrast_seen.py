"""Every word on every page stands out from what it really lies on, in all four themes.

Which colours meet is not listed here but seen: the colour of each label and button that is shown,
and the colour that most of the screen behind it has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from acutrack.charts.palette import contrast
from acutrack.gui.theme import ThemeChoice, look
from acutrack.gui.widgets.painted_button import PaintedButton
from tests.accessibility.conftest import VIEWS, Room, View

THEMES = (
    ThemeChoice.LIGHT, ThemeChoice.DARK, ThemeChoice.CONTRAST, ThemeChoice.CONTRAST_LIGHT,
)  # fmt: skip
#: Text this high may have 3:1 (WCAG 2.2, 1.4.3: from 24 px, or from 18.66 px in bold).
LARGE, LARGE_IF_BOLD, BOLD = 24, 18.66, 700


@pytest.fixture(scope="module", params=THEMES, ids=lambda choice: choice.value)
def worn(request: pytest.FixtureRequest, room: Room) -> Iterator[Room]:
    room.wear(request.param, 1.0, 1280, 800)
    yield room
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_word_can_be_read_on_what_it_lies_on(worn: Room, view: View) -> None:
    worn.show(view)
    screen = worn.window.grab().toImage()
    seen = [
        (words, text, ground, 3.0 if is_large(widget) else 4.5)
        for widget, words, text in written(worn.window)
        if (ground := behind(widget, worn.window, screen))
    ]

    assert len(seen) > 5
    assert [each for each in seen if contrast(each[1], each[2]) < each[3]] == []


def test_a_word_in_the_colour_of_its_ground_is_seen(room: Room) -> None:
    room.wear(ThemeChoice.LIGHT, 1.0, 1280, 800)
    page = room.show(View("today"))
    label = next(one for one in page.findChildren(QLabel) if one.isVisible() and one.text())
    palette = label.palette()
    ground = behind(label, room.window, room.window.grab().toImage())
    assert ground is not None
    assert contrast(palette.color(QPalette.ColorRole.WindowText).name(), ground) > 4.5


def written(window: QWidget) -> Iterator[tuple[QWidget, str, str]]:
    """Everything with words on it: the widget, its words and their colour."""
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text().strip():
            colour = label.palette().color(label.foregroundRole()).name()
            yield label, label.text(), colour
    for button in window.findChildren(PaintedButton):
        if button.isVisible() and button.isEnabled() and button.words.strip():
            yield button, button.words, look()[button.text_role()]
    for kind in (QLineEdit, QPlainTextEdit):
        for field in window.findChildren(kind):
            if field.isVisible() and field.isEnabled():
                colour = field.palette().color(QPalette.ColorRole.Text).name()
                yield field, field.accessibleName(), colour


def behind(widget: QWidget, window: QWidget, screen: QImage) -> str | None:
    """The colour that most of the screen behind a widget has; None if it is scrolled away."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    for above in _above(widget):
        place &= QRect(above.mapTo(window, QPoint(0, 0)), above.size())
    place = place.adjusted(3, 3, -3, -3)
    if place.width() < 4 or place.height() < 4:
        return None
    ratio = screen.devicePixelRatio()
    colours = Counter(
        screen.pixelColor(round(x * ratio), round(y * ratio)).name()
        for x in range(place.left(), place.right(), 2)
        for y in range(place.top(), place.bottom(), 2)
    )
    return colours.most_common(1)[0][0]


def is_large(widget: QWidget) -> bool:
    """Whether the letters are so large that less contrast is enough."""
    font = widget.font()
    high = font.pixelSize()
    return high >= LARGE or (high >= LARGE_IF_BOLD and font.weight() >= BOLD)


def _above(widget: QWidget) -> Iterator[QWidget]:
    around = widget.parentWidget()
    while around is not None:
        yield around
        around = around.parentWidget()
