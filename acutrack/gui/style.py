"""Fusion with this program's edges, focus ring and sizes; no style sheet.

Style sheets fight palettes and change badly while the program runs. This style reads its colours
from the palette it wears, so another theme needs no new style.
"""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionFrame,
    QStyleOptionSlider,
    QWidget,
)
from typing_extensions import override

from acutrack.charts.palette import Palette, Role
from acutrack.gui.paint import (
    CONTROL_HEIGHT,
    RING,
)
from acutrack.gui.stock_drawing import StockDrawing
from acutrack.gui.stock_parts import (
    SHORTEST_THUMB,
    TEXT_INSET,
    combo_box_part,
    control_height,
    is_unseen_group,
    scroll_bar_part,
)

_SCROLL_BAR = 14
_INDICATOR = 22
_ROW = 36

_METRICS = {
    QStyle.PixelMetric.PM_ScrollBarExtent: _SCROLL_BAR,
    QStyle.PixelMetric.PM_ScrollBarSliderMin: SHORTEST_THUMB,
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
        self._drawing = StockDrawing()
        primitive = QStyle.PrimitiveElement
        self._primitives: dict[QStyle.PrimitiveElement, _Painting] = {
            primitive.PE_PanelLineEdit: self._drawing.line_edit,
            primitive.PE_PanelButtonCommand: self._drawing.button,
            primitive.PE_IndicatorCheckBox: self._drawing.check_box,
            primitive.PE_IndicatorRadioButton: self._drawing.radio_button,
            primitive.PE_FrameFocusRect: self._drawing.focus,
            primitive.PE_Frame: self._drawing.frame,
        }

    def wear(self, palette: Palette) -> None:
        """Draw with these colours from now on."""
        self._drawing.colours = palette

    @override
    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        painting = self._primitives.get(element)
        plain_frame = element == QStyle.PrimitiveElement.PE_Frame and not isinstance(
            widget, QPlainTextEdit
        )
        if painting is None or plain_frame:
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
            self._drawing.combo_box(option, painter)
            painter.restore()
        elif control == QStyle.ComplexControl.CC_ScrollBar:
            painter.save()
            self._drawing.scroll_bar(option, painter, widget)
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
            painter.fillRect(rect, QColor(self._drawing.colours[Role.SURFACE]))
            painter.fillRect(
                QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1),
                QColor(self._drawing.colours[Role.CTL]),
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
            return scroll_bar_part(opt, sc)
        if cc == QStyle.ComplexControl.CC_GroupBox and is_unseen_group(opt, sc):
            return opt.rect
        if cc == QStyle.ComplexControl.CC_ComboBox:
            part = combo_box_part(opt, sc)
            if part is not None:
                return part
        return super().subControlRect(cc, opt, sc, widget)  # type: ignore[arg-type]
