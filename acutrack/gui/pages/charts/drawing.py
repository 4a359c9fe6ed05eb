"""The work behind the page: records in, chart and sentence out; runs on the worker thread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import assert_never

from acutrack.analysis.aligned_days import FOR_PATIENT, FOR_PRACTITIONER
from acutrack.analysis.daily_series import daily_series, sites_by_use
from acutrack.analysis.diary import Diary
from acutrack.analysis.overview import Overview, overview
from acutrack.analysis.overview_words import overview_sentence
from acutrack.analysis.phases import Window
from acutrack.charts.after_session import after_session
from acutrack.charts.beside import NOTHING_BESIDE, Beside
from acutrack.charts.calendar import calendar
from acutrack.charts.days_by_level import days_by_level
from acutrack.charts.each_session import each_session
from acutrack.charts.pain_timeline import pain_timeline, shown_days
from acutrack.charts.questionnaire_series import Scored, questionnaire_series
from acutrack.charts.side_effect_timeline import side_effect_timeline
from acutrack.charts.spec import Axis, AxisKind, Chart
from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.message import NOTHING, Message, say
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.scoring import score
from acutrack.gui.pages.charts.shown_chart import ShownChart, Wanted
from acutrack.text.catalogue import Catalogue

_NOTHING_THERE = Axis(0, 1, (), kind=AxisKind.NONE)


@dataclass(frozen=True)
class ChartRecords:
    """The records the charts are made from."""

    diary: Diary
    answers: tuple[QuestionnaireAnswer, ...] = ()
    beside: Beside = NOTHING_BESIDE


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
    """

    chart: Chart
    headline: Message
    detail: Message
    site: str
    sites: tuple[str, ...]
    measure: str | None = None
    measures: tuple[tuple[str, Message], ...] = ()


def draw(records: ChartRecords, words: Catalogue, today: date, wanted: Wanted) -> Drawn:
    """Draw the chart that is wanted."""
    diary = records.diary
    shown = shown_days(diary, today, wanted.weeks, wanted.site)
    numbers = overview(diary, today, site=wanted.site)
    made = partial(Drawn, site=numbers.site, sites=sites_by_use(diary.scores))
    if wanted.chart is ShownChart.TREND:
        chart = pain_timeline(
            diary,
            words,
            first=shown.first,
            last=shown.last,
            today=today,
            numbers=numbers,
            beside=records.beside,
        )
        sentence = overview_sentence(numbers)
        return made(chart, sentence.headline, sentence.detail)
    if wanted.chart is ShownChart.QUESTIONNAIRES:
        key, measures = _measures(records.answers, wanted.measure)
        chart = _questionnaire(records, key, words, shown)
        told = say("{summary}", summary=chart.summary)
        return made(chart, NOTHING, told, measure=key, measures=measures)
    chart = _other(diary, words, shown, numbers, wanted)
    return made(chart, NOTHING, say("{summary}", summary=chart.summary))


def _other(
    diary: Diary, words: Catalogue, shown: Window, numbers: Overview, wanted: Wanted
) -> Chart:
    series = daily_series(diary.scores, numbers.site)
    held = [session.day for session in diary.sessions if session.day <= shown.last]
    match wanted.chart:
        case ShownChart.AFTER_SESSION:
            return after_session(
                series.between(shown.first, shown.last),
                held,
                words,
                span=FOR_PRACTITIONER if wanted.wide else FOR_PATIENT,
                start=numbers.start.mean if numbers.start is not None else None,
            )
        case ShownChart.EACH_SESSION:
            return each_session(diary.sessions, words, period=shown)
        case ShownChart.DAYS_BY_LEVEL:
            return days_by_level(numbers, words)
        case ShownChart.CALENDAR:
            return calendar(series, held, words, period=shown)
        case ShownChart.SIDE_EFFECTS:
            return side_effect_timeline(diary, words, shown)
        case ShownChart.TREND | ShownChart.QUESTIONNAIRES:
            raise ValueError(wanted.chart)
        case _:
            assert_never(wanted.chart)


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


def _questionnaire(
    records: ChartRecords, key: str | None, words: Catalogue, shown: Window
) -> Chart:
    measure = None if key is None else outcome_measure(key)
    if measure is None:
        title = words(say("Questionnaires"))
        none = words(say("No questionnaire is answered yet."))
        return Chart(title, none, _NOTHING_THERE, _NOTHING_THERE, ())

    def scored() -> Iterator[Scored]:
        for answer in records.answers:
            found = score(measure, answer) if answer.measure == key else None
            if found is not None:
                yield Scored(answer.day, found, answer.labels)

    sessions = [session.day for session in records.diary.sessions]
    return questionnaire_series(measure, tuple(scored()), words, shown=shown, sessions=sessions)
