"""``acutrack backup`` and ``acutrack restore``: copies that are counted, and put back."""

from __future__ import annotations

import hashlib
import io
import sys
from pathlib import Path

import pytest

from acutrack.domain.note import Note
from acutrack.domain.pain import PainScore
from acutrack.domain.ways_in import Way
from acutrack.storage.key import new_key
from acutrack.storage.key_file import new_key_file
from acutrack.storage.passphrase import Cost
from acutrack.storage.turning import turn_on
from tests.builders import PATIENT, a_note, a_patient, a_score, daily_scores, day
from tests.cli.conftest import Terminal
from tests.cli.records import write

PASSPHRASE = "four words in a row"  # noqa: S105
#: As little as may be: how slow it is does not matter here.
QUICK = Cost(memory_kib=8 * 1024, passes=1, lanes=1)


@pytest.fixture
def diary(terminal: Terminal) -> Terminal:
    write(terminal, a_patient(), *daily_scores([5.0] * 20, day(-20)))
    return terminal


def copies(terminal: Terminal) -> list[str]:
    return sorted(path.name for path in (terminal.folder / "backups").glob("*.acutrack"))


def lock(terminal: Terminal) -> None:
    key = new_key()
    keys = new_key_file().with_typed(Way.PASSPHRASE, PASSPHRASE, key, QUICK)
    turn_on(terminal.file, keys, key)


