"""The main chart: every day, the smoothed level, the start, and what happened beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from acutrack.analysis.baseline import Baseline
from acutrack.analysis.daily_series import DailySeries, main_site
from acutrack.analysis.diary import Diary
from acutrack.analysis.overview import Overview, overview
from acutrack.analysis.phases import Window, day_zero, review_day
from acutrack.analysis.rounding import tenths
from acutrack.analysis.words.overview_words import Reader, overview_sentence
from acutrack.charts.beside import (
    CHANGED_SIZE,
    NOTHING_BESIDE,
    Beside,
    changed_days,
    lanes_beside,
)
from acutrack.charts.lanes import lanes
from acutrack.charts.palette import Role
from acutrack.charts.smooth_line import SmoothLine, gaps_in_view, smooth_lines
from acutrack.charts.spec import (
    Band,
    Chart,
    Dots,
    LegendEntry,
    Level,
    Line,
    Mark,
    Shape,
    Stroke,
    Upright,
    Words,
)
from acutrack.charts.ticks import day_axis, score_axis
from acutrack.charts.timeline_table import timeline_table
from acutrack.domain.measure import MEASURES, PainMeasure
from acutrack.domain.message import Message, say
from acutrack.domain.pain import same_place
from acutrack.text.catalogue import Catalogue

DAY_SIZE = 5.5
LAST_SIZE = 9.0
LINE_WIDTH = 3.0
#: "no entries" is written only into a gap that takes at least this share of the chart's width.
_ROOM_FOR_REMARK = 0.08
#: Closer than this to a level line, the remark moves below it (points of pain).
_CLEAR_OF_LEVEL = 0.4


@dataclass(frozen=True)
class _Scene:
    """What there is to draw."""

    numbers: Overview
    shown: Window
    series: DailySeries
    lines: tuple[SmoothLine, ...]
    levels: Mapping[int, float]
    sessions: tuple[date, ...]
    gaps: tuple[tuple[int, int], ...]
    changed: Dots | None


#: Fewer weeks are not shown, however young the diary is: three days are no long course.
_LEAST_WEEKS = 4


def shown_days(diary: Diary, today: date, weeks: int | None, site: str | None = None) -> Window:
    """The days to show: the last `weeks` weeks, or everything (None).

    They end today, or with the last entry if the diary ended long ago. Everything starts with the
    first rating, or with the first session if that was earlier. Of the weeks those before anything
    was noted are left out, down to the last four, so that a young diary has the room it needs.
    """
    place = main_site(diary.patient, diary.scores) if site is None else site
    rated = [
        score.day for score in diary.scores if same_place(score.site, place) and score.day <= today
    ]
    zero = day_zero(diary.patient, diary.sessions)
    last = today
    if review_day(max(rated, default=None), today) < today:
        last = max([*rated, *(s.day for s in diary.sessions if s.day <= today)])
    begun = min([*rated, *([] if zero is None else [zero]), last])
    if weeks is None:
        return Window(begun, last)
    effects = [effect.day for effect in diary.side_effects]
    from_here = min([begun, *effects, last - timedelta(days=7 * _LEAST_WEEKS - 1)])
    return Window(max(last - timedelta(days=7 * weeks - 1), from_here), last)


def pain_timeline(
    diary: Diary,
    words: Catalogue,
    *,
    first: date,
    last: date,
    today: date,
    numbers: Overview | None = None,
    reader: Reader = Reader.PATIENT,
    lane_rows: int = 3,
    beside: Beside = NOTHING_BESIDE,
) -> Chart:
    """The main chart of the days from `first` to `last`, both included.

    Args:
        diary: the records, in any order.
        words: the reader's language.
        first: first day shown.
        last: last day shown; not before `first`.
        today: the present day.
        numbers: the overview whose place, start and sentence the chart shows; None makes it here.
        reader: whom the summary is for.
        lane_rows: most rows a lane may take where its periods overlap.
        beside: reviews, settled starts and plans; those of other places are left out.
    """
    numbers = numbers or overview(diary, today)
    shown = Window(first, last)
    every = diary.series(numbers.site, numbers.measure)
    series = every.between(first, last)
    zero = numbers.phases.day_zero
    lines = smooth_lines(every.used, zero, shown)
    sentence = overview_sentence(numbers, reader)
    own = beside.of(numbers.site)
    scene = _Scene(
        numbers,
        shown,
        series,
        lines,
        {day: level for line in lines for day, level in line.known()},
        tuple(sorted({s.day for s in diary.sessions if shown.holds(s.day)})),
        tuple(gaps_in_view(every.days, shown)),
        changed_days(own, every),
    )
    return Chart(
        title=words(_title(numbers.measure)),
        summary=words(sentence.whole),
        x=day_axis(first, last, words.formats, zero),
        y=score_axis(),
        marks=tuple(_marks(words, scene)),
        lanes=(*lanes(diary, words, shown, lane_rows), *lanes_beside(own, words, shown)),
        legend=tuple(_legend(words, numbers.start if zero else None, scene)),
        better=words(say("Lower is better")),
        table=timeline_table(diary, words, shown, series, scene.levels),
    )


def _title(measure: PainMeasure) -> Message:
    if measure is PainMeasure.AVERAGE_24H:
        return say("Pain each day, 0 to 10")
    return say("{measure}, each day, 0 to 10", measure=MEASURES[measure].name)


def _marks(words: Catalogue, scene: _Scene) -> Iterator[Mark]:
    numbers, shown, lines = scene.numbers, scene.shown, scene.lines
    yield from _start_band(numbers, shown)
    yield from _level_bands(lines)
    yield from _start(words, numbers, shown)
    for day in scene.sessions:
        yield Upright(day.toordinal(), Role.SESSION_GROUND)
    zero = numbers.phases.day_zero
    if zero is not None and shown.first < zero <= shown.last:
        before, since = words(say("Before first session")), words(say("Since first session"))
        yield Upright(zero.toordinal() - 0.5, Role.CTL, 1.5, before, since)
    yield from _lines(words, lines)
    yield from _days(scene.series)
    if scene.changed is not None:
        yield scene.changed
    yield from _last_point(lines)
    yield from _remarks(words, scene)


def _start_band(numbers: Overview, shown: Window) -> Iterator[Mark]:
    start = numbers.start
    if start is None or numbers.phases.day_zero is None:
        return
    left, right = _from_start(numbers, shown)
    if start.low is not None and start.high is not None and left < right:
        xs = np.array([left, right])
        yield Band(xs, np.full(2, start.low), np.full(2, start.high), Role.BASELINE_BAND)


def _from_start(numbers: Overview, shown: Window) -> tuple[float, float]:
    left = float(max(numbers.before.window.first, shown.first).toordinal()) - 0.5
    return left, float(shown.last.toordinal()) + 0.5


def _level_bands(lines: tuple[SmoothLine, ...]) -> Iterator[Mark]:
    for line in lines:
        if np.isfinite(line.low).any():
            days = line.days.astype(np.float64)
            yield Band(days, line.low, line.high, Role.LEVEL_BAND, Role.DAY_DOT)


def _start(words: Catalogue, numbers: Overview, shown: Window) -> Iterator[Mark]:
    start = numbers.start
    if start is None or numbers.phases.day_zero is None:
        return
    left, _ = _from_start(numbers, shown)
    for y, role, stroke, label in (
        (start.mean, Role.BASELINE, Stroke.DASHED, say("Starting level")),
        (start.thirty_lower, Role.THIRTY, Stroke.DOTTED, say("30% lower")),
    ):
        value = words.formats.number(tenths(y), 1)
        yield Level(y, role, stroke, words(label), value, left)


def _lines(words: Catalogue, lines: tuple[SmoothLine, ...]) -> Iterator[Mark]:
    for number, line in enumerate(lines, start=1):
        value = line.last_value if number == len(lines) else None
        yield Line(
            line.days.astype(np.float64),
            line.levels,
            Role.PAIN_LINE,
            LINE_WIDTH,
            end_label="" if value is None else words(say("Average level")),
            end_value="" if value is None else words.formats.number(tenths(value), 1),
        )


def _days(series: DailySeries) -> Iterator[Mark]:
    days = series.days.astype(np.float64)
    for flags, shape in ((~series.later, Shape.DOT), (series.later, Shape.RING)):
        if flags.any():
            yield Dots(days[flags], series.values[flags], Role.DAY_DOT, shape, DAY_SIZE)


def _last_point(lines: tuple[SmoothLine, ...]) -> Iterator[Mark]:
    if lines and lines[-1].last_value is not None:
        days, levels = lines[-1].days[-1:], lines[-1].levels[-1:]
        yield Dots(days.astype(np.float64), levels, Role.PAIN_LINE, Shape.DOT, LAST_SIZE)


def _remarks(words: Catalogue, scene: _Scene) -> Iterator[Mark]:
    text, start, levels = words(say("no entries")), scene.numbers.start, scene.levels
    taken = [] if start is None else [start.mean, start.thirty_lower]
    for before, after in scene.gaps:
        if after - before < _ROOM_FOR_REMARK * scene.shown.days:
            continue
        ends = [levels[day] for day in (before, after) if day in levels]
        y = sum(ends) / len(ends) if ends else 5.0
        near = [level for level in taken if abs(level - y) < _CLEAR_OF_LEVEL]
        clear = near[0] - 0.6 if near else y
        yield Words((before + after) / 2, clear, text, Role.INK2, float(after - before))


def _legend(words: Catalogue, start: Baseline | None, scene: _Scene) -> Iterator[LegendEntry]:
    series, lines = scene.series, scene.lines
    here = np.array([0.0])
    if bool((~series.later).any()):
        yield LegendEntry(
            Dots(here, here, Role.DAY_DOT, Shape.DOT, DAY_SIZE), words(say("one day"))
        )
    if bool(series.later.any()):
        sample = Dots(here, here, Role.DAY_DOT, Shape.RING, DAY_SIZE)
        yield LegendEntry(sample, words(say("filled in later")))
    if lines:
        sample_line = Line(here, here, Role.PAIN_LINE, LINE_WIDTH)
        yield LegendEntry(sample_line, words(say("average level")))
    if any(np.isfinite(line.low).any() for line in lines):
        swing = Band(here, here, here, Role.LEVEL_BAND, Role.DAY_DOT)
        yield LegendEntry(swing, words(say("likely range")))
    if start is not None and start.low is not None:
        band = Band(here, here, here, Role.BASELINE_BAND)
        yield LegendEntry(band, words(say("usual range at the start")))
    if scene.changed is not None:
        frame = Dots(here, here, Role.INK, Shape.FRAME, CHANGED_SIZE)
        yield LegendEntry(frame, words(say("changed after the start was settled")))
