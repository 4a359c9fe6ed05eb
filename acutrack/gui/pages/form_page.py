"""A page with a list of records and one form that adds to it or corrects one."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message
from acutrack.domain.record import Edit, PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.record_form import RecordForm
from acutrack.gui.widgets.page import Scaffold

R = TypeVar("R", bound=Record)


class FormPage(Page, Generic[R]):
    """Opens and closes the form; a form with something unsaved in it is never emptied.

    Subclasses call `hold` once, and say what a saved record is called.
    """

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self.form: RecordForm[R]
        self._scaffold: Scaffold
        self._adding: QWidget

    def hold(self, form: RecordForm[R], scaffold: Scaffold, adding: QWidget, kind: type[R]) -> None:
        """Take the form in.

        Args:
            form: Hidden until it is asked for.
            scaffold: The page's frame, which scrolls to the form.
            adding: The button that asks for it; it gets the keyboard when the form closes.
            kind: What the form is for.
        """
        self.form, self._scaffold, self._adding, self._kind = form, scaffold, adding, kind
        form.finished.connect(self._save)
        form.closed.connect(self.close_form)
        form.wanted_versions.connect(self.show_versions)
        form.hide()
        scaffold.add(form)

    def said_of(self, record: R) -> Message:
        """What is told when a record was saved."""
        raise NotImplementedError

    def after_saving(self, record: R) -> None:
        """What else is to be done when a record was saved and told of."""

    @override
    def brought_back(self, record: Record) -> None:
        if not self.form.isHidden() and _id(self.form.before) == record.id:
            self.form.catch_up(self._found(record.id))

    @override
    def arrive(self, argument: str) -> None:
        if argument == "new":
            self.open_form(None)
        elif self.form.isHidden():
            self._open_unfinished()

    @override
    def first_focus(self) -> QWidget | None:
        return self._adding if self.form.isHidden() else self.form.first_focus()

    @override
    def leave(self) -> None:
        self.form.keep()

    def open_form(self, record: R | None) -> None:
        """Show the form for a record, or for a new one."""
        same = not self.form.isHidden() and _id(record) == _id(self.form.before)
        if not same:
            self.form.open(record)
        self.form.show()
        self._scaffold.ensureWidgetVisible(self.form)
        self.form.first_focus().setFocus()

    def close_form(self) -> None:
        """Put the form away."""
        self.form.hide()
        self._adding.setFocus()

    def _open_unfinished(self) -> None:
        try:
            waiting = self.form.waiting()
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return
        if waiting:
            self.open_form(self._found(waiting[0]))

    def _save(self, edit: Edit, record: R) -> None:
        # What is typed by then counts, not what was typed when it could not be saved.
        said = self.said_of(record)
        if self.record(edit, said=said, again=self.form.finish, settled=self._put_away):
            self.form.clear()
            self.close_form()
            self.after_saving(record)
            return
        before = self.form.before
        now = self._found(before.id) if before is not None else None
        if now != before:
            self.form.catch_up(now)

    def _put_away(self) -> None:
        self.form.clear()
        self.close_form()

    def _found(self, key: str) -> R | None:
        try:
            records = self.context.casebook.load(self._kind, self.patient)
        except AcuTrackError:
            # Told already, by whatever asked the casebook before.
            return self.form.before
        return next((record for record in records if record.id == key), None)


def _id(record: Record | None) -> str:
    return record.id if record is not None else ""
