"""``acutrack report`` writes the PDF for a physician, and never over something else."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from acutrack.domain.message import say
from acutrack.domain.report_made import Audience, Names, ReportMade, ReportWay
from acutrack.settings.settings import Settings
from acutrack.storage.open_casebook import open_casebook
from acutrack.text.catalogue import Catalogue
from tests.builders import NOW, PATIENT, a_patient, a_session, daily_scores, day
from tests.cli.conftest import Terminal
from tests.cli.records import write


@pytest.fixture
def diary(terminal: Terminal) -> Terminal:
    write(terminal, a_patient(), a_session(day=day(-28)), *daily_scores([6.0] * 42, day(-42)))
    return terminal


def text_of(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def width_of(file: Path) -> int:
    return round(float(PdfReader(file).pages[0].mediabox.width))


def test_it_writes_a_pdf_that_names_the_patient_and_says_where_it_is(
    diary: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "Ann's report.pdf"

    said = diary("report", "--patient", "ann muster", "--out", file)

    assert said.answer == f"{file}\n"
    assert "Ann Muster" in text_of(file)
    assert width_of(file) == 595


@pytest.mark.parametrize(
    ("setting", "typed", "width"),
    [("a4", ["--paper", "letter"], 612), ("letter", [], 612), ("letter", ["--paper", "A4"], 595)],
)
def test_the_paper_is_the_one_asked_for_or_else_the_one_in_the_settings(
    diary: Terminal, tmp_path: Path, setting: str, typed: list[str], width: int
) -> None:
    diary.settings = Settings(paper=setting)
    file = tmp_path / "report.pdf"

    assert diary("report", "--patient", "ann", "--out", file, *typed).code == 0

    assert width_of(file) == width


def test_a_period_can_be_chosen(diary: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"

    said = diary(
        "report", "--patient", "ann", "--out", file, "--from", "2025-09-12", "--to", "2025-10-09"
    )

    assert said.code == 0
    text = text_of(file)
    assert "12 Sep" in text
    assert "9 Oct" in text


def test_a_file_that_is_there_is_left_until_overwriting_is_asked_for(
    diary: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "report.pdf"
    file.write_text("a letter")

    refused = diary("report", "--patient", "ann", "--out", file)

    assert "--overwrite" in refused.complaint
    assert file.read_text() == "a letter"
    assert diary("report", "--patient", "ann", "--out", file, "--overwrite").code == 0
    assert file.read_bytes().startswith(b"%PDF")


def test_the_same_records_at_the_same_moment_give_the_same_bytes(
    diary: Terminal, tmp_path: Path
) -> None:
    assert diary.now() == NOW
    for name in ("one.pdf", "two.pdf"):
        assert diary("report", "--patient", "ann", "--out", tmp_path / name).code == 0

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (["--from", "31.12.2024"], "--from"),
        (["--to", "soon"], "--to"),
        (["--from", "2025-10-10", "--to", "2025-10-01"], "--from 2025-10-10"),
        (["--from", "2062-01-01"], "still to come"),
        (["--paper", "a5"], "a4 or letter"),
        (["--paper", ""], "a4 or letter"),
        (["--out", ""], "--out"),
        (["--out", "."], "folder"),
        (["--out", "nowhere/at/all.pdf"], "nowhere"),
        (["--patient", "Cy"], "acutrack patients"),
        (["--patient", " "], "empty"),
    ],
)
def test_what_cannot_be_is_named_with_a_way_out_and_nothing_is_written(
    diary: Terminal, tmp_path: Path, typed: list[str], named: str
) -> None:
    file = tmp_path / "report.pdf"

    said = diary("report", "--patient", "ann", "--out", file, *typed)

    assert named in said.complaint
    assert said.out == ""
    assert not file.exists()


def test_an_empty_diary_still_makes_a_report(terminal: Terminal, tmp_path: Path) -> None:
    write(terminal, a_patient())

    assert terminal("report", "--patient", "ann", "--out", tmp_path / "r.pdf").code == 0

    assert "Ann Muster" in text_of(tmp_path / "r.pdf")


def test_it_can_be_made_for_an_insurer_with_initials(diary: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"

    typed = ["--for", "insurer", "--names", "initials", "--birth", "none"]
    assert diary("report", "--patient", "ann", "--out", file, *typed).code == 0

    text = text_of(file)
    assert "A. M." in text
    assert "Muster" not in text
    assert "Every pain entry" not in text


def test_sections_can_be_chosen_by_name(diary: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"

    assert diary("report", "--patient", "ann", "--out", file, "--sections", "weeks").code == 0

    text = text_of(file)
    assert "Week by week" in text
    assert "Definitions and methods" not in text


def test_it_can_be_plain_text(diary: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"

    assert diary("report", "--patient", "ann", "--out", file, "--text").answer == f"{file}\n"

    assert "Week by week\n------------\n" in file.read_text(encoding="utf-8")


def test_it_can_be_locked_with_a_password_from_standard_input(
    diary: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "report.pdf"
    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse\n"))

    said = diary("report", "--patient", "ann", "--out", file, "--password-stdin")

    assert said.answer == f"{file}\n"
    with pypdfium2.PdfDocument(file, password="correct horse") as document:  # noqa: S106
        assert len(document) > 1
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(file)


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        (["--for", "judge"], "acupuncturist"),
        (["--sections", "weeks,pages"], "side-effects"),
        (["--names", "all"], "initials"),
        (["--birth", "month"], "year"),
        (["--language", "xx"], "pt_BR"),
        (["--text", "--password-stdin"], "--text"),
        (["--password-stdin"], "empty"),
    ],
)
def test_a_choice_that_is_not_there_is_named_with_those_that_are(
    diary: Terminal,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: list[str],
    named: str,
) -> None:
    file = tmp_path / "report.pdf"
    monkeypatch.setattr("sys.stdin", io.StringIO(""))

    said = diary("report", "--patient", "ann", "--out", file, *typed)

    assert named in said.complaint
    assert not file.exists()


def test_it_is_listed_among_the_reports_made(diary: Terminal, tmp_path: Path) -> None:
    for name, typed in (
        ("a.pdf", ["--for", "insurer", "--names", "initials"]),
        ("b.txt", ["--text"]),
    ):
        assert diary("report", "--patient", "ann", "--out", tmp_path / name, *typed).code == 0

    with open_casebook(diary.file) as opened:
        listed = opened.store.load(ReportMade, PATIENT)
    first, second = sorted(listed, key=lambda made: made.as_text)
    assert (first.audience, first.names, first.as_text) == (
        Audience.INSURER,
        Names.INITIALS,
        False,
    )
    assert (second.audience, second.names, second.as_text) == (None, Names.FULL, True)
    assert {first.way, second.way} == {ReportWay.COMMAND_LINE}


def test_a_refused_one_is_not_listed(diary: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_text("a letter")

    diary("report", "--patient", "ann", "--out", file)

    with open_casebook(diary.file) as opened:
        assert opened.store.load(ReportMade, PATIENT) == ()


def test_a_record_that_can_only_be_looked_at_gives_its_report_all_the_same(
    diary: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("acutrack.storage.connection._may_write", lambda _: False)
    file = tmp_path / "report.pdf"

    assert diary("report", "--patient", "ann", "--out", file).code == 0
    assert file.exists()


def test_a_report_speaks_the_language_asked_for(diary: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "bericht.txt"

    diary("report", "--patient", "ann", "--text", "--language", "de", "--out", file)

    assert Catalogue("de")(say("Key numbers")) in file.read_text(encoding="utf-8")
