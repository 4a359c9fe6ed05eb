"""The form for a medicine or other care."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from typing_extensions import override

from acutrack.casebook.edits.treatments import note_treatment
from acutrack.domain.co_treatment import CARE_WORDS, TAKEN_WORDS, CareKind, CoTreatment, Taken
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.record import Edit, PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.record_form import RecordForm
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.fields import ChoiceField, NoteField, TextField


class TreatmentForm(RecordForm[CoTreatment]):
    """A new one begins today and goes on."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        words = context.words
        self.context = context
        self.name = TextField(words(say("Such as ibuprofen, or back exercises")))
        self.kind = ChoiceField([(kind, words(CARE_WORDS[kind])) for kind in CareKind])
        self.dose = TextField(words(say("Such as 400 mg twice a day")))
        self.start = self.date_field()
        self.end = self.date_field()
        self.taken = SegmentedChoice(
            words(say("Taken as planned")),
            [(taken, words(TAKEN_WORDS[taken])) for taken in Taken],
            Taken.NOT_SAID,
        )
        self.note = NoteField(lines=2)
        super().__init__(
            context,
            patient,
            title=say("Medicine or other care"),
            form="treatment",
            fields={
                "name": (say("Name"), self.name),
                "kind": (say("Kind"), self.kind),
                "dose": (say("Dose, if you like"), self.dose),
                "taken": (say("Taken as planned"), self.taken),
                "start": (say("Start"), self.start),
                "end": (say("End; empty while it goes on"), self.end),
                "note": (say("Note"), self.note),
            },
            kinds={"kind": CareKind, "taken": Taken},
            save=say("Save the treatment"),
        )

    @override
    def show_record(self, record: CoTreatment | None) -> None:
        self.name.setText(record.name if record else "")
        self.dose.setText(record.dose if record else "")
        self.kind.show_choice(record.kind if record else CareKind.MEDICINE)
        self.taken.show_choice(record.taken if record else Taken.NOT_SAID)
        self.start.show_value(record.start if record else self.context.today())
        self.end.show_value(record.end if record else None)
        self.note.setPlainText(record.note if record else "")

    @override
    def read_record(self) -> CoTreatment:
        start = self.start.value
        if start is None:
            raise InvalidEntry(say("The start is empty. Type a date, such as 3 May."), "start")
        made = CoTreatment(
            patient_id=self.patient,
            written_at=self.context.now(),
            name=self.name.text().strip(),
            dose=self.dose.text().strip(),
            kind=cast(CareKind, self.kind.choice),
            taken=cast(Taken, self.taken.choice),
            start=start,
            end=self.end.value,
            note=self.note.toPlainText().strip(),
        )
        return made if self.before is None else replace(made, id=self.before.id)

    @override
    def edit_of(self, after: CoTreatment) -> Edit:
        return note_treatment(after, self.context.now(), self.before)
