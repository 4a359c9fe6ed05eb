"""Your last 12 weeks: two averages, and the days behind them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from acutrack.charts.palette import Role
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.complaint import Complaint
from acutrack.domain.frozen_baseline import FrozenBaseline
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.review import Review
from acutrack.gui.charts.chart_view import ChartView
from acutrack.gui.context import GuiContext
from acutrack.gui.pages.today.todays_diary import TodaysDiary
from acutrack.gui.theme import TextStyle, follow_look, look
from acutrack.gui.widgets.buttons import QuietLink
from acutrack.gui.widgets.cards import Card
from acutrack.gui.widgets.flow_layout import flow
from acutrack.gui.widgets.labels import IconText, Text
from acutrack.text.catalogue import Catalogue

if TYPE_CHECKING:
    from acutrack.analysis.diary import Diary
    from acutrack.charts.spec import Chart

WEEKS = 12
#: A chart of fewer days would say nothing.
LEAST_DAYS = 3
_CHART_HEIGHT = 210


@dataclass(frozen=True)
class Trend:
    """What the card says; `chart` is None while there are too few days.

    `verdict` is that of the latest review held, with its date.
    """

    headline: Message
    detail: Message
    chart: Chart | None
    verdict: Message | None = None


class TrendCard(Card):
    """Computed in the background; it appears after today's answer, so that it cannot draw it."""

    wanted_charts = Signal()
    wanted_start = Signal()

    def __init__(self, context: GuiContext) -> None:
        words = context.words
        super().__init__(words(say("Your last 12 weeks")))
        self._context = context
        self.headline = Text("", TextStyle.BODY)
        self.detail = Text("", TextStyle.SMALL, Role.INK2)
        self.verdict = IconText("gauge", "", TextStyle.SMALL, Role.INK)
        self.verdict.hide()
        self.chart = ChartView(words, mini=True)
        self.chart.hide()
        self.better = IconText(
            "arrow-down", words(say("Lower is better")), TextStyle.SMALL_STRONG, Role.BETTER
        )
        self.link = QuietLink(words(say("See charts")))
        self.link.clicked.connect(self.wanted_charts)
        start = QuietLink(words(say("Your start")))
        start.clicked.connect(self.wanted_start)
        ways = flow(self.better, self.link, start, gap=8)
        for widget in (self.headline, self.detail, self.verdict, self.chart, ways):
            self.add(widget)
        follow_look(self._restyle)

    def show_diary(self, diary: TodaysDiary) -> None:
        """Begin to work the numbers out; what stood here stays until they are there."""
        from acutrack.analysis.diary import Diary

        if diary.patient is None:
            return
        load = self._context.casebook.load
        records = Diary(
            diary.patient,
            scores=diary.scores,
            sessions=diary.sessions,
            side_effects=diary.effects,
            treatments=load(CoTreatment, diary.patient_id),
            answers=diary.answers,
            complaints=load(Complaint, diary.patient_id),
            baselines=load(FrozenBaseline, diary.patient_id),
            reviews=load(Review, diary.patient_id),
        )
        job = partial(trend, records, self._context.words, diary)
        self._context.work.start(self, job, self._show, what="trend")

    def _show(self, found: Trend) -> None:
        self.headline.setText(self._context.words(found.headline))
        self.detail.setText(self._context.words(found.detail))
        self.verdict.setVisible(found.verdict is not None)
        if found.verdict is not None:
            self.verdict.text.setText(self._context.words(found.verdict))
        if found.chart is not None:
            self.chart.show_chart(found.chart)
        for widget in (self.chart, self.better, self.link):
            widget.setVisible(found.chart is not None)

    def _restyle(self) -> None:
        self.chart.setMinimumHeight(look().px(_CHART_HEIGHT))


def trend(records: Diary, words: Catalogue, diary: TodaysDiary) -> Trend:
    """The two averages with the days they rest on, and the chart of the last weeks."""
    from acutrack.analysis.overview import overview
    from acutrack.analysis.words.overview_words import overview_sentence
    from acutrack.charts.pain_timeline import pain_timeline, shown_days

    days = len({score.day for score in diary.scores})
    if days < LEAST_DAYS:
        have = say_count("You have {count} day.", "You have {count} days.", days)
        return Trend(say("Your chart starts after 3 days."), have, None)
    numbers = overview(records, diary.today)
    sentence = overview_sentence(numbers)
    shown = shown_days(records, diary.today, WEEKS)
    chart = pain_timeline(
        records, words, first=shown.first, last=shown.last, today=diary.today, numbers=numbers
    )
    return Trend(sentence.headline, sentence.days, chart, _verdict(records, numbers.site))


def _verdict(records: Diary, site: str) -> Message | None:
    """What the latest review found; it was stored, so nothing is worked out here."""
    from acutrack.analysis.complaints import complaint_of
    from acutrack.analysis.reviews.review_schedule import latest_result
    from acutrack.analysis.words.verdict_words import verdict_words

    complaint = complaint_of(records.patient, records.complaints, site)
    result = latest_result(records, complaint)
    if result is None:
        return None
    said = verdict_words(result, complaint=complaint).headline
    return say("Review of {day}: {verdict}", day=result.review, verdict=said)
