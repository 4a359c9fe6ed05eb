"""Whole casebook files that are damaged or were made by somebody else: opened, checked, restored.

An input is a recipe: which good file to begin with, then what is changed in it, byte by byte or
with SQL. A file of 200 pages would give a fuzzer too much to change that nobody reads.
"""

from __future__ import annotations

import shutil
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.drafts import Draft
from acutrack.domain.errors import AcuTrackError, StaleEdit
from acutrack.storage.backups import copy_casebook
from acutrack.storage.driver import Connection, Error, dbapi
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.salvage.salvage import salvage
from acutrack.storage.table_names import TABLE_NAMED
from tests.builders import NOW, PATIENT, a_score, day, one_of_each
from tests.fuzz import file_changes
from tests.fuzz.file_changes import recipe, steps_of
from tests.fuzz.mutations import STRANGE_CELLS
from tests.fuzz.target import said
from tests.storage.conftest import adding

_RELEASED = Path(__file__).parents[1] / "storage" / "files"
_TABLES = (*TABLE_NAMED.values(), "edit", "draft", "alembic_version", "sqlite_master")
_VALUES: tuple[object, ...] = (
    *(None, 0, -1, 2**63 - 1, -(2**63), 1.5, float("inf"), "", "x", "2025-10-21", "[]", "{}"),
    *(
        b"",
        b"\xff\xfe",
        b"\x00" * 9,
        "[[[[" * 400,
        "{" * 9,
        '{"text":"{x}"}',
        '{"text":"{x:9999999}"}',
    ),
    *('[{"kind":"PainScore"}]', "9999-12-31", "0001-01-01T00:00:00+23:59", "\x00", "a" * 70_000),
    *STRANGE_CELLS,
)
_SCHEMA_CHANGES = (
    "CREATE TRIGGER nosy AFTER INSERT ON edit BEGIN DELETE FROM pain_score; END",
    "CREATE TRIGGER endless AFTER UPDATE ON draft BEGIN DELETE FROM patient; END",
    "CREATE TABLE busy (words TEXT CHECK (length(words) < 10))",
    "CREATE VIEW patient_too AS SELECT * FROM patient",
    "CREATE TABLE stranger (what TEXT)",
    "CREATE VIRTUAL TABLE searched USING fts5(words)",
    "DROP TABLE note",
    "DROP TABLE edit",
    "DROP TABLE draft",
    "ALTER TABLE note RENAME TO noted",
    "ALTER TABLE pain_score ADD COLUMN extra TEXT",
    "ALTER TABLE pain_score ADD COLUMN made TEXT AS (zeroblob(900000000))",
    "ALTER TABLE patient RENAME COLUMN name TO called",
    "ALTER TABLE appointment RENAME TO kept; CREATE VIEW appointment AS SELECT * FROM kept",
    "ALTER TABLE note RENAME TO kept; CREATE VIEW note AS WITH RECURSIVE n(i) AS "
    "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT kept.* FROM kept, n",
    "DELETE FROM alembic_version",
    "PRAGMA journal_mode=WAL",
    "PRAGMA auto_vacuum=FULL; VACUUM",
    "PRAGMA page_size=512; VACUUM",
    "PRAGMA encoding='UTF-16'; VACUUM",
)


