"""Logging and correcting pain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from acutrack.casebook.casebook import put, remove
from acutrack.domain.limits import check_not_future
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore, same_place
from acutrack.domain.record import Edit, PatientId


def log_day(
    patient: PatientId,
    value: float,
    day: date,
    now: datetime,
    *,
    site: str = "",
    measure: PainMeasure = PainMeasure.AVERAGE_24H,
    scores: Iterable[PainScore] = (),
) -> Edit:
    """Answer the daily question for `day`; an earlier answer among `scores` is replaced.

    Raises InvalidEntry if the value is not on the scale or the day is still to come.
    """
    check_not_future(day, now.date(), "day", say("The date"))
    at = now.time().replace(second=0, microsecond=0) if day == now.date() else None
    earlier = answer_for(day, site, scores, measure)
    name = say("Log pain {value} out of 10", value=value)
    if earlier is not None:
        changed = replace(earlier, value=value, at=at, written_at=now, imported=False)
        return Edit(name, patient, (put(changed, earlier),))
    score = PainScore(
        patient_id=patient, written_at=now, day=day, at=at, value=value, measure=measure, site=site
    )
    return Edit(name, patient, (put(score),))


def log_moment(
    patient: PatientId, value: float, day: date, at: time, now: datetime, *, site: str = ""
) -> Edit:
    """Note the pain of one moment; the daily answer stays as it is. Raises InvalidEntry."""
    check_not_future(day, now.date(), "day", say("The date"))
    score = PainScore(
        patient_id=patient,
        written_at=now,
        day=day,
        at=at,
        value=value,
        site=site,
        measure=PainMeasure.NOW,
    )
    return Edit(say("Log pain now {value} out of 10", value=value), patient, (put(score),))


def change_score(before: PainScore, after: PainScore, now: datetime) -> Edit:
    """Correct a score. Raises InvalidEntry."""
    check_not_future(after.day, now.date(), "day", say("The date"))
    return Edit(say("Change a pain score"), before.patient_id, (put(after, before),))


def remove_score(score: PainScore) -> Edit:
    """Take a score out."""
    return Edit(say("Remove a pain score"), score.patient_id, (remove(score),))


def answer_for(
    day: date,
    site: str,
    scores: Iterable[PainScore],
    measure: PainMeasure = PainMeasure.AVERAGE_24H,
) -> PainScore | None:
    """The latest answer given for a day, place and measure, if there is one."""
    found = [
        score
        for score in scores
        if score.day == day and same_place(score.site, site) and score.measure is measure
    ]
    return max(found, key=lambda score: score.written_at, default=None)
