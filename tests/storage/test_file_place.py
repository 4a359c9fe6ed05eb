"""A casebook whose file was taken from under it: what was in it is kept, the other is untouched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from acutrack.casebook.casebook import put
from acutrack.casebook.contents import contents_of
from acutrack.casebook.copies import Why
from acutrack.casebook.store import Step
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.record import Edit
from acutrack.storage.backups import copy_before
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.other_copy import whole_copy
from tests.builders import NOW, PATIENT, a_note, a_patient

ROOT = Path(__file__).parents[2]


def writes(opened: OpenCasebook, *texts: str) -> None:
    for text in texts:
        edit = Edit(say("Note"), PATIENT, (put(a_note(text)),))
        opened.store.apply(edit, Step.RECORD, NOW)


def texts(opened: OpenCasebook) -> list[str]:
    return sorted(note.text for note in opened.store.load(Note, PATIENT))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "casebook.acutrack"
    with open_casebook(path) as opened:
        opened.store.apply(Edit(say("Begin"), PATIENT, (put(a_patient()),)), Step.RECORD, NOW)
        writes(opened, "Common")
    return path


@pytest.fixture
def other(file: Path, tmp_path: Path) -> Path:
    """What the other computer made of it in the meantime."""
    path = tmp_path / "from-elsewhere"
    shutil.copyfile(file, path)
    with open_casebook(path) as opened:
        writes(opened, "There")
    return path


def test_what_was_written_into_the_file_that_is_gone_is_in_the_copy(
    file: Path, other: Path
) -> None:
    with open_casebook(file) as opened:
        writes(opened, "Here")
        other.replace(file)
        assert opened.file.was_replaced()
        assert texts(opened) == ["Common", "Here"]
        copy = copy_before(opened.file, Why.MERGE, NOW)
        ours = contents_of(opened.store)
    assert whole_copy(copy, file).contents == ours
    with open_casebook(file) as opened:
        assert texts(opened) == ["Common", "There"]
    assert findings(file) == ()


def test_the_log_of_the_old_file_is_never_read_with_the_new_one(file: Path, other: Path) -> None:
    theirs = other.read_bytes()
    with open_casebook(file) as looker, open_casebook(file) as writer:
        assert texts(looker) == ["Common"]
        writes(writer, *(f"Here {number}" for number in range(40)))
        other.replace(file)
        writer.close()  # not the last one: SQLite leaves the log where it is
        assert file.read_bytes() == theirs
        with open_casebook(file) as new:
            writes(new, "Later")
            looker.close()
            assert texts(new) == ["Common", "Later", "There"]
            assert findings(file) == ()
    with open_casebook(file) as again:
        assert texts(again) == ["Common", "Later", "There"]


def test_the_log_that_came_with_the_other_file_stays_with_it(
    file: Path, other: Path, tmp_path: Path
) -> None:
    code = (
        "import os, sys; from pathlib import Path\n"
        "from acutrack.storage.open_casebook import open_casebook\n"
        "from tests.storage.test_file_place import writes\n"
        "opened = open_casebook(Path(sys.argv[1]))\n"
        "writes(opened, 'Still in the log')\n"
        "os._exit(0)\n"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(other)],
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    log = other.with_name(other.name + "-wal")
    assert log.stat().st_size > 0
    with open_casebook(file) as opened:
        writes(opened, "Here")
        other.replace(file)
        log.replace(file.with_name(file.name + "-wal"))
    with open_casebook(file) as opened:
        assert texts(opened) == ["Common", "Still in the log", "There"]
    assert findings(file) == ()
    assert sorted(path.name for path in tmp_path.glob("casebook*")) == ["casebook.acutrack"]
