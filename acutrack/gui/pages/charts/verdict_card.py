"""The verdict of the latest review: the answer, its numbers, and what speaks against it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from acutrack.analysis.words.verdict_words import VerdictWords
from acutrack.charts.palette import Role
from acutrack.charts.spec import Chart
from acutrack.domain.message import Message, say
from acutrack.gui.charts.chart_view import ChartView
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Mark, Text
from acutrack.gui.widgets.page import Columns
from acutrack.text.catalogue import Catalogue

_KEY = say(
    "The dot is the difference of the two averages. The bar is where the change is likely. What "
    "lies inside the dotted line is enough to matter."
)


_MORE, _LESS = say("More about this"), say("Less about this")
_STRIP_HEIGHT = 112


class VerdictCard(Card):
    """Told in the order in which it is asked: better or not, how much, how sure, what else.

    What qualifies the answer is always there; what explains it stands behind a link, so that the
    chart below is in sight.
    """

    wanted_how = Signal()

    def __init__(self, words: Catalogue) -> None:
        super().__init__(ground=Role.TINT, edge=Role.ACCENT)
        self._words = words
        self._shown: tuple[VerdictWords, Message] | None = None
        self.headline = Text("", TextStyle.H3)
        self.numbers = Text("")
        self.interval = Text("")
        self.strip = ChartView(words, mini=True)
        self.key = Text(words(_KEY), TextStyle.SMALL)
        self.days = Text("", TextStyle.SMALL)
        self.chance = Text("", TextStyle.SMALL)
        self.date = Text("", TextStyle.SMALL, Role.INK2)
        how = QuietLink(
            words(say("How is this decided?")),
            name=words(say("How is this decided? The method, and how often it is wrong")),
        )
        how.clicked.connect(self.wanted_how)
        self.more = QuietLink(words(_MORE))
        self.more.clicked.connect(self._turn)
        self._foot = flow(self.date, self.more, how, gap=12)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(6)
        self.further = QWidget()
        self.further.hide()
        self._lay_out()
        follow_look(self._restyle)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(Mark("gauge", Role.ACCENT, 26), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.headline, 1)
        self.body.addLayout(head)
        columns = Columns(20, 13)
        columns.main.setSpacing(8)
        columns.side.setSpacing(4)
        for label in (self.numbers, self.interval, self.days):
            columns.main.addWidget(label)
        columns.side.addWidget(self.strip)
        self.add(columns)
        self.body.addLayout(self._beside)
        column = QVBoxLayout(self.further)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.chance)
        column.addWidget(self.key)
        self.add(self.further)
        # The links bring air of their own.
        self.body.setSpacing(4)
        self.body.setContentsMargins(20, 16, 20, 4)
        self.add(self._foot)

    def show_verdict(self, said: VerdictWords, strip: Chart | None, about: Message) -> None:
        """Tell a verdict; `about` says which review it is from and when the next one is."""
        if (said, about) == self._shown:
            # Storing a review draws the page anew; what reads the same stays where it is.
            return
        self._shown = (said, about)
        self.headline.setText(self._words(said.headline))
        for label, message in (
            (self.numbers, said.numbers),
            (self.interval, said.interval),
            (self.days, said.days),
            (self.chance, said.chance),
            (self.date, about),
        ):
            label.setVisible(message is not None)
            label.setText("" if message is None else self._words(message))
        self.strip.setVisible(strip is not None)
        self.key.setVisible(strip is not None)
        self.more.setVisible(strip is not None or said.chance is not None)
        if strip is not None:
            self.strip.show_chart(strip)
        self._show_also(said)

    def _show_also(self, said: VerdictWords) -> None:
        while (item := self._beside.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for caution in said.cautions:
            self._beside.addWidget(self._line("triangle-alert", caution, Role.CAUTION))
        for note in said.notes:
            self._beside.addWidget(self._line("info", note, Role.ACCENT))

    def _line(self, icon: str, message: Message, role: Role) -> QWidget:
        return IconText(icon, self._words(message), TextStyle.SMALL, Role.INK, role)

    def _turn(self) -> None:
        shown = self.further.isHidden()
        self.further.setVisible(shown)
        self.more.set_words(self._words(_LESS if shown else _MORE))

    def _restyle(self) -> None:
        self.strip.setFixedHeight(look().px(_STRIP_HEIGHT))
