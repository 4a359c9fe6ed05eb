"""Every pain entry, and the questionnaires: those that are ready, and the answers so far."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.edits.pain import remove_score
from acutrack.casebook.edits.questionnaires import remove_answer
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.measure_files import MeasureFolder, shipped_measures
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.pain import PainScore
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.models.record_table import RecordTable
from acutrack.gui.pages.form_page import FormPage
from acutrack.gui.pages.pain.answers_card import AnswersCard
from acutrack.gui.pages.pain.columns import SPARED_FIRST, pain_columns
from acutrack.gui.pages.pain.questions_card import QuestionsCard
from acutrack.gui.pages.pain.score_form import ScoreForm
from acutrack.gui.pages.pain.score_table import ScoreTable
from acutrack.gui.pages.questions_asked import DECIDING, begun_today, load_standings, wish
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card, EmptyState
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.page import Scaffold
from acutrack.gui.widgets.reading_order import read_in_order

_LEAST_TABLE = 420
#: What the page is opened with to see the questionnaires.
QUESTIONS = "questions"


class PainPage(FormPage[PainScore]):
    """What can be answered, the answers so far, and the entries with their form.

    Args:
        measures: Where the questionnaires come from; the shipped ones if not given.
    """

    KINDS: ClassVar[tuple[type[Record], ...]] = (PainScore, *DECIDING)

    def __init__(
        self, context: GuiContext, patient: PatientId, measures: MeasureFolder | None = None
    ) -> None:
        super().__init__(context, patient)
        self._measures = measures or shipped_measures()
        self._at_questions = False
        add = primary(self.words(say("Add an entry")), "plus")
        add.clicked.connect(lambda: self.open_form(None))
        scaffold = Scaffold(self.words(say("Pain and questions")), "", [add])
        self.hold(ScoreForm(context, patient), scaffold, add, PainScore)
        self._empty = self._empty_state()
        self._model: RecordTable[PainScore] = RecordTable(pain_columns(context.words))
        self.table = ScoreTable(self.words(say("Pain entries, newest first")), SPARED_FIRST)
        self.table.setModel(self._model)
        self.table.setMinimumHeight(_LEAST_TABLE)
        self.table.activated.connect(lambda index: self.open_form(self._model.record_at(index)))
        self.table.selectionModel().currentRowChanged.connect(self._offer_deeds)
        self._card = self._table_card()
        self.questions = QuestionsCard(context.words)
        self.questions.wanted.connect(lambda key: context.ways.go("questions", key))
        self.questions.wished.connect(self._on_wish)
        self.answers = AnswersCard(context.words, self._measures)
        self.answers.removed.connect(self._remove_answer)
        for card in (self.questions, self.answers, self._empty, self._card):
            scaffold.add(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scaffold)

    @override
    def refresh(self) -> None:
        scores = self.context.casebook.load(PainScore, self.patient)
        newest_first = sorted(
            scores, key=lambda score: (score.day, score.at or time.min), reverse=True
        )
        self._model.show_records(newest_first)
        self._empty.setVisible(not scores)
        self._card.setVisible(bool(scores))
        self._scaffold.set_context(self._count(newest_first))
        self._offer_deeds()
        self._show_questions()

    @override
    def arrive(self, argument: str) -> None:
        self._at_questions = argument == QUESTIONS
        # Drafts are not announced: a questionnaire may have been left half-way a moment ago.
        self.refresh_if_shown()
        if not self._at_questions:
            super().arrive(argument)

    @override
    def first_focus(self) -> QWidget | None:
        first = self.questions.first() if self._at_questions else None
        return first or super().first_focus()

    @override
    def said_of(self, record: PainScore) -> Message:
        return say("Saved: {value} out of 10 on {day}.", value=record.value, day=record.day)

    def _show_questions(self) -> None:
        standings = load_standings(self.context, self.patient, self._measures)
        self.questions.show_standings(standings, begun_today(self.context, self.patient))
        answers = self.context.casebook.load(QuestionnaireAnswer, self.patient)
        due = frozenset(standing.measure.key for standing in standings if standing.due)
        self.answers.show_answers(answers, due)
        self.answers.setVisible(bool(answers))
        read_in_order(self.form, self.questions, self.answers, self._empty, self._card)

    def _on_wish(self, key: str, asked: bool) -> None:
        try:
            wish(self.context, self.patient, key, asked)
        except AcuTrackError as error:
            self.context.notices.tell_failure(error)
        self._show_questions()
        self.questions.focus_on(key)

    def _remove_answer(self, answer: QuestionnaireAnswer) -> None:
        edit = remove_answer(answer, self._measures.find(answer.measure))
        self.record(edit, said=say("Removed the answers of {day}.", day=answer.day))

    def _count(self, scores: list[PainScore]) -> str:
        if not scores:
            return ""
        days = say_count(
            "{count} day recorded", "{count} days recorded", len({score.day for score in scores})
        )
        later = sum(score.filled_in_later for score in scores)
        if not later:
            return self.words(days)
        filled_in = say_count(
            "{days}, {count} entry filled in later",
            "{days}, {count} entries filled in later",
            later,
            days=days,
        )
        return self.words(filled_in)

    def _table_card(self) -> Card:
        card = Card(self.words(say("Pain entries")))
        card.add(self.table)
        self._change = Button(self.words(say("Change the chosen entry")), "pencil")
        self._change.clicked.connect(lambda: self.open_form(self._chosen()))
        self._remove = Button(self.words(say("Remove the chosen entry")), "trash-2")
        self._remove.clicked.connect(self._remove_chosen)
        card.add(flow(self._change, self._remove, gap=8))
        return card

    def _empty_state(self) -> EmptyState:
        answer = primary(self.words(say("Answer for today")), "sun")
        answer.clicked.connect(lambda: self.context.ways.go("today"))
        words = say("No pain entries yet. One answer a day is enough.")
        return EmptyState(self.words(words), answer, "clipboard-list")

    def _chosen(self) -> PainScore | None:
        index = self.table.currentIndex()
        return self._model.record_at(index) if index.isValid() else None

    def _offer_deeds(self) -> None:
        chosen = self.table.currentIndex().isValid()
        self._change.setEnabled(chosen)
        self._remove.setEnabled(chosen)

    def _remove_chosen(self) -> None:
        score = self._chosen()
        if score is None:
            return
        # The button cannot keep the keyboard: nothing is chosen afterwards.
        (self.table if self._model.rowCount() > 1 else self._adding).setFocus()
        self.record(remove_score(score), said=say("Removed the entry of {day}.", day=score.day))
