"""Sessions, side effects, treatments and the other kinds: what is particular to each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from acutrack.domain.co_treatment import CareKind, CoTreatment
from acutrack.domain.course import Course
from acutrack.domain.day_answer import DayAnswer
from acutrack.domain.needled_point import NeedledPoint, Side
from acutrack.domain.note import Appointment, Note
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner, PractitionerRole
from acutrack.domain.record import EVERYONE
from acutrack.domain.session import TreatmentSession
from acutrack.domain.session_words import Technique
from acutrack.domain.side_effect import Grade, Occasion, SideEffect, SideEffectKind
from acutrack.domain.warning_sign import WarningShown
from tests.builders import (
    NOW,
    PATIENT,
    a_patient,
    a_practitioner,
    a_session,
    a_treatment,
    an_effect,
    day,
)
from tests.interchange.importing import added, imported, preview, reasons, remarks
from tests.interchange.memory_store import casebook_with

SESSIONS = (
    "date,time,practitioner,technique,points,needle_count,retention_min,"
    "pain_before,pain_after,note\n"
)
EFFECTS = "date,time,session_date,kind,grade,site,resolved_date,note\n"
REAL_DIARY = Path(__file__).parents[3] / "shared" / "data" / "real_diary_a.csv"


@pytest.mark.skipif(not REAL_DIARY.exists(), reason="the real diary is not beside this checkout")
def test_a_real_diary_of_925_ratings_is_accounted_for_to_the_last_row() -> None:
    casebook = casebook_with([a_patient()])
    first = preview([REAL_DIARY], casebook)
    assert (first.added, first.duplicates, first.refused) == (923, 2, ())
    casebook.record(first.edit)
    again = preview([REAL_DIARY], casebook)
    assert (again.added, again.duplicates, again.refused) == (0, 925, ())


def test_a_session_is_read_with_points_techniques_and_practitioner(tmp_path: Path) -> None:
    row = "2025-10-01,10:30,Kim Beispiel,manual;electro,UB23:B; gv3 ;X9,8,25,6,4.5,ok\n"
    result = imported(tmp_path, SESSIONS + row)
    (session,) = added(result, TreatmentSession)
    (practitioner,) = added(result, Practitioner)
    assert session.practitioner_id == practitioner.id
    assert (practitioner.name, practitioner.patient_id) == ("Kim Beispiel", EVERYONE)
    assert session.technique == (Technique.MANUAL, Technique.ELECTRO)
    assert session.points == (
        NeedledPoint("BL23", Side.BOTH, typed="UB23"),
        NeedledPoint("GV3", Side.MIDDLE, typed="gv3"),
        NeedledPoint("X9", Side.UNKNOWN),
    )
    assert (session.pre_nrs_now, session.post_nrs_now) == (6, 4.5)
    assert any("X9" in remark for remark in remarks(result))


def test_a_practitioner_is_added_once_and_known_ones_are_recognised(tmp_path: Path) -> None:
    known = a_practitioner()
    rows = "2025-10-01,,kim  beispiel,,,,,,,\n2025-10-02,,Ola,,,,,,,\n2025-10-03,,ola,,,,,,,\n"
    casebook = casebook_with([a_patient(), known])
    result = imported(tmp_path, SESSIONS + rows, casebook=casebook)
    assert [p.name for p in added(result, Practitioner)] == ["Ola"]
    assert added(result, TreatmentSession)[0].practitioner_id == known.id
    casebook.record(result.edit)
    assert imported(tmp_path, SESSIONS + rows, casebook=casebook).duplicates == 3


def test_a_refused_session_adds_no_practitioner(tmp_path: Path) -> None:
    result = imported(tmp_path, SESSIONS + "2025-10-01,,Ola,,,999,,,,\n")
    assert (result.added, result.edit.changes) == (0, ())


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2025-10-01,,,acupuncture,,,,,,", "not a word AcuTrack knows"),
        ("2025-10-01,,,,,7.5,,,,", "no whole number"),
        ("2025-10-01,,,,,,,11,,", "Pain just before"),
        ("2062-10-01,,,,,,,,,", "still to come"),
    ],
)
def test_a_bad_session_is_refused_with_the_way_out(tmp_path: Path, row: str, words: str) -> None:
    result = imported(tmp_path, f"{SESSIONS}{row}\n2025-10-02,,,,,,,,,\n")
    assert result.added == 1
    assert words in reasons(result)[0][1]


def test_details_of_more_points_than_there_are_are_refused(tmp_path: Path) -> None:
    text = "date,points,point_notes\n2025-10-01,BL23:B,one;two\n"
    assert "more than the points" in reasons(imported(tmp_path, text))[0][1]


def test_pairs_of_points_need_both_ends(tmp_path: Path) -> None:
    text = "date,points,ea_pairs\n2025-10-01,BL23:B,BL23\n"
    assert "no pair" in reasons(imported(tmp_path, text))[0][1]


def test_date_and_time_may_stand_in_one_cell(tmp_path: Path) -> None:
    result = imported(tmp_path, "date,pain_before\n2025-10-01 10:30,6\n")
    at = added(result, TreatmentSession)[0].start_time
    assert at is not None
    assert at.isoformat("minutes") == "10:30"


def test_side_effects_find_their_session_in_any_order_of_files(tmp_path: Path) -> None:
    effects = EFFECTS + "2025-10-02,,2025-10-01,bruise,1,knee,2025-10-05,\n"
    result = imported(tmp_path, effects, SESSIONS + "2025-10-01,,,,,,,,,\n")
    (session,), (effect,) = added(result, TreatmentSession), added(result, SideEffect)
    assert effect.session_id == session.id
    assert (effect.kind, effect.grade) == (SideEffectKind.BRUISE, Grade.MILD)
    assert (effect.resolved_on, effect.occasion) == (date(2025, 10, 5), Occasion.UNASKED)


def test_side_effects_find_sessions_that_are_there_already(tmp_path: Path) -> None:
    session = a_session(day=date(2025, 10, 1))
    casebook = casebook_with([a_patient(), session])
    text = EFFECTS + "2025-10-01,,2025-10-01,none,,,,\n"
    (answer,) = added(imported(tmp_path, text, casebook=casebook), SideEffect)
    assert (answer.session_id, answer.occasion) == (session.id, Occasion.SESSION)


def test_a_side_effect_without_its_session_is_taken_and_the_loss_is_said(tmp_path: Path) -> None:
    result = imported(tmp_path, EFFECTS + "2025-10-02,,2025-10-01,none,,,,\n")
    (answer,) = added(result, SideEffect)
    assert (answer.session_id, answer.occasion) == (None, Occasion.FOLLOW_UP)
    assert "2025-10-01 was not found" in remarks(result)[0]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2025-10-02,,,itch,,,,", "not a word AcuTrack knows"),
        ("2025-10-02,,,bruise,5,,,", "not a word AcuTrack knows"),
        ("2025-10-02,,,none,1,,,", "has no grade"),
        ("2025-10-02,,,bruise,1,,2025-10-01,", "before the start"),
        ("2025-10-02,,,bruise,1,,2062-10-01,", "still to come"),
    ],
)
def test_a_bad_side_effect_is_refused(tmp_path: Path, row: str, words: str) -> None:
    assert words in reasons(imported(tmp_path, f"{EFFECTS}{row}\n"))[0][1]


@pytest.mark.parametrize("grade", ["2", "2.0", "moderate", "Moderate"])
def test_a_grade_may_be_a_number_or_a_word(tmp_path: Path, grade: str) -> None:
    (effect,) = added(imported(tmp_path, f"{EFFECTS}2025-10-02,,,tired,{grade},,,\n"), SideEffect)
    assert effect.grade is Grade.MODERATE


def test_treatments_are_periods_that_may_go_on(tmp_path: Path) -> None:
    text = "start,end,kind,name,dose,note\n2025-09-01,,medication,Ibuprofen,400 mg,\n"
    text += "2025-09-01,2025-08-01,medicine,Ibuprofen,,\n2025-09-01,,,,,\n"
    result = imported(tmp_path, text)
    (treatment,) = added(result, CoTreatment)
    assert (treatment.kind, treatment.end) == (CareKind.MEDICINE, None)
    assert [line for line, _ in reasons(result)] == [3, 4]


def test_an_answer_names_its_treatment(tmp_path: Path) -> None:
    treatment = a_treatment("Ibuprofen")
    text = "date,measure,value,treatment,treatment_start\n"
    text += f"2025-10-20,took_treatment,1,ibuprofen,{treatment.start}\n"
    casebook = casebook_with([a_patient(), treatment])
    (answer,) = added(imported(tmp_path, text, casebook=casebook), DayAnswer)
    assert answer.treatment_id == treatment.id


def test_notes_appointments_courses_and_warnings_are_told_apart(tmp_path: Path) -> None:
    result = imported(
        tmp_path,
        "date,time,text\n2025-10-01,,slept badly\n",
        "date,time,coming_up,with_whom\n2062-01-01,,visit,Dr Muster\n",
        "course,start,end,practitioner,planned_sessions\nAutumn,2025-09-01,,Kim,10\n",
        "shown_at,sign,urgency,answer\n2025-10-01T08:00:00+02:00,rf_breath,emergency,called\n",
    )
    assert (result.added, result.refused) == (4, ())
    for kind in (Note, Appointment, Course, WarningShown):
        assert len(added(result, kind)) == 1


def test_a_warning_finds_its_side_effect(tmp_path: Path) -> None:
    effect = an_effect(SideEffectKind.BREATH_CHEST, day=day(-1))
    text = "shown_at,sign,urgency,side_effect_date,side_effect_kind\n"
    text += f"2025-10-20T08:00:00+02:00,rf_breath,emergency,{effect.day},breath_chest\n"
    casebook = casebook_with([a_patient(), effect])
    (shown,) = added(imported(tmp_path, text, casebook=casebook), WarningShown)
    assert shown.side_effect_id == effect.id


PERSON = "name,birth_date,complaint,main_site\n"


def test_details_fill_what_the_record_does_not_say_yet(tmp_path: Path) -> None:
    ours = Patient(patient_id=PATIENT, written_at=NOW, name="Ann Muster", complaint="back")
    casebook = casebook_with([ours])
    text = PERSON + "ann muster,1961-03-09,,lower back\n"
    result = imported(tmp_path, text, casebook=casebook)
    casebook.record(result.edit)
    (patient,) = casebook.patients()
    assert (patient.id, patient.name, patient.complaint) == (ours.id, "Ann Muster", "back")
    assert (patient.birth_date, patient.main_site) == (date(1961, 3, 9), "lower back")
    again = imported(tmp_path, text, casebook=casebook)
    assert (again.added, again.duplicates) == (0, 1)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("Bo Other,,,", "about Bo Other"),
        ("Ann Muster,1970-01-01,,", "birth_date"),
        (",1970-01-01,,", "birth_date"),
        ("Ann Muster,2062-01-01,,", "still to come"),
    ],
)
def test_details_that_contradict_the_record_are_refused(
    tmp_path: Path, row: str, words: str
) -> None:
    result = imported(tmp_path, f"{PERSON}{row}\n")
    assert result.edit.changes == ()
    assert words in reasons(result)[0][1]


def test_an_invented_persons_details_never_mark_a_real_record(tmp_path: Path) -> None:
    text = "name,birth_date,sample\nAnn Muster,1961-03-09,yes\n"
    assert imported(tmp_path, text).edit.changes == ()


PEOPLE = "name,role,licence\n"


def test_a_practitioner_is_completed_or_a_namesake_is_added(tmp_path: Path) -> None:
    known = a_practitioner(name="Kim", role=None, licence="", clinic="")
    casebook = casebook_with([a_patient(), known])
    text = PEOPLE + "Kim,nurse,N-1\nKim,doctor,D-2\n"
    result = imported(tmp_path, text, casebook=casebook)
    casebook.record(result.edit)
    first, second = casebook.practitioners()
    assert (first.id, first.role) == (known.id, PractitionerRole.NURSE)
    assert (second.role, second.licence) == (PractitionerRole.DOCTOR, "D-2")
    assert imported(tmp_path, text, casebook=casebook).duplicates == 2
