"""Fusion with this program's edges, focus ring and sizes; no style sheet.

Style sheets fight palettes and change badly while the program runs. This style reads its colours
from the palette it wears, so another theme needs no new style.
"""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionGroupBox,
    QStyleOptionSlider,
    QWidget,
)
from typing_extensions import override

from acutrack.charts.palette import LIGHT, Palette, Role
from acutrack.gui.paint import (
    CHIP_HEIGHT,
    CONTROL_HEIGHT,
    CONTROL_RADIUS,
    RING,
    chevron_down,
    ring,
    shape,
    tick,
    within_ring,
)

TEXT_INSET = 10
"""Px between a field's edge and its text, beside the 2 px Qt keeps itself."""

_AROUND_TEXT = 14
_SCROLL_BAR = 14
_INDICATOR = 22
_ROW = 36

_METRICS = {
    QStyle.PixelMetric.PM_ScrollBarExtent: _SCROLL_BAR,
    QStyle.PixelMetric.PM_ScrollBarSliderMin: 44,
    QStyle.PixelMetric.PM_IndicatorWidth: _INDICATOR,
    QStyle.PixelMetric.PM_IndicatorHeight: _INDICATOR,
    QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: _INDICATOR,
    QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: _INDICATOR,
    QStyle.PixelMetric.PM_CheckBoxLabelSpacing: 10,
    QStyle.PixelMetric.PM_RadioButtonLabelSpacing: 10,
    QStyle.PixelMetric.PM_TextCursorWidth: 2,
    QStyle.PixelMetric.PM_ToolTipLabelFrameWidth: 6,
    QStyle.PixelMetric.PM_FocusFrameHMargin: 8,
    QStyle.PixelMetric.PM_HeaderMargin: 8,
    QStyle.PixelMetric.PM_ButtonShiftHorizontal: 0,
    QStyle.PixelMetric.PM_ButtonShiftVertical: 0,
}

_HINTS = {
    # Nothing moves by itself: people with vertigo or little attention read the same page.
    QStyle.StyleHint.SH_Widget_Animation_Duration: 0,
    QStyle.StyleHint.SH_Widget_Animate: 0,
    QStyle.StyleHint.SH_EtchDisabledText: 0,
    QStyle.StyleHint.SH_ScrollBar_Transient: 0,
    QStyle.StyleHint.SH_ComboBox_Popup: 0,
    QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    QStyle.StyleHint.SH_ItemView_ActivateItemOnSingleClick: 0,
}

_Painting = Callable[[QStyleOption, QPainter, QWidget | None], None]


