"""The key numbers of a diary, once, for screen, PDF and command line alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from acutrack.analysis.answers.safety import SideEffectSummary, side_effect_summary
from acutrack.analysis.baseline import (
    LEAST_BEFORE,
    Baseline,
    baseline,
    days_wanted_since,
    long_enough_before,
)
from acutrack.analysis.complaints import complaint_of
from acutrack.analysis.daily_series import DailySeries, main_site
from acutrack.analysis.diary import Diary
from acutrack.analysis.judged_start import judged_start
from acutrack.analysis.other_care import OtherCare, other_care
from acutrack.analysis.phase_numbers import PhaseNumbers, phase_numbers
from acutrack.analysis.phases import (
    Phases,
    Window,
    next_review,
    phases,
    review_day,
)
from acutrack.analysis.rounding import tenths, whole
from acutrack.domain.complaint import Complaint
from acutrack.domain.measure import PainMeasure


class Lack(Enum):
    """Why two averages cannot be compared yet; NOTHING if they can."""

    NOTHING = "nothing"
    NO_DAYS = "no_days"
    NOT_STARTED = "not_started"
    NO_BASELINE = "no_baseline"
    BASELINE_SHORT = "baseline_short"
    SINCE_SHORT = "since_short"


@dataclass(frozen=True)
class Overview:
    """What a diary says, without a verdict.

    Attributes:
        today: the day it was made.
        review: the day it looks back from; earlier than `today` where the diary ended long ago.
        site: the place that hurts; empty for pain as a whole.
        measure: the rating that is shown: the one a verdict is made from, where it was recorded.
        phases: day 0 and the two windows.
        before: the recorded part of the window before the first session.
        since: the window since; None before the first session.
        start: the starting level; None without a usable day before the first session.
        lack: why the two cannot be compared.
        days_wanted: how many more recorded days are wanted; 0 where more days would not help.
        difference: since minus before, taken from the shown averages; None where `lack` says why.
        percent: the same in percent of the shown average before, whole; None also where that is 0.
        sessions: how many sessions there were up to `today` (or to the review asked for).
        side_effects: over all these sessions.
        other_care: medicines and other care that ran in the period, earliest first.
        next_review: when the next review is due; None before the first session.
        first_entry, last_entry: days of the first and last rating; None without any.
    """

    today: date
    review: date
    site: str
    measure: PainMeasure
    phases: Phases
    before: PhaseNumbers
    since: PhaseNumbers | None
    start: Baseline | None
    lack: Lack
    days_wanted: int
    difference: float | None
    percent: int | None
    sessions: int
    side_effects: SideEffectSummary
    other_care: tuple[OtherCare, ...]
    next_review: date | None
    first_entry: date | None
    last_entry: date | None

    @property
    def can_compare(self) -> bool:
        """Whether the two averages rest on enough days to stand side by side."""
        return self.lack is Lack.NOTHING

    @property
    def ended(self) -> bool:
        """Whether the diary ended long before `today`."""
        return self.review < self.today


def overview(
    diary: Diary, today: date, *, site: str | None = None, review: date | None = None
) -> Overview:
    """The key numbers of `diary` as of `today`.

    Args:
        diary: records in any order; those after `review` (or `today`) are not looked at.
        today: the present day.
        site: the place that hurts; None takes the one the diary is about.
        review: the day to look back from; None takes today, or the day after the last entry if the
            diary ended more than 28 days ago.
    """
    place = main_site(diary.patient, diary.scores) if site is None else site
    complaint = complaint_of(diary.patient, diary.complaints, place)
    measure, series = _judged(diary, complaint)
    day = review or review_day(_last(series), today)
    # Sessions may have gone on after the last rating; they count all the same.
    until = review or today
    sessions = tuple(session for session in diary.sessions if session.day <= until)
    begun = judged_start(diary, complaint, sessions)
    windows = phases(begun.zero, day, sessions, ended=day < until, settled=begun.settled)
    period = _period(windows)
    earlier = series.between(windows.before.first, windows.before.last)
    later = series.between(windows.since.first, windows.since.last) if windows.since else None
    before = phase_numbers(_recorded_part(windows.before, earlier), earlier, diary.answers)
    since = None
    if windows.since is not None and later is not None:
        since = phase_numbers(windows.since, later, diary.answers)
    lack = lack_of(windows, series, earlier, later)
    change = _difference(before, since) if lack is Lack.NOTHING else None
    return Overview(
        today=today,
        review=day,
        site=place,
        measure=measure,
        phases=windows,
        before=before,
        since=since,
        start=baseline(earlier),
        lack=lack,
        days_wanted=_days_wanted(lack, earlier, later),
        difference=change,
        percent=_percent(change, before),
        sessions=len(sessions),
        side_effects=side_effect_summary(diary.side_effects, sessions, until),
        other_care=other_care(diary.treatments, period, windows.day_zero),
        next_review=next_review(windows.day_zero, today) if windows.day_zero else None,
        first_entry=date.fromordinal(int(series.days[0])) if len(series) else None,
        last_entry=_last(series),
    )


def _judged(diary: Diary, complaint: Complaint) -> tuple[PainMeasure, DailySeries]:
    series = diary.series(complaint.site, complaint.measure)
    if len(series):
        return complaint.measure, series
    # Chosen, and not recorded yet: the daily answer is shown until it is.
    return PainMeasure.AVERAGE_24H, diary.series(complaint.site)


def _last(series: DailySeries) -> date | None:
    return date.fromordinal(int(series.days[-1])) if len(series) else None


def _period(windows: Phases) -> Window:
    last = windows.since.last if windows.since else windows.before.last
    return Window(windows.before.first, last)


def _recorded_part(window: Window, series: DailySeries) -> Window:
    """From the first recorded day on: nobody was asked to record before the diary began."""
    used = series.used
    if not len(used):
        return window
    return Window(date.fromordinal(int(used.days[0])), window.last)


def lack_of(
    windows: Phases, series: DailySeries, earlier: DailySeries, later: DailySeries | None
) -> Lack:
    """What keeps the two windows of a series from being compared; NOTHING if they can be."""
    zero = windows.day_zero
    if not len(series.used):
        return Lack.NO_DAYS
    if zero is None or later is None:
        return Lack.NOT_STARTED
    if not len(earlier.used):
        return Lack.NO_BASELINE
    if not long_enough_before(earlier, zero):
        return Lack.BASELINE_SHORT
    return Lack.SINCE_SHORT if days_wanted_since(later) else Lack.NOTHING


def _days_wanted(lack: Lack, earlier: DailySeries, later: DailySeries | None) -> int:
    if lack is Lack.NOT_STARTED:
        return max(LEAST_BEFORE - len(earlier.used), 0)
    if lack is Lack.SINCE_SHORT and later is not None:
        return days_wanted_since(later)
    return 0


def _difference(before: PhaseNumbers, since: PhaseNumbers | None) -> float | None:
    if since is None or before.average is None or since.average is None:
        return None
    return tenths(since.average - before.average)


def _percent(difference: float | None, before: PhaseNumbers) -> int | None:
    if difference is None or not before.average:
        return None
    return whole(100 * difference / before.average)
