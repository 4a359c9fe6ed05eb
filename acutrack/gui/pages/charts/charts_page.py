"""The main trend, with its sentence above it and its table behind it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import Message, say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.record import PatientId, Record
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.gui.charts.chart_with_table import ChartWithTable
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.charts.how_to_read import how_to_read
from acutrack.gui.pages.charts.sentence_card import SentenceCard
from acutrack.gui.pages.page import Page
from acutrack.gui.widgets.buttons import Button, QuietLink, primary
from acutrack.gui.widgets.cards import Card, EmptyState
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.page import Scaffold

if TYPE_CHECKING:
    from acutrack.gui.pages.charts.drawing import Drawn

LEAST_DAYS = 3
_WEEKS: tuple[tuple[int | None, Message], ...] = (
    (4, say("4 weeks")),
    (12, say("12 weeks")),
    (None, say("All")),
)
_ALL = "all"


class ChartsPage(Page):
    """Range and place are chosen above the chart; nothing is zoomed by accident."""

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        Patient,
        PainScore,
        TreatmentSession,
        SideEffect,
        CoTreatment,
        DayAnswer,
    )

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._weeks: int | None = 12
        self._site: str | None = None
        self._range = SegmentedChoice(
            self.words(say("How much to show")),
            [(weeks or _ALL, self.words(words)) for weeks, words in _WEEKS],
            12,
        )
        self._range.picked.connect(self._choose_range)
        self._turn = Button(self.words(say("Show as table")), "table-2")
        self._turn.clicked.connect(self.swap_table)
        report = primary(self.words(say("Report")), "file-text")
        report.clicked.connect(lambda: context.ways.go("report"))
        self._scaffold = Scaffold(self.words(say("Charts")), "", [self._range, self._turn, report])
        self._sentence = SentenceCard()
        self._scaffold.add(self._sentence)
        self._sites = Card()
        self._sites.hide()
        self._scaffold.add(self._sites)
        how = QuietLink(self.words(say("How to read this")), "circle-question-mark")
        how.clicked.connect(lambda: how_to_read(context.words, self.window()))
        self._card = Card(self.words(say("Pain each day, 0 to 10")), beside=how)
        self.chart = ChartWithTable(context.words, shortcut=False)
        self.chart.turned.connect(self._name_turn)
        self._card.add(self.chart)
        self._scaffold.add(self._card)
        self._empty: EmptyState | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    @override
    def first_focus(self) -> QWidget | None:
        return self._range.first_focus

    @override
    def refresh(self) -> None:
        # numpy and the chart's own code load with the first chart, not with the window.
        from acutrack.analysis.diary import read_diary
        from acutrack.gui.pages.charts.drawing import draw

        found = self.context.casebook.load(Patient, self.patient)
        if not found:
            raise Obstacle(say("This record is no longer there. Open another one."))
        diary = read_diary(self.context.casebook, found[0])
        days = len({score.day for score in diary.scores})
        if self._site not in {score.site for score in diary.scores}:
            self._site = None
        self._show_enough(days)
        if days >= LEAST_DAYS:
            job = partial(
                draw, diary, self.context.words, self.context.today(), self._weeks, self._site
            )
            self.context.work.start(self, job, self._show, what="chart")

    def swap_table(self) -> None:
        """Turn the chart into its table, or back."""
        if self._card.isVisible():
            self.chart.turn()

    def _show(self, drawn: Drawn) -> None:
        self._sentence.say(self.words(drawn.sentence.headline), self.words(drawn.sentence.detail))
        self.chart.show_chart(drawn.chart)
        self._offer_sites(drawn.site, drawn.sites)

    def _show_enough(self, days: int) -> None:
        enough = days >= LEAST_DAYS
        for widget in (self._sentence, self._card):
            widget.setVisible(enough)
        if not enough:
            self._sites.hide()
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        if not enough:
            words = self.words(say("Your chart starts after 3 days. You have {days}.", days=days))
            self._empty = EmptyState(words, self._answer_button(), "chart-line")
            self._scaffold.add(self._empty)

    def _offer_sites(self, shown: str, sites: tuple[str, ...]) -> None:
        """Several places that hurt each have a chart of their own."""
        while (item := self._sites.body.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._sites.setVisible(len(sites) > 1 and self._card.isVisible())
        if len(sites) <= 1:
            return
        options: list[tuple[object, str]] = [
            (site, site or self.words(say("Pain as a whole"))) for site in sites
        ]
        choice = SegmentedChoice(self.words(say("Which pain")), options, shown)
        choice.picked.connect(self._choose_site)
        self._sites.add(choice)

    def _choose_range(self, weeks: object) -> None:
        self._weeks = weeks if isinstance(weeks, int) else None
        self.refresh_if_shown()

    def _choose_site(self, site: object) -> None:
        self._site = str(site)
        self.refresh_if_shown()

    def _name_turn(self, as_table: bool) -> None:
        words = say("Show as chart") if as_table else say("Show as table")
        self._turn.set_words(self.words(words))
        self._turn.set_icon_name("chart-line" if as_table else "table-2")

    def _answer_button(self) -> Button:
        button = primary(self.words(say("Answer for today")), "sun")
        button.clicked.connect(lambda: self.context.ways.go("today"))
        return button
