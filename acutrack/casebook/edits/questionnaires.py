"""Answering a questionnaire, and taking an answer out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from acutrack.casebook.casebook import put, remove
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.limits import check_not_future, check_number, check_text
from acutrack.domain.message import Message, say
from acutrack.domain.outcome_measure import About, Answering, OutcomeMeasure
from acutrack.domain.pain import same_place
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.record import Edit, PatientId

#: Longest name of an activity, in letters.
LONGEST_ACTIVITY = 80


def answer_questions(
    patient: PatientId,
    measure: OutcomeMeasure,
    items: Sequence[float | None],
    day: date,
    now: datetime,
    *,
    labels: Sequence[str] = (),
    site: str = "",
    language: str = "en",
    earlier: Iterable[QuestionnaireAnswer] = (),
) -> Edit:
    """Keep the answers to one measure for `day`; one given for the same day is replaced.

    `items` holds one value an item (for activities one an activity); `labels` the activities in the
    person's words, or the word of a choice. The place that hurts is kept only with a measure that
    is about one. `language` is that of the wording shown, `earlier` the person's answers so far.

    Raises:
        InvalidEntry: A value is off the scale, the day is still to come, or an activity is empty,
            too long or named twice.
    """
    check_not_future(day, now.date(), "day", say("The date"))
    for value in items:
        check_number(value, measure.low, measure.high, "items", say("The answer"))
    names = tuple(label.strip() for label in labels)
    if measure.answering is Answering.ACTIVITIES:
        _check_activities(measure, items, names)
    answer = QuestionnaireAnswer(
        patient_id=patient,
        written_at=now,
        measure=measure.key,
        day=day,
        items=tuple(items),
        labels=names,
        at=now.time().replace(second=0, microsecond=0) if day == now.date() else None,
        site=site if measure.about is About.PLACE else "",
        language=language,
    )
    before = _same_day(answer, earlier)
    after = answer if before is None else replace(answer, id=before.id, note=before.note)
    return Edit(_name(measure), patient, (put(after, before),))


def remove_answer(answer: QuestionnaireAnswer, measure: OutcomeMeasure | None) -> Edit:
    """Take an answer out; `measure` is None for one that this version does not know."""
    if measure is None:
        name = say("Remove an answer")
    else:
        name = say("Remove the answer: {measure}", measure=measure.name)
    return Edit(name, answer.patient_id, (remove(answer),))


def _name(measure: OutcomeMeasure) -> Message:
    return say("Answer: {measure}", measure=measure.name)


def _same_day(
    answer: QuestionnaireAnswer, earlier: Iterable[QuestionnaireAnswer]
) -> QuestionnaireAnswer | None:
    found = [
        other
        for other in earlier
        if (other.measure, other.day) == (answer.measure, answer.day)
        and same_place(other.site, answer.site)
    ]
    return max(found, key=lambda other: other.written_at, default=None)


def _check_activities(
    measure: OutcomeMeasure, items: Sequence[float | None], names: Sequence[str]
) -> None:
    if not names:
        raise InvalidEntry(say("Name an activity first."), "labels")
    if len(names) != len(items) or not all(names):
        raise InvalidEntry(say("An activity has no name. Type one."), "labels")
    if len(names) > measure.most_activities:
        raise InvalidEntry(
            say("Name {most} activities at most.", most=measure.most_activities), "labels"
        )
    for name in names:
        check_text(name, LONGEST_ACTIVITY, "labels", say("The activity"))
    if len({name.casefold() for name in names}) < len(names):
        raise InvalidEntry(say("An activity stands here twice. Change one of them."), "labels")
