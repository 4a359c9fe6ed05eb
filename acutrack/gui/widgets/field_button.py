"""A button inside a field, such as the one that opens a calendar."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import look
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.painted_button import PaintedButton


class FieldButton(PaintedButton):
    """A button inside a field, at its end. Its word is its name and its tool tip."""

    padding = 12

    def __init__(self, icon: str, name: str, parent: QWidget) -> None:
        super().__init__("", icon, name=name)
        self.setParent(parent)
        self.setToolTip(name)

    def stay_at_the_end(self, field: TextField) -> None:
        """Move to the end of the field and keep its text out of the way."""
        side = field.height()
        place = QRect(field.width() - side, 0, side, side)
        self.setGeometry(QStyle.visualRect(field.layoutDirection(), field.rect(), place))
        rtl = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
        room = side - 2 * round(paint.RING) - 12
        below = field.textMargins().bottom()
        field.setTextMargins(room if rtl else 0, 0, 0 if rtl else room, below)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, 24)

    @override
    def visible_rect(self) -> QRectF:
        return paint.within_ring(self.rect()).adjusted(2, 2, -2, -2)

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self.underMouse() or self.isDown():
            paint.shape(painter, rect, self.radius, fill=look()[Role.TINT])

    @override
    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        side = self.icon_size()
        box = QRectF(0, 0, side, side)
        box.moveCenter(rect.center())
        self.paint_icon(painter, box)

    @override
    def text_role(self) -> Role:
        return Role.INK2
