"""Takes everything about one person out of an open casebook: records, history, drafts, bytes."""

from __future__ import annotations

from datetime import datetime

from acutrack.domain.record import PatientId
from acutrack.storage import about
from acutrack.storage.any_connection import AnyConnection, AnyConnections
from acutrack.storage.purge import finish_scrubbing, forget_records, ids_in_history
from acutrack.storage.table_names import TABLE_NAMED


def is_told_of(connections: AnyConnections, person: PatientId) -> bool:
    """Whether a casebook holds anything about a person, removed long ago or half typed.

    Raises:
        Obstacle: the file cannot be read.
    """
    with connections.reading() as connection:
        return (
            bool(_records(connection, person))
            or bool(ids_in_history(connection, person))
            or _has_drafts(connection, person)
        )


def take_out(connections: AnyConnections, person: PatientId, now: datetime) -> int:
    """Leave a casebook as if a person had never been in it; no Undo brings anything back.

    The ids of what goes are kept as fingerprints, so that an old copy that is brought together
    with this one does not bring it back (`casebook.let_go`).

    Returns:
        How many records were there; those that had been removed before are not counted.

    Raises:
        Obstacle: the computer is in the way; then nothing is taken out.
    """
    with connections.writing() as connection:
        there = _records(connection, person)
        gone = there | ids_in_history(connection, person)
        for table in TABLE_NAMED.values():
            connection.execute(f"DELETE FROM {table} WHERE patient_id = ?", (person,))  # noqa: S608
        connection.execute("DELETE FROM edit WHERE patient_id = ?", (person,))
        forget_records(connection, gone)
        connection.execute("DELETE FROM draft WHERE patient_id = ?", (person,))
        about.note_let_go(connection, gone, now)
        about.note(connection, about.UNFINISHED, "yes")
    finish_scrubbing(connections)
    return len(there)


def note_done(connections: AnyConnections, now: datetime) -> None:
    """Keep that somebody was erased now, and nothing else. Raises Obstacle."""
    with connections.writing() as connection:
        about.note_person_erased(connection, now)


def _records(connection: AnyConnection, person: PatientId) -> set[str]:
    return {
        key
        for table in TABLE_NAMED.values()
        for (key,) in connection.execute(
            f"SELECT id FROM {table} WHERE patient_id = ?",  # noqa: S608 (our own tables)
            (person,),
        ).fetchall()
    }


def _has_drafts(connection: AnyConnection, person: PatientId) -> bool:
    rows = connection.execute("SELECT 1 FROM draft WHERE patient_id = ? LIMIT 1", (person,))
    return rows.fetchone() is not None
