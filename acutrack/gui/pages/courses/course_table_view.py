"""The course table: periods as rows, or one under the other where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from acutrack.analysis.sessions.course_table import CourseRow
from acutrack.charts.palette import Role
from acutrack.gui.pages.courses.course_facts import CourseFacts, Fact
from acutrack.gui.pages.courses.entries import Entries
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.stacking_table import Index, StackingModel, StackingTable
from acutrack.text.catalogue import Catalogue

#: Width in px at 100 % text from which the facts of a period stand side by side.
_SIDE_BY_SIDE_FROM = 820
#: Height in px, whatever the size of the text: all of it fits the page.
_TALLEST = 460
#: Columns of words, and how they share what the numbers leave: days, how, change, side effects.
_SHARES_STACKED = {0: 2, 1: 5}
_SHARES = {0: 3, 1: 7, 5: 5, 6: 4}


class CourseModel(StackingModel[CourseRow, Fact]):
    """A row a period; numbers lead to the entries behind them."""

    def entries_at(self, index: Index) -> Entries | None:
        """What stands behind a cell."""
        row, fact = self.at(index)
        return None if fact.behind is None else fact.behind(row)

    @override
    def written(self, fact: Fact, row: CourseRow) -> str:
        return self.words(fact.told(row))

    @override
    def looks(self, role: int, fact: Fact, *, heading: bool) -> object:
        opens = fact.behind is not None and not heading
        if role == Qt.ItemDataRole.FontRole:
            return _font(strong=fact.behind is None, opens=opens)
        if role == Qt.ItemDataRole.ForegroundRole:
            return look().colour(Role.INK2 if heading and fact.behind is not None else Role.INK)
        return None


def _font(*, strong: bool, opens: bool) -> QFont:
    font = QFont(look().font(TextStyle.STRONG if strong else TextStyle.BODY))
    font.setUnderline(opens)
    return font


class CourseTable(StackingTable):
    """A click or Enter on an underlined cell asks for the entries behind it."""

    wanted = Signal(object)
    """An Entries."""

    def __init__(self, name: str, words: Catalogue) -> None:
        model = CourseModel(words)
        super().__init__(name, model)
        self.courses = model
        self.activated.connect(self._open)
        self.clicked.connect(self._open)

    def show_courses(self, rows: tuple[CourseRow, ...], facts: CourseFacts) -> None:
        """Show the periods, the cell that has the keyboard staying where it is."""
        here = self.currentIndex()
        self.courses.show_rows(rows, facts.side_by_side(), facts.stacked())
        self.setCurrentIndex(self.courses.index(max(here.row(), 0), max(here.column(), 0)))
        self.fit()

    @override
    def fit(self) -> None:
        stacked = self.viewport().width() < look().px(_SIDE_BY_SIDE_FROM)
        self.turn(stacked=stacked)
        head, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        shares = _SHARES_STACKED if stacked else _SHARES
        for column in range(self.courses.columnCount()):
            words = column in shares
            head.setSectionResizeMode(column, modes.Fixed if words else modes.ResizeToContents)
        self._share_width(head, shares)
        self.setFixedHeight(min(self.fit_height(), _TALLEST))

    def _open(self, index: Index) -> None:
        entries = self.courses.entries_at(index)
        if entries is not None:
            self.wanted.emit(entries)

    def _share_width(self, head: QHeaderView, shares: dict[int, int]) -> None:
        columns = range(self.courses.columnCount())
        taken = sum(head.sectionSize(column) for column in columns if column not in shares)
        left = self.viewport().width() - taken
        widths = {
            column: max(left * share // sum(shares.values()), head.sectionSizeHint(column))
            for column, share in shares.items()
        }
        # A heading is said whole; the widest column, which wraps, gives up what that takes.
        widest = max(shares, key=lambda column: shares[column])
        widths[widest] -= max(0, sum(widths.values()) - left)
        for column, width in widths.items():
            head.resizeSection(column, width)
