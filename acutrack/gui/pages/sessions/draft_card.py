"""An unfinished session: go on with it, or discard it, which can be taken back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from acutrack.casebook.drafts import Draft
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Mark, Text
from acutrack.text.catalogue import Catalogue


class DraftCard(Card):
    """One draft; after Discard the same place offers it back."""

    continued = Signal()
    discarded = Signal()
    restored = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__(edge=Role.ACCENT)
        self._words = words
        self.told = Text("", TextStyle.STRONG)
        self.go_on = Button(words(say("Continue")), "pencil")
        self.go_on.clicked.connect(self.continued)
        self.discard = Button(words(say("Discard")), "trash-2")
        self.discard.clicked.connect(self.discarded)
        self.undo = Button(words(say("Undo")), "undo-2")
        self.undo.clicked.connect(self.restored)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Mark("pencil", Role.ACCENT, 24))
        row.addWidget(self.told, 1)
        row.addWidget(flow(self.go_on, self.discard, self.undo, gap=4))
        self.body.addLayout(row)
        self.hide()

    def show_draft(self, draft: Draft | None, discarded: Draft | None) -> None:
        """Offer the draft, or the one that was just discarded, or nothing."""
        words, found = self._words, draft or discarded
        self.setVisible(found is not None)
        if found is None:
            return
        when = found.kept_at
        thing = _thing(found)
        if draft is None:
            told = say("Discarded: {thing}.", thing=thing)
        elif found.values.get("of"):
            told = say("Not finished: {thing}. You began it on {when}.", thing=thing, when=when)
        else:
            told = say("A session is not finished. You began it on {when}.", when=when)
        self.told.setText(words(told))
        self.go_on.setAccessibleName(words(say("Continue: {thing}", thing=thing)))
        self.discard.setAccessibleName(words(say("Discard: {thing}", thing=thing)))
        self.undo.setAccessibleName(words(say("Undo: discard {thing}", thing=thing)))
        self.go_on.setVisible(draft is not None)
        self.discard.setVisible(draft is not None)
        self.undo.setVisible(draft is None)


def _thing(draft: Draft) -> Message:
    """What is unfinished; a change is told by the day of its session."""
    if not draft.values.get("of"):
        return say("the unfinished session")
    day = str(draft.values.get("day"))
    try:
        return say("the change to the session of {day}", day=date.fromisoformat(day))
    except ValueError:
        return say("the change to the session of {day}", day=day)
