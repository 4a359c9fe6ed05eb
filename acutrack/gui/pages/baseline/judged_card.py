"""How a complaint is judged: by which rating, and from which share on a change matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from acutrack.charts.palette import Role
from acutrack.domain.complaint import Settled
from acutrack.domain.measure import MEASURES
from acutrack.domain.message import Message, say
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.gui.pages.baseline.start_view import StartView

#: In percent; the range is that of `Complaint.important_share`.
SHARES = (20, 30, 40, 50)
_SETTLED_WORDS: dict[Settled, Message] = {
    Settled.MEASURE: say("which rating counts"),
    Settled.BASELINE: say("the start"),
    Settled.IMPORTANCE: say("the share that matters"),
}


class JudgedCard(Card):
    """Signals: `chose_measure` carries a PainMeasure, `chose_share` a share of 1."""

    chose_measure = Signal(object)
    chose_share = Signal(float)

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("What counts as a change that matters")))
        self._words = words
        by = words(say("Which rating counts"))
        self.measure = SegmentedChoice(
            by, [(measure, words(MEASURES[measure].name)) for measure in MEASURES]
        )
        share = words(say("How much of your pain has to go"))
        self.share = SegmentedChoice(
            share, [(percent, words(say("{percent} %", percent=percent))) for percent in SHARES]
        )
        self.meaning = Text("")
        source = say(
            "30 % is what most people call a clear change (Dworkin and others, 2008, "
            "Journal of Pain 9:105). You may choose from 20 % to 50 %."
        )
        self.seen = IconText("info", "", TextStyle.BODY, Role.CAUTION)
        self.add(Text(by, TextStyle.LABEL))
        self.add(self.measure)
        self.add(Text(share, TextStyle.LABEL))
        self.add(self.share)
        self.add(self.meaning)
        self.add(Text(words(source), TextStyle.SMALL, Role.INK2))
        self.add(self.seen)
        self.measure.picked.connect(self.chose_measure)
        self.share.picked.connect(lambda percent: self.chose_share.emit(int(percent) / 100))

    def show_start(self, view: StartView) -> None:
        """Show what is settled, and whether results were seen before."""
        complaint = view.complaint
        self.measure.show_choice(complaint.measure)
        percent = round(complaint.important_share * 100)
        self.share.show_choice(percent)
        self.meaning.setText(self._words(_meaning(complaint.important_share, view.mean)))
        told = [self._words(_SEEN)] if view.reviews else []
        told += [
            self._words(
                say("Changed on {day}: {what}.", day=each.day, what=_SETTLED_WORDS[each.what])
            )
            for each in complaint.late_changes
        ]
        self.seen.text.setText("\n".join(told))
        self.seen.setVisible(bool(told))


_SEEN = say(
    "You have seen results already. You may still change this; the report then says when you did."
)


def _meaning(share: float, mean: float | None) -> Message:
    percent = round(share * 100)
    if mean is None:
        return say("A fall by {percent} % of your start, and by 1 point at least.", percent=percent)
    from acutrack.analysis.change.important import important_change
    from acutrack.analysis.rounding import tenths

    return say(
        "Your start was {mean}. A fall by {points} or more counts as one that matters.",
        mean=tenths(mean),
        points=tenths(important_change(mean, share)),
    )
