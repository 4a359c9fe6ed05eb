"""Files that hold no table: each gets a plain reason, and the others are still read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from acutrack.domain.pain import PainScore
from acutrack.interchange import text_file
from tests.builders import a_patient
from tests.interchange.importing import added, imported, preview, reasons, remarks
from tests.interchange.memory_store import casebook_with

GOOD = "date,measure,value\n2025-10-01,nrs_now,4\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\r\n  \n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04rest", "save it as CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old Excel workbook"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"SQLite format 3\x00more", "casebook"),
        (bytes(range(256)) * 8, "no text file"),
        (b"\xff\xfe\x00", "no text file"),
        (b"a\x00\x00\x00b\x00\x00\x00\x00", "no text file"),
        (b"Dear diary,\ntoday it hurt.\n", "no header AcuTrack knows"),
        (b",,,\n;;;\n", "empty"),
        (b"sep=;\n", "empty"),
        (b'"date\n', "no header AcuTrack knows"),
        (b"date," + b"x" * 200_000 + b",value\n", "no header AcuTrack knows"),
        (b'sep="\ndate,measure\n', "no header AcuTrack knows"),
    ],
)
def test_the_reason_is_plain_and_good_files_are_still_taken(
    tmp_path: Path, data: bytes, words: str
) -> None:
    result = imported(tmp_path, data, GOOD)
    assert result.added == 1
    assert words in reasons(result)[0][1]


def test_a_zip_archive_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    result = preview([path], casebook_with([a_patient()]))
    assert "workbook" in reasons(result)[0][1]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    result = preview([tmp_path / "gone.csv"], casebook_with([a_patient()]))
    assert "cannot be opened" in reasons(result)[0][1]


def test_a_folder_is_refused(tmp_path: Path) -> None:
    result = preview([tmp_path], casebook_with([a_patient()]))
    assert "cannot be opened" in reasons(result)[0][1]


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_file, "MOST_BYTES", 1_000_000)
    result = imported(tmp_path, GOOD + "x" * 1_000_000)
    assert "larger than 1 MB" in reasons(result)[0][1]


def test_a_file_of_more_lines_than_anybody_fills_is_not_taken_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_file, "MOST_LINES", 100)
    for end in ("\n", "\r\n", "\r"):
        result = imported(tmp_path, GOOD.replace("\n", end) + end * 99)
        assert [words for _, words in reasons(result)] == [
            "The file has more than 100 lines. Split it, and import the parts."
        ]
    assert imported(tmp_path, GOOD + "\n" * 90).added == 1


def test_stray_nul_signs_are_left_out(tmp_path: Path) -> None:
    result = imported(tmp_path, GOOD.replace("nrs_now", "nrs_\x00now"))
    assert result.added == 1
    assert result.remarks


def test_letters_of_two_encodings_in_one_file_are_both_read(tmp_path: Path) -> None:
    new = "date,measure,site,value\n2025-10-01,nrs_now,Fu\u00df,4\n".encode()
    old = "2025-10-01,nrs_now,R\u00fccken,4\n".encode("cp1252")
    result = imported(tmp_path, new + old)
    assert {score.site for score in added(result, PainScore)} == {"R\u00fccken", "Fu\u00df"}
    assert "not in UTF-8" in remarks(result)[0]


def test_a_text_longer_than_any_note_costs_its_own_line_only(tmp_path: Path) -> None:
    head, row = GOOD.splitlines()
    result = imported(tmp_path, f"{head}\n{row[:-1]}{'x' * 200_000}\n{row}\n")
    assert result.added == 1
    assert [line for line, words in reasons(result) if "too long" in words] == [2]
