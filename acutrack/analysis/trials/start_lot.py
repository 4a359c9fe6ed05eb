"""What a start day drawn by lot shows: how many other possible days would look as good.

Every day of the range was as likely to be the start. If treatment changes nothing, the drawn day
is only one of them, whatever the pain does by itself: the chance that its fall is among the
largest 1 in 20 is at most 1 in 20, without any assumption about the days (randomisation test:
Edgington & Onghena, Randomization Tests, 4th ed. 2007; for start points: Edgington 1975, J Psychol
90:57). No interval comes from it: it answers only whether, not how much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from acutrack.analysis.change.day_to_day import Days, Numbers

#: Days before and after a possible start that are averaged.
NEAR_DAYS = 28
#: The share of possible starts that may show as large a fall.
LARGEST_SHARE = 0.05
#: Rated days wanted on each side of every possible start.
LEAST_BESIDE = 5


@dataclass(frozen=True)
class StartFound:
    """Where the drawn start stands among the possible ones.

    Attributes:
        possible: possible start days.
        as_large: how many of them, the drawn one included, show a fall at least as large.
        fall: later minus earlier average around the drawn start, points; below 0 is lower pain.
        before, after: the two averages.
        n_before, n_after: days they rest on.
    """

    possible: int
    as_large: int
    fall: float
    before: float
    after: float
    n_before: int
    n_after: int

    @property
    def lower(self) -> bool:
        """Whether the fall at the drawn day stands out: at most 1 in 20 is as large."""
        return self.fall < 0 and self.as_large <= LARGEST_SHARE * self.possible


def start_found(
    days: Days, values: Numbers, drawn: int, first_possible: int, possible: int
) -> StartFound | None:
    """Compare the fall at the drawn start with that at every other possible one.

    Args:
        days: shape (n,), strictly rising day numbers.
        values: shape (n,), points.
        drawn: the start that was drawn: the first day with treatment.
        first_possible: the first day it could have been.
        possible: how many days it could have been, one after the other.

    Returns:
        None where some possible start has fewer than 5 rated days on either side.

    Raises:
        ValueError: the drawn day is none of the possible ones.
    """
    starts = np.arange(first_possible, first_possible + possible)
    if drawn not in starts:
        raise ValueError("the drawn day lies outside the range")
    apart = days[None, :] - starts[:, None]
    after = (apart >= 0) & (apart < NEAR_DAYS)
    before = (apart < 0) & (apart >= -NEAR_DAYS)
    if min(int(after.sum(axis=1).min()), int(before.sum(axis=1).min())) < LEAST_BESIDE:
        return None
    later = after @ values / after.sum(axis=1)
    earlier = before @ values / before.sum(axis=1)
    falls = later - earlier
    at = int(drawn - first_possible)
    # A hair of room, so that equal falls count as equal however they were rounded.
    as_large = int(np.count_nonzero(falls <= falls[at] + 1e-9))
    return StartFound(
        possible=possible,
        as_large=as_large,
        fall=float(falls[at]),
        before=float(earlier[at]),
        after=float(later[at]),
        n_before=int(before[at].sum()),
        n_after=int(after[at].sum()),
    )
