"""Restoring: what a copy holds is told before, is put in place whole, and is itself undone."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Locked, Obstacle
from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.patient import Patient
from acutrack.storage.backups import Why, copy_before
from acutrack.storage.backups.making import DamagedOriginal
from acutrack.storage.connection import Connections, connect, keys_beside
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.key import Key, new_key
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.restoring.putting_back import preview, restore_in_place, restore_into
from acutrack.storage.restoring.reading import CopyKind, keys_of_copy, kind_of_copy
from tests.builders import NOW, PATIENT, a_note, a_score, day
from tests.storage.backups.conftest import KEYS, Diary, begin
from tests.storage.conftest import adding

LATER = NOW + timedelta(days=1)


@pytest.fixture
def copy(diary: Diary) -> Path:
    """A copy of the diary; then a note came in and a score was undone."""
    with diary.connections() as connections:
        made = copy_before(connections, Why.IMPORT, NOW)
    with open_casebook(diary.file, diary.key) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.undo(PATIENT)
        casebook.record(adding(a_note("Written later."), a_score(9, day=day(-70))))
    return made


def keys(diary: Diary) -> tuple[Key, ...]:
    return () if diary.key is None else (diary.key,)


def everything(diary: Diary) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, the history of edits included."""
    with closing(connect(diary.file, key=diary.key)) as connection:
        names = [n for (n,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table'")]  # fmt: skip
        return {n: sorted(connection.execute(f"SELECT * FROM {n}"), key=repr) for n in names}  # noqa: S608


def restored(diary: Diary, copy: Path, *more: Key) -> Path:
    with open_casebook(diary.file, diary.key) as opened:
        before = restore_into(opened.file, copy, LATER, more).before
    assert before is not None
    return before


def test_before_anything_happens_it_is_told_what_would_come_and_go(
    diary: Diary, copy: Path
) -> None:
    now = everything(diary)
    told = preview(copy, diary.file, diary.contents(), keys(diary))

    assert told.holds.counts()[PainScore] == 60
    assert told.holds.days() == (day(-59), day(0))
    assert [p.name for p in told.holds.of(Patient)] == ["Ann Muster"]
    lost = {one.kind: one.only_here for one in told.lost}
    assert lost == {PainScore: 1, Note: 1}
    gained = {one.kind: one.only_there for one in told.gained}
    assert gained[PainScore] == 60
    assert told.remarks == ()
    assert told.sealed is (diary.key is not None)
    assert everything(diary) == now
    assert not list(diary.copies.glob(".acutrack-*"))


def test_a_restored_copy_is_there_whole_and_its_undo_history_with_it(
    diary: Diary, copy: Path
) -> None:
    expected = preview(copy, diary.file, None, keys(diary)).holds
    restored(diary, copy)

    assert diary.contents().records == expected.records
    with open_casebook(diary.file, diary.key) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        assert casebook.undo(PATIENT) is not None
        assert casebook.load(PainScore, PATIENT) == ()


def test_undoing_a_restore_brings_every_row_back_edit_history_included(
    diary: Diary, copy: Path
) -> None:
    was = everything(diary)
    before = restored(diary, copy)
    assert everything(diary) != was

    restored(diary, before)
    assert everything(diary) == was


def test_another_window_on_the_file_sees_it_and_can_go_on(diary: Diary, copy: Path) -> None:
    with open_casebook(diary.file, diary.key) as other:
        assert len(other.store.load(PainScore, PATIENT)) == 1
        assert not other.watch.changed()
        restored(diary, copy)

        assert other.watch.changed()
        assert len(other.store.load(PainScore, PATIENT)) == 60
        Casebook(other.store, lambda: NOW).record(adding(a_score(1, day=day(-80))))
    assert len(diary.contents().of(PainScore)) == 61


def test_while_another_program_keeps_writing_it_gives_up_and_changes_nothing(
    diary: Diary, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("acutrack.storage.snapshot.BUSY_MS", 100)
    was = everything(diary)
    with (
        open_casebook(diary.file, diary.key) as opened,
        closing(connect(diary.file, key=diary.key)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Obstacle) as caught:
            restore_into(opened.file, copy, LATER)
        assert "another program is using the file" in caught.value.message.text
        other.execute("ROLLBACK")
    assert everything(diary) == was


def test_the_lock_of_the_casebook_stays_as_it_is(tmp_path: Path) -> None:
    """A plain copy into a locked casebook, a sealed one into a plain one, and another key's."""
    for there, here in ((False, True), (True, False), (True, True)):
        place = tmp_path / f"{there}-{here}"
        source, target = begin(place / "a", locked=there), begin(place / "b", locked=here)
        source.record(a_note("From the other one."))
        with source.connections() as connections:
            copy = copy_before(connections, Why.IMPORT, NOW)
        restored(target, copy, *keys(source))

        assert target.contents() == source.contents()
        assert keys_beside(target.file).is_file() is here
        assert (b"From the other" in target.file.read_bytes()) is not here
        assert not list(target.copies.glob(".acutrack-*"))


def test_without_its_key_a_sealed_copy_tells_nothing(tmp_path: Path) -> None:
    source, target = begin(tmp_path / "a", locked=True), begin(tmp_path / "b", locked=False)
    with source.connections() as connections:
        copy = copy_before(connections, Why.IMPORT, NOW)
    was = everything(target)
    assert kind_of_copy(copy) is CopyKind.SEALED
    assert keys_of_copy(copy) == KEYS
    for wrong in ((), (new_key(),)):
        with pytest.raises(Locked):
            preview(copy, target.file, None, wrong)
        with open_casebook(target.file) as opened, pytest.raises(Locked):
            restore_into(opened.file, copy, LATER, wrong)
    assert everything(target) == was
    assert target.names() == []


def test_on_another_computer_the_one_file_is_enough(
    diary: Diary, copy: Path, tmp_path: Path
) -> None:
    expected = preview(copy, diary.file, None, keys(diary)).holds
    stick = copy.rename(tmp_path / "copy.acutrack")
    was = stick.read_bytes()
    new = Diary(tmp_path / "new" / "casebook.acutrack", diary.key)
    new.file.parent.mkdir()

    assert restore_in_place(new.file, stick, NOW, keys(diary)).aside is None

    assert new.contents() == expected
    assert stick.read_bytes() == was
    assert new.file.stat().st_mode & 0o777 == 0o600
    assert keys_beside(new.file).is_file() is (diary.key is not None)
    if diary.key is not None:
        assert keys_beside(new.file).read_bytes() == KEYS


def test_a_file_that_cannot_be_opened_is_set_aside_with_all_that_lies_beside_it(
    diary: Diary, copy: Path
) -> None:
    expected = preview(copy, diary.file, None, keys(diary)).holds
    damaged = b"\xa5" * 40_000
    diary.file.write_bytes(damaged)
    log = diary.file.with_name(diary.file.name + "-wal")
    log.write_bytes(b"entries perhaps")

    aside = restore_in_place(diary.file, copy, NOW, keys(diary)).aside

    assert aside is not None
    assert aside.name == "casebook-set-aside-2025-10-21T084200.acutrack"
    assert aside.read_bytes() == damaged
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"entries perhaps"
    assert keys_beside(aside).is_file() is (diary.key is not None)
    assert diary.contents() == expected


def test_a_second_file_is_set_aside_under_another_name(diary: Diary, copy: Path) -> None:
    asides = set()
    for content in (b"one", b"two"):
        diary.file.write_bytes(content * 1000)
        found = restore_in_place(diary.file, copy, NOW, keys(diary)).aside
        assert found is not None
        asides.add((found.name, found.read_bytes()[:3]))
    assert {content for _, content in asides} == {b"one", b"two"}
    assert len(asides) == 2


def test_a_damaged_casebook_that_still_opens_is_told_and_not_written_over(plain: Diary) -> None:
    with plain.connections() as connections:
        copy = copy_before(connections, Why.IMPORT, NOW)
    plain.record(*(a_score(n % 11) for n in range(1500)))
    content = bytearray(plain.file.read_bytes())
    content[-4096 * 6 : -4096 * 5] = b"\xa5" * 4096
    plain.file.write_bytes(content)
    with closing(Connections(plain.file)) as connections, pytest.raises(DamagedOriginal):
        restore_into(connections, copy, LATER)
    assert plain.file.read_bytes() == bytes(content)


def test_a_copy_of_an_older_schema_is_brought_up_to_date_and_itself_left_alone(
    tmp_path: Path, plain: Diary
) -> None:
    released = Path(__file__).parents[1] / "files" / "schema-0001.acutrack"
    old = tmp_path / "old.acutrack"
    old.write_bytes(released.read_bytes())
    told = preview(old, plain.file, plain.contents())
    assert told.made_by_older
    assert told.holds.counts()

    restored(plain, old)
    assert plain.contents().records == told.holds.records
    assert old.read_bytes() == released.read_bytes()


def test_the_records_that_are_the_same_are_counted_as_such(diary: Diary) -> None:
    with diary.connections() as connections:
        copy = copy_before(connections, Why.IMPORT, NOW)
    told = preview(copy, diary.file, diary.contents(), keys(diary))
    assert told.differences is not None
    assert not any(one.differs for one in told.differences)


def test_a_casebook_that_can_only_be_looked_at_is_not_restored_into(
    diary: Diary, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("acutrack.storage.connection._may_write", lambda _: False)
    opened: OpenCasebook
    with open_casebook(diary.file, diary.key) as opened, pytest.raises(Obstacle):
        restore_into(opened.file, copy, LATER)


def test_a_file_of_something_else_is_no_copy(plain: Diary, tmp_path: Path) -> None:
    songs = tmp_path / "songs.acutrack"
    with closing(sqlite3.connect(songs)) as connection:
        connection.execute("CREATE TABLE songs (name)")
    for content in (songs.read_bytes(), b"", b"date,score\n", b"SQLite format 3\0" + b"\0" * 90):
        songs.write_bytes(content)
        with pytest.raises(Obstacle):
            preview(songs, plain.file, None)


@pytest.mark.parametrize(
    "statement",
    [
        "ALTER TABLE pain_score RENAME COLUMN note TO noted",
        "UPDATE pain_score SET note = CAST(x'FFFE' AS TEXT)",
        "PRAGMA ignore_check_constraints=ON; UPDATE pain_score SET measure = 'of tomorrow'",
    ],
)
def test_a_copy_that_cannot_be_read_takes_nobodys_place(tmp_path: Path, statement: str) -> None:
    own, other = tmp_path / "own" / "casebook.acutrack", tmp_path / "copy.acutrack"
    for file in (own, other):
        with open_casebook(file) as opened:
            Casebook(opened.store, lambda: NOW).record(adding(a_score(5)))
    with closing(sqlite3.connect(other)) as connection:
        connection.executescript(statement)
        connection.commit()
        connection.execute("PRAGMA journal_mode=DELETE")

    with open_casebook(own) as opened:
        with pytest.raises(Obstacle):
            restore_into(opened.file, other, NOW)
        assert [score.value for score in opened.store.load(PainScore, PATIENT)] == [5]
