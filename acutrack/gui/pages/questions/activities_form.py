"""A person's own activities: named once, then the same ones asked again in the same words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.outcome_measure import OutcomeMeasure
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.gui.pages.questions.activity_card import ActivityCard
from acutrack.gui.pages.questions.answer_form import AnswerForm, drafted_numbers
from acutrack.gui.pages.questions.scale_form import follow_each_other
from acutrack.gui.pages.questions.scale_question import ScaleQuestion
from acutrack.gui.widgets.buttons import Button, QuietLink
from acutrack.gui.widgets.labels import IconText
from acutrack.gui.widgets.reading_order import read_in_order
from acutrack.text.catalogue import Catalogue

_AT_FIRST = 3


class ActivitiesForm(AnswerForm):
    """New activities are typed; later ones stand as headings, without their old numbers."""

    def __init__(self, measure: OutcomeMeasure, words: Catalogue) -> None:
        super().__init__()
        self._measure = measure
        self._words = words
        self.cards: list[ActivityCard] = []
        self.questions: list[ScaleQuestion] = []
        self._names: tuple[str, ...] = ()
        self.more = Button(words(say("Add another activity")), "plus")
        self.more.clicked.connect(self._add_one)
        self.other = QuietLink(words(say("Use other activities")))
        self.other.clicked.connect(self._use_others)
        self.new_line = IconText(
            "info",
            words(say("Other activities begin a new line. The old one stays as it is.")),
            icon_role=Role.INK2,
        )
        for widget in (self.more, self.other, self.new_line):
            self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self._ask_new()
        self.new_line.hide()

    @property
    @override
    def items(self) -> tuple[float | None, ...]:
        if self._names:
            return tuple(question.value for question in self.questions)
        return tuple(card.value for card in self.cards if card.used)

    @property
    @override
    def labels(self) -> tuple[str, ...]:
        return self._names or tuple(card.name for card in self.cards if card.used)

    @override
    def first_focus(self) -> QWidget:
        open_one = self.still_open()
        if open_one is not None:
            return open_one
        return self.questions[0].keys if self._names else self.cards[0].field

    @override
    def still_open(self) -> QWidget | None:
        if self._names:
            return next((q.keys for q in self.questions if q.value is None), None)
        used = [card for card in self.cards if card.used]
        if not used:
            return self.cards[0].field
        return next((lack for card in used if (lack := card.lacking()) is not None), None)

    @override
    def lacking(self) -> QWidget | None:
        answered = sum(question.value is not None for question in self.questions)
        if self._names and 2 * answered >= len(self.questions):
            return None
        return self.still_open()

    @override
    def typed(self) -> Mapping[str, object]:
        if self._names:
            found = super().typed()
            return {**found, "again": list(self._names)} if found else {}
        if not any(card.used for card in self.cards):
            return {}
        return {
            "labels": [card.name for card in self.cards],
            "items": [card.value for card in self.cards],
        }

    @override
    def give(self, values: Mapping[str, object]) -> None:
        numbers = drafted_numbers(values)
        if "again" in values:
            if values["again"] == list(self._names):
                for question, value in zip(self.questions, numbers, strict=False):
                    question.show_value(value)
            return
        labels = values.get("labels")
        if not isinstance(labels, list):
            return
        if self._names:
            self._use_others()
        while len(self.cards) < min(len(labels), self._measure.most_activities):
            self._add_card()
        for card, name, value in zip(self.cards, labels, numbers, strict=False):
            card.fill(str(name), value)

    @override
    def asks_again(self) -> bool:
        return bool(self._names)

    @override
    def show_earlier(self, last: QuestionnaireAnswer | None) -> None:
        if last is None or not last.labels:
            return
        self._names = last.labels
        for card in self.cards:
            card.hide()
        item = self._measure.items[0]
        for place, name in enumerate(last.labels):
            question = ScaleQuestion(self._measure, item, self._words, named=name)
            self.questions.append(question)
            self.column.insertWidget(place, question)
        follow_each_other(self.questions, self)
        self.more.hide()
        self.other.show()
        read_in_order(*self.questions, self.other)

    def _ask_new(self) -> None:
        self._names = ()
        for _ in range(_AT_FIRST - len(self.cards)):
            self._add_card()
        self.other.hide()
        self.more.setVisible(len(self.cards) < self._measure.most_activities)

    def _use_others(self) -> None:
        for question in self.questions:
            question.hide()
            question.deleteLater()
        self.questions.clear()
        for card in self.cards:
            card.show()
        self._ask_new()
        self.new_line.show()
        self.cards[0].field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _add_one(self) -> None:
        card = self._add_card()
        card.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.more.setVisible(len(self.cards) < self._measure.most_activities)

    def _add_card(self) -> ActivityCard:
        card = ActivityCard(self._measure, len(self.cards) + 1, self._words)
        card.changed.connect(self.changed)
        self.column.insertWidget(len(self.cards), card)
        self.cards.append(card)
        if len(self.cards) > 1:
            before = self.cards[-2]
            before.settled.connect(partial(card.field.setFocus, Qt.FocusReason.OtherFocusReason))
        return card
