from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from acutrack.casebook.casebook import ANYTHING, Casebook, Touched, put, remove
from acutrack.casebook.edits.pain import log_day, remove_score
from acutrack.casebook.edits.people import save_practitioner, start_own_record
from acutrack.casebook.edits.sessions import log_session
from acutrack.domain.errors import StaleEdit
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, Change, Edit
from acutrack.domain.session import TreatmentSession
from acutrack.domain.side_effect import SideEffect
from tests.builders import (
    NOW,
    OTHER_PATIENT,
    PATIENT,
    TODAY,
    a_note,
    a_patient,
    a_practitioner,
    a_score,
    a_session,
    an_effect,
)
from tests.casebook.conftest import Clock


def _levels(casebook: Casebook) -> list[float]:
    return [score.value for score in casebook.load(PainScore, PATIENT)]


def test_what_is_recorded_can_be_loaded(casebook: Casebook) -> None:
    casebook.record(log_day(PATIENT, 6, TODAY, NOW))
    assert _levels(casebook) == [6]


def test_an_edit_without_changes_leaves_no_trace(casebook: Casebook) -> None:
    heard: list[Touched] = []
    casebook.listen(heard.append)
    casebook.record(Edit(say("Nothing"), PATIENT, ()))
    assert casebook.undo_name(PATIENT) is None
    assert heard == []


def test_undo_takes_back_the_latest_and_redo_brings_it_again(casebook: Casebook) -> None:
    first, second = (log_day(PATIENT, value, TODAY, NOW) for value in (6, 4))
    casebook.record(first)
    casebook.record(second)
    assert casebook.undo_name(PATIENT) == second.name == say("Log pain {value} out of 10", value=4)
    assert casebook.undo(PATIENT) == second
    assert _levels(casebook) == [6]
    assert casebook.redo_name(PATIENT) == second.name
    assert casebook.redo(PATIENT) == second
    assert sorted(_levels(casebook)) == [4, 6]
    assert casebook.redo(PATIENT) is None
    assert casebook.redo_name(PATIENT) is None


def test_without_an_edit_undo_and_redo_do_nothing(casebook: Casebook) -> None:
    heard: list[Touched] = []
    casebook.listen(heard.append)
    assert casebook.undo(PATIENT) is None
    assert casebook.redo(PATIENT) is None
    assert heard == []


def test_undo_stays_in_the_room_of_one_patient(casebook: Casebook) -> None:
    casebook.record(log_day(PATIENT, 6, TODAY, NOW))
    casebook.record(log_day(OTHER_PATIENT, 2, TODAY, NOW))
    casebook.undo(PATIENT)
    assert _levels(casebook) == []
    assert len(casebook.load(PainScore, OTHER_PATIENT)) == 1


def test_listeners_hear_what_was_touched_by_record_undo_and_redo(casebook: Casebook) -> None:
    heard: list[Touched] = []
    end = casebook.listen(heard.append)
    session, practitioner = a_session(), a_practitioner()
    effect = an_effect(session_id=session.id)
    casebook.record(log_session(session, NOW, effects=[effect], practitioner=practitioner))
    casebook.undo(PATIENT)
    casebook.redo(PATIENT)
    expected = Touched(
        frozenset({(TreatmentSession, PATIENT), (SideEffect, PATIENT), (Practitioner, EVERYONE)})
    )
    assert heard == [expected] * 3
    end()
    casebook.undo(PATIENT)
    assert len(heard) == 3


def test_a_listener_may_stop_listening_while_it_is_told(casebook: Casebook) -> None:
    heard: list[str] = []

    def once(_: Touched) -> None:
        heard.append("once")
        end()

    end = casebook.listen(once)
    casebook.listen(lambda _: heard.append("always"))
    casebook.record(log_day(PATIENT, 6, TODAY, NOW))
    casebook.undo(PATIENT)
    assert heard == ["once", "always", "always"]


def test_nobody_hears_of_what_was_not_written(casebook: Casebook) -> None:
    heard: list[Touched] = []
    casebook.listen(heard.append)
    with pytest.raises(StaleEdit):
        casebook.record(remove_score(a_score(3)))
    assert heard == []


def test_touched_tells_which_views_may_be_out_of_date() -> None:
    touched = Touched(frozenset({(PainScore, PATIENT)}))
    assert touched.concerns(PainScore, PATIENT)
    assert not touched.concerns(PainScore, OTHER_PATIENT)
    assert touched.concerns_any((Note, PainScore), PATIENT)
    assert not touched.concerns_any((Note,), PATIENT)
    assert ANYTHING.concerns(Note, OTHER_PATIENT)


def test_another_windows_writing_concerns_every_view(casebook: Casebook) -> None:
    heard: list[Touched] = []
    casebook.listen(heard.append)
    casebook.announce_anything()
    assert heard == [ANYTHING]


def test_patients_and_practitioners_come_in_order_of_writing(
    casebook: Casebook, clock: Clock
) -> None:
    later = NOW + timedelta(minutes=1)
    bo = a_patient(patient_id=OTHER_PATIENT, name="Bo", written_at=later)
    new, old = a_practitioner(written_at=later), a_practitioner(name="Sam")
    for edit in (start_own_record(bo), start_own_record(a_patient())):
        casebook.record(edit)
    for practitioner in (new, old):
        casebook.record(save_practitioner(practitioner))
    assert [patient.name for patient in casebook.patients()] == ["Ann Muster", "Bo"]
    assert casebook.practitioners() == (old, new)
    clock.go_on(timedelta(days=1))


def test_removed_records_are_kept_thirty_days_newest_first(
    casebook: Casebook, clock: Clock
) -> None:
    note, score, other = a_note(), a_score(3), a_score(5)
    for record in (note, score, other):
        casebook.record(Edit(say("Add"), PATIENT, (put(record),)))
    casebook.record(Edit(say("Remove"), PATIENT, (remove(note),)))
    clock.go_on(timedelta(days=10))
    casebook.record(Edit(say("Remove"), PATIENT, (remove(score), remove(other))))
    casebook.undo(PATIENT)
    casebook.record(Edit(say("Remove"), PATIENT, (remove(score),)))
    assert casebook.recently_removed(PATIENT) == ((clock.now, score), (NOW, note))
    clock.go_on(timedelta(days=20, seconds=1))
    assert [record for _, record in casebook.recently_removed(PATIENT)] == [score]
    clock.go_on(timedelta(days=10))
    assert casebook.recently_removed(PATIENT) == ()


def test_what_was_removed_put_back_and_removed_again_is_listed_once(
    casebook: Casebook, clock: Clock
) -> None:
    note = a_note()
    casebook.record(Edit(say("Add"), PATIENT, (put(note),)))
    for _ in range(2):
        clock.go_on(timedelta(hours=1))
        casebook.record(Edit(say("Remove"), PATIENT, (remove(note),)))
        assert casebook.recently_removed(PATIENT) == ((clock.now, note),)
        casebook.record(Edit(say("Put back"), PATIENT, (put(note),)))
        assert casebook.recently_removed(PATIENT) == ()


def test_an_edit_undone_is_its_changes_backwards() -> None:
    first, second = a_score(1), a_score(2)
    changed = replace(first, value=3)
    edit = Edit(say("Both"), PATIENT, (put(first), put(changed, first), remove(second)))
    assert edit.undone().changes == (
        Change(None, second),
        Change(changed, first),
        Change(first, None),
    )
    assert edit.undone().undone() == edit
