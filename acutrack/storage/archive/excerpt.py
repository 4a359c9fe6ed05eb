"""Which part of a casebook goes into an archive: all of it, or what belongs to one person."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from acutrack.casebook.handed_over import NOTHING_LEFT_OUT, OWN_NOTES_KEPT, LeftOut, without
from acutrack.casebook.merging import REFERENCES
from acutrack.domain.message import say
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import EVERYONE, Change, PatientId, Record, RecordId
from acutrack.storage.any_connection import AnyConnection
from acutrack.storage.message_json import message_to_json
from acutrack.storage.record_json import change_from_json, changes_from_json, stored_change
from acutrack.storage.statements import table_for
from acutrack.storage.table_names import TABLE_NAMED

#: What an edit is called when its own name may tell of what was left out.
_RENAMED = say("Earlier change")

Stored = dict[str, Any]


@dataclass(frozen=True)
class Excerpt:
    """What goes in.

    Attributes:
        patient: whose; None for everything.
        keys: the records that go in; None for all.
        left_out: what the person left out.
        in_effect: edits that were taken back stay at home.
    """

    patient: PatientId | None = None
    keys: frozenset[RecordId] | None = None
    left_out: LeftOut = NOTHING_LEFT_OUT
    in_effect: bool = False

    def records(self, found: Iterable[Record]) -> Iterator[Record]:
        """Those of some records that go in, as they go in."""
        for record in found:
            if self.keys is None or record.id in self.keys:
                handed_over = without(record, self.left_out)
                if handed_over is not None:
                    yield handed_over

    def edit(self, stored: Stored) -> Stored | None:
        """An edit of the history as it goes in; None where nothing of it does."""
        if self.keys is None:
            return stored
        if self.in_effect and stored["state"] != "done":
            return None
        changes = [change for change in stored["changes"] if _key(change) in self.keys]
        if self.left_out.anything:
            changes = [left for change in changes if (left := self._left_of(change)) is not None]
        whole = len(changes) == len(stored["changes"])
        if not changes:
            return None
        room = self._room(stored)
        told_whole = whole and not self.left_out.within_entries
        renamed = stored["name"] if told_whole else _plain(stored["name"])
        return stored | room | {"name": renamed, "changes": changes}

    def _room(self, stored: Stored) -> Stored:
        """A practitioner may have been noted in somebody else's room, of which nothing is told."""
        if stored["patient_id"] in (self.patient, EVERYONE):
            return {}
        state = "dropped" if stored["state"] == "undone" else stored["state"]
        return {"patient_id": EVERYONE, "state": state}

    def _left_of(self, stored: Stored) -> Stored | None:
        change = change_from_json(stored)
        before, after = self._left(change.before), self._left(change.after)
        return None if before == after else stored_change(Change(before, after))

    def _left(self, record: Record | None) -> Record | None:
        return None if record is None else without(record, self.left_out)


WHOLE = Excerpt()


def excerpt_of(
    connection: AnyConnection,
    patient: PatientId,
    handed_over: LeftOut | None = None,
    *,
    own_notes: bool = False,
) -> Excerpt:
    """What belongs to one person, and the practitioners that it names.

    Args:
        connection: it sees one state of the casebook throughout.
        patient: whose.
        handed_over: somebody else gets it: nothing that was removed goes along, nor what the
            person leaves out.
        own_notes: the practitioner's own notes go along where nothing is handed over.
    """
    there = [record for kind in TABLE_NAMED for record in table_for(kind).everything(connection)]
    own = [record for record in there if record.patient_id == patient]
    if handed_over is None:
        rows = connection.execute("SELECT changes FROM edit").fetchall()
        changes = [change for (text,) in rows for change in changes_from_json(text)]
        states = [state for each in changes for state in (each.before, each.after) if state]
        own += [state for state in states if state.patient_id == patient]
        there += states
    left_out = handed_over or (NOTHING_LEFT_OUT if own_notes else OWN_NOTES_KEPT)
    goes_along = [record for record in own if without(record, left_out) is not None]
    named = {getattr(record, name, None) for record in goes_along for name in REFERENCES}
    practitioners = {
        record.id for record in there if isinstance(record, Practitioner) and record.id in named
    }
    keys = frozenset(practitioners | {record.id for record in own})
    return Excerpt(patient, keys, left_out, in_effect=handed_over is not None)


def _key(change: Stored) -> str:
    form = change.get("after") or change["before"]
    return str(form["id"])


def _plain(name: Stored) -> Stored:
    """The name of an edit, or a plain one where it says anything of what it was about."""
    if not name.get("values"):
        return name
    plain: Stored = json.loads(message_to_json(_RENAMED))
    return plain
