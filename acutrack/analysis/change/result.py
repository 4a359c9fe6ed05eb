"""The result record: the one place that an interval, a verdict and its grounds come from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

#: Changed whenever the same entries could give another result.
METHOD_VERSION = "1"


class Code(Enum):
    """What the days say; the value is the key used in files."""

    NOT_ENOUGH_DATA = "not_enough_data"
    BETTER_IMPORTANT = "better_important"
    BETTER_SIZE_UNCLEAR = "better_size_unclear"
    BETTER_SMALL = "better_small"
    WORSE = "worse"
    NO_IMPORTANT_CHANGE = "no_important_change"
    NO_CLEAR_CHANGE = "no_clear_change"

    @property
    def better(self) -> bool:
        """Whether it is one of the three "lower" verdicts."""
        return self in (Code.BETTER_IMPORTANT, Code.BETTER_SIZE_UNCLEAR, Code.BETTER_SMALL)


class Reason(Enum):
    """Why the days are not enough; NONE where they are."""

    NONE = ""
    NO_BASELINE = "no_baseline"
    BASELINE_TOO_SHORT = "baseline_too_short"
    TREATMENT_TOO_SHORT = "treatment_too_short"
    TOO_UNCERTAIN = "too_uncertain"


class Caution(Enum):
    """What else could account for a difference, in the order in which it is told."""

    EARLIER_COURSE = "earlier_course"
    FLARE_START = "flare_start"
    ABOVE_USUAL = "above_usual"
    FALLING_BEFORE = "falling_before"
    COTREATMENT = "cotreatment"
    SHORT_BASELINE = "short_baseline"
    LOW_BASELINE = "low_baseline"
    UNEVEN_DIARY = "uneven_diary"
    TIME_OF_DAY = "time_of_day"


class Strength(Enum):
    """How firmly a verdict may be said."""

    TENTATIVE = "tentative"
    SINGLE_REVIEW = "single_review"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Effect:
    """The difference between two windows and how sure it is (analysis design, section 3).

    Lower is better. Attributes:
        mean_a, mean_b: plain averages of the days, not rounded.
        n_a, n_b: how many days they rest on.
        est, lo, hi: mean_b - mean_a and its 95 % interval, in points.
        phi, sigma: autocorrelation from day to day (0 to 0.95), and day-to-day spread in points.
        p_lower, p_two_lower, p_thirty, p_fifty: chances, 0 to 1, that the usual level fell at all,
            by 2 points, by 30 % and by 50 % or more.
        percent, percent_lo, percent_hi: change in percent of mean_a; None where mean_a is below 3.
        baseline_share: 0 to 1, the part of the day-to-day uncertainty that the baseline brings.
    """

    mean_a: float
    mean_b: float
    n_a: int
    n_b: int
    est: float
    lo: float
    hi: float
    phi: float
    sigma: float
    p_lower: float
    p_two_lower: float
    p_thirty: float
    p_fifty: float
    percent: float | None
    percent_lo: float | None
    percent_hi: float | None
    baseline_share: float


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Result:
    """One verdict with everything it rests on; none can be made without its grounds.

    Attributes:
        site, measure: what it is about (key of the measure).
        review: the day it looks back from; `number` counts the reviews, `reviews_held` how many
            were held up to this one (0 where it was not made at a review).
        day_zero: day of the first session; None before it.
        window_a, window_b: the days compared; None where there are none.
        days_a, days_b: how many days the windows have (A from its first rated day on).
        left_out: days in the windows with no rating but those filled in more than 48 h late, which
            are not used.
        n_a, n_b, mean_a, mean_b: days used and their averages; None without a day.
        effect: None where the gates on the number of days closed.
        important: T, the change in points that counts as important; None without mean_a.
        important_share: f, the share it comes from.
        p_important: chance that the change is important and lower; None without an effect.
        p_worse_important: chance that pain rose by T or more.
        days_wanted_a: rated days that are lacking before the first session; once it has begun they
            cannot be added.
        days_wanted_b: rated days still wanted since; 0 where more would not help.
        after_treatment: the last session was more than 14 days before the review.
        cautions, strength: in words elsewhere; strength is None without a verdict on change.
        without_cotreatment: the same made from the days before another treatment changed; the
            weaker of the two is told first.
        usual_pain: as the person told it before.
        global_impression: 1 to 7 as answered nearest to the review, with `disagrees` where it
            points the other way.
        revised: made again after entries were edited.
    """

    method_version: str
    site: str
    measure: str
    review: date
    number: int
    reviews_held: int
    day_zero: date | None
    window_a: Span | None
    window_b: Span | None
    days_a: int
    days_b: int
    left_out: int
    n_a: int
    n_b: int
    mean_a: float | None
    mean_b: float | None
    effect: Effect | None
    important: float | None
    important_share: float
    p_important: float | None
    p_worse_important: float | None
    code: Code
    reason: Reason
    days_wanted_a: int
    days_wanted_b: int
    after_treatment: bool
    cautions: tuple[Caution, ...]
    strength: Strength | None
    without_cotreatment: Result | None = None
    usual_pain: float | None = None
    global_impression: int | None = None
    disagrees: bool = False
    revised: bool = False
