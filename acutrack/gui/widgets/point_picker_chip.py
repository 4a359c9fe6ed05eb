"""One needled point as a chip: its code, its side, and a way to take it out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.domain.needled_point import SIDE_WORDS, NeedledPoint, Side
from acutrack.domain.point_codes import is_listed, sides_of
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.painted_button import PaintedButton
from acutrack.gui.widgets.typed_letter import typed_letter
from acutrack.text.answer_letters import BOTH, LEFT, MIDDLE, RIGHT, SIDES, answers_by_letter
from acutrack.text.catalogue import Catalogue

_TAKE_OUT = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_GAP = 8


class PointChip(QWidget):
    """Shows one point. A click or a letter (L) says the side; Delete or the cross takes it out."""

    sided = Signal(object)
    """The side that was chosen."""

    removed = Signal()
    stepped = Signal(int)
    """An arrow key asks for the chip before (-1) or after (1) this one."""

    def __init__(self, point: NeedledPoint, name: str, words: Catalogue) -> None:
        super().__init__()
        self.point = point
        spoken = words(_spoken(point, name))
        side = "" if point.side is Side.UNKNOWN else words(SIDE_WORDS[point.side])
        mark = "" if is_listed(point.code) else words(say("not in the list"))
        self._sides = answers_by_letter(words, SIDES)
        self.code = _Code(point.code, side, mark, spoken)
        self.code.letters = frozenset(self._sides)
        self.code.lettered.connect(self._on_letter)
        self.code.keyed.connect(self._on_key)
        self.code.clicked.connect(lambda: self.sided.emit(_next_side(point)))
        self.code.setAccessibleDescription(
            words(
                say(
                    "Press {left}, {right}, {both} or {middle} for left, right, both or middle; "
                    "Delete takes it out.",
                    left=LEFT,
                    right=RIGHT,
                    both=BOTH,
                    middle=MIDDLE,
                )
            )
        )
        self.remove = _Cross(words(say("Remove {point}", point=spoken)))
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.code)
        row.addWidget(self.remove)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = paint.within_ring(self.rect())
        listed = is_listed(self.point.code)
        paint.shape(
            painter,
            rect,
            paint.CONTROL_RADIUS,
            fill=look()[Role.TINT if listed else Role.CAUTION_GROUND],
            edge=look()[Role.ACCENT if listed else Role.CAUTION],
        )
        painter.end()

    def _on_key(self, key: int) -> None:
        pressed = Qt.Key(key)
        if pressed in _TAKE_OUT:
            self.removed.emit()
        elif pressed in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(-1 if pressed == Qt.Key.Key_Left else 1)

    def _on_letter(self, letter: str) -> None:
        side = self._sides[letter]
        if side in sides_of(self.point.code):
            self.sided.emit(side)


class _ChipPart(PaintedButton):
    """A button on the chip: as high as the chip, on the chip's own ground."""

    least_height = paint.CHIP_HEIGHT

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def heightForWidth(self, width: int) -> int:
        line = look().line_height(self.text_style)
        return max(self.least_height, line + 14) + 2 * round(paint.RING)

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        """The chip under it is the ground."""


class _Code(_ChipPart):
    """The code in strong ink, the side and the mark after it in a quieter one."""

    keyed = Signal(int)
    lettered = Signal(str)

    text_style = TextStyle.SMALL_STRONG
    padding = 10

    def __init__(self, code: str, side: str, mark: str, name: str) -> None:
        self.letters: frozenset[str] = frozenset()
        self._code = code
        self._after = [words for words in (side, mark) if words]
        super().__init__("   ".join([code, *self._after]), name=name)

    @override
    def sizeHint(self) -> QSize:
        wide = round(self._width() + 2 * self.padding + 2 * paint.RING)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        inner = rect.adjusted(self.padding, 0, -self.padding, 0)
        left = inner.left()
        for text, style, role in self._parts():
            font = look().font(style)
            width = paint.text_width(font, text) + 2
            place = QRectF(left, inner.top(), width, inner.height())
            place = paint.mirrored(rect, place, self.layoutDirection())
            paint.write(painter, place, text, font, look()[role])
            left += width + _GAP

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        known = (*_TAKE_OUT, Qt.Key.Key_Left, Qt.Key.Key_Right)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in known:
            self.keyed.emit(event.key())
        elif typed_letter(event) in self.letters:
            self.lettered.emit(typed_letter(event))
        else:
            super().keyPressEvent(event)

    def _parts(self) -> list[tuple[str, TextStyle, Role]]:
        after = [(words, TextStyle.SMALL, Role.INK2) for words in self._after]
        return [(self._code, self.text_style, Role.INK), *after]

    def _width(self) -> float:
        widths = [
            paint.text_width(look().font(style), text) + 2 for text, style, _ in self._parts()
        ]
        return sum(widths) + _GAP * (len(widths) - 1)


class _Cross(_ChipPart):
    padding = 8

    def __init__(self, name: str) -> None:
        super().__init__("", "x", name=name)
        self.setToolTip(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().icon_px(36), self.heightForWidth(0))

    @override
    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        side = self.icon_size()
        box = QRectF(0, 0, side, side)
        box.moveCenter(rect.center())
        self.paint_icon(painter, box)

    @override
    def text_role(self) -> Role:
        return Role.ACCENT if self.underMouse() else Role.INK2


def _spoken(point: NeedledPoint, name: str) -> Message:
    side = SIDE_WORDS[point.side]
    if name:
        return say("{code} {name}, {side}", code=point.code, name=name, side=side)
    return say("{code}, {side}", code=point.code, side=side)


def _next_side(point: NeedledPoint) -> Side:
    sides = sides_of(point.code)
    return sides[(sides.index(point.side) + 1) % len(sides)] if point.side in sides else sides[0]
