"""The form for one pain entry."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from typing_extensions import override

from acutrack.casebook.casebook import put
from acutrack.casebook.edits.pain import change_score
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_not_future
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import Edit, PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.record_form import RecordForm
from acutrack.gui.widgets.date_field import DateField, TimeField
from acutrack.gui.widgets.fields import ChoiceField, NoteField, NumberField, TextField


class ScoreForm(RecordForm[PainScore]):
    """A new entry asks about today; the number starts empty."""

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        words = context.words
        self.context = context
        wrong_number = words(say("Pain goes from 0 to 10. Type a number such as 4 or 4.5."))
        self.value = NumberField(0, 10, wrong_number, decimals=1)
        self.measure = ChoiceField([(m, words(MEASURES[m].name)) for m in PainMeasure])
        self.day: DateField = self.date_field()
        self.at = TimeField(words(say("This is not a time. Type one, such as 8:30.")))
        self.site = TextField(words(say("Such as low back")))
        self.note = NoteField(lines=2)
        super().__init__(
            context,
            patient,
            title=say("Pain entry"),
            form="pain",
            fields={
                "value": (say("Pain, 0 to 10"), self.value),
                "measure": (say("Question"), self.measure),
                "day": (say("Day"), self.day),
                "at": (say("Time, if you know it"), self.at),
                "site": (say("Where"), self.site),
                "note": (say("Note"), self.note),
            },
            kinds={"measure": PainMeasure},
            save=say("Save the entry"),
        )

    @override
    def show_record(self, record: PainScore | None) -> None:
        self.value.show_value(None if record is None else record.value)
        self.measure.show_choice(PainMeasure.AVERAGE_24H if record is None else record.measure)
        self.day.show_value(self.context.today() if record is None else record.day)
        self.at.show_value(None if record is None else record.at)
        self.site.setText(self._usual_site() if record is None else record.site)
        self.note.setPlainText("" if record is None else record.note)

    @override
    def read_record(self) -> PainScore:
        value, day = self.value.value, self.day.value
        if value is None:
            raise InvalidEntry(say("The pain is empty. Type a number from 0 to 10."), "value")
        if day is None:
            raise InvalidEntry(say("The day is empty. Type a date, such as 28 October."), "day")
        made = PainScore(
            patient_id=self.patient,
            written_at=self.context.now(),
            day=day,
            at=self.at.value,
            value=value,
            measure=cast(PainMeasure, self.measure.choice),
            site=self.site.text().strip(),
            note=self.note.toPlainText().strip(),
        )
        return made if self.before is None else _corrected(self.before, made)

    @override
    def edit_of(self, after: PainScore) -> Edit:
        check_not_future(after.day, self.context.today(), "day", say("The date"))
        if self.before is not None:
            return change_score(self.before, after, self.context.now())
        name = say("Log pain {value} out of 10", value=after.value)
        return Edit(name, self.patient, (put(after),))

    def _usual_site(self) -> str:
        found = self.context.casebook.load(Patient, self.patient)
        return found[0].main_site if found else ""


def _corrected(before: PainScore, typed: PainScore) -> PainScore:
    """The same entry with what was typed.

    A number given anew, or for another day, is written now; a place or note that is put right
    leaves the time of writing, on which the averages rest, as it was.
    """
    after = replace(typed, id=before.id)
    same_rating = (before.value, before.day, before.measure) == (
        typed.value,
        typed.day,
        typed.measure,
    )
    if same_rating:
        return replace(after, written_at=before.written_at, imported=before.imported)
    return after
