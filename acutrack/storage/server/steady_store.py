"""The store of a window: what was loaded stays readable while the server is away.

A window must not stand still, and must not go blank, because a cable was pulled out. So what was
read once is kept in memory and given again while the server does not answer; once that is known,
nothing waits for it any more. Whoever watches the server tells when it is back. What is to be
written is never kept for later: it is refused at once, and stays in the form.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from threading import Lock
from typing import Any, TypeVar

from typing_extensions import override

from acutrack.casebook.store import EditMade, Gathered, R, Step
from acutrack.casebook.versions import Version
from acutrack.domain.record import Change, Edit, PatientId, Record, RecordId
from acutrack.domain.stretch import Stretch
from acutrack.storage.server.connections import ServerConnections
from acutrack.storage.server.refusals import Away
from acutrack.storage.server.store import ServerStore

T = TypeVar("T")
#: A room has about thirty kinds of record, the list of patients a handful of questions.
_KEPT = 400


class SteadyStore(ServerStore):
    """The same as ServerStore, for as long as the server answers."""

    def __init__(self, connections: ServerConnections) -> None:
        super().__init__(connections)
        self._refusal: Away | None = None
        self._kept: OrderedDict[object, Any] = OrderedDict()
        self._lock = Lock()

    @property
    def away(self) -> bool:
        """Whether the server did not answer when it was last asked."""
        return self._refusal is not None

    def note_away(self, refusal: Away) -> None:
        """Ask it no more for now."""
        self._refusal = self._refusal or refusal

    def note_back(self) -> None:
        """It answers again."""
        self._refusal = None

    @override
    def load(self, kind: type[R], patient: PatientId) -> tuple[R, ...]:
        return self._read(
            ("load", kind, patient), lambda: super(SteadyStore, self).load(kind, patient)
        )

    @override
    def load_all(self, kind: type[R]) -> tuple[R, ...]:
        return self._read(("load_all", kind), lambda: super(SteadyStore, self).load_all(kind))

    @override
    def gathered(
        self,
        kind: type[R],
        by: Sequence[str],
        names: Sequence[str],
        within: Sequence[Stretch] | None = None,
    ) -> tuple[Gathered, ...]:
        which = ("gathered", kind, tuple(by), tuple(names), None if within is None else (*within,))
        return self._read(which, lambda: super(SteadyStore, self).gathered(kind, by, names, within))

    @override
    def tally(self, kind: type[R], by: Sequence[str]) -> tuple[tuple[Any, ...], ...]:
        return self._read(
            ("tally", kind, tuple(by)), lambda: super(SteadyStore, self).tally(kind, by)
        )

    @override
    def latest_edits(self, patient: PatientId, most: int) -> Sequence[EditMade]:
        return self._read(
            ("latest", patient, most), lambda: super(SteadyStore, self).latest_edits(patient, most)
        )

    @override
    def removed_since(
        self, patient: PatientId, moment: datetime
    ) -> Sequence[tuple[datetime, Change]]:
        return self._read(
            ("removed", patient), lambda: super(SteadyStore, self).removed_since(patient, moment)
        )

    @override
    def versions(self, key: RecordId) -> tuple[Version, ...]:
        return self._read(("versions", key), lambda: super(SteadyStore, self).versions(key))

    @override
    def maker(self, account: str) -> str:
        return self._read(("maker", account), lambda: super(SteadyStore, self).maker(account))

    @override
    def erased_for_good(self) -> Sequence[datetime]:
        return self._read(("erased",), super().erased_for_good)

    @override
    def columns_said(self) -> Mapping[str, str]:
        return self._read(("columns",), super().columns_said)

    @override
    def call_maker(self, account: str, name: str) -> None:
        self._write(lambda: super(SteadyStore, self).call_maker(account, name))

    @override
    def keep_columns(self, header: str, told: str) -> None:
        self._write(lambda: super(SteadyStore, self).keep_columns(header, told))

    @override
    def purge(self, until: datetime, now: datetime) -> bool:
        return self._write(lambda: super(SteadyStore, self).purge(until, now))

    @override
    def _step(self, edits: Sequence[Edit], step: Step, now: datetime, made_by: str) -> None:
        self._write(lambda: super(SteadyStore, self)._step(edits, step, now, made_by))
        # What was just written belongs to what can be read if the server goes away now.
        for kind, patient in {
            (type(change.record), change.record.patient_id)
            for edit in edits
            for change in edit.changes
        }:
            self._read_anew(kind, patient)

    @override
    def _next(self, step: Step, patient: PatientId) -> Edit | None:
        return self._read(
            ("next", step, patient), lambda: super(SteadyStore, self)._next(step, patient)
        )

    def _read_anew(self, kind: type[Record], patient: PatientId) -> None:
        try:
            found = super().load(kind, patient)
        except Away as error:
            self._refusal = error
            with self._lock:
                self._kept.pop(("load", kind, patient), None)
        else:
            self._keep(("load", kind, patient), found)

    def _read(self, which: object, ask: Callable[[], T]) -> T:
        """What the server says, or said the last time. Raises Away if it never did."""
        refusal = self._refusal
        if refusal is None:
            try:
                found = ask()
            except Away as error:
                self._refusal = refusal = error
            else:
                self._keep(which, found)
                return found
        with self._lock:
            if which in self._kept:
                kept: T = self._kept[which]
                return kept
        raise _again(refusal)

    def _keep(self, which: object, found: object) -> None:
        with self._lock:
            self._kept[which] = found
            self._kept.move_to_end(which)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    def _write(self, do: Callable[[], T]) -> T:
        if self._refusal is not None:
            raise _again(self._refusal)
        try:
            return do()
        except Away as error:
            self._refusal = error
            raise


def _again(refusal: Away) -> Away:
    """The same words, for whoever asks next."""
    return type(refusal)(refusal.message, in_command=refusal.in_command)
