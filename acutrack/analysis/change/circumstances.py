"""What the numbers alone do not tell, as the person or the practitioner told it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from acutrack.domain.complaint import (
    IMPORTANT_SHARE,
    LEAST_IMPORTANT_SHARE,
    MOST_IMPORTANT_SHARE,
)
from acutrack.domain.limits import check_number
from acutrack.domain.message import say

#: A rate of days with pain relief wants this many answered days.
LEAST_ANSWERED = 7


@dataclass(frozen=True, kw_only=True)
class Circumstances:
    """Everything beside the ratings that a verdict takes into account; all of it may be unsaid.

    Attributes:
        important_share: share of the start whose loss counts as important, 0.20 to 0.50.
        usual_pain: 0 to 10, told before the first session.
        earlier_course: whether there was acupuncture in the 12 months before; None is "not said".
        sessions: days of the sessions, any order.
        care_changes: days on which another treatment began, ended or changed its dose.
        relief: (day, whether pain relief was taken), for each day on which it was said.
        before_noon: (day, whether it was made before noon), for each rating whose time is kept.
    """

    important_share: float = IMPORTANT_SHARE
    usual_pain: float | None = None
    earlier_course: bool | None = None
    sessions: tuple[date, ...] = ()
    care_changes: tuple[date, ...] = ()
    relief: tuple[tuple[date, bool], ...] = ()
    before_noon: tuple[tuple[date, bool], ...] = ()

    def __post_init__(self) -> None:
        """Check the numbers; raises InvalidEntry."""
        check_number(self.usual_pain, 0, 10, "usual_pain", say("Usual pain"))
        check_number(
            self.important_share,
            LEAST_IMPORTANT_SHARE,
            MOST_IMPORTANT_SHARE,
            "important_share",
            say("The share that matters"),
        )


def relief_a_week(told: Iterable[tuple[date, bool]], first: date, last: date) -> float | None:
    """Days with pain relief in 7 answered days; None with fewer than 7 answered days."""
    within = {day: taken for day, taken in told if first <= day <= last}
    if len(within) < LEAST_ANSWERED:
        return None
    return 7 * sum(within.values()) / len(within)


def noon_share(told: Iterable[tuple[date, bool]], first: date, last: date) -> float | None:
    """Share, 0 to 1, of the ratings with a time that were made before noon; None without any."""
    within = [early for day, early in told if first <= day <= last]
    return sum(within) / len(within) if within else None
