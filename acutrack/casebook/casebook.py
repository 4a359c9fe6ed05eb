"""Record, undo, redo, and tell who listens what was touched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from acutrack.casebook.conflict import Conflicting
from acutrack.casebook.everybody import Everybody
from acutrack.casebook.signed_notes import expect_signed_kept
from acutrack.casebook.store import EditMade, R, Step, Store
from acutrack.casebook.versions import Version
from acutrack.domain.message import Message
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.record import Change, Edit, PatientId, Record, RecordId

KEPT_AFTER_REMOVAL = timedelta(days=30)


@dataclass(frozen=True)
class Touched:
    """Which kinds of record of which patients an edit touched; empty means "anything"."""

    pairs: frozenset[tuple[type[Record], PatientId]]

    def concerns(self, kind: type[Record], patient: PatientId) -> bool:
        """Whether a view of these records may be out of date."""
        return not self.pairs or (kind, patient) in self.pairs

    def concerns_any(self, kinds: Iterable[type[Record]], patient: PatientId) -> bool:
        """Whether a view of any of these kinds may be out of date."""
        return any(self.concerns(kind, patient) for kind in kinds)

    def only(self, kind: type[Record]) -> bool:
        """Whether it is known that nothing but records of this kind was touched."""
        return bool(self.pairs) and all(touched is kind for touched, _ in self.pairs)


#: Characters of a name in the history.
LONGEST_MAKER = 120
ANYTHING = Touched(frozenset())


class Casebook:
    """The diary of one or several patients."""

    def __init__(
        self, store: Store, now: Callable[[], datetime], account: Callable[[], str] = lambda: ""
    ) -> None:
        """The history keeps the name of `account` with each edit, until another is chosen."""
        self._store = store
        self._now = now
        self._account = account
        self._listeners: list[Callable[[Touched], None]] = []

    def load(self, kind: type[R], patient: PatientId) -> tuple[R, ...]:
        """All records of one kind and patient, in order of writing. Raises Obstacle."""
        return self._store.load(kind, patient)

    def patients(self) -> tuple[Patient, ...]:
        """Everybody in the casebook, in order of writing."""
        return self._store.load_all(Patient)

    def everybody(self) -> Everybody:
        """What is read of all patients at once, on any thread."""
        return Everybody(self._store)

    def practitioners(self) -> tuple[Practitioner, ...]:
        """Every practitioner known to the casebook, in order of writing."""
        return self._store.load_all(Practitioner)

    def record(self, edit: Edit) -> None:
        """Make an edit; when this returns it is on disk.

        Raises:
            Conflicting: somebody else was first; both versions are at hand.
            StaleEdit, Obstacle: likewise nothing was written.
            InvalidEntry: it would alter a note that is signed.
        """
        if not edit.changes:
            return
        expect_signed_kept((edit,))
        try:
            self._store.apply(edit, Step.RECORD, self._now(), self._made_by())
        except Conflicting as error:
            error.edit = edit
            raise
        self._announce(edit)

    def record_all(self, edits: Sequence[Edit]) -> None:
        """Make several edits at once, all of them or none. Raises as `record` does."""
        made = [edit for edit in edits if edit.changes]
        if not made:
            return
        expect_signed_kept(made)
        self._store.apply_all(made, self._now(), self._made_by())
        self._announce(*made)

    @property
    def maker(self) -> str:
        """The name chosen for the history on this account; empty for none. Raises Obstacle."""
        return self._store.maker(self._account())

    def call_maker(self, name: str) -> None:
        """Keep changes under a name from now on; an empty one stands for the account's.

        It lies in the casebook, so that it is locked with it. Raises Obstacle.
        """
        self._store.call_maker(self._account(), name.strip()[:LONGEST_MAKER])

    def undo(self, patient: PatientId) -> Edit | None:
        """Take the patient's latest edit back; without one, do nothing."""
        return self._step(self._store.undoable(patient), Step.UNDO)

    def redo(self, patient: PatientId) -> Edit | None:
        """Bring the patient's last undone edit back; without one, do nothing."""
        return self._step(self._store.redoable(patient), Step.REDO)

    def undo_name(self, patient: PatientId) -> Message | None:
        """What Undo would take back, in words."""
        edit = self._store.undoable(patient)
        return edit.name if edit else None

    def redo_name(self, patient: PatientId) -> Message | None:
        """What Redo would bring back, in words."""
        edit = self._store.redoable(patient)
        return edit.name if edit else None

    def recently_removed(self, patient: PatientId) -> tuple[tuple[datetime, Record], ...]:
        """Records removed in the last 30 days that are still gone, newest first."""
        since = self._now() - KEPT_AFTER_REMOVAL
        found: dict[str, tuple[datetime, Record]] = {}
        for moment, change in self._store.removed_since(patient, since):
            if change.before is not None:
                found.setdefault(change.before.id, (moment, change.before))
        there = self._ids_there({(type(r), r.patient_id) for _, r in found.values()})
        return tuple(removed for key, removed in found.items() if key not in there)

    def versions(self, record: Record) -> tuple[Version, ...]:
        """Every form that a record has had, newest first. Raises Obstacle."""
        return self._store.versions(record.id)

    def latest_edits(self, patient: PatientId, most: int) -> Sequence[EditMade]:
        """The latest edits in a patient's room, at most so many, newest first. Raises Obstacle."""
        return self._store.latest_edits(patient, most)

    def let_go(self) -> bool:
        """Let go for good of what was removed over 30 days ago; see Store.purge. Raises Obstacle.

        Whoever listens is not told: it may be called on any thread.
        """
        now = self._now()
        return self._store.purge(now - KEPT_AFTER_REMOVAL, now)

    def erased_for_good(self) -> Sequence[datetime]:
        """When people were erased for good, earliest first. Raises Obstacle."""
        return self._store.erased_for_good()

    def research_secret(self) -> bytes:
        """What people in studies are given other names with; it never goes out. Raises Obstacle."""
        return self._store.research_secret()

    def columns_said(self) -> Mapping[str, str]:
        """What was said of the columns of files, for `interchange.remembered_columns`."""
        return self._store.columns_said()

    def keep_columns(self, header: str, told: str) -> None:
        """Remember it for the next file of that kind. Raises Obstacle."""
        self._store.keep_columns(header, told)

    def listen(self, listener: Callable[[Touched], None]) -> Callable[[], None]:
        """Call `listener` after each edit; returns a call that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce_anything(self) -> None:
        """Tell every listener that another window wrote something."""
        self._tell(ANYTHING)

    def _step(self, edit: Edit | None, step: Step) -> Edit | None:
        if edit is None:
            return None
        self._store.apply(edit, step, self._now(), self._made_by())
        self._announce(edit)
        return edit

    def _made_by(self) -> str:
        return self.maker or self._account()

    def _ids_there(self, of: Iterable[tuple[type[Record], PatientId]]) -> set[RecordId]:
        return {record.id for kind, owner in of for record in self._store.load(kind, owner)}

    def _announce(self, *edits: Edit) -> None:
        changes = [change for edit in edits for change in edit.changes]
        pairs = frozenset((type(c.record), c.record.patient_id) for c in changes)
        self._tell(Touched(pairs))

    def _tell(self, touched: Touched) -> None:
        for listener in tuple(self._listeners):
            listener(touched)


def put(record: Record, before: Record | None = None) -> Change:
    """The change that adds a record, or replaces `before` by it."""
    return Change(before, record)


def remove(record: Record) -> Change:
    """The change that takes a record out."""
    return Change(record, None)
