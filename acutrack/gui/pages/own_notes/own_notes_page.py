"""The notes of whoever treats the patient of the open room, newest day first."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from acutrack.casebook.edits.practitioner_notes import remove_own_note, sign_own_note
from acutrack.domain.errors import AcuTrackError, InvalidEntry
from acutrack.domain.message import Message, say
from acutrack.domain.practitioner_note import NoteThread, PractitionerNote, threads
from acutrack.domain.record import Edit, PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.form_page import FormPage
from acutrack.gui.pages.own_notes.note_card import NoteCard
from acutrack.gui.pages.own_notes.note_forms import AmendmentForm, OwnNoteForm
from acutrack.gui.pages.record_list import RecordList
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.cards import EmptyState
from acutrack.gui.widgets.page import Scaffold


class OwnNotesPage(FormPage[PractitionerNote]):
    """Apart from the patient's record: no report and no file holds them unless asked for."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (PractitionerNote,)

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self.add_note = primary(self.words(say("Write a note")), "plus")
        self.add_note.clicked.connect(lambda: self.open_form(None))
        told = say("Kept apart from the patient’s record: no report holds them.")
        scaffold = Scaffold(
            self.words(say("Notes of the practitioner")), self.words(told), [self.add_note]
        )
        self.notes = OwnNoteForm(context, patient)
        self.hold(self.notes, scaffold, self.add_note, PractitionerNote)
        self.amendment = AmendmentForm(context, patient)
        self.amendment.finished.connect(self._amend)
        self.amendment.closed.connect(self._close_amendment)
        self.amendment.hide()
        scaffold.add(self.amendment)
        self._list = RecordList()
        scaffold.add(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scaffold)

    @override
    def refresh(self) -> None:
        notes = self.context.casebook.load(PractitionerNote, self.patient)
        names = [note.author for note in notes if note.author]
        self.notes.author = names[-1] if names else self.context.casebook.maker
        with self._list.anew():
            if not notes:
                words = say("Nothing noted. Note what you found and did; sign it when it is done.")
                self._list.add(EmptyState(self.words(words), None, "pencil"))
            for thread in threads(notes):
                self._list.add(self._card(thread))

    @override
    def said_of(self, record: PractitionerNote) -> Message:
        return say("Saved: the note of {day}.", day=record.day)

    @override
    def arrive(self, argument: str) -> None:
        super().arrive(argument)
        if self.form.isHidden() and self.amendment.isHidden():
            self._go_on_amending()

    @override
    def leave(self) -> None:
        super().leave()
        self.amendment.keep()

    def _card(self, thread: NoteThread) -> NoteCard:
        note = thread.note
        card = NoteCard(thread, self.context.words, self.context.now().tzinfo)
        card.edited.connect(lambda: self.open_form(note))
        card.signed.connect(lambda: self._sign(note))
        card.removed.connect(lambda: self._remove(note))
        card.amended.connect(lambda: self._open_amendment(note))
        return card

    def _sign(self, note: PractitionerNote) -> None:
        try:
            edit = sign_own_note(note, self.context.now(), note)
        except InvalidEntry as error:
            self.open_form(note)
            self.form.show_problem(error)
            return
        if self.record(edit):
            self.context.notices.tell(say("Signed: the note of {day}.", day=note.day))

    def _remove(self, note: PractitionerNote) -> None:
        self.record(remove_own_note(note), said=say("Removed: the note of {day}.", day=note.day))

    def _open_amendment(self, note: PractitionerNote) -> None:
        if self.amendment.isHidden() or self.amendment.before != note:
            self.amendment.open(note)
        self.amendment.show()
        self._scaffold.ensureWidgetVisible(self.amendment)
        self.amendment.first_focus().setFocus()

    def _go_on_amending(self) -> None:
        try:
            waiting = self.amendment.waiting()
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return
        note = self._found(waiting[0]) if waiting else None
        if note is not None:
            self._open_amendment(note)

    def _amend(self, edit: Edit, record: PractitionerNote) -> None:
        if self.record(edit, again=self.amendment.finish):
            self.amendment.clear()
            self._close_amendment()
            self.context.notices.tell(say("Signed: the amendment of {day}.", day=record.day))

    def _close_amendment(self) -> None:
        self.amendment.hide()
        self.add_note.setFocus()
