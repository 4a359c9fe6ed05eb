"""What is noticed before a casebook is opened, and what is not mistaken for damage."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Damaged
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.storage.backups import Why, copy_before
from acutrack.storage.connection import keys_beside
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.first_look import PAGE, look_at_file
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key
from acutrack.storage.log_frames import FRAME_HEADER, HEADER, log_beside, read_log
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.salvage.salvage import salvage
from acutrack.storage.schema import SCHEMA
from tests.builders import NOW, PATIENT, a_patient, a_score
from tests.rest import PATIENCE_S
from tests.storage.conftest import adding

_KEY = Key(bytes(range(32)))
_KILLED = """
import os, sys
from pathlib import Path
from acutrack.casebook.casebook import Casebook
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, a_patient, a_score, day
from tests.storage.conftest import adding

key = Key(bytes(range(32))) if sys.argv[2] == "locked" else None
with open_casebook(Path(sys.argv[1]), key) as opened:
    Casebook(opened.store, lambda: NOW).record(adding(a_patient()))
opened = open_casebook(Path(sys.argv[1]), key)
for n in range(5):
    Casebook(opened.store, lambda: NOW).record(adding(a_score(day=day(-n))))
os._exit(9)
"""


@pytest.fixture(params=["plain", "locked"])
def left(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Key | None]:
    """A casebook whose program was killed with five entries in the log."""
    path = tmp_path / "casebook.acutrack"
    call = [sys.executable, "-c", _KILLED, str(path), request.param]
    subprocess.run(call, check=False, timeout=PATIENCE_S)
    return path, _KEY if request.param == "locked" else None


def _spoil(path: Path, at: int) -> None:
    content = bytearray(path.read_bytes())
    content[at] ^= 0x40
    path.write_bytes(content)


def _scores(path: Path, key: Key | None) -> int:
    with open_casebook(path, key) as opened:
        return len(opened.store.load(PainScore, PATIENT))


def test_a_log_that_a_kill_left_is_no_damage(left: tuple[Path, Key | None]) -> None:
    path, key = left
    log = read_log(path, PAGE)
    assert log.read_by_sqlite() == log.frames
    assert _scores(path, key) == 5


def test_a_damaged_frame_with_entries_behind_it_is_told_before_they_are_lost(
    left: tuple[Path, Key | None],
) -> None:
    path, key = left
    _spoil(log_beside(path), HEADER + FRAME_HEADER + 100)
    before = path.read_bytes(), log_beside(path).read_bytes()
    with pytest.raises(Damaged):
        open_casebook(path, key)
    assert (path.read_bytes(), log_beside(path).read_bytes()) == before


@pytest.mark.parametrize("at", [0, 9, 17, 25])
def test_a_damaged_head_of_the_log_is_told(left: tuple[Path, Key | None], at: int) -> None:
    path, key = left
    _spoil(log_beside(path), at)
    with pytest.raises(Damaged):
        open_casebook(path, key)


def test_an_entry_that_the_index_promised_and_the_log_lost_is_damage(
    left: tuple[Path, Key | None],
) -> None:
    path, key = left
    log = log_beside(path)
    os.truncate(log, log.stat().st_size - PAGE // 2)
    with pytest.raises(Damaged):
        open_casebook(path, key)


def test_an_entry_that_was_never_finished_is_no_damage(left: tuple[Path, Key | None]) -> None:
    path, key = left
    log = log_beside(path)
    path.with_name(path.name + "-shm").unlink()  # it lives in memory: a power cut takes it
    os.truncate(log, log.stat().st_size - PAGE // 2)  # what a power cut may leave
    assert _scores(path, key) == 4


def test_frames_of_an_earlier_run_behind_the_newest_are_no_damage(tmp_path: Path) -> None:
    path = tmp_path / "any.acutrack"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE t (a)")
    for n in range(50):
        connection.execute("INSERT INTO t VALUES (?)", (str(n) * 500,))
    connection.execute("PRAGMA wal_checkpoint(RESTART)")
    connection.execute("INSERT INTO t VALUES (1)")
    copy = tmp_path / "copy.acutrack"
    for beside in ("", "-wal"):
        shutil.copyfile(f"{path}{beside}", f"{copy}{beside}")
    connection.close()
    assert 0 < len(read_log(copy, PAGE).frames) < 20
    look_at_file(copy)


@pytest.mark.parametrize("key", [None, _KEY])
def test_a_file_with_its_end_cut_off_is_told(tmp_path: Path, key: Key | None) -> None:
    path = tmp_path / "casebook.acutrack"
    with open_casebook(path, key):
        pass
    os.truncate(path, path.stat().st_size - 1000)
    with pytest.raises(Damaged):
        open_casebook(path, key)


def test_a_table_that_is_not_there_is_told_when_the_file_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "casebook.acutrack"
    with open_casebook(path):
        pass
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("DROP TABLE note")
    connection.close()
    with pytest.raises(Damaged):
        open_casebook(path)


def test_a_file_without_a_byte_that_a_copy_tells_of_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "casebook.acutrack"
    with open_casebook(path) as opened:
        copy_before(opened.file, Why.IMPORT, NOW)
    path.write_bytes(b"")
    with pytest.raises(Damaged):
        open_casebook(path)
    assert path.read_bytes() == b""
    assert findings(path)


def test_a_file_without_a_byte_whose_keys_are_there_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "casebook.acutrack"
    path.touch()
    keys_beside(path).touch()
    with pytest.raises(Damaged):
        look_at_file(path)


def test_a_record_that_was_stopped_before_its_first_byte_is_begun(tmp_path: Path) -> None:
    path = tmp_path / "casebook.acutrack"
    path.touch()
    assert findings(path) == ()
    open_casebook(path).close()
    assert path.stat().st_size


@pytest.mark.parametrize("at", [18, 19])
@pytest.mark.parametrize("version", [0, 3, 255])
def test_a_beginning_that_forbids_to_write_is_damage(tmp_path: Path, at: int, version: int) -> None:
    path = tmp_path / "casebook.acutrack"
    with open_casebook(path) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(a_patient(), a_score()))
    content = bytearray(path.read_bytes())
    content[at] = version
    path.write_bytes(content)
    with pytest.raises(Damaged):
        open_casebook(path)
    assert findings(path)
    assert path.read_bytes() == content
    assert {kind.kind for kind in salvage(path, None).told.kinds} == {Patient, PainScore}


def test_a_beginning_that_stands_in_the_log_as_well_is_read_from_there(tmp_path: Path) -> None:
    path, copy = tmp_path / "casebook.acutrack", tmp_path / "copy.acutrack"
    with open_casebook(path) as opened:
        with opened.file.writing() as connection:
            connection.execute("PRAGMA user_version=7")
            connection.execute(f"PRAGMA user_version={SCHEMA}")  # page 1, into the log
        for beside in ("", "-wal"):
            shutil.copyfile(f"{path}{beside}", f"{copy}{beside}")
    content = bytearray(copy.read_bytes())
    content[18] = 3
    copy.write_bytes(content)
    open_casebook(copy).close()
    assert findings(copy) == ()
