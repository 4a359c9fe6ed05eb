"""A widget in a real window, driven by real events."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from acutrack.gui.theme import Theme, ThemeChoice

Show = Callable[..., QWidget]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    """The light look at 100 % text, whatever the test before chose."""
    made = Theme(qapp, ThemeChoice.LIGHT)
    yield made
    made.choose(ThemeChoice.LIGHT, 1.0)


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put widgets under each other in a window and give the window the focus."""
    kept: list[QWidget] = []

    def in_window(
        *widgets: QWidget, width: int = 900, height: int = 500, filled: bool = False
    ) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        kept.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        if filled:
            column.setContentsMargins(0, 0, 0, 0)
        else:
            column.addStretch(1)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return in_window


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """What a screen reader was told to say, and whether at once."""
    heard: list[tuple[str, bool]] = []
    real = QAccessible.updateAccessibility

    def listen(event: object) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            assertive = QAccessible.AnnouncementPoliteness.Assertive
            heard.append((event.message(), event.politeness() == assertive))
        real(event)  # type: ignore[arg-type]

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return heard


def spoken(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader gets to know of a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    return interface


def name_of(widget: QWidget) -> str:
    """The name a screen reader says."""
    return spoken(widget).text(QAccessible.Text.Name)


def picture(widget: QWidget) -> QImage:
    """The widget as it is drawn now."""
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def changed_pixels(one: QImage, other: QImage) -> int:
    """How many pixels differ between two pictures of one size."""
    assert one.size() == other.size()
    return sum(
        one.pixel(x, y) != other.pixel(x, y)
        for y in range(one.height())
        for x in range(one.width())
    )


RTL = Qt.LayoutDirection.RightToLeft
