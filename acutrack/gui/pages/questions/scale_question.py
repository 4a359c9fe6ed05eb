"""One question with its scale or its answers, on a card of its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from acutrack.charts.palette import Role
from acutrack.domain.message import say
from acutrack.domain.outcome_measure import Answering, Item, OutcomeMeasure
from acutrack.gui.pages.questions.option_keys import OptionKeys
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.labels import Heading, Text
from acutrack.gui.widgets.pain_key import WORST
from acutrack.gui.widgets.pain_scale import PainScale
from acutrack.text.catalogue import Catalogue


class ScaleQuestion(Card):
    """Answered with one key; `short` words tell its keys from those of other questions."""

    changed = Signal()
    """The answer changed."""

    settled = Signal()
    """The answer was typed and is whole: the next question is due."""

    pressed = Signal()
    """The answer was clicked."""

    def __init__(
        self, measure: OutcomeMeasure, item: Item, words: Catalogue, *, named: str = ""
    ) -> None:
        super().__init__()
        self._words = words
        self.heading = Heading(named or words(item.text), 3)
        self.add(self.heading)
        self.keys = self._make_keys(measure, item, named)
        self.add(self.keys)
        if isinstance(self.keys, OptionKeys) and measure.answering is Answering.SCALE:
            self.body.addLayout(self._ends(item))
        self.keys.picked.connect(lambda _level: self.changed.emit())
        self.keys.settled.connect(lambda _level: self.settled.emit())
        if isinstance(self.keys, PainScale):
            for key in self.keys.keys:
                key.clicked.connect(lambda _on=False: self.pressed.emit())
        else:
            self.keys.pressed.connect(lambda _level: self.pressed.emit())

    @property
    def value(self) -> int | None:
        """The answer, None while there is none."""
        return self.keys.answer

    def show_value(self, value: float | None) -> None:
        """Show an answer, or none, without telling anybody."""
        self.keys.show_answer(None if value is None else int(value))

    def press_digit(self, digit: int) -> None:
        """Answer as if the digit was typed here."""
        self.keys.press_digit(digit)

    def pass_on_to(self, following: ScaleQuestion) -> None:
        """A digit typed right after a 1 is meant for the question that follows."""
        if isinstance(self.keys, PainScale):
            self.keys.passes_on = True
            self.keys.passed_on.connect(following.press_digit)

    def take_keyboard(self) -> None:
        """Give this question the keyboard."""
        self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_keys(self, measure: OutcomeMeasure, item: Item, named: str) -> PainScale | OptionKeys:
        question = named or self._words(item.text)
        if (measure.low, measure.high) == (0, WORST) and not item.options:
            short = named or self._words(item.short)
            return PainScale(
                question,
                self._words(item.low_anchor),
                self._words(item.high_anchor),
                title_level=0,
                key_name=partial(self._key_name, short) if short else str,
            )
        if item.options:
            options = [(option.value, self._words(option.words)) for option in item.options]
        else:
            levels = range(int(measure.low), int(measure.high) + 1, int(measure.step))
            options = [(level, str(level)) for level in levels]
        return OptionKeys(question, options, stacked=bool(item.options))

    def _key_name(self, short: str, level: int) -> str:
        return self._words(say("{level}, {question}", level=level, question=short))

    def _ends(self, item: Item) -> QHBoxLayout:
        ends = QHBoxLayout()
        ends.setSpacing(24)
        for words, side in (
            (item.low_anchor, Qt.AlignmentFlag.AlignLeft),
            (item.high_anchor, Qt.AlignmentFlag.AlignRight),
        ):
            anchor = Text(self._words(words), TextStyle.SMALL, Role.INK2)
            anchor.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            ends.addWidget(anchor)
        return ends
