"""Any of several short options, as chips that stay chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QVBoxLayout
from typing_extensions import override

from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.flow_layout import flow


class ChipSet(QGroupBox):
    """A named group of chips; none, one or several are chosen.

    Args:
        label: What is chosen, for screen readers; also part of each chip's spoken name.
        options: Value and words of each.
    """

    changed = Signal()
    """A person chose or took back an option."""

    def __init__(self, label: str, options: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self.setFlat(True)
        self.setAccessibleName(label)
        self.chips: dict[object, Chip] = {}
        for value, words in options:
            # The same word stands in several groups ("Moxa"); the group's name tells them apart.
            chip = Chip(words, name=f"{label}: {words}")
            chip.clicked.connect(self.changed)
            self.chips[value] = chip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(flow(*self.chips.values(), gap=2, line_gap=0))

    @property
    def chosen(self) -> tuple[object, ...]:
        """The values chosen, in the order of the options."""
        return tuple(value for value, chip in self.chips.items() if chip.isChecked())

    def show_chosen(self, values: Sequence[object]) -> None:
        """Show these as chosen without telling anybody."""
        for value, chip in self.chips.items():
            chip.setChecked(value in values)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """A group for screen readers only; nothing is drawn round it."""
