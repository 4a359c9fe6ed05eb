"""The folder of the records is the person's own, whatever the umask and what was there before."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from acutrack.places import keep_private, open_to_others, write_whole
from tests.rest import PATIENCE_S

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="Windows keeps the rights of the user's own profile"
)

#: Begins a record by the window's own parts, with drafts, settings, a copy and a backup; the
#: rights are told while all of it is open.
_LIFE = """
import json, os, sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

os.umask(int(sys.argv[2], 8))
from acutrack.casebook.casebook import Casebook
from acutrack.casebook.drafts import Draft
from acutrack.casebook.edits.people import start_own_record
from acutrack.compose.first_drafts import FirstDrafts
from acutrack.compose.log import keep_log
from acutrack.places import casebook_file, data_folder, first_answers_file, log_file, settings_file
from acutrack.settings.settings import Settings
from acutrack.settings.settings_file import SettingsFile
from acutrack.storage.backups import copy_before_upgrade, copy_casebook
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, PATIENT, a_patient

folder = data_folder(Path(sys.argv[1]))
keep_log(log_file(folder))
draft = Draft("first", PATIENT, {"name": "Rosa"}, "name", NOW)
FirstDrafts(first_answers_file(folder)).keep(draft)
settings = SettingsFile(settings_file(folder))
settings.change(replace(settings.current, theme="dark"))
opened = open_casebook(casebook_file(folder))
Casebook(opened.store, lambda: NOW).record(start_own_record(a_patient()))
opened.drafts.keep(draft)
copy_before_upgrade(opened.file, 1)
copy_casebook(opened.path, folder / "copy.acutrack")
print(json.dumps({str(p.relative_to(folder)): p.stat().st_mode for p in folder.rglob("*")}))
"""


def rights(folder: Path) -> dict[str, str]:
    return {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.iterdir()}


@pytest.mark.parametrize("umask", ["000", "002", "022", "077"])
@pytest.mark.parametrize("before", [None, 0o755, 0o777])
def test_every_file_is_closed_to_others_while_it_is_in_use(
    tmp_path: Path, umask: str, before: int | None
) -> None:
    folder = tmp_path / "records"
    if before is not None:
        folder.mkdir()
        folder.chmod(before)
    lived = subprocess.run(
        [sys.executable, "-c", _LIFE, str(folder), umask],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert lived.returncode == 0, lived.stderr
    found: dict[str, int] = json.loads(lived.stdout)

    files = {name: oct(stat.S_IMODE(mode)) for name, mode in found.items() if stat.S_ISREG(mode)}
    folders = {name: oct(stat.S_IMODE(mode)) for name, mode in found.items() if stat.S_ISDIR(mode)}
    assert set(files) >= {
        "casebook.acutrack", "casebook.acutrack-wal", "casebook.acutrack-shm", "acutrack.log",
        "settings.json", "first-answers.json", "copy.acutrack",
    }  # fmt: skip
    assert any(name.startswith("backups") for name in files)
    assert set(files.values()) == {"0o600"}
    assert folders == {"backups": "0o700"}
    assert oct(stat.S_IMODE(folder.stat().st_mode)) == "0o700"
    assert not open_to_others(folder)


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    """A folder as another program might have left it: everything open to everybody."""
    folder = tmp_path / "records"
    (folder / "backups").mkdir(parents=True)
    (folder / "photos").mkdir()
    for name in (
        "casebook.acutrack", "casebook.acutrack-wal", "casebook.acutrack.keys", "settings.json",
        "acutrack.log", "acutrack.1.log", "first-answers.json.new", "backups/day.acutrack",
        "letter.txt", "photos/cat.png",
    ):  # fmt: skip
        (folder / name).touch()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o777 if path.is_dir() else 0o666)
    return folder


def test_what_others_could_read_is_closed_and_other_files_are_left_alone(loose: Path) -> None:
    assert open_to_others(loose)
    keep_private(loose)

    assert rights(loose) == {
        "casebook.acutrack": "0o600",
        "casebook.acutrack-wal": "0o600",
        "casebook.acutrack.keys": "0o600",
        "settings.json": "0o600",
        "acutrack.log": "0o600",
        "acutrack.1.log": "0o600",
        "first-answers.json.new": "0o600",
        "backups": "0o700",
        "letter.txt": "0o666",
        "photos": "0o777",
    }
    assert rights(loose / "backups") == {"day.acutrack": "0o600"}
    assert stat.S_IMODE(loose.stat().st_mode) == 0o700
    assert not open_to_others(loose)


@pytest.mark.parametrize("arguments", [["patients"], ["check"]])
def test_a_command_closes_what_was_open(loose: Path, arguments: list[str]) -> None:
    (loose / "casebook.acutrack-wal").unlink()
    subprocess.run(
        [sys.executable, "-m", "acutrack", "--data-dir", str(loose), *arguments],
        cwd=ROOT,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert stat.S_IMODE((loose / "casebook.acutrack").stat().st_mode) == 0o600
    assert stat.S_IMODE(loose.stat().st_mode) == 0o700


def test_a_folder_for_everybody_keeps_its_rights_and_is_told_of(tmp_path: Path) -> None:
    folder = tmp_path / "everybody"
    folder.mkdir()
    folder.chmod(0o1777)
    (folder / "casebook.acutrack").touch()
    (folder / "casebook.acutrack").chmod(0o644)
    keep_private(folder)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o1777
    assert rights(folder) == {"casebook.acutrack": "0o600"}
    assert open_to_others(folder)


def test_what_a_link_leads_to_keeps_its_rights(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.acutrack"
    elsewhere.touch()
    elsewhere.chmod(0o644)
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "casebook.acutrack").symlink_to(elsewhere)
    keep_private(folder)

    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o644


def test_a_file_that_stood_where_a_new_one_is_written_does_not_lend_its_rights(
    tmp_path: Path,
) -> None:
    left = tmp_path / "settings.json.new"
    left.write_text("left by a killed program")
    left.chmod(0o666)
    write_whole(tmp_path / "settings.json", "{}")

    assert rights(tmp_path) == {"settings.json": "0o600"}


def test_a_folder_that_is_not_there_is_nobodys(tmp_path: Path) -> None:
    keep_private(tmp_path / "none")

    assert not open_to_others(tmp_path / "none")
