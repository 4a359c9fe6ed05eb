"""A page that belongs to no room: one card in the middle, which scrolls when letters are large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from acutrack.gui.widgets.cards import Card

_WIDEST, _EDGE = 640, 32


class AlonePage(QScrollArea):
    """Fill `card`; it stands in the middle of the window and is never squeezed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.card = Card()
        self.card.body.setContentsMargins(_EDGE, 28, _EDGE, 28)
        self.card.body.setSpacing(16)
        self.card.setMaximumWidth(_WIDEST)
        inside = QWidget()
        # Not by alignment: a layout asks an aligned widget for no height that goes with its width.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card, 100)
        row.addStretch(1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_EDGE, _EDGE, _EDGE, _EDGE)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self.setWidget(inside)
