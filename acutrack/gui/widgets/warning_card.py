"""Warning signs: a full card that is seen, read aloud at once, and never in the way of writing."""

from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Heading, Mark, Text


class WarningLevel(Enum):
    """How soon to act: icon, colour of the words, colour of the ground."""

    EMERGENCY = ("siren", Role.URGENT, Role.URGENT_GROUND)
    URGENT = ("triangle-alert", Role.CAUTION, Role.CAUTION_GROUND)
    TELL = ("info", Role.ACCENT, Role.SURFACE)


class WarningCard(Card):
    """What to do, then the signs one per line, then what to say.

    Args:
        level: Colour and icon; the title says it in words too.
        title: Level and deed ("Emergency: call 112 now").
        intro: What leads over to the signs.
        signs: One sign each.
        closing: What to do and what to tell them, a sentence a line.
        buttons: Deeds, the first one being the way to act.
        spoken: Whether a screen reader says it at once when the card appears. Not for the standing
            cards under Help and safety.
    """

    def __init__(
        self,
        level: WarningLevel,
        title: str,
        intro: str = "",
        *,
        signs: tuple[str, ...] = (),
        closing: tuple[str, ...] = (),
        buttons: tuple[QWidget, ...] = (),
        spoken: bool = False,
    ) -> None:
        icon, words, ground = level.value
        super().__init__(ground=ground, edge=words)
        self._spoken = " ".join((title, intro, *signs, *closing)) if spoken else ""
        self.body.setContentsMargins(20, 16, 20, 18)
        self.body.setSpacing(10)
        self.title = Heading(title, 2)
        self.title.set_role(words)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Mark(icon, words, 26, TextStyle.H2), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.title, 1)
        self.body.addLayout(row)
        if intro:
            self.body.addWidget(Text(intro))
        if signs:
            self.body.addWidget(_Signs(signs, words))
        for line in closing:
            self.body.addWidget(Text(line))
        if buttons:
            self.body.addWidget(flow(*buttons))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._spoken:
            announce(self, self._spoken, at_once=True)


class _Signs(QWidget):
    """One sign a line, each with a drawn dot."""

    def __init__(self, signs: tuple[str, ...], role: Role) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(6)
        for sign in signs:
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(_Dot(role), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Text(sign, TextStyle.STRONG), 1)
            column.addLayout(row)


class _Dot(QWidget):
    def __init__(self, role: Role) -> None:
        super().__init__()
        self._role = role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self._restyle)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = look().px(8)
        dot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint.shape(painter, dot, side, fill=look()[self._role])
        painter.end()

    def _restyle(self) -> None:
        self.setFixedSize(look().px(10), look().line_height(TextStyle.STRONG))
