"""What the point field offers while somebody types: three rows at first."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import paint
from acutrack.gui.theme import TextStyle, look
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.painted_button import PaintedButton

AT_FIRST = 3
AT_MOST = 9
_CODE_WIDTH = 66
_NAME_WIDTH = 104
_ONE_LINE_FROM = 380
_BAR = 4


@dataclass(frozen=True)
class Offer:
    """One row.

    Attributes:
        code: what is added; for text that is in no list, the text itself.
        name: the point's name; for text that is in no list, what will be done with it.
        region: where it is, in plain words.
        mark: why it stands here, such as "last time".
    """

    code: str
    name: str
    region: str = ""
    mark: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(
            part for part in (f"{self.code} {self.name}", self.region, self.mark) if part
        )


class Offers(QFrame):
    """The rows under the field. Focus stays in the field, which steps through them."""

    chosen = Signal(object)
    """The Offer that was clicked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._all: tuple[Offer, ...] = ()
        self._at = 0
        self.rows: list[OfferRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(6, 6, 6, 6)
        self._column.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def current(self) -> Offer | None:
        """The highlighted row, which Enter takes."""
        return self._all[self._at] if self._all and not self.isHidden() else None

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        """Offer these, the first one highlighted; nothing hides the list."""
        self._all = offers[:AT_MOST]
        self._at = 0
        self._build(AT_FIRST)
        self.setVisible(bool(self._all))
        if self._all:
            self._read_out()

    def step(self, by: int) -> None:
        """Highlight the row below or above; stepping past the third one shows the rest."""
        if not self._all:
            return
        self._at = min(max(self._at + by, 0), len(self._all) - 1)
        if self._at >= len(self.rows):
            self._build(AT_MOST)
        self._mark()
        self._read_out()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.shape(
            painter,
            QRectF(self.rect()).adjusted(3, 0, -3, 0),
            paint.CONTROL_RADIUS,
            fill=look()[Role.SURFACE],
            edge=look()[Role.CTL],
        )
        painter.end()

    def _build(self, most: int) -> None:
        for row in self.rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [OfferRow(offer) for offer in self._all[:most]]
        for row in self.rows:
            row.clicked.connect(lambda _on=False, offer=row.offer: self.chosen.emit(offer))
            self._column.addWidget(row)
        self._mark()

    def _mark(self) -> None:
        for place, row in enumerate(self.rows):
            row.show_current(place == self._at)

    def _read_out(self) -> None:
        if self.current is not None:
            announce(self, self.current.spoken)


class OfferRow(PaintedButton):
    """Code, name, region and a mark; in two lines where one is too narrow."""

    padding = 14
    least_height = paint.CHIP_HEIGHT

    def __init__(self, offer: Offer) -> None:
        self.offer = offer
        self._current = False
        super().__init__(offer.code, name=offer.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_current(self, current: bool) -> None:
        """Be highlighted or not."""
        self._current = current
        self.update()

    @override
    def sizeHint(self) -> QSize:
        width = look().px(_ONE_LINE_FROM)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(look().px(180), self.heightForWidth(look().px(_ONE_LINE_FROM)))

    @override
    def heightForWidth(self, width: int) -> int:
        lines = 1 if width >= look().px(_ONE_LINE_FROM) or not self.offer.region else 2
        text = lines * look().line_height(TextStyle.SMALL)
        return max(self.least_height, text + 14)

    @override
    def visible_rect(self) -> QRectF:
        return QRectF(self.rect())

    @override
    def paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self._current or self.underMouse():
            paint.shape(painter, rect, 6, fill=look()[Role.TINT])
        if self._current:
            bar = QRectF(rect.left(), rect.top() + 4, _BAR, rect.height() - 8)
            bar = paint.mirrored(rect, bar, self.layoutDirection())
            paint.shape(painter, bar, 2, fill=look()[Role.ACCENT])

    @override
    def paint_content(self, painter: QPainter, rect: QRectF) -> None:
        for part in self._parts(rect):
            font = look().font(part.style)
            place = paint.mirrored(rect, part.place, self.layoutDirection())
            fitting = QFontMetricsF(font).elidedText(
                part.text, Qt.TextElideMode.ElideRight, place.width()
            )
            paint.write(painter, place, fitting, font, look()[part.role])

    def _parts(self, rect: QRectF) -> list[_Part]:
        """What is written where, for left to right."""
        offer = self.offer
        inner = rect.adjusted(self.padding, 0, -self.padding, 0)
        one_line = rect.width() >= look().px(_ONE_LINE_FROM) or not offer.region
        first = inner if one_line else _upper_half(inner)
        mark = _wide(offer.mark, TextStyle.CAPTION)
        code = max(look().px(_CODE_WIDTH), _wide(offer.code, self.text_style))
        name = _wide(offer.name, TextStyle.SMALL)
        if one_line and offer.region:
            name = max(look().px(_NAME_WIDTH), name)
        name = min(name, first.width() - code - mark)
        rest = _from(first, code + name, first.width() - code - name - mark)
        where = rest if one_line else _lower_half(inner)
        return [
            _Part(_from(first, 0, code), offer.code, self.text_style, Role.INK),
            _Part(_from(first, code, name), offer.name, TextStyle.SMALL, Role.INK),
            _Part(where, offer.region, TextStyle.SMALL, Role.INK2),
            _Part(
                _from(first, first.width() - mark, mark), offer.mark, TextStyle.CAPTION, Role.ACCENT
            ),
        ]


@dataclass(frozen=True)
class _Part:
    place: QRectF
    text: str
    style: TextStyle
    role: Role


def _wide(text: str, style: TextStyle) -> float:
    return paint.text_width(look().font(style), text) + 12 if text else 0.0


def _from(line: QRectF, start: float, width: float) -> QRectF:
    return QRectF(line.left() + start, line.top(), width, line.height())


def _upper_half(rect: QRectF) -> QRectF:
    return rect.adjusted(0, 4, 0, -rect.height() / 2)


def _lower_half(rect: QRectF) -> QRectF:
    return rect.adjusted(0, rect.height() / 2, 0, -4)
