"""The frame: the rail, and beside it one patient's pages with their messages, undo and redo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QWidget

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say
from acutrack.gui.notices import Notices
from acutrack.gui.overriding import override
from acutrack.gui.rail import Rail
from acutrack.settings.settings import Settings
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable

    from acutrack.casebook.casebook import Touched
    from acutrack.casebook.conflict import Conflicting
    from acutrack.domain.record import PatientId
    from acutrack.gui.beside_rail import BesideRail
    from acutrack.gui.context import GuiContext
    from acutrack.gui.pages.page import Page

_WIDTH, _HEIGHT = 1280, 800
_LEAST_WIDTH, _LEAST_HEIGHT = 960, 640


class MainWindow(QMainWindow):
    """Shows one patient's room at a time; before that, the first start or what is in the way.

    The frame stands without any record, so that it can be painted before the diary is opened.
    Everything beside the rail is loaded and made when there is something to show in it.
    """

    def __init__(self, words: Catalogue, notices: Notices, settings: Settings) -> None:
        super().__init__()
        self._words = words
        self._notices = notices
        self._context: GuiContext | None = None
        self._patient: PatientId | None = None
        self._pages: dict[str, Page] = {}
        self._arrived = ""
        self._failed: Message | None = None
        self.setWindowTitle("AcuTrack")
        self.resize(_WIDTH, _HEIGHT)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.rail = Rail(words, treats_patients=settings.treats_patients)
        self.rail.chosen.connect(self.go)
        self._made_beside: BesideRail | None = None
        whole = QWidget()
        self._row = QHBoxLayout(whole)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.rail)
        self._row.addStretch(1)
        self.setCentralWidget(whole)
        # The rail is not what the eye looks for first: a page takes the keyboard when it opens.
        whole.setFocus()
        self._way_back: Callable[[], object] | None = None
        notices.told.connect(self.tell)
        notices.told_with.connect(self.tell_with)
        notices.failed.connect(self._tell_failure)
        notices.conflicted.connect(self._show_conflict)

    @property
    def page(self) -> QWidget | None:
        """What is shown beside the rail."""
        return self._made_beside.page if self._made_beside is not None else None

    @property
    def page_key(self) -> str:
        """The key of the page shown, or an empty text."""
        return next((k for k, page in self._pages.items() if page is self.page), "")

    def show_alone(self, widget: QWidget) -> None:
        """Show something that needs no rail: the first start, or what is in the way."""
        self._set_framed(False)
        self._beside.hold_alone(widget)
        self._beside.show_page(widget)
        self._beside.focus_first(widget)

    def enter(self, context: GuiContext, patient: PatientId, page: str = "today") -> None:
        """Open a patient's room and show a page of it."""
        self._forget_pages()
        self._beside.begin_room()
        if self._context is not context:
            context.changes.touched.connect(self._on_touched)
            context.ways.went.connect(self.go)
        self._context, self._patient = context, patient
        self._set_framed(True)
        self.rail.show_practice(context.settings.current.treats_patients)
        self._show_person()
        self._beside.foot.show_place(on_server=bool(context.server))
        self._beside.foot.show_names(*self._undo_names())
        self.go(page)

    def show_practice(self, treats_patients: bool) -> None:
        """Offer the page for several patients, and say on every page whose record is open."""
        self.rail.show_practice(treats_patients)
        self._show_person()

    def show_who_writes(self) -> None:
        """Say above the page whether this window writes in the record."""
        self._show_person()

    def keep_typed(self) -> None:
        """Put what is typed on any page on disk; every form stays as it is."""
        from acutrack.gui.draft_keeper import DraftKeeper

        for keeper in self.findChildren(DraftKeeper):
            keeper.flush()

    def say_anew(self) -> None:
        """Say everything in the language of the words now: the same page, with what is typed."""
        page, place = self.page_key, self._arrived
        focused = cast("QWidget | None", self.focusWidget())
        name = focused.objectName() if focused is not None else ""
        self._forget_pages()
        self.rail.say_anew()
        if self._made_beside is None:
            return
        beside = self._made_beside
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        self._add_shortcuts()
        failed = self._failed if beside.failure.words else None
        beside.say_anew()
        if failed is not None:
            beside.failure.say_again(self._words(failed))
        self._after_edit()
        if page:
            self.go(page, place)
            self.focus_named(name)

    def focus_named(self, name: str) -> None:
        """Give the keyboard to what is called so on the page, if anything is."""
        page = self.page
        for found in page.findChildren(QWidget, name) if page is not None and name else ():
            found.setFocus()

    def leave_room(self) -> None:
        """Let every page keep what is typed and go; the diary is about to be closed."""
        self._forget_pages()
        self._beside.end_room()
        self._context = self._patient = None

    def go(self, key: str, argument: str = "") -> None:
        """Show a page of the room, as if chosen in the rail."""
        if self._context is None or self._patient is None:
            return
        from acutrack.gui.page_makers import UNDER, make_page

        self._leave_page()
        if key not in self._pages:
            self._pages[key] = make_page(key, self._context, self._patient)
            self._beside.hold(self._pages[key])
        page = self._pages[key]
        self.rail.show_page(UNDER.get(key, key))
        self._beside.show_page(page)
        self._arrived = argument
        page.arrive(argument)
        self._beside.focus_first(page)

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
        self._way_back = None
        name = self._undo_names()[0] if undo else None
        self._beside.message.say(
            self._words(message),
            undo=self._words(say("Undo")) if undo else "",
            undo_name=self._words(say("Undo: {what}", what=name)) if name else "",
        )

    def tell_with(self, message: Message, label: Message, deed: Callable[[], object]) -> None:
        """Show what was done, with a deed of its own beside it."""
        self._way_back = deed
        self._beside.message.say(self._words(message), undo=self._words(label))

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave_page()
        super().closeEvent(event)

    @property
    def _beside(self) -> BesideRail:
        if self._made_beside is None:
            self._made_beside = self._make_beside()
        return self._made_beside

    def _make_beside(self) -> BesideRail:
        from acutrack.gui.beside_rail import BesideRail
        from acutrack.gui.icons import app_icon

        made = BesideRail(self._words)
        made.message.undone.connect(self._go_back)
        made.foot.undo_wanted.connect(self.undo)
        made.foot.redo_wanted.connect(self.redo)
        self._row.takeAt(1)
        self._row.addWidget(made, 1)
        self._add_shortcuts()
        self.setWindowIcon(app_icon())
        return made

    def _add_shortcuts(self) -> None:
        from acutrack.gui.window_shortcuts import add_shortcuts

        deeds: dict[str, Callable[[], object]] = {
            "new_session": partial(self.go, "sessions", "new"),
            "undo": self.undo,
            "redo": self.redo,
            "redo_too": self.redo,
            "table": self._swap_table,
            "save_pdf": partial(self.go, "report", "save"),
            "lock": self._lock,
        }
        add_shortcuts(self, self._words, self._go_if_there, deeds)

    def _go_back(self) -> None:
        """What the message's button does: its own deed, or to undo the latest edit."""
        deed, self._way_back = self._way_back, None
        if deed is not None:
            deed()
        else:
            self.undo()

    def _lock(self) -> None:
        from acutrack.gui.context import LockDeed

        if self._context is not None:
            self._context.ways.wanted_of_lock.emit(LockDeed.LOCK_NOW)

    def _go_if_there(self, key: str) -> None:
        if not (self.rail.isVisible() and self.rail.offers(key)):
            return
        if key == "help":
            from acutrack.gui.help_places import help_place

            self.go(*help_place(self.page_key, self.page))
        else:
            self.go(key)

    def _swap_table(self) -> None:
        swap = getattr(self.page, "swap_table", None)
        if swap is not None:
            swap()

    def _set_framed(self, framed: bool) -> None:
        self.rail.setVisible(framed)
        self._beside.set_framed(framed)

    def _leave_page(self) -> None:
        leave = getattr(self.page, "leave", None)
        if leave is not None:
            leave()

    def _forget_pages(self) -> None:
        for page in self._pages.values():
            self._beside.forget(page)
        self._pages.clear()

    def _show_person(self) -> None:
        context, patient = self._context, self._patient
        if context is None or patient is None:
            return
        found = next((p for p in context.casebook.patients() if p.patient_id == patient), None)
        self._beside.bars.show_room(found, context)

    def _on_touched(self, touched: Touched) -> None:
        from acutrack.domain.review import Review

        if touched.only(Review):
            # Held by the program itself, in its own time: what the person did last still is.
            return
        # The Undo beside an earlier message would now take back something else.
        self._beside.message.dismiss()
        # What could not be saved may be saved now; trying it again could save it twice.
        self._beside.failure.withdraw_offer()
        # After the edit is done with: the names are read from the casebook it is still writing to.
        QTimer.singleShot(0, self, self._after_edit)

    def _after_edit(self) -> None:
        self._show_person()
        self._beside.foot.show_names(*self._undo_names())

    def _undo_names(self) -> tuple[Message | None, Message | None]:
        context, patient = self._context, self._patient
        if context is None or patient is None:
            return None, None
        try:
            return context.casebook.undo_name(patient), context.casebook.redo_name(patient)
        except AcuTrackError:
            return None, None

    def _step(self, step: object, said: Message) -> None:
        self._beside.message.dismiss()
        try:
            edit = step(self._patient)  # type: ignore[operator]
        except AcuTrackError as error:
            self._notices.tell_failure(error)
            return
        if edit is not None:
            self._beside.message.say(self._words(say("{done}: {what}", done=said, what=edit.name)))

    def _show_conflict(self, error: Conflicting, settled: Callable[[], object] | None) -> None:
        context, patient = self._context, self._patient
        if context is None or patient is None:
            self._tell_failure(error.message)
            return
        from acutrack.gui.versions.settling import settle

        settle(context, patient, error, self, settled)

    def _tell_failure(self, message: Message) -> None:
        self._failed = message
        self._beside.failure.say(self._words(message), self._notices.again)
