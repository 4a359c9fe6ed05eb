"""The pages of the file, one under the other."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui.pages.report.rendering import Picture
from acutrack.gui.theme import look
from acutrack.gui.widgets.accessible_role import read_as

_GAP = 16


class PdfPreview(QScrollArea):
    """Scrolls with the arrows and Page keys; the pages fit the width."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        read_as(self, QAccessible.Role.Document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(4, 4, 4, 4)
        self._column.setSpacing(_GAP)
        self.setWidget(self._holder)
        self.count = 0

    def show_pages(self, pages: tuple[Picture, ...], names: list[str]) -> None:
        """Show these pages in place of the ones before."""
        place = self.verticalScrollBar().value()
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for picture, name in zip(pages, names, strict=True):
            sheet = _Sheet(picture, name)
            self._column.addWidget(sheet)
            # The column would show it when the program is next idle; until then it takes no room.
            sheet.show()
        self._column.addStretch(1)
        self.count = len(pages)
        self._measure()
        self.verticalScrollBar().setValue(place)

    def _measure(self) -> None:
        """Lay the pages out now: the scroll bar has to know them before a key or `place` does."""
        QCoreApplication.sendPostedEvents(self._holder, QEvent.Type.LayoutRequest.value)
        QCoreApplication.sendEvent(self, QEvent(QEvent.Type.LayoutRequest))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        key = Qt.Key(event.key())
        if key in ends:
            bar.setValue(ends[key])
        else:
            super().keyPressEvent(event)


class _Sheet(QWidget):
    """One page, as wide as there is room."""

    def __init__(self, picture: Picture, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        read_as(self, QAccessible.Role.Graphic)
        self._pixels = picture.pixels
        # The image looks at these bytes and does not copy them, hence the reference above.
        self._image = QImage(
            self._pixels,
            picture.width,
            picture.height,
            picture.stride,
            QImage.Format.Format_RGB32,
        )
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, self.heightForWidth(480))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(width * self._image.height() / self._image.width())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._image)
        painter.setPen(look().colour(Role.CTL))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
