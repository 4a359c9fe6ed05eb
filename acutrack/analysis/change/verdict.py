"""The rules that turn an interval into a verdict; the first that holds decides."""

from __future__ import annotations

from dataclasses import dataclass

from acutrack.analysis.baseline import (
    EARLIEST_BEFORE,
    LEAST_BEFORE,
    LEAST_SINCE,
    LEAST_SINCE_SPAN,
)
from acutrack.analysis.change.day_to_day import Days
from acutrack.analysis.change.effect import Comparison
from acutrack.analysis.change.important import (
    chance_important,
    chance_worse_important,
    important_change,
)
from acutrack.analysis.change.result import Code, Reason

#: From this chance on a change is "very likely" important, below the other "less than important".
LIKELY = 0.80
UNLIKELY = 0.20
#: Wider intervals (points) could hide a change of 2 points either way.
WIDEST = 4.0


@dataclass(frozen=True)
class Gate:
    """Whether there are days enough to say anything.

    Attributes:
        reason: NONE where there are.
        wanted_a: rated days lacking before the first session.
        wanted_b: rated days still wanted since.
    """

    reason: Reason
    wanted_a: int = 0
    wanted_b: int = 0


@dataclass(frozen=True)
class Decision:
    """What an interval says.

    Attributes:
        code, reason: as in `result.Result`.
        important: the change in points that counts.
        p_important, p_worse_important: chances that pain fell, or rose, by as much.
        lo, hi: the interval it was decided from, points.
    """

    code: Code
    reason: Reason
    important: float
    p_important: float
    p_worse_important: float
    lo: float
    hi: float


def gate(days_a: Days, days_b: Days) -> Gate:
    """Whether the days are enough (design of the analysis, section 5, rows 1 to 3).

    Args:
        days_a: shape (n_a,), rated days before, rising, day 0 = first session.
        days_b: shape (n_b,), rated days since, in the same count.
    """
    if not days_a.size:
        return Gate(Reason.NO_BASELINE, LEAST_BEFORE)
    late_by = max(int(days_a[0]) + EARLIEST_BEFORE, 0)
    wanted_a = max(LEAST_BEFORE - days_a.size, late_by, 0)
    if wanted_a:
        return Gate(Reason.BASELINE_TOO_SHORT, wanted_a)
    wanted_b = _wanted_since(days_b)
    return Gate(Reason.TREATMENT_TOO_SHORT, 0, wanted_b) if wanted_b else Gate(Reason.NONE)


def _wanted_since(days_b: Days) -> int:
    if not days_b.size:
        return LEAST_SINCE
    span = int(days_b[-1] - days_b[0]) + 1
    return max(LEAST_SINCE - days_b.size, LEAST_SINCE_SPAN - span, 0)


def decide(found: Comparison, share: float) -> Decision:
    """What the interval says (design of the analysis, section 5, rows 4 to 10).

    Args:
        found: two periods that have passed `gate`.
        share: the share of the start that counts as important, 0.20 to 0.50.
    """
    lo, hi = found.interval()
    important = important_change(found.mean_a, share)
    p_important = chance_important(found, share)
    code, reason = _code(lo, hi, important, p_important)
    worse = chance_worse_important(found, share)
    return Decision(code, reason, important, p_important, worse, lo, hi)


def _code(lo: float, hi: float, important: float, p_important: float) -> tuple[Code, Reason]:
    if hi < 0:
        return _better(p_important), Reason.NONE
    if lo > 0:
        return Code.WORSE, Reason.NONE
    if hi - lo > WIDEST:
        return Code.NOT_ENOUGH_DATA, Reason.TOO_UNCERTAIN
    if -important < lo and hi < important:
        return Code.NO_IMPORTANT_CHANGE, Reason.NONE
    return Code.NO_CLEAR_CHANGE, Reason.NONE


def _better(p_important: float) -> Code:
    if p_important >= LIKELY:
        return Code.BETTER_IMPORTANT
    if p_important >= UNLIKELY:
        return Code.BETTER_SIZE_UNCLEAR
    return Code.BETTER_SMALL
