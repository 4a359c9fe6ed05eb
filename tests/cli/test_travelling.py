"""``acutrack export --to``, ``import`` of the same, ``merge``: records that travel as one file."""

from __future__ import annotations

import io
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from acutrack.casebook.handed_over import NOTHING_LEFT_OUT, LeftOut
from acutrack.domain.note import Note
from acutrack.domain.report_made import Names
from acutrack.storage.archive.writing import write_archive, write_excerpt
from acutrack.storage.connection import Connections
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.other_copy import Whole, whole_of
from acutrack.storage.review_file import open_sealed
from tests.builders import NOW, PATIENT, a_note, a_patient, daily_scores, day
from tests.cli.conftest import Terminal
from tests.cli.records import write
from tests.storage.age_by_hand import sealed_by_hand
from tests.storage.conftest import adding

PASSPHRASE = "four words in a row"  # noqa: S105


@pytest.fixture
def diary(terminal: Terminal) -> Terminal:
    write(terminal, a_patient(name="Ann Muster"), *daily_scores([5.0] * 5, day(-5)))
    return terminal


def whole(terminal: Terminal) -> Whole:
    with open_casebook(terminal.file, looking=True) as opened:
        return whole_of(opened.store)


def elsewhere(terminal: Terminal, tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "elsewhere", terminal.settings, terminal.now)


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def review_file(terminal: Terminal, file: Path, left_out: LeftOut = NOTHING_LEFT_OUT) -> Path:
    """As the patient hands it over, but quick to try."""
    content = io.BytesIO()
    connections = Connections(terminal.file, looking=True)
    write_excerpt(connections, content, NOW, PATIENT, left_out)
    connections.close()
    file.write_bytes(sealed_by_hand(content.getvalue(), PASSPHRASE))
    return file


class TestArchive:
    def test_an_empty_casebook_comes_to_hold_exactly_what_is_in_it(
        self, diary: Terminal, tmp_path: Path
    ) -> None:
        file, other = tmp_path / "all.acutrack", elsewhere(diary, tmp_path)
        assert diary("export", "--to", file).answer == f"{file}\n"

        assert "Nothing was changed" in other("import", file, "--dry-run").answer
        assert not other.folder.exists()
        assert "with its history" in other("import", file).answer
        assert whole(other) == whole(diary)

    def test_into_another_record_it_is_merged_and_whoever_is_new_is_added(
        self, diary: Terminal, tmp_path: Path
    ) -> None:
        file, other = tmp_path / "ann.acutrack", elsewhere(diary, tmp_path)
        diary("export", "--patient", "Ann Muster", "--to", file)
        write(other, a_patient(name="Ann  muster", id="other", patient_id="other"))

        assert "has another record" in other("import", file).answer
        with other.casebook() as casebook:
            assert [one.patient_id for one in casebook.patients()] == [PATIENT, "other"]
        assert "Alike in both: 6" in other("import", file).answer

    @pytest.mark.parametrize("command", ["import", "merge"])
    def test_one_that_was_cut_off_or_is_something_else_changes_nothing(
        self, diary: Terminal, tmp_path: Path, command: str
    ) -> None:
        file = tmp_path / "all.acutrack"
        diary("export", "--to", file)
        before = whole(diary)
        for content in (file.read_bytes()[:-100], b"", b"something else"):
            file.write_bytes(content)
            assert "Nothing was taken" in diary(command, file).complaint
        assert whole(diary) == before

    def test_what_is_there_is_not_written_over(self, diary: Terminal, tmp_path: Path) -> None:
        (tmp_path / "all.acutrack").write_text("mine")
        assert "--overwrite" in diary("export", "--to", tmp_path / "all.acutrack").complaint
        assert (tmp_path / "all.acutrack").read_text() == "mine"

    def test_where_to_and_whose_are_asked_for(self, diary: Terminal, tmp_path: Path) -> None:
        assert "--out DIR or --to FILE" in diary("export").complaint
        assert "--patient" in diary("export", "--out", tmp_path).complaint
        assert (
            "no ending known"
            in diary("export", "--patient", "Ann Muster", "--to", tmp_path / "all.zip").complaint
        )
        assert "one archive at a time" in diary("import", "a.acutrack", "b.csv").complaint


