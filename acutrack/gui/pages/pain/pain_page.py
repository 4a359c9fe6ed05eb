"""The list of every pain entry, newest first."""

from __future__ import annotations

from datetime import time
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.casebook.edits.pain import remove_score
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.record import PatientId, Record
from acutrack.gui.context import GuiContext
from acutrack.gui.models.record_table import RecordTable
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.pain.columns import pain_columns
from acutrack.gui.pages.pain.score_form import ScoreForm
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card, EmptyState
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.page import Page as Scaffold
from acutrack.gui.widgets.table import Table

_LEAST_TABLE = 420


class PainPage(Page):
    """A table of the entries; a form above it to add one or correct the chosen one."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (PainScore,)

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._add = primary(self.words(say("Add an entry")), "plus")
        self._add.clicked.connect(lambda: self._open_form(None))
        self._scaffold = Scaffold(self.words(say("Pain and questions")), "", [self._add])
        self._form = ScoreForm(context, patient)
        self._form.finished.connect(self._save)
        self._form.closed.connect(self._close_form)
        self._form.hide()
        self._scaffold.add(self._form)
        self._empty = self._empty_state()
        self._scaffold.add(self._empty)
        self._model: RecordTable[PainScore] = RecordTable(pain_columns(context.words))
        self._table = Table(self.words(say("Pain entries, newest first")))
        self._table.setModel(self._model)
        self._table.setMinimumHeight(_LEAST_TABLE)
        self._table.activated.connect(lambda index: self._open_form(self._model.record_at(index)))
        self._table.selectionModel().currentRowChanged.connect(self._offer_deeds)
        self._card = self._table_card()
        self._scaffold.add(self._card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    @override
    def arrive(self, argument: str) -> None:
        if argument == "new" or self._form.has_draft():
            self._open_form(None)

    @override
    def first_focus(self) -> QWidget | None:
        return self._form.first_focus() if not self._form.isHidden() else self._add

    @override
    def leave(self) -> None:
        self._form.keep()

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

    def _count(self, scores: list[PainScore]) -> str:
        later = sum(score.filled_in_later for score in scores)
        days = len({score.day for score in scores})
        if later:
            words = say(
                "{days} days recorded, {later} entries filled in later", days=days, later=later
            )
        else:
            words = say("{days} days recorded", days=days)
        return self.words(words) if scores else ""

    def _table_card(self) -> Card:
        card = Card()
        card.add(self._table)
        self._change = Button(self.words(say("Change the chosen entry")), "pencil")
        self._change.clicked.connect(lambda: self._open_form(self._chosen()))
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
        index = self._table.currentIndex()
        return self._model.record_at(index) if index.isValid() else None

    def _offer_deeds(self) -> None:
        chosen = self._table.currentIndex().isValid()
        self._change.setEnabled(chosen)
        self._remove.setEnabled(chosen)

    def _remove_chosen(self) -> None:
        score = self._chosen()
        if score is not None:
            self.record(remove_score(score), said=say("Removed the entry of {day}.", day=score.day))

    def _save(self, after: PainScore, before: PainScore | None) -> None:
        edit = self._form.edit_of(after, before)
        said = say("Saved: {value} out of 10 on {day}.", value=after.value, day=after.day)
        if self.record(edit, said=said):
            self._form.clear()
            self._close_form()

    def _open_form(self, score: PainScore | None) -> None:
        self._form.open(score)
        self._form.show()
        self._scaffold.ensureWidgetVisible(self._form)
        self._form.first_focus().setFocus()

    def _close_form(self) -> None:
        self._form.hide()
        self._add.setFocus()
