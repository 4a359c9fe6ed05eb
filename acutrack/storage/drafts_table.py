"""The DraftStore of `casebook.drafts`: one row for each unfinished form and patient."""

from __future__ import annotations

import json
from datetime import datetime

from acutrack.casebook.drafts import Draft
from acutrack.domain.record import PatientId
from acutrack.storage.codecs import MISREAD, to_json
from acutrack.storage.connection import Connections
from acutrack.storage.driver import Connection

_SELECT = "SELECT form, patient_id, contents, focus, kept_at FROM draft WHERE patient_id = ?"


class DraftsTable:
    """Keeps what is typed but not yet saved, beside the records and outside the history."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keep(self, draft: Draft) -> None:
        """See DraftStore.keep."""
        contents = to_json(dict(draft.values))
        row = (draft.form, draft.patient_id, contents, draft.focus, draft.kept_at.isoformat())
        with self._connections.noting() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO draft (form, patient_id, contents, focus, kept_at) "
                "VALUES (?, ?, ?, ?, ?)",
                row,
            )

    def find(self, form: str, patient: PatientId) -> Draft | None:
        """See DraftStore.find."""
        with self._connections.reading() as connection:
            row = connection.execute(f"{_SELECT} AND form = ?", (patient, form)).fetchone()
        return _draft(row) if row else None

    def all_of(self, patient: PatientId) -> tuple[Draft, ...]:
        """See DraftStore.all_of."""
        with self._connections.reading() as connection:
            rows = connection.execute(_SELECT, (patient,)).fetchall()
        drafts = [draft for row in rows if (draft := _draft(row)) is not None]
        return tuple(sorted(drafts, key=lambda draft: draft.kept_at, reverse=True))

    def discard(self, form: str, patient: PatientId) -> None:
        """See DraftStore.discard; looking first costs less than writing nothing."""
        if self.find(form, patient) is None:
            return
        with self._connections.noting() as connection:
            connection.execute(
                "DELETE FROM draft WHERE form = ? AND patient_id = ?", (form, patient)
            )


def unreadable_drafts(connection: Connection) -> int:
    """How many unfinished forms can be shown no more. Raises an error of the driver."""
    rows = connection.execute("SELECT form, patient_id, contents, focus, kept_at FROM draft")
    return sum(_draft(row) is None for row in rows.fetchall())


def _draft(row: tuple[str, str, str, str, str]) -> Draft | None:
    """None where the row makes none: a page that asks for it begins with an empty form."""
    form, patient, contents, focus, kept_at = row
    try:
        values, kept = json.loads(contents), datetime.fromisoformat(kept_at)
    except MISREAD:
        return None
    if not isinstance(values, dict) or kept.tzinfo is None:
        return None
    return Draft(str(form), PatientId(patient), values, str(focus), kept)
