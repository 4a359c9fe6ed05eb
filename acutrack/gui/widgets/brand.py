"""The program's mark and name, over the navigation and on the first start."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import icons, paint
from acutrack.gui.theme import TextStyle, follow_look, look

_GAP = 10


class Brand(QWidget):
    """The mark with the name beside it.

    Args:
        name: The program's name.
        style: The step of the type scale of the name; the mark grows with it.
    """

    def __init__(self, name: str, style: TextStyle = TextStyle.H3) -> None:
        super().__init__()
        self._name = name
        self._style = style
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self._restyle)

    @override
    def sizeHint(self) -> QSize:
        text = paint.text_width(look().font(self._style), self._name)
        tall = max(self._side(), look().line_height(self._style))
        return QSize(round(self._side() + _GAP + text), tall)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(self.rect())
        side = self._side()
        top = (whole.height() - side) / 2
        mark = paint.mirrored(whole, QRectF(0, top, side, side), self.layoutDirection())
        accent, on_accent = look()[Role.ACCENT], look()[Role.ON_ACCENT]
        drawn = icons.logo(accent, on_accent, side, self.devicePixelRatioF())
        painter.drawPixmap(round(mark.left()), round(top), drawn)
        words = QRectF(side + _GAP, 0, whole.width() - side - _GAP, whole.height())
        words = paint.mirrored(whole, words, self.layoutDirection())
        paint.write(painter, words, self._name, look().font(self._style), look()[Role.INK])
        painter.end()

    def _side(self) -> int:
        return look().icon_px(self._style.value[0] * 1.6)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
