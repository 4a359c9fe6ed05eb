"""The edits that were made, in order, and which of them Undo and Redo come to next."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from enum import Enum
from itertools import count

from acutrack.casebook.store import EditMade, Step
from acutrack.domain.practitioner_note import PractitionerNote, is_signed
from acutrack.domain.record import Change, Edit, PatientId, RecordId
from acutrack.storage import obstacles
from acutrack.storage.any_connection import AnyConnection
from acutrack.storage.codecs import MISREAD
from acutrack.storage.message_json import message_from_json, message_to_json
from acutrack.storage.record_json import changes_from_json, changes_to_json
from acutrack.storage.row_sums import checked, with_sum

# A patient's edits are a stack: done ones, then undone ones. Undo comes to the last done, Redo to
# the first undone; a new edit drops the undone ones.
_NEXT = {
    Step.UNDO: (
        "SELECT id FROM edit WHERE patient_id = ? AND state = 'done' ORDER BY position DESC "
        "LIMIT 1 OFFSET ?"
    ),
    Step.REDO: (
        "SELECT id FROM edit WHERE patient_id = ? AND state = 'undone' ORDER BY position "
        "LIMIT 1 OFFSET ?"
    ),
}
#: When an edit was last made, undone or brought back.
MOMENT = "CASE stepped_at WHEN '' THEN made_at ELSE stepped_at END"
#: What the sum of an edit covers beside its changes. Of its state an index tells as well.
BESIDE = "id, patient_id, name, removed, made_at, stepped_at, made_by"
_MADE = f"SELECT {MOMENT}, state, changes, {BESIDE} FROM edit"  # noqa: S608 (our own columns)


class Wrote(Enum):
    """Whether an edit wrote a note that is signed now."""

    NOTHING = "nothing"
    ALONE = "alone"
    AMONG_OTHERS = "among others"


_STATE_AFTER = {Step.UNDO: "undone", Step.REDO: "done"}


def next_id(connection: AnyConnection, step: Step, patient: PatientId) -> RecordId | None:
    """Which edit Undo or Redo comes to next.

    Those that only wrote notes which are signed now are passed over: they stay as they are, and
    whatever else was done in the room can be taken back without them. An edit that did other
    things too, such as an import, stands or falls as a whole; it is where going back ends.
    """
    signed = _signed(connection, patient)
    for passed in count():
        found = connection.execute(_NEXT[step], (patient, passed)).fetchone()
        if found is None:
            return None
        key = RecordId(found[0])
        wrote = _wrote_what_is_signed(connection, key, signed) if signed else Wrote.NOTHING
        if wrote is not Wrote.ALONE:
            return None if wrote is Wrote.AMONG_OTHERS else key
    return None


def _signed(connection: AnyConnection, patient: PatientId) -> set[str]:
    """The ids of a patient's signed notes."""
    rows = connection.execute(
        "SELECT id FROM practitioner_note WHERE patient_id = ? AND signed_at IS NOT NULL",
        (patient,),
    )
    return {key for (key,) in rows.fetchall()}


def _wrote_what_is_signed(connection: AnyConnection, key: RecordId, signed: set[str]) -> Wrote:
    """Whether an edit touched a note before it was signed.

    One that brought a note in as it is, signed elsewhere, can be taken back like any import.
    """
    found = connection.execute(
        "SELECT changes FROM edit WHERE id = ? AND instr(changes, ?) > 0",
        (key, f'"{PractitionerNote.__name__}"'),
    ).fetchone()
    if found is None:
        return Wrote.NOTHING
    changes = changes_from_json(found[0])
    stays = [
        isinstance(change.record, PractitionerNote)
        and change.record.id in signed
        and (change.before is not None or not is_signed(change.after))
        for change in changes
    ]
    if not any(stays):
        return Wrote.NOTHING
    return Wrote.ALONE if all(stays) else Wrote.AMONG_OTHERS


