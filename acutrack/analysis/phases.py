"""When treatment began, and which days are compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from acutrack.domain.patient import Patient
from acutrack.domain.session import TreatmentSession

#: Days before the first session that may serve as the start.
BEFORE_DAYS = 56
#: Complete days before a review that it looks at.
SINCE_DAYS = 28
#: A diary silent for longer than this ended; it is then looked at as of its last day.
SILENT_DAYS = 28
#: After the last session by more than this, the later days are "after treatment".
AFTER_TREATMENT_DAYS = 14

_REVIEWS = (28, 56, 84, 140)
_REVIEWS_THEN_EVERY = 84


class Visit(Protocol):
    """A session, as far as its day goes."""

    @property
    def day(self) -> date:
        """The day of the visit."""
        ...


@dataclass(frozen=True)
class Window:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Whether `day` lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Phases:
    """The days before the first session and the days looked at since.

    Attributes:
        day_zero: day of the first session that is judged; None if there was none yet.
        before: the days settled as the start, else the 56 days before day 0; before the first
            session, the 56 days up to the review.
        since: the (up to) 28 complete days before the review; None before day 1.
        after_treatment: the last session was more than 14 days before the review.
    """

    day_zero: date | None
    before: Window
    since: Window | None
    after_treatment: bool = False


def day_zero(patient: Patient, sessions: Iterable[TreatmentSession]) -> date | None:
    """Day of the first session ever: of those recorded, or `Patient.started_on` if earlier.

    The one that verdicts and averages are counted from is `judged_start`.
    """
    days = [session.day for session in sessions]
    if patient.started_on is not None:
        days.append(patient.started_on)
    return min(days, default=None)


def phases(
    zero: date | None,
    review: date,
    sessions: Iterable[Visit] = (),
    *,
    ended: bool = False,
    settled: Window | None = None,
) -> Phases:
    """The windows of a review on the day `review`, whose own entries are not complete yet.

    `ended` says that `review` is the day after the diary's last entry; `settled` are the days
    chosen as the start, all before `zero`.
    """
    yesterday = review - timedelta(days=1)
    if zero is None or zero > yesterday:
        # The first session is still ahead (or today): everything so far is before it.
        # A review after the diary's end has no entries of its own; today may have some.
        last = yesterday if zero is not None or ended else review
        return Phases(zero, Window(last - timedelta(days=BEFORE_DAYS - 1), last), None)
    whole = Window(zero - timedelta(days=BEFORE_DAYS), zero - timedelta(days=1))
    since = Window(max(zero, review - timedelta(days=SINCE_DAYS)), yesterday)
    last_session = max((s.day for s in sessions if s.day <= review), default=None)
    after = last_session is not None and (review - last_session).days > AFTER_TREATMENT_DAYS
    return Phases(zero, settled or whole, since, after)


def review_day(last_entry: date | None, today: date) -> date:
    """The day a diary is looked at: today, or the day after the last entry if it ended long ago."""
    if last_entry is None or (today - last_entry).days <= SILENT_DAYS:
        return today
    return last_entry + timedelta(days=1)


def next_review(zero: date, today: date) -> date:
    """The next review on or after `today`: days 28, 56, 84 and 140, then every 84 days."""
    day = (today - zero).days
    for review in _REVIEWS:
        if day <= review:
            return zero + timedelta(days=review)
    rounds = -(-(day - _REVIEWS[-1]) // _REVIEWS_THEN_EVERY)
    return zero + timedelta(days=_REVIEWS[-1] + rounds * _REVIEWS_THEN_EVERY)
