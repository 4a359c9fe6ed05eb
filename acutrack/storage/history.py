"""The edits that were made, in order, and which of them Undo and Redo come to next."""

from __future__ import annotations

from datetime import datetime

from acutrack.casebook.store import EditMade, Step
from acutrack.domain.record import Change, Edit, PatientId, RecordId
from acutrack.storage import obstacles
from acutrack.storage.codecs import MISREAD
from acutrack.storage.driver import Connection
from acutrack.storage.message_json import message_from_json, message_to_json
from acutrack.storage.record_json import changes_from_json, changes_to_json

# A patient's edits are a stack: done ones, then undone ones. Undo comes to the last done, Redo to
# the first undone; a new edit drops the undone ones.
_NEXT = {
    Step.UNDO: (
        "SELECT id FROM edit WHERE patient_id = ? AND state = 'done' ORDER BY position DESC LIMIT 1"
    ),
    Step.REDO: (
        "SELECT id FROM edit WHERE patient_id = ? AND state = 'undone' ORDER BY position LIMIT 1"
    ),
}
#: When an edit was last made, undone or brought back.
MOMENT = "CASE stepped_at WHEN '' THEN made_at ELSE stepped_at END"
_MADE = f"SELECT id, patient_id, name, changes, {MOMENT}, state, made_by FROM edit"  # noqa: S608
_STATE_AFTER = {Step.UNDO: "undone", Step.REDO: "done"}


def next_id(connection: Connection, step: Step, patient: PatientId) -> RecordId | None:
    """Which edit Undo or Redo comes to next."""
    found = connection.execute(_NEXT[step], (patient,)).fetchone()
    return None if found is None else RecordId(found[0])


def edit_by_id(connection: Connection, key: RecordId) -> Edit:
    """An edit as it was made."""
    row = connection.execute(
        "SELECT patient_id, name, changes FROM edit WHERE id = ?", (key,)
    ).fetchone()
    if row is None:  # an id that is none
        raise obstacles.unreadable()
    return _edit(key, *row)


def every_edit(connection: Connection) -> list[EditMade]:
    """All edits in order of making, undone ones included."""
    rows = connection.execute(f"{_MADE} ORDER BY position").fetchall()
    return [_made(row) for row in rows]


def latest_edits(connection: Connection, patient: PatientId, most: int) -> list[EditMade]:
    """See Store.latest_edits."""
    rows = connection.execute(
        f"{_MADE} WHERE patient_id = ? ORDER BY position DESC LIMIT ?", (patient, most)
    ).fetchall()
    return [_made(row) for row in rows]


def note_step(
    connection: Connection, edit: Edit, step: Step, now: datetime, made_by: str = ""
) -> None:
    """Write down what is being done with an edit.

    Raises:
        StaleEdit: another window did something first, so this is not the next step any more.
    """
    if step is Step.RECORD:
        _note_new(connection, edit, now, made_by)
        return
    if next_id(connection, step, edit.patient_id) != edit.id:
        raise obstacles.changed_elsewhere()
    connection.execute(
        "UPDATE edit SET state = ?, stepped_at = ? WHERE id = ?",
        (_STATE_AFTER[step], now.isoformat(), edit.id),
    )


def removals(
    connection: Connection, patient: PatientId, since: datetime
) -> list[tuple[datetime, Change]]:
    """Removals made since a moment and not taken back, newest first."""
    rows = connection.execute(
        f"SELECT {MOMENT}, changes FROM edit WHERE patient_id = ? AND state = 'done' "  # noqa: S608
        "AND removed > 0 ORDER BY position DESC",
        (patient,),
    ).fetchall()
    dated = [(_moment(made_at), changes) for made_at, changes in rows]
    return [
        (made_at, change)
        for made_at, changes in dated
        if made_at >= since
        for change in changes_from_json(changes)
        if change.after is None
    ]


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except MISREAD as error:
        raise obstacles.unreadable() from error


def _made(row: tuple[str, ...]) -> EditMade:
    *edit, moment, state, made_by = row
    return EditMade(_edit(*edit), _moment(moment), state == "done", made_by)


def _edit(key: str, patient: str, name: str, changes: str) -> Edit:
    try:
        found = changes_from_json(changes)
        return Edit(message_from_json(name), PatientId(patient), found, RecordId(key))
    except MISREAD as error:
        raise obstacles.unreadable() from error


def _note_new(connection: Connection, edit: Edit, now: datetime, made_by: str) -> None:
    connection.execute(
        "UPDATE edit SET state = 'dropped' WHERE patient_id = ? AND state = 'undone'",
        (edit.patient_id,),
    )
    connection.execute(
        "INSERT INTO edit (id, patient_id, name, changes, removed, made_at, state, made_by) "
        "VALUES (?, ?, ?, ?, ?, ?, 'done', ?)",
        (
            edit.id,
            edit.patient_id,
            message_to_json(edit.name),
            changes_to_json(edit.changes),
            sum(change.after is None for change in edit.changes),
            now.isoformat(),
            made_by,
        ),
    )
