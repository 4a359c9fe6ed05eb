"""The course table: periods as rows, or one under the other where there is little room."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from acutrack.analysis.sessions.course_table import CourseRow
from acutrack.charts.palette import Role
from acutrack.gui.pages.courses.course_facts import CourseFacts, Fact
from acutrack.gui.pages.courses.entries import Entries
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.table import Table
from acutrack.text.catalogue import Catalogue

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
#: Width in px at 100 % text from which the facts of a period stand side by side.
_SIDE_BY_SIDE_FROM = 820
#: Height in px, whatever the size of the text: all of it fits the page.
_TALLEST = 460
#: Columns of words, and how they share what the numbers leave: days, how, change, side effects.
_SHARES_STACKED = {0: 2, 1: 5}
_SHARES = {0: 3, 1: 7, 5: 5, 6: 4}


class CourseModel(QAbstractTableModel):
    """Cells are facts; where they are stacked, a heading stands beside each."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._rows: tuple[CourseRow, ...] = ()
        self._wide: tuple[Fact, ...] = ()
        self._tall: tuple[Fact, ...] = ()
        self.stacked = False

    def show_courses(self, rows: tuple[CourseRow, ...], facts: CourseFacts) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._rows = rows
        self._wide, self._tall = facts.side_by_side(), facts.stacked()
        self.endResetModel()

    def stack(self, stacked: bool) -> None:
        """Turn the facts of a period under each other, or back."""
        if stacked is not self.stacked:
            self.beginResetModel()
            self.stacked = stacked
            self.endResetModel()

    def entries_at(self, index: Index) -> Entries | None:
        """What stands behind a cell."""
        row, fact = self._at(index)
        return None if fact.behind is None else fact.behind(row)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if parent.isValid():
            return 0
        return len(self._rows) * (len(self._tall) if self.stacked else 1)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        if parent.isValid():
            return 0
        return 2 if self.stacked else len(self._wide)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, fact = self._at(index)
        heading = self.stacked and index.column() == 0
        opens = fact.behind is not None and not heading
        if role in _TEXT:
            return self._words(fact.heading if heading else fact.told(row))
        if role == Qt.ItemDataRole.FontRole:
            return self._font(strong=fact.behind is None, opens=opens)
        if role == Qt.ItemDataRole.ForegroundRole:
            return look().colour(Role.INK2 if heading and fact.behind is not None else Role.INK)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in _TEXT or orientation is Qt.Orientation.Vertical or self.stacked:
            return None
        return self._words(self._wide[section].heading)

    def _at(self, index: Index) -> tuple[CourseRow, Fact]:
        if self.stacked:
            place, fact = divmod(index.row(), len(self._tall))
            return self._rows[place], self._tall[fact]
        return self._rows[index.row()], self._wide[index.column()]

    def _font(self, *, strong: bool, opens: bool) -> QFont:
        font = QFont(look().font(TextStyle.STRONG if strong else TextStyle.BODY))
        font.setUnderline(opens)
        return font


class CourseTable(Table):
    """A click or Enter on an underlined cell asks for the entries behind it."""

    wanted = Signal(object)
    """An Entries."""

    def __init__(self, name: str, words: Catalogue) -> None:
        super().__init__(name)
        self.courses = CourseModel(words)
        self.setModel(self.courses)
        self.horizontalHeader().setStretchLastSection(False)
        self.setSelectionBehavior(Table.SelectionBehavior.SelectItems)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(self._open)
        self.clicked.connect(self._open)
        self.viewport().installEventFilter(self)
        follow_look(self._fit_soon)

    def show_courses(self, rows: tuple[CourseRow, ...], facts: CourseFacts) -> None:
        """Show the periods, the cell that has the keyboard staying where it is."""
        here = self.currentIndex()
        self.courses.show_courses(rows, facts)
        self.setCurrentIndex(self.courses.index(max(here.row(), 0), max(here.column(), 0)))
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Large text makes the page narrower for its words without making it any narrower.
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self._fit_soon()
        return super().eventFilter(watched, event)

    def _open(self, index: Index) -> None:
        entries = self.courses.entries_at(index)
        if entries is not None:
            self.wanted.emit(entries)

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self.courses.stack(self.viewport().width() < look().px(_SIDE_BY_SIDE_FROM))
        stacked = self.courses.stacked
        head = self.horizontalHeader()
        head.setVisible(not stacked)
        modes = QHeaderView.ResizeMode
        shares = _SHARES_STACKED if stacked else _SHARES
        for column in range(self.courses.columnCount()):
            words = column in shares
            head.setSectionResizeMode(column, modes.Fixed if words else modes.ResizeToContents)
        self._share_width(head, shares)
        self.resizeRowsToContents()
        tall = self.verticalHeader().length() + (0 if stacked else head.height()) + 4
        self.setFixedHeight(min(tall, _TALLEST))

    def _share_width(self, head: QHeaderView, shares: dict[int, int]) -> None:
        columns = range(self.courses.columnCount())
        taken = sum(head.sectionSize(column) for column in columns if column not in shares)
        left = self.viewport().width() - taken
        for column, share in shares.items():
            head.resizeSection(column, left * share // sum(shares.values()))
