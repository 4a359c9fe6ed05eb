"""Answers to the shipped measures, so that a test says only what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from acutrack.domain.measure_files import outcome_measure
from acutrack.domain.outcome_measure import OutcomeMeasure
from acutrack.domain.questionnaire import QuestionnaireAnswer
from tests.builders import NOW, PATIENT, TODAY


def measure(key: str) -> OutcomeMeasure:
    found = outcome_measure(key)
    assert found is not None
    return found


def an_answer(
    key: str,
    items: Sequence[float | None],
    labels: Sequence[str] = (),
    day: date = TODAY,
    site: str = "",
) -> QuestionnaireAnswer:
    return QuestionnaireAnswer(
        patient_id=PATIENT,
        written_at=NOW + (day - TODAY),
        measure=key,
        day=day,
        items=tuple(items),
        labels=tuple(labels),
        site=site,
    )


def ticked(*numbers: int) -> tuple[float, ...]:
    return tuple(1.0 if number in numbers else 0.0 for number in range(1, 25))
