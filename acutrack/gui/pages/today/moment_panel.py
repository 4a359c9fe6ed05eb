"""A second, smaller scale under the chips: pain at this moment, or at its worst."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from acutrack.charts.palette import Role
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.pain_scale import PainScale
from acutrack.text.catalogue import Catalogue


class MomentPanel(QWidget):
    """One extra rating; `picked` carries the level.

    For pain now, a choice made while the panel stays open replaces the one before it; opened
    again, it asks about a new moment.
    """

    picked = Signal(int)

    def __init__(self, measure: PainMeasure, words: Catalogue) -> None:
        super().__init__()
        self.measure = measure
        self.current: PainScore | None = None
        self._words = words
        asked = MEASURES[measure]
        self.scale = PainScale(
            words(asked.question), words(asked.low_anchor), words(asked.high_anchor), title_level=3
        )
        self.scale.picked.connect(self.picked)
        self.state = Text("", TextStyle.SMALL, Role.INK2)
        self.state.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.scale)
        column.addWidget(self.state)
        self.setFocusProxy(self.scale)

    def show_time(self, now: datetime) -> None:
        """Say which moment the rating will be about."""
        if self.current is None:
            self.scale.show_answer(None)
            self._say(self._words(say("It is saved with the time, {time}.", time=now.timetz())))

    def show_answer(self, score: PainScore | None) -> None:
        """Show the rating that is saved, or none."""
        self.current = score
        self.scale.show_answer(None if score is None else round(score.value))
        if score is None:
            self._say("")
        elif score.at is None:
            self._say(self._words(say("Saved: {value} out of 10.", value=score.value)))
        else:
            message = say("Saved: {value} out of 10 at {time}.", value=score.value, time=score.at)
            self._say(self._words(message))

    def begin_anew(self) -> None:
        """Forget the rating shown, so that the next one is about another moment."""
        self.show_answer(None)

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))
