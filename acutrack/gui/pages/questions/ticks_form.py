"""A list of sentences: ticked where they fit, handed in as a whole."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from acutrack.domain.outcome_measure import OutcomeMeasure
from acutrack.gui.pages.questions.answer_form import AnswerForm, drafted_numbers
from acutrack.gui.pages.questions.tick_line import TickLine
from acutrack.gui.widgets.cards import Card
from acutrack.text.catalogue import Catalogue


class TicksForm(AnswerForm):
    """A blank counts as "does not describe me" once the list is saved, and not before."""

    def __init__(self, measure: OutcomeMeasure, words: Catalogue) -> None:
        super().__init__()
        card = Card()
        card.body.setSpacing(0)
        card.body.setContentsMargins(10, 10, 10, 10)
        self.lines = [TickLine(words(item.text)) for item in measure.items]
        for line in self.lines:
            line.toggled.connect(lambda _on: self.changed.emit())
            card.add(line)
        self.column.addWidget(card)

    @property
    @override
    def items(self) -> tuple[float | None, ...]:
        return tuple(float(line.isChecked()) for line in self.lines)

    @override
    def first_focus(self) -> QWidget:
        last = next((line for line in reversed(self.lines) if line.isChecked()), None)
        return last or self.lines[0]

    @override
    def still_open(self) -> QWidget | None:
        return None

    @override
    def typed(self) -> Mapping[str, object]:
        return {"items": list(self.items)} if any(self.items) else {}

    @override
    def give(self, values: Mapping[str, object]) -> None:
        for line, value in zip(self.lines, drafted_numbers(values), strict=False):
            line.setChecked(value == 1)
