"""The form for a medicine or other care; what is typed is kept until it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from acutrack.domain.co_treatment import CARE_WORDS, TAKEN_WORDS, CareKind, CoTreatment, Taken
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.domain.record import PatientId
from acutrack.gui.context import GuiContext
from acutrack.gui.draft_keeper import DraftKeeper
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.date_field import DateField
from acutrack.gui.widgets.fields import ChoiceField, NoteField, TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField


class TreatmentForm(Card):
    """Emits `finished` with the record after and before; `closed` when it is to go away."""

    finished = Signal(object, object)
    closed = Signal()

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        words = context.words
        super().__init__(words(say("Medicine or other care")))
        self._context, self._patient = context, patient
        self._before: CoTreatment | None = None
        self.name = TextField(words(say("Such as ibuprofen, or back exercises")))
        self.kind = ChoiceField([(kind, words(CARE_WORDS[kind])) for kind in CareKind])
        self.dose = TextField(words(say("Such as 400 mg twice a day")))
        self.start = self._date_field()
        self.end = self._date_field()
        self.taken = SegmentedChoice(
            words(say("Taken as planned")),
            [(taken, words(TAKEN_WORDS[taken])) for taken in Taken],
            Taken.NOT_SAID,
        )
        self.note = NoteField(lines=2)
        self._fields = {
            "name": FormField(words(say("Name")), self.name),
            "kind": FormField(words(say("Kind")), self.kind),
            "dose": FormField(words(say("Dose, if you like")), self.dose),
            "start": FormField(words(say("Start")), self.start),
            "end": FormField(words(say("End; empty while it goes on")), self.end),
            "taken": FormField(words(say("Taken as planned")), self.taken),
            "note": FormField(words(say("Note")), self.note),
        }
        self._keeper = DraftKeeper(context, patient, "treatment", self._typed, self)
        self._lay_out()
        self._follow_typing()

    def open(self, treatment: CoTreatment | None) -> None:
        """Show a treatment to change, or an empty form with what was typed before."""
        self._before = treatment
        for field in self._fields.values():
            field.show_problem("")
        if treatment is None:
            self._show_draft()
        else:
            self._show(treatment)

    def has_draft(self) -> bool:
        """Whether something was typed and not yet saved."""
        return self._keeper.found() is not None

    def keep(self) -> None:
        """Keep what is typed; the form may be about to go."""
        self._keeper.flush()

    def clear(self) -> None:
        """Forget what was typed: it is saved."""
        self._keeper.discard()

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        return self.name

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._fields["name"], 0, 0)
        grid.addWidget(self._fields["kind"], 0, 1)
        grid.addWidget(self._fields["dose"], 1, 0)
        grid.addWidget(self._fields["taken"], 1, 1)
        grid.addWidget(self._fields["start"], 2, 0)
        grid.addWidget(self._fields["end"], 2, 1)
        grid.addWidget(self._fields["note"], 3, 0, 1, 2)
        self.body.addLayout(grid)
        words = self._context.words
        save = primary(words(say("Save the treatment")), "check")
        save.clicked.connect(self._finish)
        close = Button(words(say("Close without saving")), "x")
        close.clicked.connect(self._abandon)
        self.add(flow(save, close, gap=8))

    def _follow_typing(self) -> None:
        self.name.textEdited.connect(self._keeper.touched)
        self.dose.textEdited.connect(self._keeper.touched)
        self.note.textChanged.connect(self._touched_note)
        for date_field in (self.start, self.end):
            date_field.textEdited.connect(self._keeper.touched)
            date_field.changed.connect(self._keeper.touched)
        self.kind.picked.connect(self._keeper.touched)
        self.taken.picked.connect(self._keeper.touched)

    def _touched_note(self) -> None:
        # A note that is filled by the program is no keystroke.
        if self.note.hasFocus():
            self._keeper.touched()

    def _finish(self) -> None:
        for field in self._fields.values():
            field.show_problem("")
        try:
            record = self._record()
        except InvalidEntry as error:
            self._show_problem(error)
            return
        self.finished.emit(record, self._before)

    def _record(self) -> CoTreatment:
        start = self.start.value
        if start is None:
            raise InvalidEntry(say("The start is empty. Type a date, such as 3 May."), "start")
        kind, taken = self.kind.choice, self.taken.choice
        made = CoTreatment(
            patient_id=self._patient,
            written_at=self._context.now(),
            name=self.name.text().strip(),
            dose=self.dose.text().strip(),
            kind=kind if isinstance(kind, CareKind) else CareKind.OTHER,
            taken=taken if isinstance(taken, Taken) else Taken.NOT_SAID,
            start=start,
            end=self.end.value,
            note=self.note.toPlainText().strip(),
        )
        return made if self._before is None else replace(made, id=self._before.id)

    def _show_problem(self, error: InvalidEntry) -> None:
        field = self._fields.get(error.field, self._fields["name"])
        field.show_problem(self._context.words(error.message))
        field.field.setFocus()

    def _abandon(self) -> None:
        self._keeper.discard()
        self.closed.emit()

    def _show(self, treatment: CoTreatment) -> None:
        self.name.setText(treatment.name)
        self.dose.setText(treatment.dose)
        self.kind.show_choice(treatment.kind)
        self.taken.show_choice(treatment.taken)
        self.start.show_value(treatment.start)
        self.end.show_value(treatment.end)
        self.note.setPlainText(treatment.note)

    def _show_draft(self) -> None:
        found = self._keeper.found()
        values = found.values if found is not None else {}
        self.name.setText(str(values.get("name", "")))
        self.dose.setText(str(values.get("dose", "")))
        self.kind.show_choice(CareKind(values.get("kind", "medicine")))
        self.taken.show_choice(Taken(values.get("taken", "not_said")))
        self.start.show_value(_day(values.get("start")) if found else self._context.today())
        self.end.show_value(_day(values.get("end")))
        self.note.setPlainText(str(values.get("note", "")))

    def _typed(self) -> tuple[dict[str, object], str]:
        kind, taken = self.kind.choice, self.taken.choice
        values: dict[str, object] = {
            "name": self.name.text(),
            "dose": self.dose.text(),
            "kind": kind.value if isinstance(kind, CareKind) else "other",
            "taken": taken.value if isinstance(taken, Taken) else "not_said",
            "start": self.start.value.isoformat() if self.start.value else "",
            "end": self.end.value.isoformat() if self.end.value else "",
            "note": self.note.toPlainText(),
        }
        focused = next((n for n, f in self._fields.items() if f.field.hasFocus()), "name")
        return values, focused

    def _date_field(self) -> DateField:
        words = self._context.words
        return DateField(
            self._context.today,
            words(say("This is not a date. Type one, such as 28 October.")),
            words(say("Open the calendar")),
            written=words.formats.weekday_and_day,
        )


def _day(text: object) -> date | None:
    return date.fromisoformat(text) if isinstance(text, str) and text else None
