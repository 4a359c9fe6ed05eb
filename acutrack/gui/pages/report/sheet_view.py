"""One page of the file on the screen, pixel for pixel."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui.pages.report.rendering import PageSize, Picture, Shot
from acutrack.gui.theme import look
from acutrack.gui.widgets.accessible_role import read_as

EDGE = 1
"""Px of the line around a page; it lies outside the picture."""


def image_of(picture: Picture) -> QImage:
    """The picture as an image that looks at its bytes; the picture has to outlive it."""
    return QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.stride,
        QImage.Format.Format_RGB32,
    )


class SheetView(QWidget):
    """A page of a given width; blank paper until its picture of that width is there.

    Until then a picture of another width is shown, stretched, so that zooming is felt at once.
    """

    def __init__(self, page: int, size: PageSize, name: str) -> None:
        super().__init__()
        self.page = page
        self._size = size
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self.setAccessibleName(name)
        read_as(self, QAccessible.Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def picture(self) -> Picture | None:
        """What is shown."""
        return self._picture

    @property
    def shot(self) -> Shot:
        """The picture that fits the screen now, pixel for pixel."""
        return Shot(self.page, round((self.width() - 2 * EDGE) * self.devicePixelRatioF()))

    @property
    def is_sharp(self) -> bool:
        """Whether that picture is shown."""
        return self._picture is not None and self._picture.width == self.shot.width

    def width_within(self, room: QSize) -> int:
        """The largest width with which the whole page fits."""
        by_height = (room.height() - 2 * EDGE) * self._size.width / self._size.height
        return max(2 * EDGE + 1, min(room.width(), int(by_height) + 2 * EDGE))

    def take_width(self, width: int) -> None:
        """Be `width` wide, edges included, and as high as the page then is."""
        inner = max(1, width - 2 * EDGE)
        ratio = self.devicePixelRatioF()
        high = self._size.height_for(round(inner * ratio))
        self.setFixedSize(inner + 2 * EDGE, ceil(high / ratio) + 2 * EDGE)

    def show_picture(self, picture: Picture | None) -> None:
        """Show a picture of this page, or let it go."""
        self._picture = picture
        self._image = image_of(picture) if picture is not None else None
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inner = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE)
        if self._image is None:
            painter.fillRect(inner, look().colour(Role.INSET))
        elif self.is_sharp:
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
            painter.drawImage(QPoint(EDGE, EDGE), self._image)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(inner, self._image, QRect(QPoint(0, 0), self._image.size()))
        painter.setPen(look().colour(Role.CTL))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
