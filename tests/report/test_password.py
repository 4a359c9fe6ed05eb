"""A locked report opens with its password in readers that share no code with the writer."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from acutrack.domain.errors import InvalidEntry
from acutrack.report.options import ReportOptions
from acutrack.report.password import check_password
from tests.report.casebooks import report_of, twelve_weeks

PASSWORD = "Grüße an Ann 1961"  # noqa: S105


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    options = ReportOptions(password=PASSWORD)
    return report_of(tmp_path_factory.mktemp("locked"), twelve_weeks(), options)


def test_it_opens_with_the_password_and_not_without(locked: bytes) -> None:
    with pypdfium2.PdfDocument(locked, password=PASSWORD) as document:
        assert "Pain and acupuncture profile" in document[0].get_textpage().get_text_range()
    for wrong in (None, "", "Grüße"):
        with pytest.raises(pypdfium2.PdfiumError, match="password"):
            pypdfium2.PdfDocument(locked, password=wrong)


def test_it_is_locked_with_256_bits_in_the_current_revision(locked: bytes) -> None:
    lock = pypdf.PdfReader(BytesIO(locked)).trailer["/Encrypt"].get_object()
    assert isinstance(lock, pypdf.generic.DictionaryObject)
    assert {key: int(str(lock[key])) for key in ("/V", "/R", "/Length")} == {
        "/V": 5,
        "/R": 6,
        "/Length": 256,
    }
    assert locked.startswith(b"%PDF-2.0")


def test_structure_bookmarks_and_title_are_still_there(locked: bytes) -> None:
    reader = pypdf.PdfReader(BytesIO(locked), password=PASSWORD)
    assert reader.metadata is not None
    assert reader.metadata.title == "Pain and acupuncture profile"
    assert "/StructTreeRoot" in reader.root_object
    assert len(reader.outline) > 1


def test_no_word_of_it_can_be_read_in_the_file(locked: bytes) -> None:
    assert b"Pain and acupuncture" not in locked


def test_an_independent_checker_finds_it_sound(locked: bytes, tmp_path: Path) -> None:
    file = tmp_path / "locked.pdf"
    file.write_bytes(locked)
    try:
        done = subprocess.run(
            ["qpdf", "--check", f"--password={PASSWORD}", file],
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("qpdf is not on this computer")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("password", ["", "   ", "a\nb", "\x00", "x" * 128, "ü" * 64])
def test_what_a_reader_could_not_take_is_refused(password: str) -> None:
    with pytest.raises(InvalidEntry):
        check_password(password)


def test_letters_typed_with_a_separate_accent_are_the_same_password() -> None:
    assert check_password("u\u0308ber") == check_password("über")


def test_a_password_is_not_shown_with_the_options() -> None:
    assert PASSWORD not in repr(ReportOptions(password=PASSWORD))
