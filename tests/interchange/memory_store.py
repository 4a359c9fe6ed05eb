"""A casebook in memory, for properties that are tried on hundreds of invented records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from acutrack.casebook.casebook import Casebook, put
from acutrack.casebook.let_go import NOTHING_LET_GO, LetGo
from acutrack.casebook.store import EditMade, Gathered, R, Step
from acutrack.casebook.versions import Version
from acutrack.domain.errors import StaleEdit
from acutrack.domain.message import say
from acutrack.domain.record import Change, Edit, PatientId, Record, RecordId
from acutrack.domain.stretch import Stretch
from tests.builders import NOW, PATIENT


class MemoryStore:
    """Keeps records in the order of writing; keeps no history."""

    def __init__(self) -> None:
        self._records: dict[RecordId, Record] = {}

    def load(self, kind: type[R], patient: PatientId) -> tuple[R, ...]:
        return tuple(r for r in self.load_all(kind) if r.patient_id == patient)

    def load_all(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(r for r in self._records.values() if isinstance(r, kind))

    def gathered(
        self,
        kind: type[R],
        by: Sequence[str],
        names: Sequence[str],
        within: Sequence[Stretch] | None = None,
    ) -> tuple[Gathered, ...]:
        groups: dict[tuple[Any, ...], list[Any]] = {}
        for record in self.load_all(kind):
            if within is None or any(_holds(stretch, record) for stretch in within):
                groups.setdefault(_values(record, by), []).append(record)
        return tuple(
            (key, tuple([getattr(r, name) for r in its] for name in names))
            for key, its in groups.items()
        )

    def tally(self, kind: type[R], by: Sequence[str]) -> tuple[tuple[Any, ...], ...]:
        groups = self.gathered(kind, by, ("day",))
        return tuple((*key, len(days), max(days)) for key, (days,) in groups)

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

    def erased_for_good(self) -> Sequence[datetime]:
        return ()

    def research_secret(self) -> bytes:
        return b"kept with the record"

    def columns_said(self) -> Mapping[str, str]:
        return {}

    def keep_columns(self, header: str, told: str) -> None:
        raise NotImplementedError

    def purge(self, until: datetime, now: datetime) -> bool:  # noqa: ARG002
        return False


def _values(record: Record, names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(record, name) for name in names)


def _holds(stretch: Stretch, record: Any) -> bool:
    within = stretch.first <= record.day <= stretch.last
    return stretch.patient == record.patient_id and bool(within)


def casebook_with(records: Iterable[Record] = ()) -> Casebook:
    """A casebook that holds these records."""
    casebook = Casebook(MemoryStore(), lambda: NOW)
    casebook.record(Edit(say("Begin"), PATIENT, tuple(put(record) for record in records)))
    return casebook
