"""Icons by name, drawn in any colour and size. An icon always stands beside its word."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap

from acutrack.places import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_KEPT = 512


@lru_cache(maxsize=_KEPT)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Draw an icon.

    Args:
        name: The file's name in the icon folder without ``.svg``, such as ``"sun"``.
        colour: ``#RRGGBB`` of the strokes; the program's own mark keeps its blue unless the
            colour is a theme's accent, see :func:`logo`.
        size: Edge in logical px.
        ratio: Device px per logical px, so that the icon is crisp on dense screens.

    Raises:
        FileNotFoundError: There is no such icon.
    """
    return _drawn(_source(name).replace("currentColor", colour), size, ratio)


def icon(name: str, colour: str, size: int = 24) -> QIcon:
    """An icon for actions and stock buttons, in single and double density."""
    from PySide6.QtGui import QIcon

    made = QIcon(pixmap(name, colour, size, 1.0))
    made.addPixmap(pixmap(name, colour, size, 2.0))
    return made


@lru_cache(maxsize=_KEPT)
def logo(ground: str, wave: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The program's mark in the colours of a theme."""
    source = _source("acutrack").replace("#0B5A87", ground).replace("#FFFFFF", wave)
    return _drawn(source, size, ratio)


def app_icon() -> QIcon:
    """The mark for windows, task bars and docks, in its own blue."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(logo("#0B5A87", "#FFFFFF", size))
    return made


@lru_cache(maxsize=_KEPT)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _drawn(source: str, size: int, ratio: float) -> QPixmap:
    # Imported at the first icon: a window without one does not pay for it.
    from PySide6.QtSvg import QSvgRenderer

    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image
