"""Pain just before and just after each session, as it was asked in the session's own record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from acutrack.domain.record import RecordId
from acutrack.domain.session import TreatmentSession


@dataclass(frozen=True)
class RatedSession:
    """A session rated both before and after, 0 to 10.

    `number` counts all sessions from 1 in the order of their days.
    """

    number: int
    day: date
    before: float
    after: float
    id: RecordId

    @property
    def change(self) -> float:
        """After minus before, points; negative is lower."""
        return self.after - self.before


@dataclass(frozen=True)
class PrePost:
    """All sessions rated on both sides.

    It has no interval and no verdict: the two ratings are minutes apart, made in the same room,
    and a single 0-10 rating moves by nearly 2 points on its own (analysis design, section 10).

    Attributes:
        sessions: how many sessions there were, rated or not.
        rated: those rated on both sides, earliest first.
    """

    sessions: int
    rated: tuple[RatedSession, ...]

    @property
    def before(self) -> float | None:
        """Mean just before, not rounded; None without a rated session."""
        return fmean(one.before for one in self.rated) if self.rated else None

    @property
    def after(self) -> float | None:
        """Mean just after, not rounded; None without a rated session."""
        return fmean(one.after for one in self.rated) if self.rated else None

    @property
    def lower(self) -> int:
        """After how many sessions the rating was lower than before it."""
        return sum(one.after < one.before for one in self.rated)

    @property
    def higher(self) -> int:
        """After how many sessions the rating was higher than before it."""
        return sum(one.after > one.before for one in self.rated)


def pre_post(sessions: Iterable[TreatmentSession]) -> PrePost:
    """Ratings before and after of `sessions`, in any order; a record met twice counts once."""
    unique = {session.id: session for session in sessions}.values()
    ordered = sorted(unique, key=lambda one: (one.day, one.start_time is None, one.start_time))
    return PrePost(
        len(ordered),
        tuple(
            RatedSession(
                number,
                session.day,
                float(session.pre_nrs_now),
                float(session.post_nrs_now),
                session.id,
            )
            for number, session in enumerate(ordered, start=1)
            if session.pre_nrs_now is not None and session.post_nrs_now is not None
        ),
    )
