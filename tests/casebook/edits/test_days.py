from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.days import (
    answer_day,
    cancel_appointment,
    change_note,
    find_answer,
    plan_appointment,
    remove_note,
    write_note,
)
from acutrack.domain.day_answer import DayAnswer, DayQuestion
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.note import Appointment, Note
from acutrack.domain.record import RecordId
from tests.builders import NOW, PATIENT, TODAY, a_note, an_appointment, day

QUESTION = DayQuestion.BAD_NIGHT


def _answers(casebook: Casebook) -> tuple[DayAnswer, ...]:
    return casebook.load(DayAnswer, PATIENT)


def _say(casebook: Casebook, yes: bool | None, treatment: RecordId | None = None) -> None:
    question = DayQuestion.TREATMENT if treatment else QUESTION
    casebook.record(
        answer_day(
            PATIENT, question, TODAY, yes, NOW, answers=_answers(casebook), treatment=treatment
        )
    )


def test_yes_no_and_not_said_are_three_different_things(casebook: Casebook) -> None:
    assert find_answer(QUESTION, TODAY, _answers(casebook)) is None
    for yes in (True, False):
        _say(casebook, yes)
        (answer,) = _answers(casebook)
        assert answer.yes is yes
    _say(casebook, None)
    assert _answers(casebook) == ()
    casebook.undo(PATIENT)
    (answer,) = _answers(casebook)
    assert answer.yes is False


def test_taking_back_what_was_never_said_changes_nothing(casebook: Casebook) -> None:
    _say(casebook, None)
    assert casebook.undo_name(PATIENT) is None


def test_each_treatment_has_an_answer_of_its_own(casebook: Casebook) -> None:
    one, two = RecordId("one"), RecordId("two")
    _say(casebook, True, one)
    _say(casebook, False, two)
    answers = _answers(casebook)
    assert {answer.treatment_id: answer.yes for answer in answers} == {one: True, two: False}
    found = find_answer(DayQuestion.TREATMENT, TODAY, answers, one)
    assert found is not None
    assert found.yes


def test_an_answer_for_a_day_to_come_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        answer_day(PATIENT, QUESTION, day(1), True, NOW, answers=())


def test_a_note_may_be_written_changed_and_removed(casebook: Casebook) -> None:
    casebook.record(write_note(PATIENT, "Slept badly.", TODAY, time(7), NOW))
    (note,) = casebook.load(Note, PATIENT)
    changed = replace(note, text="Slept well.")
    casebook.record(change_note(note, changed))
    assert casebook.load(Note, PATIENT) == (changed,)
    casebook.record(remove_note(changed))
    assert casebook.load(Note, PATIENT) == ()


@pytest.mark.parametrize("text", ["", "  \n ", "x" * 2001])
def test_an_empty_or_endless_note_is_refused(text: str) -> None:
    with pytest.raises(InvalidEntry) as caught:
        write_note(PATIENT, text, TODAY, None, NOW)
    assert caught.value.field == "text"


def test_a_note_about_a_day_to_come_is_refused() -> None:
    with pytest.raises(InvalidEntry):
        write_note(PATIENT, a_note().text, day(1), None, NOW)


def test_an_appointment_may_lie_ahead_be_moved_and_cancelled(casebook: Casebook) -> None:
    appointment = an_appointment()
    casebook.record(plan_appointment(appointment))
    moved = replace(appointment, day=day(14))
    casebook.record(plan_appointment(moved, appointment))
    assert casebook.load(Appointment, PATIENT) == (moved,)
    casebook.record(cancel_appointment(moved))
    assert casebook.load(Appointment, PATIENT) == ()
