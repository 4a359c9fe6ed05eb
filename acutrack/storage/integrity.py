"""Looks a casebook over, as `acutrack check` does: the file, its references, every single entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from time import sleep

from acutrack.domain.errors import InvalidEntry, Obstacle
from acutrack.domain.message import Message, say, say_count
from acutrack.domain.record import EVERYONE
from acutrack.storage import obstacles
from acutrack.storage.about import needed_version
from acutrack.storage.agreement import disagreements
from acutrack.storage.any_connection import AnyConnection
from acutrack.storage.codecs import MISREAD
from acutrack.storage.connection import Connections
from acutrack.storage.drafts_table import unreadable_drafts
from acutrack.storage.driver import Connection, DatabaseError, Error
from acutrack.storage.first_look import look_at_file, look_at_tables
from acutrack.storage.history import torn
from acutrack.storage.key import Key
from acutrack.storage.message_json import message_from_json
from acutrack.storage.record_json import changes_from_json
from acutrack.storage.schema import APPLICATION, SCHEMA
from acutrack.storage.statements import table_for
from acutrack.storage.strange_parts import refuse_strange_parts
from acutrack.storage.table_names import TABLE_NAMED

#: Table, column, table it names: what the file itself does not hold in place.
_LOOSE = (("day_answer", "treatment_id", "co_treatment"),)

#: How often, and after how long, broken seals are looked at again before they count.
_LOOKS, _PAUSE_S = 3, 0.1
#: One place in the file, in SQLite's words; the window counts them instead.
DAMAGED = say("The file is damaged: {what}.")


def findings(path: Path, key: Key | None = None) -> tuple[Message, ...]:
    """Look a casebook over, every page and every entry, and change nothing.

    Returns:
        What is wrong, in words; nothing if all is well.

    Raises:
        Locked: it is encrypted, and there is no key.
        Obstacle: there is no such file.
    """
    return _found(path, key, _look_over)


def quick_findings(path: Path, key: Key | None = None) -> tuple[Message, ...]:
    """Look at the file and its pages alone, as far as takes no time; else as `findings`."""
    return _found(path, key, _look_at_pages)


def _found(
    path: Path, key: Key | None, look: Callable[[Connection], Iterable[Message]]
) -> tuple[Message, ...]:
    if not path.is_file():
        raise obstacles.missing(path)
    try:
        look_at_file(path, key)
        with (
            closing(Connections(path, key)) as connections,
            connections.reading() as connection,
            _one_state(connection),
        ):
            return tuple(look(connection))
    except Obstacle as obstacle:
        return (obstacle.message,)


@contextmanager
def _one_state(connection: Connection) -> Iterator[None]:
    """Each statement in the block sees the file as the first one did, whoever writes meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(Error):  # a damaged file may have ended it
            connection.execute("ROLLBACK")


def _look_at_pages(connection: Connection) -> Iterator[Message]:
    refuse_strange_parts(connection)
    yield from _damage(connection, "PRAGMA quick_check(20)")
    yield from _version(connection)


def _look_over(connection: Connection) -> Iterator[Message]:
    broken = _broken_seals(connection)
    yield from broken
    if broken:
        return  # one such page, and the connection reads nothing more
    refuse_strange_parts(connection)
    yield from _damage(connection, "PRAGMA integrity_check(20)")
    other = tuple(_version(connection))
    yield from other
    if other or _is_unfilled(connection):
        return
    yield from _references(connection)
    yield from _entries(connection)
    yield from _history(connection)
    yield from _drafts(connection)
    yield from _disagreements(connection)


def entries_at_odds(connection: AnyConnection) -> Iterator[Message]:
    """What does not fit together in a casebook whose every entry was just checked by itself."""
    yield from _held_in_place(connection)
    yield from _owners(connection)
    yield from _disagreements(connection)


def _version(connection: Connection) -> Iterator[Message]:
    """Whose file it is, how old, and whether every table is there. Raises Obstacle."""
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if _is_unfilled(connection):
        return
    if application != APPLICATION:
        raise obstacles.not_ours()
    if schema > SCHEMA:
        raise obstacles.newer(schema, SCHEMA, needed_version(connection))
    if schema < SCHEMA:
        yield say("An older AcuTrack wrote this record. Open it once to bring it up to date.")
    else:
        look_at_tables(connection)


