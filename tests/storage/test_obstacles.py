from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import AcuTrackError, Obstacle
from acutrack.domain.pain import PainScore
from acutrack.storage import connection as connection_module
from acutrack.storage import obstacles
from acutrack.storage.backups import copy_casebook
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.schema import NEEDS, SCHEMA
from acutrack.storage.sqlite_store import SqliteStore
from tests.builders import NOW, PATIENT, a_note, a_patient, a_score, day
from tests.storage.conftest import adding, every_row
from tests.storage.test_drafts_table import DRAFT

_LONG = "x" * 2000


def _fill(casebook: Casebook) -> int:
    """Write until the disk refuses; how many entries were acknowledged."""
    written = 0

    def write_on() -> None:
        nonlocal written
        while written < 5000:
            casebook.record(adding(a_note(_LONG)))
            written += 1

    with pytest.raises(Obstacle) as caught:
        write_on()
    assert caught.value.message.text.startswith("AcuTrack could not save: the disk is full.")
    assert "What you typed is still here" in caught.value.message.text
    assert "press Try again" in caught.value.message.text
    return written


def test_a_full_disk_keeps_all_that_was_saved_and_says_what_to_do(
    book: OpenCasebook, casebook: Casebook
) -> None:
    casebook.record(adding(a_patient()))
    assert isinstance(book.store, SqliteStore)
    with book.store._connections.writing() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + 40}")
    written = _fill(casebook)
    assert written > 5
    assert len(every_row(book.path)["note"]) == written
    with book.store._connections.writing() as connection:
        connection.execute("PRAGMA max_page_count=1000000")
    casebook.record(adding(a_note("space again")))
    assert len(every_row(book.path)["note"]) == written + 1
    assert findings(book.path) == ()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte; only root may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = os.name == "posix" and (
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)],
            capture_output=True,
            check=False,
        ).returncode
        == 0
        if os.geteuid() == 0
        else False
    )
    if not made:
        pytest.skip("making a small disk is root's to do")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_really_full_disk_loses_nothing_that_was_acknowledged(small_disk: Path) -> None:
    file = small_disk / "casebook.acutrack"
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(a_patient()))
        written = _fill(casebook)
        with pytest.raises(Obstacle):
            opened.drafts.keep(DRAFT.__class__("note", PATIENT, {"text": _LONG * 20}, "text", NOW))
        assert len(opened.store.load(type(a_note()), PATIENT)) == written
    with open_casebook(file) as opened:
        assert len(opened.store.load(type(a_note()), PATIENT)) == written
    assert findings(file) == ()


def test_a_disk_too_full_to_begin_on_is_told_in_words(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"x" * 1_040_000)
    with pytest.raises(Obstacle) as caught:
        open_casebook(small_disk / "casebook.acutrack")
    assert "disk" in caught.value.message.text


def test_on_a_full_disk_everything_can_still_be_looked_at(small_disk: Path) -> None:
    file = small_disk / "casebook.acutrack"
    with open_casebook(file) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(a_patient(), a_note("here")))
    (small_disk / "ballast").write_bytes(b"x" * (1_048_576 - 4096 - file.stat().st_size))
    with suppress(OSError), (small_disk / "rest").open("wb", buffering=0) as rest:
        while True:
            rest.write(b"x" * 512)
    with open_casebook(file) as opened:
        assert [note.text for note in opened.store.load(type(a_note()), PATIENT)] == ["here"]
        with pytest.raises(Obstacle) as caught:
            Casebook(opened.store, lambda: NOW).record(adding(a_note("more")))
    assert "the disk was full" in caught.value.message.text
    assert findings(file) == ()


