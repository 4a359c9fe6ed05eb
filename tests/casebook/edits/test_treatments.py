from __future__ import annotations

from dataclasses import replace

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.treatments import end_treatment, note_treatment, remove_treatment
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.errors import InvalidEntry
from tests.builders import NOW, PATIENT, TODAY, a_treatment, day


def _treatments(casebook: Casebook) -> tuple[CoTreatment, ...]:
    return casebook.load(CoTreatment, PATIENT)


def test_a_treatment_may_be_noted_corrected_ended_and_removed(casebook: Casebook) -> None:
    treatment = a_treatment()
    casebook.record(note_treatment(treatment, NOW))
    stronger = replace(treatment, dose="600 mg")
    casebook.record(note_treatment(stronger, NOW, treatment))
    casebook.record(end_treatment(stronger, TODAY, NOW))
    (ended,) = _treatments(casebook)
    assert (ended.end, ended.dose) == (TODAY, "600 mg")
    casebook.record(remove_treatment(ended))
    assert _treatments(casebook) == ()
    for _ in range(3):
        casebook.undo(PATIENT)
    assert _treatments(casebook) == (treatment,)


def test_a_start_or_an_end_to_come_is_refused_and_named() -> None:
    with pytest.raises(InvalidEntry) as caught:
        note_treatment(a_treatment(start=day(1)), NOW)
    assert caught.value.field == "start"
    with pytest.raises(InvalidEntry) as caught:
        end_treatment(a_treatment(), day(1), NOW)
    assert caught.value.field == "end"


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(InvalidEntry) as caught:
        end_treatment(a_treatment(), day(-31), NOW)
    assert caught.value.field == "end"


def test_removing_a_treatment_takes_the_daily_answers_about_it_along() -> None:
    treatment = CoTreatment(patient_id=PATIENT, written_at=NOW, name="Ibuprofen", start=TODAY)
    about = DayAnswer(
        patient_id=PATIENT,
        written_at=NOW,
        day=TODAY,
        question=DayQuestion.TREATMENT,
        yes=True,
        treatment_id=treatment.id,
    )
    other = DayAnswer(
        patient_id=PATIENT, written_at=NOW, day=TODAY, question=DayQuestion.PAIN_RELIEF, yes=True
    )

    edit = remove_treatment(treatment, (about, other))

    assert {change.before for change in edit.changes} == {treatment, about}
