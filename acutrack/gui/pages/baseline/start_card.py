"""The start itself: proposed or settled, drawn small, with what it can and cannot tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from acutrack.charts.palette import Role
from acutrack.domain.message import Message, say
from acutrack.gui.pages.baseline.pictures import DaysPicture, GaugePicture
from acutrack.gui.theme import TextStyle
from acutrack.gui.widgets.buttons import Button, primary
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.gui.pages.baseline.start_view import StartView


class StartCard(Card):
    """Values in, signals out: `settled` and `opened` are what a person wants."""

    settled = Signal()
    opened = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__(words(say("The days before your first session")))
        self._words = words
        self.gauge = GaugePicture()
        self.state = Text("", TextStyle.STRONG)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.gauge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.state, 1)
        self.body.addLayout(row)
        self.why = Text("")
        self.days = DaysPicture()
        self.average = Text("")
        self.left_out = Text("", TextStyle.SMALL, Role.INK2)
        self.more = Text("")
        self.cautions = IconText("info", "", TextStyle.BODY, Role.CAUTION)
        self.changed = IconText("pencil", "", TextStyle.BODY, Role.CAUTION)
        self.settle = primary(words(say("Settle this start")), "pin")
        self.settle.clicked.connect(self.settled)
        self.open_again = Button(words(say("Open it again")), "undo-2")
        self.open_again.clicked.connect(self.opened)
        self.explained = Text("", TextStyle.SMALL, Role.INK2)
        for widget in (
            *(self.why, self.days, self.average, self.left_out, self.more),
            *(self.cautions, self.changed, self.explained),
            flow(self.settle, self.open_again, gap=8),
        ):
            self.add(widget)

    def show_start(self, view: StartView) -> None:
        """Show a start as it is proposed, or as it was settled."""
        from acutrack.analysis.words.baseline_words import average_words, more_days

        settled = view.frozen is not None
        self._show_state(view)
        self._draw_days(view)
        count = len(view.frozen.days if view.frozen is not None else view.proposal.days)
        average = None if view.mean is None else average_words(view.mean, count)
        self._say(self.average, average)
        self._say(self.more, None if settled else more_days(view.proposal))
        self._show_cautions(view)
        self._show_changed(view)
        self._say(self.explained, _SETTLED if settled else _OPEN if view.proposal.days else None)
        self.settle.setVisible(not settled and bool(view.proposal.days))
        self.open_again.setVisible(settled)

    def _show_state(self, view: StartView) -> None:
        from acutrack.analysis.start.sufficiency import Sufficiency
        from acutrack.analysis.words.baseline_words import (
            STATE_WORDS,
            left_out_words,
            settled_words,
            why_these_days,
        )

        state = view.proposal.gauge.state
        self.gauge.show_step(list(Sufficiency).index(state) + 1)
        self._say(self.state, STATE_WORDS[state])
        self._say(
            self.why,
            why_these_days(view.proposal) if view.frozen is None else settled_words(view.frozen),
        )
        self._say(self.left_out, left_out_words(view.proposal) if view.frozen is None else None)

    def _draw_days(self, view: StartView) -> None:
        told = view.frozen.days if view.frozen is not None else view.proposal.days
        self.days.setVisible(bool(told))
        if not told:
            return
        values = {each.day: each.value for each in told}
        framed = frozenset(each.day for each in view.changed)
        if view.frozen is None:
            self.days.show_days(told[0].day, view.proposal.span.last, values, framed)
        else:
            self.days.show_days(view.frozen.first, view.frozen.last, values, framed)
        self.days.setAccessibleName(
            self._words(
                say("{days} days, drawn small. The chart and its table hold them.", days=len(told))
            )
        )

    def _show_cautions(self, view: StartView) -> None:
        from acutrack.analysis.words.baseline_words import START_CAUTIONS

        told = [self._words(START_CAUTIONS[caution]) for caution in view.proposal.cautions]
        self._lines(self.cautions, told)

    def _show_changed(self, view: StartView) -> None:
        from acutrack.analysis.words.baseline_words import changed_words

        told = [self._words(changed_words(each)) for each in view.changed]
        if told:
            told.insert(0, self._words(_CHANGED))
        self._lines(self.changed, told)

    def _lines(self, widget: IconText, told: Iterable[str]) -> None:
        text = "\n".join(told)
        widget.text.setText(text)
        widget.setVisible(bool(text))

    def _say(self, widget: Text, message: Message | None) -> None:
        widget.setText("" if message is None else self._words(message))
        widget.setVisible(message is not None)


_OPEN = say(
    "Settle it before you look at results. It is then kept as it is, and you are asked before "
    "one of its days is changed."
)
_SETTLED = say(
    "You are asked before one of these days is changed. To settle other days, open it again."
)
_CHANGED = say("Changed since it was settled. Charts and the report mark these days:")
