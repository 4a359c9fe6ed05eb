"""The charts, one at a time: its sentence above it, its table behind it, each one click away."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from acutrack.domain.body_mark import BodyMark
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.errors import Obstacle
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import PatientId, Record
from acutrack.domain.review import Review
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from acutrack.domain.trial_plan import TrialPlan
from acutrack.gui.charts.chart_with_table import ChartWithTable
from acutrack.gui.charts.multiples_view import MultiplesView
from acutrack.gui.charts.places_view import PlacesView
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.charts.how_to_read import how_to_read
from acutrack.gui.pages.charts.offer import Offer
from acutrack.gui.pages.charts.sentence_card import SentenceCard
from acutrack.gui.pages.charts.shown_chart import (
    CHART_NAMES,
    OF_A_PLACE,
    WITHOUT_RANGE,
    ShownChart,
    Wanted,
)
from acutrack.gui.pages.charts.verdict_card import VerdictCard
from acutrack.gui.pages.page import Page
from acutrack.gui.pages.place_asked import about_place
from acutrack.gui.shipped_atlas import shipped_atlas
from acutrack.gui.widgets.buttons import Button, QuietLink, primary
from acutrack.gui.widgets.cards import Card, EmptyState
from acutrack.gui.widgets.chips import SegmentedChoice
from acutrack.gui.widgets.flow_layout import flow
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
_SPANS: dict[bool, Message] = {
    False: say("Up to the next session"),
    True: say("7 days before to 14 days after"),
}
#: Pages that stand behind the charts.
_FURTHER: tuple[tuple[str, str, Message], ...] = (
    ("baseline", "map-pin", say("Your start")),
    ("courses", "list", say("Courses and comparisons")),
    ("trial", "flask-conical", say("Plan a trial")),
    ("decides", "circle-question-mark", say("How AcuTrack decides")),
    ("known", "book-open", say("What is known")),
)


class ChartsPage(Page):
    """Chart, range and place are chosen above it; nothing is zoomed by accident.

    Only the chart that is looked at is drawn, so the others cost nothing.
    """

    KINDS: ClassVar[tuple[type[Record], ...]] = (
        Patient,
        PainScore,
        BodyMark,
        TreatmentSession,
        SideEffect,
        CoTreatment,
        DayAnswer,
        QuestionnaireAnswer,
        FrozenBaseline,
        Review,
        TrialPlan,
    )

    def __init__(self, context: GuiContext, patient: PatientId) -> None:
        super().__init__(context, patient)
        self._wanted = Wanted()
        self._measure: str | None = None
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
        self._make_choices()
        self.verdict = VerdictCard(context.words)
        self.verdict.wanted_how.connect(partial(context.ways.go, "decides"))
        self.verdict.hide()
        self._sentence = SentenceCard()
        how = QuietLink(self.words(say("How to read this")), "circle-question-mark")
        how.clicked.connect(self._explain)
        self._card = Card(self.words(say("Pain each day, 0 to 10")), beside=how)
        self._make_views()
        for part in (self._which, self._sites, self._measures, self._spans):
            self._scaffold.add(part)
        self._further = flow(*self._links(), gap=8)
        for card in (self.verdict, self._sentence, self._card, self._further):
            self._scaffold.add(card)
        self._empty: EmptyState | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scaffold)

    def _make_views(self) -> None:
        """The chart, and what can stand in its place."""
        self.chart = ChartWithTable(self.context.words, shortcut=False)
        self.chart.turned.connect(self._name_turn)
        self.multiples = MultiplesView(self.context.words)
        self.multiples.turned.connect(self._name_turn)
        self.multiples.hide()
        self.places = PlacesView(self.context.words)
        self.places.turned.connect(self._name_turn)
        self.places.hide()
        self._card.add(self.chart)
        self._card.add(self.multiples)
        self._card.add(self.places)

    def _make_choices(self) -> None:
        """Which chart, and what can be chosen further about it."""
        names = [(chart, self.words(name)) for chart, name in CHART_NAMES.items()]
        self._which = SegmentedChoice(self.words(say("Which chart")), list(names), ShownChart.TREND)
        self._which.picked.connect(self._choose_chart)
        self._sites = Offer(self.words(say("Which pain")))
        self._sites.picked.connect(lambda site: self._want(replace(self._wanted, site=str(site))))
        self._measures = Offer(self.words(say("Which questionnaire")))
        self._measures.picked.connect(
            lambda key: self._want(replace(self._wanted, measure=str(key)))
        )
        self._spans = Offer(self.words(say("Which days around a session")))
        self._spans.picked.connect(lambda wide: self._want(replace(self._wanted, wide=bool(wide))))

    @override
    def first_focus(self) -> QWidget | None:
        return self._which.first_focus if self._range.isHidden() else self._range.first_focus

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
        if self._wanted.site not in {score.site for score in diary.scores}:
            self._wanted = replace(self._wanted, site=None)
        self._show_enough(days)
        if days >= LEAST_DAYS:
            job = partial(draw, diary, self.context.words, self.context.now(), self._wanted)
            self.context.work.start(self, job, self._show, what="chart")

    def show_which(self, chart: ShownChart) -> None:
        """Show one of the charts."""
        self._which.show_choice(chart)
        self._range.setVisible(chart not in WITHOUT_RANGE)
        self._want(replace(self._wanted, chart=chart))

    @property
    def help_place(self) -> str:
        """What F1 leads to: the chart that is shown."""
        return f"chart-{self._wanted.chart.value}"

    def swap_table(self) -> None:
        """Turn the chart into its table, or back, where it is seen."""
        if self._card.isVisible():
            self._front().turn()
            self.show_chart_whole()

    def show_chart_whole(self) -> None:
        """Scroll to the chart, as far as the window holds it."""
        self._scaffold.bring_into_sight(self._card, top_at_least=True)

    def _front(self) -> ChartWithTable | MultiplesView | PlacesView:
        others = (self.multiples, self.places)
        return next((view for view in others if not view.isHidden()), self.chart)

    def _show(self, drawn: Drawn) -> None:
        self._sentence.say(self.words(drawn.headline), self.words(drawn.detail))
        self.verdict.setVisible(drawn.told is not None)
        if drawn.told is not None:
            self.verdict.show_verdict(drawn.told.said, drawn.told.strip, drawn.told.about)
        self._card.title.setText(drawn.chart.title)
        other = drawn.multiples is not None or drawn.places is not None
        self._card.setVisible(other or not drawn.chart.empty)
        self.chart.setVisible(not other)
        self.multiples.setVisible(drawn.multiples is not None)
        self.places.setVisible(drawn.places is not None)
        if drawn.multiples is not None:
            self.multiples.show_multiples(drawn.multiples)
        elif drawn.places is not None:
            self.places.show_places(drawn.places, shipped_atlas())
        elif not drawn.chart.empty:
            self.chart.show_chart(drawn.chart)
        self._name_turn(self._front().shows_table)
        self._offer(drawn)

    def _show_enough(self, days: int) -> None:
        enough = days >= LEAST_DAYS
        for widget in (self._sentence, self._card, self._which):
            widget.setVisible(enough)
        self.verdict.setVisible(enough and self.verdict.isVisible())
        for offer in (self._sites, self._measures, self._spans):
            offer.setVisible(enough and offer.isVisible())
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        if not enough:
            words = self.words(say("Your chart starts after 3 days. You have {days}.", days=days))
            self._empty = EmptyState(words, self._answer_button(), "chart-line")
            self._scaffold.add(self._empty)

    def _offer(self, drawn: Drawn) -> None:
        """What can be chosen further about this chart."""
        self._measure = drawn.measure
        chart = self._wanted.chart
        beside = len(drawn.sites) > 1 or chart is ShownChart.SIDE_BY_SIDE
        self._which.chip(ShownChart.SIDE_BY_SIDE).setVisible(beside)
        sites: list[tuple[object, str]] = [
            (site, site or self.words(say("Pain as a whole"))) for site in drawn.sites
        ]
        self._sites.show_options(sites if chart in OF_A_PLACE else [], drawn.site)
        measures: list[tuple[object, str]] = [
            (key, self.words(name)) for key, name in drawn.measures
        ]
        self._measures.show_options(measures, drawn.measure)
        spans: list[tuple[object, str]] = [
            (wide, self.words(words)) for wide, words in _SPANS.items()
        ]
        after = chart is ShownChart.AFTER_SESSION and not drawn.chart.empty
        self._spans.show_options(spans if after else [], self._wanted.wide)

    def _choose_range(self, weeks: object) -> None:
        self._want(replace(self._wanted, weeks=weeks if isinstance(weeks, int) else None))

    def _choose_chart(self, chart: object) -> None:
        if isinstance(chart, ShownChart):
            self.show_which(chart)

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.refresh_if_shown()

    def _explain(self) -> None:
        measure = None
        if self._wanted.chart is ShownChart.QUESTIONNAIRES and self._measure is not None:
            from acutrack.domain.measure_files import outcome_measure

            measure = outcome_measure(self._measure)
        how_to_read(self.context.words, self.window(), self._wanted.chart, measure)

    def _name_turn(self, as_table: bool) -> None:
        words = say("Show as chart") if as_table else say("Show as table")
        self._turn.set_words(self.words(words))
        self._turn.set_icon_name("chart-line" if as_table else "table-2")

    def _links(self) -> list[QuietLink]:
        """Where to go on from here."""
        made = []
        for page, icon, message in _FURTHER:
            link = QuietLink(self.words(message), icon)
            link.clicked.connect(partial(self._go_on, page))
            made.append(link)
        return made

    def _go_on(self, page: str) -> None:
        # What is looked at here is what the next page is about.
        site = self._wanted.site
        self.context.ways.go(page, "" if site is None else about_place(site))

    def _answer_button(self) -> Button:
        button = primary(self.words(say("Answer for today")), "sun")
        button.clicked.connect(lambda: self.context.ways.go("today"))
        return button
