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
    kind: MarkKind = MarkKind.PAIN,
) -> Edit:
    """Mark where it hurts on a day, or what the skin shows; None takes the mark away.

    `marks` are those known so far; of the day's own, only those of `region` and `kind` are
    touched. Raises InvalidEntry.
    """
    check_not_future(day, now.date(), "day", say("The date"))
    earlier = [mark for mark in marks_of_day(marks, day, kind) if mark.region == region.id]
    kept = earlier[:1] if intensity is not None else []
    changes = [remove(mark) for mark in earlier if mark not in kept]
    if intensity is not None:
        mark = BodyMark(
            patient_id=patient,
            written_at=now,
            day=day,
            region=region.id,
            intensity=intensity,
            kind=kind,
        )
        changes.append(put(replace(mark, id=kept[0].id), kept[0]) if kept else put(mark))
    name = (
        say("Mark the skin: {region}", region=region.words)
        if kind is MarkKind.SKIN
        else say("Mark: {region}", region=region.words)
    )
    return Edit(name, patient, tuple(changes))


def marks_of_day(
    marks: Iterable[BodyMark], day: date, kind: MarkKind = MarkKind.PAIN
) -> tuple[BodyMark, ...]:
    """The marks of a day and a kind, as far as they were made outside the form of a session."""
    return tuple(
        mark for mark in marks if mark.day == day and mark.session_id is None and mark.kind is kind
    )


def marks_of_session(marks: Iterable[BodyMark], session: TreatmentSession) -> tuple[BodyMark, ...]:
    """What was marked in the form of a session."""
    return tuple(mark for mark in marks if mark.session_id == session.id)


def session_marks(
    session: TreatmentSession,
    wanted: Mapping[str, Intensity],
    now: datetime,
    known: Iterable[BodyMark] = (),
    *,
    skin: Mapping[str, Intensity] | None = None,
) -> tuple[BodyMark, ...]:
    """The marks of a session's form as records; those that still say the same stay as they are.

    `wanted` is where it hurts, `skin` what the skin shows; None leaves what is known of it.
    """
    there = tuple(known)
    made = _marks_of_kind(session, wanted, now, there, MarkKind.PAIN)
    if skin is None:
        return (*made, *(mark for mark in there if mark.kind is not MarkKind.PAIN))
    return (*made, *_marks_of_kind(session, skin, now, there, MarkKind.SKIN))


def _marks_of_kind(
    session: TreatmentSession,
    wanted: Mapping[str, Intensity],
    now: datetime,
    known: Iterable[BodyMark],
    kind: MarkKind,
) -> tuple[BodyMark, ...]:
    before = {mark.region: mark for mark in known if mark.kind is kind}
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
                    kind=kind,
                    session_id=session.id,
                )
            )
        elif (earlier.intensity, earlier.day) == (intensity, session.day):
            made.append(earlier)
        else:
            made.append(replace(earlier, intensity=intensity, day=session.day, written_at=now))
    return tuple(made)
