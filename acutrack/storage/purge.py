"""Lets go for good of what was removed long ago: out of the history, the drafts and the bytes.

The history is left as if such a record had never been. Its changes are taken out of every edit; a
change that does nothing without it goes too, and so does an edit left empty. Whatever is left
still fits together, so Undo works as before. What was undone long ago is no longer brought back.

What SQLite leaves behind in free pages and in the log goes last, by `Connections.scrub`.
Until that is done the file says so itself, and it is done at the next opening.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from acutrack.casebook.window_drafts import ASIDE
from acutrack.domain.message import Message, say
from acutrack.domain.patient import Patient
from acutrack.domain.record import new_id
from acutrack.storage import about
from acutrack.storage.any_connection import AnyConnection, AnyConnections
from acutrack.storage.codecs import MISREAD, to_json
from acutrack.storage.history import BESIDE, MOMENT, sums_kept
from acutrack.storage.message_json import message_from_json, message_to_json
from acutrack.storage.row_sums import checked
from acutrack.storage.table_names import TABLE_NAMED

_TABLES = {kind.__name__: table for kind, table in TABLE_NAMED.items()}
_PAUSE = timedelta(days=1)
#: What an edit is called when its own name tells of something that is gone.
_RENAMED = say("Earlier change")

#: One change as `record_json` writes it.
_Stored = dict[str, Any]


@dataclass(frozen=True)
class _Kept:
    """An edit of the history as it is stored."""

    position: int
    patient: str
    state: str
    moment: datetime
    name: str
    changes: list[_Stored]


def purge(connections: AnyConnections, until: datetime, now: datetime) -> bool:
    """See Store.purge."""
    if connections.read_only:
        return False
    with connections.reading() as connection:
        unfinished = about.said(connection, about.UNFINISHED) is not None
        if not unfinished and not _is_due(connection, now):
            return False
    with connections.writing() as connection:
        found = _let_go(connection, until)
        about.note(connection, about.LOOKED_OVER, now.isoformat())
        if found:
            about.note(connection, about.UNFINISHED, "yes")
    if found or unfinished:
        finish_scrubbing(connections)
    return found


def finish_scrubbing(connections: AnyConnections) -> None:
    """Free the bytes of what is gone; where somebody is reading, the next opening does it.

    Whoever took something out has noted `about.UNFINISHED`. Raises Obstacle.
    """
    if connections.scrub():
        with connections.writing() as connection:
            about.forget(connection, about.UNFINISHED)


def _is_due(connection: AnyConnection, now: datetime) -> bool:
    said = about.said(connection, about.LOOKED_OVER)
    try:
        # A moment still to come was written under a wrong clock.
        return said is None or not timedelta() <= now - datetime.fromisoformat(said) < _PAUSE
    except (ValueError, TypeError):
        return True


def _let_go(connection: AnyConnection, until: datetime) -> bool:
    """Take out of history and drafts what is gone since before `until`; tell whether any was."""
    leftovers = _leftovers(connection, until)
    maybe = set(_ids(leftovers)) | set(_removed(connection, until))
    if not leftovers and not maybe:
        return False
    connection.executemany(
        "DELETE FROM edit WHERE position = ?", [(edit.position,) for edit in leftovers]
    )
    gone = _not_there(connection, maybe)
    for edit in _edits(connection):
        if edit.moment > until:
            gone.difference_update(_ids([edit]))
    if gone:
        forget_records(connection, gone)
        about.note_let_go(connection, gone, until)
    return bool(leftovers or gone)


def _edits(connection: AnyConnection, where: str = "TRUE") -> Iterator[_Kept]:
    rows = connection.execute(
        f"SELECT position, state, {MOMENT}, changes, {BESIDE} FROM edit "  # noqa: S608
        f"WHERE {where} ORDER BY position"
    ).fetchall()
    for position, state, moment, changes, *beside in rows:
        _id_of_it, patient, name, *_rest = beside
        try:
            at, read = datetime.fromisoformat(moment), json.loads(checked(changes, *beside))
            edit = _Kept(position, patient, state, at, name, read)
            list(_ids([edit]))
        except MISREAD:
            continue  # damaged: for `integrity` to tell, not to be made worse
        yield edit


def _leftovers(connection: AnyConnection, until: datetime) -> list[_Kept]:
    """What was undone long ago: dropped edits, and the far end of what Redo could bring back."""
    found: list[_Kept] = []
    ended: set[str] = set()
    for edit in _edits(connection, "state <> 'done'"):
        if edit.state == "dropped":
            if edit.moment <= until:
                found.append(edit)
        # Redo comes to the first one first, so nothing may be left behind one that goes.
        elif edit.moment <= until or edit.patient in ended:
            ended.add(edit.patient)
            found.append(edit)
    return found


def _removed(connection: AnyConnection, until: datetime) -> Iterator[str]:
    for edit in _edits(connection, "state = 'done' AND removed > 0"):
        if edit.moment <= until:
            yield from (_id(change) for change in edit.changes if "after" not in change)


def _id(change: _Stored) -> str:
    form = change.get("after") or change["before"]
    return str(form["id"])


def _owner(change: _Stored) -> str:
    form = change.get("after") or change["before"]
    return str(form["patient_id"])


def _ids(edits: Iterable[_Kept]) -> Iterator[str]:
    return (_id(change) for edit in edits for change in edit.changes)


def _not_there(connection: AnyConnection, ids: Iterable[str]) -> set[str]:
    gone = set(ids)
    for table in TABLE_NAMED.values():
        rows = connection.execute(
            f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
            (to_json(sorted(gone)),),
        )
        gone.difference_update([key for (key,) in rows])
    return gone


def ids_in_history(connection: AnyConnection, person: str) -> set[str]:
    """Every record that the history tells of a person, in whosever room. Raises Obstacle."""
    return {
        _id(change)
        for edit in _edits(connection)
        for change in edit.changes
        if _owner(change) == person
    }


def forget_records(connection: AnyConnection, gone: set[str]) -> None:
    """Leave history and drafts as if the records had never been, inside a transaction."""
    naming = {kind: _naming(connection, table) for kind, table in _TABLES.items()}
    people: set[str] = set()
    for edit in _edits(connection):
        lost = [change for change in edit.changes if _id(change) in gone]
        people.update(_owner(change) for change in lost if change["kind"] == Patient.__name__)
        left = [
            _forgetting(change, naming.get(change["kind"], ()), gone)
            for change in edit.changes
            if _id(change) not in gone
        ]
        left = [change for change in left if change.get("before") != change.get("after")]
        if not left:
            connection.execute("DELETE FROM edit WHERE position = ?", (edit.position,))
        elif left != edit.changes:
            _put(connection, edit, left, lost)
    _forget_drafts(connection, gone, people)


def _naming(connection: AnyConnection, table: str) -> tuple[str, ...]:
    """The fields that name a record which the file holds in place."""
    rows = connection.execute('SELECT "from" FROM pragma_foreign_key_list(?)', (table,))
    return tuple(str(name) for (name,) in rows.fetchall())


def _forgetting(change: _Stored, naming: Iterable[str], gone: set[str]) -> _Stored:
    forms = {
        side: {
            name: value
            for name, value in change[side].items()
            if name not in naming or value not in gone
        }
        for side in ("before", "after")
        if side in change
    }
    return change | forms


def _put(
    connection: AnyConnection, edit: _Kept, left: list[_Stored], lost: Iterable[_Stored]
) -> None:
    # Under a new id, so that no window takes the edit it remembers for the one that is left.
    with sums_kept(connection, "position = ?", edit.position):
        connection.execute(
            "UPDATE edit SET id = ?, name = ?, changes = ?, removed = ? WHERE position = ?",
            (
                new_id(),
                _name_without(edit.name, lost),
                to_json(left),
                sum("after" not in change for change in left),
                edit.position,
            ),
        )


def _name_without(name: str, lost: Iterable[_Stored]) -> str:
    """The name of an edit, or a plain one where it tells of what is gone."""
    told = {
        str(value)
        for change in lost
        for side in ("before", "after")
        for value in change.get(side, {}).values()
    }
    try:
        return message_to_json(_RENAMED) if told & set(_said(message_from_json(name))) else name
    except MISREAD:
        return message_to_json(_RENAMED)


def _said(message: Message) -> Iterator[str]:
    for _, value in message.values:
        if isinstance(value, Message):
            yield from _said(value)
        else:
            yield str(value)


def _about(form: str) -> str:
    """The record that a draft is about; empty for something new."""
    return form.partition(ASIDE)[0].partition(":")[2]


def _forget_drafts(connection: AnyConnection, gone: set[str], people: set[str]) -> None:
    """What was typed about a record, or in the room of a person, and never saved goes with it."""
    rows = connection.execute("SELECT form, patient_id FROM draft").fetchall()
    connection.executemany(
        "DELETE FROM draft WHERE form = ? AND patient_id = ?",
        [(form, patient) for form, patient in rows if patient in people or _about(form) in gone],
    )
