"""The painted body map: front and back, marked by a click or from the keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from acutrack.charts.body_change import SHADE
from acutrack.charts.palette import Role
from acutrack.domain.body_mark import Intensity, MarkKind
from acutrack.domain.body_region import BodyMap, Region, View
from acutrack.domain.message import say
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.body_layout import BodyLayout, height_for
from acutrack.gui.widgets.body_marks import BodyMarks
from acutrack.gui.widgets.body_region_box import RegionBox
from acutrack.text.catalogue import Catalogue

#: How far beside a region a click may land, in px.
SNAP = 8.0
#: Half the width of a diamond, in px: as wide as the digit in it needs.
_DIAMOND = 9.0
_TALLEST = 400
_LEAST = 240
_GROWTH = 0.45


class BodyFigures(QWidget):
    """Values in, signals out. The person's left stays where it is in every reading direction.

    Signals: `marked` carries a region's id and its new Intensity, or None where the mark was taken
    away; `pointed` the words about the region under mouse or keyboard; `wanted_closer` the id of a
    region that is to be seen closer, `wanted_back` asks for the whole body again.
    """

    marked = Signal(str, object)
    pointed = Signal(str)
    wanted_closer = Signal(str)
    wanted_back = Signal()

    def __init__(self, body: BodyMap, words: Catalogue, shown: BodyMarks | None = None) -> None:
        super().__init__()
        self._words = words
        self._shown = shown or BodyMarks()
        self._pressed: str | None = None
        self._titles = {view: words(title) for view, title in body.titles.items()}
        left, right = words(say("Your left")), words(say("Your right"))
        self._sides = {View.FRONT: (right, left), View.BACK: (left, right)}
        self._layout = BodyLayout(body, (1, 1), 0, 0)
        self._body = body
        self.boxes: dict[str, RegionBox] = {}
        for region in body.regions:
            self.boxes[region.id] = self._box(region)
        self._stop = self.boxes[body.regions[0].id]
        self._stop_here(self._stop)
        self.setFocusProxy(self._stop)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_look(self._restyle)

    @property
    def marks(self) -> dict[str, Intensity]:
        """What is shown, by region."""
        pain = self._shown.of(MarkKind.PAIN)
        return {key: pain[key] for key in self.boxes if key in pain}

    def show_marks(
        self, marks: Mapping[str, Intensity], skin: Mapping[str, Intensity] | None = None
    ) -> None:
        """Show marks, and diamonds where the skin shows something, without telling anybody."""
        self._shown.show(marks, skin or {})
        self.show_again()

    def show_again(self) -> None:
        """Show the marks as they are now."""
        for key, box in self.boxes.items():
            box.show_intensity(
                self._shown.current.get(key), self._words(self._shown.spoken_of(key))
            )
        self.update()

    def words_of(self, box: RegionBox) -> str:
        """A region and its mark in words."""
        state = box.accessibleDescription()
        return self._words(say("{region}: {intensity}", region=box.words, intensity=state))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        line = look().line_height(TextStyle.LABEL)
        room = (width, _TALLEST * _grown())
        return round(height_for(self._body, room, self._widest_side(), line))

    @override
    def sizeHint(self) -> QSize:
        wide = round(_TALLEST * _grown())
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, self.heightForWidth(_LEAST))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        region = self._layout.region_at(event.position(), SNAP)
        self._pressed = (
            region.id if region and event.button() == Qt.MouseButton.LeftButton else None
        )
        if self._pressed is not None:
            self.boxes[self._pressed].setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        region = self._layout.region_at(event.position(), SNAP)
        pressed, self._pressed = self._pressed, None
        if region is not None and region.id == pressed:
            self.boxes[region.id].click()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        region = self._layout.region_at(event.position(), SNAP)
        self.pointed.emit(self.words_of(self.boxes[region.id]) if region else "")

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit("")

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            region = self._layout.region_at(QPointF(event.pos()), SNAP)
            shown = self.words_of(self.boxes[region.id]) if region else ""
            QToolTip.showText(event.globalPos(), shown, self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for view in View:
            self._paint_words(painter, view)
        for box in self.boxes.values():
            self._paint_region(painter, box)
        focused = next((box for box in self.boxes.values() if box.hasFocus()), None)
        if focused is not None:
            self._paint_ring(painter, focused)
            self._paint_region(painter, focused)
        painter.end()

    def _box(self, region: Region) -> RegionBox:
        box = RegionBox(region, self._words(region.words), self)
        box.show_intensity(None, self._words(self._shown.spoken_of(region.id)))
        box.stepped.connect(lambda intensity: self._step(box, intensity))
        box.moved.connect(lambda across, down: self._move(box, across, down))
        box.jumped.connect(lambda letter: self._jump(box, letter))
        box.opened.connect(lambda: self.wanted_closer.emit(region.id))
        box.closed.connect(self.wanted_back)
        box.entered.connect(lambda: self._stop_here(box))
        box.left.connect(self.update)
        return box

    def _step(self, box: RegionBox, intensity: Intensity | None) -> None:
        if intensity is box.intensity:
            return
        self._shown.put(box.region.id, intensity)
        self.show_again()
        self.pointed.emit(self.words_of(box))
        self.marked.emit(box.region.id, intensity)

    def _move(self, box: RegionBox, across: int, down: int) -> None:
        """To the nearest region in that direction; what lies aside counts double."""
        start = self._middle(box.region)
        nearest: tuple[float, RegionBox] | None = None
        for other in self.boxes.values():
            way = self._middle(other.region) - start
            along = way.x() * across + way.y() * down
            aside = abs(way.x() * down) + abs(way.y() * across)
            if along < 1 or other is box:
                continue
            far = hypot(along, 2 * aside)
            if nearest is None or far < nearest[0]:
                nearest = (far, other)
        if nearest is not None:
            self._go_to(nearest[1])

    def _jump(self, box: RegionBox, letter: str) -> None:
        """To the next region, in reading order, whose name begins with the letter."""
        boxes = list(self.boxes.values())
        here = boxes.index(box) + 1
        for other in (*boxes[here:], *boxes[:here]):
            if other.words.casefold().startswith(letter.casefold()):
                self._go_to(other)
                return

    def _go_to(self, box: RegionBox) -> None:
        """Give a region the keyboard; a page lower than the figures scrolls to it."""
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(box, 0, 40)

    def _stop_here(self, box: RegionBox) -> None:
        """Make this region the map's one stop for Tab."""
        self._stop.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stop = box
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(box)
        if box.hasFocus():
            self.pointed.emit(self.words_of(box))
        self.update()

    def _restyle(self) -> None:
        self.updateGeometry()
        self._arrange()

    def _arrange(self) -> None:
        line, size = look().line_height(TextStyle.LABEL), (self.width(), self.height())
        self._layout = BodyLayout(self._body, size, self._widest_side(), line)
        for box in self.boxes.values():
            box.setGeometry(self._outline(box.region).boundingRect().toAlignedRect())
        self.update()

    def _widest_side(self) -> int:
        font = look().font(TextStyle.CAPTION)
        sides = (words for pair in self._sides.values() for words in pair)
        return ceil(max(paint.text_width(font, words) for words in sides)) + 1

    def _middle(self, region: Region) -> QPointF:
        return self._layout.at(region.view, region.middle)

    def _outline(self, region: Region) -> QPolygonF:
        return QPolygonF([self._layout.at(region.view, point) for point in region.outline])

    def _paint_words(self, painter: QPainter, view: View) -> None:
        centre, end = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight
        strong, label = look().font(TextStyle.LABEL), look().font(TextStyle.CAPTION)
        layout = self._layout
        paint.write(
            painter, layout.title(view), self._titles[view], strong, look()[Role.INK], align=centre
        )
        for place, words, align in zip(
            layout.side_words(view),
            self._sides[view],
            (end, Qt.AlignmentFlag.AlignLeft),
            strict=True,
        ):
            paint.write(painter, place, words, label, look()[Role.INK2], align=align)

    def _paint_region(self, painter: QPainter, box: RegionBox) -> None:
        intensity = self._shown.of(MarkKind.PAIN).get(box.region.id)
        palette = look().palette
        fill = palette.pain_ground(SHADE[intensity]) if intensity else look()[Role.INSET]
        edge = (Role.INK, 1.8) if intensity else (Role.DAY_DOT, 1.0)
        pen = QPen(look().colour(edge[0]), edge[1])
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        painter.drawPolygon(self._outline(box.region))
        closer = "+" if self._shown.closer_marks(box.region.id) else ""
        if intensity or closer:
            self._paint_digit(painter, box, intensity, closer)
        skin = self._shown.of(MarkKind.SKIN).get(box.region.id)
        if skin is not None:
            self._paint_diamond(painter, box.region, skin)

    def _paint_digit(
        self, painter: QPainter, box: RegionBox, intensity: Intensity | None, closer: str
    ) -> None:
        """The mark, and a plus where a place in the region is marked that is only drawn closer."""
        font = QFont(look().font(TextStyle.STRONG))
        room = min(box.height() * 0.8, box.width() * 1.1)
        font.setPixelSize(max(min(font.pixelSize(), round(room)), 8))
        middle = self._middle(box.region)
        place = QRectF(middle.x() - 40, middle.y() - 40, 80, 80)
        colour = look().palette.pain_digit(SHADE[intensity]) if intensity else look()[Role.INK]
        centre = Qt.AlignmentFlag.AlignHCenter
        digit = f"{int(intensity)}{closer}" if intensity else closer
        paint.write(painter, place, digit, font, colour, align=centre)

    def _paint_diamond(self, painter: QPainter, region: Region, intensity: Intensity) -> None:
        middle, arm = self._middle(region), _DIAMOND * _grown()
        pain = self._shown.of(MarkKind.PAIN)
        up = arm * 1.7 if region.id in pain or self._shown.closer_marks(region.id) else 0
        corners = [(0, -arm), (arm, 0), (0, arm), (-arm, 0)]
        painter.setPen(QPen(look().colour(Role.SURFACE), 1))
        painter.setBrush(look().colour(Role.SIDE_EFFECT))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y - up) for x, y in corners]))
        font = QFont(look().font(TextStyle.STRONG))
        font.setPixelSize(round(arm * 1.25))
        place = QRectF(middle.x() - 20, middle.y() - up - 20, 40, 40)
        centre = Qt.AlignmentFlag.AlignHCenter
        paint.write(painter, place, str(int(intensity)), font, look()[Role.SURFACE], align=centre)

    def _paint_ring(self, painter: QPainter, box: RegionBox) -> None:
        path = QPainterPath()
        path.addPolygon(self._outline(box.region))
        path.closeSubpath()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Twice the ring's width lies half outside; a pale line keeps it apart from dark regions.
        for role, width in ((Role.SURFACE, 2 * paint.RING + 4), (Role.INK, 2 * paint.RING)):
            pen = QPen(look().colour(role), width)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPath(path)


def _grown() -> float:
    """How much bigger the figures are than at 100 % text."""
    return 1 + (look().text_scale - 1) * _GROWTH
