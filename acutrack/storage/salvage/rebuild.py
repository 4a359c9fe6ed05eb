"""A new casebook with what was got back, written beside the damaged one and looked over."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from acutrack.casebook.recovery import Recovery
from acutrack.casebook.store import Step
from acutrack.domain.errors import Obstacle
from acutrack.domain.message import say
from acutrack.domain.record import Record, RecordId
from acutrack.storage.about import note_gone
from acutrack.storage.connection import Connections, told_as_obstacle
from acutrack.storage.creation import write_schema
from acutrack.storage.drafts_table import write_drafts
from acutrack.storage.driver import Connection
from acutrack.storage.history import note_step
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key
from acutrack.storage.record_json import changes_from_json
from acutrack.storage.salvage.salvage import Salvage
from acutrack.storage.salvage.tables import Named
from acutrack.storage.statements import table_for

_NOT_WHOLE = say(
    "AcuTrack wrote a new record out of what could be read, and it did not turn out whole. "
    "Nothing was changed. Open a backup, and tell the makers of AcuTrack what happened."
)
_STEP_COLUMNS = ("position", "id", "patient_id", "name", "changes", "removed", "made_at", "state")


def rebuild(
    salvaged: Salvage, wanted: Recovery, target: Path, key: Key | None, now: datetime
) -> None:
    """Write the casebook `target`, which is not there yet; on disk and looked over at the end.

    Raises:
        Obstacle: it cannot be written, or did not turn out whole; it is gone again then.
    """
    try:
        with closing(Connections(target, key, begin=True)) as connections:
            connections.make_durable()
            with connections.writing() as connection:
                write_schema(connection)
                _write(connection, salvaged, wanted, now)
        _look_over(target, key)
        with told_as_obstacle():
            _sync(target)
    except BaseException:
        for part in ("", "-wal", "-shm", "-journal"):
            target.with_name(target.name + part).unlink(missing_ok=True)
        raise


def _look_over(target: Path, key: Key | None) -> None:
    if findings(target, key):
        raise Obstacle(_NOT_WHOLE)


def _write(connection: Connection, salvaged: Salvage, wanted: Recovery, now: datetime) -> None:
    for kind, records in wanted.contents.records.items():
        table = table_for(kind)
        table.insert(connection, [table.encode(record) for record in records])
    _write_steps(connection, salvaged.steps, wanted)
    for edit in wanted.edits:
        note_step(connection, edit, Step.RECORD, now)
    note_gone(connection, wanted.gone)
    write_drafts(connection, salvaged.drafts)


def _write_steps(connection: Connection, steps: Sequence[Named], wanted: Recovery) -> None:
    """The history as it lay there; an edit that nothing leads back to any more is not offered."""
    present = {column for (_, column, *_rest) in connection.execute("PRAGMA table_info(edit)")}
    fitting = _fitting(steps, wanted)
    for step in steps:
        row = {name: value for name, value in step.items() if name in present}
        if row["state"] != "dropped" and row["position"] not in fitting:
            row["state"] = "dropped"
        names, places = ", ".join(row), ", ".join("?" * len(row))
        connection.execute(
            f"INSERT INTO edit ({names}) VALUES ({places})",  # noqa: S608 (our own columns)
            tuple(row.values()),
        )


def _fitting(steps: Sequence[Named], wanted: Recovery) -> set[int]:
    """Positions of the edits that Undo and Redo could still do, one after the other."""
    states: dict[RecordId, Record | None] = dict(wanted.records)
    for edit in reversed(wanted.edits):
        states |= {change.record.id: change.before for change in edit.undone().changes[::-1]}
    fitting: set[int] = set()
    undone = dict(states)
    for step in sorted(steps, key=lambda step: step["position"]):
        if step["state"] == "undone":
            changes = changes_from_json(step["changes"])
            if all(undone.get(c.record.id) == c.before for c in changes):
                fitting.add(step["position"])
                undone |= {change.record.id: change.after for change in changes}
    for step in sorted(steps, key=lambda step: step["position"], reverse=True):
        if step["state"] == "done":
            changes = changes_from_json(step["changes"])
            if all(states.get(c.record.id) == c.after for c in changes):
                fitting.add(step["position"])
                states |= {change.record.id: change.before for change in changes}
    return fitting


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
