"""One questionnaire in the list: what it is, how it stands, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.charts.palette import Role
from acutrack.domain.asking import Standing
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.outcome_measure import Answering
from acutrack.domain.scoring import direction_words, score_words
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.buttons import Button, QuietLink
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import Text

#: Narrower than this (at 100 % text) the buttons stand under the words.
_BESIDE_FROM = 560


class StandingRow(QWidget):
    """While it is due, its last score is not shown: it would draw the new answer to it."""

    wanted = Signal()
    """It is to be answered."""

    unwanted = Signal()
    """It is not to be asked any more."""

    def __init__(self, standing: Standing, begun: bool, words: Callable[[Message], str]) -> None:
        super().__init__()
        name = words(standing.measure.name)
        self.key = standing.measure.key
        self.answer = Button(
            words(_deed(standing, begun)),
            "pencil" if standing.due else None,
            name=words(say("{deed}: {name}", deed=_deed(standing, begun), name=name)),
        )
        self.answer.clicked.connect(self.wanted)
        self.stop = QuietLink(
            words(say("Stop asking")), name=words(say("Stop asking: {name}", name=name))
        )
        self.stop.clicked.connect(self.unwanted)
        told_words = QVBoxLayout()
        told_words.setSpacing(0)
        told_words.addWidget(Text(name, TextStyle.STRONG))
        for message in told(standing):
            told_words.addWidget(Text(words(message), TextStyle.SMALL, Role.INK2))
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 2, 0, 2)
        self._line.setSpacing(8)
        self._line.addLayout(told_words, 1)
        self._deeds = flow(self.answer, self.stop, gap=8)
        self._line.addWidget(self._deeds)
        follow_look(self._arrange)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= look().px(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._line.direction() != direction:
            self._line.setDirection(direction)
            self._line.setAlignment(
                self._deeds, Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag(0)
            )


def told(standing: Standing) -> tuple[Message, ...]:
    """How it stands, in sentences."""
    if standing.due:
        return (_how_long(standing),)
    return (*_last(standing), _when(standing))


def _deed(standing: Standing, begun: bool) -> Message:
    if begun:
        return say("Go on answering")
    return say("Answer") if standing.due else say("Answer now")


def _how_long(standing: Standing) -> Message:
    measure = standing.measure
    count = len(measure.items)
    if measure.answering is Answering.ACTIVITIES:
        return say("Up to {count} of your own activities", count=measure.most_activities)
    if measure.answering is Answering.TICKS:
        return say_count("{count} sentence to tick", "{count} sentences to tick", count)
    return say_count("{count} question", "{count} questions", count)


def _last(standing: Standing) -> tuple[Message, ...]:
    if standing.last is None:
        return ()
    day, score = standing.last.day, score_words(standing.measure, standing.last)
    direction = direction_words(standing.measure)
    if not direction.text:
        return (say("{score} on {day}.", score=score, day=day),)
    return (say("{score} on {day}. {direction}.", score=score, day=day, direction=direction),)


def _when(standing: Standing) -> Message:
    if standing.next_day is not None:
        return say("Next: {day}.", day=standing.next_day)
    if standing.last is None:
        return say("Asked from 4 weeks after your first session.")
    return say("Nothing more is planned. You can answer any time.")
