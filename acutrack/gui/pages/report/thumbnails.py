"""The pages in small: one list, one stop for Tab; arrows or a click turn to a page."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.pages.report.rendering import PageSize, Picture, Shot
from acutrack.gui.pages.report.sheet_view import image_of
from acutrack.gui.theme import TextStyle, follow_look, look

_WIDTH = 76
_AIR = 10
#: Pictures asked for at a time, so that a page to be read never waits long for small ones.
_AT_ONCE = 12

_Index = QModelIndex | QPersistentModelIndex


class Thumbnails(QListWidget):
    """Numbered pages; the one being read is the chosen one."""

    chosen = Signal(int)
    """The page (from 0) a person turned to."""
    wanted = Signal(object)
    """Pages that have no small picture yet, as a tuple of Shot."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._sizes: tuple[PageSize, ...] = ()
        self._pictures: dict[int, Picture] = {}
        self._delegate = _SmallPage(self)
        self.setItemDelegate(self._delegate)
        self.currentRowChanged.connect(self._on_row)
        self.itemClicked.connect(lambda item: self.chosen.emit(self.row(item)))
        follow_look(self._restyle)

    def show_pages(self, sizes: tuple[PageSize, ...], names: list[str]) -> None:
        """List these pages; the small pictures follow."""
        page = max(0, min(self.currentRow(), len(sizes) - 1))
        self.blockSignals(True)
        self.clear()
        self._sizes, self._pictures = sizes, {}
        for number, name in enumerate(names, start=1):
            item = QListWidgetItem(str(number))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            self.addItem(item)
        self.setCurrentRow(page)
        self.blockSignals(False)
        self.ask()

    def show_page(self, page: int) -> None:
        """Mark the page being read without telling anybody."""
        self.blockSignals(True)
        self.setCurrentRow(page)
        self.blockSignals(False)

    def show_pictures(self, pictures: Mapping[Shot, Picture]) -> None:
        """Put these on their pages, and ask for the next ones."""
        for shot, picture in pictures.items():
            if shot == self.shot(shot.page):
                self._pictures[shot.page] = picture
        self.viewport().update()
        # Once what else waits has had its turn.
        QTimer.singleShot(0, self, self.ask)

    def ask(self) -> None:
        """Ask for the pictures that are not there yet, a few at a time."""
        left = [page for page in range(len(self._sizes)) if page not in self._pictures]
        if left:
            self.wanted.emit(tuple(self.shot(page) for page in left[:_AT_ONCE]))

    def picture(self, page: int) -> Picture | None:
        """The small picture of a page, if it is there."""
        return self._pictures.get(page)

    def shot(self, page: int) -> Shot:
        """The picture a page needs here."""
        return Shot(page, round(look().icon_px(_WIDTH) * self.devicePixelRatioF()))

    def page_size(self, page: int) -> QSize:
        """Px of a small page."""
        wide = look().icon_px(_WIDTH)
        return QSize(wide, self._sizes[page].height_for(wide) if self._sizes else wide)

    @override
    def sizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(look().icon_px(_WIDTH) + 2 * _AIR + bar, 200)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _on_row(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _restyle(self) -> None:
        self.setFont(look().font(TextStyle.CAPTION))
        self._pictures = {}
        self.doItemsLayout()
        self.updateGeometry()
        if self.isVisible():
            self.ask()


class _SmallPage(QStyledItemDelegate):
    """A page and its number; the chosen one stands on its own ground with an edge."""

    def __init__(self, pages: Thumbnails) -> None:
        super().__init__(pages)
        self._pages = pages

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = self._pages.page_size(index.row())
        line = QFontMetrics(self._pages.font()).height()
        return QSize(size.width() + 2 * _AIR, size.height() + line + 2 * _AIR)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        here: QRect = option.rect
        size = self._pages.page_size(index.row())
        chosen = index.row() == self._pages.currentRow()
        if chosen:
            ground = paint.within_ring(here)
            paint.shape(
                painter,
                ground,
                paint.CONTROL_RADIUS,
                fill=look()[Role.TINT],
                edge=look()[Role.ACCENT],
                width=2.0,
            )
            if self._pages.hasFocus():
                paint.ring(painter, ground, paint.CONTROL_RADIUS, look()[Role.INK])
        left = here.left() + (here.width() - size.width()) // 2
        sheet = QRect(left, here.top() + _AIR, size.width(), size.height())
        picture = self._pages.picture(index.row())
        if picture is None:
            painter.fillRect(sheet, look().colour(Role.INSET))
        else:
            image: QImage = image_of(picture)
            image.setDevicePixelRatio(self._pages.devicePixelRatioF())
            painter.drawImage(QPointF(sheet.topLeft()), image)
        painter.setPen(look().colour(Role.CTL))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet.adjusted(0, 0, -1, -1))
        painter.setPen(look().colour(Role.INK))
        painter.setFont(self._pages.font())
        below = QRectF(
            here.left(), sheet.bottom() + 1, here.width(), here.bottom() - sheet.bottom()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()
