from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Obstacle
from acutrack.domain.pain import PainScore
from acutrack.storage.connection import Connections
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from tests.builders import NOW, PATIENT, a_score
from tests.storage.conftest import adding
from tests.storage.test_drafts_table import DRAFT

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")


@pytest.fixture
def public() -> Iterator[Path]:
    """A folder that other users can reach, which pytest's own is not."""
    folder = Path(mkdtemp(prefix="acutrack-test-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    rmtree(folder)


@posix
def test_a_new_casebook_and_its_folder_are_nobody_elses_business(tmp_path: Path) -> None:
    file = tmp_path / "new" / "casebook.acutrack"
    with open_casebook(file) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(a_score(3)))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert len(modes) == 3  # the file, its log and its index
    assert set(modes.values()) == {0o600}


def test_what_is_acknowledged_is_on_disk(file: Path) -> None:
    connections = Connections(file, begin=True)
    connections.make_durable()
    with connections.writing() as connection:
        found = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    connections.close()
    assert found == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_closed_casebook_is_one_file(file: Path) -> None:
    with open_casebook(file) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(a_score(3)))
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_what_raises_in_the_middle_of_a_write_leaves_nothing(file: Path) -> None:
    connections = Connections(file, begin=True)

    def write_half() -> None:
        with connections.writing() as connection:
            connection.execute("CREATE TABLE half (x)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    with connections.reading() as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    connections.close()


def test_a_reading_connection_cannot_write(book: OpenCasebook) -> None:
    connections = Connections(book.path)
    with pytest.raises(Obstacle), connections.reading() as connection:
        connection.execute("DELETE FROM patient")
    connections.close()


def _made_read_only(folder: Path, *, log_left: bool) -> Path:
    """A casebook with one score in a folder where nothing can be written."""
    file = folder / "casebook.acutrack"
    source = Path(mkdtemp())
    with open_casebook(source / file.name) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(a_score(3)))
        opened.drafts.keep(DRAFT)
        if log_left:  # as after a power cut: the last entries are only in the log
            for name in (file.name, f"{file.name}-wal"):
                copyfile(source / name, folder / name)
    if not log_left:
        copyfile(source / file.name, file)
    rmtree(source)
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    return file


@posix
@pytest.mark.parametrize("log_left", [False, True])
def test_a_read_only_casebook_can_be_looked_at_and_says_that_it_cannot_be_changed(
    public: Path, as_somebody_else: Callable[[], None], log_left: bool
) -> None:
    file = _made_read_only(public, log_left=log_left)
    before = {path.name: path.read_bytes() for path in public.iterdir()}
    as_somebody_else()
    with open_casebook(file) as opened:
        assert opened.read_only
        casebook = Casebook(opened.store, lambda: NOW)
        assert [score.value for score in casebook.load(PainScore, PATIENT)] == [3]
        assert opened.drafts.all_of(PATIENT) == (DRAFT,)
        assert casebook.undo_name(PATIENT) is not None
        assert not opened.watch.changed()
        assert isinstance(opened.file, Connections)
        with opened.file.reading() as one, opened.file.reading() as two:
            assert one is not two
        writes: tuple[Callable[[], object], ...] = (
            lambda: casebook.record(adding(a_score(4))),
            lambda: casebook.undo(PATIENT),
            lambda: opened.drafts.keep(DRAFT),
            lambda: opened.drafts.discard("session", PATIENT),
        )
        for write in writes:
            with pytest.raises(Obstacle) as caught:
                write()
            assert "read-only" in caught.value.message.text
            assert "What you typed is still here" in caught.value.message.text
    assert {path.name: path.read_bytes() for path in public.iterdir()} == before


@posix
def test_a_folder_that_becomes_read_only_while_open_stops_nothing_but_new_files(
    public: Path, as_somebody_else: Callable[[], None]
) -> None:
    public.chmod(0o777)
    as_somebody_else()
    with open_casebook(public / "casebook.acutrack") as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(a_score(3)))
    assert os.geteuid() != 0


@posix
def test_a_folder_where_nothing_can_be_made_is_told_in_words(
    public: Path, as_somebody_else: Callable[[], None]
) -> None:
    public.chmod(0o555)
    as_somebody_else()
    with pytest.raises(Obstacle) as caught:
        open_casebook(public / "new" / "casebook.acutrack")
    assert "Check that the folder is there" in caught.value.message.text


@posix
def test_a_file_that_may_not_be_read_is_told_in_words(
    public: Path, as_somebody_else: Callable[[], None]
) -> None:
    file = public / "casebook.acutrack"
    with open_casebook(file):
        pass
    file.chmod(0)
    as_somebody_else()
    with pytest.raises(Obstacle) as caught:
        open_casebook(file)
    assert "Check that the folder is there" in caught.value.message.text


def test_a_folder_in_place_of_the_file_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(Obstacle):
        open_casebook(tmp_path)


def test_a_name_with_signs_that_an_address_gives_a_meaning_is_just_a_name(tmp_path: Path) -> None:
    file = tmp_path / "50%20 of #1?mode=memory & Söhne.acutrack"
    with open_casebook(file) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(a_score(3)))
    assert file.stat().st_size > 0
    connection = sqlite3.connect(file)
    assert connection.execute("SELECT count(*) FROM pain_score").fetchone() == (1,)
    connection.close()


def test_where_a_stick_was_no_folder_and_no_file_is_made(tmp_path: Path) -> None:
    with pytest.raises(Obstacle):
        Connections(tmp_path / "stick" / "casebook.acutrack")
    assert list(tmp_path.iterdir()) == []
