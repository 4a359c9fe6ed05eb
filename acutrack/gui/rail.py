"""The rail of this program: its mark above, its pages below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui import icons
from acutrack.gui.actions import FOOT, GROUP_WORDS, PAGES, PRACTICE, PageEntry
from acutrack.gui.overriding import override
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.nav_rail import NavGroup, NavItem, NavRail
from acutrack.text.catalogue import Catalogue


class Rail(QWidget):
    """Logo and list of pages; the practice group shows for those who treat others."""

    chosen = Signal(str)

    def __init__(self, words: Catalogue, *, treats_patients: bool) -> None:
        super().__init__()
        self._words = words
        self._practice = treats_patients
        self.list = NavRail(words(say("Pages")), self._groups())
        self.list.chosen.connect(self.chosen)
        self._edge = QWidget()
        self._edge.setFixedWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        row.addLayout(column)
        row.addWidget(self._edge)
        column.setContentsMargins(0, 16, 0, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(_Logo())
        head.addWidget(_Name())
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        follow_look(self._restyle)

    def show_practice(self, treats_patients: bool) -> None:
        """Offer the Patients page, or take it away."""
        if treats_patients != self._practice:
            self._practice = treats_patients
            self.list.set_groups(self._groups())

    def say_anew(self) -> None:
        """Say the pages in the language of the words now."""
        self.list.setAccessibleName(self._words(say("Pages")))
        self.list.set_groups(self._groups())

    def show_page(self, key: str) -> None:
        """Mark a page as the open one."""
        self.list.show_page(key)

    def offers(self, key: str) -> bool:
        """Whether a page is in the list now."""
        return any(item.key == key for group in self._groups() for item in group.items)

    def _restyle(self) -> None:
        _fill(self, Role.SURFACE)
        _fill(self._edge, Role.LINE)

    def _groups(self) -> list[NavGroup]:
        keys = [entry.group for entry in PAGES if self._practice or entry.group != PRACTICE]
        return [self._group(key) for key in dict.fromkeys(keys)]

    def _group(self, key: str) -> NavGroup:
        items = tuple(self._item(entry) for entry in PAGES if entry.group == key)
        head = self._words(GROUP_WORDS[key]) if key in GROUP_WORDS else ""
        return NavGroup(head, items, at_foot=key == FOOT)

    def _item(self, entry: PageEntry) -> NavItem:
        return NavItem(entry.key, self._words(entry.words), entry.icon)


def _fill(widget: QWidget, role: Role) -> None:
    # Not painted here: a painter's brush would load Qt's enums before the first paint.
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, look().colour(role))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)


class _Logo(QWidget):
    _SIDE = 34

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_look(self._restyle)

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(self._SIDE), look().px(self._SIDE))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = look().px(self._SIDE)
        mark = icons.logo(
            look()[Role.ACCENT], look()[Role.ON_ACCENT], side, self.devicePixelRatioF()
        )
        painter.drawPixmap(0, 0, mark)
        painter.end()

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class _Name(QLabel):
    def __init__(self) -> None:
        super().__init__("AcuTrack")
        follow_look(self._restyle)

    def _restyle(self) -> None:
        self.setFont(look().font(TextStyle.H3))
