"""What every page of a patient's room has in common."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.casebook.casebook import Touched
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message
from acutrack.domain.record import EVERYONE, Edit, PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.start_guard import StartGuard


class Page(QWidget):
    """A page of one patient's room: refreshed when shown and when its records change.

    Subclasses name the kinds of record they show in KINDS, build their widgets in `__init__`, and
    fill them in `refresh`. A page that is not on screen waits until it is.
    """

    KINDS: ClassVar[tuple[type[Record], ...]] = ()

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__()
        self.context = context
        self.patient = patient
        self._stale = True
        self.guard = StartGuard(context, patient, self)
        context.changes.touched.connect(self._on_touched)

    def refresh(self) -> None:
        """Load the records and show them."""
        raise NotImplementedError

    def arrive(self, argument: str) -> None:
        """The window shows this page; `argument` says what for, such as "new"."""

    def first_focus(self) -> QWidget | None:
        """The first thing to do here; it gets the keyboard when the page opens."""
        return None

    def leave(self) -> None:
        """Another page is about to be shown; keep what is typed."""

    def words(self, message: Message) -> str:
        """The words of a message in the person's language."""
        return self.context.words(message)

    def record(
        self,
        edit: Edit,
        *,
        said: Message | None = None,
        again: Callable[[], object] | None = None,
        settled: Callable[[], object] | None = None,
    ) -> bool:
        """Record an edit and tell of it with Undo; false if it could not be done (and said so).

        `again` is what "Try again" does then; if not given, the same edit is recorded. It is also
        what happens once a person has agreed to change a day of their settled start. `settled` puts
        the form away where somebody else was first and one of both versions was chosen.
        """
        again = again or partial(self.record, edit, said=said)
        try:
            if self.guard.holds_back(edit, again):
                return False
            self.context.casebook.record(edit)
        except AcuTrackError as error:
            again_here = None if self.context.read_only else again
            self.context.notices.tell_failure(error, again_here, settled)
            return False
        if said is not None:
            self.context.notices.tell(said, undo=True)
        return True

    def show_versions(self, record: Record) -> None:
        """Open the earlier versions of a record over the page."""
        from acutrack.gui.versions.showing import show_versions

        show_versions(self.context, self.patient, record, self.window(), self._bring_back)

    def brought_back(self, record: Record) -> None:
        """An earlier version of a record is the one that holds again."""

    def _bring_back(self, edit: Edit) -> None:
        if self.record(edit, said=edit.name):
            self.brought_back(edit.changes[0].record)

    def refresh_if_shown(self) -> None:
        """Refresh now if the page is on screen, otherwise when it next is."""
        self._stale = True
        if self.isVisible():
            self._refresh_now()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh_now()

    def _refresh_now(self) -> None:
        self._stale = False
        try:
            self.refresh()
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)

    def _on_touched(self, touched: Touched) -> None:
        if touched.concerns_any(self.KINDS, self.patient) or touched.concerns_any(
            self.KINDS, EVERYONE
        ):
            self.refresh_if_shown()
