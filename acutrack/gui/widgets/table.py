"""Tables that read like a page: tall rows, thin lines, one stop for Tab."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import clipboard, paint
from acutrack.gui.theme import TextStyle, follow_look, look

_ROW = 44
_SIDE = 12
_TOP = 8


class Table(QTableView):
    """A table to read and copy from. Enter or a click opens a row (``activated``, ``clicked``).

    Args:
        name: What a screen reader calls it.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(True)
        self._delegate = _RowDelegate(self)
        self.setItemDelegate(self._delegate)
        follow_look(self._restyle)

    def as_text(self) -> str:
        """The selected rows, or all, with tabs between cells, as copied by Ctrl+C."""
        model = self.model()
        selected = sorted({index.row() for index in self.selectedIndexes()})
        rows = selected or list(range(model.rowCount()))
        columns = [c for c in range(model.columnCount()) if not self.isColumnHidden(c)]
        head = [str(model.headerData(c, Qt.Orientation.Horizontal) or "") for c in columns]
        cells = [[str(model.index(r, c).data() or "") for c in columns] for r in rows]
        return "\n".join("\t".join(line) for line in [head, *cells])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            clipboard.copy(self.as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFont(look().font(TextStyle.BODY))
        head = self.horizontalHeader()
        head.setFont(look().font(TextStyle.SMALL_STRONG))
        head.setMinimumHeight(row_height())
        self.verticalHeader().setDefaultSectionSize(row_height())
        palette = self.palette()
        palette.setColor(palette.ColorRole.Highlight, look().colour(Role.TINT))
        palette.setColor(palette.ColorRole.HighlightedText, look().colour(Role.INK))
        self.setPalette(palette)
        self.viewport().update()


class _RowDelegate(QStyledItemDelegate):
    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + _SIDE, max(size.height() + 8, row_height()))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        focused = bool(option.state & option.state.State_HasFocus)
        selected = bool(option.state & option.state.State_Selected)
        option.state &= ~option.state.State_HasFocus
        cell = option.rect
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QColor):
            painter.fillRect(cell, ground)
        option.rect = cell.adjusted(0, _above(index), 0, 0)
        super().paint(painter, option, index)
        option.rect = cell
        painter.save()
        rect = QRectF(cell)
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, QColor(look()[Role.LINE]))
        if selected and index.column() == 0:
            bar = paint.mirrored(
                rect, QRectF(rect.left(), rect.top() + 4, 4, rect.height() - 8), option.direction
            )
            paint.shape(painter, bar, 2, fill=look()[Role.ACCENT])
        if focused:
            paint.shape(painter, rect.adjusted(0, 0, 0, -1), 4, edge=look()[Role.INK], width=3)
        painter.restore()


def _above(index: QModelIndex | QPersistentModelIndex) -> int:
    """Air in px above words that begin at the top of their cell."""
    aligned = index.data(Qt.ItemDataRole.TextAlignmentRole)
    return _TOP if aligned is not None and int(aligned) & Qt.AlignmentFlag.AlignTop.value else 0


def row_height() -> int:
    """Height in px of a row with one line of text."""
    return max(_ROW, look().line_height(TextStyle.BODY) + 16)
