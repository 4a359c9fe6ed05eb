"""Settling how a complaint is judged; what is changed after a review is noted by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from acutrack.casebook.casebook import put
from acutrack.domain.complaint import Complaint, LateChange, Settled, complaint_at
from acutrack.domain.message import Message, say
from acutrack.domain.pain import same_place
from acutrack.domain.record import Edit, PatientId
from acutrack.domain.review import Review


def complaint_or_new(
    patient: PatientId, site: str, now: datetime, complaints: Iterable[Complaint]
) -> Complaint:
    """What is settled about a place, or a new complaint with everything as it is by default."""
    found = complaint_at(site, complaints)
    return found or Complaint(patient_id=patient, written_at=now, site=site)


def settle_complaint(
    after: Complaint, before: Complaint | None, now: datetime, *, reviews: Iterable[Review]
) -> Edit:
    """Settle a complaint, or change what is settled.

    `after` keeps the id of `before`; until something is settled, the default counts as settled.
    With a review of the place held already, a change of the measure or of the share that matters
    is noted with today's day, for the report to tell.
    """
    default = Complaint(patient_id=after.patient_id, written_at=now, site=after.site)
    changed = _changed(after, before or default)
    written = with_late_changes(after, changed, now, reviews=reviews)
    if written == before:
        return Edit(_name(after), after.patient_id, ())
    return Edit(_name(after), after.patient_id, (put(replace(written, written_at=now), before),))


def tell_recalled_level(
    complaint: Complaint, level: float | None, now: datetime, before: Complaint | None = None
) -> Edit:
    """Tell from memory how strong the pain was before the first session; None takes it back.

    It is kept apart from every rating, with the day it was told. Raises InvalidEntry.
    """
    day = None if level is None else now.date()
    told = replace(complaint, recalled_level=level, recalled_on=day, written_at=now)
    name = say("Tell the pain before the first session")
    return Edit(name, complaint.patient_id, (put(told, before),))


def with_late_changes(
    complaint: Complaint, changed: Iterable[Settled], now: datetime, *, reviews: Iterable[Review]
) -> Complaint:
    """The complaint with what was changed after results had been seen; the same a day is one."""
    if not any(same_place(review.site, complaint.site) for review in reviews):
        return complaint
    late = [LateChange(now.date(), what) for what in changed]
    added = tuple(each for each in late if each not in complaint.late_changes)
    return (
        replace(complaint, late_changes=(*complaint.late_changes, *added)) if added else complaint
    )


def _changed(after: Complaint, before: Complaint) -> list[Settled]:
    changed = []
    if after.measure is not before.measure:
        changed.append(Settled.MEASURE)
    if after.important_share != before.important_share:
        changed.append(Settled.IMPORTANCE)
    return changed


def _name(complaint: Complaint) -> Message:
    if complaint.site.strip():
        return say("Settle how {site} is judged", site=complaint.site)
    return say("Settle how pain is judged")
