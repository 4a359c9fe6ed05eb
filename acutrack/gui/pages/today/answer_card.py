"""The one question of the day, and the line that says the answer is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import Message, say
from acutrack.domain.pain import PainScore
from acutrack.gui.pages.today.todays_diary import TodaysDiary
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Mark, Rule, Text
from acutrack.gui.widgets.pain_scale import PainScale
from acutrack.text.catalogue import Catalogue

MEASURE = MEASURES[PainMeasure.AVERAGE_24H]


class SavedLine(QWidget):
    """Says what is saved, with Undo in the same place."""

    undone = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__()
        self._words = words
        self.text = Text("", rich=True)
        self.undo = Button(words(say("Undo")), "undo-2")
        self.undo.clicked.connect(self.undone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Mark("circle-check", Role.BETTER, 24))
        row.addWidget(self.text, 1)
        row.addWidget(self.undo)

    def show_answer(self, answer: PainScore) -> None:
        """Say when which answer was saved."""
        message = saved(answer)
        self.text.setText(self._words(message))
        self.text.setAccessibleName(_plain(self._words(message)))
        undo = say("Undo: log pain {value} out of 10", value=answer.value)
        self.undo.set_words(self._words(say("Undo")), self._words(undo))

    def read_aloud(self) -> None:
        """Have a screen reader say it."""
        announce(self, self.text.accessibleName())


class AnswerCard(Card):
    """The daily question; everything under it appears once it is answered.

    Signals: `picked` carries the level, `undone` that the answer is to be taken back.
    """

    picked = Signal(int)
    undone = Signal()

    def __init__(self, words: Catalogue, extras: QWidget) -> None:
        super().__init__()
        self._words = words
        self._extras = extras
        self._answered = False
        self.body.setContentsMargins(22, 20, 22, 20)
        self.body.setSpacing(12)
        self.greeting = Text("", TextStyle.BODY, Role.INK)
        self.greeting.hide()
        self.scale = PainScale(
            words(MEASURE.question), words(MEASURE.low_anchor), words(MEASURE.high_anchor)
        )
        self.scale.picked.connect(self.picked)
        self.line = SavedLine(words)
        self.line.undone.connect(self.undone)
        self._rule = Rule()
        for widget in (self.greeting, self.scale, self.line, self._rule, extras):
            self.add(widget)

    def show_diary(self, diary: TodaysDiary) -> None:
        """Show today's answer, or the question without any hint at earlier ones."""
        answer = diary.answer
        self._greet(diary)
        whole = answer is not None and float(answer.value).is_integer()
        self.scale.show_answer(int(answer.value) if answer is not None and whole else None)
        if answer is not None:
            self.line.show_answer(answer)
        elif self._answered and self.line.undo.hasFocus():
            self.scale.setFocus(Qt.FocusReason.OtherFocusReason)
        self._answered = answer is not None
        for widget in (self.line, self._rule, self._extras):
            widget.setVisible(self._answered)

    def _greet(self, diary: TodaysDiary) -> None:
        message = greeting(diary)
        self.greeting.setText(self._words(message) if message else "")
        self.greeting.setVisible(message is not None)


def greeting(diary: TodaysDiary) -> Message | None:
    """What stands above the question on some days."""
    if diary.answer is None and diary.was_away:
        return say("Welcome back. Today is enough.")
    if diary.before_first_session:
        return say("Answer once a day until your first session. These days show where you started.")
    return None


def saved(answer: PainScore) -> Message:
    """That the day's answer is on disk; nothing is said about the answer itself."""
    if answer.at is None:
        return say("<b>Saved: {value} out of 10.</b> You are done for today.", value=answer.value)
    return say(
        "<b>Saved: {value} out of 10</b> at {time}. You are done for today.",
        value=answer.value,
        time=answer.at,
    )


def _plain(marked: str) -> str:
    return marked.replace("<b>", "").replace("</b>", "")
