"""How stock controls are drawn: fields, boxes, circles, scroll bars."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QWidget,
)

from acutrack.charts.palette import LIGHT, Palette, Role
from acutrack.gui.paint import CONTROL_RADIUS, RING, chevron_down, ring, shape, tick, within_ring
from acutrack.gui.stock_parts import combo_box_arrow, scroll_bar_part


class StockDrawing:
    """Draws stock controls in the colours of a palette."""

    def __init__(self) -> None:
        self.colours: Palette = LIGHT

    def line_edit(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        """The frame of a field; its property ``wrong`` gives it the urgent colour."""
        if isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0:
            return
        wrong = widget is not None and bool(widget.property("wrong"))
        self._field(option, painter, edge=Role.URGENT if wrong else Role.CTL)

    def _field(self, option: QStyleOption, painter: QPainter, edge: Role = Role.CTL) -> None:
        rect = within_ring(option.rect)
        colours = self.colours
        enabled = bool(_state(option) & QStyle.StateFlag.State_Enabled)
        fill = colours[Role.SURFACE if enabled else Role.INSET]
        width = 2.0 if edge is Role.URGENT else 1.0
        shape(painter, rect, CONTROL_RADIUS, fill=fill, edge=colours[edge], width=width)
        if _state(option) & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect, CONTROL_RADIUS, colours[Role.INK])

    def button(self, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        """A button of a stock dialog."""
        self._field(option, painter)

    def frame(self, _option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        """The frame of a field of several lines."""
        if widget is None:
            return
        rect = within_ring(widget.rect())
        shape(
            painter,
            rect,
            CONTROL_RADIUS,
            fill=self.colours[Role.SURFACE],
            edge=self.colours[Role.CTL],
        )
        if widget.hasFocus():
            ring(painter, rect, CONTROL_RADIUS, self.colours[Role.INK])

    def check_box(self, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        """The box of a check box."""
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        on = bool(_state(option) & QStyle.StateFlag.State_On)
        accent = self.colours[Role.ACCENT]
        fill, edge = (
            (accent, accent) if on else (self.colours[Role.SURFACE], self.colours[Role.CTL])
        )
        shape(painter, rect, 5, fill=fill, edge=edge, width=1.5)
        if on:
            tick(painter, rect, self.colours[Role.ON_ACCENT], 2.4)

    def radio_button(
        self, option: QStyleOption, painter: QPainter, _widget: QWidget | None
    ) -> None:
        """The circle of a radio button."""
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        on = bool(_state(option) & QStyle.StateFlag.State_On)
        edge = self.colours[Role.ACCENT if on else Role.CTL]
        shape(painter, rect, rect.height(), fill=self.colours[Role.SURFACE], edge=edge, width=1.5)
        if on:
            dot = rect.adjusted(5, 5, -5, -5)
            shape(painter, dot, dot.height(), fill=self.colours[Role.ACCENT])

    def focus(self, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        """The ring inside things that keep no margin for it."""
        rect = QRectF(option.rect)
        shape(painter, rect, 4, edge=self.colours[Role.INK], width=RING)

    def combo_box(self, option: QStyleOptionComplex, painter: QPainter) -> None:
        """The frame and arrow of a combo box."""
        self._field(option, painter)
        arrow = QRectF(combo_box_arrow(option))
        chevron_down(painter, arrow, self.colours[Role.INK2])

    def scroll_bar(
        self, option: QStyleOptionComplex, painter: QPainter, _widget: QWidget | None
    ) -> None:
        """A scroll bar: a thumb and nothing else."""
        if not isinstance(option, QStyleOptionSlider):
            return
        painter.fillRect(option.rect, QColor(self.colours[Role.BG]))
        thumb = QRectF(scroll_bar_part(option, QStyle.SubControl.SC_ScrollBarSlider))
        thumb.adjust(3, 3, -3, -3)
        held = bool(
            _state(option) & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_MouseOver)
        )
        shape(painter, thumb, thumb.width(), fill=self.colours[Role.INK2 if held else Role.CTL])


def _state(option: QStyleOption) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
