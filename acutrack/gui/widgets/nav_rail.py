"""The way between pages: one list, one stop for Tab, icon and word on every line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QRectF,
    QSize,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from acutrack.charts.palette import Role
from acutrack.gui import icons, paint
from acutrack.gui.overriding import override
from acutrack.gui.qt_numbers import ALIGN_LEADING, ALIGN_VCENTER, USER_ROLE, WORD_WRAP
from acutrack.gui.theme import TextStyle, follow_look, look

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex, QPoint
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    _Index = QModelIndex | QPersistentModelIndex

_KEY = USER_ROLE
_ICON = USER_ROLE + 1
_AIR = USER_ROLE + 2
"""Px of empty space above an item, head included."""

_WRITTEN = ALIGN_LEADING | ALIGN_VCENTER | WORD_WRAP
_MARGIN = 14
_HEAD_INSET = 25
_ICON_SIZE = 19
_NARROWEST = 216
_BEFORE_ICON = 12
_AFTER_ICON = 12


@dataclass(frozen=True)
class NavItem:
    """One page: the key pages are known by, its word and icon."""

    key: str
    words: str
    icon: str


@dataclass(frozen=True)
class NavGroup:
    """Pages under one head; the group at the foot has none."""

    head: str
    items: tuple[NavItem, ...]
    at_foot: bool = False


class NavRail(QListWidget):
    """The list of pages. Arrows move along it, Enter or a click opens.

    A head is drawn in the space above the first item of its group, so a screen reader counts pages
    and nothing else; the head's words are part of no item's name.

    It is in the first paint, so it keeps off what loads Qt's enums by the hundred (see
    `qt_numbers`): a delegate's options, setting a pen or brush, asking Qt for the viewport it made.
    Pens come from the widgets' palettes instead.
    """

    chosen = Signal(str)
    """The key of the page a person opened."""

    def __init__(self, name: str, groups: list[NavGroup]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._ground = QWidget()
        self._ground.setBackgroundRole(QPalette.ColorRole.Base)
        self._ground.setAutoFillBackground(True)
        self.setViewport(self._ground)
        self._heads: list[tuple[QListWidgetItem, QLabel]] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._hovered: QListWidgetItem | None = None
        self._foot: QListWidgetItem | None = None
        self._shown = ""
        self.set_groups(groups)
        self.itemClicked.connect(self._open)
        # Qt takes the old selection away before it makes the new one: look when both are done.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self._mind_selection)
        self.itemSelectionChanged.connect(self._look.start)
        follow_look(self._restyle)

    def set_groups(self, groups: list[NavGroup]) -> None:
        """Show these pages; used again when the practice group appears or the language changes."""
        opened = self.opened
        self.clear()
        self._foot = self._hovered = None
        for _, head in self._heads:
            head.hide()
            head.deleteLater()
        self._heads.clear()
        for group in groups:
            for place, item in enumerate(group.items):
                self._add(group, item, first=place == 0)
        self._measure()
        if opened:
            self.show_page(opened)

    @property
    def opened(self) -> str:
        """The key of the page shown as open, or an empty text."""
        selected = self.selectedItems()
        return str(selected[0].data(_KEY)) if selected else ""

    def show_page(self, key: str) -> None:
        """Show a page as the open one without telling anybody."""
        self._shown = key
        for item in self._all():
            if item.data(_KEY) == key:
                self.setCurrentItem(item, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    @override
    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        # Selected means open. Moving along the list opens nothing.
        return QItemSelectionModel.SelectionFlag.NoUpdate

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QtCore.Qt.Key
        openers = (keys.Key_Return, keys.Key_Enter, keys.Key_Space)
        current = self.currentItem()
        if event.key() in openers and current is not None:
            self._open(current)
        else:
            super().keyPressEvent(event)

    @override
    def indexAt(self, p: QPoint) -> QModelIndex:
        index = super().indexAt(p)
        air = index.data(_AIR) if index.isValid() else 0
        if air and p.y() < self.visualRect(index).top() + int(air):
            return QModelIndex()
        return index

    @override
    def sizeHint(self) -> QSize:
        font = look().font(TextStyle.STRONG)
        widest = max((paint.text_width(font, item.text()) for item in self._all()), default=0)
        beside = look().icon_px(_ICON_SIZE) + 2 * _MARGIN + _BEFORE_ICON + _AFTER_ICON + 8
        if look().text_scale > 1:  # large text scrolls, and the bar takes its width from the words
            beside += self.verticalScrollBar().sizeHint().width()
        return QSize(max(round(widest + beside), _NARROWEST), 400)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 200)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._measure()

    @override
    def mouseMoveEvent(self, e: QMouseEvent) -> None:
        super().mouseMoveEvent(e)
        self._hover(self.itemAt(e.position().toPoint()))

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        painter = QPainter(self._ground)
        for item in self._all():
            air = int(item.data(_AIR) or 0)
            self._paint_page(painter, self.visualItemRect(item).adjusted(0, air, 0, 0), item)
        painter.end()

    def _add(self, group: NavGroup, item: NavItem, *, first: bool) -> None:
        made = QListWidgetItem(item.words)
        made.setData(_KEY, item.key)
        made.setData(_ICON, item.icon)
        self.addItem(made)
        if first and group.head:
            head = QLabel(group.head, self._ground)
            _dress_head(head)
            head.show()
            self._heads.append((made, head))
        if first and group.at_foot:
            self._foot = made

    def _all(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look().colour(Role.SURFACE))
        palette.setColor(QPalette.ColorRole.Text, look().colour(Role.INK))
        self.setPalette(palette)
        self.setFont(look().font(TextStyle.STRONG))
        for _, head in self._heads:
            _dress_head(head)
        self._measure()
        self.updateGeometry()
        self._ground.update()

    def _measure(self) -> None:
        """Give each item its height; the foot group gets the air that is left over."""
        line = row_height()
        head = look().line_height(TextStyle.CHART_STRONG) + 12
        headed = [item for item, _ in self._heads]
        total = 0
        for item in self._all():
            air = head if item in headed else 0
            item.setData(_AIR, air)
            item.setSizeHint(QSize(0, line + air))
            total += line + air
        if self._foot is not None:
            air = max(self._ground.height() - total - 8, 12)
            self._foot.setData(_AIR, air)
            self._foot.setSizeHint(QSize(0, line + air))
        for item, label in self._heads:
            rect = self.visualItemRect(item)
            width = min(label.sizeHint().width(), rect.width() - 2 * _HEAD_INSET)
            # Placed, not aligned: a label leans by its own script, the rail by its page's.
            left = QRectF(rect.left() + _HEAD_INSET, rect.top(), width, head - 4)
            label.setGeometry(self._placed(rect, left).toRect())

    def _open(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_KEY)))

    def _mind_selection(self) -> None:
        """A screen reader, or a voice, opens a page by selecting it; it can close none."""
        if not self.opened:
            self.show_page(self._shown)
        elif self.opened != self._shown:
            self.chosen.emit(self.opened)

    def _hover(self, item: QListWidgetItem | None) -> None:
        if item is not self._hovered:
            self._hovered = item
            self._ground.update()

    def _paint_page(self, painter: QPainter, line: QRect, item: QListWidgetItem) -> None:
        box = QRectF(line.adjusted(_MARGIN, 3, -_MARGIN, -3))
        self._paint_ground(painter, line, box, item)
        side = look().icon_px(_ICON_SIZE)
        colour = look()[Role.ACCENT if item.isSelected() else Role.INK]
        drawn = icons.pixmap(str(item.data(_ICON)), colour, side, self.devicePixelRatioF())
        middle = box.center().y() - side / 2
        icon = self._placed(line, QRectF(box.left() + _BEFORE_ICON, middle, side, side))
        painter.drawPixmap(round(icon.left()), round(icon.top()), drawn)
        left = box.left() + _BEFORE_ICON + side + _AFTER_ICON
        words = self._placed(line, QRectF(left, box.top(), box.right() - left - 4, box.height()))
        painter.drawText(words, _WRITTEN, item.text())

    def _paint_ground(
        self, painter: QPainter, line: QRect, box: QRectF, item: QListWidgetItem
    ) -> None:
        opened = item.isSelected()
        painter.save()
        if opened or item is self._hovered:
            fill = look()[Role.TINT if opened else Role.INSET]
            paint.shape(painter, box, paint.CONTROL_RADIUS, fill=fill)
        if opened:
            bar = QRectF(box.left() - 1, box.top() + 6, 4, box.height() - 12)
            paint.shape(painter, self._placed(line, bar), 2, fill=look()[Role.ACCENT])
        if self.hasFocus() and item is self.currentItem():
            inner = box.adjusted(paint.RING, 0, -paint.RING, 0)
            paint.ring(painter, inner, paint.CONTROL_RADIUS, look()[Role.INK])
        painter.restore()

    def _placed(self, outer: QRect, inner: QRectF) -> QRectF:
        if self.isLeftToRight():
            return inner
        return paint.mirrored(QRectF(outer), inner, self.layoutDirection())


def _dress_head(head: QLabel) -> None:
    palette = head.palette()
    palette.setColor(QPalette.ColorRole.WindowText, look().colour(Role.INK2))
    head.setPalette(palette)
    head.setForegroundRole(QPalette.ColorRole.WindowText)
    head.setFont(head_font())


def head_font() -> QFont:
    """The font of the groups' heads."""
    font = look().font(TextStyle.CHART_STRONG)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    return font


def row_height() -> int:
    """Height in px of one line of the rail."""
    return max(44, look().line_height(TextStyle.STRONG) + 18)
