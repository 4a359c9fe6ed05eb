"""From a measure's file and its answers to what changed on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from math import sqrt

from acutrack.analysis.answers.questionnaire_change import (
    QuestionnaireChange,
    Scale,
    ScoreOn,
    questionnaire_change,
    standard_error,
)
from acutrack.domain.outcome_measure import Answering, OutcomeMeasure, Scoring
from acutrack.domain.pain import same_place
from acutrack.domain.questionnaire import QuestionnaireAnswer
from acutrack.domain.scoring import same_series, score

#: Standard normal quantiles of the two published kinds of minimal detectable change.
_MDC = {"mdc95": 1.960, "mdc90": 1.645}
#: A list of sentences: points or share is enough, the share from this first score on (Ostelo 2008,
#: as the instruments file has it for the Roland-Morris list).
_SHARE_FROM = 7.0


def scale_of(measure: OutcomeMeasure) -> Scale:
    """What a measure's file says about judging a change; its first threshold is the least one."""
    first = measure.thresholds[0] if measure.thresholds else None
    sums = measure.scoring is Scoring.SUM
    return Scale(
        higher_is_better=measure.higher_is_better,
        sem=error_of(measure),
        important_points=first.points if first else None,
        important_share=first.share if first else None,
        either=sums,
        share_from=_SHARE_FROM if sums else 0.0,
        category=measure.scoring is Scoring.CATEGORY,
    )


def error_of(measure: OutcomeMeasure) -> float | None:
    """Standard error of measurement, points; None where none was published.

    Where a file gives a range, its upper end is taken: calling noise a change is the worse mistake.
    """
    found = {error.kind: error.high for error in reversed(measure.errors)}
    if "sem" in found:
        return found["sem"]
    for kind, quantile in _MDC.items():
        if kind in found:
            return found[kind] / (quantile * sqrt(2))
    reliability = [error.low for error in measure.errors if error.kind == "reliability"]
    if "sd" in found and reliability:
        return standard_error(found["sd"], min(reliability))
    return None


def measure_change(
    measure: OutcomeMeasure,
    answers: Iterable[QuestionnaireAnswer],
    site: str,
    zero: date | None,
    review: date,
) -> QuestionnaireChange:
    """What changed on `measure` for one complaint.

    Args:
        measure: the measure.
        answers: to any measure, in any order.
        site: the complaint; answers about the whole person count for every complaint.
        zero: day of the first session; None before it.
        review: the last day looked at.
    """
    own = sorted(
        (
            answer
            for answer in {answer.id: answer for answer in answers}.values()
            if answer.measure == measure.key
            and answer.day <= review
            and (not answer.site.strip() or same_place(answer.site, site))
        ),
        key=lambda one: (one.day, one.written_at),
    )
    scores = (
        ScoreOn(answer.day, found)
        for answer in _alike(measure, latest_series(measure, own))
        if (found := score(measure, answer)) is not None
    )
    return questionnaire_change(scores, zero, review, scale_of(measure))


def latest_series(
    measure: OutcomeMeasure, answers: Sequence[QuestionnaireAnswer]
) -> tuple[QuestionnaireAnswer, ...]:
    """The last answers, earliest first, that may be joined by a line."""
    series: list[QuestionnaireAnswer] = []
    for answer in answers:
        if series and not same_series(measure, series[-1], answer):
            series = []
        series.append(answer)
    return tuple(series)


def _alike(
    measure: OutcomeMeasure, series: Sequence[QuestionnaireAnswer]
) -> tuple[QuestionnaireAnswer, ...]:
    """The answers over the activities that were rated every time; none if they are under half."""
    if measure.answering is not Answering.ACTIVITIES or not series:
        return tuple(series)
    rated = [
        {
            _name(label)
            for label, item in zip(one.labels, one.items, strict=False)
            if item is not None
        }
        for one in series
    ]
    shared = set.intersection(*rated)
    if not shared or 2 * len(shared) < len(series[0].items):
        return ()
    return tuple(_only(one, shared) for one in series)


def _only(answer: QuestionnaireAnswer, shared: set[str]) -> QuestionnaireAnswer:
    kept = [
        (label, item)
        for label, item in zip(answer.labels, answer.items, strict=False)
        if _name(label) in shared
    ]
    return replace(
        answer,
        items=tuple(item for _, item in kept),
        labels=tuple(label for label, _ in kept),
    )


def _name(label: str) -> str:
    return label.strip().casefold()
