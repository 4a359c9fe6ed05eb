"""Carry on? Asked at the review of a course, with the evidence at hand and no opinion."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.casebook.edits.sessions import answer_plan
from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.plan_answer import PLAN_WORDS, PlanAnswer
from acutrack.gui.pages.page import Page
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.analysis.diary import Diary
    from acutrack.analysis.sessions.plan_evidence import PlanEvidence
    from acutrack.domain.course import Course


class CarryOnCard(Card):
    """The question, what is known, and four answers that look alike.

    `answered` carries a Course and the PlanAnswer.
    """

    answered = Signal(object, object)

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("Carry on?")))
        self._words = words
        self._course: Course | None = None
        self.why = Text("")
        self.add(self.why)
        self._known = QVBoxLayout()
        self._known.setSpacing(4)
        self.body.addLayout(self._known)
        self.lines: list[Text] = []
        self.buttons = {
            answer: Button(words(said), name=words(said)) for answer, said in PLAN_WORDS.items()
        }
        for answer, button in self.buttons.items():
            # Later, so that the card is not taken away while its own button still handles it.
            button.clicked.connect(
                partial(self._answer, answer), Qt.ConnectionType.QueuedConnection
            )
        self.add(flow(*self.buttons.values(), gap=8))
        self.hide()

    def ask(self, course: Course, found: PlanEvidence) -> None:
        """Ask about a course, beside what is known."""
        from acutrack.analysis.words.plan_words import (
            evidence_caution,
            evidence_lines,
            why_asked,
        )

        self._course = course
        self.why.setText(self._words(why_asked(course)))
        for old in self.lines:
            old.hide()
            old.deleteLater()
        self.lines = [Text(self._words(line)) for line in evidence_lines(found)]
        self.lines.append(Text(self._words(evidence_caution()), TextStyle.SMALL, Role.INK2))
        for line in self.lines:
            self._known.addWidget(line)
        for answer, button in self.buttons.items():
            said = PLAN_WORDS[answer]
            name = say("{answer}: {name}", answer=said, name=course.name)
            button.set_words(self._words(said), self._words(name))
        self.show()

    def tab_after(self, before: QWidget) -> None:
        """Let Tab come here from `before`, and go on to where it went from there."""
        for button in self.buttons.values():
            QWidget.setTabOrder(before, button)
            before = button

    def _answer(self, answer: PlanAnswer, _on: bool = False) -> None:
        if self._course is not None:
            self.answered.emit(self._course, answer)


class CarryOn:
    """Asks on a page when it is time, and records what is answered there."""

    def __init__(self, page: Page, after: QWidget) -> None:
        self._page, self._after = page, after
        self.card = CarryOnCard(page.context.words)
        self.card.answered.connect(self._record)
        self._asked: Course | None = None

    def look(self, course: Course | None, done: int) -> None:
        """Ask about `course` if it is time; its evidence is worked out beside."""
        today = self._page.context.today()
        if course is None or not course.asks(done, today):
            self._asked = None
            self.card.hide()
            return
        from acutrack.analysis.diary import read_diary

        self._asked = course
        people = self._page.context.casebook.load(Patient, self._page.patient)
        if people:
            diary = read_diary(self._page.context.casebook, people[0])
            job = partial(_evidence, diary, course, today)
            show = partial(self._show, course)
            self._page.context.work.start(self._page, job, show, what="carry on")

    def _show(self, course: Course, found: PlanEvidence) -> None:
        if self._asked == course:
            self.card.ask(course, found)

    def _record(self, course: Course, answer: PlanAnswer) -> None:
        context = self._page.context
        edit = answer_plan(course, answer, context.today(), context.now())
        said = say("Saved: {answer}.", answer=PLAN_WORDS[answer])
        if self._page.record(edit, said=said):
            self._after.setFocus(Qt.FocusReason.OtherFocusReason)


def _evidence(diary: Diary, course: Course, today: date) -> PlanEvidence:
    from acutrack.analysis.sessions.plan_evidence import plan_evidence

    return plan_evidence(diary, course, today)
