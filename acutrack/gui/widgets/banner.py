"""Bars over the page: the sample patient, or whose record is open."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Mark, Text

#: Px at 100 % text, margins and icon included.
_LEAST_WORDS = 300


class Banner(QWidget):
    """A bar across the page: the sample patient, or whose record is open.

    Args:
        icon: An icon's name.
        strong: The words that stand out.
        words: The words after them.
        action: A button or link at the end.
        below: What there is to choose from, under the words.
        caution: Whether it stands on the caution colour; a patient's name stands on the surface.
    """

    def __init__(
        self,
        icon: str,
        strong: str,
        words: str = "",
        action: QWidget | None = None,
        *,
        below: QWidget | None = None,
        caution: bool = True,
    ) -> None:
        super().__init__()
        self._ground = Role.CAUTION_GROUND if caution else Role.SURFACE
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        edge = 7 if below else 2
        row.setContentsMargins(32, edge, 29, edge + 1)
        row.setSpacing(8)
        row.addWidget(Mark(icon, Role.CAUTION if caution else Role.ACCENT, 22))
        texts = [Text(strong, TextStyle.STRONG)]
        if words:
            texts.append(Text(words))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(flow(*texts, gap=5, line_gap=0), 0, Qt.AlignmentFlag.AlignVCenter)
        if below:
            column.addWidget(below)
        self._action = flow(action) if action else None
        self._rest = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rest.setSpacing(8)
        self._rest.addLayout(column, 1)
        if self._action:
            self._rest.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._rest, 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._action is None:
            return
        # In large text a narrow column of words would be taller than words above the action.
        left = self.width() - self._action.sizeHint().width()
        beside = left >= look().px(_LEAST_WORDS)
        sides = QBoxLayout.Direction
        self._rest.setDirection(sides.LeftToRight if beside else sides.TopToBottom)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._rest.setAlignment(self._action, middle if beside else Qt.AlignmentFlag(0))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour(self._ground))
        painter.fillRect(0, self.height() - 1, self.width(), 1, look().colour(Role.LINE))
        painter.end()
