"""Cards: what belongs together stands on one surface."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import icons, paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.labels import Heading, Mark, Text
from acutrack.gui.widgets.painted_button import PaintedButton, stacked_text_height


class Card(QFrame):
    """A rounded surface with an optional title and things beside it.

    Args:
        title: The heading.
        beside: A widget at the end of the title's line, such as a quiet link.
        level: The heading's level, 2 or 3.
        ground: The colour of the surface.
        edge: The colour of its edge.
    """

    def __init__(
        self,
        title: str = "",
        *,
        beside: QWidget | None = None,
        level: int = 3,
        ground: Role = Role.SURFACE,
        edge: Role = Role.LINE,
    ) -> None:
        super().__init__()
        self._ground = ground
        self._edge = edge
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self)
        # A button beside the title brings its own air; the title stays where it is without one.
        top = 2 if isinstance(beside, PaintedButton) else 16
        self.body.setContentsMargins(20, top, 20, 16)
        self.body.setSpacing(8)
        if title or beside:
            self.body.addLayout(self._head(title, beside, level))

    def add(self, widget: QWidget) -> None:
        """Put a widget under the others."""
        self.body.addWidget(widget)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.shape(
            painter,
            QRectF(self.rect()),
            paint.CARD_RADIUS,
            fill=look()[self._ground],
            edge=look()[self._edge],
        )
        painter.end()

    def _head(self, title: str, beside: QWidget | None, level: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.title = Heading(title, level)
        if isinstance(beside, PaintedButton):  # air for a title of two lines
            self.title.setContentsMargins(0, 10, 0, 6)
        row.addWidget(self.title, 1)
        if beside:
            row.addWidget(beside, 0, Qt.AlignmentFlag.AlignVCenter)
        return row


class ChoiceCard(PaintedButton):
    """A large choice with a sentence about it, as on the first start. Its signal is ``clicked``."""

    text_style = TextStyle.H3
    radius = paint.CARD_RADIUS
    padding = 24

    _DETAIL = TextStyle.BODY
    _BETWEEN = 18.0

    def __init__(self, title: str, detail: str, icon: str) -> None:
        self._detail = detail
        super().__init__(title, icon)
        self.setAccessibleDescription(detail)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        title = paint.text_width(self.font(), self.words)
        detail = paint.text_width(look().font(self._DETAIL), self._detail)
        width = ceil(min(max(title, detail), look().px(560)) + self._beside())
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        width = ceil(paint.widest_word(self.font(), self.words) + self._beside())
        return QSize(width, round(self.least_height + 2 * paint.RING))

    @override
    def heightForWidth(self, width: int) -> int:
        parts = [(self.font(), self.words), (look().font(self._DETAIL), self._detail)]
        text = stacked_text_height(width - self._beside(), parts, 4.0)
        return ceil(text + 2 * self.padding + 2 * paint.RING)

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        lit = self.hasFocus() or self.underMouse() or self.isDown()
        fill = look()[Role.TINT if lit else Role.SURFACE]
        paint.shape(painter, rect, self.radius, fill=fill, edge=look()[Role.CTL])

    @override
    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        side, arrow = look().icon_px(32), look().icon_px(22)
        direction = self.layoutDirection()
        inner = rect.adjusted(self.padding, self.padding, -self.padding, -self.padding)
        self._draw_icon(painter, rect, QRectF(inner.left(), 0, side, side), self.shown_icon())
        ahead = "chevron-right" if direction == Qt.LayoutDirection.LeftToRight else "chevron-left"
        self._draw_icon(painter, rect, QRectF(inner.right() - arrow, 0, arrow, arrow), ahead)
        left = inner.left() + side + self._BETWEEN
        width = inner.right() - arrow - self._BETWEEN - left
        title = paint.wrapped_height(self.font(), self.words, width)
        place = QRectF(left, inner.top(), width, title)
        place = paint.mirrored(rect, place, direction)
        paint.write(painter, place, self.words, self.font(), look()[Role.INK])
        below = QRectF(place.left(), place.bottom() + 4, width, inner.bottom() - place.bottom() - 4)
        paint.write(painter, below, self._detail, look().font(self._DETAIL), look()[Role.INK2])

    def _draw_icon(self, painter: QPainter, rect: QRectF, box: QRectF, name: str | None) -> None:
        box.moveTop(rect.center().y() - box.height() / 2)
        box = paint.mirrored(rect, box, self.layoutDirection())
        ratio = self.devicePixelRatioF()
        drawn = icons.pixmap(name or "", look()[Role.ACCENT], round(box.width()), ratio)
        painter.drawPixmap(round(box.left()), round(box.top()), drawn)

    def _beside(self) -> float:
        marks = look().icon_px(32) + look().icon_px(22) + 2 * self._BETWEEN
        return marks + 2 * self.padding + 2 * paint.RING


class EmptyState(Card):
    """What will be here, in one sentence, and the one button that starts it."""

    def __init__(self, sentence: str, button: PaintedButton | None = None, icon: str = "") -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self.body.setContentsMargins(24, 32, 24, 32)
        self.body.setSpacing(16)
        if icon:
            self.body.addWidget(Mark(icon, Role.INK2, 32), 0, middle)
        words = Text(sentence)
        words.setAlignment(middle)
        self.body.addWidget(words)
        if button:
            self.body.addWidget(button, 0, middle)
