"""The work behind the page: records in, chart and sentence out; runs on the worker thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import assert_never

from acutrack.analysis.answers.measure_change import measure_change
from acutrack.analysis.answers.side_effect_rates import side_effect_rates
from acutrack.analysis.change.headlined import headlined
from acutrack.analysis.daily_series import DailySeries, sites_by_use
from acutrack.analysis.diary import Diary
from acutrack.analysis.overview import Overview, overview
from acutrack.analysis.phases import Window
from acutrack.analysis.reviews.standing import standing_of
from acutrack.analysis.sessions.aligned_days import FOR_PATIENT, FOR_PRACTITIONER
from acutrack.analysis.sessions.pre_post import pre_post
from acutrack.analysis.sessions.session_curve import duration
from acutrack.analysis.sessions.session_response import session_response
from acutrack.analysis.words.overview_words import overview_sentence
from acutrack.analysis.words.plain_words import Said
from acutrack.analysis.words.pre_post_words import pre_post_words
from acutrack.analysis.words.questionnaire_change_words import questionnaire_words
from acutrack.analysis.words.session_response_words import response_words
from acutrack.analysis.words.side_effect_words import rates_words, wanted_words
from acutrack.analysis.words.verdict_words import VerdictWords, verdict_words
from acutrack.charts.after_session import after_session
from acutrack.charts.beside import Beside
from acutrack.charts.body_change import BodyChange, body_change
from acutrack.charts.calendar import calendar
from acutrack.charts.change_strip import change_strip
from acutrack.charts.days_by_level import days_by_level
from acutrack.charts.each_session import each_session
from acutrack.charts.pain_timeline import pain_timeline, shown_days
from acutrack.charts.questionnaire_series import Scored, questionnaire_series
from acutrack.charts.side_effect_timeline import side_effect_timeline
from acutrack.charts.small_multiples import SmallMultiples, Subject, small_multiples
from acutrack.charts.spec import Axis, AxisKind, Chart
from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.message import NOTHING, Message, say
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.scoring import score
from acutrack.gui.pages.charts.shown_chart import ShownChart, Wanted
from acutrack.gui.shipped_atlas import shipped_atlas
from acutrack.text.catalogue import Catalogue

_NOTHING_THERE = Axis(0, 1, (), kind=AxisKind.NONE)


@dataclass(frozen=True)
class Told:
    """The verdict of the latest review, which review it is from, and its interval as a line."""

    said: VerdictWords
    about: Message
    strip: Chart | None


@dataclass(frozen=True)
class Drawn:
    """A chart and what stands around it.

    Attributes:
        chart: may be empty; its summary then says what is wanted.
        headline, detail: the sentence above it; no headline where the summary says it all.
        site: the place it is about.
        sites: every place recorded.
        measure: key of the questionnaire shown, if one is.
        measures: key and name of each questionnaire that was answered.
        multiples: the rows side by side, in the place of `chart`.
        told: the verdict above the trend; None before the first review.
        places: the small body maps, in the place of `chart`.
    """

    chart: Chart
    headline: Message
    detail: Message
    site: str
    sites: tuple[str, ...]
    measure: str | None = None
    measures: tuple[tuple[str, Message], ...] = ()
    multiples: SmallMultiples | None = None
    told: Told | None = None
    places: BodyChange | None = None


def draw(diary: Diary, words: Catalogue, now: datetime, wanted: Wanted) -> Drawn:
    """Draw the chart that is wanted."""
    today = now.date()
    view = _View(
        diary,
        words,
        now,
        shown_days(diary, today, wanted.weeks, wanted.site),
        overview(diary, today, site=wanted.site),
    )
    match wanted.chart:
        case ShownChart.TREND:
            made = _trend(view)
        case ShownChart.AFTER_SESSION:
            made = _after_session(view, FOR_PRACTITIONER if wanted.wide else FOR_PATIENT)
        case ShownChart.EACH_SESSION:
            made = _each_session(view)
        case ShownChart.DAYS_BY_LEVEL:
            made = view.drawn(days_by_level(view.numbers, words))
        case ShownChart.CALENDAR:
            made = view.drawn(calendar(view.series, view.held, words, period=view.shown))
        case ShownChart.QUESTIONNAIRES:
            made = _questionnaire(view, wanted.measure)
        case ShownChart.SIDE_EFFECTS:
            made = _side_effects(view)
        case ShownChart.PLACES:
            made = _places(view)
        case ShownChart.SIDE_BY_SIDE:
            made = _side_by_side(view, wanted.weeks)
        case _:
            assert_never(wanted.chart)
    return made


@dataclass(frozen=True)
class _View:
    """The diary and the part of it that is looked at."""

    diary: Diary
    words: Catalogue
    now: datetime
    shown: Window
    numbers: Overview

    @property
    def today(self) -> date:
        return self.now.date()

    @cached_property
    def series(self) -> DailySeries:
        return self.diary.series(self.numbers.site, self.numbers.measure)

    @cached_property
    def held(self) -> list[date]:
        return [session.day for session in self.diary.sessions if session.day <= self.today]

    def drawn(self, chart: Chart, said: Said | None = None) -> Drawn:
        """The chart under what is said of it; without that, under its own summary."""
        if said is None:
            said = Said(NOTHING, (say("{summary}", summary=chart.summary),))
        detail = Said(said.details[0], said.details[1:]).whole if said.details else NOTHING
        sites = sites_by_use(self.diary.scores)
        return Drawn(chart, said.headline, detail, self.numbers.site, sites)


def _trend(view: _View) -> Drawn:
    diary, sentence = view.diary, overview_sentence(view.numbers)
    chart = pain_timeline(
        diary,
        view.words,
        first=view.shown.first,
        last=view.shown.last,
        today=view.today,
        numbers=view.numbers,
        beside=Beside(diary.reviews, diary.baselines, diary.trial_plans),
    )
    drawn = view.drawn(chart, Said(sentence.headline, (sentence.detail,)))
    return replace(drawn, told=_told(view))


def _told(view: _View) -> Told | None:
    standing = standing_of(view.diary, view.numbers.site, view.now)
    if standing.latest is None:
        return None
    result = standing.latest.result
    said = verdict_words(result, complaint=standing.complaint, next_review=standing.next_review)
    about = say(
        "Review {number}, looking back from {day}.", number=result.number, day=result.review
    )
    if said.next_review is not None:
        about = say("{review} {next}", review=about, next=said.next_review)
    return Told(said, about, change_strip(headlined(result), view.words))


def _after_session(view: _View, span: tuple[int, int]) -> Drawn:
    used, held = view.series.used, [day.toordinal() for day in view.held]
    response = session_response(used.days, used.values, held)
    said = response_words(response, duration(used.days, used.values, held))
    start = view.numbers.start
    chart = after_session(
        view.series,
        view.held,
        view.words,
        span=span,
        start=None if start is None else start.mean,
        said=said.headline,
    )
    return view.drawn(chart, None if chart.empty else said)


def _each_session(view: _View) -> Drawn:
    held = [session for session in view.diary.sessions if view.shown.holds(session.day)]
    chart = each_session(view.diary.sessions, view.words, period=view.shown)
    return view.drawn(chart, None if chart.empty else pre_post_words(pre_post(held)))


def _side_effects(view: _View) -> Drawn:
    diary = view.diary
    rates = side_effect_rates(diary.side_effects, diary.sessions, view.today)
    said = rates_words(rates)
    if rates.any.asked:
        said = replace(said, headline=say("Side effects after {rate}", rate=said.headline))
    chart = side_effect_timeline(diary, view.words, view.shown, said=said.headline)
    wanted = wanted_words(rates)
    if wanted is not None:
        said = replace(said, details=(*said.details, wanted))
    return view.drawn(chart, said)


def _side_by_side(view: _View, weeks: int | None) -> Drawn:
    diary = view.diary
    subjects = [
        Subject(site or view.words(say("Pain as a whole")), "", diary, site)
        for site in sites_by_use(diary.scores)
    ]
    found = small_multiples(subjects, view.words, view.today, weeks=weeks)
    none = Chart(found.title, found.summary, _NOTHING_THERE, _NOTHING_THERE, ())
    return replace(view.drawn(none), multiples=found)


def _places(view: _View) -> Drawn:
    found = body_change(view.diary.marks, shipped_atlas(), view.words, view.today)
    none = Chart(found.title, found.summary, _NOTHING_THERE, _NOTHING_THERE, ())
    return replace(view.drawn(none), places=None if found.empty else found)


def _questionnaire(view: _View, wanted: str | None) -> Drawn:
    answers = view.diary.questionnaires
    key, measures = _measures(answers, wanted)
    measure = None if key is None else outcome_measure(key)
    if measure is None:
        title = view.words(say("Questionnaires"))
        none = view.words(say("No questionnaire is answered yet."))
        return view.drawn(Chart(title, none, _NOTHING_THERE, _NOTHING_THERE, ()))
    scored = [
        Scored(answer.day, found, answer.labels if measure.most_activities else ())
        for answer in answers
        if answer.measure == key and (found := score(measure, answer)) is not None
    ]
    zero = view.numbers.phases.day_zero
    change = measure_change(measure, answers, view.numbers.site, zero, view.today)
    said = questionnaire_words(measure, change)
    # Scores are few, and the first of them counts most: all are shown, whatever range is chosen.
    days = [one.day for one in scored] or [view.shown.last]
    shown = Window(min(days), max(*days, view.shown.last))
    chart = questionnaire_series(
        measure, scored, view.words, shown=shown, sessions=view.held, said=said.headline
    )
    made = view.drawn(chart, None if chart.empty else said)
    return replace(made, measure=key, measures=measures)


def _measures(
    answers: tuple[QuestionnaireAnswer, ...], wanted: str | None
) -> tuple[str | None, tuple[tuple[str, Message], ...]]:
    """The measure to show, and all that were answered and are known, latest first."""
    latest = {answer.measure: answer.day for answer in sorted(answers, key=lambda a: a.day)}
    known: list[tuple[str, Message]] = []
    for key in sorted(latest, key=lambda key: (-latest[key].toordinal(), key)):
        measure = outcome_measure(key)
        if measure is not None:
            known.append((key, measure.name))
    keys = [key for key, _ in known]
    return (wanted if wanted in keys else next(iter(keys), None)), tuple(known)
