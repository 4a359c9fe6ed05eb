"""Marking regions of the body map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from acutrack.casebook.casebook import put, remove
from acutrack.domain.body_mark import BodyMark, Intensity, MarkKind
from acutrack.domain.body_region import Region
from acutrack.domain.limits import check_not_future
from acutrack.domain.message import say
from acutrack.domain.record import Edit, PatientId
from acutrack.domain.session import TreatmentSession


def mark_region(
    patient: PatientId,
    region: Region,
    intensity: Intensity | None,
    day: date,
    now: datetime,
    *,
    marks: Iterable[BodyMark],
) -> Edit:
    """Mark where it hurts on a day, or take the mark away with None. Raises InvalidEntry.

    `marks` are those known so far; of the day's own, only those of `region` are touched.
    """
    check_not_future(day, now.date(), "day", say("The date"))
    earlier = [mark for mark in marks_of_day(marks, day) if mark.region == region.id]
    kept = earlier[:1] if intensity is not None else []
    changes = [remove(mark) for mark in earlier if mark not in kept]
    if intensity is not None:
        mark = BodyMark(
            patient_id=patient, written_at=now, day=day, region=region.id, intensity=intensity
        )
        changes.append(put(replace(mark, id=kept[0].id), kept[0]) if kept else put(mark))
    name = say("Mark: {region}", region=region.words)
    return Edit(name, patient, tuple(changes))


def marks_of_day(marks: Iterable[BodyMark], day: date) -> tuple[BodyMark, ...]:
    """Where it hurt on a day, as far as it was marked outside the form of a session."""
    return tuple(
        mark
        for mark in marks
        if mark.day == day and mark.session_id is None and mark.kind is MarkKind.PAIN
    )


def marks_of_session(marks: Iterable[BodyMark], session: TreatmentSession) -> tuple[BodyMark, ...]:
    """What was marked in the form of a session."""
    return tuple(mark for mark in marks if mark.session_id == session.id)


def session_marks(
    session: TreatmentSession,
    wanted: Mapping[str, Intensity],
    now: datetime,
    known: Iterable[BodyMark] = (),
) -> tuple[BodyMark, ...]:
    """The marks of a session's form as records; those that still say the same stay as they are."""
    before = {mark.region: mark for mark in known if mark.kind is MarkKind.PAIN}
    made = []
    for region, intensity in wanted.items():
        earlier = before.get(region)
        if earlier is None:
            made.append(
                BodyMark(
                    patient_id=session.patient_id,
                    written_at=now,
                    day=session.day,
                    region=region,
                    intensity=intensity,
                    session_id=session.id,
                )
            )
        elif (earlier.intensity, earlier.day) == (intensity, session.day):
            made.append(earlier)
        else:
            made.append(replace(earlier, intensity=intensity, day=session.day, written_at=now))
    return (*made, *(mark for mark in known if mark.kind is not MarkKind.PAIN))
