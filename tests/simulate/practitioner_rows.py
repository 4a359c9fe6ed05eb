"""What is said about practitioners who are alike, and about two who differ by a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from acutrack.analysis.sessions.comparison import Compared, GroupComparison, compare_groups
from acutrack.analysis.sessions.session_response import session_response
from tests.simulate.limits import Limit, Row, at_most, share
from tests.simulate.session_diary import Booking, SessionDiary, SessionKind, draw_sessions


@dataclass(frozen=True)
class Practitioners:
    """Practitioners by turns drawn by lot, each with the relief their sessions bring."""

    name: str
    title: str
    sessions_each: int
    reliefs: tuple[float, ...]
    limits: tuple[Limit, ...] = ()

    def rows(self, patients: int, rng: np.random.Generator) -> Iterator[Row]:
        """One row: how often any difference is said."""
        many = self.sessions_each * len(self.reliefs)
        kind = SessionKind(Booking.IRREGULAR, many, self.reliefs)
        found = [_compared(diary) for diary in draw_sessions(kind, patients, rng)]
        rates = {
            "claimed": share(sum(one.code is Compared.DIFFERENCE for one in found), patients),
            "too_early": share(sum(one.code.too_early for one in found), patients),
        }
        yield Row("sessions", self.name, self.title, patients, rates, limits=self.limits)


PRACTITIONERS = (
    Practitioners(
        "practitioners_alike",
        "4 practitioners alike, 10 sessions each",
        10,
        (-1.0,) * 4,
        (at_most("claimed", 0.05),),
    ),
    Practitioners(
        "practitioners_differ_10",
        "2 practitioners 1 point apart, 10 sessions each",
        10,
        (-0.5, -1.5),
    ),
    Practitioners(
        "practitioners_differ_20",
        "2 practitioners 1 point apart, 20 sessions each",
        20,
        (-0.5, -1.5),
    ),
)


def _compared(diary: SessionDiary) -> GroupComparison:
    response = session_response(diary.days, diary.scores, diary.sessions)
    groups = {int(day): (str(who),) for day, who in zip(diary.sessions, diary.held_by, strict=True)}
    return compare_groups(response, groups)
