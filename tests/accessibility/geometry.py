"""Whether words and targets get the room they need, as they stand on the screen now."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextDocument
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QScrollArea, QWidget

from acutrack.gui.widgets.body_region_box import RegionBox
from acutrack.gui.widgets.field_button import FieldButton
from acutrack.gui.widgets.page import Scaffold
from acutrack.gui.widgets.painted_button import PaintedButton


def shown(within: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    """The widgets of a kind that are shown, also those scrolled out of sight."""
    yield from (widget for widget in within.findChildren(kind) if widget.isVisible())


def cut_off(within: QWidget) -> list[str]:
    """Words of labels and buttons that need more room than they have."""
    return [
        *(label.text() for label in within.findChildren(QLabel) if _is_cut(label)),
        *(
            button.accessibleName()
            for button in within.findChildren(PaintedButton)
            if button.isVisible()
            and not isinstance(button, FieldButton)
            and (
                button.height() < button.heightForWidth(button.width())
                or button.width() < button.minimumSizeHint().width()
            )
        ),
    ]


def sideways(within: QWidget) -> list[str]:
    """Pages that are wider than the window."""
    areas = [area for area in within.findChildren(Scaffold) if area.isVisible()]
    return [area.title.text() for area in areas if _is_too_wide(area)]


def overlapping(within: QWidget) -> list[tuple[str, str]]:
    """Labels and buttons that lie on one another."""
    things = [thing for thing in shown(within, QWidget) if _says_something(thing)]
    siblings: dict[QWidget | None, list[QWidget]] = {}
    for thing in things:
        siblings.setdefault(thing.parentWidget(), []).append(thing)
    return [
        (_words_of(one), _words_of(other))
        for family in siblings.values()
        for one, other in combinations(family, 2)
        if one.geometry().intersects(other.geometry())
    ]


def outside(within: QWidget) -> list[str]:
    """Labels and buttons of which a part lies beyond the widget they are in."""
    return [
        _words_of(thing)
        for thing in shown(within, QWidget)
        if _says_something(thing)
        and (parent := thing.parentWidget()) is not None
        and not isinstance(parent.parentWidget(), QAbstractScrollArea)  # may be scrolled away
        and not parent.rect().adjusted(-1, -1, 1, 1).contains(thing.geometry())
    ]


def on_screen(widget: QWidget) -> QRect:
    """Where a widget is."""
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _is_cut(label: QLabel) -> bool:
    if not label.isVisible() or not label.text():
        return False
    room = label.contentsRect()
    if label.textFormat() == Qt.TextFormat.RichText:
        document = QTextDocument()
        document.setDefaultFont(label.font())
        document.setDocumentMargin(0)
        document.setHtml(label.text())
        document.setTextWidth(room.width())
        return ceil(document.size().height()) > room.height() + 2
    flags = Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.TextFlag.TextSingleLine
    box = QRectF(0, 0, room.width(), 100_000)
    needed = QFontMetricsF(label.font()).boundingRect(box, flags, label.text())
    return ceil(needed.height()) > room.height() + 1 or needed.width() > room.width() + 1


def _is_too_wide(area: QScrollArea) -> bool:
    inside = area.widget()
    return inside is not None and inside.width() > area.viewport().width()


def _says_something(thing: QWidget) -> bool:
    if isinstance(thing, FieldButton | RegionBox):
        return False  # within a field, and on the body map, things lie on one another
    if isinstance(thing.parentWidget(), QAbstractScrollArea):
        return False
    return isinstance(thing, QLabel | QAbstractButton) and bool(_words_of(thing))


def _words_of(thing: QWidget) -> str:
    return thing.text() if isinstance(thing, QLabel) else thing.accessibleName()
