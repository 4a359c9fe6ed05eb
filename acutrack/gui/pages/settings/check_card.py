"""Looks the record over when asked to, and says in plain words what was found."""

from __future__ import annotations

from collections.abc import Sequence

from acutrack.charts.palette import Role
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.message import Message, say, say_count
from acutrack.gui.context import GuiContext
from acutrack.gui.widgets.announce import announce
from acutrack.gui.widgets.buttons import Button
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Text

#: More lines help nobody; `acutrack check --full` lists them all.
_LINES = 5


class CheckCard(Card):
    """A button, and what came of it."""

    def __init__(self, context: GuiContext) -> None:
        words = context.words
        super().__init__(words(say("Is my record whole?")))
        self._context = context
        self.add(Text(words(_ABOUT)))
        self.button = Button(words(say("Check my record")), "search")
        self.button.clicked.connect(self._check)
        self.recover = Button(words(say("Get back what can be read")), "archive-restore")
        self.recover.clicked.connect(context.ways.wanted_recovery)
        self.recover.hide()
        self.add(flow(self.button, self.recover, gap=8))
        self.whole = IconText("circle-check", words(_WHOLE))
        self.problem = IconText("triangle-alert", "", role=Role.INK, icon_role=Role.CAUTION)
        self.waiting = IconText("clock", words(_WAITING))
        for told in (self.waiting, self.whole, self.problem):
            told.hide()
            self.add(told)
        self._lines = [Text() for _ in range(_LINES)]
        for line in self._lines:
            line.hide()
            self.add(line)

    def _check(self) -> None:
        self.button.setEnabled(False)
        for told in (self.whole, self.problem, *self._lines):
            told.hide()
        self.waiting.show()
        announce(self, self.waiting.text.text())
        self._context.work.start(
            self, self._context.look_over, self._show, what="check", failed=self._tell
        )

    def _show(self, found: Sequence[Message]) -> None:
        self._end()
        self.recover.setVisible(bool(found))
        if not found:
            self.whole.show()
            announce(self, self.whole.text.text())
            return
        self._tell_problem(_wrong(len(found)))
        for line, message in zip(self._lines, found, strict=False):
            line.setText(self._context.words(message))
            line.show()

    def _tell(self, error: AcuTrackError) -> None:
        self._end()
        self._tell_problem(error.message)

    def _end(self) -> None:
        self.button.setEnabled(True)
        self.waiting.hide()

    def _tell_problem(self, message: Message) -> None:
        told = self._context.words(message)
        self.problem.text.setText(told)
        self.problem.show()
        announce(self, told)


def _wrong(count: int) -> Message:
    return say_count(
        "{count} thing is not right. Nothing was changed. Save a copy first, "
        "then see what can be got back.",
        "{count} things are not right. Nothing was changed. Save a copy first, "
        "then see what can be got back.",
        count,
    )


_WAITING = say("Reading every entry")
_ABOUT = say(
    "AcuTrack looks at the file each time it starts. Here it reads every entry and compares it "
    "with the history, where each one stands a second time."
)
_WHOLE = say("Your record is whole: every entry can be read and is as the history says.")