def typing(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_copy_of_the_day_is_made_and_its_rows_are_counted(diary: Terminal) -> None:
    assert "rows counted" in diary("backup").answer
    assert copies(diary) == ["casebook-2025-10-21.acutrack"]


def test_in_another_folder_every_copy_gets_a_name_of_its_own(
    diary: Terminal, tmp_path: Path
) -> None:
    for _ in range(2):
        said = diary("backup", "--to", tmp_path / "stick", "--json").data
        content = Path(said["file"]).read_bytes()
        assert said["sha256"] == hashlib.sha256(content).hexdigest()
        assert said["bytes"] == len(content)
        assert said["rows"] > 20
    names = sorted(path.name for path in (tmp_path / "stick").iterdir())
    assert names == [
        "casebook-2025-10-21T084200-2.acutrack",
        "casebook-2025-10-21T084200.acutrack",
    ]
    assert copies(diary) == []


def test_without_a_casebook_it_says_where_it_looked(terminal: Terminal) -> None:
    assert str(terminal.folder) in terminal("backup").complaint
    assert not terminal.folder.exists()


def test_a_trial_says_what_would_come_and_go_and_changes_nothing(diary: Terminal) -> None:
    diary("backup")
    copy = diary.folder / "backups" / copies(diary)[0]
    with diary.casebook() as casebook:
        casebook.undo(PATIENT)
    write(diary, a_note("Since then."))
    before = diary.file.read_bytes()

    said = diary("restore", copy, "--dry-run").answer

    assert "The copy holds: Name: Ann Muster" in said
    assert "Comes back: " in said
    assert "Goes: 1 note." in said
    assert "Nothing was changed." in said
    assert diary.file.read_bytes() == before
    assert len(copies(diary)) == 1


def test_it_restores_and_the_copy_made_before_takes_it_back(diary: Terminal) -> None:
    diary("backup")
    copy = diary.folder / "backups" / copies(diary)[0]
    write(diary, a_note("Since then."), a_score(9, day=day(-40)))

    done = diary("restore", copy, "--json").data
    assert done["differences"]["Note"]["goes"] == 1
    assert done["dry_run"] is False
    with diary.casebook() as casebook:
        assert casebook.load(Note, PATIENT) == ()

    assert "Restored." in diary("restore", done["before"]).answer
    with diary.casebook() as casebook:
        assert len(casebook.load(Note, PATIENT)) == 1
        assert len(casebook.load(PainScore, PATIENT)) == 21


def test_on_another_computer_a_copy_becomes_the_casebook(diary: Terminal, tmp_path: Path) -> None:
    diary("backup", "--to", tmp_path / "stick")
    (copy,) = (tmp_path / "stick").iterdir()
    elsewhere = Terminal(tmp_path / "elsewhere", diary.settings, diary.now)

    assert "no record that can be opened" in elsewhere("restore", copy, "--dry-run").answer
    assert not elsewhere.file.exists()
    assert "Restored." in elsewhere("restore", copy).answer
    with elsewhere.casebook() as casebook:
        assert len(casebook.load(PainScore, PATIENT)) == 20


def test_a_damaged_casebook_is_set_aside(diary: Terminal) -> None:
    diary("backup")
    copy = diary.folder / "backups" / copies(diary)[0]
    damaged = diary.file.read_bytes()[:-5000]
    diary.file.write_bytes(damaged)

    done = diary("restore", copy, "--json").data

    assert Path(done["set_aside"]).read_bytes() == damaged
    with diary.casebook() as casebook:
        assert len(casebook.load(PainScore, PATIENT)) == 20


@pytest.mark.parametrize("content", [b"", b"date,score\n", b"PK\x03\x04", b"SQLite format 3\0"])
def test_what_is_no_copy_is_refused_in_one_line(
    diary: Terminal, tmp_path: Path, content: bytes
) -> None:
    before = diary.file.read_bytes()
    other = tmp_path / "other.acutrack"
    other.write_bytes(content)
    for extra in ((), ("--dry-run",)):
        assert "Nothing was changed." in diary("restore", other, *extra).complaint
    assert diary.file.read_bytes() == before
    assert copies(diary) == []


def test_a_file_that_is_not_there_is_told(diary: Terminal, tmp_path: Path) -> None:
    assert "There is no file" in diary("restore", tmp_path / "none").complaint


def test_before_an_import_into_a_record_there_is_a_copy(diary: Terminal, tmp_path: Path) -> None:
    rows = tmp_path / "scores.csv"
    rows.write_text("date,time,measure,site,value,note\n2025-09-01,,nrs_avg_24h,knee,5,\n")
    diary("import", rows, "--patient", "Ann Muster", "--dry-run")
    assert copies(diary) == []
    diary("import", rows, "--patient", "Ann Muster")
    assert copies(diary) == ["casebook-2025-10-21T084200-before-import.acutrack"]


class TestLocked:
    def test_the_passphrase_comes_from_standard_input_and_never_from_an_argument(
        self, diary: Terminal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lock(diary)
        typing(monkeypatch)
        assert "--passphrase-stdin" in diary("backup").complaint
        typing(monkeypatch, "another one")
        assert diary("backup", "--passphrase-stdin").code == 2
        assert copies(diary) == []

        typing(monkeypatch, PASSPHRASE)
        diary("backup", "--passphrase-stdin")
        (name,) = copies(diary)
        typing(monkeypatch, PASSPHRASE)
        said = diary("restore", diary.folder / "backups" / name, "--passphrase-stdin")
        assert "Restored." in said.answer

    def test_a_sealed_copy_opens_on_another_computer_with_its_passphrase(
        self, diary: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lock(diary)
        typing(monkeypatch, PASSPHRASE)
        diary("backup", "--to", tmp_path / "stick", "--passphrase-stdin")
        (copy,) = (tmp_path / "stick").iterdir()
        elsewhere = Terminal(tmp_path / "elsewhere", diary.settings, diary.now)

        typing(monkeypatch, "not that one")
        assert elsewhere("restore", copy, "--passphrase-stdin").code == 2
        assert not elsewhere.file.exists()
        typing(monkeypatch, PASSPHRASE)
        said = elsewhere("restore", copy, "--passphrase-stdin", "--json").data
        assert said["sealed"] is True
        typing(monkeypatch, PASSPHRASE)
        assert "rows counted" in elsewhere("backup", "--passphrase-stdin").answer
        assert b"Ann Muster" not in elsewhere.file.read_bytes()
