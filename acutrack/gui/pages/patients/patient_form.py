"""Who somebody is: used to add a patient and, in Settings, to change one's own details."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.precaution import PRECAUTION_WORDS, Precaution
from acutrack.domain.record import PatientId, RecordId
from acutrack.gui.context import GuiContext
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.fields import NoteField, NumberField, TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text


class PatientForm(Card):
    """Emits `finished` with the patient as typed; `closed` when it is to go away."""

    finished = Signal(object)
    closed = Signal()

    def __init__(self, context: GuiContext) -> None:
        words = context.words
        super().__init__(words(say("Who it is")))
        self._context = context
        self._before: Patient | None = None
        self._id = PatientId("")
        self.name = TextField(words(say("As it is to be printed; initials will do")))
        self.birth_date = self._date_field()
        self.complaint = TextField(words(say("Such as low back pain")))
        self.complaint_since = TextField(words(say("Such as 2021")))
        self.main_site = TextField(words(say("Such as low back")))
        self.started_on = self._date_field()
        self.usual_pain = NumberField(
            0, 10, words(say("Pain goes from 0 to 10. Type a number such as 4.")), decimals=1
        )
        self.note = NoteField(lines=2)
        self._precautions = {
            precaution: Chip(words(PRECAUTION_WORDS[precaution])) for precaution in Precaution
        }
        self._fields = {
            "name": FormField(words(say("Name to print")), self.name),
            "birth_date": FormField(words(say("Birth date, if you like")), self.birth_date),
            "complaint": FormField(words(say("What the treatment is for")), self.complaint),
            "complaint_since": FormField(words(say("Since when")), self.complaint_since),
            "main_site": FormField(words(say("Where it usually hurts")), self.main_site),
            "usual_pain": FormField(
                words(say("Pain on a usual day in the last 3 months, 0 to 10")), self.usual_pain
            ),
            "started_on": FormField(
                words(say("First session, if it was before this diary")), self.started_on
            ),
            "note": FormField(words(say("Note")), self.note),
        }
        self._lay_out()

    def open(self, patient: PatientId, person: Patient | None = None) -> None:
        """Show a person to change, or an empty form for somebody new with the id `patient`."""
        self._id, self._before = patient, person
        for field in self._fields.values():
            field.show_problem("")
        shown = person or Patient(
            id=RecordId(patient), patient_id=patient, written_at=self._context.now()
        )
        self.name.setText(shown.name)
        self.birth_date.show_value(shown.birth_date)
        self.complaint.setText(shown.complaint)
        self.complaint_since.setText(shown.complaint_since)
        self.main_site.setText(shown.main_site)
        self.started_on.show_value(shown.started_on)
        self.usual_pain.show_value(shown.usual_pain)
        self.note.setPlainText(shown.note)
        for precaution, chip in self._precautions.items():
            chip.setChecked(precaution in shown.precautions)

    def show_problem(self, error: InvalidEntry) -> None:
        """Say what is wrong under the field it is about."""
        field = self._fields.get(error.field, self._fields["name"])
        field.show_problem(self._context.words(error.message))
        field.field.setFocus()

    def clear(self) -> None:
        """Forget what was typed: it is saved."""
        self._before = None

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        return self.name

    def _lay_out(self) -> None:
        words = self._context.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, name in enumerate(self._fields):
            grid.addWidget(self._fields[name], place // 2, place % 2)
        self.body.addLayout(grid)
        self.add(Text(words(say("Tell your practitioner about these before treatment:"))))
        self.add(flow(*self._precautions.values(), gap=6, line_gap=6))
        save = primary(words(say("Save the details")), "check")
        save.clicked.connect(self._finish)
        close = Button(words(say("Close without saving")), "x")
        close.clicked.connect(self.closed)
        self.add(flow(save, close, gap=8))

    def _finish(self) -> None:
        if any(field.problem for field in self._fields.values()):
            return
        try:
            self.finished.emit(self._patient())
        except InvalidEntry as error:
            self.show_problem(error)

    def _patient(self) -> Patient:
        now = self._context.now()
        base = self._before or Patient(id=RecordId(self._id), patient_id=self._id, written_at=now)
        ticked = tuple(p for p, chip in self._precautions.items() if chip.isChecked())
        return replace(
            base,
            written_at=now,
            name=self.name.text().strip(),
            birth_date=self.birth_date.value,
            complaint=self.complaint.text().strip(),
            complaint_since=self.complaint_since.text().strip(),
            main_site=self.main_site.text().strip(),
            started_on=self.started_on.value,
            usual_pain=self.usual_pain.value,
            precautions=ticked,
            note=self.note.toPlainText().strip(),
        )

    def _date_field(self) -> DateField:
        words = self._context.words
        return DateField(
            self._context.today,
            words(say("This is not a date. Type one, such as 28 October 1960.")),
            words(say("Open the calendar")),
            written=words.formats.day,
        )
