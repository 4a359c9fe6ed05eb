"""Whatever breaks, and wherever: the text of what was raised is written down nowhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.people import start_own_record
from acutrack.places import casebook_file
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, a_patient
from tests.leaks.canaries import found_in, found_under
from tests.leaks.misbehaving import COMMANDS
from tests.leaks.misbehaving_window import DEEDS
from tests.rest import PATIENCE_S

ROOT = Path(__file__).parents[2]
OLD = ROOT / "tests" / "storage" / "files" / "schema-0001.acutrack"

#: What is no defect of ours but an obstacle, and told to the person in words alone.
TOLD_IN_WORDS = {"upgrade", "disk", "crash"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Somebody's record, in a home with nothing else in it."""
    made = tmp_path / "records"
    made.mkdir(mode=0o700)
    with open_casebook(casebook_file(made)) as opened:
        Casebook(opened.store, lambda: NOW).record(start_own_record(a_patient(name="somebody")))
    (tmp_path / "scores.csv").write_text("date,measure,value\n2025-09-01,nrs_now,4\n")
    (tmp_path / "temporary").mkdir()
    return made


def broken(case: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    home = folder.parent
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "HOME"))
    }
    return subprocess.run(
        [sys.executable, "-m", "tests.leaks.misbehaving", case, str(folder)],
        cwd=ROOT,
        env=kept
        | {"HOME": str(home), "TMPDIR": str(home / "temporary"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )


def log_of(folder: Path) -> str:
    return (folder / "acutrack.log").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", sorted(COMMANDS))
def test_a_broken_command_keeps_it_to_itself(folder: Path, case: str) -> None:
    if case == "upgrade":
        shutil.copyfile(OLD, casebook_file(folder))
    ended = broken(case, folder)

    assert found_in(ended.stdout + ended.stderr) == []
    assert b"Traceback" not in ended.stderr
    assert found_under(folder.parent) == {}
    if case in TOLD_IN_WORDS:
        assert ended.returncode != 0
    elif case not in {"in a library's log", "in a log line", "in a callback", "in a warning"}:
        assert "LeakyError" in log_of(folder) or "IntegrityError" in log_of(folder)


@pytest.mark.parametrize("case", sorted(DEEDS))
def test_a_broken_window_keeps_it_to_itself(folder: Path, case: str) -> None:
    ended = broken(case, folder)

    assert found_in(ended.stdout + ended.stderr) == []
    assert b"Traceback" not in ended.stderr
    assert found_under(folder.parent) == {}
    written = log_of(folder)
    assert any(told in written for told in ("LeakyError", "IntegrityError", "Qt: QString::arg"))


def test_a_crash_leaves_python_s_own_report_without_a_value_in_it(folder: Path) -> None:
    ended = broken("crash", folder)

    assert b"Fatal Python error: Aborted" in ended.stderr
    assert b"misbehaving.py" in ended.stderr
    assert found_in(ended.stderr) == []


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX keeps memory dumps")
def test_no_dump_of_the_memory_is_kept() -> None:
    script = (
        "import resource; from acutrack.compose.last_words import keep_quiet; keep_quiet();"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert said.stdout == "0\n"


def test_an_error_before_anything_is_open_is_one_line(tmp_path: Path) -> None:
    ended = broken("settings", tmp_path / "none")

    assert ended.stderr.startswith(b"acutrack: Something in AcuTrack went wrong")
    assert ended.stderr.count(b"\n") == 1
    assert found_in(ended.stderr) == []
