"""Pain and pain relief together: the same pain with fewer tablets is a change too.

Counts of days, not a verdict: taking relief depends on habit and supply as much as on pain, and
days with relief come in runs. The rise by a day a week is the limit of the analysis design,
section 6 (caution about other treatment).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from acutrack.analysis.daily_series import DailySeries
from acutrack.analysis.phases import Window
from acutrack.analysis.rounding import tenths
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.record import RecordId

#: Lengths of the two windows, in days: the longest that is answered well enough is taken.
LENGTHS = (28, 14)
#: Share of days with an answer, and with a pain rating, that a window needs.
LEAST_ANSWERED = 0.70
LEAST_RATED = 0.50
#: Days a week that count as a difference in relief.
LEAST_DIFFERENCE = 1.0
#: Half of the smallest change in points that can be important is "about the same".
ABOUT_THE_SAME = 0.5

_WEEK = 7


class Relief(Enum):
    """Days with pain relief, later against earlier; the value is the key used in files."""

    TOO_FEW_ANSWERS = "too_few_answers"
    FEWER = "fewer"
    MORE = "more"
    ABOUT_THE_SAME = "about_the_same"


class PainBeside(Enum):
    """Average pain of the same days, later against earlier."""

    NOT_KNOWN = "not_known"
    LOWER = "lower"
    HIGHER = "higher"
    ABOUT_THE_SAME = "about_the_same"


@dataclass(frozen=True)
class ReliefWindow:
    """One window.

    Attributes:
        taken: days on which relief was taken.
        answered: days on which somebody said whether it was; the rest is not known.
        average: mean pain of the rated days, rounded to one decimal; None where too few are.
        ids: the answers behind the counts, earliest first.
    """

    window: Window
    taken: int
    answered: int
    average: float | None
    ids: tuple[RecordId, ...]


@dataclass(frozen=True)
class ReliefDays:
    """Two windows of the same length; None before the first session or without enough answers."""

    relief: Relief
    pain: PainBeside
    before: ReliefWindow | None
    since: ReliefWindow | None

    @property
    def finding(self) -> bool:
        """Whether it says something that the pain ratings alone do not."""
        return self.relief in (Relief.FEWER, Relief.MORE)


def relief_days(
    answers: Iterable[DayAnswer], series: DailySeries, zero: date | None, review: date
) -> ReliefDays:
    """Compare the last days before the first session with the last days before `review`.

    Args:
        answers: to any question, in any order.
        series: daily pain of one place.
        zero: day of the first session.
        review: the day to look back from; it is not complete and so not looked at.
    """
    nothing = ReliefDays(Relief.TOO_FEW_ANSWERS, PainBeside.NOT_KNOWN, None, None)
    if zero is None:
        return nothing
    given = tuple(answers)
    for days in LENGTHS:
        since = Window(review - timedelta(days=days), review - timedelta(days=1))
        before = Window(zero - timedelta(days=days), zero - timedelta(days=1))
        if since.first < zero:
            continue
        earlier, later = (_window(given, series, window) for window in (before, since))
        if _answered(earlier) and _answered(later):
            return ReliefDays(_relief(earlier, later), _pain(earlier, later), earlier, later)
    return nothing


def _said(answers: Iterable[DayAnswer], window: Window) -> list[DayAnswer]:
    """One answer a day, earliest day first."""
    by_day = {
        answer.day: answer
        for answer in answers
        if answer.question is DayQuestion.PAIN_RELIEF and window.holds(answer.day)
    }
    return [by_day[day] for day in sorted(by_day)]


def _window(answers: tuple[DayAnswer, ...], series: DailySeries, window: Window) -> ReliefWindow:
    said = _said(answers, window)
    used = series.between(window.first, window.last).used
    rated = len(used) >= LEAST_RATED * window.days
    return ReliefWindow(
        window,
        taken=sum(answer.yes for answer in said),
        answered=len(said),
        average=tenths(float(used.values.mean())) if rated else None,
        ids=tuple(answer.id for answer in said),
    )


def _answered(one: ReliefWindow) -> bool:
    return one.answered >= LEAST_ANSWERED * one.window.days


def _relief(earlier: ReliefWindow, later: ReliefWindow) -> Relief:
    # In whole numbers: 1 day a week exactly is a difference, whatever floats make of it.
    change = _WEEK * (later.taken * earlier.answered - earlier.taken * later.answered)
    limit = LEAST_DIFFERENCE * earlier.answered * later.answered
    if change <= -limit:
        return Relief.FEWER
    return Relief.MORE if change >= limit else Relief.ABOUT_THE_SAME


def _pain(earlier: ReliefWindow, later: ReliefWindow) -> PainBeside:
    if earlier.average is None or later.average is None:
        return PainBeside.NOT_KNOWN
    change = tenths(later.average - earlier.average)
    if abs(change) <= ABOUT_THE_SAME:
        return PainBeside.ABOUT_THE_SAME
    return PainBeside.LOWER if change < 0 else PainBeside.HIGHER
