"""One key of the pain scale."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.radio_keys import RadioKey

WORST = 10

_BAR = 4
_KEY_WIDTH = 52
_KEY_HEIGHT = 60
_NARROWEST = 34


class PainKey(RadioKey):
    """One level of the scale, with a bar that shows how far along it stands."""

    left = Signal()
    """Focus went elsewhere."""

    text_style = TextStyle.H2
    padding = 2

    def __init__(self, level: int, name: str = "") -> None:
        super().__init__(level, str(level), name=name)
        self.setObjectName(f"pain-{level}")

    @property
    def level(self) -> int:
        """The level it stands for."""
        return self.value

    @override
    def sizeHint(self) -> QSize:
        text = ceil(paint.text_width(self.font(), str(WORST)))
        width = max(_KEY_WIDTH, text + 2 * self.padding)
        return QSize(width + 2 * round(paint.RING), self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        text = ceil(paint.text_width(self.font(), str(WORST)))
        width = max(_NARROWEST, text + 2 * self.padding)
        return QSize(width + 2 * round(paint.RING), self.heightForWidth(width))

    @override
    def heightForWidth(self, width: int) -> int:
        line = look().line_height(self.text_style)
        return max(_KEY_HEIGHT, line + look().px(24)) + 2 * round(paint.RING)

    @override
    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        bar = self._bar(rect)
        digit = QRectF(rect.left(), rect.top(), rect.width(), bar.top() - rect.top() + 2)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint.write(painter, digit, self.words, self.font(), look()[self.text_role()], align=centre)
        chosen = self.isChecked()
        if look()[Role.LINE] != look()[Role.DAY_DOT]:
            # Strong contrast has no pale colours: the bar then stands without its track.
            track = look().colour(Role.ON_ACCENT if chosen else Role.LINE)
            track.setAlphaF(0.35 if chosen else 1.0)
            paint.shape(painter, bar, _BAR, fill=track.name(track.NameFormat.HexArgb))
        if self.level:
            filled = QRectF(bar)
            filled.setWidth(max(bar.height(), bar.width() * self.level / WORST))
            role = Role.ON_ACCENT if chosen else Role.DAY_DOT
            paint.shape(painter, filled, _BAR, fill=look()[role])

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _bar(self, rect: QRectF) -> QRectF:
        side = max(4.0, rect.width() * 0.14)
        top = rect.bottom() - look().px(6) - _BAR
        return QRectF(rect.left() + side, top, rect.width() - 2 * side, _BAR)
