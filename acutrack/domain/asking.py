"""Which questionnaires are due; nothing is ever overdue, and nobody is counted against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from acutrack.domain.outcome_measure import About, Asked, OutcomeMeasure
from acutrack.domain.pain import same_place
from acutrack.domain.questionnaire import QuestionnaireAnswer

WEEK = timedelta(days=7)
#: An answer given this long before its day counts for it.
EARLY = timedelta(days=3)
#: Asked on pages of their own; the others are asked daily, or at a session.
AS_QUESTIONS = (Asked.WEEKLY, Asked.MILESTONES)


@dataclass(frozen=True)
class Standing:
    """How a questionnaire stands today.

    Attributes:
        asked: the person wants to be asked.
        due: it is asked now.
        next_day: when it is asked next, if it is not due; None where nothing is planned.
        last: the latest answer, by the day it describes.
    """

    measure: OutcomeMeasure
    asked: bool
    due: bool
    next_day: date | None
    last: QuestionnaireAnswer | None


def standings(
    measures: Iterable[OutcomeMeasure],
    answers: Iterable[QuestionnaireAnswer],
    today: date,
    *,
    began: date | None,
    site: str = "",
    chosen: Mapping[str, bool] | None = None,
) -> tuple[Standing, ...]:
    """How each questionnaire stands, in the order in which they are asked.

    Args:
        measures: Any measures; those asked daily or at sessions are left out.
        answers: The person's answers to any of them.
        today: The day on the person's calendar.
        began: The day treatment began, None while it has not.
        site: The place that hurts, as the pain scores name it.
        chosen: What the person turned on or off, by the measure's key.
    """
    found = list(answers)
    ordered = sorted(
        (measure for measure in measures if measure.schedule.asked in AS_QUESTIONS),
        key=lambda measure: (measure.schedule.order, measure.key),
    )
    return tuple(
        _standing(
            measure,
            latest(measure, found, site),
            today,
            began if began is not None and began <= today else None,
            (chosen or {}).get(measure.key, asked_by_default(measure, site)),
        )
        for measure in ordered
    )


def due(
    measures: Iterable[OutcomeMeasure],
    answers: Iterable[QuestionnaireAnswer],
    today: date,
    *,
    began: date | None,
    site: str = "",
    chosen: Mapping[str, bool] | None = None,
) -> tuple[OutcomeMeasure, ...]:
    """The questionnaires that are asked today; arguments as for `standings`."""
    found = standings(measures, answers, today, began=began, site=site, chosen=chosen)
    return tuple(standing.measure for standing in found if standing.due)


def asked_by_default(measure: OutcomeMeasure, site: str) -> bool:
    """Whether it is asked of somebody who said nothing about it."""
    schedule = measure.schedule
    fits = not schedule.places or any(place in site.casefold() for place in schedule.places)
    return fits and not schedule.unasked


def latest(
    measure: OutcomeMeasure, answers: Iterable[QuestionnaireAnswer], site: str
) -> QuestionnaireAnswer | None:
    """The latest answer to a measure about this place; one without a place counts for any."""
    found = [
        answer
        for answer in answers
        if answer.measure == measure.key
        and (measure.about is About.PERSON or not answer.site or same_place(answer.site, site))
    ]
    return max(found, key=lambda answer: (answer.day, answer.written_at), default=None)


def _standing(
    measure: OutcomeMeasure,
    last: QuestionnaireAnswer | None,
    today: date,
    began: date | None,
    asked: bool,
) -> Standing:
    if last is None and measure.schedule.at_first:
        days = [today]
    elif measure.schedule.asked is Asked.WEEKLY:
        days = [last.day + WEEK if last is not None else today]
    else:
        days = _milestones(measure, last, began)
    is_due = asked and any(day <= today for day in days)
    ahead = min((day for day in days if day > today), default=None)
    return Standing(measure, asked, is_due, ahead if asked and not is_due else None, last)


def _milestones(
    measure: OutcomeMeasure, last: QuestionnaireAnswer | None, began: date | None
) -> list[date]:
    """The days planned that no answer stands for yet."""
    if began is None:
        return []
    days = [began + week * WEEK for week in measure.schedule.weeks]
    return [day for day in days if last is None or last.day < day - EARLY]