class CasebookFiles:
    """Restores, opens and looks over one file after another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._good = tuple(good_files(folder))
        self.seeds: Sequence[bytes] = seeds(len(self._good))

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        chosen = self._folder / "chosen.acutrack"
        cleared(chosen)
        lay(data, self._good, chosen)
        before = _beside(chosen)
        copy = self._folder / "copy.acutrack"
        cleared(copy)
        try:
            copy_casebook(chosen, copy)
        except AcuTrackError as error:
            said(error.message)
            assert not copy.exists(), "something is left of a file that was refused"
            copied = False
        else:
            copied = True
        assert _beside(chosen) == before, "the chosen file was changed"
        salvage(chosen)  # what can be got back, of a good file as of a bad one
        self._look_at(copy if copied else chosen)

    def _look_at(self, file: Path) -> None:
        found = findings(file)
        for each in found:
            said(each)
        try:
            with open_casebook(file) as opened:
                said_more = _walk(Casebook(opened.store, lambda: NOW), opened.drafts)
        except AcuTrackError as error:
            said(error.message)
            return
        if said_more and not found:
            assert findings(file), f"the check is clean, yet: {said_more}"


def seeds(good: int) -> tuple[bytes, ...]:
    """Recipes: each good file as it is, and every change by itself and with others."""
    some = [recipe((kind, at, at * 7 % 65536)) for kind in range(12) for at in (3, 100, 4096)]
    return (
        *(bytes([number]) for number in range(good)),
        *(bytes([0]) + step for step in some),
        *(bytes([0]) + recipe((8, which, 0)) for which in range(len(_SCHEMA_CHANGES))),
        *(bytes([0]) + b"".join(some[at : at + 3]) for at in range(0, len(some), 5)),
        *(b"\xffSQLite format 3\x00", b"\xff", b"\xff" + b"PK\x03\x04" + b"\x00" * 40),
    )


def lay(told: bytes, good: Sequence[Path], file: Path) -> None:
    """Make the file that an input stands for."""
    if told[:1] == b"\xff":
        file.write_bytes(told[1:])
        return
    # Mostly the newest: bringing an older one up to date takes ten times as long.
    number = told[0] if told and told[0] < len(good) else 0
    shutil.copyfile(good[number], file)
    for kind, place, value in steps_of(told[1:]):
        _CHANGES[kind % len(_CHANGES)](file, place, value)


def _walk(casebook: Casebook, drafts: object) -> str:
    """Look at everything in the file, as the program might; the first complaint, or nothing."""
    deeds: list[Callable[[], object]] = [
        *(lambda kind=kind: casebook.load(kind, PATIENT) for kind in TABLE_NAMED),
        casebook.patients,
        casebook.practitioners,
        lambda: casebook.undo_name(PATIENT),
        lambda: casebook.redo_name(PATIENT),
        lambda: casebook.recently_removed(PATIENT),
        lambda: drafts.all_of(PATIENT),  # type: ignore[attr-defined]
        lambda: drafts.find("session", PATIENT),  # type: ignore[attr-defined]
        lambda: casebook.undo(PATIENT),
        lambda: casebook.record(adding(a_score(3))),
    ]
    complaint = ""
    for deed in deeds:
        try:
            deed()
        except StaleEdit as error:
            said(error.message)
        except AcuTrackError as error:
            complaint = complaint or said(error.message)
    return complaint


def good_files(folder: Path) -> Iterator[Path]:
    """Casebooks to begin with: one that holds everything, and one of each released form."""
    made = folder / "good.acutrack"
    with open_casebook(made) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(*one_of_each()))
        for back in range(60):
            casebook.record(adding(a_score(back % 11, day=day(-back))))
        casebook.undo(PATIENT)
        opened.drafts.keep(Draft("session", PATIENT, {"note": "half"}, "note", NOW))
    yield made
    yield from sorted(_RELEASED.glob("*.acutrack"))


def cleared(file: Path) -> None:
    """Take a file away, and what SQLite and AcuTrack leave beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + end).unlink(missing_ok=True)
    shutil.rmtree(file.parent / "backups", ignore_errors=True)


def _beside(file: Path) -> bytes:
    return file.read_bytes()


def _cell(file: Path, place: int, value: int) -> None:
    """Another value in one column of a table."""

    def change(connection: Connection) -> None:
        table = _TABLES[place % len(_TABLES)]
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        if columns:
            column = columns[(value >> 8) % len(columns)]
            new = _VALUES[value % len(_VALUES)]
            connection.execute(f'UPDATE {table} SET "{column}" = ?', (new,))  # noqa: S608

    _with_sql(file, change)


def _text(file: Path, place: int, value: int) -> None:
    """Bytes that are no UTF-8 where a text was."""

    def change(connection: Connection) -> None:
        table = _TABLES[place % len(_TABLES)]
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        if columns:
            column = columns[value % len(columns)]
            connection.execute(f"UPDATE {table} SET \"{column}\" = CAST(x'FFFE41' AS TEXT)")  # noqa: S608

    _with_sql(file, change)


def _schema(file: Path, place: int, _value: int) -> None:
    words = _SCHEMA_CHANGES[place % len(_SCHEMA_CHANGES)]
    _with_sql(file, lambda connection: connection.executescript(words))


def _mark(file: Path, place: int, value: int) -> None:
    name = ("user_version", "application_id", "schema_version")[place % 3]
    number = value if value < 40_000 else value - 65_536
    _with_sql(file, lambda connection: connection.execute(f"PRAGMA {name}={number}"))


def _log(file: Path, place: int, value: int) -> None:
    """A log beside the file that is not its own."""
    log = file.with_name(file.name + "-wal")
    log.write_bytes(struct.pack(">II", 0x377F0682 + value % 2, 3007000) + bytes(place % 9000))


def _rows(file: Path, place: int, value: int) -> None:
    """A row fewer, or all of them."""
    table = _TABLES[place % len(_TABLES)]
    some = "WHERE rowid % 2 = 0" if value % 2 else ""
    _with_sql(file, lambda connection: connection.execute(f"DELETE FROM {table} {some}"))  # noqa: S608


_CHANGES: tuple[Callable[[Path, int, int], None], ...] = (
    *(file_changes.byte, file_changes.head, file_changes.page_head, file_changes.zeros),
    *(file_changes.shorter, file_changes.swap),
    *(_cell, _text, _schema, _mark, _log, _rows),
)


def _with_sql(file: Path, change: Callable[[Connection], object]) -> None:
    """Change the file as another program would; what SQLite itself refuses is left as it is."""
    with (
        suppress(Error, UnicodeError),
        closing(dbapi.connect(file, isolation_level=None)) as opened,
    ):
        opened.execute("PRAGMA writable_schema=ON")
        opened.execute("PRAGMA ignore_check_constraints=ON")
        change(opened)
