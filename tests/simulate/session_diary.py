"""Diaries with sessions whose relief, if any, lasts a few days and is gone before the next.

People book by the calendar, or when it hurts. Who books when it hurts sees pain fall afterwards
whether or not the session did anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from tests.simulate.patient import Days, Grid, Kind, draw_levels, observed

BASELINE = 28
_LONGEST_GAP = 40
_FEWEST_DAYS_APART = 5
#: So far above the usual level, in SDs, do two days have to be before somebody books.
_HURTS = 0.8
_AFTER_LAST = 8
_RELIEF_DAYS = (3, 5)


class Booking(Enum):
    """How the next session is chosen."""

    WEEKLY = "weekly"
    IRREGULAR = "every 5 to 11 days"
    ON_DEMAND = "on demand"


@dataclass(frozen=True)
class SessionDiary:
    """One diary: rated days, their scores, the days of the sessions and who held each."""

    days: Days
    scores: Grid
    sessions: Days
    held_by: Days


@dataclass(frozen=True)
class SessionKind:
    """How many sessions, how they are booked, and what each does to the days after it.

    Attributes:
        reliefs: points that a session of each practitioner adds on the 3 to 5 days after it;
            below 0 is relief. Their turns are drawn by lot, each has as many.
    """

    booking: Booking
    sessions: int
    reliefs: tuple[float, ...] = (0.0,)


def draw_sessions(kind: SessionKind, patients: int, rng: np.random.Generator) -> list[SessionDiary]:
    """Diaries of `patients` people: 28 days before the first session to 8 after the last."""
    weekly = kind.booking is not Booking.ON_DEMAND
    length = kind.sessions * (12 if weekly else _LONGEST_GAP) + _AFTER_LAST
    felt = draw_levels(Kind(baseline=BASELINE, treated=length), patients, rng)
    hurts = felt.usual + _HURTS * felt.spread
    return [
        _diary(kind, levels, limit, rng) for levels, limit in zip(felt.levels, hurts, strict=True)
    ]


def _diary(kind: SessionKind, levels: Grid, hurts: float, rng: np.random.Generator) -> SessionDiary:
    levels = levels.copy()
    turns = rng.permutation(np.arange(kind.sessions) % len(kind.reliefs))
    sessions = _course(kind, levels, hurts, turns, rng)
    end = sessions[-1] + _AFTER_LAST
    scores = observed(levels[:end])
    rated = rng.random(end) >= Kind().missing
    return SessionDiary(
        np.flatnonzero(rated) - BASELINE,
        scores[rated],
        np.array(sessions) - BASELINE,
        turns[: len(sessions)],
    )


def _course(
    kind: SessionKind, levels: Grid, hurts: float, turns: Days, rng: np.random.Generator
) -> list[int]:
    """Columns of the sessions; adds what they do to `levels` as they are held."""
    sessions: list[int] = []
    day = BASELINE
    while len(sessions) < kind.sessions and day < len(levels) - _AFTER_LAST:
        if _comes(kind, levels, hurts, day):
            lasting = int(rng.integers(_RELIEF_DAYS[0], _RELIEF_DAYS[1] + 1))
            levels[day + 1 : day + 1 + lasting] += kind.reliefs[turns[len(sessions)]]
            sessions.append(day)
            day += _gap(kind, rng)
        else:
            day += 1
    return sessions or [BASELINE]


def _gap(kind: SessionKind, rng: np.random.Generator) -> int:
    if kind.booking is Booking.WEEKLY:
        return 7
    return int(rng.integers(5, 12)) if kind.booking is Booking.IRREGULAR else _FEWEST_DAYS_APART


def _comes(kind: SessionKind, levels: Grid, hurts: float, day: int) -> bool:
    if kind.booking is not Booking.ON_DEMAND:
        return True
    return bool(levels[day - 2 : day].mean() > hurts)
