"""What was exported comes back as it was, into an empty casebook and into its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acutrack.casebook.casebook import Casebook, put
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.pain import PainScore
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import Edit, Record
from acutrack.domain.side_effect import Occasion
from acutrack.interchange.export_files import export_patient, records_of
from acutrack.storage.open_casebook import open_casebook
from tests.builders import (
    NOW,
    OTHER_PATIENT,
    PATIENT,
    a_course,
    a_patient,
    a_practitioner,
    a_score,
    a_session,
    an_answer,
    an_effect,
    answered_none,
    one_of_each,
)
from tests.interchange.importing import preview
from tests.interchange.memory_store import casebook_with
from tests.interchange.round_trip import FRESH, brought_over
from tests.interchange.strategies import diaries


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(diaries())
def test_any_diary_comes_back_as_it_was(records: list[Record]) -> None:
    with TemporaryDirectory() as folder:
        brought_over(casebook_with(records), casebook_with([FRESH]), Path(folder))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.data())
def test_a_second_import_into_the_same_casebook_adds_nothing(data: st.DataObject) -> None:
    casebook = casebook_with(data.draw(diaries()))
    with TemporaryDirectory() as folder:
        files = export_patient(casebook, casebook.patients()[0], Path(folder))
        again = preview(files, casebook)
    assert (again.added, again.refused) == (0, ())


def test_one_of_each_survives_in_real_casebooks(tmp_path: Path) -> None:
    with (
        open_casebook(tmp_path / "a.acutrack") as one,
        open_casebook(tmp_path / "b.acutrack") as two,
    ):
        source, target = (Casebook(each.store, lambda: NOW) for each in (one, two))
        source.record(Edit(say("Begin"), PATIENT, tuple(put(r) for r in one_of_each())))
        target.record(Edit(say("Begin"), PATIENT, (put(FRESH),)))
        brought_over(source, target, tmp_path)


def test_links_hold_where_several_bear_the_same_name(tmp_path: Path) -> None:
    doctor = a_practitioner(name="Kim", licence="1")
    namesake = a_practitioner(name="kim", licence="2")
    course = a_course(practitioner_id=namesake.id)
    morning = a_session(practitioner_id=doctor.id, course_id=course.id)
    evening = replace(a_session(practitioner_id=namesake.id), start_time=None, note="second")
    bruise = an_effect(session_id=evening.id)
    none = answered_none(session_id=morning.id)
    records = [a_patient(), doctor, namesake, course, morning, evening, bruise, none]
    brought_over(casebook_with(records), casebook_with([FRESH]), tmp_path)


def test_two_entries_that_say_the_same_stay_two(tmp_path: Path) -> None:
    records = [a_patient(), an_answer(), an_answer(), a_score(3), a_score(3)]
    target = casebook_with([FRESH])
    brought_over(casebook_with(records), target, tmp_path)
    assert len(target.load(PainScore, PATIENT)) == 2


def test_none_that_nobody_asked_for_stays_unasked(tmp_path: Path) -> None:
    records = [a_patient(), answered_none(occasion=Occasion.UNASKED)]
    brought_over(casebook_with(records), casebook_with([FRESH]), tmp_path)


def test_links_tell_an_imported_session_from_its_twin(tmp_path: Path) -> None:
    typed, brought = a_session(), a_session(imported=True)
    effects = [an_effect(session_id=typed.id), an_effect(session_id=brought.id, note="other")]
    records = [a_patient(), typed, brought, *effects]
    brought_over(casebook_with(records), casebook_with([FRESH]), tmp_path)


def test_core_columns_are_the_whole_header_where_nothing_else_is_said(tmp_path: Path) -> None:
    bare = a_session(imported=True)
    effect = an_effect(imported=True, session_id=bare.id)
    files = export_patient(
        casebook_with([a_patient(), bare, effect, a_score(imported=True)]), a_patient(), tmp_path
    )
    heads = {file.stem: file.read_text().splitlines()[0] for file in files}
    assert heads["scores"] == "date,time,measure,site,value,note"
    assert heads["sessions"] == (
        "date,time,practitioner,technique,points,needle_count,retention_min,"
        "pain_before,pain_after,note"
    )
    assert heads["side_effects"] == ("date,time,session_date,kind,grade,site,resolved_date,note")


def test_text_that_a_spreadsheet_would_run_is_disarmed(tmp_path: Path) -> None:
    casebook = casebook_with([a_patient(), a_score(note='=HYPERLINK("http://x","y")')])
    files = export_patient(casebook, a_patient(), tmp_path)
    text = next(file for file in files if file.stem == "scores").read_text()
    assert "'=HYPERLINK" in text


def test_nothing_is_overwritten_unless_asked(tmp_path: Path) -> None:
    casebook = casebook_with([a_patient(), a_score(3)])
    (tmp_path / "scores.csv").write_text("mine")
    with pytest.raises(Obstacle, match="already holds"):
        export_patient(casebook, a_patient(), tmp_path)
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [
        ("scores.csv", "mine")
    ]
    export_patient(casebook, a_patient(), tmp_path, overwrite=True)
    assert (tmp_path / "scores.csv").read_text() != "mine"


def test_overwriting_leaves_no_rows_of_an_earlier_export(tmp_path: Path) -> None:
    export_patient(casebook_with([a_patient(), a_score(3)]), a_patient(), tmp_path)
    files = export_patient(casebook_with([a_patient()]), a_patient(), tmp_path, overwrite=True)
    assert [file.name for file in files] == ["patient.csv"]
    assert (tmp_path / "scores.csv").read_text() == "date,time,measure,site,value,note\n"


def test_a_folder_that_cannot_be_written_to_is_said_plainly(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    with pytest.raises(Obstacle, match="could not write"):
        export_patient(casebook_with([a_patient()]), a_patient(), in_the_way / "out")


def test_an_invented_person_is_marked_on_every_file(tmp_path: Path) -> None:
    sample = a_patient(sample=True)
    files = export_patient(casebook_with([sample, a_score(3)]), sample, tmp_path)
    assert [file.name for file in files] == ["SAMPLE_patient.csv", "SAMPLE_scores.csv"]


def test_practitioners_of_others_stay_out_of_a_persons_files() -> None:
    mine, theirs = a_practitioner(name="Mine"), a_practitioner(name="Theirs")
    other = a_patient(patient_id=OTHER_PATIENT, name="Bo")
    casebook = casebook_with([a_patient(), other, mine, theirs, a_session(practitioner_id=mine.id)])
    found = records_of(casebook, a_patient())
    assert [p.name for p in found["practitioners"] if isinstance(p, Practitioner)] == ["Mine"]
