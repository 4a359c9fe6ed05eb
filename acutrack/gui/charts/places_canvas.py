"""Three small body maps beside or below each other, painted from their description."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from acutrack.charts.body_change import SHADE, TURN_ROLE, TURN_SIGN, MapRow, SmallMap, Turn
from acutrack.charts.palette import Role
from acutrack.charts.small_body import SmallBody, arrow
from acutrack.domain.body_region import BodyMap, Point, Region
from acutrack.gui import paint
from acutrack.gui.charts.accessible_chart import ChartWidget
from acutrack.gui.theme import TextStyle, follow_look, look

#: Narrower than this (at 100 % text) the three stand below each other.
_BESIDE_FROM = 620
_WIDEST = 330
_GAP = 20.0
_LEAST_DIGIT, _MOST_DIGIT = 9, 17


class PlacesCanvas(ChartWidget):
    """One row of a `BodyChange`. The person's left stays where it is in every language."""

    def __init__(self, row: MapRow, body: BodyMap) -> None:
        super().__init__()
        self._row, self._body = row, body
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        follow_look(self._restyle)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        beside, each = self._shape(width)
        high = self._title_height() + SmallBody(self._body, 0, 0, each).height
        lines = 1 if beside else len(self._row.maps)
        return round(lines * high + (lines - 1) * _GAP) + 4

    @override
    def sizeHint(self) -> QSize:
        wide = look().px(_BESIDE_FROM)
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(200), 40)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The pile of maps and table asks nobody for a height that goes with the width.
        self.setMinimumHeight(self.heightForWidth(self.width()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        beside, each = self._shape(self.width())
        title = self._title_height()
        for place, shown in enumerate(self._row.maps):
            high = title + SmallBody(self._body, 0, 0, each).height + _GAP
            x = place * (each + _GAP) if beside else 0.0
            y = 0.0 if beside else place * high
            head = QRectF(x, y, each, title)
            font, centre = look().font(TextStyle.LABEL), Qt.AlignmentFlag.AlignHCenter
            paint.write(painter, head, shown.title, font, look()[Role.INK], align=centre)
            _paint_map(painter, SmallBody(self._body, x, y + title, each), shown)
        painter.end()

    def _restyle(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self.updateGeometry()
        self.update()

    def _shape(self, width: int) -> tuple[bool, float]:
        """Whether the three stand beside each other, and how wide each is."""
        many = len(self._row.maps)
        beside = width >= look().px(_BESIDE_FROM)
        each = (width - _GAP * (many - 1)) / many if beside else float(width)
        return beside, max(min(each, look().px(_WIDEST)), 40.0)

    def _title_height(self) -> float:
        return look().line_height(TextStyle.LABEL) + 6


def _paint_map(painter: QPainter, place: SmallBody, shown: SmallMap) -> None:
    for region in place.body.regions:
        step = shown.steps.get(region.id)
        turn = shown.turns.get(region.id)
        marked = step is not None or turn is not None
        ground = look().palette.pain_ground(SHADE[step]) if step else look()[Role.INSET]
        pen = QPen(look().colour(Role.INK if marked else Role.DAY_DOT), 1.4 if marked else 0.8)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        painter.drawPolygon(_polygon(place.outline(region)))
        if step is not None:
            ink = look().palette.pain_digit(SHADE[step])
            _write(painter, place, region, str(int(step)), ink)
        elif turn is not None:
            _paint_turn(painter, place, region, turn)


def _paint_turn(painter: QPainter, place: SmallBody, region: Region, turn: Turn) -> None:
    colour = look()[TURN_ROLE[turn]]
    if turn in TURN_SIGN:
        _write(painter, place, region, TURN_SIGN[turn], colour)
        return
    arm = _size(place, region) * 0.42
    painter.setPen(QPen(look().colour(Role.SURFACE), 1))
    painter.setBrush(QColor(colour))
    painter.drawPolygon(_polygon(arrow(place.middle(region), arm, up=turn is Turn.HIGHER)))


def _write(painter: QPainter, place: SmallBody, region: Region, sign: str, colour: str) -> None:
    font = QFont(look().font(TextStyle.STRONG))
    font.setPixelSize(round(_size(place, region)))
    x, y = place.middle(region)
    box = QRectF(x - 30, y - 30, 60, 60)
    paint.write(painter, box, sign, font, colour, align=Qt.AlignmentFlag.AlignHCenter)


def _size(place: SmallBody, region: Region) -> float:
    wide, high = place.room(region)
    return min(max(min(wide * 1.2, high * 0.9), _LEAST_DIGIT), _MOST_DIGIT)


def _polygon(corners: list[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in corners])
