"""``acutrack export --to study.parquet``: who agreed is in it, and nobody else."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import duckdb
import pytest

from acutrack.domain.patient import Patient
from acutrack.domain.research_consent import ResearchConsent
from tests.builders import OTHER_PATIENT, PATIENT, TODAY, a_patient, a_score
from tests.cli.conftest import Terminal
from tests.cli.records import write

AGREED = ResearchConsent(given_on=TODAY - timedelta(days=30))


def person(who: str, research: ResearchConsent | None) -> Patient:
    return a_patient(patient_id=who, id=who, name=f"Somebody {who}", research=research)


@pytest.fixture
def clinic(terminal: Terminal) -> Terminal:
    write(terminal, person(PATIENT, AGREED), a_score(6))
    write(terminal, person(OTHER_PATIENT, None), a_score(3, patient_id=OTHER_PATIENT))
    withdrawn = ResearchConsent(given_on=AGREED.given_on, withdrawn_on=TODAY)
    write(terminal, person("cy", withdrawn), a_score(2, patient_id="cy"))
    return terminal


def rows(file: Path) -> list[tuple[object, ...]]:
    return duckdb.read_parquet(str(file)).project("person, number").fetchall()


def test_only_who_agreed_and_did_not_take_it_back_is_in_it(
    clinic: Terminal, tmp_path: Path
) -> None:
    said = clinic("export", "--to", tmp_path / "study.parquet").answer
    assert [number for _, number in rows(tmp_path / "study.parquet")] == [6.0]
    assert "1 person who agreed" in said
    assert "2 people were left out" in said
    assert (tmp_path / "study.dictionary.csv").read_text().startswith("column,kind,item")


def test_a_second_export_for_the_same_study_calls_people_the_same(
    clinic: Terminal, tmp_path: Path
) -> None:
    for name, study in (("a", "Backs"), ("b", "backs "), ("c", "Knees")):
        clinic("export", "--to", tmp_path / f"{name}.parquet", "--study", study)
    a, b, c = (rows(tmp_path / f"{name}.parquet") for name in "abc")
    assert a == b
    assert a != c


def test_where_nobody_agreed_nothing_is_written(terminal: Terminal, tmp_path: Path) -> None:
    write(terminal, person(PATIENT, None), a_score(6))
    said = terminal("export", "--to", tmp_path / "study.parquet").complaint
    assert "Nobody here has agreed" in said
    assert not (tmp_path / "study.parquet").exists()


def test_one_person_alone_is_no_study(clinic: Terminal, tmp_path: Path) -> None:
    said = clinic("export", "--to", tmp_path / "s.parquet", "--patient", PATIENT).complaint
    assert "Leave --patient out" in said


def test_a_dictionary_that_is_there_is_not_replaced_unasked(
    clinic: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "s.dictionary.csv").write_text("mine")
    assert "s.dictionary.csv" in clinic("export", "--to", tmp_path / "s.parquet").complaint
    assert (tmp_path / "s.dictionary.csv").read_text() == "mine"
    assert clinic("export", "--to", tmp_path / "s.parquet", "--overwrite").code == 0


def test_names_stay_at_home(clinic: Terminal, tmp_path: Path) -> None:
    clinic("export", "--to", tmp_path / "study.parquet")
    content = (tmp_path / "study.parquet").read_bytes()
    assert b"Somebody" not in content
    assert (
        PATIENT.encode()
        not in duckdb.read_parquet(str(tmp_path / "study.parquet")).fetchall().__repr__().encode()
    )
