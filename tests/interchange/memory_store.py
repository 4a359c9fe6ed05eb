"""A casebook in memory, for properties that are tried on hundreds of invented records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.let_go import NOTHING_LET_GO, LetGo
from acutrack.casebook.store import EditMade, R, Step
from acutrack.casebook.versions import Version
from acutrack.domain.errors import StaleEdit
from acutrack.domain.message import say
from acutrack.domain.record import Change, Edit, PatientId, Record, RecordId
from tests.builders import NOW, PATIENT


class MemoryStore:
    """Keeps records in the order of writing; keeps no history."""

    def __init__(self) -> None:
        self._records: dict[RecordId, Record] = {}

    def load(self, kind: type[R], patient: PatientId) -> tuple[R, ...]:
        return tuple(r for r in self.load_all(kind) if r.patient_id == patient)

    def load_all(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(r for r in self._records.values() if isinstance(r, kind))

    def apply(self, edit: Edit, step: Step, now: datetime, made_by: str = "") -> None:  # noqa: ARG002
        assert step is Step.RECORD
        assert now.tzinfo is not None
        for change in edit.changes:
            if self._records.get(change.record.id) != change.before:
                raise StaleEdit(say("Changed elsewhere."))
            if change.after is None:
                del self._records[change.record.id]
            else:
                self._records[change.record.id] = change.after

    def apply_all(self, edits: Sequence[Edit], now: datetime, made_by: str = "") -> None:
        for edit in edits:
            self.apply(edit, Step.RECORD, now, made_by)

    def edits_made(self) -> Sequence[EditMade]:
        return ()

    def latest_edits(self, patient: PatientId, most: int) -> Sequence[EditMade]:  # noqa: ARG002
        return ()

    def undoable(self, patient: PatientId) -> Edit | None:  # noqa: ARG002
        return None

    def redoable(self, patient: PatientId) -> Edit | None:  # noqa: ARG002
        return None

    def removed_since(
        self,
        patient: PatientId,  # noqa: ARG002
        moment: datetime,  # noqa: ARG002
    ) -> Sequence[tuple[datetime, Change]]:
        return ()

    def maker(self, account: str) -> str:  # noqa: ARG002
        return ""

    def call_maker(self, account: str, name: str) -> None:
        raise NotImplementedError

    def let_go_of(self) -> LetGo:
        return NOTHING_LET_GO

    def versions(self, key: RecordId) -> tuple[Version, ...]:  # noqa: ARG002
        return ()

    def purge(self, until: datetime, now: datetime) -> bool:  # noqa: ARG002
        return False


def casebook_with(records: Iterable[Record] = ()) -> Casebook:
    """A casebook that holds these records."""
    casebook = Casebook(MemoryStore(), lambda: NOW)
    casebook.record(Edit(say("Begin"), PATIENT, tuple(put(record) for record in records)))
    return casebook
