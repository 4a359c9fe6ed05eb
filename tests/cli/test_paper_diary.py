"""``acutrack paper-diary`` writes the blank page, without a casebook and never over something."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from acutrack.settings.settings import Settings
from tests.cli.conftest import Terminal


def text_of(file: Path) -> str:
    (page,) = PdfReader(file).pages
    return page.extract_text()


def test_it_writes_a_page_and_says_where_it_is(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "weeks away.pdf"

    said = terminal("paper-diary", "--out", file, "--from", "2025-11-03")

    assert said.answer == f"{file}\n"
    assert "3 Nov 2025 to 30 Nov 2025" in text_of(file)


def test_without_a_day_the_days_are_left_to_write(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal("paper-diary", "--out", tmp_path / "a.pdf").code == 0
    assert "write the day at the start of each line" in text_of(tmp_path / "a.pdf")


def test_it_begins_no_casebook(terminal: Terminal, tmp_path: Path) -> None:
    terminal("paper-diary", "--out", tmp_path / "a.pdf")
    assert not terminal.folder.exists()


def test_paper_and_number_are_those_of_the_settings(terminal: Terminal, tmp_path: Path) -> None:
    terminal.settings = Settings(paper="letter", emergency_number="999")
    terminal("paper-diary", "--out", tmp_path / "a.pdf")

    assert round(float(PdfReader(tmp_path / "a.pdf").pages[0].mediabox.width)) == 612
    assert "call 999" in " ".join(text_of(tmp_path / "a.pdf").split())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--from", "3 Nov"], "is not a date"),
        (["--paper", "a0"], "is not a paper size here"),
        (["--from", "0001-01-01"], "0001"),
    ],
)
def test_a_slip_is_said_in_one_line_and_nothing_is_written(
    terminal: Terminal, tmp_path: Path, typed: list[str], said: str
) -> None:
    refused = terminal("paper-diary", "--out", tmp_path / "a.pdf", *typed)

    assert said in refused.complaint
    assert not (tmp_path / "a.pdf").exists()


def test_a_file_that_is_there_stays_unless_told_otherwise(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_text("mine")
    assert (
        "There is already a file" in terminal("paper-diary", "--out", tmp_path / "a.pdf").complaint
    )
    assert (tmp_path / "a.pdf").read_text() == "mine"

    assert terminal("paper-diary", "--out", tmp_path / "a.pdf", "--overwrite").code == 0
    assert "Paper diary" in text_of(tmp_path / "a.pdf")