def edit_by_id(connection: AnyConnection, key: RecordId) -> Edit:
    """An edit as it was made."""
    row = connection.execute(
        f"SELECT changes, {BESIDE} FROM edit WHERE id = ?",  # noqa: S608
        (key,),
    ).fetchone()
    if row is None:  # an id that is none
        raise obstacles.unreadable()
    return _edit(*row)


def every_edit(connection: AnyConnection) -> list[EditMade]:
    """All edits in order of making, undone ones included."""
    rows = connection.execute(f"{_MADE} ORDER BY position").fetchall()
    return [_made(row) for row in rows]


def latest_edits(connection: AnyConnection, patient: PatientId, most: int) -> list[EditMade]:
    """See Store.latest_edits."""
    rows = connection.execute(
        f"{_MADE} WHERE patient_id = ? ORDER BY position DESC LIMIT ?", (patient, most)
    ).fetchall()
    return [_made(row) for row in rows]


def note_step(
    connection: AnyConnection, edit: Edit, step: Step, now: datetime, made_by: str = ""
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
    with sums_kept(connection, "id = ?", edit.id):
        connection.execute(
            "UPDATE edit SET state = ?, stepped_at = ? WHERE id = ?",
            (_STATE_AFTER[step], now.isoformat(), edit.id),
        )


@contextmanager
def sums_kept(connection: AnyConnection, where: str = "TRUE", *values: object) -> Iterator[None]:
    """Rewrite edits inside the block, in a transaction: each gets its sum anew at its end.

    One that was not as it was written before goes on being told of.
    """
    told = set(torn(connection, where, *values))
    rows = connection.execute(f"SELECT position FROM edit WHERE {where}", values)  # noqa: S608
    whole = [row for row in rows.fetchall() if row[0] not in told]
    yield
    for (position,) in whole:
        found = f"SELECT changes, {BESIDE} FROM edit WHERE position = ?"  # noqa: S608
        said = connection.execute(found, (position,)).fetchone()
        if said is not None:
            connection.execute(
                "UPDATE edit SET changes = ? WHERE position = ?", (with_sum(*said), position)
            )


def torn(connection: AnyConnection, where: str = "TRUE", *values: object) -> list[int]:
    """Positions of edits that are not as they were written."""
    rows = connection.execute(
        f"SELECT position, changes, {BESIDE} FROM edit WHERE {where}",  # noqa: S608
        values,
    )
    return [position for position, *said in rows.fetchall() if not _is_whole(*said)]


def _is_whole(changes: str, *beside: object) -> bool:
    try:
        checked(changes, *beside)
    except ValueError:
        return False
    return True


def removals(
    connection: AnyConnection, patient: PatientId, since: datetime
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
    moment, state, *edit, made_by = row
    return EditMade(_edit(*edit, made_by), _moment(moment), state == "done", made_by)


def _edit(changes: str, key: str, patient: str, name: str, *beside: object) -> Edit:
    try:
        found = changes_from_json(checked(changes, key, patient, name, *beside))
        return Edit(message_from_json(name), PatientId(patient), found, RecordId(key))
    except MISREAD as error:
        raise obstacles.unreadable() from error


def _note_new(connection: AnyConnection, edit: Edit, now: datetime, made_by: str) -> None:
    connection.execute(
        "UPDATE edit SET state = 'dropped' WHERE patient_id = ? AND state = 'undone'",
        (edit.patient_id,),
    )
    removed = sum(change.after is None for change in edit.changes)
    beside = (
        *(edit.id, edit.patient_id, message_to_json(edit.name)),
        *(removed, now.isoformat(), "", made_by),
    )
    connection.execute(
        f"INSERT INTO edit (state, changes, {BESIDE}) "  # noqa: S608 (our own columns)
        "VALUES ('done', ?, ?, ?, ?, ?, ?, ?, ?)",
        (with_sum(changes_to_json(edit.changes), *beside), *beside),
    )
