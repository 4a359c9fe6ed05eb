"""The command as a person types it: a process of its own, real files, real pipes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.rest import PATIENCE_S

ROOT = Path(__file__).parents[2]
REAL_DIARY = ROOT.parent / "shared" / "data" / "real_diary_a.csv"

#: As a German spreadsheet writes it: a mark at the start, semicolons, decimal commas.
GERMAN_SCORES = "\ufeffdate;time;measure;site;value;note\r\n" + "".join(
    f"{day:02}.09.2025;20:15;nrs_avg_24h;Rücken;{'6,5' if day < 15 else '4,5'};\r\n"
    for day in range(1, 31)
)
SESSIONS = """\
date,time,practitioner,technique,points,needle_count,retention_min,pain_before,pain_after,note
2025-09-15,10:30,Kim Beispiel,manual,BL23:B;GV3:M,3,25,7,5,first one
2025-09-22,10:30,Kim Beispiel,manual,BL23:B,2,25,6,4,
"""


def acutrack(
    *arguments: str | Path, folder: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments),
        env=surroundings(folder) | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE_S,
        check=False,
    )


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "acutrack", *map(str, arguments)]


def surroundings(folder: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return kept | {"ACUTRACK_DATA_DIR": str(folder), "TZ": "Europe/Berlin"}


def done(said: subprocess.CompletedProcess[str]) -> str:
    assert (said.returncode, said.stderr) == (0, "")
    return said.stdout


def complaint(said: subprocess.CompletedProcess[str]) -> str:
    assert said.returncode == 2, said
    assert said.stderr.startswith("acutrack: ")
    assert said.stderr.count("\n") == 1
    return said.stderr


def test_from_a_spreadsheet_to_the_numbers_the_pdf_and_a_copy(tmp_path: Path) -> None:
    mine, elsewhere = tmp_path / "mine", tmp_path / "elsewhere"
    scores, sessions = tmp_path / "Schmerz.csv", tmp_path / "sessions.csv"
    scores.write_text(GERMAN_SCORES, encoding="utf-8", newline="")
    sessions.write_text(SESSIONS, encoding="utf-8")
    whose = ("--patient", "Zoë Ångström")

    taken = json.loads(
        done(acutrack("import", scores, sessions, *whose, "--create", "--json", folder=mine))
    )
    assert (taken["added"], taken["duplicates"], taken["refused"]) == (32, 0, 0)

    numbers = json.loads(done(acutrack("analyse", *whose, "--json", folder=mine)))
    assert numbers["before"]["average"] == 6.5
    assert numbers["since"]["average"] == 4.5
    assert numbers["difference"] == -2.0
    assert numbers["first_session"] == "2025-09-15"
    assert numbers["sessions"] == 2

    report = tmp_path / "report.pdf"
    done(acutrack("report", *whose, "--out", report, folder=mine))
    text = "\n".join(page.extract_text() for page in PdfReader(report).pages)
    assert "Zoë Ångström" in text
    assert "BL23" in text

    done(acutrack("export", *whose, "--out", tmp_path / "copy", folder=mine))
    files = sorted((tmp_path / "copy").iterdir())
    done(acutrack("import", *files, *whose, "--create", folder=elsewhere))
    done(acutrack("export", *whose, "--out", tmp_path / "copy of the copy", folder=elsewhere))
    for file in files:
        assert (tmp_path / "copy of the copy" / file.name).read_bytes() == file.read_bytes()

    assert "is sound" in done(acutrack("check", folder=elsewhere))


@pytest.mark.skipif(not REAL_DIARY.exists(), reason="the real diary is not in this clone")
def test_a_real_diary_of_three_years_is_accounted_for_row_by_row(tmp_path: Path) -> None:
    whose = ("--patient", "Diary A")

    taken = json.loads(
        done(acutrack("import", REAL_DIARY, *whose, "--create", "--json", folder=tmp_path))
    )
    again = json.loads(done(acutrack("import", REAL_DIARY, *whose, "--json", folder=tmp_path)))

    # Two of its 925 rows stand there twice, word for word.
    counts = [(said["added"], said["duplicates"], said["refused"]) for said in (taken, again)]
    assert counts == [(923, 2, 0), (0, 925, 0)]

    numbers = json.loads(done(acutrack("analyse", *whose, "--json", folder=tmp_path)))
    assert (numbers["first_entry"], numbers["last_entry"]) == ("2018-01-31", "2021-06-16")
    assert numbers["site"] == "knee"
    assert numbers["lack"] == "not_started"
    assert 0 < numbers["before"]["average"] < 10

    report = tmp_path / "report.pdf"
    done(acutrack("report", *whose, "--out", report, folder=tmp_path))
    pages = PdfReader(report).pages
    assert len(pages) >= 3
    assert "Diary A" in pages[0].extract_text()


def test_the_folder_on_the_command_line_wins_over_the_environment(tmp_path: Path) -> None:
    scores = tmp_path / "scores.csv"
    scores.write_text("date,measure,value\n2025-09-01,nrs_now,4\n")
    here, there = tmp_path / "here", tmp_path / "there"

    done(
        acutrack("--data-dir", here, "import", scores, "--patient", "Bo", "--create", folder=there)
    )

    assert "Bo" in done(acutrack("patients", f"--data-dir={here}", folder=there))
    assert not there.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a limit that POSIX knows")
def test_where_the_disk_takes_nothing_more_the_import_is_refused_and_the_records_stay(
    tmp_path: Path,
) -> None:
    import resource

    scores = tmp_path / "scores.csv"
    scores.write_text("date,measure,value\n2025-09-01,nrs_now,4\n")
    done(acutrack("import", scores, "--patient", "Bo", "--create", folder=tmp_path / "r"))
    with scores.open("a") as file:
        file.writelines(
            f"2025-{month:02}-{day:02},nrs_now,{value}\n"
            for month in range(1, 9)
            for day in range(1, 29)
            for value in range(10)
        )

    def no_file_grows_beyond_100_kb() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    said = subprocess.run(
        command("import", scores, "--patient", "Bo"),
        env=surroundings(tmp_path / "r"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=no_file_grows_beyond_100_kb,
        check=False,
    )

    assert "AcuTrack could not write the copy. Your record is safe." in complaint(said)
    (bo,) = json.loads(done(acutrack("patients", "--json", folder=tmp_path / "r")))
    assert bo["scores"] == 1
    assert "is sound" in done(acutrack("check", folder=tmp_path / "r"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        said = subprocess.run(
            command("patients"),
            env=surroundings(tmp_path),
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert "No space left" in said.stderr
    assert said.stderr.count("\n") == 1
    assert said.returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX pipes")
def test_a_reader_that_stops_reading_is_left_in_peace(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)

    ended = [
        subprocess.run(
            command(*typed),
            env=surroundings(tmp_path),
            cwd=ROOT,
            stdout=writing,
            stderr=error,
            check=False,
        )
        for typed, error in (
            (("patients", "--json"), subprocess.PIPE),
            (("dance",), writing),
        )
    ]
    os.close(writing)

    assert [said.returncode for said in ended] == [141, 2]
    assert [said.stderr for said in ended] == [b"", None]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_ctrl_c_ends_in_peace(tmp_path: Path) -> None:
    running = subprocess.Popen(
        command("demo", "--out", tmp_path / "out"),
        env=surroundings(tmp_path),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while not (tmp_path / "out").exists():  # it has begun
        time.sleep(0.01)
    running.send_signal(signal.SIGINT)
    _out, err = running.communicate(timeout=PATIENCE_S)

    # A shell sees 130 either way: said by AcuTrack, or by Python where the key arrived inside Qt.
    assert running.returncode in {130, -signal.SIGINT}
    assert err == b""


def test_any_console_gets_utf8(tmp_path: Path) -> None:
    scores = tmp_path / "Größe.csv"
    scores.write_text("date,measure,value\n2025-09-01,nrs_now,4\n")

    done(
        acutrack("import", scores, "--patient", "Zoë", "--create", folder=tmp_path, PYTHONUTF8="1")
    )
    said = acutrack("patients", folder=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C")

    assert "Zoë" in done(said)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_without_a_display_the_window_is_refused_in_words(tmp_path: Path) -> None:
    said = acutrack(folder=tmp_path / "none", QT_QPA_PLATFORM="")

    assert "acutrack demo" in complaint(said)
    assert not (tmp_path / "none").exists()


def test_a_folder_that_cannot_be_made_is_told_before_any_window(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    said = acutrack(folder=tmp_path / "file" / "records", QT_QPA_PLATFORM="offscreen")
    also = acutrack("--data-dir", tmp_path / "file", "patients", folder=tmp_path)

    assert "--data-dir" in complaint(said)
    assert "is a file" in complaint(also)


def test_the_log_names_commands_and_nobody(tmp_path: Path) -> None:
    scores = tmp_path / "of Bo.csv"
    scores.write_text("date,measure,value\n2025-09-01,nrs_now,4\n")
    folder = tmp_path / "records"
    folder.mkdir()
    done(acutrack("import", scores, "--patient", "Bo", "--create", folder=folder))

    log = (folder / "acutrack.log").read_text()

    assert "command import ended with 0" in log
    assert "Bo" not in log
