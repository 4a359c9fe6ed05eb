"""Bad input and bad days: each ends in one plain line with a way out, and nothing is harmed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from acutrack.storage.driver import dbapi as sqlite3
from tests.builders import a_patient, a_score
from tests.cli.conftest import Terminal
from tests.cli.records import write

GOOD_ROWS = "date,measure,value\n2025-10-02,nrs_avg_24h,4\n"

COMMANDS = (
    ["patients"],
    ["analyse", "--patient", "ann"],
    ["report", "--patient", "ann", "--out", "OUT/report.pdf"],
    ["export", "--patient", "ann", "--out", "OUT/files"],
    ["import", "OUT/good.csv", "--patient", "ann"],
    ["import", "OUT/good.csv", "--patient", "ann", "--create"],
    ["check"],
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "good.csv").write_text(GOOD_ROWS)
    return folder


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"%PDF-1.7 and so on", "is a PDF"),
        (b"PK\x03\x04 a workbook", "save it as CSV"),
        (b"", "empty"),
        (bytes(range(256)) * 8, "no text file"),
        (b"item,price\ntea,3\n", "date,time,measure"),
        (b"date,measure,value\n31.02.2025,nrs_avg_24h,4\n", "line 2"),
        (b"date,measure,value\n2025-10-02,nrs_avg_24h,11\n", "line 2"),
        (b"date,measure,value\n2062-10-02,nrs_avg_24h,4\n", "line 2"),
    ],
)
def test_a_file_with_nothing_to_take_is_refused(
    terminal: Terminal, tmp_path: Path, content: bytes, named: str
) -> None:
    write(terminal, a_patient())
    file = tmp_path / "diary.csv"
    file.write_bytes(content)
    before = terminal.file.read_bytes()

    complaint = terminal("import", file, "--patient", "ann").complaint

    assert named in complaint
    assert "diary.csv" in complaint
    assert terminal.file.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (["import", "OUT/gone.csv", "--patient", "ann"], "gone.csv"),
        (["import", "OUT", "--patient", "ann"], "out"),
        (["import", "", "--patient", "ann"], "empty"),
        (["import", "OUT/good.csv", "--patient", ""], "--patient"),
        (["import", "OUT/good.csv", "--patient", "", "--create"], "--patient"),
        (["import", "OUT/good.csv", "--patient", "x" * 200, "--create"], "200 characters"),
        (["import", "OUT/good.csv", "--patient", "a\x07b", "--create"], "plain letters"),
        (["import", "OUT/good.csv", "--patient", "Cy"], "--create"),
        (["analyse", "--patient", "Cy"], "acutrack patients"),
        (["export", "--patient", "Cy", "--out", "OUT/files"], "acutrack patients"),
        (["demo", "--out", "OUT/good.csv"], "is a file"),
        (["demo", "--out", " "], "--out"),
    ],
)
def test_what_is_typed_wrong_is_named_with_a_way_out(
    terminal: Terminal, out: Path, typed: list[str], named: str
) -> None:
    write(terminal, a_patient())

    said = terminal(*(word.replace("OUT", str(out)) for word in typed))

    assert named in said.complaint
    assert not (out / "files").exists()


@pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)
def test_a_casebook_of_a_newer_acutrack_is_left_alone(
    terminal: Terminal, out: Path, typed: list[str]
) -> None:
    write(terminal, a_patient(), a_score())
    with closing(sqlite3.connect(terminal.file)) as connection:
        connection.execute("PRAGMA user_version=999")
    before = terminal.file.read_bytes()

    said = terminal(*(word.replace("OUT", str(out)) for word in typed))

    assert said.complaint
    assert "newer AcuTrack" in said.err + said.out
    assert terminal.file.read_bytes() == before


@pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_bytes(b"no casebook at all " * 999),
        lambda file: file.write_bytes(file.read_bytes()[:5000]),
        lambda file: file.write_bytes(b"\0" * 4096 + file.read_bytes()[4096:]),
    ],
    ids=["other file", "cut short", "beginning lost"],
)
def test_a_damaged_casebook_is_left_alone(
    terminal: Terminal, out: Path, typed: list[str], spoil: Callable[[Path], object]
) -> None:
    write(terminal, a_patient(), a_score())
    spoil(terminal.file)
    before = terminal.file.read_bytes()

    said = terminal(*(word.replace("OUT", str(out)) for word in typed))

    assert said.complaint
    assert terminal.file.read_bytes() == before


def test_a_folder_in_the_place_of_the_casebook_is_no_casebook(terminal: Terminal) -> None:
    terminal.file.mkdir(parents=True)

    assert terminal("patients").complaint
    assert terminal("check").complaint


@contextmanager
def unwritable(folder: Path) -> Iterator[None]:
    """Nothing can be made or changed in `folder`, not even by the superuser."""
    if shutil.which("chattr") is None:
        pytest.skip("needs chattr")
    if subprocess.run(["chattr", "+i", folder], capture_output=True, check=False).returncode:
        pytest.skip("this file system cannot lock a folder")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", folder], check=True)


@pytest.mark.parametrize(
    "typed",
    [
        ["report", "--patient", "ann", "--out", "OUT/report.pdf"],
        ["export", "--patient", "ann", "--out", "OUT"],
        ["export", "--patient", "ann", "--out", "OUT/files"],
        ["demo", "--out", "OUT/demo"],
        ["demo", "--out", "OUT"],
    ],
    ids=" ".join,
)
def test_a_folder_that_cannot_be_written_to_is_told(
    terminal: Terminal, out: Path, typed: list[str]
) -> None:
    write(terminal, a_patient(), a_score())

    with unwritable(out):
        said = terminal(*(word.replace("OUT", str(out)) for word in typed))

    assert "folder" in said.complaint
    assert [file.name for file in out.iterdir()] == ["good.csv"]


def test_records_in_a_read_only_place_can_be_read_and_not_written(
    terminal: Terminal, out: Path
) -> None:
    write(terminal, a_patient(), a_score())

    with unwritable(terminal.folder), unwritable(terminal.file):
        read = terminal("analyse", "--patient", "ann")
        sound = terminal("check")
        refused = terminal("import", out / "good.csv", "--patient", "ann")

    assert read.code == 0
    assert sound.code == 0
    assert "Nothing was changed" in refused.complaint
    assert terminal("patients", "--json").data[0]["scores"] == 1
