"""What guidelines say, side by side; one under the other where there is little room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.evidence import GUIDELINES, Guideline
from acutrack.domain.message import Message, say
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.table import Table
from acutrack.text.catalogue import Catalogue

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
#: Width in px at 100 % text from which the facts of a guideline stand side by side.
_SIDE_BY_SIDE_FROM = 700
#: How the columns share the width: who, year, country, what, for whom.
_SHARES = (10, 4, 7, 17, 13)
_SHARES_STACKED = (1, 3)


#: Px of a cell that its words do not get.
_BESIDE_WORDS = 20


def shared_out(width: int, shares: Sequence[int], least: Sequence[int]) -> list[int]:
    """Share a width out; a column that would get less than it needs gets that, from the others."""
    fixed: dict[int, int] = {}
    while True:
        rest = width - sum(fixed.values())
        free = [at for at in range(len(shares)) if at not in fixed]
        parts = sum(shares[at] for at in free)
        wide = {at: rest * shares[at] // parts for at in free} | fixed
        short = [at for at in free if wide[at] < least[at]]
        if not short or len(short) == len(free):
            return [wide[at] for at in range(len(shares))]
        fixed |= {at: least[at] for at in short}


@dataclass(frozen=True)
class _Fact:
    heading: Message
    told: Callable[[Guideline], Message | str]


_FACTS: tuple[_Fact, ...] = (
    _Fact(say("Who"), lambda one: one.body),
    _Fact(say("Year"), lambda one: str(one.source.year)),
    _Fact(say("Country"), lambda one: one.country),
    _Fact(say("What they say"), lambda one: one.says),
    _Fact(say("For whom"), lambda one: one.for_whom),
)


class GuidelineModel(QAbstractTableModel):
    """A row a guideline; stacked, a row a fact with its heading beside it."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self._rows = GUIDELINES
        self.stacked = False

    def show_only(self, rows: tuple[Guideline, ...]) -> None:
        """Show these guidelines."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def stack(self, stacked: bool) -> None:
        """Turn the facts of a guideline under each other, or back."""
        if stacked is not self.stacked:
            self.beginResetModel()
            self.stacked = stacked
            self.endResetModel()

    def texts(self, row: Guideline) -> tuple[str, ...]:
        """All its words."""
        return tuple(self._written(fact, row) for fact in _FACTS)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if parent.isValid():
            return 0
        return len(self._rows) * (len(_FACTS) if self.stacked else 1)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        if parent.isValid():
            return 0
        return 2 if self.stacked else len(_FACTS)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, fact = self._at(index)
        heading = self.stacked and index.column() == 0
        if role in _TEXT:
            return self._words(fact.heading) if heading else self._written(fact, row)
        return self._looks(role, first=fact is _FACTS[0], heading=heading)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in _TEXT or orientation is Qt.Orientation.Vertical or self.stacked:
            return None
        return self._words(_FACTS[section].heading)

    def least_widths(self) -> tuple[int, ...]:
        """What each column needs in px so that no word of it is cut."""
        font = look().font(TextStyle.STRONG)
        return tuple(
            ceil(max(paint.widest_word(font, self._written(fact, row)) for row in GUIDELINES))
            + _BESIDE_WORDS
            for fact in _FACTS
        )

    def _looks(self, role: int, *, first: bool, heading: bool) -> object:
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
            case Qt.ItemDataRole.FontRole:
                return look().font(TextStyle.STRONG if first else TextStyle.BODY)
            case Qt.ItemDataRole.ForegroundRole:
                return look().colour(Role.INK2 if heading else Role.INK)
            case Qt.ItemDataRole.BackgroundRole if first and self.stacked:
                return look().colour(Role.INSET)  # where the next one begins
        return None

    def _at(self, index: Index) -> tuple[Guideline, _Fact]:
        if self.stacked:
            place, fact = divmod(index.row(), len(_FACTS))
            return self._rows[place], _FACTS[fact]
        return self._rows[index.row()], _FACTS[index.column()]

    def _written(self, fact: _Fact, row: Guideline) -> str:
        told = fact.told(row)
        return told if isinstance(told, str) else self._words(told)


class GuidelineTable(Table):
    """As tall as its rows: the page scrolls, not the table."""

    def __init__(self, name: str, words: Catalogue) -> None:
        super().__init__(name)
        self.guidelines = GuidelineModel(words)
        self.setModel(self.guidelines)
        self.setSelectionBehavior(Table.SelectionBehavior.SelectItems)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().installEventFilter(self)
        self.guidelines.modelReset.connect(self._fit_soon)
        self.setCurrentIndex(self.guidelines.index(0, 0))
        self.clearSelection()
        follow_look(self._fit_soon)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self._fit_soon()
        return super().eventFilter(watched, event)

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        least, width = self.guidelines.least_widths(), self.viewport().width()
        beside = width >= max(look().px(_SIDE_BY_SIDE_FROM), sum(least))
        self.guidelines.stack(not beside)
        stacked = self.guidelines.stacked
        head = self.horizontalHeader()
        head.setVisible(not stacked)
        shares = _SHARES_STACKED if stacked else _SHARES
        for column, wide in enumerate(shared_out(width, shares, (0, 0) if stacked else least)):
            head.resizeSection(column, wide)
        self.resizeRowsToContents()
        self.setFixedHeight(self.verticalHeader().length() + (0 if stacked else head.height()) + 4)