def test_another_program_in_the_middle_of_writing_is_told_in_words(
    book: OpenCasebook, casebook: Casebook
) -> None:
    assert isinstance(book.store, SqliteStore)
    with book.store._connections.writing() as connection:
        connection.execute("PRAGMA busy_timeout=20")
    with closing(sqlite3.connect(book.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Obstacle) as caught:
            casebook.record(adding(a_score(3)))
    assert "another program is using the file" in caught.value.message.text
    casebook.record(adding(a_score(3)))


def test_a_casebook_of_a_newer_program_is_left_alone(
    file: Path,
) -> None:
    open_casebook(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    before = file.read_bytes()
    with pytest.raises(Obstacle) as caught:
        open_casebook(file)
    assert caught.value.message == obstacles.newer(SCHEMA + 1, SCHEMA, NEEDS).message
    assert file.read_bytes() == before


@pytest.mark.parametrize("said", ["", "DROP TABLE", "1.0 https://example.org", "9" * 40])
def test_a_newer_file_without_a_version_in_it_is_told_by_number(file: Path, said: str) -> None:
    open_casebook(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE about SET value = ? WHERE key = 'needs'", (said,))
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
        connection.commit()
    with pytest.raises(Obstacle) as caught:
        open_casebook(file)
    assert caught.value.message == obstacles.newer(SCHEMA + 1, SCHEMA, None).message


def test_a_newer_file_says_which_version_opens_it(file: Path) -> None:
    open_casebook(file).close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE about SET value = '3.2.1' WHERE key = 'needs'")
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
        connection.commit()
    looks: tuple[Callable[[], object], ...] = (
        lambda: open_casebook(file),
        lambda: copy_casebook(file, file.parent / "c"),
    )
    for look in looks:
        with pytest.raises(Obstacle) as caught:
            look()
        assert dict(caught.value.message.values) == {"version": "3.2.1"}
        assert "Install AcuTrack {version} or newer" in caught.value.message.text
    (found,) = findings(file)
    assert "Install AcuTrack" in found.text


def _a_text(file: Path) -> None:
    file.write_text("date,score\n2025-01-01,3\n")


def _another_programs_database(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE songs (name)")


def _a_marked_database(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version=1")


@pytest.mark.parametrize("make", [_a_text, _another_programs_database, _a_marked_database])
def test_a_file_that_is_no_casebook_is_left_alone(file: Path, make: Callable[[Path], None]) -> None:
    make(file)
    before = file.read_bytes()
    with pytest.raises(Obstacle) as caught:
        open_casebook(file)
    assert "not an AcuTrack record" in caught.value.message.text
    assert file.read_bytes() == before


def test_an_empty_file_becomes_a_casebook(file: Path) -> None:
    file.touch()
    with open_casebook(file) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(a_patient()))
    assert findings(file) == ()


def _many(file: Path) -> None:
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(a_patient()))
        casebook.record(adding(*(a_score(n % 11, day=day(-n)) for n in range(1500))))


def _overwrite(file: Path, first: int, last: int) -> None:
    content = bytearray(file.read_bytes())
    content[first:last] = b"\xa5" * (last - first)
    file.write_bytes(content)


def test_a_damaged_file_is_told_in_words_and_never_overwritten(file: Path) -> None:
    _many(file)
    _overwrite(file, 4096 * 10, file.stat().st_size)
    before = file.read_bytes()
    with pytest.raises(Obstacle) as caught, open_casebook(file) as opened:
        opened.store.load(PainScore, PATIENT)
    assert "damaged" in caught.value.message.text
    assert file.read_bytes() == before
    assert findings(file) != ()


def test_a_file_whose_first_page_is_damaged_is_told_in_words_and_never_overwritten(
    file: Path,
) -> None:
    _many(file)
    _overwrite(file, 100, 4096)
    before = file.read_bytes()
    with pytest.raises(Obstacle):
        open_casebook(file)
    assert file.read_bytes() == before


def test_half_a_file_is_told_in_words(file: Path) -> None:
    _many(file)
    file.write_bytes(file.read_bytes()[:10_000])
    with pytest.raises(Obstacle), open_casebook(file) as opened:
        opened.store.load(PainScore, PATIENT)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "may read it"),
    ],
)
def test_what_the_system_refuses_is_told_in_words(number: int, words: str) -> None:
    with pytest.raises(Obstacle) as caught, connection_module.told_as_obstacle():
        raise OSError(number, os.strerror(number))
    assert words in caught.value.message.text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_IOERR | 3 << 8, "reported an error"),
        (sqlite3.SQLITE_READONLY | 4 << 8, "read-only"),
        (sqlite3.SQLITE_CORRUPT | 3 << 8, "damaged"),
        (sqlite3.SQLITE_CANTOPEN | 2 << 8, "cannot open"),
        (sqlite3.SQLITE_BUSY | 2 << 8, "another program"),
    ],
)
def test_every_family_of_refusals_has_words_of_its_own(code: int, words: str) -> None:
    error = sqlite3.OperationalError("...")
    error.sqlite_errorcode = code
    with pytest.raises(Obstacle) as caught, obstacles.told_in_words():
        raise error
    assert words in caught.value.message.text


def test_an_error_nobody_can_do_anything_about_stays_a_defect() -> None:
    with pytest.raises(sqlite3.ProgrammingError), obstacles.told_in_words():
        raise sqlite3.ProgrammingError("closed")


@pytest.mark.parametrize(
    "error",
    [
        obstacles.of_system(OSError(errno.ENOSPC, "full")),
        obstacles.of_system(OSError(errno.EROFS, "read-only")),
        obstacles.of_system(OSError(errno.EIO, "broken")),
        obstacles.read_only(),
        obstacles.busy(),
        obstacles.replaced(),
        obstacles.full_when_opened(),
        obstacles.being_prepared(),
    ],
    ids=lambda error: str(error)[:40],
)
def test_in_a_terminal_nobody_is_told_of_buttons_or_of_what_is_still_there(
    error: AcuTrackError,
) -> None:
    assert "press" not in error.in_command.text
    assert "typed" not in error.in_command.text


def test_what_sqlite_refuses_has_words_for_a_terminal_too(tmp_path: Path) -> None:
    with closing(sqlite3.connect(str(tmp_path / "full"), isolation_level=None)) as connection:
        connection.execute("PRAGMA max_page_count=2")
        connection.execute("CREATE TABLE t (x)")
        with pytest.raises(Obstacle) as refused, obstacles.told_in_words():
            connection.execute("INSERT INTO t VALUES (zeroblob(20000))")
    assert "press Try again" in refused.value.message.text
    assert "give the command again" in refused.value.in_command.text
