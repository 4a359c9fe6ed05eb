"""The form for one pain entry; what is typed is kept until it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

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
from acutrack.gui.draft_keeper import DraftKeeper
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.date_field import DateField, TimeField
from acutrack.gui.widgets.fields import ChoiceField, NoteField, NumberField, TextField
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.form_field import FormField


class ScoreForm(Card):
    """Emits `finished` with the record after and before; `closed` when it is to go away."""

    finished = Signal(object, object)
    closed = Signal()

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        words = context.words
        super().__init__(words(say("Pain entry")))
        self._context, self._patient = context, patient
        self._before: PainScore | None = None
        wrong_number = words(say("Pain goes from 0 to 10. Type a number such as 4 or 4.5."))
        self.value = NumberField(0, 10, wrong_number, decimals=1)
        self.measure = ChoiceField(
            [(measure, words(MEASURES[measure].name)) for measure in PainMeasure]
        )
        wrong_day = words(say("This is not a date. Type one, such as 28 October."))
        self.day = DateField(
            context.today,
            wrong_day,
            words(say("Open the calendar")),
            written=words.formats.weekday_and_day,
        )
        self.at = TimeField(words(say("This is not a time. Type one, such as 8:30.")))
        self.site = TextField(words(say("Such as low back")))
        self.note = NoteField(lines=2)
        self._fields = {
            "value": FormField(words(say("Pain, 0 to 10")), self.value),
            "measure": FormField(words(say("Question")), self.measure),
            "day": FormField(words(say("Day")), self.day),
            "at": FormField(words(say("Time, if you know it")), self.at),
            "site": FormField(words(say("Where")), self.site),
            "note": FormField(words(say("Note")), self.note),
        }
        self._keeper = DraftKeeper(context, patient, "pain", self._typed, self)
        self._lay_out()
        for line in (self.value, self.day, self.at, self.site):
            line.textEdited.connect(self._keeper.touched)
        self.note.textChanged.connect(self._touched_note)

    def open(self, score: PainScore | None) -> None:
        """Show an entry to correct, or an empty form with what was typed before."""
        self._before = score
        for field in self._fields.values():
            field.show_problem("")
        if score is None:
            self._show_draft()
        else:
            self._show(score)

    def edit_of(self, after: PainScore, before: PainScore | None) -> Edit:
        """The edit that keeps what was typed."""
        if before is not None:
            return change_score(before, after, self._context.now())
        name = say("Log pain {value} out of 10", value=after.value)
        return Edit(name, self._patient, (put(after),))

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
        return self.value

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for place, name in enumerate(("value", "measure", "day", "at", "site", "note")):
            grid.addWidget(self._fields[name], place // 2, place % 2)
        self.body.addLayout(grid)
        save = primary(self._context.words(say("Save the entry")), "check")
        save.clicked.connect(self._finish)
        close = Button(self._context.words(say("Close without saving")), "x")
        close.clicked.connect(self._abandon)
        self.add(flow(save, close, gap=8))

    def _finish(self) -> None:
        if any(field.problem for field in self._fields.values()):
            return
        try:
            record = self._record()
        except InvalidEntry as error:
            field = self._fields.get(error.field, self._fields["value"])
            field.show_problem(self._context.words(error.message))
            field.field.setFocus()
            return
        self.finished.emit(record, self._before)

    def _record(self) -> PainScore:
        value, day = self.value.value, self.day.value
        if value is None:
            raise InvalidEntry(say("The pain is empty. Type a number from 0 to 10."), "value")
        if day is None:
            raise InvalidEntry(say("The day is empty. Type a date, such as 28 October."), "day")
        check_not_future(day, self._context.today(), "day", say("The date"))
        measure = self.measure.choice
        made = PainScore(
            patient_id=self._patient,
            written_at=self._context.now(),
            day=day,
            at=self.at.value,
            value=value,
            measure=measure if isinstance(measure, PainMeasure) else PainMeasure.AVERAGE_24H,
            site=self.site.text().strip(),
            note=self.note.toPlainText().strip(),
        )
        return made if self._before is None else replace(made, id=self._before.id)

    def _abandon(self) -> None:
        self._keeper.discard()
        self.closed.emit()

    def _show(self, score: PainScore) -> None:
        self.value.show_value(score.value)
        self.measure.show_choice(score.measure)
        self.day.show_value(score.day)
        self.at.show_value(score.at)
        self.site.setText(score.site)
        self.note.setPlainText(score.note)

    def _show_draft(self) -> None:
        found = self._keeper.found()
        values = found.values if found is not None else {}
        value = values.get("value")
        self.value.show_value(value if isinstance(value, int | float) else None)
        self.measure.show_choice(PainMeasure(values.get("measure", "nrs_avg_24h")))
        day, at = values.get("day"), values.get("at")
        self.day.show_value(
            date.fromisoformat(day) if isinstance(day, str) and day else self._context.today()
        )
        self.at.show_value(time.fromisoformat(at) if isinstance(at, str) and at else None)
        self.site.setText(str(values.get("site", self._usual_site())))
        self.note.setPlainText(str(values.get("note", "")))

    def _usual_site(self) -> str:
        found = self._context.casebook.load(Patient, self._patient)
        return found[0].main_site if found else ""

    def _typed(self) -> tuple[dict[str, object], str]:
        measure = self.measure.choice
        values: dict[str, object] = {
            "value": self.value.value,
            "measure": measure.value if isinstance(measure, PainMeasure) else "nrs_avg_24h",
            "day": self.day.value.isoformat() if self.day.value else "",
            "at": self.at.value.isoformat() if self.at.value else "",
            "site": self.site.text(),
            "note": self.note.toPlainText(),
        }
        focused = next((n for n, f in self._fields.items() if f.field.hasFocus()), "value")
        return values, focused

    def _touched_note(self) -> None:
        # A note that is filled by the program is no keystroke.
        if self.note.hasFocus():
            self._keeper.touched()
