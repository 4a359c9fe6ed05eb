"""Weeks without a session, set against the weeks of treatment before them.

Nobody planned these breaks, so each is only the comparison of two periods that the analysis design
allows in section 16. People stop when they are well or unwell; a break planned beforehand says more
(see the planned trial).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from numpy.typing import ArrayLike

from acutrack.analysis.baseline import LEAST_SINCE, LEAST_SINCE_SPAN
from acutrack.analysis.change.day_to_day import Days, Numbers
from acutrack.analysis.change.days_in_order import days_in_order
from acutrack.analysis.change.effect import effect
from acutrack.analysis.change.result import Effect
from acutrack.analysis.sessions.pooling import pool_means
from acutrack.analysis.sessions.session_response import Mean
from acutrack.analysis.sessions.session_windows import REACH_DAYS, session_days

#: Days without a session that make a break: each period at least 4 weeks (section 16).
BREAK_DAYS = 28
#: Days looked at before a break, and at most in it.
TREATED_DAYS = 28
MOST_BREAK_DAYS = 56
#: Sessions in the treated days, so that there was a treatment to pause.
LEAST_SESSIONS = 2
#: One break cannot be told from an up or down that came by itself.
LEAST_BREAKS = 2

_NORMAL = 1.959964
# The intervals that are pooled already allow for how few days they rest on. With three breaks this
# calls an unchanged diary lower or higher in 0 to 1.3 of 100 cases (slow wander included), and
# finds a true rise of 1.5 points in about 65 (simulated: 400 diaries each, 5 + 6 weeks a round).
_FREEDOM = 30.0


class InBreaks(Enum):
    """What pain did in breaks from treatment; the value is the key used in files."""

    NO_BREAK = "no_break"
    TOO_FEW_DAYS = "too_few_days"
    TOO_FEW_BREAKS = "too_few_breaks"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_SHOWN = "not_shown"

    @property
    def too_early(self) -> bool:
        """Whether there is nothing to compare yet."""
        return self in (InBreaks.NO_BREAK, InBreaks.TOO_FEW_DAYS, InBreaks.TOO_FEW_BREAKS)


@dataclass(frozen=True)
class TreatmentBreak:
    """A stretch without a session, by day numbers.

    Attributes:
        after: day of the last session before it.
        last: its last day.
        effect: from the 28 days up to that session (A) to the break (B), whose first 6 days are
            left out because a session may reach that far; None with too few ratings.
    """

    after: int
    last: int
    effect: Effect | None


@dataclass(frozen=True)
class Breaks:
    """All breaks, earliest first; `change` is their common change with interval, from two on."""

    code: InBreaks
    breaks: tuple[TreatmentBreak, ...]
    change: Mean | None = None


def treatment_breaks(days: ArrayLike, values: ArrayLike, sessions: ArrayLike, until: int) -> Breaks:
    """Find the breaks up to the day before `until`, and what pain did in them.

    Args:
        days: shape (n,), whole day numbers of any origin, any order.
        values: shape (n,), 0 to 10, higher is worse; NaN is a day without a rating.
        sessions: shape (m,), day numbers.
        until: the day it is looked back from.

    Raises:
        InvalidEntry: a value lies off the scale, or a day is no whole number.
    """
    rated, levels = days_in_order(days, values)
    held = session_days(sessions)
    held = held[held < until]
    found = tuple(
        TreatmentBreak(start, end, _effect(rated, levels, begun, start, end))
        for begun, start, end in _pauses(held, until)
    )
    effects = [one.effect for one in found if one.effect is not None]
    if not found:
        return Breaks(InBreaks.NO_BREAK, found)
    if not effects:
        return Breaks(InBreaks.TOO_FEW_DAYS, found)
    if len(effects) < LEAST_BREAKS:
        return Breaks(InBreaks.TOO_FEW_BREAKS, found)
    change = _common(effects)
    return Breaks(_code(change), found, change)


def _pauses(held: Days, until: int) -> list[tuple[int, int, int]]:
    """First day that counts as treated before each break, its last session, its last day."""
    found = []
    begun, sessions = None, 0
    for session, following in pairwise((*held.tolist(), until)):
        begun, sessions = (session, 1) if begun is None else (begun, sessions + 1)
        if following - session > BREAK_DAYS:
            if sessions >= LEAST_SESSIONS:
                found.append((max(begun, session - TREATED_DAYS + 1), session, following - 1))
            begun = None
    return found


def _effect(rated: Days, levels: Numbers, begun: int, after: int, last: int) -> Effect | None:
    a = (rated >= begun) & (rated <= after)
    b = (rated > after + REACH_DAYS) & (rated <= min(last, after + REACH_DAYS + MOST_BREAK_DAYS))
    if not (_enough(rated[a]) and _enough(rated[b])):
        return None
    return effect(rated[a], levels[a], rated[b], levels[b])


def _enough(rated: Days) -> bool:
    return rated.size >= LEAST_SINCE and int(rated[-1] - rated[0]) + 1 >= LEAST_SINCE_SPAN


def _common(effects: list[Effect]) -> Mean:
    """The breaks pooled as groups are; their own intervals stand for their spread."""
    spreads = [((one.hi - one.lo) / 2 / _NORMAL) ** 2 for one in effects]
    pooled = pool_means([one.est for one in effects], spreads, _FREEDOM)
    return Mean(*pooled.common_interval())


def _code(change: Mean) -> InBreaks:
    if change.lo is not None and change.lo > 0:
        return InBreaks.HIGHER
    return InBreaks.LOWER if change.hi is not None and change.hi < 0 else InBreaks.NOT_SHOWN
