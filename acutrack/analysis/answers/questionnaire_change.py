"""Change on a questionnaire: larger than its measurement error, and large enough to matter?

Rule: analysis design, section 10. The error of a difference of two scores is the square root of 2
times that of one score; versions without it exist in print, and call noise a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from math import sqrt
from statistics import fmean

from acutrack.analysis.phases import BEFORE_DAYS

#: Scores averaged at either end, and the days before the review they may come from.
MOST_SCORES = 3
LATEST_DAYS = 42

_NORMAL = 1.96
_NEARLY = 1e-9


class Moved(Enum):
    """What a change of score says; the value is the key used in files."""

    CATEGORY = "category"
    TOO_FEW = "too_few"
    NO_ERROR_KNOWN = "no_error_known"
    BETTER_IMPORTANT = "better_important"
    BETTER_SMALL = "better_small"
    WORSE_IMPORTANT = "worse_important"
    WORSE_SMALL = "worse_small"
    NO_RELIABLE_CHANGE = "no_reliable_change"


@dataclass(frozen=True)
class Scale:
    """What has to be known of a measure to judge a change of its score.

    Attributes:
        higher_is_better: direction; nothing is called better without it.
        sem: standard error of measurement of one score, points; None where none was published.
        important_points: least change that matters, points; None where none was published.
        important_share: the same as a share of the first score (0.3 is 30 %).
        either: reaching points or share is enough; otherwise both are wanted where both are known.
        share_from: first score from which on the share counts.
        category: the numbers stand for words and are never averaged (PGIC).
    """

    higher_is_better: bool
    sem: float | None = None
    important_points: float | None = None
    important_share: float | None = None
    either: bool = False
    share_from: float = 0.0
    category: bool = False

    def important(self, first: float, change: float) -> bool:
        """Whether a change of this size, in either direction, matters to most people."""
        points = self.important_points is None or abs(change) >= self.important_points - _NEARLY
        counts = self.important_share is not None and first > 0 and first >= self.share_from
        if not counts or self.important_share is None:
            return self.important_points is not None and points
        share = abs(change) >= self.important_share * first - _NEARLY
        if self.either and self.important_points is not None:
            return points or share
        return points and share


@dataclass(frozen=True)
class ScoreOn:
    """One score and its day."""

    day: date
    score: float


@dataclass(frozen=True)
class QuestionnaireChange:
    """Scores since against scores before.

    Attributes:
        before, since: the scores compared, earliest first.
        first, last: their means, not rounded; None without a score, and for categories.
        change: last minus first; None where one is not known.
        limit: the least change that exceeds measurement error; None where that is not known.
        important: the change is large enough to matter, be it reliable or not.
        better: the change goes the good way; None without a change.
    """

    moved: Moved
    before: tuple[ScoreOn, ...]
    since: tuple[ScoreOn, ...]
    first: float | None = None
    last: float | None = None
    change: float | None = None
    limit: float | None = None
    important: bool = False
    better: bool | None = None


def standard_error(sd: float, reliability: float) -> float:
    """Standard error of measurement, SD sqrt(1 - r), points; r is test-retest reliability, 0 to 1.

    Example:
        >>> round(standard_error(7.5, 0.80), 4)
        3.3541
    """
    return sd * sqrt(1 - reliability)


def reliable_limit(sem: float, before: int = 1, since: int = 1) -> float:
    """Least reliable change between means of scores, points (95 %); 1 and 1 is the MDC95.

    Example:
        >>> round(reliable_limit(standard_error(7.5, 0.80)), 4)
        9.2971
    """
    return _NORMAL * sem * sqrt(1 / before + 1 / since)


def reliable_change_index(change: float, sem: float) -> float:
    """Change of two single scores in standard errors of a difference, which hold the root of 2.

    Source: Christensen & Mendoza 1986, Behav Ther 17:305 (after Jacobson, Follette & Revenstorf).
    """
    return change / (sem * sqrt(2))


def questionnaire_change(
    scores: Iterable[ScoreOn], zero: date | None, review: date, scale: Scale
) -> QuestionnaireChange:
    """Compare up to 3 scores before treatment with up to 3 of the 42 days up to the review.

    Args:
        scores: of one series, any order: same measure, same items.
        zero: day of the first session; a score of that day counts as before, since forms are
            filled in on arrival. None before the first session.
        review: the last day looked at.
        scale: what is known of the measure.
    """
    ordered = sorted(scores, key=lambda one: one.day)
    if zero is None:
        return _uncompared(Moved.TOO_FEW, _last(ordered), (), scale)
    earliest = zero - timedelta(days=BEFORE_DAYS)
    latest = max(zero, review - timedelta(days=LATEST_DAYS))
    before = _last([one for one in ordered if earliest <= one.day <= zero])
    since = _last([one for one in ordered if latest < one.day <= review])
    if scale.category:
        return QuestionnaireChange(Moved.CATEGORY, before, since)
    if not before or not since:
        return _uncompared(Moved.TOO_FEW, before, since, scale)
    return _compared(before, since, scale)


def _last(scores: Sequence[ScoreOn]) -> tuple[ScoreOn, ...]:
    return tuple(scores[-MOST_SCORES:])


def _uncompared(
    moved: Moved, before: tuple[ScoreOn, ...], since: tuple[ScoreOn, ...], scale: Scale
) -> QuestionnaireChange:
    if scale.category:
        return QuestionnaireChange(Moved.CATEGORY, before, since)
    return QuestionnaireChange(moved, before, since, _mean(before), _mean(since))


def _mean(scores: tuple[ScoreOn, ...]) -> float | None:
    return fmean(one.score for one in scores) if scores else None


def _compared(
    before: tuple[ScoreOn, ...], since: tuple[ScoreOn, ...], scale: Scale
) -> QuestionnaireChange:
    first = fmean(one.score for one in before)
    last = fmean(one.score for one in since)
    change = last - first
    better = None if abs(change) < _NEARLY else (change > 0) is scale.higher_is_better
    important = scale.important(first, change)
    limit = None
    moved = Moved.NO_ERROR_KNOWN
    if scale.sem is not None:
        limit = reliable_limit(scale.sem, len(before), len(since))
        moved = _moved(abs(change) >= limit - _NEARLY, important, better)
    return QuestionnaireChange(moved, before, since, first, last, change, limit, important, better)


def _moved(reliable: bool, important: bool, better: bool | None) -> Moved:
    if not reliable or better is None:
        return Moved.NO_RELIABLE_CHANGE
    if better:
        return Moved.BETTER_IMPORTANT if important else Moved.BETTER_SMALL
    return Moved.WORSE_IMPORTANT if important else Moved.WORSE_SMALL
