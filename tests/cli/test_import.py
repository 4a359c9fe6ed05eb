"""``acutrack import`` takes or refuses each row, says which, and never adds anything twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from acutrack.domain.pain import PainScore
from acutrack.domain.record import PatientId
from acutrack.storage.lease import HeldBy, Lease, Outcome
from tests.builders import PATIENT, a_patient
from tests.cli.conftest import Terminal
from tests.cli.records import write

SCORES = """\
date,time,measure,site,value,note
2025-10-01,20:00,nrs_avg_24h,lower back,6,
2025-10-02,20:00,nrs_avg_24h,lower back,11,
2025-10-03,20:00,nrs_avg_24h,lower back,5.5,long walk
2025-13-04,20:00,nrs_avg_24h,lower back,5,
2062-10-05,20:00,nrs_avg_24h,lower back,5,
"""


@pytest.fixture
def scores(tmp_path: Path) -> Path:
    file = tmp_path / "scores of October.csv"
    file.write_text(SCORES, encoding="utf-8")
    return file


def values(terminal: Terminal, patient: PatientId = PATIENT) -> list[float]:
    with terminal.casebook() as casebook:
        return [score.value for score in casebook.load(PainScore, patient)]


def test_good_rows_are_taken_and_each_other_row_is_named_with_its_line(
    terminal: Terminal, scores: Path
) -> None:
    write(terminal, a_patient())

    lines = terminal("import", scores, "--patient", "Ann Muster").answer.splitlines()

    assert lines[0] == "2 added, 0 there already, 3 refused."
    assert [line.split(": ")[0] for line in lines[1:]] == [
        f"{scores}, line {number}" for number in (3, 5, 6)
    ]
    assert sorted(values(terminal)) == [5.5, 6]


def test_a_program_reads_the_counts_and_the_refused_rows(terminal: Terminal, scores: Path) -> None:
    write(terminal, a_patient())

    data = terminal("import", scores, "--patient", "ann", "--json").data

    assert (data["added"], data["duplicates"], data["refused"]) == (2, 0, 3)
    assert data["patient"] == {"id": "ann", "name": "Ann Muster"}
    assert data["dry_run"] is False
    assert [row["line"] for row in data["refused_rows"]] == [3, 5, 6]
    assert {row["file"] for row in data["refused_rows"]} == {str(scores)}
    assert "11" in data["refused_rows"][0]["reason"]
    assert "2062" in data["refused_rows"][2]["reason"]


def test_a_second_run_adds_nothing(terminal: Terminal, scores: Path) -> None:
    write(terminal, a_patient())
    terminal("import", scores, "--patient", "ann")

    data = terminal("import", scores, "--patient", "ann", "--json").data

    assert (data["added"], data["duplicates"], data["refused"]) == (0, 2, 3)
    assert len(values(terminal)) == 2


def test_a_dry_run_counts_the_same_and_changes_nothing(terminal: Terminal, scores: Path) -> None:
    write(terminal, a_patient())
    before = terminal.file.read_bytes()

    data = terminal("import", scores, "--patient", "ann", "--dry-run", "--json").data

    assert (data["added"], data["refused"], data["dry_run"]) == (2, 3, True)
    assert terminal.file.read_bytes() == before
    assert "2 would be added" in terminal("import", scores, "--patient", "ann", "--dry-run").answer


def test_somebody_new_is_added_with_the_entries(terminal: Terminal, scores: Path) -> None:
    said = terminal("import", scores, "--patient", "  Bo   Exempel ", "--create")

    assert said.code == 0
    (bo,) = terminal("patients", "--json").data
    assert (bo["name"], bo["scores"]) == ("Bo Exempel", 2)


def test_creating_somebody_who_is_there_uses_the_one_who_is_there(
    terminal: Terminal, scores: Path
) -> None:
    write(terminal, a_patient())

    assert terminal("import", scores, "--patient", "ANN MUSTER", "--create").code == 0

    assert [line["id"] for line in terminal("patients", "--json").data] == ["ann"]


def test_a_dry_run_for_somebody_new_leaves_nothing_behind(terminal: Terminal, scores: Path) -> None:
    said = terminal("import", scores, "--patient", "Bo", "--create", "--dry-run")

    assert said.answer.startswith("2 would be added")
    assert not terminal.folder.exists()


def test_nobody_is_added_where_no_row_could_be_taken(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("date,measure,value\n2025-10-02,nrs_avg_24h,11\n")

    said = terminal("import", file, "--patient", "Bo", "--create")

    assert "line 2" in said.complaint
    assert terminal("patients", "--json").data == []


def test_undo_takes_a_whole_import_back(terminal: Terminal, scores: Path) -> None:
    write(terminal, a_patient())
    terminal("import", scores, "--patient", "ann")

    with terminal.casebook() as casebook:
        casebook.undo(PATIENT)

    assert values(terminal) == []


def test_rows_refused_for_the_same_reason_share_a_line(terminal: Terminal, tmp_path: Path) -> None:
    write(terminal, a_patient())
    (tmp_path / "shop.csv").write_text("item,price\n" + "tea,3\n" * 500)
    good = tmp_path / "good.csv"
    good.write_text("date,measure,value\n2025-10-02,nrs_avg_24h,4\n")

    lines = terminal("import", tmp_path / "shop.csv", good, "--patient", "ann").answer.splitlines()

    assert lines[0] == "1 added, 0 there already, 500 refused."
    assert len(lines) == 2
    assert "shop.csv, lines 2 to 501: " in lines[1]


def test_an_unreadable_file_is_named_and_the_others_are_taken(
    terminal: Terminal, scores: Path, tmp_path: Path
) -> None:
    write(terminal, a_patient())

    said = terminal("import", tmp_path / "gone.csv", scores, "--patient", "ann", "--json")

    assert "gone.csv: " in said.complaint
    assert "other files" in said.complaint
    assert (said.data["added"], said.data["refused"]) == (2, 4)


def test_what_was_read_differently_is_remarked_on(terminal: Terminal, tmp_path: Path) -> None:
    write(terminal, a_patient())
    file = tmp_path / "scores.csv"
    file.write_text("date,measure,value,mood\n2025-10-02,nrs_avg_24h,4,fine\n")

    assert "mood" in terminal("import", file, "--patient", "ann").answer
    (remark,) = terminal("import", file, "--patient", "ann", "--json").data["remarks"]
    assert "mood" in remark["text"]


class TestWhileAWindowWrites:
    def test_it_is_refused_kindly_and_nothing_is_changed(
        self, terminal: Terminal, scores: Path
    ) -> None:
        write(terminal, a_patient())
        window = Lease(terminal.file)
        window.take(terminal.now())

        refused = terminal("import", scores, "--patient", "Ann Muster").complaint
        assert "AcuTrack is open in a window, which writes in this record." in refused
        assert values(terminal) == []

        window.release()
        assert terminal("import", scores, "--patient", "Ann Muster").code == 0
        assert window.take(terminal.now()) is Outcome.HELD
        window.release()

    def test_looking_needs_nobodys_leave(self, terminal: Terminal, scores: Path) -> None:
        write(terminal, a_patient())
        window = Lease(terminal.file)
        window.take(terminal.now())
        assert terminal("patients").code == 0
        assert terminal("import", scores, "--patient", "Ann Muster", "--dry-run").code == 0
        assert terminal("check").code == 0
        window.release()

    def test_another_command_is_told_apart(self, terminal: Terminal, scores: Path) -> None:
        command = Lease(terminal.file, HeldBy.COMMAND)
        write(terminal, a_patient())
        command.take(terminal.now())
        refused = terminal("import", scores, "--patient", "Bo", "--create").complaint
        assert "Another command is writing in this record at this moment." in refused
        command.release()
