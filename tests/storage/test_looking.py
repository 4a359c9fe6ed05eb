"""A casebook that another program writes in, and one whose file was taken from under it."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from acutrack.casebook.casebook import put
from acutrack.casebook.drafts import Draft
from acutrack.casebook.store import Step
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.note import Note
from acutrack.domain.record import Edit
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.lease import Lease
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.schema import SCHEMA
from tests.builders import NOW, PATIENT, a_note

FILES = Path(__file__).parent / "files"


class TestOnlyLooking:
    def test_records_are_refused_and_what_is_typed_is_kept(self, tmp_path: Path) -> None:
        file = tmp_path / "casebook.acutrack"
        with open_casebook(file) as writer, open_casebook(file, looking=True) as looker:
            assert looker.read_only
            assert not writer.read_only
            note = a_note()
            edit = Edit(say("Note"), PATIENT, (put(note),))
            with pytest.raises(Obstacle) as refused:
                looker.store.apply(edit, Step.RECORD, NOW)
            assert "open in another window" in refused.value.message.text

            looker.drafts.keep(Draft("note", PATIENT, {"text": "Slept"}, "text", NOW))
            assert writer.drafts.find("note", PATIENT) is not None
            writer.store.apply(edit, Step.RECORD, NOW)
            assert looker.watch.changed()
            assert looker.store.load(Note, PATIENT) == (note,)

    def test_it_may_begin_to_write_and_leave_off_again(self, tmp_path: Path) -> None:
        file = tmp_path / "casebook.acutrack"
        with open_casebook(file) as first, open_casebook(file, looking=True) as second:
            first.file.look_only(True)
            second.file.look_only(False)
            edit = Edit(say("Note"), PATIENT, (put(a_note()),))
            with pytest.raises(Obstacle):
                first.store.apply(edit, Step.RECORD, NOW)
            second.store.apply(edit, Step.RECORD, NOW)
            assert first.watch.changed()

    def test_a_new_or_older_file_is_made_ready_for_looking(self, tmp_path: Path) -> None:
        with open_casebook(tmp_path / "new.acutrack", looking=True) as opened:
            assert opened.store.load_all(Note) == ()
        older = tmp_path / "older.acutrack"
        shutil.copyfile(FILES / "schema-0001.acutrack", older)
        with open_casebook(older, looking=True) as opened:
            assert opened.read_only
        with closing(sqlite3.connect(older)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)

    def test_an_older_file_waits_for_the_program_that_has_the_lease(self, tmp_path: Path) -> None:
        older = tmp_path / "older.acutrack"
        shutil.copyfile(FILES / "schema-0001.acutrack", older)
        before = older.read_bytes()
        lease = Lease(older)
        lease.take(NOW)
        with pytest.raises(Obstacle) as refused:
            open_casebook(older, looking=True)
        assert "up to date at this moment" in refused.value.message.text
        assert older.read_bytes() == before
        lease.release()


def test_nothing_is_written_into_a_file_that_is_no_longer_at_its_place(tmp_path: Path) -> None:
    file, other = tmp_path / "casebook.acutrack", tmp_path / "other.acutrack"
    with open_casebook(other):
        pass
    with open_casebook(file) as opened:
        opened.store.apply(Edit(say("Note"), PATIENT, (put(a_note()),)), Step.RECORD, NOW)
        other.replace(file)
        assert opened.file.was_replaced()
        edit = Edit(say("Note"), PATIENT, (put(a_note()),))
        with pytest.raises(Obstacle) as refused:
            opened.store.apply(edit, Step.RECORD, NOW)
        assert "another file in the place" in refused.value.message.text
        assert len(opened.store.load(Note, PATIENT)) == 1
