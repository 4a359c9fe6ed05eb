"""The caseload as a table: tall rows of a line or two, drawn only where they are seen."""

from __future__ import annotations

from functools import partial
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.record import PatientId
from acutrack.gui import icons, paint
from acutrack.gui.pages.patients.caseload_columns import Cell, Column
from acutrack.gui.pages.patients.caseload_model import CaseloadModel
from acutrack.gui.pages.patients.trend_pictures import TrendPictures
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.table import Table
from acutrack.text.catalogue import Catalogue

_SIDE = 8
_ICON = 18
_INDICATOR = 10
#: Least widths in px at 100 % text; what is left goes to the name, the trend and the reasons.
_WIDTHS = {
    Column.NAME: 150,
    Column.COURSE: 84,
    Column.TREND: 126,
    Column.START: 62,
    Column.NOW: 62,
    Column.CHANGE: 134,
    Column.EFFECTS: 96,
    Column.LAST_ENTRY: 92,
    Column.LOOK: 190,
}
_GROWING = (Column.NAME, Column.TREND, Column.LOOK, Column.LOOK)
#: Columns that go first where there is little room.
_SPARED = (
    Column.LAST_ENTRY,
    Column.COURSE,
    Column.START,
    Column.EFFECTS,
    Column.NOW,
    Column.TREND,
    Column.CHANGE,
)


class CaseloadTable(Table):
    """Enter or a click opens a patient; the arrow keys go from row to row.

    `wanted` carries the id of the patient to open.
    """

    wanted = Signal(str)

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("List of patients")))
        self.rows_shown = CaseloadModel(words)
        self.pictures = TrendPictures()
        self._drawing = _CellDelegate(self)
        self.setItemDelegate(self._drawing)
        self.setModel(self.rows_shown)
        self.rows_shown.modelReset.connect(self.pictures.forget)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setStretchLastSection(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        self.activated.connect(lambda index: self.wanted.emit(self._patient(index)))
        self.clicked.connect(lambda index: self.wanted.emit(self._patient(index)))
        follow_look(self._fit_rows)

    def chosen(self) -> PatientId | None:
        """The patient in the current row."""
        index = self.currentIndex()
        return self._patient(index) if index.isValid() else None

    def choose(self, patient: PatientId | None) -> None:
        """Make a patient's row the current one, else the first."""
        place = None if patient is None else self.rows_shown.place_of(patient)
        if self.rows_shown.rows:
            self.setCurrentIndex(self.rows_shown.index(place or 0, self._first_column()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)

    def _first_column(self) -> int:
        return int(Column.NAME)

    def _patient(self, index: QModelIndex) -> PatientId:
        return self.rows_shown.row_at(index).patient.patient_id

    def _fit_rows(self) -> None:
        self.pictures.forget()
        self.verticalHeader().setDefaultSectionSize(caseload_row_height())
        self._fit_columns()

    def _fit_columns(self) -> None:
        head = self.horizontalHeader()
        font = look().font(TextStyle.SMALL_STRONG)
        widths = {
            column: max(look().px(least), self._heading_width(column, font))
            for column, least in _WIDTHS.items()
        }
        room = self.viewport().width()
        shown = list(Column)
        for column in _SPARED:
            if sum(widths[each] for each in shown) <= room:
                break
            shown.remove(column)
        left = max(0, room - sum(widths[each] for each in shown))
        growing = [column for column in _GROWING if column in shown]
        for column in growing:
            widths[column] += left // len(growing)
        for column in Column:
            self.setColumnHidden(column, column not in shown)
            if column in shown:
                head.resizeSection(column, widths[column])

    def _heading_width(self, column: Column, font: QFont) -> int:
        heading = str(self.rows_shown.headerData(column, Qt.Orientation.Horizontal))
        return ceil(paint.text_width(font, heading)) + 2 * _SIDE + _INDICATOR


def caseload_row_height() -> int:
    """Height in px of a row: two lines, and a small one under them."""
    first, more = look().line_height(TextStyle.STRONG), look().line_height(TextStyle.SMALL)
    return 2 * first + more + 14


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: CaseloadTable) -> None:
        super().__init__(table)
        self._table = table

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(look().px(_WIDTHS[Column(index.column())]), caseload_row_height())

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = QRectF(option.rect)
        selected = bool(option.state & option.state.State_Selected)
        painter.save()
        painter.setClipRect(rect)
        painter.setLayoutDirection(option.direction)
        if selected:
            painter.fillRect(rect, look().colour(Role.TINT))
        inner = rect.adjusted(_SIDE, 4, -_SIDE, -5)
        if index.column() == Column.TREND:
            self._paint_trend(painter, inner, index)
        else:
            _paint_cell(painter, inner, self._table.rows_shown.cell(index), option)
        _paint_edges(painter, rect, option, index.column() == Column.NAME)
        painter.restore()

    def _paint_trend(
        self, painter: QPainter, rect: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        row = self._table.rows_shown.row_at(index)
        size = QSize(int(rect.width()), int(rect.height()))
        painter.drawPixmap(rect.topLeft().toPoint(), self._table.pictures.picture(row, size, ratio))


def _paint_cell(painter: QPainter, rect: QRectF, cell: Cell, option: QStyleOptionViewItem) -> None:
    if cell.icon is not None:
        edge = look().icon_px(_ICON)
        place = QRectF(rect.left(), rect.top() + (rect.height() - edge) / 2, edge, edge)
        place = paint.mirrored(rect, place, option.direction)
        ratio = painter.device().devicePixelRatioF()
        drawn = icons.pixmap(cell.icon, look()[cell.role], edge, ratio)
        painter.drawPixmap(place.topLeft(), drawn)
        beside = rect.adjusted(edge + 8, 0, 0, 0)
        rect = paint.mirrored(rect, beside, option.direction)
    first = look().font(TextStyle.STRONG if cell.strong else TextStyle.BODY)
    more = look().font(TextStyle.SMALL)
    lines = [(cell.first, first, look()[cell.role])]
    lines += [(line, more, look()[Role.INK2]) for line in cell.more]
    heights = [paint.wrapped_height(font, text, rect.width()) for text, font, _ in lines]
    while len(lines) > 1 and sum(heights) > rect.height() + 2:
        # What is left out is read aloud, copied and told by the tip.
        lines, heights = lines[:-1], heights[:-1]
    top = rect.top() + max(0.0, (rect.height() - sum(heights)) / 2)
    write = partial(paint.write, painter)
    for (text, font, colour), height in zip(lines, heights, strict=True):
        write(QRectF(rect.left(), top, rect.width(), height), text, font, colour)
        top += height


def _paint_edges(
    painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, first: bool
) -> None:
    line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
    painter.fillRect(line, QColor(look()[Role.LINE]))
    if option.state & option.state.State_Selected and first:
        bar = paint.mirrored(
            rect, QRectF(rect.left(), rect.top() + 4, 4, rect.height() - 8), option.direction
        )
        paint.shape(painter, bar, 2, fill=look()[Role.ACCENT])
    if option.state & option.state.State_HasFocus:
        paint.shape(painter, rect.adjusted(0, 0, 0, -1), 4, edge=look()[Role.INK], width=3)
