"""Writes an archive: one member for each kind of record, the history, and what was let go of."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import IO

from acutrack.casebook.handed_over import LeftOut
from acutrack.domain.record import PatientId, Record
from acutrack.storage import about, obstacles
from acutrack.storage.any_connection import AnyConnection, AnyConnections
from acutrack.storage.archive.excerpt import WHOLE, Excerpt, excerpt_of
from acutrack.storage.archive.manifest import (
    MANIFEST,
    Manifest,
    Part,
    manifest_to_json,
)
from acutrack.storage.codecs import encode_fields, field_codecs, to_json
from acutrack.storage.history import BESIDE
from acutrack.storage.row_sums import checked
from acutrack.storage.statements import table_for
from acutrack.storage.table_names import TABLE_NAMED

HISTORY, LET_GO = "history.jsonl", "let_go.jsonl"
PART_OF_KIND = {kind: f"records/{table}.jsonl" for kind, table in TABLE_NAMED.items()}
#: Asked again and again while something is written; raises where nobody wants it any more.
GoOn = Callable[[], None]
_EDITS = f"SELECT state, changes, {BESIDE} FROM edit ORDER BY position"  # noqa: S608 (our columns)


def whatever_happens() -> None:
    """Nobody stops the writing."""


def write_archive(
    connections: AnyConnections,
    target: IO[bytes],
    now: datetime,
    patient: PatientId | None = None,
    *,
    own_notes: bool = False,
    go_on: GoOn = whatever_happens,
) -> Manifest:
    """Write a whole casebook, or everything of one patient, into an open file.

    What one patient's archive leaves out is what belongs to others: what is in it of edits that
    touched several people is that person's part. What a practitioner wrote for themselves goes
    along in it with `own_notes` alone; in a whole casebook it always does.

    Raises:
        Obstacle: the casebook cannot be read.
        OSError: the file cannot be written.
    """
    with connections.reading() as connection:
        connection.execute("BEGIN")  # all of it as of one moment, whoever writes meanwhile
        try:
            excerpt = (
                WHOLE if patient is None else excerpt_of(connection, patient, own_notes=own_notes)
            )
            return _write(connection, target, now, excerpt, go_on)
        finally:
            connection.execute("ROLLBACK")


def write_excerpt(
    connections: AnyConnections,
    target: IO[bytes],
    now: datetime,
    patient: PatientId,
    out: LeftOut,
    *,
    go_on: GoOn = whatever_happens,
) -> Manifest:
    """Write what a patient hands over: what is there now, without anything that was removed.

    Raises as `write_archive` does.
    """
    with connections.reading() as connection:
        connection.execute("BEGIN")
        try:
            excerpt = excerpt_of(connection, patient, handed_over=out)
            return _write(connection, target, now, excerpt, go_on)
        finally:
            connection.execute("ROLLBACK")


def _write(
    connection: AnyConnection, target: IO[bytes], now: datetime, excerpt: Excerpt, go_on: GoOn
) -> Manifest:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = [
            _add(archive, PART_OF_KIND[kind], (
                to_json(encode_fields(record, field_codecs(kind)))
                for record in _asking(
                    excerpt.records(table_for(kind).everything(connection)), go_on
                )
            ))
            for kind in TABLE_NAMED
        ]  # fmt: skip
        go_on()
        parts.append(_add(archive, HISTORY, _history(connection, excerpt)))
        if excerpt.patient is None:
            parts.append(_add(archive, LET_GO, _let_go(connection)))
        manifest = Manifest(now, excerpt.patient, tuple(parts), excerpt.left_out)
        archive.writestr(_member(MANIFEST), manifest_to_json(manifest))
    return manifest


def _asking(records: Iterable[Record], go_on: GoOn) -> Iterator[Record]:
    for record in records:
        go_on()
        yield record


def _add(archive: zipfile.ZipFile, name: str, lines: Iterable[str]) -> Part:
    count, size, digest = 0, 0, sha256()
    with archive.open(_member(name), "w") as member:
        for line in lines:
            content = line.encode() + b"\n"
            member.write(content)
            digest.update(content)
            count, size = count + 1, size + len(content)
    return Part(name, count, size, digest.hexdigest())


def _member(name: str) -> zipfile.ZipInfo:
    """Days and rights of the parts tell nobody anything: they are left at their defaults."""
    member = zipfile.ZipInfo(name)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _history(connection: AnyConnection, excerpt: Excerpt) -> Iterable[str]:
    for state, changes, *beside in connection.execute(_EDITS).fetchall():
        key, patient, name, _, made_at, stepped_at, made_by = beside
        try:
            bare = checked(changes, *beside)
        except ValueError as error:
            raise obstacles.unreadable() from error
        stored = excerpt.edit(
            {
                "id": key,
                "patient_id": patient,
                "name": json.loads(name),
                "changes": json.loads(bare),
                "made_at": made_at,
                "state": state,
                "made_by": made_by,
                "stepped_at": stepped_at,
            }
        )
        if stored is not None:
            yield to_json(stored)


def _let_go(connection: AnyConnection) -> Iterable[str]:
    for fingerprint, until in about.let_go(connection).until.items():
        yield to_json({"fingerprint": fingerprint, "until": until.isoformat()})
