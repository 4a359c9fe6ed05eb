"""Who somebody is: used to add a patient and, in Settings, to change one's own details."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.casebook.edits.people import add_patient, change_patient, new_patient_id
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.precaution import PRECAUTION_WORDS, Precaution
from acutrack.domain.record import Edit, PatientId, RecordId
from acutrack.domain.research_consent import ResearchConsent
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.record_form import RecordForm
from acutrack.gui.widgets.chips import Chip
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.fields import NoteField, NumberField, TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text

_PRECAUTIONS = "precautions"


class PatientForm(RecordForm[Patient]):
    """Somebody new gets an id of their own; `patient` is whose room the form stands in."""

    def __init__(self, context: GuiContext, patient: PatientId, title: Message, form: str) -> None:
        words = context.words
        self.context = context
        self.name = TextField(words(say("As it is to be printed; initials will do")))
        self.birth_date = self._far_date()
        self.complaint = TextField(words(say("Such as low back pain")))
        self.complaint_since = TextField(words(say("Such as 2021")))
        self.main_site = TextField(words(say("Such as low back")))
        self.started_on = self._far_date()
        self.usual_pain = NumberField(
            0, 10, words(say("Pain goes from 0 to 10. Type a number such as 4.")), decimals=1
        )
        self.note = NoteField(lines=2)
        self.agreed = self._far_date()
        self.taken_back = self._far_date()
        self._asks_consent = context.settings.current.treats_patients
        research: dict[str, tuple[Message, QWidget]] = {
            "research": (say("Agreed to research on, if asked"), self.agreed),
            "research_withdrawn": (say("Took that back on"), self.taken_back),
        }
        self.precautions = {
            precaution: Chip(words(PRECAUTION_WORDS[precaution])) for precaution in Precaution
        }
        super().__init__(
            context,
            patient,
            title=title,
            form=form,
            fields={
                "name": (say("Name to print"), self.name),
                "birth_date": (say("Birth date, if you like"), self.birth_date),
                "complaint": (say("What the treatment is for"), self.complaint),
                "complaint_since": (say("Since when"), self.complaint_since),
                "main_site": (say("Where it usually hurts"), self.main_site),
                "started_on": (
                    say("First session, if it was before this diary"),
                    self.started_on,
                ),
                "usual_pain": (
                    say("Pain on a usual day in the last 3 months, 0 to 10"),
                    self.usual_pain,
                ),
                **(research if self._asks_consent else {}),
                "note": (say("Note"), self.note),
            },
            kinds={},
            save=say("Save the details"),
        )
        for chip in self.precautions.values():
            chip.clicked.connect(self.keeper.touched)

    @override
    def add_more(self) -> None:
        words = self.context.words
        self.add(Text(words(say("Tell your practitioner about these before treatment:"))))
        self.add(flow(*self.precautions.values(), gap=6, line_gap=6))

    @override
    def show_record(self, record: Patient | None) -> None:
        self.name.setText(record.name if record else "")
        self.birth_date.show_value(record.birth_date if record else None)
        self.complaint.setText(record.complaint if record else "")
        self.complaint_since.setText(record.complaint_since if record else "")
        self.main_site.setText(record.main_site if record else "")
        self.started_on.show_value(record.started_on if record else None)
        self.usual_pain.show_value(record.usual_pain if record else None)
        self.note.setPlainText(record.note if record else "")
        consent = record.research if record else None
        self.agreed.show_value(consent.given_on if consent else None)
        self.taken_back.show_value(consent.withdrawn_on if consent else None)
        for precaution, chip in self.precautions.items():
            chip.setChecked(record is not None and precaution in record.precautions)

    @override
    def read_record(self) -> Patient:
        now = self.context.now()
        return replace(
            self.before or _somebody_new(Patient(patient_id=PatientId(""), written_at=now)),
            written_at=now,
            name=self.name.text().strip(),
            birth_date=self.birth_date.value,
            complaint=self.complaint.text().strip(),
            complaint_since=self.complaint_since.text().strip(),
            main_site=self.main_site.text().strip(),
            started_on=self.started_on.value,
            usual_pain=self.usual_pain.value,
            precautions=tuple(p for p, chip in self.precautions.items() if chip.isChecked()),
            note=self.note.toPlainText().strip(),
            research=self._consent(),
        )

    def _consent(self) -> ResearchConsent | None:
        known = self.before.research if self.before is not None else None
        if not self._asks_consent:
            return known
        note = known.note if known is not None else ""
        given, withdrawn = self.agreed.value, self.taken_back.value
        return ResearchConsent(given, withdrawn, note) if given or withdrawn or note else None

    @override
    def edit_of(self, after: Patient) -> Edit:
        return add_patient(after) if self.before is None else change_patient(self.before, after)

    @override
    def typed(self) -> dict[str, object]:
        ticked = [p.value for p, chip in self.precautions.items() if chip.isChecked()]
        return {**super().typed(), _PRECAUTIONS: ticked}

    @override
    def give(self, values: Mapping[str, object]) -> None:
        super().give(values)
        ticked = values.get(_PRECAUTIONS)
        if isinstance(ticked, list):
            for precaution, chip in self.precautions.items():
                chip.setChecked(precaution.value in ticked)

    def _far_date(self) -> DateField:
        words = self.context.words
        return DateField(
            self.context.today,
            words(say("This is not a date. Type one, such as 28 October 1960.")),
            words(say("Open the calendar")),
            written=words.formats.day,
        )


def _somebody_new(empty: Patient) -> Patient:
    own = new_patient_id()
    return replace(empty, id=RecordId(own), patient_id=own)
