"""Where the parts of stock controls lie, and how high controls are."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionGroupBox, QStyleOptionSlider

from acutrack.gui.paint import CONTROL_HEIGHT, RING

TEXT_INSET = 10
"""Px between a field's edge and its text, beside the 2 px Qt keeps itself."""

SHORTEST_THUMB = 44
"""Px the thumb of a scroll bar keeps on the longest page."""

_AROUND_TEXT = 14


def control_height(text_height: float, least: int = CONTROL_HEIGHT) -> int:
    """Height in px of a control with one line of text, its ring margin included."""
    return max(least, round(text_height) + _AROUND_TEXT) + 2 * round(RING)


def is_unseen_group(option: QStyleOption, part: QStyle.SubControl) -> bool:
    """Whether a group has no title: it is there for screen readers and takes no room."""
    return (
        part == QStyle.SubControl.SC_GroupBoxContents
        and isinstance(option, QStyleOptionGroupBox)
        and not option.text
    )


def combo_box_arrow(option: QStyleOption) -> QRect:
    """The square the arrow of a combo box is drawn in, at the end of the reading direction."""
    rect: QRect = option.rect
    side = max(20, option.fontMetrics.height() * 3 // 4)
    left = rect.right() - side - round(RING) - TEXT_INSET
    arrow = QRect(left, rect.center().y() - side // 2 + 1, side, side)
    direction: Qt.LayoutDirection = option.direction
    return QStyle.visualRect(direction, rect, arrow)


def combo_box_part(option: QStyleOption, part: QStyle.SubControl) -> QRect | None:
    """A part of a combo box, or None for parts that lie where Fusion puts them."""
    rect: QRect = option.rect
    if part == QStyle.SubControl.SC_ComboBoxArrow:
        return combo_box_arrow(option)
    if part == QStyle.SubControl.SC_ComboBoxEditField:
        edge = round(RING) + TEXT_INSET
        field = rect.adjusted(
            edge, round(RING), -edge - combo_box_arrow(option).width() - 4, -round(RING)
        )
        direction: Qt.LayoutDirection = option.direction
        return QStyle.visualRect(direction, rect, field)
    return None


def scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect:
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
    thumb = min(length, max(round(length * share), SHORTEST_THUMB))
    start = QStyle.sliderPositionFromValue(
        low,
        high,
        option.sliderPosition,
        length - thumb,
        option.upsideDown,
    )
    return start, thumb
