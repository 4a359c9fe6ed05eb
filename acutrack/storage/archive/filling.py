"""Fills an empty casebook from an archive, in one transaction: all of it, or nothing.

Every line is checked as if it had been typed, and read back in the form it had. At the end the
whole is checked as `acutrack check` does it: what names another entry finds it, what belongs to a
person finds that person, and each entry reads as the history says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import Message
from acutrack.domain.record import Record
from acutrack.storage import about
from acutrack.storage.any_connection import AnyConnection, AnyConnections
from acutrack.storage.archive import refusals
from acutrack.storage.archive.reading import ArchiveFile
from acutrack.storage.archive.writing import HISTORY, LET_GO, PART_OF_KIND
from acutrack.storage.codecs import (
    MISREAD,
    decode_fields,
    defaults_of,
    encode_fields,
    field_codecs,
    to_json,
)
from acutrack.storage.driver import IntegrityError
from acutrack.storage.history import BESIDE
from acutrack.storage.integrity import entries_at_odds
from acutrack.storage.message_json import message_from_json
from acutrack.storage.row_sums import with_sum
from acutrack.storage.statements import table_for
from acutrack.storage.table_names import TABLE_NAMED

_ADD_EDIT = f"INSERT INTO edit (state, changes, {BESIDE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 (our columns)
_KIND_NAMED = {kind.__name__: kind for kind in TABLE_NAMED}
_UNFIT: tuple[type[Exception], ...] = (*MISREAD, IntegrityError)
_STATES = ("done", "undone", "dropped")


def fill(connections: AnyConnections, archive: ArchiveFile) -> None:
    """Put everything in an archive into a casebook that holds nothing yet.

    Raises:
        Damaged: the archive is not as it was written, or does not fit together.
        Obstacle: there is something in the casebook, or the computer is in the way.
    """
    with connections.writing() as connection:
        if not _is_empty(connection):
            raise refusals.not_empty()
        # What names an entry may come before it, in a part that is read earlier.
        connection.execute("PRAGMA defer_foreign_keys=ON")
        for kind, part in PART_OF_KIND.items():
            _add_records(connection, kind, part, archive)
        _add_history(connection, archive)
        _add_let_go(connection, archive)
        for wrong in entries_at_odds(connection):
            raise refusals.at_odds(wrong)


def _is_empty(connection: AnyConnection) -> bool:
    tables = ("edit", *TABLE_NAMED.values())
    counts = (f"(SELECT count(*) FROM {table})" for table in tables)  # noqa: S608
    (total,) = connection.execute(f"SELECT {' + '.join(counts)}").fetchone()
    return bool(total == 0)


def _add_records(
    connection: AnyConnection, kind: type[Record], part: str, archive: ArchiveFile
) -> None:
    table = table_for(kind)
    for number, stored in archive.lines(part):
        try:
            table.insert(connection, [table.encode(_checked(kind, stored))])
        except _UNFIT as error:
            raise refusals.unfit(part, number, _why(error)) from error


def _add_history(connection: AnyConnection, archive: ArchiveFile) -> None:
    for number, stored in archive.lines(HISTORY):
        try:
            connection.execute(_ADD_EDIT, _edit_row(stored))
        except _UNFIT as error:
            raise refusals.unfit(HISTORY, number, _why(error)) from error


def _edit_row(stored: dict[str, Any]) -> tuple[object, ...]:
    changes = stored["changes"]
    for change in changes:
        for state in _states(change):
            _checked(_KIND_NAMED[change["kind"]], state)
    name = to_json(stored["name"])
    message_from_json(name)
    for moment in (stored["made_at"], *filter(None, [stored["stepped_at"]])):
        if datetime.fromisoformat(moment).tzinfo is None:
            raise ValueError("a moment without its zone")
    if stored["state"] not in _STATES:
        raise ValueError("no state")
    beside = (
        *(stored["id"], stored["patient_id"], name),
        sum("after" not in change for change in changes),
        *(stored["made_at"], stored["stepped_at"], stored["made_by"]),
    )
    return (stored["state"], with_sum(to_json(changes), *beside), *beside)


def _states(change: dict[str, Any]) -> Iterator[dict[str, Any]]:
    states = [change[side] for side in ("before", "after") if side in change]
    if not states or len({state["id"] for state in states}) != 1:
        raise ValueError("a change of nothing, or of two entries")
    yield from states


def _add_let_go(connection: AnyConnection, archive: ArchiveFile) -> None:
    for number, stored in archive.lines(LET_GO):
        try:
            about.note_fingerprint(
                connection, stored["fingerprint"], datetime.fromisoformat(stored["until"])
            )
        except MISREAD as error:
            raise refusals.unfit(LET_GO, number) from error


def _checked(kind: type[Record], stored: dict[str, Any]) -> Record:
    """The record, every check run as when it was typed.

    Raises:
        one of `codecs.MISREAD`: it makes no valid record, or would be written in another form.
    """
    codecs = field_codecs(kind)
    if not stored.keys() <= codecs.keys():
        raise KeyError("a field that nobody knows")
    record = kind(**(defaults_of(kind) | decode_fields(stored, codecs)))
    written = encode_fields(record, codecs)
    # 1 is 1.0 and also true: what the file holds has to be of the type that is written.
    if to_json([written.get(name) for name in stored]) != to_json(list(stored.values())):
        raise TypeError("another type of value")
    return record


def _why(error: Exception) -> Message | None:
    return error.message if isinstance(error, InvalidEntry) else None
