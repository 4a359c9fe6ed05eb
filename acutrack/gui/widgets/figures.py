"""A small table of figures to be read, which takes the room it gets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui.theme import TextStyle, follow_look
from acutrack.gui.widgets.labels import Text

_BETWEEN = 16


class Figures(QWidget):
    """Rows of figures under their heads; where that is too wide, each figure after its head.

    Args:
        heads: of the columns of figures.
        rows: the name of each row, and its figures.
    """

    def __init__(self, heads: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        super().__init__()
        self._heads = [Text(head, TextStyle.SMALL_STRONG) for head in heads]
        self._names = [Text(name) for name, _ in rows]
        self._captions: list[list[Text]] = []
        self._cells: list[list[Text]] = []
        for _, figures in rows:
            self._captions.append([Text(head, TextStyle.SMALL, Role.INK2) for head in heads])
            self._cells.append([Text(figure, TextStyle.STRONG) for figure in figures])
            for head, cell in zip(heads, self._cells[-1], strict=True):
                # Read on its own, a number says nothing.
                cell.setAccessibleDescription(head)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(_BETWEEN)
        self._grid.setVerticalSpacing(10)
        for text in (*self._heads, *chain(*self._captions)):
            text.setParent(self)  # shown without one, it would be a window of its own
        self._under: bool | None = None
        follow_look(self._arrange)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        captions = [_width(caption) for line in self._captions for caption in line]
        figures = [_width(cell) for line in self._cells for cell in line]
        pair = max(captions, default=0) + _BETWEEN + max(figures, default=0)
        least = max([pair, *(_width(name) for name in self._names)])
        return QSize(least, super().minimumSizeHint().height())

    def _wanted(self) -> int:
        """The least width with the figures under their heads."""
        columns = [
            max(_width(head), *(_width(line[place]) for line in self._cells))
            for place, head in enumerate(self._heads)
        ]
        names = max((_width(name) for name in self._names), default=0)
        return names + sum(columns) + _BETWEEN * len(columns)

    def _arrange(self) -> None:
        under = self.width() >= self._wanted()
        if under == self._under:
            return
        self._under = under
        top = Qt.AlignmentFlag.AlignTop
        for head in self._heads:
            head.setVisible(under)
        for place in range(len(self._heads) + 1):
            self._grid.setColumnStretch(place, (3 if place == 0 else 1) if under else 0)
        line = 0
        if under:
            for place, head in enumerate(self._heads, 1):
                self._grid.addWidget(head, 0, place, top)
            line = 1
        for name, captions, cells in zip(self._names, self._captions, self._cells, strict=True):
            self._grid.addWidget(name, line, 0, 1, 1 if under else 2, top)
            for place, (caption, cell) in enumerate(zip(captions, cells, strict=True), 1):
                caption.setVisible(not under)
                if under:
                    self._grid.addWidget(cell, line, place, top)
                else:
                    self._grid.addWidget(caption, line + place, 0, top)
                    self._grid.addWidget(cell, line + place, 1, top)
            line += 1 if under else len(cells) + 1
        self.updateGeometry()


def _width(text: Text) -> int:
    return text.minimumSizeHint().width()
