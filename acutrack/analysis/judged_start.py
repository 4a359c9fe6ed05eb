"""Day 0 and the days before it, once: for verdicts, averages, charts and the look ahead alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from acutrack.analysis.diary import Diary
from acutrack.analysis.phases import Window
from acutrack.domain.complaint import Complaint
from acutrack.domain.frozen_baseline import FrozenBaseline, start_at
from acutrack.domain.session import TreatmentSession

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class JudgedStart:
    """What the days since are counted from and compared with.

    Attributes:
        zero: the first session that is judged; None before it.
        settled: the days chosen as the start; None takes the 56 days before `zero`.
    """

    zero: date | None
    settled: Window | None


def judged_start(
    diary: Diary, complaint: Complaint, sessions: Iterable[TreatmentSession] | None = None
) -> JudgedStart:
    """The start of a complaint.

    Day 0 is the first session ever, unless a start without a session in it was settled after
    earlier ones: it stands for a new course, and the first session after it is day 0 (design of the
    analysis, section 13).

    Args:
        diary: everything recorded.
        complaint: its place and measure say which settled start counts.
        sessions: those to look at; None takes all of the diary.
    """
    held = diary.sessions if sessions is None else sessions
    frozen = start_at(complaint.site, complaint.measure, diary.baselines)
    return start_among({session.day for session in held}, diary.patient.started_on, frozen)


def start_among(
    visits: Iterable[date], started_on: date | None, frozen: FrozenBaseline | None
) -> JudgedStart:
    """The same from bare days.

    Args:
        visits: days of sessions.
        started_on: the first session, if it was told to be before the diary.
        frozen: the settled start, if there is one.
    """
    days = sorted(set(visits))
    told = [] if started_on is None else [started_on]
    zero = min([*days[:1], *told], default=None)
    if frozen is None or zero is None:
        return JudgedStart(zero, None)
    within = any(frozen.first <= day <= frozen.last for day in days)
    after = [day for day in days if day > frozen.last]
    if after and not within:
        return JudgedStart(after[0], Window(frozen.first, frozen.last))
    # A session was entered later among the frozen days: what lies before it is still the start.
    last = min(frozen.last, zero - _DAY)
    return JudgedStart(zero, Window(frozen.first, last) if frozen.first <= last else None)
