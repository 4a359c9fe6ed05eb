"""What stands beside the rail: bars, the page, messages, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from acutrack.domain.message import say
from acutrack.gui.failure_bar import FailureBar
from acutrack.gui.overriding import override
from acutrack.gui.pages.page import Page
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.undo_bar import UndoBar
from acutrack.gui.widgets.message_bar import MessageBar
from acutrack.gui.widgets.page import Scaffold
from acutrack.text.catalogue import Catalogue


class _Pages(QStackedWidget):
    """Pages scroll: however tall one would be, the bars above get the height of their words."""

    @override
    def hasHeightForWidth(self) -> bool:
        return False


class _AtMostHalf(QScrollArea):
    """Bars over the page, as tall as their words, but never taller than half of what there is.

    In large letters two bars would leave the page no room; they scroll instead.
    """

    def __init__(self, bars: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._bars = bars
        self.setWidget(bars)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        around = self.parentWidget()
        half = around.height() // 2 if around is not None else 0
        return min(max(self._bars.heightForWidth(arg__1), 0), half)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._bars.sizeHint().width(), self.heightForWidth(self.width()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._bars.minimumSizeHint().width(), 0)

    @override
    def event(self, arg__1: QEvent) -> bool:
        if arg__1.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(arg__1)


class BesideRail(QWidget):
    """Holds the pages that are open and shows one of them between the bars."""

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.bars = RoomBars(words)
        self._over_page = _AtMostHalf(self.bars)
        self.failure = FailureBar(words(say("Try again")), words(say("Close")))
        self.message = MessageBar(raised=True)
        self.foot = UndoBar(words)
        self._stack = _Pages()
        self._alone: QWidget | None = None
        self._waiting: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._over_page)
        self.failure.unsaved.connect(self.foot.tell_unsaved)
        column.addWidget(self.failure)
        column.addWidget(self._stack, 1)
        message_row = QHBoxLayout()
        message_row.setContentsMargins(32, 4, 32, 4)
        message_row.addWidget(self.message)
        column.addLayout(message_row)
        column.addWidget(self.foot)

    @property
    def page(self) -> QWidget | None:
        """What is shown."""
        return self._stack.currentWidget()

    def set_framed(self, framed: bool) -> None:
        """Show what belongs to a room round the page, or take it away."""
        self._over_page.setVisible(framed)
        self.foot.setVisible(framed)

    def say_anew(self) -> None:
        """Say what stands round the page in the language of the words now."""
        self.message.dismiss()
        self.bars.forget_room()
        self.failure.name_buttons(self._words(say("Try again")), self._words(say("Close")))
        self.foot.say_anew()

    def hold(self, page: QWidget) -> None:
        """Take a page in without showing it yet."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)

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
        self._stack.setCurrentWidget(page)

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
            self._stack.removeWidget(self._alone)
            self._alone.hide()
            self._alone.deleteLater()
        self._alone = self._waiting = None

    def forget(self, page: Page) -> None:
        """Let a page keep what is typed, and destroy it."""
        self._waiting = None
        page.leave()
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()
