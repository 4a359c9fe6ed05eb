"""One activity that is named for the first time, and how well it can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from acutrack.casebook.edits.questionnaires import LONGEST_ACTIVITY
from acutrack.domain.message import say
from acutrack.domain.outcome_measure import OutcomeMeasure
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.fields import TextField
from acutrack.gui.widgets.form_field import FormField
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.pain_scale import PainScale
from acutrack.text.catalogue import Catalogue


class ActivityCard(Card):
    """A name and a number; either alone is not yet an answer."""

    changed = Signal()
    """Something was typed or answered."""

    settled = Signal()
    """A number was typed and is whole."""

    def __init__(self, measure: OutcomeMeasure, number: int, words: Catalogue) -> None:
        super().__init__()
        (item,) = measure.items
        example = say("Such as climb the stairs") if number == 1 else say("Or leave it empty")
        self.field = TextField(words(example), wide=40)
        self.field.setMaxLength(LONGEST_ACTIVITY)
        self.add(FormField(words(say("Activity {number}", number=number)), self.field))
        self.add(Text(words(item.text), TextStyle.LABEL))
        self.scale = PainScale(
            words(say("How well you can do activity {number} now", number=number)),
            words(item.low_anchor),
            words(item.high_anchor),
            title_level=0,
            key_name=partial(_key_name, words, number),
        )
        self.add(self.scale)
        self.field.textEdited.connect(lambda _text: self.changed.emit())
        self.field.returnPressed.connect(
            lambda: self.scale.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self.scale.picked.connect(lambda _level: self.changed.emit())
        self.scale.settled.connect(lambda _level: self.settled.emit())

    @property
    def name(self) -> str:
        """The activity in the person's words."""
        return self.field.text().strip()

    @property
    def value(self) -> int | None:
        """How well it can be done, None while that is open."""
        return self.scale.answer

    @property
    def used(self) -> bool:
        """Whether anything stands here."""
        return bool(self.name) or self.value is not None

    def lacking(self) -> QWidget | None:
        """What is still to be filled in here."""
        if not self.name:
            return self.field
        return self.scale if self.value is None else None

    def fill(self, name: str, value: float | None) -> None:
        """Show a name and a number without telling anybody."""
        self.field.setText(name)
        self.scale.show_answer(None if value is None else int(value))


def _key_name(words: Catalogue, number: int, level: int) -> str:
    return words(say("{level}, activity {number}", level=level, number=number))
