"""What stands beside the rail: bars, the page, messages, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acutrack.domain.message import say
from acutrack.gui.failure_bar import FailureBar
from acutrack.gui.overriding import override
from acutrack.gui.pages.page import Page
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.under_bars import UnderBars
from acutrack.gui.undo_bar import UndoBar
from acutrack.gui.widgets.message_bar import MessageBar
from acutrack.gui.widgets.page import Scaffold
from acutrack.text.catalogue import Catalogue


class BesideRail(QWidget):
    """Holds the pages that are open and shows one of them between the bars."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.bars = RoomBars(words)
        self.failure = FailureBar(words(say("Try again")), words(say("Close")))
        self.message = MessageBar(raised=True)
        self.foot = UndoBar(words)
        self._pages = UnderBars(self.bars)
        self._alone: QWidget | None = None
        self._waiting: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.failure.unsaved.connect(self.foot.tell_unsaved)
        column.addWidget(self.failure)
        column.addWidget(self._pages, 1)
        message_row = QHBoxLayout()
        message_row.setContentsMargins(32, 4, 32, 4)
        message_row.addWidget(self.message)
        column.addLayout(message_row)
        column.addWidget(self.foot)

    @property
    def page(self) -> QWidget | None:
        """What is shown."""
        return self._pages.page

    def set_framed(self, framed: bool) -> None:
        """Show what belongs to a room round the page, or take it away."""
        self.bars.setVisible(framed)
        self.foot.setVisible(framed)

    def say_anew(self) -> None:
        """Say what stands round the page in the language of the words now."""
        self.message.dismiss()
        self.bars.forget_room()
        self.failure.name_buttons(self._words(say("Try again")), self._words(say("Close")))
        self.foot.say_anew()

    def hold(self, page: QWidget) -> None:
        """Take a page in without showing it yet."""
        self._pages.hold(page)

    def hold_alone(self, page: QWidget) -> None:
        """Take in a page that belongs to no room; the one before it is done with."""
        if self._alone is not page:
            self._drop_alone()
        self._alone = page
        self.hold(page)

    def end_room(self) -> None:
        """Name nobody and nothing of the room any more, not even in what is hidden."""
        self.bars.forget_room()
        self.message.forget()
        self.failure.forget()
        self.foot.show_names(None, None)

    def begin_room(self) -> None:
        """Say nothing more of what was there before: its Undo would act in this room."""
        self._drop_alone()
        self.message.dismiss()
        self.failure.hide()

    def show_page(self, page: QWidget) -> None:
        """Show a page that is held."""
        self._pages.show_page(page)

    def focus_first(self, page: QWidget) -> None:
        """Give the keyboard to the first thing to do on a page, if it names one."""
        first = getattr(page, "first_focus", lambda: None)()
        if isinstance(first, QWidget):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._waiting = None if self.isVisible() else first
            for area in page.findChildren(Scaffold):
                if area.isAncestorOf(first):
                    area.bring_into_sight(first)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A layout shows what it is given only later. If the window was activated in between, Qt
        # found nothing visible here and gave the keyboard to the rail.
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_alone(self) -> None:
        if self._alone is not None:
            self._pages.drop(self._alone)
        self._alone = self._waiting = None

    def forget(self, page: Page) -> None:
        """Let a page keep what is typed, and destroy it."""
        self._waiting = None
        page.leave()
        self._pages.drop(page)
