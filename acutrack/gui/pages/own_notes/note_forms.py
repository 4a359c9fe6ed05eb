"""The form for a note that is not signed, and the one for an amendment to a signed note."""

from __future__ import annotations

from dataclasses import replace

from typing_extensions import override

from acutrack.casebook.edits.practitioner_notes import (
    amend_own_note,
    sign_own_note,
    write_own_note,
)
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_given
from acutrack.domain.message import say
from acutrack.domain.practitioner_note import PractitionerNote
from acutrack.domain.record import Edit, PatientId, RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.record_form import RecordForm
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.fields import NoteField, TextField

_LINES = 8


class OwnNoteForm(RecordForm[PractitionerNote]):
    """Kept as it is, or signed. A session of the same day is what the note is about."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        words = context.words
        self.context = context
        self.author = ""
        self._signing = False
        self.day = self.date_field()
        self.text = NoteField(lines=_LINES)
        self.who = TextField(words(say("Your name, as you sign")))
        self.sign = Button(words(say("Sign the note")), "check")
        super().__init__(
            context,
            patient,
            title=say("Note of the practitioner"),
            form="own_note",
            fields={
                "text": (say("Note"), self.text),
                "day": (say("Day"), self.day),
                "author": (say("Written by"), self.who),
            },
            kinds={},
            save=say("Keep the note"),
            hints={"text": say("A signed note can be amended, and is never altered.")},
        )

    @override
    def add_more(self) -> None:
        self.sign.clicked.connect(self._finish_signed)
        self.add(self.sign)

    @override
    def show_record(self, record: PractitionerNote | None) -> None:
        self.text.setPlainText(record.text if record else "")
        self.day.show_value(record.day if record else self.context.today())
        self.who.setText(record.author if record else self.author)

    @override
    def read_record(self) -> PractitionerNote:
        day = self.day.value
        if day is None:
            raise InvalidEntry(say("The date is empty. Type one, such as 28 October."), "day")
        text, author = self.text.toPlainText().strip(), self.who.text().strip()
        now = self.context.now()
        if self.before is not None:
            return replace(self.before, day=day, text=text, author=author, written_at=now)
        return PractitionerNote(
            patient_id=self.patient,
            written_at=now,
            day=day,
            text=text,
            author=author,
            about_session=self._session_of(day),
        )

    @override
    def edit_of(self, after: PractitionerNote) -> Edit:
        now = self.context.now()
        if self._signing:
            return sign_own_note(after, now, self.before)
        return write_own_note(after, now, self.before)

    def _session_of(self, day: object) -> RecordId | None:
        sessions = self.context.casebook.load(TreatmentSession, self.patient)
        return next((session.id for session in reversed(sessions) if session.day == day), None)

    def _finish_signed(self) -> None:
        self._signing = True
        try:
            self.finish()
        finally:
            self._signing = False


class AmendmentForm(RecordForm[PractitionerNote]):
    """What is added to the signed note that it is opened with."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        words = context.words
        self.context = context
        self.text = NoteField(lines=4)
        self.who = TextField(words(say("Your name, as you sign")))
        super().__init__(
            context,
            patient,
            title=say("Amendment"),
            form="own_note_amendment",
            fields={
                "text": (say("Amendment"), self.text),
                "author": (say("Written by"), self.who),
            },
            kinds={},
            save=say("Sign the amendment"),
        )

    @override
    def show_record(self, record: PractitionerNote | None) -> None:
        self._versions.hide()
        self.text.setPlainText("")
        self.who.setText(record.author if record else "")

    @override
    def read_record(self) -> PractitionerNote:
        check_given(self.text.toPlainText(), "text", say("The note"))
        after = self._edit().changes[0].after
        if not isinstance(after, PractitionerNote):
            raise TypeError("an amendment is a note")
        return after

    @override
    def edit_of(self, after: PractitionerNote) -> Edit:
        return self._edit()

    def _edit(self) -> Edit:
        if self.before is None:
            raise InvalidEntry(say("The note is no longer there. Close this form."), "text")
        text, author = self.text.toPlainText().strip(), self.who.text().strip()
        return amend_own_note(self.before, text, author, self.context.now())
