"""One questionnaire at a time; the last answer saves, what is left half-way is kept as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.edits.questionnaires import answer_questions
from acutrack.charts.palette import Role
from acutrack.domain.asking import latest
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.measure_files import MeasureFolder, shipped_measures
from acutrack.domain.message import NOTHING, Message, say
from acutrack.domain.outcome_measure import About, Answering, OutcomeMeasure
from acutrack.domain.patient import Patient
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Edit, PatientId, Record
from acutrack.domain.scoring import direction_words, score_words
from acutrack.gui.context import GuiContext
from acutrack.gui.draft_keeper import DraftKeeper
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.questions.activities_form import ActivitiesForm
from acutrack.gui.pages.questions.answer_form import AnswerForm
from acutrack.gui.pages.questions.scale_form import ScaleForm
from acutrack.gui.pages.questions.ticks_form import TicksForm
from acutrack.gui.pages.questions_asked import FORM, load_standings
from acutrack.gui.pages.today.focus import holds_focus
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.gui.widgets.page import Scaffold
from acutrack.gui.widgets.reading_order import read_in_order
from acutrack.text.wording import is_foreign, language_of

#: Wide lines of large keys are slower to hit and to read.
_WIDEST = 900
_IN_ENGLISH = say(
    "These questions are in English: there is no tested wording of them in your language."
)
_FORMS: Mapping[Answering, type[ScaleForm | TicksForm | ActivitiesForm]] = {
    Answering.SCALE: ScaleForm,
    Answering.CHOICE: ScaleForm,
    Answering.TICKS: TicksForm,
    Answering.ACTIVITIES: ActivitiesForm,
}


class QuestionsPage(Page):
    """Asks the measure it is opened with, or else the first that is due.

    Args:
        measures: Where the measures come from; the shipped ones if not given.
    """

    KINDS: ClassVar[tuple[type[Record], ...]] = (Patient,)

    def __init__(
        self, context: GuiContext, patient: PatientId, measures: MeasureFolder | None = None
    ) -> None:
        super().__init__(context, patient)
        self._measures = measures or shipped_measures()
        self.measure: OutcomeMeasure | None = None
        self.form: AnswerForm | None = None
        self._keeper = DraftKeeper(context, patient, FORM, self._draft, self)
        self.back = Button(self.words(say("Back to the list")), "chevron-left")
        self.back.clicked.connect(lambda: context.ways.go("pain", "questions"))
        self.scaffold = Scaffold(self.words(say("Questions")), "", [self.back], widest=_WIDEST)
        self.about = IconText("map-pin", "", TextStyle.SMALL)
        self.foreign = IconText("languages", self.words(_IN_ENGLISH))
        self.instruction = Text("")
        self.nothing = Text(self.words(say("No questions wait for you today.")))
        self.open_still = IconText(
            "info", self.words(say("A question is still open.")), icon_role=Role.ACCENT
        )
        self.save = primary(self.words(say("Save the answers")), "check")
        self.save.clicked.connect(self._on_save)
        self.source = Text("", TextStyle.SMALL, Role.INK2)
        self._place = QVBoxLayout()
        self._lay_out()

    @override
    def refresh(self) -> None:
        site = self._site()
        about = self.measure is not None and self.measure.about is About.PLACE and bool(site)
        self.about.text.setText(self.words(say("About: {site}", site=site)))
        self.about.setVisible(about)

    @override
    def arrive(self, argument: str) -> None:
        """Open the measure of this key, as it was left if it was begun today."""
        try:
            measure = self._measures.find(argument) if argument else self._first_due()
            if measure is None or measure != self.measure or not self._has_answers():
                self._open(measure)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
        # A form made just now has its place only after the window was laid out.
        QTimer.singleShot(0, self, self._bring_into_sight)

    @override
    def first_focus(self) -> QWidget | None:
        return self.back if self.form is None else self.form.first_focus()

    @override
    def leave(self) -> None:
        self._keeper.flush()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_save()
        else:
            super().keyPressEvent(event)

    def _bring_into_sight(self) -> None:
        if self.form is not None and holds_focus(self.form):
            self.scaffold.bring_into_sight(self.form.first_focus())

    def _lay_out(self) -> None:
        above: tuple[QWidget, ...] = (self.about, self.foreign, self.instruction, self.nothing)
        for widget in above:
            self.scaffold.add(widget)
        self.scaffold.body.addLayout(self._place)
        below: tuple[QWidget, ...] = (self.open_still, flow(self.save, gap=8), self.source)
        for widget in below:
            self.scaffold.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scaffold)
        self._show_measure(None)

    def _first_due(self) -> OutcomeMeasure | None:
        found = load_standings(self.context, self.patient, self._measures)
        return next((standing.measure for standing in found if standing.due), None)

    def _open(self, measure: OutcomeMeasure | None) -> None:
        self._put_away()
        self.measure = measure
        self._show_measure(measure)
        if measure is None:
            return
        self._keeper.turn_to(measure.key)
        form = _FORMS[measure.answering](measure, self.context.words)
        if is_foreign(measure, self.context.words):
            self._mark_foreign(form)
        form.show_earlier(latest(measure, self._answers(), self._site()))
        self._give_draft(form)
        form.changed.connect(self._on_changed)
        form.complete.connect(self._on_save)
        self._place.addWidget(form)
        form.show()
        read_in_order(form, self.open_still, self.save, self.source)
        self.form = form
        self._instruct()

    def _mark_foreign(self, form: QWidget) -> None:
        """Its words run as English does, and whoever only hears them hears that it is English."""
        for english in (form, self.instruction):
            english.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for asked in form.findChildren(QGroupBox):
            asked.setAccessibleDescription(self.words(_IN_ENGLISH))

    def _put_away(self) -> None:
        """Leave the measure before; what was answered of it is kept."""
        self._keeper.flush()
        if self.form is not None:
            self._place.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _show_measure(self, measure: OutcomeMeasure | None) -> None:
        name = say("Questions") if measure is None else measure.name
        self.scaffold.title.setText(self.words(name))
        self.scaffold.set_context("" if measure is None else self.words(measure.recall))
        self._instruct()
        source = "" if measure is None else self.words(measure.licence.attribution)
        self.source.setText(source)
        self.source.setVisible(bool(source))
        self.foreign.setVisible(measure is not None and is_foreign(measure, self.context.words))
        self.nothing.setVisible(measure is None)
        self.save.setVisible(measure is not None)
        self.open_still.hide()
        self.refresh()

    def _instruct(self) -> None:
        message = NOTHING
        if self.measure is not None:
            again = self.form is not None and self.form.asks_again()
            message = self.measure.instruction_again if again else self.measure.instruction
        self.instruction.setText(self.words(message))
        self.instruction.setVisible(message != NOTHING)

    def _give_draft(self, form: AnswerForm) -> None:
        """Put today's half-given answers back; older ones are about a time that has gone by."""
        draft = self._keeper.found()
        if draft is not None and draft.kept_at.date() == self.context.today():
            form.give(draft.values)

    def _draft(self) -> tuple[Mapping[str, object], str]:
        return (self.form.typed() if self.form is not None else {}), ""

    def _has_answers(self) -> bool:
        return self.form is not None and bool(self.form.typed())

    def _on_changed(self) -> None:
        self._instruct()
        self.open_still.hide()
        self._keeper.touched()

    def _on_save(self) -> None:
        if self.form is None or self.measure is None:
            return
        lacking = self.form.lacking()
        if lacking is not None:
            self._say_open(lacking)
            return
        try:
            edit = self._edit(self.form, self.measure)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
            return
        if self.record(edit, said=self._said(edit, self.measure), again=self._on_save):
            self._keeper.discard()
            self._put_away()
            self.measure = None
            self.context.ways.go("pain", "questions")

    def _say_open(self, lacking: QWidget) -> None:
        self.open_still.show()
        lacking.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self.open_still.text.text())

    def _edit(self, form: AnswerForm, measure: OutcomeMeasure) -> Edit:
        now = self.context.now()
        return answer_questions(
            self.patient,
            measure,
            form.items,
            now.date(),
            now,
            labels=form.labels,
            site=self._site(),
            language=language_of(measure, self.context.words),
            earlier=self._answers(),
        )

    def _said(self, edit: Edit, measure: OutcomeMeasure) -> Message:
        answer = cast(QuestionnaireAnswer, edit.changes[0].record)
        score = score_words(measure, answer)
        direction = direction_words(measure)
        if not direction.text:
            return say("Saved: {name}, {score}.", name=measure.name, score=score)
        return say(
            "Saved: {name}, {score}. {direction}.",
            name=measure.name,
            score=score,
            direction=direction,
        )

    def _answers(self) -> tuple[QuestionnaireAnswer, ...]:
        return self.context.casebook.load(QuestionnaireAnswer, self.patient)

    def _site(self) -> str:
        found = self.context.casebook.load(Patient, self.patient)
        return found[0].main_site if found else ""
