"""Words on a page: headings, text that wraps, icons beside words."""

import re
from math import ceil

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.gui import icons, paint
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.accessible_role import read_as

_COMFORTABLE_LINE = 640

_BEFORE_NUMBER = re.compile(r"(?<=[\u0590-\u08ff]) (?=\d)")
"""A space in Arabic script that a number follows.

Where a line ends with one, Qt gives the space room within the line, and cuts as much off the words.
"""


class Text(QLabel):
    """A sentence in a step of the type scale, wrapped where the line ends.

    Args:
        words: Already translated. Taken literally unless ``rich``.
        style: The step of the type scale.
        role: The colour.
        rich: Whether ``<b>`` marks are meant as such.
        wrap: Whether a long text may take several lines; almost always.
    """

    heard_as: QAccessible.Role | None = None
    """What a screen reader calls it, where that is more than a label."""

    def __init__(
        self,
        words: str = "",
        style: TextStyle = TextStyle.BODY,
        role: Role = Role.INK,
        *,
        rich: bool = False,
        wrap: bool = True,
    ) -> None:
        super().__init__()
        if self.heard_as is not None:
            # Before the first word: a screen reader that listens asks then, and never again.
            read_as(self, self.heard_as)
        self._style = style
        self._role = role
        self._rich = rich
        self.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self._leads = True
        self._lean()
        follow_look(self._restyle)
        self.setText(words)

    @override
    def setText(self, arg__1: str) -> None:
        super().setText(_BEFORE_NUMBER.sub("\N{NO-BREAK SPACE}", arg__1))

    @override
    def setAlignment(self, arg__1: Qt.AlignmentFlag) -> None:
        self._leads = False
        super().setAlignment(arg__1)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._lean()
        super().changeEvent(event)

    def set_role(self, role: Role) -> None:
        """Take another colour."""
        self._role = role
        self._restyle()

    @override
    def sizeHint(self) -> QSize:
        if self._rich or not self.wordWrap():
            return super().sizeHint()
        lines = self.text().splitlines() or [""]
        natural = max(paint.text_width(self.font(), line) for line in lines) + 1
        width = ceil(min(natural, look().px(_COMFORTABLE_LINE)))
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        if self._rich or not self.wordWrap():
            return super().minimumSizeHint()
        width = ceil(paint.widest_word(self.font(), self.text())) + 1
        return QSize(width, look().line_height(self._style))

    def _lean(self) -> None:
        # Qt leans each text by its own script; a page leans as one, also with a foreign name.
        if self._leads:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
            middle = Qt.AlignmentFlag.AlignVCenter
            super().setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | middle)

    def _restyle(self) -> None:
        self.setFont(look().font(self._style))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, look().colour(self._role))
        self.setPalette(palette)
        self.updateGeometry()


class Heading(Text):
    """A page's, card's or section's title; ``level`` 1 to 3."""

    heard_as = QAccessible.Role.Heading

    def __init__(self, words: str, level: int = 2) -> None:
        style = {1: TextStyle.DISPLAY, 2: TextStyle.H2, 3: TextStyle.H3}[level]
        super().__init__(words, style)
        self.level = level

    @override
    def setText(self, arg__1: str) -> None:
        super().setText(arg__1)
        self.setAccessibleName(self.text())


class Mark(QWidget):
    """An icon that stands beside its word. It says nothing by itself and takes no focus.

    Args:
        icon: An icon's name.
        role: Its colour.
        size: Its edge in px at 100 % text.
        line: The type beside it; the icon then stands in the middle of the first line.
    """

    def __init__(
        self,
        icon: str,
        role: Role = Role.ACCENT,
        size: int = 22,
        line: TextStyle | None = None,
    ) -> None:
        super().__init__()
        self._icon = icon
        self._role = role
        self._size = size
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self._restyle)

    def show_icon(self, icon: str, role: Role) -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self.update()

    @override
    def sizeHint(self) -> QSize:
        side = look().icon_px(self._size)
        return QSize(side, max(side, look().line_height(self._line)) if self._line else side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        side = look().icon_px(self._size)
        drawn = icons.pixmap(self._icon, look()[self._role], side, self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, drawn)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class IconText(QWidget):
    """An icon and a sentence beside it, for hints and notes."""

    def __init__(
        self,
        icon: str,
        words: str,
        style: TextStyle = TextStyle.SMALL,
        role: Role = Role.INK2,
        icon_role: Role = Role.ACCENT,
        *,
        rich: bool = False,
    ) -> None:
        super().__init__()
        self.mark = Mark(icon, icon_role, 20, style)
        self.text = Text(words, style, role, rich=rich)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)


class Rule(QWidget):
    """A thin line between parts of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        follow_look(self.update)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour(Role.LINE))
        painter.end()
