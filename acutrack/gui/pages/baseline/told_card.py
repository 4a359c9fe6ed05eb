"""What a person tells once: usual pain, an earlier course, and pain remembered from before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from acutrack.charts.palette import Role
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.labels import Text
from acutrack.gui.widgets.pain_scale import PainScale
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.gui.pages.baseline.start_view import StartView

_ANCHORS = MEASURES[PainMeasure.AVERAGE_24H]
_USUAL = say("How strong is your pain on a usual day in the last 3 months?")
_EARLIER = say("Did you have acupuncture in the 12 months before your first session?")
_RECALLED = say("Looking back: how strong was your pain on average before your first session?")


class OnceAsked(Card):
    """A question from 0 to 10 that is asked once; its answer then stands in its place.

    Signals: `picked` carries the level.
    """

    picked = Signal(int)

    def __init__(self, words: Catalogue, question: Message, why: Message) -> None:
        super().__init__()
        self._words = words
        asked = words(question)
        self.scale = PainScale(
            asked,
            words(_ANCHORS.low_anchor),
            words(_ANCHORS.high_anchor),
            title_level=3,
            key_name=lambda level: words(say("{question} {level}", question=question, level=level)),
        )
        self.told = Text("", TextStyle.STRONG)
        self.change = QuietLink(words(say("Change it")), name=words(_change_of(question)))
        self.why = Text(words(why), TextStyle.SMALL, Role.INK2)
        answered = QHBoxLayout()
        answered.addWidget(self.told, 1)
        answered.addWidget(self.change)
        self.add(self.scale)
        self.body.addLayout(answered)
        self.add(self.why)
        self.scale.picked.connect(self.picked)
        self.change.clicked.connect(self._ask_again)

    def show_answer(self, level: float | None, told: Message | None) -> None:
        """Show the question, or what was answered to it."""
        self.scale.setVisible(level is None)
        self.scale.show_answer(None)
        for widget in (self.told, self.change):
            widget.setVisible(level is not None)
        self.told.setText("" if told is None else self._words(told))

    def _ask_again(self) -> None:
        self.scale.show()
        self.change.hide()
        self.scale.keys[0].setFocus()


class EarlierCourse(Card):
    """Whether there was acupuncture in the year before."""

    answered = Signal(object)

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(_EARLIER))
        self.choice = SegmentedChoice(
            words(_EARLIER), [(True, words(say("Yes"))), (False, words(say("No")))]
        )
        self.choice.picked.connect(self.answered)
        self.add(self.choice)
        why = say("Relief from an earlier course can last for months. A result then says so.")
        self.add(Text(words(why), TextStyle.SMALL, Role.INK2))


class ToldCards:
    """The three questions, each shown while it makes sense to ask it."""

    def __init__(self, words: Catalogue) -> None:
        self.usual = OnceAsked(
            words,
            _USUAL,
            say("It tells later whether you began on unusually bad days. No number uses it."),
        )
        self.earlier = EarlierCourse(words)
        self.recalled = OnceAsked(
            words,
            _RECALLED,
            say(
                "For those who began before they had AcuTrack. It is told from memory, so it "
                "stands apart from your entries and no result is worked out from it."
            ),
        )

    @property
    def cards(self) -> tuple[Card, ...]:
        """In the order in which they are shown."""
        return (self.usual, self.earlier, self.recalled)

    def show_start(self, view: StartView) -> None:
        """Usual pain is asked before the first session, remembered pain after it."""
        complaint, begun = view.complaint, view.proposal.begun
        usual, recalled = view.usual, complaint.recalled_level
        self.usual.setVisible(not begun or usual is not None)
        self.usual.show_answer(
            usual, say("Usual pain: {level} out of 10.", level=usual) if usual is not None else None
        )
        self.earlier.choice.show_choice(complaint.earlier_course)
        self.recalled.setVisible(recalled is not None or (begun and not view.proposal.days))
        self.recalled.show_answer(
            recalled,
            say(
                "From memory, told on {day}: {level} out of 10.",
                day=complaint.recalled_on,
                level=recalled,
            )
            if recalled is not None
            else None,
        )


def _change_of(question: Message) -> Message:
    return say("Change the answer: {question}", question=question)
