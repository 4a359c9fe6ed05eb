"""The rail of this program: its mark above, its pages below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.gui import icons
from acutrack.gui.actions import FOOT, GROUP_WORDS, PAGES, PRACTICE, PageEntry
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.labels import Text
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 1, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(20, 0, 12, 0)
        head.setSpacing(8)
        head.addWidget(_Logo())
        head.addWidget(Text("AcuTrack", TextStyle.H3, wrap=False), 1)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_practice(self, treats_patients: bool) -> None:
        """Offer the Patients page, or take it away."""
        if treats_patients != self._practice:
            self._practice = treats_patients
            self.list.set_groups(self._groups())

    def show_page(self, key: str) -> None:
        """Mark a page as the open one."""
        self.list.show_page(key)

    def offers(self, key: str) -> bool:
        """Whether a page is in the list now."""
        return any(item.key == key for group in self._groups() for item in group.items)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), look().colour(Role.SURFACE))
        edge = self.width() - 1 if self.isLeftToRight() else 0
        painter.fillRect(edge, 0, 1, self.height(), look().colour(Role.LINE))
        painter.end()

    def _groups(self) -> list[NavGroup]:
        keys = [entry.group for entry in PAGES if self._practice or entry.group != PRACTICE]
        return [self._group(key) for key in dict.fromkeys(keys)]

    def _group(self, key: str) -> NavGroup:
        items = tuple(self._item(entry) for entry in PAGES if entry.group == key)
        head = self._words(GROUP_WORDS[key]) if key in GROUP_WORDS else ""
        return NavGroup(head, items, at_foot=key == FOOT)

    def _item(self, entry: PageEntry) -> NavItem:
        return NavItem(entry.key, self._words(entry.words), entry.icon)


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
