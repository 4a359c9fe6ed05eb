"""Freezing the start of a complaint, thawing it, and asking before its days are changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from acutrack.casebook.casebook import put, remove
from acutrack.casebook.edits.complaints import with_late_changes
from acutrack.domain.complaint import Complaint, Settled
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.frozen_baseline import FrozenBaseline, FrozenDay
from acutrack.domain.limits import check_not_future
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore, same_place
from acutrack.domain.record import Change, Edit, new_id
from acutrack.domain.review import Review

#: What a rating says about its day; its words may change without asking.
_SAYS = ("day", "value", "measure", "site")


def start_of(
    complaint: Complaint,
    days: Iterable[FrozenDay],
    now: datetime,
    *,
    day_zero: date | None,
    before: FrozenBaseline | None = None,
) -> FrozenBaseline:
    """A start frozen today from recorded days.

    Raises:
        InvalidEntry: there is no day, or the last one does not lie before the first session (or,
            while that is ahead, is still to come).
    """
    told = tuple(sorted(days, key=lambda each: each.day))
    if not told:
        raise InvalidEntry(say("No day is recorded yet. Answer the daily question first."), "days")
    last = told[-1].day
    check_not_future(last, now.date(), "last", say("The last day"))
    if day_zero is not None and last >= day_zero:
        raise InvalidEntry(
            say(
                "The first session was on {day}. Choose days before it.",
                day=day_zero,
            ),
            "last",
        )
    return FrozenBaseline(
        id=before.id if before is not None else new_id(),
        patient_id=complaint.patient_id,
        written_at=now,
        site=complaint.site,
        measure=complaint.measure,
        first=told[0].day,
        last=last,
        frozen_on=now.date(),
        days=told,
    )


def freeze(
    start: FrozenBaseline,
    complaint: Complaint,
    now: datetime,
    *,
    before: FrozenBaseline | None = None,
    known: Complaint | None = None,
    reviews: Iterable[Review] = (),
) -> Edit:
    """Settle the start, or put another one in its place.

    Args:
        start: From `start_of`.
        complaint: As settled, or as it is by default; it is kept with the start.
        now: The moment of writing.
        before: The start that is replaced.
        known: The complaint as it is in the casebook; None where nothing was settled yet.
        reviews: Those held; after the first one of this place the change is noted.
    """
    return Edit(
        say("Settle your start"),
        start.patient_id,
        (put(start, before), *_noted(complaint, known, now, reviews)),
    )


def thaw(
    start: FrozenBaseline,
    complaint: Complaint,
    now: datetime,
    *,
    known: Complaint | None = None,
    reviews: Iterable[Review] = (),
) -> Edit:
    """Leave the start open again; after a review of the place this is noted."""
    return Edit(
        say("Open your start again"),
        start.patient_id,
        (remove(start), *_noted(complaint, known, now, reviews)),
    )


def touches_baseline(edit: Edit, baselines: Iterable[FrozenBaseline]) -> tuple[FrozenBaseline, ...]:
    """The frozen starts whose days an edit would change: pages ask before they record it.

    An edit touches a start where it adds, changes or removes a rating of that place and measure
    on one of its days, from the first to the last. A changed note touches none.
    """
    told = [score for change in edit.changes for score in _retold(change)]
    return tuple(start for start in baselines if any(_belongs(score, start) for score in told))


def _retold(change: Change) -> tuple[PainScore, ...]:
    before, after = change.before, change.after
    found = tuple(each for each in (before, after) if isinstance(each, PainScore))
    same = len(found) == 2 and all(getattr(before, name) == getattr(after, name) for name in _SAYS)
    return () if same else found


def _belongs(score: PainScore, start: FrozenBaseline) -> bool:
    return (
        start.first <= score.day <= start.last
        and score.measure is start.measure
        and same_place(score.site, start.site)
    )


def _noted(
    complaint: Complaint, known: Complaint | None, now: datetime, reviews: Iterable[Review]
) -> tuple[Change, ...]:
    written = with_late_changes(complaint, (Settled.BASELINE,), now, reviews=reviews)
    if written == known:
        return ()
    return (put(replace(written, written_at=now), known),)
