"""A choice that is only there while there is something to choose."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.gui.widgets.chips import SegmentedChoice


class Offer(QWidget):
    """Shows a choice of two or more; with fewer it takes no room.

    `picked` carries the value a person chose.
    """

    picked = Signal(object)

    def __init__(self, label: str) -> None:
        super().__init__()
        self._label = label
        self._options: list[tuple[object, str]] = []
        self._choice: SegmentedChoice | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_options(self, options: list[tuple[object, str]], chosen: object) -> None:
        """Offer these; the same ones keep the keyboard where it is."""
        if options != self._options or self._choice is None:
            self._build(options)
        if self._choice is not None:
            self._choice.show_choice(chosen)
        self.setVisible(len(options) > 1)

    def _build(self, options: list[tuple[object, str]]) -> None:
        if self._choice is not None:
            self._column.removeWidget(self._choice)
            self._choice.hide()
            self._choice.deleteLater()
            self._choice = None
        self._options = options
        if len(options) > 1:
            self._choice = SegmentedChoice(self._label, options)
            self._choice.picked.connect(self.picked)
            self._column.addWidget(self._choice)
