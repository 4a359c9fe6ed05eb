"""The body map as a list: the same regions and marks, a row each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.body_mark import Intensity
from acutrack.domain.body_region import BodyMap, Region
from acutrack.domain.message import say
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.body_marks import BodyMarks
from acutrack.gui.widgets.body_region_box import STEPS
from acutrack.text.catalogue import Catalogue

_Index = QModelIndex | QPersistentModelIndex
_ROW = 40
_KEY = 36
_GAP = 4
_SIDE = 8
_ROOT = QModelIndex()


class BodyList(QListView):
    """Every region with 0 to 3 beside it. Up and Down walk, 0 to 3 and Space mark, letters jump.

    `marked` carries a region's id and its new Intensity, or None for 0.
    """

    marked = Signal(str, object)

    wanted_back = Signal()
    """Escape asks for the whole body again."""

    def __init__(self, body: BodyMap, words: Catalogue, shown: BodyMarks | None = None) -> None:
        super().__init__()
        #: Whether there is a whole to go back to.
        self.closes = False
        self.rows = _Rows(body.regions, words, shown or BodyMarks(), self)
        self.rows.stepped.connect(self._mark)
        self.setModel(self.rows)
        self.setAccessibleName(words(say("Where it hurts, as a list")))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._drawn = _RowDrawing(self)
        self._drawn.chosen.connect(self._mark)
        self.setItemDelegate(self._drawn)
        self.setCurrentIndex(self.rows.index(0))
        follow_look(self._restyle)

    def show_marks(self, marks: Mapping[str, Intensity]) -> None:
        """Show marks without telling anybody."""
        self.rows.show_marks(marks)

    def show_again(self) -> None:
        """Show the marks as they are now."""
        self.rows.show_again()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier or row < 0:
            super().keyPressEvent(event)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_3:
            self._mark(row, STEPS[key - Qt.Key.Key_0])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._mark(row, None)
        elif key == Qt.Key.Key_Escape and self.closes:
            self.wanted_back.emit()
        elif key == Qt.Key.Key_Space:
            self._mark(row, self.rows.next_step(row))
        else:
            super().keyPressEvent(event)

    def _mark(self, row: int, intensity: Intensity | None) -> None:
        region = self.rows.regions[row]
        if self.rows.marks.get(region.id) is intensity:
            return
        self.rows.set_mark(row, intensity)
        self.marked.emit(region.id, intensity)

    def _restyle(self) -> None:
        self.setFont(look().font(TextStyle.SMALL))
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class _Rows(QAbstractListModel):
    """`stepped` carries a row and its new Intensity or None, when a screen reader toggled it."""

    stepped = Signal(int, object)

    def __init__(
        self, regions: tuple[Region, ...], words: Catalogue, shown: BodyMarks, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.regions = regions
        self._shown = shown
        self._words = words

    @property
    def marks(self) -> dict[str, Intensity]:
        """Those of the kind that is marked now."""
        return self._shown.current

    def show_marks(self, marks: Mapping[str, Intensity]) -> None:
        self._shown.show(marks, {})
        self.show_again()

    def show_again(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self.regions) - 1))

    def set_mark(self, row: int, intensity: Intensity | None) -> None:
        self._shown.put(self.regions[row].id, intensity)
        self.dataChanged.emit(self.index(row), self.index(row))

    def next_step(self, row: int) -> Intensity | None:
        place = STEPS.index(self.marks.get(self.regions[row].id))
        return STEPS[(place + 1) % len(STEPS)]

    @override
    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.regions)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        region = self.regions[index.row()]
        intensity = self.marks.get(region.id)
        match Qt.ItemDataRole(role) if role < Qt.ItemDataRole.UserRole else role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(region.words)
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if intensity else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                state = self._shown.words_of(region.id)
                spoken = say("{region}: {intensity}", region=region.words, intensity=state)
                return self._words(spoken)
            case Qt.ItemDataRole.UserRole:
                return intensity
        return None

    @override
    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.stepped.emit(index.row(), self.next_step(index.row()))
        return True


class _RowDrawing(QStyledItemDelegate):
    chosen = Signal(int, object)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        text = wide - _keys_width() - 3 * _SIDE
        needed = paint.wrapped_height(look().font(TextStyle.SMALL), str(index.data()), text)
        return QSize(wide, max(round(needed) + 8, look().px(_ROW)))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        rect = QRectF(option.rect)
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look().colour(Role.LINE)
        )
        name = rect.adjusted(_SIDE, 0, -_keys_width() - 2 * _SIDE, 0)
        name = paint.mirrored(rect, name, option.direction)
        font = look().font(TextStyle.SMALL)
        painter.setLayoutDirection(option.direction)
        paint.write(painter, name, str(index.data()), font, look()[Role.INK])
        for step, key in _keys(option.rect, option.direction):
            _paint_key(painter, QRectF(key), step, index.data(Qt.ItemDataRole.UserRole))
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint.shape(painter, rect.adjusted(0, 0, 0, -1), 4, edge=look()[Role.INK], width=3)
        painter.restore()

    @override
    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            for step, key in _keys(option.rect, option.direction):
                if key.contains(event.position().toPoint()):
                    self.chosen.emit(index.row(), step)
                    return True
        return False


def _keys_width() -> int:
    return len(STEPS) * look().px(_KEY) + (len(STEPS) - 1) * _GAP


def _keys(row: QRect, direction: Qt.LayoutDirection) -> list[tuple[Intensity | None, QRect]]:
    """The places of 0 to 3 at the end of a row; digits run the same way in every language."""
    edge = look().px(_KEY)
    block = QRect(
        row.right() - _SIDE - _keys_width(), row.top() + 2, _keys_width(), row.height() - 5
    )
    block = QStyle.visualRect(direction, row, block)
    return [
        (step, QRect(block.left() + place * (edge + _GAP), block.top(), edge, block.height()))
        for place, step in enumerate(STEPS)
    ]


def _paint_key(
    painter: QPainter, key: QRectF, step: Intensity | None, chosen: Intensity | None
) -> None:
    # Without a mark no key is lit: nothing was said, which is not the answer 0.
    on = step is not None and step == chosen
    paint.shape(
        painter,
        key,
        paint.CONTROL_RADIUS,
        fill=look()[Role.ACCENT if on else Role.SURFACE],
        edge=look()[Role.INK if on else Role.CTL],
        width=2.0 if on else 1.0,
    )
    font = look().font(TextStyle.LABEL)
    ink = Role.ON_ACCENT if on else Role.INK
    digit = str(int(step or 0))
    paint.write(painter, key, digit, font, look()[ink], align=Qt.AlignmentFlag.AlignHCenter)
