"""What is said about single sessions that do nothing, and about sessions that do something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from acutrack.analysis.sessions.session_response import Response, SessionResponse, session_response
from tests.simulate.limits import Limit, Row, at_most, share
from tests.simulate.session_diary import Booking, SessionKind, draw_sessions

_RELIEF = -1.5
_COUNTS = (6, 10, 20)
_MOST_FALSE = 0.03
_MOST_FALSE_BY_CALENDAR = 0.05


@dataclass(frozen=True)
class Sessions:
    """Sessions of one way of booking, with and without relief on the 3 to 5 days after."""

    booking: Booking
    count: int
    relief: float

    @property
    def name(self) -> str:
        """What `--only` calls it."""
        kind = "relief" if self.relief else "nothing"
        return f"sessions_{kind}_{self.booking.name.lower()}_{self.count}"

    @property
    def title(self) -> str:
        """The same in words."""
        does = "that bring 1.5 points of relief" if self.relief else "that do nothing"
        return f"{self.count} sessions {does}, {self.booking.value}"

    @property
    def limits(self) -> tuple[Limit, ...]:
        """False relief is limited hardest where it is likeliest: people who book when it hurts."""
        if self.relief:
            return ()
        hurts = self.booking is Booking.ON_DEMAND
        return (at_most("claimed", _MOST_FALSE if hurts else _MOST_FALSE_BY_CALENDAR),)

    def rows(self, patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """One row: relief claimed by the method and by the plain change after a session."""
        kind = SessionKind(self.booking, self.count, (self.relief,))
        found = [
            session_response(diary.days, diary.scores, diary.sessions)
            for diary in draw_sessions(kind, patients, rng)
        ]
        told = [one for one in found if one.change is not None]
        rates = {
            "claimed": share(sum(one.code is Response.LOWER for one in found), patients),
            "plain_claimed": share(sum(_plainly_lower(one) for one in found), patients),
            "told": share(len(told), patients),
        }
        if not self.relief:
            rates["coverage"] = share(sum(_holds_zero(one) for one in told), max(len(told), 1))
        yield Row("sessions", self.name, self.title, patients, rates, limits=self.limits)


def session_tasks() -> tuple[Sessions, ...]:
    """Every way of booking, 6 to 20 sessions, with and without relief."""
    return tuple(
        Sessions(booking, count, relief)
        for relief in (0.0, _RELIEF)
        for booking in Booking
        for count in _COUNTS
    )


def _plainly_lower(found: SessionResponse) -> bool:
    """What the mean of after minus before with a t interval would say."""
    changes = np.array([one.after - one.before for one in found.each])
    if changes.size < 2:
        return False
    half = stdtrit(changes.size - 1, 0.975) * changes.std(ddof=1) / np.sqrt(changes.size)
    return bool(changes.mean() + half < 0)


def _holds_zero(found: SessionResponse) -> bool:
    change = found.change
    return change is not None and (
        change.lo is None or change.hi is None or change.lo <= 0 <= change.hi
    )
