"""The history of a damaged casebook, as far as it can be read: the second place of every entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from acutrack.casebook.latest_states import latest_states
from acutrack.casebook.store import EditMade
from acutrack.domain.record import Edit, PatientId, Record, RecordId
from acutrack.storage.codecs import MISREAD
from acutrack.storage.history import BESIDE
from acutrack.storage.message_json import message_from_json
from acutrack.storage.record_json import changes_from_json
from acutrack.storage.row_sums import checked
from acutrack.storage.salvage.tables import Named, TableRead

_DONE = "done"
_STATES = (_DONE, "undone", "dropped")
State = Record | None
_UNREADABLE: tuple[type[Exception], ...] = (*MISREAD, RecursionError)


@dataclass(frozen=True)
class Step:
    """One edit: as it lies in the file, and as what it means."""

    row: Named
    edit: Edit

    @property
    def in_effect(self) -> bool:
        """Whether it was not undone."""
        return bool(self.row["state"] == _DONE)

    def made(self) -> EditMade:
        """The edit with its moment."""
        moment = datetime.fromisoformat(self.row["made_at"])
        return EditMade(self.edit, moment, self.in_effect)


@dataclass(frozen=True)
class Past:
    """What is known of the edits.

    Attributes:
        steps: in order of making.
        lost: how many are known to have been there and cannot be read.
        whole: every edit there ever was is among the steps, and none is in an earlier state.
        states: what each record came to by them; None where it was taken out.
    """

    steps: tuple[Step, ...]
    lost: int
    whole: bool
    states: Mapping[tuple[type[Record], RecordId], State]

    def of(self, kind: type[Record]) -> dict[RecordId, State]:
        """What each record of one kind came to."""
        return {key: state for (its, key), state in self.states.items() if its is kind}


def read_past(table: TableRead) -> Past:
    """Read the table of edits."""
    found: dict[int, Step] = {}
    for row in (*table.adrift, *table.rows.values()):  # what hangs in the tree counts more
        step = _step(row)
        if step is not None:
            found[row["position"]] = step
    steps = tuple(found[position] for position in sorted(found))
    known = set(table.keys) | set(table.rows)
    lost = len(known - found.keys())
    whole = table.whole and table.keys_whole and not lost and _states_agree(table, steps)
    states = latest_states((step.row["state"], step.edit.changes) for step in steps)
    return Past(steps, lost, whole, states)


def _states_agree(table: TableRead, steps: Iterable[Step]) -> bool:
    """Whether the index of who did what in which state says the same: a page of another time shows.

    The index has its own pages, so it does not go back together with a page of the table.
    """
    if table.keys.keys() != table.rows.keys():
        return False
    said = {(step.row["patient_id"], step.row["state"], step.row["position"]) for step in steps}
    return any(said == set(entries) for entries in table.other_entries)


def _step(row: Named) -> Step | None:
    try:
        if row["state"] not in _STATES:
            return None
        datetime.fromisoformat(row["made_at"])
        beside = (row.get(column, "") for column in BESIDE.split(", "))
        changes = changes_from_json(checked(row["changes"], *beside))
        name = message_from_json(row["name"])
        return Step(row, Edit(name, PatientId(row["patient_id"]), changes, RecordId(row["id"])))
    except _UNREADABLE:
        return None
