from __future__ import annotations

import stat
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Obstacle
from acutrack.domain.pain import PainScore
from acutrack.storage.backups import copy_before_upgrade
from acutrack.storage.connection import Connections
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.schema import SCHEMA
from acutrack.storage.upgrade import SCRIPTS, upgrade
from tests.builders import NOW, PATIENT, a_score, one_of_each
from tests.storage.conftest import adding, every_row

NEXT = SCHEMA + 1
_ADDS_A_MOOD = '''"""An invented next step."""
import sqlalchemy as sa
from alembic import op

revision = "{revision:04d}"
down_revision = "{before:04d}"


def upgrade() -> None:
    with op.batch_alter_table("pain_score") as table:
        table.add_column(sa.Column("mood", sa.TEXT(), nullable=False, server_default="calm"))
    with op.batch_alter_table("treatment_session") as table:
        table.create_check_constraint("note_there", "length(note) < 5000")
    {extra}
'''


def later_scripts(folder: Path, extra: str = "pass") -> Path:
    """The real scripts and one more that rebuilds two tables."""
    scripts = folder / "50% later"
    copytree(SCRIPTS, scripts)
    script = _ADDS_A_MOOD.format(revision=NEXT, before=SCHEMA, extra=extra)
    (scripts / "versions" / "next.py").write_text(script)
    return scripts


@pytest.fixture
def filled(file: Path) -> Path:
    with open_casebook(file) as opened:
        Casebook(opened.store, lambda: NOW).record(adding(*one_of_each()))
    return file


def _upgraded(file: Path, scripts: Path) -> Path:
    connections = Connections(file)
    try:
        return upgrade(connections, NEXT, scripts)
    finally:
        connections.close()


def test_an_upgrade_keeps_every_entry_and_leaves_a_copy_of_the_file_as_it_was(
    filled: Path, tmp_path: Path
) -> None:
    before = every_row(filled)
    backup = _upgraded(filled, later_scripts(tmp_path))
    after = every_row(filled)
    assert after["pain_score"] == [(*row, "calm") for row in before["pain_score"]]
    for table in before.keys() - {"pain_score", "alembic_version"}:
        assert after[table] == before[table]
    assert every_row(backup) == before
    assert [path.name for path in backup.parent.glob("*.acutrack")] == [
        f"casebook-version-{SCHEMA}.acutrack"
    ]
    assert stat.S_IMODE(backup.stat().st_mode) & 0o077 == 0
    with closing(sqlite3.connect(filled)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_copy_opens_as_a_casebook(filled: Path, tmp_path: Path) -> None:
    backup = _upgraded(filled, later_scripts(tmp_path))
    with open_casebook(backup) as opened:
        assert opened.store.load(PainScore, PATIENT)
    assert findings(backup) == ()


@pytest.mark.parametrize(
    "extra",
    [
        'raise ValueError("half way")',
        'op.execute("INSERT INTO nowhere VALUES (1)")',
        "op.execute(\"UPDATE side_effect SET session_id = 'nobody'\")",
    ],
)
def test_an_upgrade_that_stops_half_way_leaves_the_file_as_it_was(
    filled: Path, tmp_path: Path, extra: str
) -> None:
    before = every_row(filled)
    with pytest.raises(Obstacle) as caught:
        _upgraded(filled, later_scripts(tmp_path, extra))
    assert "has left it as it was" in caught.value.message.text
    assert every_row(filled) == before
    assert findings(filled) == ()


def test_a_file_of_the_invented_next_step_opens_after_its_upgrade_is_known(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = later_scripts(tmp_path)
    monkeypatch.setattr("acutrack.storage.open_casebook.SCHEMA", NEXT)
    monkeypatch.setattr(
        "acutrack.storage.upgrade.upgrade", lambda open_: upgrade(open_, NEXT, scripts)
    )
    for _ in range(2):
        with open_casebook(filled) as opened:
            casebook = Casebook(opened.store, lambda: NOW)
            assert len(casebook.load(PainScore, PATIENT)) == 1
    assert len(list((filled.parent / "backups").glob("*.acutrack"))) == 1


def test_an_older_file_in_a_read_only_place_is_told_in_words(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("acutrack.storage.open_casebook.SCHEMA", NEXT)
    monkeypatch.setattr("acutrack.storage.connection._may_write", lambda _: False)
    with pytest.raises(Obstacle) as caught:
        open_casebook(filled)
    assert "Copy the file to another folder" in caught.value.message.text


def test_every_copy_gets_a_name_of_its_own(filled: Path) -> None:
    connections = Connections(filled)
    names = [copy_before_upgrade(connections, 1).name for _ in range(3)]
    connections.close()
    assert names == [f"casebook-version-1{end}.acutrack" for end in ("", "-2", "-3")]


def test_without_a_backup_nothing_is_upgraded(filled: Path, tmp_path: Path) -> None:
    (filled.parent / "backups").write_text("a file where the folder belongs")
    before = every_row(filled)
    with pytest.raises(Obstacle) as caught:
        _upgraded(filled, later_scripts(tmp_path))
    assert "could not make a backup" in caught.value.message.text
    assert every_row(filled) == before


def test_a_copy_with_an_entry_that_cannot_be_is_not_taken_for_sound(filled: Path) -> None:
    with closing(sqlite3.connect(filled, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE pain_score SET value = 55")
    connections = Connections(filled)
    with pytest.raises(Obstacle):
        copy_before_upgrade(connections, 1)
    connections.close()
    assert not list((filled.parent / "backups").glob("*.acutrack"))


def test_a_damaged_file_is_not_taken_for_a_sound_copy(file: Path) -> None:
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(*(a_score(n % 11) for n in range(1500))))
    content = bytearray(file.read_bytes())
    content[-4096 * 6 : -4096 * 5] = b"\xa5" * 4096
    file.write_bytes(content)
    connections = Connections(file)
    with pytest.raises(Obstacle):
        copy_before_upgrade(connections, 1)
    connections.close()
    assert not list((file.parent / "backups").glob("*.acutrack"))
