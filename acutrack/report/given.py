"""The acupuncture given, in numbers: who, how long, how many needles, which points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from statistics import median
from typing import TypeVar

from acutrack.domain.record import RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Style, Technique

E = TypeVar("E", bound=Enum)

MOST_USED = 6


@dataclass(frozen=True)
class Given:
    """What the sessions of a period had in common; what nobody noted is None or empty.

    Attributes:
        practitioners: ids, most sessions first; None stands for "not said".
        minutes, needles: medians over the sessions where they are known.
        points: codes used most, most first.
        points_known: sessions for which points were noted.
    """

    sessions: int
    practitioners: tuple[tuple[RecordId | None, int], ...]
    styles: tuple[Style, ...]
    techniques: tuple[Technique, ...]
    minutes: float | None
    minutes_known: int
    needles: float | None
    needles_known: int
    points: tuple[str, ...]
    points_known: int


def acupuncture_given(sessions: Iterable[TreatmentSession]) -> Given:
    """Sum up the sessions."""
    held = tuple(sessions)
    minutes = [s.retention_min for s in held if s.retention_min is not None]
    needles = [s.needle_count for s in held if s.needle_count is not None]
    codes = Counter(code for s in held for code in sorted({p.code for p in s.points}))
    return Given(
        sessions=len(held),
        practitioners=tuple(Counter(s.practitioner_id for s in held).most_common()),
        styles=_by_use(s.style for s in held if s.style is not None),
        techniques=_by_use(technique for s in held for technique in s.technique),
        minutes=median(minutes) if minutes else None,
        minutes_known=len(minutes),
        needles=median(needles) if needles else None,
        needles_known=len(needles),
        points=tuple(
            code
            for code, _ in sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_USED]
        ),
        points_known=sum(bool(s.points) for s in held),
    )


def _by_use(found: Iterable[E]) -> tuple[E, ...]:
    return tuple(kind for kind, _ in Counter(found).most_common())
