"""Every answered questionnaire with its score, newest first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from acutrack.domain.measure_files import MeasureFolder
from acutrack.domain.message import say
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.scoring import direction_words, score_words
from acutrack.gui.models.record_table import Column, RecordTable
from acutrack.gui.pages.pain.score_table import ScoreTable
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.text.catalogue import Catalogue

#: Columns that go where there is no room for all, in this order.
_SPARED_FIRST = (4, 3)
_NAME = 1
_LEAST_TABLE = 220


class AnswersCard(Card):
    """A table; the score of what is due now stays hidden until it is answered."""

    removed = Signal(object)
    """The QuestionnaireAnswer that is to go."""

    def __init__(self, words: Catalogue, measures: MeasureFolder) -> None:
        super().__init__(words(say("Your answers")))
        self._words = words
        self._measures = measures
        self._hidden: frozenset[str] = frozenset()
        self.model: RecordTable[QuestionnaireAnswer] = RecordTable(self._columns())
        name = words(say("Answered questionnaires, newest first"))
        self.table = ScoreTable(name, _SPARED_FIRST, wraps=_NAME)
        self.table.setModel(self.model)
        self.table.setMinimumHeight(_LEAST_TABLE)
        self.table.selectionModel().currentRowChanged.connect(self._offer_deeds)
        self.add(self.table)
        self.remove = Button(words(say("Remove the chosen answers")), "trash-2")
        self.remove.clicked.connect(self._on_remove)
        self.add(flow(self.remove, gap=8))

    def show_answers(self, answers: Sequence[QuestionnaireAnswer], hidden: frozenset[str]) -> None:
        """Show these; `hidden` are the keys of measures whose scores are kept back."""
        newest = sorted(answers, key=lambda answer: (answer.day, answer.written_at), reverse=True)
        if hidden != self._hidden:
            self._hidden = hidden
            self.model.show_records(())
        self.model.show_records(newest)
        self._offer_deeds()

    def _columns(self) -> tuple[Column[QuestionnaireAnswer], ...]:
        words = self._words
        return (
            Column(words(say("Day")), lambda answer: words.formats.table_day(answer.day)),
            Column(words(say("Questions")), self._name),
            Column(words(say("Score")), self._score),
            Column(words(say("Which way is better")), self._direction),
            Column(words(say("Where")), lambda answer: answer.site),
        )

    def _name(self, answer: QuestionnaireAnswer) -> str:
        measure = self._measures.find(answer.measure)
        return self._words(measure.name) if measure is not None else answer.measure

    def _score(self, answer: QuestionnaireAnswer) -> str:
        measure = self._measures.find(answer.measure)
        if measure is None:
            return self._words(say("Not known to this version"))
        if answer.measure in self._hidden:
            return self._words(say("Shown after your next answer"))
        return self._words(score_words(measure, answer))

    def _direction(self, answer: QuestionnaireAnswer) -> str:
        measure = self._measures.find(answer.measure)
        return self._words(direction_words(measure)) if measure is not None else ""

    def _offer_deeds(self) -> None:
        self.remove.setEnabled(self.table.currentIndex().isValid())

    def _on_remove(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.table.setFocus()
            self.removed.emit(self.model.record_at(index))
