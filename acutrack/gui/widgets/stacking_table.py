"""A table whose facts stand side by side, or one under the other where there is little room."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Generic, Protocol, TypeVar

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
from typing_extensions import override

from acutrack.domain.message import Message
from acutrack.gui.theme import follow_look
from acutrack.gui.widgets.table import Table
from acutrack.text.catalogue import Catalogue

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
#: Px around the rows of a table that is as tall as they are.
_FRAME = 4


class Headed(Protocol):
    """A fact that is told of each row, under a heading."""

    @property
    def heading(self) -> Message:
        """What the fact is called."""


R = TypeVar("R")
F = TypeVar("F", bound=Headed)


class StackingModel(QAbstractTableModel, Generic[R, F]):
    """A row a thing and a column a fact; stacked, a row a fact with its heading beside it."""

    def __init__(self, words: Catalogue, facts: tuple[F, ...] = ()) -> None:
        super().__init__()
        self.words = words
        self.rows: tuple[R, ...] = ()
        self._wide = self._tall = facts
        self.stacked = False

    def show_rows(
        self, rows: tuple[R, ...], wide: tuple[F, ...] | None = None, tall: tuple[F, ...] = ()
    ) -> None:
        """Replace the rows, and what is told of them side by side and stacked, if that is given."""
        self.beginResetModel()
        self.rows = rows
        if wide is not None:
            self._wide, self._tall = wide, tall
        self.endResetModel()

    def stack(self, stacked: bool) -> None:
        """Turn the facts of a row under each other, or back."""
        if stacked is not self.stacked:
            self.beginResetModel()
            self.stacked = stacked
            self.endResetModel()

    @abstractmethod
    def written(self, fact: F, row: R) -> str:
        """What a fact says of a row."""

    @abstractmethod
    def looks(self, role: int, fact: F, *, heading: bool) -> object:
        """Font, colour and so on of a fact, or of its heading where it stands beside it."""

    def at(self, index: Index) -> tuple[R, F]:
        """What a cell is of."""
        if self.stacked:
            place, fact = divmod(index.row(), len(self._tall))
            return self.rows[place], self._tall[fact]
        return self.rows[index.row()], self._wide[index.column()]

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if parent.isValid():
            return 0
        return len(self.rows) * (len(self._tall) if self.stacked else 1)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        if parent.isValid():
            return 0
        return 2 if self.stacked else len(self._wide)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, fact = self.at(index)
        heading = self.stacked and index.column() == 0
        if role in _TEXT:
            return self.words(fact.heading) if heading else self.written(fact, row)
        return self.looks(role, fact, heading=heading)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in _TEXT or orientation is Qt.Orientation.Vertical or self.stacked:
            return None
        return self.words(self._wide[section].heading)


class StackingTable(Table):
    """Fits its columns to the room whenever that changes; the look of letters changes it, too."""

    def __init__(self, name: str, model: StackingModel[R, F]) -> None:
        super().__init__(name)
        self.setModel(model)
        self._stacking = model
        self.setSelectionBehavior(Table.SelectionBehavior.SelectItems)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setStretchLastSection(False)
        self.viewport().installEventFilter(self)
        follow_look(self.fit_soon)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Large text makes the page narrower for its words without making it any narrower.
        if event.type() == QEvent.Type.Resize and isinstance(event, QResizeEvent):
            self.fit_soon()
        return super().eventFilter(watched, event)

    def fit_soon(self) -> None:
        """Fit once what changes the room has come to its end."""
        QTimer.singleShot(0, self, self.fit)

    @abstractmethod
    def fit(self) -> None:
        """Choose between the two ways to stand, and share the width out."""

    def turn(self, stacked: bool) -> None:
        """Stand one of the two ways; headings have a row of their own only side by side."""
        self._stacking.stack(stacked)
        self.horizontalHeader().setVisible(not stacked)

    def fit_height(self) -> int:
        """Give each row the height of its words; how tall all of them are in px."""
        self.resizeRowsToContents()
        head = 0 if self._stacking.stacked else self.horizontalHeader().height()
        return self.verticalHeader().length() + head + _FRAME
