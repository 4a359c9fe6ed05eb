"""``acutrack erase``: said first, done with --yes, out of the copies too."""

from __future__ import annotations

from pathlib import Path

import pytest

from acutrack.casebook.erasing import erase_person
from acutrack.domain.pain import PainScore
from tests.builders import OTHER_PATIENT, PATIENT, a_patient, daily_scores, day
from tests.cli.conftest import Terminal
from tests.cli.records import write


@pytest.fixture
def clinic(terminal: Terminal) -> Terminal:
    write(terminal, a_patient(), *daily_scores([5.0] * 20, day(-20)))
    write(terminal, a_patient(patient_id=OTHER_PATIENT, name="Bo Berg"))
    terminal("backup")
    return terminal


def test_without_yes_it_says_what_there_is_and_leaves_it(clinic: Terminal) -> None:
    before = clinic.file.read_bytes()
    said = clinic("erase", "--patient", "ann muster").answer
    assert "20 pain entries" in said
    assert "Nothing was changed" in said
    assert "--yes" in said
    with clinic.casebook() as casebook:
        assert len(casebook.load(PainScore, PATIENT)) == 20
    assert clinic.file.read_bytes() == before


def test_with_yes_the_person_is_gone_from_the_record_and_the_copies(clinic: Terminal) -> None:
    said = clinic("erase", "--patient", "Ann Muster", "--yes", "--json").data
    assert said == {"erased": True, "records": 21, "copies": 1, "left": []}
    assert "Ann Muster" not in clinic("patients").answer
    assert "Bo Berg" in clinic("patients").answer
    assert [
        path
        for path in clinic.folder.rglob("*")
        if path.is_file() and b"Ann Muster" in path.read_bytes()
    ] == []


def test_whoever_was_taken_out_lately_can_be_named_too(clinic: Terminal) -> None:
    with clinic.casebook() as casebook:
        casebook.record(erase_person(casebook, casebook.patients()[0]))
    assert "Erased for good" in clinic("erase", "--patient", PATIENT, "--yes").answer
    assert "no patient" in clinic("erase", "--patient", PATIENT, "--yes").complaint


def test_a_damaged_copy_is_named(clinic: Terminal) -> None:
    (copy,) = (clinic.folder / "backups").glob("*.acutrack")
    copy.write_bytes(copy.read_bytes()[:-3000])
    said = clinic("erase", "--patient", PATIENT, "--yes").answer
    assert f"{copy} could not be opened" in said


def test_nobody_of_that_name_changes_nothing(clinic: Terminal) -> None:
    assert "no patient called" in clinic("erase", "--patient", "Cy", "--yes").complaint


def test_without_a_casebook_it_says_where_it_looked(terminal: Terminal, tmp_path: Path) -> None:
    assert str(tmp_path) in terminal("erase", "--patient", "Ann", "--yes").complaint
