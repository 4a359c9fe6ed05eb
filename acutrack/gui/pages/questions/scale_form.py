"""Questions answered with a key each: the keyboard moves on, and the last answer saves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.domain.outcome_measure import OutcomeMeasure, Scoring
from acutrack.gui.pages.questions.answer_form import AnswerForm, drafted_numbers
from acutrack.gui.pages.questions.scale_question import ScaleQuestion
from acutrack.text.catalogue import Catalogue


class ScaleForm(AnswerForm):
    """A digit answers and goes on; a click answers and moves nothing."""

    def __init__(self, measure: OutcomeMeasure, words: Catalogue) -> None:
        super().__init__()
        self._measure = measure
        self._words = words
        self.questions = [ScaleQuestion(measure, item, words) for item in measure.items]
        for question in self.questions:
            self.column.addWidget(question)
        follow_each_other(self.questions, self)

    @property
    @override
    def items(self) -> tuple[float | None, ...]:
        return tuple(question.value for question in self.questions)

    @property
    @override
    def labels(self) -> tuple[str, ...]:
        if self._measure.scoring is not Scoring.CATEGORY:
            return ()
        words_of = self._measure.words_of
        return tuple(self._words(words_of[item]) for item in self.items if item is not None)

    @override
    def first_focus(self) -> QWidget:
        return self.still_open() or self.questions[-1].keys

    @override
    def still_open(self) -> QWidget | None:
        return next((q.keys for q in self.questions if q.value is None), None)

    @override
    def give(self, values: Mapping[str, object]) -> None:
        for question, value in zip(self.questions, drafted_numbers(values), strict=False):
            question.show_value(value)


def follow_each_other(questions: Sequence[ScaleQuestion], form: AnswerForm) -> None:
    """Let each question pass the keyboard on, and tell the form of every answer."""
    for place, question in enumerate(questions):
        question.changed.connect(form.changed)
        question.pressed.connect(partial(_tell_if_whole, form))
        question.settled.connect(partial(_go_on, questions, place, form))
        if place + 1 < len(questions):
            question.pass_on_to(questions[place + 1])


def _go_on(questions: Sequence[ScaleQuestion], place: int, form: AnswerForm) -> None:
    """After a typed answer: the next question that is open, else it is all said."""
    in_turn = [*questions[place + 1 :], *questions[:place]]
    following = next((question for question in in_turn if question.value is None), None)
    if following is not None:
        following.take_keyboard()
    else:
        _tell_if_whole(form)


def _tell_if_whole(form: AnswerForm) -> None:
    if form.still_open() is None:
        form.complete.emit()