class AcuStyle(QProxyStyle):
    """How stock widgets are drawn and measured; painted widgets draw themselves."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._colours: Palette = LIGHT
        primitive = QStyle.PrimitiveElement
        self._primitives: dict[QStyle.PrimitiveElement, _Painting] = {
            primitive.PE_PanelLineEdit: self._line_edit,
            primitive.PE_PanelButtonCommand: self._button,
            primitive.PE_IndicatorCheckBox: self._check_box,
            primitive.PE_IndicatorRadioButton: self._radio_button,
            primitive.PE_FrameFocusRect: self._focus,
            primitive.PE_Frame: self._frame,
        }

    def wear(self, palette: Palette) -> None:
        """Draw with these colours from now on."""
        self._colours = palette

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        painting = self._primitives.get(element)
        if painting is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painting(option, painter, widget)
        painter.restore()

    @override
    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if control == QStyle.ComplexControl.CC_ComboBox:
            painter.save()
            self._combo_box(option, painter)
            painter.restore()
        elif control == QStyle.ComplexControl.CC_ScrollBar:
            painter.save()
            self._scroll_bar(option, painter, widget)
            painter.restore()
        else:
            super().drawComplexControl(control, option, painter, widget)

    @override
    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.ControlElement.CE_HeaderSection:
            rect = QRectF(option.rect)
            painter.fillRect(rect, QColor(self._colours[Role.SURFACE]))
            painter.fillRect(
                QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1),
                QColor(self._colours[Role.CTL]),
            )
            return
        super().drawControl(element, option, painter, widget)

    @override
    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric == QStyle.PixelMetric.PM_DefaultFrameWidth and isinstance(widget, QPlainTextEdit):
            return round(RING) + TEXT_INSET
        own = _METRICS.get(metric)
        return super().pixelMetric(metric, option, widget) if own is None else own

    @override
    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        own = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if own is None else own

    @override
    def sizeFromContents(
        self,
        type: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        made = super().sizeFromContents(type, option, size, widget)  # type: ignore[arg-type]
        contents = QStyle.ContentsType
        if type in (contents.CT_LineEdit, contents.CT_ComboBox, contents.CT_PushButton):
            text = option.fontMetrics.height()
            wider = 2 * TEXT_INSET + 2 * round(RING)
            return QSize(made.width() + wider, control_height(text))
        if type in (contents.CT_CheckBox, contents.CT_RadioButton):
            return QSize(made.width() + 8, max(made.height() + 6, CONTROL_HEIGHT))
        if type in (contents.CT_MenuItem, contents.CT_ItemViewItem):
            return QSize(made.width(), max(made.height() + 8, _ROW))
        return made

    @override
    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        framed = isinstance(option, QStyleOptionFrame) and option.lineWidth > 0
        if element == QStyle.SubElement.SE_LineEditContents and framed:
            across, down = round(RING) + TEXT_INSET, round(RING)
            rect: QRect = option.rect
            return rect.adjusted(across, down, -across, -down)
        return super().subElementRect(element, option, widget)  # type: ignore[arg-type]

    @override
    def subControlRect(
        self,
        cc: QStyle.ComplexControl,
        opt: QStyleOptionComplex,
        sc: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if cc == QStyle.ComplexControl.CC_ScrollBar and isinstance(opt, QStyleOptionSlider):
            return _scroll_bar_part(opt, sc)
        if cc == QStyle.ComplexControl.CC_GroupBox and _is_unseen_group(opt, sc):
            return opt.rect
        if cc == QStyle.ComplexControl.CC_ComboBox:
            part = _combo_box_part(opt, sc)
            if part is not None:
                return part
        return super().subControlRect(cc, opt, sc, widget)  # type: ignore[arg-type]

    def _line_edit(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        if isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0:
            return
        wrong = widget is not None and bool(widget.property("wrong"))
        self._field(option, painter, edge=Role.URGENT if wrong else Role.CTL)

    def _field(self, option: QStyleOption, painter: QPainter, edge: Role = Role.CTL) -> None:
        rect = within_ring(option.rect)
        colours = self._colours
        enabled = bool(_state(option) & QStyle.StateFlag.State_Enabled)
        fill = colours[Role.SURFACE if enabled else Role.INSET]
        width = 2.0 if edge is Role.URGENT else 1.0
        shape(painter, rect, CONTROL_RADIUS, fill=fill, edge=colours[edge], width=width)
        if _state(option) & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect, CONTROL_RADIUS, colours[Role.INK])

    def _button(self, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        self._field(option, painter)

    def _frame(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        if not isinstance(widget, QPlainTextEdit):
            super().drawPrimitive(QStyle.PrimitiveElement.PE_Frame, option, painter, widget)
            return
        rect = within_ring(widget.rect())
        shape(
            painter,
            rect,
            CONTROL_RADIUS,
            fill=self._colours[Role.SURFACE],
            edge=self._colours[Role.CTL],
        )
        if widget.hasFocus():
            ring(painter, rect, CONTROL_RADIUS, self._colours[Role.INK])

    def _check_box(self, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        on = bool(_state(option) & QStyle.StateFlag.State_On)
        accent = self._colours[Role.ACCENT]
        fill, edge = (
            (accent, accent) if on else (self._colours[Role.SURFACE], self._colours[Role.CTL])
        )
        shape(painter, rect, 5, fill=fill, edge=edge, width=1.5)
        if on:
            tick(painter, rect, self._colours[Role.ON_ACCENT], 2.4)

    def _radio_button(
        self, option: QStyleOption, painter: QPainter, _widget: QWidget | None
    ) -> None:
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        on = bool(_state(option) & QStyle.StateFlag.State_On)
        edge = self._colours[Role.ACCENT if on else Role.CTL]
        shape(painter, rect, rect.height(), fill=self._colours[Role.SURFACE], edge=edge, width=1.5)
        if on:
            dot = rect.adjusted(5, 5, -5, -5)
            shape(painter, dot, dot.height(), fill=self._colours[Role.ACCENT])

    def _focus(self, option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
        rect = QRectF(option.rect)
        shape(painter, rect, 4, edge=self._colours[Role.INK], width=RING)

    def _combo_box(self, option: QStyleOptionComplex, painter: QPainter) -> None:
        self._field(option, painter)
        arrow = QRectF(_combo_box_arrow(option))
        chevron_down(painter, arrow, self._colours[Role.INK2])

    def _scroll_bar(
        self, option: QStyleOptionComplex, painter: QPainter, _widget: QWidget | None
    ) -> None:
        if not isinstance(option, QStyleOptionSlider):
            return
        painter.fillRect(option.rect, QColor(self._colours[Role.BG]))
        thumb = QRectF(_scroll_bar_part(option, QStyle.SubControl.SC_ScrollBarSlider))
        thumb.adjust(3, 3, -3, -3)
        held = bool(
            _state(option) & (QStyle.StateFlag.State_Sunken | QStyle.StateFlag.State_MouseOver)
        )
        shape(painter, thumb, _SCROLL_BAR, fill=self._colours[Role.INK2 if held else Role.CTL])


def control_height(text_height: float, least: int = CONTROL_HEIGHT) -> int:
    """Height in px of a control with one line of text, its ring margin included."""
    return max(least, round(text_height) + _AROUND_TEXT) + 2 * round(RING)


def chip_height(text_height: float) -> int:
    """Height in px of a chip with one line of text, its ring margin included."""
    return control_height(text_height, CHIP_HEIGHT)


def _state(option: QStyleOption) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state


def _is_unseen_group(option: QStyleOption, part: QStyle.SubControl) -> bool:
    # Groups without a title are there for screen readers and take no room.
    return (
        part == QStyle.SubControl.SC_GroupBoxContents
        and isinstance(option, QStyleOptionGroupBox)
        and not option.text
    )


def _combo_box_arrow(option: QStyleOption) -> QRect:
    rect: QRect = option.rect
    side = max(20, option.fontMetrics.height() * 3 // 4)
    left = rect.right() - side - round(RING) - TEXT_INSET
    arrow = QRect(left, rect.center().y() - side // 2 + 1, side, side)
    direction: Qt.LayoutDirection = option.direction
    return QStyle.visualRect(direction, rect, arrow)


def _combo_box_part(option: QStyleOption, part: QStyle.SubControl) -> QRect | None:
    rect: QRect = option.rect
    if part == QStyle.SubControl.SC_ComboBoxArrow:
        return _combo_box_arrow(option)
    if part == QStyle.SubControl.SC_ComboBoxEditField:
        edge = round(RING) + TEXT_INSET
        field = rect.adjusted(
            edge, round(RING), -edge - _combo_box_arrow(option).width() - 4, -round(RING)
        )
        direction: Qt.LayoutDirection = option.direction
        return QStyle.visualRect(direction, rect, field)
    return None


def _scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
    """Scroll bars have no arrow buttons: the thumb runs the whole length."""
    rect: QRect = option.rect
    upright = option.orientation == Qt.Orientation.Vertical
    length = rect.height() if upright else rect.width()
    start, thumb = _thumb(option, length)
    spans = {
        QStyle.SubControl.SC_ScrollBarGroove: (0, length),
        QStyle.SubControl.SC_ScrollBarSlider: (start, thumb),
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + thumb, length - start - thumb),
    }
    if part not in spans:
        return QRect()
    begin, extent = spans[part]
    if upright:
        return QRect(rect.left(), rect.top() + begin, rect.width(), extent)
    return QRect(rect.left() + begin, rect.top(), extent, rect.height())


def _thumb(option: QStyleOptionSlider, length: int) -> tuple[int, int]:
    low: int = option.minimum
    high: int = option.maximum
    page: int = option.pageStep
    if high <= low:
        return 0, length
    share = page / (high - low + page)
    thumb = min(
        length, max(round(length * share), _METRICS[QStyle.PixelMetric.PM_ScrollBarSliderMin])
    )
    start = QStyle.sliderPositionFromValue(
        low,
        high,
        option.sliderPosition,
        length - thumb,
        option.upsideDown,
    )
    return start, thumb
