"""The list of every pain entry, newest first."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from acutrack.casebook.edits.pain import remove_score
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.pain import PainScore
from acutrack.domain.record import PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.models.record_table import RecordTable
from acutrack.gui.pages.form_page import FormPage
from acutrack.gui.pages.pain.columns import SPARED_FIRST, pain_columns
from acutrack.gui.pages.pain.score_form import ScoreForm
from acutrack.gui.pages.pain.score_table import ScoreTable
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card, EmptyState
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.page import Scaffold

_LEAST_TABLE = 420


class PainPage(FormPage[PainScore]):
    """A table of the entries; a form above it to add one or correct the chosen one."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (PainScore,)

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        add = primary(self.words(say("Add an entry")), "plus")
        add.clicked.connect(lambda: self.open_form(None))
        scaffold = Scaffold(self.words(say("Pain and questions")), "", [add])
        self.hold(ScoreForm(context, patient), scaffold, add, PainScore)
        self._empty = self._empty_state()
        scaffold.add(self._empty)
        self._model: RecordTable[PainScore] = RecordTable(pain_columns(context.words))
        self.table = ScoreTable(self.words(say("Pain entries, newest first")), SPARED_FIRST)
        self.table.setModel(self._model)
        self.table.setMinimumHeight(_LEAST_TABLE)
        self.table.activated.connect(lambda index: self.open_form(self._model.record_at(index)))
        self.table.selectionModel().currentRowChanged.connect(self._offer_deeds)
        self._card = self._table_card()
        scaffold.add(self._card)
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

    @override
    def said_of(self, record: PainScore) -> Message:
        return say("Saved: {value} out of 10 on {day}.", value=record.value, day=record.day)

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
        card = Card()
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
