"""One verdict from plain arrays: the way in for records, files and other people's programs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import ArrayLike

from acutrack.analysis.change import cautions as rules
from acutrack.analysis.change.circumstances import Circumstances, noon_share, relief_a_week
from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.analysis.change.days_in_order import days_in_order
from acutrack.analysis.change.days_until_certain import days_until_certain
from acutrack.analysis.change.effect import compare, effect_of
from acutrack.analysis.change.important import important_change
from acutrack.analysis.change.result import (
    METHOD_VERSION,
    Caution,
    Code,
    Reason,
    Result,
    Span,
    Strength,
)
from acutrack.analysis.change.verdict import Gate, decide, gate
from acutrack.analysis.phases import AFTER_TREATMENT_DAYS, BEFORE_DAYS, SINCE_DAYS
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say

_DAY = timedelta(days=1)
_NOTHING_SAID = Circumstances()


@dataclass(frozen=True)
class _Period:
    """A window and its rated days: `days` counted from the first session, `values` 0 to 10."""

    first: date
    last: date
    days: Days
    values: Numbers
    left_out: int

    @property
    def mean(self) -> float | None:
        return float(self.values.mean()) if self.days.size else None


def assess(
    days: ArrayLike,
    values: ArrayLike,
    treatment_start: date,
    review: date,
    *,
    baseline: tuple[date, date] | None = None,
    since: tuple[date, date] | None = None,
    left_out: ArrayLike | None = None,
    told: Circumstances = _NOTHING_SAID,
    site: str = "",
    measure: str = "nrs_avg_24h",
) -> Result:
    """Compare the days before the first session with those before the review, and judge.

    Args:
        days: shape (n,), calendar days as `date.toordinal()`, any order; several ratings of a day
            are averaged. n may be 0.
        values: shape (n,), 0 to 10, lower is better; NaN is a day without a rating.
        treatment_start: the day of the first session (day 0).
        review: the day that is looked back from; its own rating is not used.
        baseline: first and last day of the days before; None takes the 56 days before day 0.
        since: first and last day of the days since; None takes the 28 complete days before the
            review, or as many as there are.
        left_out: shape (n,), true where a rating was written more than 48 hours late; it is
            counted but never used. None: all are used.
        told: everything else that is known.
        site: what the verdict is about, as it is to stand in the result.
        measure: key of the measure, the same.

    Returns:
        The result record; `strength` is never CONFIRMED here, which takes two reviews.

    Raises:
        InvalidEntry: a value off the scale, a day that is no whole number, a baseline that does
            not end before the first session, or later days that do not lie between the first
            session and the review.
        ValueError: arrays of different lengths.

    Source:
        Design of the analysis, sections 2 to 6.

    Example:
        >>> start = date(2025, 8, 18)
        >>> days = [start.toordinal() + n for n in range(-14, 28)]
        >>> assess(days, [7.0] * 14 + [4.0] * 28, start, start + timedelta(days=28)).code.value
        'better_important'
    """
    _check_spans(treatment_start, review, baseline, since)
    late = np.zeros(np.size(days), dtype=np.bool_)
    if left_out is not None:
        late = np.asarray(left_out, dtype=np.bool_).reshape(-1)
    whole = np.asarray(days).reshape(-1), np.asarray(values, dtype=np.float64).reshape(-1)
    if late.shape != whole[0].shape or late.shape != whole[1].shape:
        raise ValueError("days, values and left_out differ in length")
    at, level = days_in_order(whole[0][~late], whole[1][~late])
    late_days, _ = days_in_order(whole[0][late], whole[1][late])
    zero = treatment_start.toordinal()
    series = at - zero, level, np.setdiff1d(late_days, at) - zero

    yesterday = review - _DAY
    before = baseline or (treatment_start - BEFORE_DAYS * _DAY, treatment_start - _DAY)
    later = since or (max(treatment_start, review - SINCE_DAYS * _DAY), yesterday)
    judged = _judge(
        _period(series, zero, *before), _period(series, zero, *later), treatment_start, told
    )
    result = replace(
        judged,
        site=site,
        measure=measure,
        review=review,
        after_treatment=_after_treatment(told.sessions, review),
    )
    return replace(result, without_cotreatment=_clean(series, zero, result, before, told))


def _check_spans(
    start: date, review: date, baseline: tuple[date, date] | None, since: tuple[date, date] | None
) -> None:
    if baseline is not None and not baseline[0] <= baseline[1] < start:
        raise InvalidEntry(
            say(
                "The days before run from {first} to {last}. They need to end before the first "
                "session on {start}.",
                first=baseline[0],
                last=baseline[1],
                start=start,
            ),
            "baseline",
        )
    if since is not None and not start <= since[0] <= since[1] < review:
        raise InvalidEntry(
            say(
                "The days since run from {first} to {last}. They need to lie between the first "
                "session on {start} and the review on {review}.",
                first=since[0],
                last=since[1],
                start=start,
                review=review,
            ),
            "since",
        )


def _period(series: tuple[Days, Numbers, Days], zero: int, first: date, last: date) -> _Period:
    days, values, late = series
    low, high = first.toordinal() - zero, last.toordinal() - zero
    within = (days >= low) & (days <= high)
    too_late = int(np.count_nonzero((late >= low) & (late <= high)))
    return _Period(first, last, days[within], values[within], too_late)


def _judge(before: _Period, since: _Period, start: date, told: Circumstances) -> Result:
    """The verdict of two windows, without what only the whole of a review knows."""
    passed = gate(before.days, since.days)
    result = _counts(before, since, start, told, passed)
    if passed.reason is not Reason.NONE:
        return result
    found = compare(before.days, before.values, since.days, since.values)
    verdict = decide(found, told.important_share)
    wanted = 0
    if verdict.reason is Reason.TOO_UNCERTAIN:
        wanted = days_until_certain(before.days, since.days, found.model)
    listed = _cautions(before, since, start, told)
    firm = Strength.TENTATIVE if listed else Strength.SINGLE_REVIEW
    return replace(
        result,
        effect=effect_of(found),
        p_important=verdict.p_important,
        p_worse_important=verdict.p_worse_important,
        code=verdict.code,
        reason=verdict.reason,
        days_wanted_b=wanted,
        cautions=listed,
        strength=None if verdict.code is Code.NOT_ENOUGH_DATA else firm,
    )


def _counts(
    before: _Period, since: _Period, start: date, told: Circumstances, passed: Gate
) -> Result:
    mean_a = before.mean
    window_a = window_b = None
    if before.days.size:
        window_a = Span(start + int(before.days[0]) * _DAY, before.last)
    if since.first <= since.last:
        window_b = Span(since.first, since.last)
    return Result(
        method_version=METHOD_VERSION,
        site="",
        measure="",
        review=start,
        number=0,
        reviews_held=0,
        day_zero=start,
        window_a=window_a,
        window_b=window_b,
        days_a=_length(window_a),
        days_b=_length(window_b),
        left_out=before.left_out + since.left_out,
        n_a=before.days.size,
        n_b=since.days.size,
        mean_a=mean_a,
        mean_b=since.mean,
        effect=None,
        important=None if mean_a is None else important_change(mean_a, told.important_share),
        important_share=told.important_share,
        p_important=None,
        p_worse_important=None,
        code=Code.NOT_ENOUGH_DATA,
        reason=passed.reason,
        days_wanted_a=passed.wanted_a,
        days_wanted_b=passed.wanted_b,
        after_treatment=False,
        cautions=(),
        strength=None,
        usual_pain=told.usual_pain,
    )


def _length(window: Span | None) -> int:
    return 0 if window is None else (window.last - window.first).days + 1


def _cautions(
    before: _Period, since: _Period, start: date, told: Circumstances
) -> tuple[Caution, ...]:
    """What applies, in the order in which it is told."""
    zero = start.toordinal()
    mean_a = float(before.values.mean())
    changes = [day.toordinal() - zero for day in told.care_changes]
    spans = (before.first, before.last), (since.first, since.last)
    relief = [relief_a_week(told.relief, *span) for span in spans]
    noon = [noon_share(told.before_noon, *span) for span in spans]
    last_a, last_b = (day.toordinal() - zero for day in (before.last, since.last))
    applies = {
        Caution.EARLIER_COURSE: told.earlier_course is True,
        Caution.FLARE_START: rules.flare_start(before.days, before.values),
        Caution.ABOVE_USUAL: rules.above_usual(mean_a, told.usual_pain),
        Caution.FALLING_BEFORE: rules.falling_before(before.days, before.values),
        Caution.COTREATMENT: rules.cotreatment(changes, last_b, *relief),
        Caution.SHORT_BASELINE: rules.short_baseline(before.days),
        Caution.LOW_BASELINE: rules.low_baseline(mean_a),
        Caution.UNEVEN_DIARY: rules.uneven_diary(before.days, last_a, since.days),
        Caution.TIME_OF_DAY: rules.time_of_day(*noon),
    }
    return tuple(caution for caution in Caution if applies[caution])


def _after_treatment(sessions: tuple[date, ...], review: date) -> bool:
    last = max((day for day in sessions if day <= review), default=None)
    return last is not None and (review - last).days > AFTER_TREATMENT_DAYS


def _clean(
    series: tuple[Days, Numbers, Days],
    zero: int,
    full: Result,
    before: tuple[date, date],
    told: Circumstances,
) -> Result | None:
    """The same from the days before other care changed, where they are enough to be compared."""
    start, window = full.day_zero, full.window_b
    if start is None or window is None or full.effect is None:
        return None
    since_start = [day for day in told.care_changes if start <= day <= window.last]
    if not since_start:
        return None
    change = min(since_start)
    first = max(start, change - SINCE_DAYS * _DAY)
    period = _period(series, zero, first, change - _DAY)
    judged = _judge(_period(series, zero, *before), period, start, told)
    if judged.effect is None:
        return None
    return replace(judged, site=full.site, measure=full.measure, review=full.review)