def _is_unfilled(connection: Connection) -> bool:
    """Whether it was stopped before the first entry; opening it goes on from there."""
    (schema,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return (schema, tables) == (0, 0)


def _broken_seals(connection: Connection) -> tuple[Message, ...]:
    """Pages of an encrypted file that are not as they were written; a plain one has no seals."""
    broken = _lines_of_seals(connection)
    for _ in range(_LOOKS - 1 if broken else 0):
        # A page that is just being written looks broken too, but not for long.
        sleep(_PAUSE_S)
        broken &= _lines_of_seals(connection)
    return tuple(DAMAGED.filled(what=line) for line in sorted(broken)[:20])


def _lines_of_seals(connection: Connection) -> set[str]:
    return {line for (line,) in connection.execute("PRAGMA cipher_integrity_check").fetchall()}


def _damage(connection: Connection, question: str) -> Iterator[Message]:
    try:
        found = [line for (line,) in connection.execute(question)]
    except (
        DatabaseError,
        UnicodeDecodeError,
    ) as error:  # badly damaged files stop the check itself
        found = [str(error)]
    for line in found:
        if line != "ok":
            yield DAMAGED.filled(what=line)


def _references(connection: Connection) -> Iterator[Message]:
    yield from _held_in_place(connection)
    yield from _loose(connection)
    yield from _owners(connection)


def _held_in_place(connection: AnyConnection) -> Iterator[Message]:
    for table, _, target, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield say(
            "An entry in “{table}” names one in “{target}” that is not there.",
            table=table,
            target=target,
        )


def _loose(connection: Connection) -> Iterator[Message]:
    for table, column, target in _LOOSE:
        (count,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL "  # noqa: S608
            f"AND {column} NOT IN (SELECT id FROM {target})"
        ).fetchone()
        if count:
            yield say_count(
                "{count} entry in “{table}” names one in “{target}” that is not there.",
                "{count} entries in “{table}” name one in “{target}” that is not there.",
                count,
                table=table,
                target=target,
            )


def _owners(connection: AnyConnection) -> Iterator[Message]:
    for table in TABLE_NAMED.values():
        (count,) = connection.execute(
            f"SELECT count(*) FROM {table} WHERE patient_id <> ? "  # noqa: S608
            "AND patient_id NOT IN (SELECT patient_id FROM patient)",
            (EVERYONE,),
        ).fetchone()
        if count:
            yield say_count(
                "{count} entry in “{table}” belongs to a person who is not in the record.",
                "{count} entries in “{table}” belong to a person who is not in the record.",
                count,
                table=table,
            )


def _entries(connection: Connection) -> Iterator[Message]:
    for kind, table in TABLE_NAMED.items():
        statements = table_for(kind)
        for row in statements.rows(connection):
            try:
                statements.checked(row)
            except MISREAD as error:
                yield say(
                    "An entry in “{table}” cannot be read: {why}", table=table, why=_why(error)
                )


def _why(error: Exception) -> Message:
    """Where it does not fit; what stands there is the person's, and this is shown to helpers."""
    if isinstance(error, InvalidEntry) and error.field:
        return say("what stands under “{field}” does not fit.", field=error.field)
    return say("its parts do not fit together.")


def _history(connection: Connection) -> Iterator[Message]:
    rows = connection.execute("SELECT position, name, changes, made_at FROM edit ORDER BY position")
    not_as_written = frozenset(torn(connection))
    for position, name, changes, made_at in rows.fetchall():
        try:
            datetime.fromisoformat(made_at)
            message_from_json(name)
            changes_from_json(changes)
        except MISREAD:
            readable = False
        else:
            readable = position not in not_as_written
        if not readable:
            yield say("Step {position} of the history cannot be read.", position=position)


def _drafts(connection: Connection) -> Iterator[Message]:
    count = unreadable_drafts(connection)
    if count:
        yield say_count(
            "{count} unfinished form cannot be read.",
            "{count} unfinished forms cannot be read.",
            count,
        )


def _disagreements(connection: AnyConnection) -> Iterator[Message]:
    for each in disagreements(connection):
        count = each.differing + each.gone + each.returned
        yield say_count(
            "{count} entry in “{table}” does not read as the history says.",
            "{count} entries in “{table}” do not read as the history says.",
            count,
            table=TABLE_NAMED[each.kind],
        )
