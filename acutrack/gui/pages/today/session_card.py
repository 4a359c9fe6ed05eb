"""Had acupuncture today? And a session that was begun and not finished."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.casebook.drafts import Draft
from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.pages.today.prompt_card import PromptCard
from acutrack.gui.pages.today.sentences import spoken_day, when
from acutrack.gui.pages.today.todays_diary import TodaysDiary
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.text.catalogue import Catalogue


class SessionCards(QWidget):
    """The way to log a session, and the unfinished one above it.

    Signals: `wanted_session`, `continued` the draft, `discarded` it, `kept` it after all.
    """

    wanted_session = Signal()
    continued = Signal()
    discarded = Signal()
    kept = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.go_on = Button(words(say("Continue")), "pencil", name=words(say("Continue session")))
        self.discard = Button(words(say("Discard")), name=words(say("Discard session")))
        self.undo = Button(words(say("Undo")), "undo-2", name=words(say("Undo: discard session")))
        self.log = primary(words(say("Log a session")), "plus")
        self.draft_card = PromptCard("pencil", Role.ACCENT, self.go_on, self.discard)
        self.discarded_card = PromptCard("trash-2", Role.INK2, self.undo)
        self.card = PromptCard("calendar-check-2", Role.SESSION, self.log)
        self.discarded_card.ask(words(say("The unfinished session is dropped.")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self.draft_card, self.discarded_card, self.card):
            column.addWidget(card)
        self.draft_card.hide()
        self.discarded_card.hide()
        self.log.clicked.connect(self.wanted_session)
        self.go_on.clicked.connect(self.continued)
        self.discard.clicked.connect(self.discarded)
        self.undo.clicked.connect(self.kept)

    def show_diary(self, diary: TodaysDiary) -> None:
        """Say when the last session was and when the next will be."""
        last = diary.last_session
        logged = last is not None and last.day == diary.today
        asked = say("Today’s session is noted.") if logged else say("Had acupuncture today?")
        self.card.ask(self._words(asked), self._words(self._around(diary)))
        words = say("Log another session") if logged else say("Log a session")
        self.log.set_words(self._words(words))

    def show_draft(self, draft: Draft | None, *, discarded: bool) -> None:
        """Offer the unfinished session, or its return after it was discarded."""
        self.draft_card.setVisible(draft is not None)
        self.discarded_card.setVisible(draft is None and discarded)
        if draft is not None:
            kept = say(
                "You began it at {time} on {day}.",
                time=draft.kept_at.time(),
                day=self._words.formats.weekday_and_month(draft.kept_at.date()),
            )
            self.draft_card.ask(self._words(say("A session is not finished.")), self._words(kept))

    def _around(self, diary: TodaysDiary) -> Message:
        formats, today = self._words.formats, diary.today
        last, coming = diary.last_session, diary.next_session
        before = say("Last: {day}.", day=spoken_day(last.day, formats, today)) if last else None
        after = say("Next: {when}.", when=when(coming, formats, today)) if coming else None
        if before and after:
            return say("{last} {next}", last=before, next=after)
        return before or after or say("Note it here in under a minute.")
