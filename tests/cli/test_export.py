"""``acutrack export`` writes everything, and importing it again changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from acutrack.sample.margaret import record_sample
from acutrack.settings.settings import Settings
from tests.builders import NOW, a_patient, a_score, an_appointment, one_of_each
from tests.cli.conftest import Terminal
from tests.cli.records import write


@pytest.fixture
def elsewhere(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "elsewhere", Settings(), lambda: NOW)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_each_kind_of_record_is_a_file_and_each_file_is_named(
    terminal: Terminal, tmp_path: Path
) -> None:
    write(terminal, *one_of_each())

    written = terminal("export", "--patient", "ann", "--out", tmp_path / "a" / "b").answer

    names = {Path(line).name for line in written.splitlines()}
    assert {"scores.csv", "sessions.csv", "side_effects.csv", "treatments.csv"} <= names
    assert names == set(contents(tmp_path / "a" / "b"))


def test_importing_what_was_exported_into_an_empty_casebook_changes_nothing(
    terminal: Terminal, elsewhere: Terminal, tmp_path: Path
) -> None:
    with terminal.casebook() as casebook:
        record_sample(casebook, NOW)
    terminal("export", "--patient", "Margaret Ellis", "--out", tmp_path / "one")
    files = sorted((tmp_path / "one").iterdir())

    first = elsewhere("import", *files, "--patient", "Margaret Ellis", "--create", "--json").data
    again = elsewhere("import", *files, "--patient", "Margaret Ellis", "--json").data
    elsewhere("export", "--patient", "Margaret Ellis", "--out", tmp_path / "two")

    assert (first["duplicates"], first["refused"]) == (0, 0)
    assert (again["added"], again["refused"]) == (0, 0)
    assert again["duplicates"] == first["added"]
    assert contents(tmp_path / "two") == contents(tmp_path / "one")
    numbers = [
        t("analyse", "--patient", "Margaret Ellis", "--json").data for t in (terminal, elsewhere)
    ]
    assert numbers[0] | {"patient": None} == numbers[1] | {"patient": None}


def test_files_that_are_there_are_left_until_overwriting_is_asked_for(
    terminal: Terminal, tmp_path: Path
) -> None:
    write(terminal, a_patient(), a_score())
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "scores.csv").write_text("mine")

    refused = terminal("export", "--patient", "ann", "--out", folder)

    assert "--overwrite" in refused.complaint
    assert contents(folder) == {"scores.csv": b"mine"}
    assert terminal("export", "--patient", "ann", "--out", folder, "--overwrite").code == 0
    assert (folder / "scores.csv").read_text(encoding="utf-8").startswith("date,time,measure")


def test_two_people_are_never_mixed_in_one_folder(terminal: Terminal, tmp_path: Path) -> None:
    write(terminal, a_patient(), a_score())
    with terminal.casebook() as casebook:
        record_sample(casebook, NOW)
    terminal("export", "--patient", "ann", "--out", tmp_path / "out")

    refused = terminal("export", "--patient", "Margaret Ellis", "--out", tmp_path / "out")

    assert "--overwrite" in refused.complaint


@pytest.mark.parametrize(("out", "named"), [("", "--out"), ("taken", "is a file")])
def test_a_folder_that_cannot_be_is_refused(
    terminal: Terminal, tmp_path: Path, out: str, named: str
) -> None:
    write(terminal, a_patient())
    (tmp_path / "taken").write_text("a file")

    said = terminal("export", "--patient", "ann", "--out", str(tmp_path / out) if out else "")

    assert named in said.complaint


@pytest.mark.parametrize("ending", [".csv.zip", ".xlsx"])
def test_one_file_holds_everything_and_comes_back(
    terminal: Terminal, elsewhere: Terminal, tmp_path: Path, ending: str
) -> None:
    write(terminal, *one_of_each())
    file = tmp_path / f"ann{ending}"

    assert terminal("export", "--patient", "ann", "--to", file).answer == f"{file}\n"
    data = elsewhere("import", file, "--patient", "Ann Muster", "--create", "--json").data

    assert (data["refused"], data["duplicates"]) == (0, 0)
    assert "left as it is" in terminal("export", "--patient", "ann", "--to", file).complaint
    assert terminal("export", "--patient", "ann", "--to", file, "--overwrite").code == 0


@pytest.mark.parametrize("given", [[], ["--out", "a", "--to", "b.xlsx"], ["--to", "b.doc"]])
def test_where_to_write_is_said_once_and_with_a_known_ending(
    terminal: Terminal, given: list[str]
) -> None:
    write(terminal, a_patient())

    assert terminal("export", "--patient", "ann", *given).complaint


def test_a_calendar_holds_what_lies_ahead_and_no_name(terminal: Terminal, tmp_path: Path) -> None:
    ahead = an_appointment(with_whom="Kim Beispiel")
    write(terminal, a_patient(name="Ann Muster"), ahead)
    file = tmp_path / "diary.ics"

    assert terminal("export", "--patient", "Ann Muster", "--to", file).answer == f"{file}\n"

    found: list[Any] = list(Calendar.from_ical(file.read_bytes()).walk("VEVENT"))
    assert [(e["summary"], e["dtstart"].dt.date()) for e in found] == [("Appointment", ahead.day)]
    assert "Muster" not in file.read_text()
    assert "Kim" not in file.read_text()
    assert "already a file" in terminal("export", "--patient", "Ann Muster", "--to", file).complaint
