"""The DraftStore of `casebook.drafts`: one row for each unfinished form and patient."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime

from acutrack.casebook.drafts import Draft
from acutrack.domain.record import PatientId
from acutrack.storage.codecs import MISREAD, to_json
from acutrack.storage.connection import Connections
from acutrack.storage.driver import Connection
from acutrack.storage.row_sums import checked, with_sum

COLUMNS = "form, patient_id, contents, focus, kept_at"
_SELECT = f"SELECT {COLUMNS} FROM draft WHERE patient_id = ?"  # noqa: S608 (our own columns)


class DraftsTable:
    """Keeps what is typed but not yet saved, beside the records and outside the history."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep(self, draft: Draft) -> None:
        """See DraftStore.keep."""
        self._connections.deeds.type(draft.form, draft.patient_id, draft)
        with self._connections.noting() as connection:
            write_drafts(connection, [draft])

    def find(self, form: str, patient: PatientId) -> Draft | None:
        """See DraftStore.find."""
        with self._connections.reading() as connection:
            row = connection.execute(f"{_SELECT} AND form = ?", (patient, form)).fetchone()
        return draft_in(row) if row else None

    def all_of(self, patient: PatientId) -> tuple[Draft, ...]:
        """See DraftStore.all_of."""
        with self._connections.reading() as connection:
            rows = connection.execute(_SELECT, (patient,)).fetchall()
        drafts = [draft for row in rows if (draft := draft_in(row)) is not None]
        return tuple(sorted(drafts, key=lambda draft: draft.kept_at, reverse=True))

    def discard(self, form: str, patient: PatientId) -> None:
        """See DraftStore.discard; looking first costs less than writing nothing."""
        self._connections.deeds.type(form, patient, None)
        if self.find(form, patient) is None:
            return
        with self._connections.noting() as connection:
            connection.execute(
                "DELETE FROM draft WHERE form = ? AND patient_id = ?", (form, patient)
            )


def write_drafts(connection: Connection, drafts: Iterable[Draft]) -> None:
    """Write drafts, inside a transaction, in place of what lies there."""
    connection.executemany(
        f"INSERT OR REPLACE INTO draft ({COLUMNS}) VALUES (?, ?, ?, ?, ?)",  # noqa: S608
        [_row(draft) for draft in drafts],
    )


@contextmanager
def sums_kept(connection: Connection) -> Iterator[None]:
    """Rewrite drafts inside the block, in a transaction: each gets its sum anew at its end.

    One that was not as it was written before goes on being unreadable.
    """
    select = f"SELECT {COLUMNS} FROM draft"  # noqa: S608 (our own columns)
    whole = {row[:2] for row in connection.execute(select).fetchall() if _is_whole(row)}
    yield
    for form, patient, contents, *beside in connection.execute(select).fetchall():
        if (form, patient) in whole:
            connection.execute(
                "UPDATE draft SET contents = ? WHERE form = ? AND patient_id = ?",
                (with_sum(contents, form, patient, *beside), form, patient),
            )


def unreadable_drafts(connection: Connection) -> int:
    """How many unfinished forms can be shown no more. Raises an error of the driver."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM draft")  # noqa: S608 (our own columns)
    return sum(draft_in(row) is None for row in rows.fetchall())


def _row(draft: Draft) -> tuple[str, ...]:
    form, patient, focus = draft.form, draft.patient_id, draft.focus
    kept_at = draft.kept_at.isoformat()
    contents = with_sum(to_json(dict(draft.values)), form, patient, focus, kept_at)
    return form, patient, contents, focus, kept_at


def draft_in(row: tuple[str, str, str, str, str]) -> Draft | None:
    """None where the row makes none: a page that asks for it begins with an empty form."""
    form, patient, _, focus, kept_at = row
    try:
        values = json.loads(_checked(row))
        kept = datetime.fromisoformat(kept_at)
    except MISREAD:
        return None
    if not isinstance(values, dict) or kept.tzinfo is None:
        return None
    return Draft(str(form), PatientId(patient), values, str(focus), kept)


def _is_whole(row: tuple[str, str, str, str, str]) -> bool:
    try:
        _checked(row)
    except ValueError:
        return False
    return True


def _checked(row: tuple[str, str, str, str, str]) -> str:
    form, patient, contents, *beside = row
    return checked(contents, form, patient, *beside)
