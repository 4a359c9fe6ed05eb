"""The base of every button this program paints: size from its words, wrapping, focus ring."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import icons, paint
from acutrack.gui.stock_parts import control_height
from acutrack.gui.theme import TextStyle, follow_look, look

#: Icons that point where reading goes, or where it came from.
_OTHER_WAY = {
    "chevron-left": "chevron-right",
    "chevron-right": "chevron-left",
    "redo-2": "undo-2",
    "undo-2": "redo-2",
}


class PaintedButton(QPushButton):
    """A push button that draws itself and grows with its words.

    Args:
        words: Already translated; shown literally, so an ampersand stays one.
        icon: An icon's name, always beside the word.
        name: What a screen reader says, when the word alone would not name the object
            ("Undo: log pain 5 out of 10").
    """

    text_style = TextStyle.SMALL_STRONG
    padding = 16
    radius = paint.CONTROL_RADIUS
    least_height = paint.CONTROL_HEIGHT
    icon_edge = 19
    icon_gap = 8

    def __init__(self, words: str, icon: str | None = None, *, name: str = "") -> None:
        super().__init__()
        self._words = words
        self._icon_name = icon
        self._expected = False
        self.toggled.connect(self._on_toggled)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_words(words, name)
        follow_look(self.restyle)

    @property
    def words(self) -> str:
        """The words on the button."""
        return self._words

    def set_words(self, words: str, name: str = "") -> None:
        """Change the words, and what a screen reader says if that is more."""
        self._words = words
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(name or words)
        self.updateGeometry()

    def set_icon_name(self, icon: str | None) -> None:
        """Change the icon."""
        self._icon_name = icon
        self.updateGeometry()
        self.update()

    @override
    def setChecked(self, arg__1: bool) -> None:
        self._expected = True
        super().setChecked(arg__1)
        self._expected = False

    @override
    def nextCheckState(self) -> None:
        self._expected = True
        super().nextCheckState()
        self._expected = False

    def _on_toggled(self, on: bool) -> None:
        # A screen reader or a voice toggles without a click, which is what everybody listens to.
        # Only that is not expected; and keys of which one is chosen go out by themselves.
        if not self._expected and (on or not self.autoExclusive()):
            self.clicked[bool].emit(on)  # type: ignore[index]  # told apart by Qt alone

    def restyle(self) -> None:
        """Measure and paint again; called when the look changed."""
        self.setFont(look().font(self.text_style))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = paint.text_width(self.font(), self._words) + self._beside_text()
        return QSize(ceil(wide), self.heightForWidth(ceil(wide)))

    @override
    def minimumSizeHint(self) -> QSize:
        narrow = paint.widest_word(self.font(), self._words) + self._beside_text()
        least = self.least_height + 2 * paint.RING
        one_line = control_height(look().line_height(self.text_style), self.least_height)
        return QSize(ceil(max(narrow, least)), one_line)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        text = paint.wrapped_height(self.font(), self._words, width - self._beside_text())
        return control_height(text, self.least_height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # Qt begins with the program's: English questions in an Arabic window run the other way.
        painter.setLayoutDirection(self.layoutDirection())
        rect = self.visible_rect()
        self.paint_ground(painter, rect)
        self.paint_content(painter, rect)
        if self.hasFocus():
            paint.ring(painter, rect, self.radius, look()[Role.INK])
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt presses a button by Enter in dialogs only; people expect it on every button.
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if enter and plain:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def visible_rect(self) -> QRectF:
        """Where the button is drawn: without the ring's margin, and not stretched in height."""
        rect = paint.within_ring(self.rect())
        spare = self.height() - self.heightForWidth(self.width())
        return rect if spare <= 0 else rect.adjusted(0, spare / 2, 0, -spare / 2)

    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the shape under the words."""
        paint.shape(
            painter,
            rect,
            self.radius,
            fill=look()[self.ground_role()],
            edge=look()[Role.CTL],
        )

    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        """Draw icon and words, together in the middle."""
        text = self.content_text_width(rect)
        lead = self._icon_space()
        left = rect.left() + (rect.width() - text - lead) / 2
        if self.shown_icon():
            box = QRectF(left, rect.center().y() - self.icon_size() / 2, lead, self.icon_size())
            self.paint_icon(painter, paint.mirrored(rect, box, self.layoutDirection()))
        place = QRectF(left + lead, rect.top(), text, rect.height())
        place = paint.mirrored(rect, place, self.layoutDirection())
        align = Qt.AlignmentFlag.AlignLeft if lead else Qt.AlignmentFlag.AlignHCenter
        paint.write(painter, place, self._words, self.font(), look()[self.text_role()], align=align)

    def paint_icon(self, painter: QPainter, box: QRectF) -> None:
        """Draw the icon at the side of ``box`` away from the words."""
        side = self.icon_size()
        right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        name = self.shown_icon() or ""
        pointing = _OTHER_WAY.get(name, name) if right else name
        drawn = icons.pixmap(pointing, look()[self.icon_role()], side, self.devicePixelRatioF())
        painter.drawPixmap(
            round(box.right() - side if right else box.left()), round(box.top()), drawn
        )

    def content_text_width(self, rect: QRectF) -> float:
        """Width the words take within the visible ``rect``."""
        room = rect.width() - (self._beside_text() - 2 * paint.RING)
        return min(paint.text_width(self.font(), self._words), room)

    def ground_role(self) -> Role:
        """The colour under the words."""
        return Role.TINT if self.isDown() or self.underMouse() else Role.SURFACE

    def text_role(self) -> Role:
        """The colour of the words."""
        return Role.ACCENT if self.isEnabled() else Role.INK2

    def icon_role(self) -> Role:
        """The colour of the icon."""
        return self.text_role()

    def shown_icon(self) -> str | None:
        """The icon to draw now."""
        return self._icon_name

    def icon_size(self) -> int:
        """Edge of the icon in px."""
        return look().icon_px(self.icon_edge)

    def _icon_space(self) -> float:
        return self.icon_size() + self.icon_gap if self.shown_icon() else 0.0

    def _beside_text(self) -> float:
        return self._icon_space() + 2 * self.padding + 2 * paint.RING


def stacked_text_height(
    width: float, parts: list[tuple[QFont, str]], between: float = 2.0
) -> float:
    """Height of wrapped texts under each other, in px."""
    heights = [paint.wrapped_height(font, text, width) for font, text in parts if text]
    return sum(heights) + between * max(len(heights) - 1, 0)
