"""Older casebooks for an ordeal, and the child that brings one up to date."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile

import alembic.command  # noqa: F401 (here, so that the child spends its time upgrading)

from acutrack.storage.connection import Connections, connect
from acutrack.storage.driver import Connection
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key
from acutrack.storage.schema import SCHEMA
from acutrack.storage.upgrade import SCRIPTS, upgrade
from tests.builders import PATIENT
from tests.storage.test_released_files import DRAFT, FILES, invented
from tests.storage.test_upgrade import NEXT, later_scripts
from tests.torture.journal import Journal
from tests.torture.looking import Lost, Place

#: What a later schema put at the head of an edit's and a draft's text, to know damage by.
_SUM = re.compile(r'"":"[0-9a-f]{8}",')

Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class Migration:
    """From which schema to which."""

    begin: int
    to: int = SCHEMA

    @property
    def is_released(self) -> bool:
        """Whether the program itself does it when it opens the casebook."""
        return self.to <= SCHEMA


#: From every schema that was released, and from the newest to an invented next one.
MIGRATIONS = (*(Migration(schema) for schema in range(1, SCHEMA)), Migration(SCHEMA, NEXT))


def older_casebook(place: Place, schema: int) -> None:
    """Put the released casebook of a schema into place, encrypted if the place has a key."""
    place.folder.mkdir(parents=True, exist_ok=True)
    released = FILES / f"schema-{schema:04d}.acutrack"
    if place.key is None:
        copyfile(released, place.file)
    else:
        _encrypted_copy(released, place.file, place.key)


def bring_up_to_date(place: Place, journal: Journal, migration: Migration, scripts: Path) -> None:
    """What the child does."""
    connections = Connections(place.file, place.key)
    connections.make_durable()
    journal.begin("upgrade")
    upgrade(connections, migration.to, scripts)
    journal.done()
    connections.close()


def open_by_the_program(place: Place, journal: Journal) -> None:
    """The same as the program does it: it makes a copy first, and looks at what it has opened."""
    journal.begin("upgrade")
    place.open().close()
    journal.done()


def scripts_for(migration: Migration, folder: Path) -> Path:
    """Scripts that lead there."""
    return SCRIPTS if migration.is_released else later_scripts(folder)


def rows_in(place: Place) -> Rows:
    """All that lies in the file, table by table, in an order that columns added later leave."""
    with closing(connect(place.file, key=place.key)) as connection:
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr)  # noqa: S608
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in {"sqlite_sequence", "alembic_version"}
        }


def look_over_migrated(place: Place, migration: Migration, before: Rows, *, done: bool) -> bool:
    """See that the file is of the old schema or the new one, and that everything is in it.

    Returns:
        Whether it was of the new one.

    Raises:
        Lost: it is not, or the upgrade was acknowledged and is not there.
    """
    with closing(connect(place.file, key=place.key)) as connection:
        schema, sound = _schema(connection), _is_sound(connection)
    if not (sound and schema in {migration.begin, migration.to}):
        raise Lost(f"{place.file}: schema {schema}, sound {sound}")
    if done and schema != migration.to:
        raise Lost(f"{place.file}: an upgrade that was acknowledged is gone")
    if schema == migration.begin and rows_in(place) != before:
        raise Lost(f"{place.file}: an upgrade that was cut short changed something")
    if not migration.is_released:
        _see_that_it_grew(before, rows_in(place))
    else:
        _see_that_it_opens(place, migration)
    return schema == migration.to


def _see_that_it_grew(before: Rows, after: Rows) -> None:
    for table, rows in before.items():
        kept = zip(after[table], rows, strict=True) if len(after[table]) == len(rows) else None
        if kept is None or not all(_without_sums(new[: len(old)]) == old for new, old in kept):
            raise Lost(f"the upgrade changed what is in {table}")


def _without_sums(row: tuple[object, ...]) -> tuple[object, ...]:
    """A row as it was before a sum was put into it."""
    return tuple(_SUM.sub("", cell) if isinstance(cell, str) else cell for cell in row)


def _see_that_it_opens(place: Place, migration: Migration) -> None:
    with place.open() as opened:  # brings it up to date, if that was cut short
        for record in invented(migration.begin):
            if record not in opened.store.load(type(record), record.patient_id):
                raise Lost(f"{place.file}: {record.id} is missing")
        if opened.drafts.all_of(PATIENT) != (DRAFT,):
            raise Lost(f"{place.file}: the draft is missing")
    wrong = findings(place.file, place.key)
    if wrong:
        raise Lost(f"{place.file}: {wrong}")


def _schema(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_sound(connection: Connection) -> bool:
    found = connection.execute("PRAGMA integrity_check").fetchall()
    return found == [("ok",)]


def _encrypted_copy(source: Path, target: Path, key: Key) -> None:
    with closing(connect(source, "?mode=ro")) as connection:
        numbers = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("user_version", "application_id")
        }
        connection.execute("ATTACH ? AS locked KEY ?", (str(target), f"x'{key.hex()}'"))
        connection.execute("SELECT sqlcipher_export('locked')").fetchall()
        for name, number in numbers.items():
            connection.execute(f"PRAGMA locked.{name}={number}")
