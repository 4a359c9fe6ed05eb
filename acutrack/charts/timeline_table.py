"""The table behind the pain chart: one row a day on which anything was noted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.diary import Diary
from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import tenths
from acutrack.analysis.words.overview_words import listed
from acutrack.charts.lanes import name_with_dose
from acutrack.charts.rows_when_read import RowsWhenRead
from acutrack.charts.spec import TableTwin
from acutrack.domain.co_treatment import Taken
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.side_effect import KIND_SHORT
from acutrack.text.catalogue import Catalogue


@dataclass(frozen=True)
class _Days:
    """What is known of the days, by ordinal."""

    values: Mapping[int, float]
    later: frozenset[int]
    levels: Mapping[int, float]
    sessions: Mapping[int, int]
    effects: Mapping[int, tuple[Message, ...]]


def timeline_table(
    diary: Diary,
    words: Catalogue,
    shown: Window,
    series: DailySeries,
    levels: Mapping[int, float],
) -> TableTwin:
    """Day, pain, average level, session, other care, side effect; rows are written when read.

    Args:
        diary: the records.
        words: the reader's language.
        shown: the days of the chart.
        series: one value a day, cut to these days.
        levels: the smoothed level by ordinal of the day.
    """
    known = _known(diary, shown, series, levels)
    ordinals = sorted({*known.values, *known.sessions, *known.effects})
    days = tuple(date.fromordinal(ordinal) for ordinal in ordinals)

    def write(number: int) -> tuple[str, ...]:
        return _row(diary, words, known, days[number])

    headers = tuple(
        words(header)
        for header in (
            say("Day"),
            say("Pain"),
            say("Average level"),
            say("Session"),
            say("Other care"),
            say("Side effect"),
        )
    )
    return TableTwin(headers, tuple(map(float, ordinals)), RowsWhenRead(len(days), write))


def _known(diary: Diary, shown: Window, series: DailySeries, levels: Mapping[int, float]) -> _Days:
    sessions: dict[int, int] = defaultdict(int)
    for session in diary.sessions:
        if shown.holds(session.day):
            sessions[session.day.toordinal()] += 1
    effects: dict[int, list[Message]] = defaultdict(list)
    for effect in diary.side_effects:
        if effect.counts and shown.holds(effect.day):
            effects[effect.day.toordinal()].append(KIND_SHORT[effect.kind])
    return _Days(
        dict(zip(series.days.tolist(), series.values.tolist(), strict=True)),
        frozenset(series.days[series.later].tolist()),
        levels,
        sessions,
        {day: tuple(kinds) for day, kinds in effects.items()},
    )


def _row(diary: Diary, words: Catalogue, known: _Days, day: date) -> tuple[str, ...]:
    at = day.toordinal()
    value, level = known.values.get(at), known.levels.get(at)
    sessions, effects = known.sessions.get(at, 0), known.effects.get(at)
    care = [
        name_with_dose(treatment)
        for treatment in diary.treatments
        if treatment.taken is not Taken.NO and treatment.runs_on(day)
    ]
    return (
        words.formats.medium_day(day),
        _pain(words, value, at in known.later),
        "" if level is None else words.formats.number(tenths(level), 1),
        words(say_count("Session", "{count} sessions", sessions)) if sessions else "",
        words(listed(care)) if care else "",
        words(listed(effects)) if effects else "",
    )


def _pain(words: Catalogue, value: float | None, later: bool) -> str:
    if value is None:
        return ""
    number = words.formats.number(tenths(value))
    return words(say("{pain}, filled in later", pain=number)) if later else number
