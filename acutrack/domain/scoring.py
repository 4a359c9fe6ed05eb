"""Turns answers into a score, by the rules that stand in the measure's file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from acutrack.domain.message import NOTHING, Message, say
from acutrack.domain.outcome_measure import Answering, Missing, OutcomeMeasure, Scoring
from acutrack.domain.questionnaire import QuestionnaireAnswer


def score(measure: OutcomeMeasure, answer: QuestionnaireAnswer) -> float | None:
    """The score of an answer on the measure's own scale; None where its rule gives none.

    A mean is rounded half up to the measure's decimals, as it is shown. A value off the scale, or
    a number of items that is not the measure's, gives no score.
    """
    if measure.answering is not Answering.ACTIVITIES and len(answer.items) != len(measure.items):
        return None
    return _score_of(measure, answer.items)


def same_series(
    measure: OutcomeMeasure, earlier: QuestionnaireAnswer, later: QuestionnaireAnswer
) -> bool:
    """Whether two scores may be joined by a line; an activity added or dropped begins a new one."""
    if measure.answering is not Answering.ACTIVITIES:
        return True
    return set(_by_activity(earlier)) == set(_by_activity(later))


def score_words(measure: OutcomeMeasure, answer: QuestionnaireAnswer) -> Message:
    """The score with its scale, such as "6 out of 10"; a category is told by its word."""
    found = score(measure, answer)
    if found is None:
        return say("No score")
    if measure.scoring is Scoring.CATEGORY:
        return measure.words_of.get(found, say("Answer {number}", number=found))
    if measure.told != NOTHING:
        return replace(measure.told, values=(("score", found),))
    return say("{score} out of {most}", score=found, most=measure.most)


def direction_words(measure: OutcomeMeasure) -> Message:
    """Which way is better; said beside every score. No words where the score is a word itself."""
    if measure.scoring is Scoring.CATEGORY:
        return NOTHING
    return say("Higher is better") if measure.higher_is_better else say("Lower is better")


def _score_of(measure: OutcomeMeasure, items: Sequence[float | None]) -> float | None:
    values = [_filled(measure, value) for value in items]
    given = [value for value in values if value is not None]
    if not given or any(not measure.low <= value <= measure.high for value in given):
        return None
    lacking = len(values) - len(given)
    enough = 2 * len(given) >= len(values) if measure.missing is Missing.HALF else not lacking
    if not enough:
        return None
    if measure.scoring is Scoring.SUM:
        return sum(given)
    if measure.scoring is Scoring.MEAN:
        return _rounded(sum(given) / len(given), measure.decimals)
    return given[0]


def _filled(measure: OutcomeMeasure, value: float | None) -> float | None:
    return 0 if value is None and measure.missing is Missing.BLANK_IS_ZERO else value


def _rounded(value: float, decimals: int) -> float:
    step = Decimal(1).scaleb(-decimals)
    return float(Decimal(repr(value)).quantize(step, ROUND_HALF_UP))


def _by_activity(answer: QuestionnaireAnswer) -> dict[str, float | None]:
    return {
        label.strip().casefold(): value
        for label, value in zip(answer.labels, answer.items, strict=False)
    }
