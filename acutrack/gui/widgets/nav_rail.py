"""The way between pages: one list, one stop for Tab, icon and word on every line."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import icons, paint
from acutrack.gui.theme import TextStyle, follow_look, look

_Index = QModelIndex | QPersistentModelIndex

_KEY = Qt.ItemDataRole.UserRole
_ICON = Qt.ItemDataRole.UserRole + 1
_HEAD = Qt.ItemDataRole.UserRole + 2
_AIR = Qt.ItemDataRole.UserRole + 3
"""Px of empty space above an item, head included."""

_MARGIN = 14
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
    """

    chosen = Signal(str)
    """The key of the page a person opened."""

    def __init__(self, name: str, groups: list[NavGroup]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._delegate = _NavDelegate(self)
        self.setItemDelegate(self._delegate)
        self._foot: QListWidgetItem | None = None
        self.set_groups(groups)
        self.itemClicked.connect(self._open)
        follow_look(self._restyle)

    def set_groups(self, groups: list[NavGroup]) -> None:
        """Show these pages; used again when the practice group appears or the language changes."""
        opened = self.opened
        self.clear()
        self._foot = None
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
        openers = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
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
        return QSize(max(round(widest + beside), _NARROWEST), 400)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), 200)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _add(self, group: NavGroup, item: NavItem, *, first: bool) -> None:
        made = QListWidgetItem(item.words)
        made.setData(_KEY, item.key)
        made.setData(_ICON, item.icon)
        made.setData(_HEAD, group.head if first else "")
        self.addItem(made)
        if first and group.at_foot:
            self._foot = made

    def _all(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, look().colour(Role.SURFACE))
        self.setPalette(palette)
        self.setFont(look().font(TextStyle.STRONG))
        self._measure()
        self.updateGeometry()
        self.viewport().update()

    def _measure(self) -> None:
        """Give each item its height; the foot group gets the air that is left over."""
        line = row_height()
        head = look().line_height(TextStyle.CHART_STRONG) + 12
        total = 0
        for item in self._all():
            air = head if item.data(_HEAD) else 0
            item.setData(_AIR, air)
            item.setSizeHint(QSize(0, line + air))
            total += line + air
        if self._foot is not None:
            air = max(self.viewport().height() - total - 8, 12)
            self._foot.setData(_AIR, air)
            self._foot.setSizeHint(QSize(0, line + air))

    def _open(self, item: QListWidgetItem) -> None:
        self.chosen.emit(str(item.data(_KEY)))


class _NavDelegate(QStyledItemDelegate):
    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = self.parent()
        if not isinstance(view, NavRail):
            return
        painter.save()
        painter.setLayoutDirection(option.direction)
        rect = QRect(option.rect)
        air = int(index.data(_AIR) or 0)
        head = str(index.data(_HEAD) or "")
        if head:
            box = QRectF(
                rect.left() + _MARGIN + 11, rect.top(), rect.width() - 2 * _MARGIN, air - 4
            )
            box = paint.mirrored(QRectF(rect), box, option.direction)
            paint.write(painter, box, head, head_font(), look()[Role.INK2])
        _paint_line(painter, QRectF(rect.adjusted(0, air, 0, 0)), option, index, view)
        painter.restore()


def _paint_line(
    painter: QPainter,
    rect: QRectF,
    option: QStyleOptionViewItem,
    index: _Index,
    view: QWidget,
) -> None:
    opened = view.selectionModel().isSelected(index) if isinstance(view, NavRail) else False
    current = isinstance(view, NavRail) and view.currentIndex() == index and view.hasFocus()
    hovered = bool(option.state & option.state.State_MouseOver)
    box = rect.adjusted(_MARGIN, 3, -_MARGIN, -3)
    if opened or hovered:
        fill = look()[Role.TINT if opened else Role.INSET]
        paint.shape(painter, box, paint.CONTROL_RADIUS, fill=fill)
    if opened:
        bar = QRectF(box.left() - 1, box.top() + 6, 4, box.height() - 12)
        bar = paint.mirrored(rect, bar, option.direction)
        paint.shape(painter, bar, 2, fill=look()[Role.ACCENT])
    if current:
        inner = box.adjusted(paint.RING, 0, -paint.RING, 0)
        paint.ring(painter, inner, paint.CONTROL_RADIUS, look()[Role.INK])
    side = look().icon_px(_ICON_SIZE)
    icon = QRectF(box.left() + _BEFORE_ICON, box.center().y() - side / 2, side, side)
    icon = paint.mirrored(rect, icon, option.direction)
    colour = look()[Role.ACCENT if opened else Role.INK]
    drawn = icons.pixmap(str(index.data(_ICON)), colour, side, view.devicePixelRatioF())
    painter.drawPixmap(round(icon.left()), round(icon.top()), drawn)
    left = box.left() + _BEFORE_ICON + side + _AFTER_ICON
    words = QRectF(left, box.top(), box.right() - left - 4, box.height())
    words = paint.mirrored(rect, words, option.direction)
    font = look().font(TextStyle.STRONG)
    paint.write(painter, words, str(index.data()), font, look()[Role.INK])


def head_font() -> QFont:
    """The font of the groups' heads."""
    font = look().font(TextStyle.CHART_STRONG)
    font.setCapitalization(QFont.Capitalization.AllUppercase)
    return font


def row_height() -> int:
    """Height in px of one line of the rail."""
    return max(44, look().line_height(TextStyle.STRONG) + 18)
