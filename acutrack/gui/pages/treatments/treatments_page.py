"""The list of what else the person takes or does, and the form that adds to it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from acutrack.casebook.edits.days import answer_day, find_answer
from acutrack.casebook.edits.treatments import end_treatment, remove_treatment
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.message import Message, say
from acutrack.domain.record import PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.form_page import FormPage
from acutrack.gui.pages.record_list import RecordList
from acutrack.gui.pages.treatments.treatment_card import TreatmentCard
from acutrack.gui.pages.treatments.treatment_form import TreatmentForm
from acutrack.gui.widgets.buttons import primary
from acutrack.gui.widgets.cards import EmptyState
from acutrack.gui.widgets.labels import Heading
from acutrack.gui.widgets.page import Scaffold


class TreatmentsPage(FormPage[CoTreatment]):
    """What goes on comes first, what is over after it."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (CoTreatment, DayAnswer)

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        add = primary(self.words(say("Add a treatment")), "plus")
        add.clicked.connect(lambda: self.open_form(None))
        scaffold = Scaffold(
            self.words(say("Treatments")),
            self.words(say("Medicines and other care. They also stand under your chart.")),
            [add],
        )
        self.hold(TreatmentForm(context, patient), scaffold, add, CoTreatment)
        self._list = RecordList()
        scaffold.add(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scaffold)

    @override
    def refresh(self) -> None:
        treatments = self.context.casebook.load(CoTreatment, self.patient)
        answers = self.context.casebook.load(DayAnswer, self.patient)
        newest_first = sorted(treatments, key=lambda treatment: treatment.start, reverse=True)
        today = self.context.today()
        going_on = [t for t in newest_first if t.end is None or t.end >= today]
        over = [t for t in newest_first if t not in going_on]
        with self._list.anew():
            if not treatments:
                self._show_empty()
            for heading, group in ((say("Going on"), going_on), (say("Over"), over)):
                if group:
                    self._list.add(Heading(self.words(heading), 3))
                for treatment in group:
                    self._list.add(self._card(treatment, answers))

    @override
    def said_of(self, record: CoTreatment) -> Message:
        return say("Saved: {name}.", name=record.name)

    def _card(self, treatment: CoTreatment, answers: tuple[DayAnswer, ...]) -> TreatmentCard:
        today = self.context.today()
        taken = find_answer(DayQuestion.TREATMENT, today, answers, treatment.id)
        card = TreatmentCard(
            treatment, self.context.words, today, taken.yes if taken is not None else None
        )
        card.edited.connect(lambda: self.open_form(treatment))
        card.ended.connect(lambda: self._end(treatment))
        card.removed.connect(lambda: self._remove(treatment))
        card.answered.connect(lambda yes: self._answer(treatment, yes))
        return card

    def _end(self, treatment: CoTreatment) -> None:
        edit = end_treatment(treatment, self.context.today(), self.context.now())
        self.record(edit, said=say("{name} ended today.", name=treatment.name))

    def _remove(self, treatment: CoTreatment) -> None:
        answers = self.context.casebook.load(DayAnswer, self.patient)
        edit = remove_treatment(treatment, answers)
        self.record(edit, said=say("Removed: {name}.", name=treatment.name))

    def _answer(self, treatment: CoTreatment, yes: bool | None) -> None:
        answers = self.context.casebook.load(DayAnswer, self.patient)
        edit = answer_day(
            self.patient,
            DayQuestion.TREATMENT,
            self.context.today(),
            yes,
            self.context.now(),
            answers=answers,
            treatment=treatment.id,
        )
        self.record(edit)

    def _show_empty(self) -> None:
        add = primary(self.words(say("Add what you take or do")), "plus")
        add.clicked.connect(lambda: self.open_form(None))
        words = say("Nothing noted. Note medicines and other care, so that a change can be read.")
        self._list.add(EmptyState(self.words(words), add, "pill"))
