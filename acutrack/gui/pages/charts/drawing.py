"""The work behind the page: records in, chart and sentence out; runs on the worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from acutrack.analysis.daily_series import sites_by_use
from acutrack.analysis.diary import Diary
from acutrack.analysis.overview import overview
from acutrack.analysis.overview_words import OverviewSentence, overview_sentence
from acutrack.charts.pain_timeline import pain_timeline, shown_days
from acutrack.charts.spec import Chart
from acutrack.text.catalogue import Catalogue


@dataclass(frozen=True)
class Drawn:
    """The chart, its sentence, the place it is about, and every place recorded."""

    chart: Chart
    sentence: OverviewSentence
    site: str
    sites: tuple[str, ...]


def draw(diary: Diary, words: Catalogue, today: date, weeks: int | None, site: str | None) -> Drawn:
    """Draw the last `weeks` weeks (None: everything) of one place (None: the main one)."""
    shown = shown_days(diary, today, weeks, site)
    numbers = overview(diary, today, site=site)
    chart = pain_timeline(
        diary, words, first=shown.first, last=shown.last, today=today, numbers=numbers
    )
    sentence = overview_sentence(numbers)
    return Drawn(chart, sentence, numbers.site, sites_by_use(diary.scores))
