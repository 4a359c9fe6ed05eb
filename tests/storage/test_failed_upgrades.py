"""An upgrade that fails at any statement leaves every byte of the file as it was, and a copy."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from acutrack.domain.errors import Obstacle
from acutrack.storage import upgrade
from acutrack.storage.connection import connect
from acutrack.storage.driver import Connection
from acutrack.storage.driver import dbapi as sqlite3
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.schema import SCHEMA
from tests.storage.conftest import every_row

FILES = Path(__file__).parent / "files"
OLDER = range(1, SCHEMA)
#: Far more than any upgrade has.
_MOST = 400


class Refusing:
    """Opens connections on which the statement of a certain number is refused by SQLite itself."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.count = 0
        self.refused = ""

    def __call__(self, path: Path, how: str = "?mode=rw", key: Key | None = None) -> Connection:
        connection = connect(path, how, key)
        connection.set_authorizer(self._look)
        return connection

    def _look(self, action: int, first: str | None, *_rest: object) -> int:
        # A write to the table of tables is part of a statement that was counted already.
        if action in _WRITES and not str(first).startswith("sqlite_"):
            self.count += 1
            if self.count == self.number:
                self.refused = f"{action} {first}"
                return sqlite3.SQLITE_DENY
        return sqlite3.SQLITE_OK


_WRITES = frozenset(
    {
        sqlite3.SQLITE_CREATE_TABLE,
        sqlite3.SQLITE_CREATE_INDEX,
        sqlite3.SQLITE_ALTER_TABLE,
        sqlite3.SQLITE_INSERT,
        sqlite3.SQLITE_UPDATE,
        sqlite3.SQLITE_DELETE,
        sqlite3.SQLITE_PRAGMA,
    }
)


@pytest.fixture(params=["delete", "wal"])
def older(request: pytest.FixtureRequest, file: Path) -> Callable[[int], Path]:
    """Puts the stored file of a schema in place, written in one way or the other."""

    def put(schema: int) -> Path:
        copyfile(FILES / f"schema-{schema:04d}.acutrack", file)
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(f"PRAGMA journal_mode={request.param}")
        return file

    return put


@pytest.mark.parametrize("schema", OLDER)
def test_whichever_statement_fails_the_file_is_as_it_was_and_its_copy_is_there(
    older: Callable[[int], Path], schema: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = older(schema)
    before, rows = file.read_bytes(), every_row(file)
    for number in range(1, _MOST):
        refusing = Refusing(number)
        monkeypatch.setattr(upgrade, "connect", refusing)
        told = _told(file)
        if told is None:
            break
        assert "left it as it was" in told
        assert refusing.refused
        assert file.read_bytes() == before, refusing.refused
        (copy,) = (file.parent / "backups").glob("*.acutrack")
        assert every_row(copy) == rows
        copy.unlink()
    # It came through once there was nothing left to refuse, and not before.
    assert refusing.count == number - 1
    assert number > SCHEMA - schema
    assert findings(file) == ()


def _told(file: Path) -> str | None:
    try:
        open_casebook(file).close()
    except Obstacle as obstacle:
        return obstacle.message.text
    return None