class TestReviewFile:
    def test_it_is_locked_with_its_own_passphrase_and_holds_what_is_wanted(
        self, diary: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "ann.acutrack-review"
        typing(monkeypatch, PASSPHRASE)
        options = ("--names", "initials", "--no-notes", "--passphrase-stdin")
        diary("export", "--patient", "Ann Muster", "--to", file, *options)

        content = open_sealed(file.read_bytes(), PASSPHRASE)
        assert content.startswith(b"PK")
        assert PASSPHRASE not in (diary.folder / "casebook.acutrack").read_bytes().decode("latin1")

    def test_a_short_passphrase_is_refused(
        self, diary: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "ann.acutrack-review"
        typing(monkeypatch, "short")
        asked = diary("export", "--patient", "Ann Muster", "--to", file, "--passphrase-stdin")
        assert "Somebody could find this" in asked.complaint
        assert not file.exists()

    def test_a_note_that_comes_back_is_taken_in_and_no_name_is_lost(
        self, diary: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write(diary, a_note("Mine"))
        left_out = LeftOut(Names.INITIALS, notes=True)
        file = review_file(diary, tmp_path / "out.acutrack-review", left_out)
        practice = elsewhere(diary, tmp_path)
        typing(monkeypatch, PASSPHRASE)
        practice("import", file, "--passphrase-stdin")
        with practice.casebook() as casebook:
            assert [one.name for one in casebook.patients()] == ["A. M."]
            casebook.record(adding(a_note("From the practice")))
        back = review_file(practice, tmp_path / "back.acutrack-review")
        write(diary, a_note("Since then"))

        typing(monkeypatch, PASSPHRASE)
        said = diary("merge", back, "--passphrase-stdin", "--json").data

        assert len(said["kinds"]["Note"]["comes_in"]) == 1
        assert said["kinds"]["Patient"]["same"] == 1
        with diary.casebook() as casebook:
            assert [one.name for one in casebook.patients()] == ["Ann Muster"]
            texts = {note.text for note in casebook.load(Note, PATIENT)}
            assert texts == {"Mine", "Since then", "From the practice"}
            casebook.undo(PATIENT)
            assert len(casebook.load(Note, PATIENT)) == 2

    def test_one_of_somebody_else_with_the_same_name_is_refused(
        self, diary: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = elsewhere(diary, tmp_path)
        write(other, a_patient(name="Ann Muster", id="other", patient_id="other"))
        file = review_file(diary, tmp_path / "ann.acutrack-review")
        before = whole(other)
        typing(monkeypatch, PASSPHRASE)
        assert (
            "somebody else who is called Ann Muster"
            in other("merge", file, "--passphrase-stdin").complaint
        )
        assert whole(other) == before

    def test_another_passphrase_opens_nothing_and_the_file_stays_as_it_is(
        self, diary: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = review_file(diary, tmp_path / "ann.acutrack-review")
        content, changed = file.read_bytes(), file.stat().st_mtime_ns
        typing(monkeypatch, "not these words")
        assert "does not open" in diary("merge", file, "--passphrase-stdin").complaint
        assert (file.read_bytes(), file.stat().st_mtime_ns) == (content, changed)


def test_a_file_from_a_clock_that_is_ahead_is_told_of(diary: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "all.acutrack"
    connections = Connections(diary.file, looking=True)
    with file.open("wb") as target:
        write_archive(connections, target, NOW + timedelta(days=2))
    connections.close()
    assert "wrong time" in diary("merge", file, "--dry-run").answer
