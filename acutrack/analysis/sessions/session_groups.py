"""Which sessions belong together: same practitioner, same technique, same points."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Protocol

from acutrack.domain.needled_point import NeedledPoint
from acutrack.domain.record import RecordId
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Technique

#: What the sessions of a group have in common: ids or keys, in order.
Group = tuple[str, ...]


class Grouping(Enum):
    """By what sessions are told apart; the value is the key used in files."""

    PRACTITIONER = "practitioner"
    TECHNIQUE = "technique"
    POINTS = "points"


class Given(Protocol):
    """How a session was given, as far as it is noted; a session is one."""

    @property
    def practitioner_id(self) -> RecordId | None:
        """Who gave it."""

    @property
    def technique(self) -> tuple[Technique, ...]:
        """How."""

    @property
    def points(self) -> tuple[NeedledPoint, ...]:
        """Where."""

    @property
    def points_unknown(self) -> bool:
        """Whether nobody knows where."""


def group_of(session: Given, by: Grouping) -> Group | None:
    """The group of one session; None where it was not noted, which is a group of nobody."""
    match by:
        case Grouping.PRACTITIONER:
            return (session.practitioner_id,) if session.practitioner_id else None
        case Grouping.TECHNIQUE:
            return tuple(sorted(technique.value for technique in session.technique)) or None
        case Grouping.POINTS:
            if session.points_unknown:
                return None
            return tuple(sorted({point.code for point in session.points})) or None


def groups_by_day(sessions: Iterable[TreatmentSession], by: Grouping) -> dict[int, Group]:
    """The group of each day (`date.toordinal`) with a session.

    A day is left out where its sessions are of several groups: nobody could say which one counted.
    """
    found: dict[int, Group | None] = {}
    for session in sessions:
        day, group = session.day.toordinal(), group_of(session, by)
        found[day] = group if found.get(day, group) == group else None
    return {day: group for day, group in found.items() if group is not None}
