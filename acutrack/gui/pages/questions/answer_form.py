"""What the forms for answers have in common."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.domain.questionnaire import QuestionnaireAnswer


class AnswerForm(QWidget):
    """Asks one measure; it starts empty and never shows an earlier answer."""

    changed = Signal()
    """Something was answered or typed; keep it as a draft."""

    complete = Signal()
    """The last answer was given; it can be saved without another press."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)

    @property
    def items(self) -> tuple[float | None, ...]:
        """What is answered now, in the order of the measure's items."""
        raise NotImplementedError

    @property
    def labels(self) -> tuple[str, ...]:
        """Words that are kept with the numbers."""
        return ()

    def first_focus(self) -> QWidget:
        """The first question that is open."""
        raise NotImplementedError

    def still_open(self) -> QWidget | None:
        """The first question without an answer; None when there is none."""
        raise NotImplementedError

    def lacking(self) -> QWidget | None:
        """What has to be answered before it can be saved; None when nothing has."""
        return self.still_open()

    def typed(self) -> Mapping[str, object]:
        """What is answered, as a draft keeps it; empty when nothing is."""
        if all(item is None for item in self.items):
            return {}
        return {"items": list(self.items)}

    def give(self, values: Mapping[str, object]) -> None:
        """Put a draft's answers back."""
        raise NotImplementedError

    def asks_again(self) -> bool:
        """Whether it asks what the person named an earlier time."""
        return False

    def show_earlier(self, last: QuestionnaireAnswer | None) -> None:
        """Take from an earlier answer what is asked again, never what was answered."""


#: No scale goes further; what a draft holds beyond it was written by nobody.
_MOST_ANSWERED = 1_000


def drafted_numbers(values: Mapping[str, object], name: str = "items") -> list[float | None]:
    """The numbers a draft holds; anything else counts as unanswered."""
    found = values.get(name)
    if not isinstance(found, list):
        return []
    return [value if _is_an_answer(value) else None for value in found]


def _is_an_answer(value: object) -> bool:
    return isinstance(value, int | float) and 0 <= value <= _MOST_ANSWERED
