"""The frame: rail, banners, pages, messages, undo and redo."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say
from acutrack.domain.record import PatientId
from acutrack.gui.actions import PAGES, SHORTCUTS
from acutrack.gui.context import GuiContext
from acutrack.gui.failure_bar import FailureBar
from acutrack.gui.icons import app_icon
from acutrack.gui.notices import Notices
from acutrack.gui.page_makers import UNDER, make_page
from acutrack.gui.pages.page import Page
from acutrack.gui.rail import Rail
from acutrack.gui.room_bars import RoomBars
from acutrack.gui.undo_bar import UndoBar
from acutrack.gui.widgets.message_bar import MessageBar
from acutrack.settings.settings import Settings
from acutrack.text.catalogue import Catalogue

_WIDTH, _HEIGHT = 1280, 800
_LEAST_WIDTH, _LEAST_HEIGHT = 960, 640


class MainWindow(QMainWindow):
    """Shows one patient's room at a time; before that, the first start or what is in the way.

    The frame stands without any record, so that it can be painted before the diary is opened.
    """

    def __init__(self, words: Catalogue, notices: Notices, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self._notices = notices
        self._context: GuiContext | None = None
        self._patient: PatientId | None = None
        self._pages: dict[str, Page] = {}
        self.setWindowTitle("AcuTrack")
        self.setWindowIcon(app_icon())
        self.resize(_WIDTH, _HEIGHT)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.rail = Rail(words, treats_patients=settings.treats_patients)
        self.bars = RoomBars(words)
        self.message = MessageBar(raised=True)
        self.failure = FailureBar(words(say("Close")))
        self.stack = QStackedWidget()
        self.foot = UndoBar(words)
        self._lay_out()
        self._connect()
        self._add_shortcuts()

    @property
    def page(self) -> QWidget | None:
        """What is shown beside the rail."""
        return self.stack.currentWidget()

    @property
    def page_key(self) -> str:
        """The key of the page shown, or an empty text."""
        return next((k for k, page in self._pages.items() if page is self.page), "")

    def show_alone(self, widget: QWidget) -> None:
        """Show something that needs no rail: the first start, or what is in the way."""
        self._set_framed(False)
        self._show(widget)

    def enter(self, context: GuiContext, patient: PatientId, page: str = "today") -> None:
        """Open a patient's room and show a page of it."""
        self._forget_pages()
        if self._context is not context:
            context.changes.touched.connect(self._on_touched)
            context.ways.went.connect(self.go)
        self._context, self._patient = context, patient
        self._set_framed(True)
        self.rail.show_practice(context.settings.current.treats_patients)
        self._show_person()
        self.foot.show_names(*self._undo_names())
        self.go(page)

    def leave_room(self) -> None:
        """Let every page keep what is typed and go; the diary is about to be closed."""
        self._forget_pages()
        self._context = self._patient = None

    def go(self, key: str, argument: str = "") -> None:
        """Show a page of the room, as if chosen in the rail."""
        if self._context is None or self._patient is None:
            return
        leaving = self.page
        if isinstance(leaving, Page):
            leaving.leave()
        if key not in self._pages:
            self._pages[key] = make_page(key, self._context, self._patient)
            self.stack.addWidget(self._pages[key])
        page = self._pages[key]
        self.rail.show_page(UNDER.get(key, key))
        self.stack.setCurrentWidget(page)
        page.arrive(argument)
        self._focus_first(page)

    def undo(self) -> None:
        """Take the latest edit in this room back and say so."""
        if self._context is not None and self._patient is not None:
            self._step(self._context.casebook.undo, say("Undone"))

    def redo(self) -> None:
        """Bring the last undone edit back and say so."""
        if self._context is not None and self._patient is not None:
            self._step(self._context.casebook.redo, say("Done again"))

    def tell(self, message: Message, undo: bool) -> None:
        """Show what was done, with Undo beside it where it can be taken back."""
        name = self._undo_names()[0] if undo else None
        self.message.say(
            self._words(message),
            undo=self._words(say("Undo")) if undo else "",
            undo_name=self._words(say("Undo: {what}", what=name)) if name else "",
        )

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.page
        if isinstance(page, Page):
            page.leave()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bars)
        column.addWidget(self.failure)
        column.addWidget(self.stack, 1)
        message_row = QHBoxLayout()
        message_row.setContentsMargins(32, 4, 32, 4)
        message_row.addWidget(self.message)
        column.addLayout(message_row)
        column.addWidget(self.foot)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(side, 1)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.go)
        self.message.undone.connect(self.undo)
        self.foot.undo_wanted.connect(self.undo)
        self.foot.redo_wanted.connect(self.redo)
        self._notices.told.connect(self.tell)
        self._notices.failed.connect(self._tell_failure)

    def _add_shortcuts(self) -> None:
        deeds = {
            "new_session": partial(self.go, "sessions", "new"),
            "undo": self.undo,
            "redo": self.redo,
            "redo_too": self.redo,
            "table": self._swap_table,
            "save_pdf": partial(self.go, "report", "save"),
        }
        for entry in PAGES:
            self._add_action(entry.shortcut, entry.words, partial(self._go_if_there, entry.key))
        for shortcut in SHORTCUTS:
            self._add_action(shortcut.keys, shortcut.words, deeds[shortcut.key])

    def _add_action(self, keys: str, words: Message, deed: object) -> None:
        action = QAction(self._words(words), self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _checked=False: deed())  # type: ignore[operator]
        self.addAction(action)

    def _go_if_there(self, key: str) -> None:
        if self.rail.isVisible() and self.rail.offers(key):
            self.go(key)

    def _swap_table(self) -> None:
        swap = getattr(self.page, "swap_table", None)
        if swap is not None:
            swap()

    def _set_framed(self, framed: bool) -> None:
        self.rail.setVisible(framed)
        self.bars.setVisible(framed)
        self.foot.setVisible(framed)

    def _show(self, widget: QWidget) -> None:
        if self.stack.indexOf(widget) < 0:
            self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        first = getattr(widget, "first_focus", lambda: None)()
        if isinstance(first, QWidget):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_first(self, page: Page) -> None:
        first = page.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_pages(self) -> None:
        for page in self._pages.values():
            page.leave()
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._pages.clear()

    def _show_person(self) -> None:
        context, patient = self._context, self._patient
        if context is None or patient is None:
            return
        found = next((p for p in context.casebook.patients() if p.patient_id == patient), None)
        self.bars.show_room(found, context)

    def _on_touched(self) -> None:
        # After the edit is done with: the names are read from the casebook it is still writing to.
        QTimer.singleShot(0, self, self._after_edit)

    def _after_edit(self) -> None:
        self._show_person()
        self.foot.show_names(*self._undo_names())

    def _undo_names(self) -> tuple[Message | None, Message | None]:
        context, patient = self._context, self._patient
        if context is None or patient is None:
            return None, None
        try:
            return context.casebook.undo_name(patient), context.casebook.redo_name(patient)
        except AcuTrackError:
            return None, None

    def _step(self, step: object, said: Message) -> None:
        self.message.dismiss()
        try:
            edit = step(self._patient)  # type: ignore[operator]
        except AcuTrackError as error:
            self._notices.tell_failure(error)
            return
        if edit is not None:
            self.message.say(self._words(say("{done}: {what}", done=said, what=edit.name)))

    def _tell_failure(self, message: Message) -> None:
        self.failure.say(self._words(message))
