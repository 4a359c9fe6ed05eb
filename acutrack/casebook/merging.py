"""Brings two casebooks that went separate ways together again, entry by entry.

Nothing is lost by it: what only the other has comes in, of an entry that both changed the one
changed last counts and the other stays in the history, and what was removed there is only offered
for removal. Both histories are asked, so that what was removed here on purpose stays away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from acutrack.casebook.contents import Contents, KindDifference, compare
from acutrack.casebook.let_go import NOTHING_LET_GO, LetGo
from acutrack.casebook.record_past import Past, State, later_there
from acutrack.casebook.signed_notes import with_both_signed
from acutrack.casebook.store import EditMade
from acutrack.domain.co_treatment import CoTreatment
from acutrack.domain.course import Course
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.practitioner import Practitioner
from acutrack.domain.practitioner_note import PractitionerNote, is_signed
from acutrack.domain.record import EVERYONE, Change, Edit, PatientId, Record, RecordId
from acutrack.domain.session import TreatmentSession

#: Fields that name another record which has to be there.
REFERENCES = ("practitioner_id", "course_id", "session_id", "treatment_id")
#: What others name is written before them.
_NAMED_FIRST: dict[type[Record], int] = {
    Patient: 0, Practitioner: 1, Course: 2, TreatmentSession: 3, CoTreatment: 4,
}  # fmt: skip
_LAST = len(_NAMED_FIRST)
_NAME = say("Bring two copies of the record together")


@dataclass(frozen=True)
class KindMerge:
    """What a merge does with the records of one kind.

    Attributes:
        comes_in: only there, and added.
        changed: in both, and later there: (here, there).
        kept: in both, and later here: (here, there); theirs becomes an earlier version.
        removed_here: only there, and removed here on purpose since: they stay away.
        removed_there: only here, and removed there on purpose since: they stay, unless the
            removals are wanted too.
        only_here: only here for any other reason; they stay.
        same: how many are alike.
    """

    kind: type[Record]
    comes_in: tuple[Record, ...] = ()
    changed: tuple[tuple[Record, Record], ...] = ()
    kept: tuple[tuple[Record, Record], ...] = ()
    removed_here: tuple[Record, ...] = ()
    removed_there: tuple[Record, ...] = ()
    only_here: tuple[Record, ...] = ()
    same: int = 0


@dataclass(frozen=True)
class Merge:
    """What bringing two casebooks together would do; nothing is written yet.

    Attributes:
        kinds: one for each kind that either holds, in the order of KINDS.
        edits: one for each room, the common one first; recorded together they bring it about.
    """

    kinds: tuple[KindMerge, ...]
    edits: tuple[Edit, ...]

    @property
    def changes_entries(self) -> bool:
        """Whether any entry is added or changed; the history may gain earlier versions anyway."""
        return any(kind.comes_in or kind.changed for kind in self.kinds)

    @property
    def removals_offered(self) -> int:
        """How many entries were removed there on purpose and are still here."""
        return sum(len(kind.removed_there) for kind in self.kinds)


def merge(
    here: Contents,
    there: Contents,
    made_here: Sequence[EditMade] = (),
    made_there: Sequence[EditMade] = (),
    *,
    gone: tuple[LetGo, LetGo] = (NOTHING_LET_GO, NOTHING_LET_GO),
    removals_too: bool = False,
) -> Merge:
    """Work out how everything in another casebook comes into this one.

    Args:
        here: what this casebook holds.
        there: what the other one holds.
        made_here: this casebook's history; without the histories the time of writing decides.
        made_there: the other one's.
        gone: what each let go of for good, this casebook first; the histories know nothing of
            that any more.
        removals_too: also take out what was removed there on purpose and not changed here since.
    """
    return _Merging(here, there, made_here, made_there, gone).merge(removals_too=removals_too)


class _Merging:
    def __init__(
        self,
        here: Contents,
        there: Contents,
        made_here: Sequence[EditMade],
        made_there: Sequence[EditMade],
        gone: tuple[LetGo, LetGo],
    ) -> None:
        there = with_both_signed(here, there)
        self._differences = compare(here, there)
        self._here, self._there = _by_id(here), _by_id(there)
        keys = self._here.keys() | self._there.keys()
        differing = {key for key in keys if self._here.get(key) != self._there.get(key)}
        self._touched_there = _touched(made_there, but={each.edit.id for each in made_here})
        about = differing | self._touched_there.keys()
        self._pasts = (Past(made_here, about, gone[0]), Past(made_there, about, gone[1]))
        self._person = _people(there) | _people(here)
        self._later_there = {key for key in differing if self._is_later_there(key)}

    def merge(self, *, removals_too: bool) -> Merge:
        thorough = self._wanted(removals_too=True)
        wanted = thorough if removals_too else self._wanted(removals_too=False)
        kinds = tuple(self._told(kind, thorough) for kind in self._differences)
        return Merge(kinds, _edits(list(self._changes(wanted))))

    def _is_later_there(self, key: RecordId) -> bool:
        ours, theirs = self._here.get(key), self._there.get(key)
        if is_signed(ours) != is_signed(theirs) and self._has_person(ours or theirs):
            return is_signed(theirs)  # what was signed stays, whatever was done later
        return later_there(key, ours, theirs, self._pasts)

    def _wanted(self, *, removals_too: bool) -> dict[RecordId, Record]:
        """Every record as it is to be. What a record names stays, or comes with it."""
        wanted = dict(self._here)
        for key in self._later_there:
            state = self._there.get(key)
            if state is not None:
                wanted[key] = state
            elif removals_too:
                del wanted[key]
        if removals_too:
            self._keep_signed(wanted)
        waiting = list(wanted.values())
        while waiting:
            for key in self._named_by(waiting.pop()):
                named = self._here.get(key) or self._there.get(key)
                if key not in wanted and named is not None:
                    wanted[key] = named
                    waiting.append(named)
        return wanted

    def _has_person(self, record: Record | None) -> bool:
        """Whether the person whom a record is about is in both: nobody erased everything."""
        key = None if record is None else self._person.get(record.patient_id)
        return key in self._here and key in self._there

    def _keep_signed(self, wanted: dict[RecordId, Record]) -> None:
        """A signed note goes only with everything about its person."""
        for key, ours in self._here.items():
            if is_signed(ours) and self._person.get(ours.patient_id) in wanted:
                wanted.setdefault(key, ours)

    def _named_by(self, record: Record) -> Iterator[RecordId]:
        if record.patient_id in self._person:
            yield self._person[record.patient_id]
        for name in REFERENCES:
            key = getattr(record, name, None)
            if key is not None:
                yield key

    def _told(self, kind: KindDifference, thorough: Mapping[RecordId, Record]) -> KindMerge:
        only_there, only_here = kind.records_only_there, kind.records_only_here
        return KindMerge(
            kind.kind,
            comes_in=tuple(record for record in only_there if record.id in thorough),
            changed=tuple(pair for pair in kind.pairs if pair[0].id in self._later_there),
            kept=tuple(pair for pair in kind.pairs if pair[0].id not in self._later_there),
            removed_here=tuple(record for record in only_there if record.id not in thorough),
            removed_there=tuple(record for record in only_here if record.id not in thorough),
            only_here=tuple(record for record in only_here if record.id in thorough),
            same=kind.same,
        )

    def _changes(self, wanted: Mapping[RecordId, Record]) -> Iterator[Change]:
        """What others name first, and out of the casebook last."""
        kinds = sorted(self._differences, key=lambda kind: _NAMED_FIRST.get(kind.kind, _LAST))
        for kind in kinds:
            for theirs in (*kind.records_only_there, *(there for _, there in kind.pairs)):
                yield from self._change(theirs, wanted.get(theirs.id))
            for ours in self._went_on(kind.kind):
                yield from self._change(ours, ours)
        for kind in reversed(kinds):
            for ours in kind.records_only_here:
                if ours.id not in wanted:
                    yield Change(ours, None)

    def _went_on(self, kind: type[Record]) -> Iterator[Record]:
        """Records that read the same in both, by edits of which some were made there alone."""
        for key in self._touched_there:
            ours = self._here.get(key)
            if type(ours) is kind and self._there.get(key) == ours:
                yield ours

    def _change(self, theirs: Record, wanted: State) -> Iterator[Change]:
        """By way of every form that is known there alone: it is then among the earlier versions."""
        ours = self._here.get(theirs.id)
        if is_signed(ours) or is_signed(theirs) or is_signed(wanted):
            if ours != wanted:
                yield Change(ours, wanted)
            return  # nothing leads by way of another form to what is signed
        if ours is None and wanted is None and self._pasts[0].gone.when(theirs.id):
            return  # let go of for good: not to be found in the history either
        seen = self._pasts[0].of(theirs.id, ours).states | {wanted}
        now = ours
        for form in (*self._pasts[1].of(theirs.id, theirs).forms, theirs):
            if form not in seen:
                yield Change(now, form)
                now = form
                seen.add(form)
        if now != wanted:
            yield Change(now, wanted)


def _edits(changes: Sequence[Change]) -> tuple[Edit, ...]:
    """One edit a room; with one room alone, what everybody shares goes along in its edit.

    Somebody new comes in by the common edit: undoing must not take the room away. So do notes of a
    practitioner: once they are signed here, undoing could not take them out again.
    """
    rooms: dict[PatientId, list[Change]] = {EVERYONE: []}
    for change in changes:
        room = EVERYONE if _stays(change) else change.record.patient_id
        rooms.setdefault(room, []).append(change)
    common = rooms.pop(EVERYONE)
    if len(rooms) == 1 and not any(_stays(change) for change in common):
        ((room, own),) = rooms.items()
        return (Edit(_NAME, room, (*common, *own)),)
    made = {EVERYONE: common, **rooms}
    return tuple(Edit(_NAME, room, tuple(its)) for room, its in made.items() if its)


def _stays(change: Change) -> bool:
    somebody_new = isinstance(change.record, Patient) and change.before is None
    return somebody_new or isinstance(change.record, PractitionerNote)


def _touched(made: Sequence[EditMade], but: Collection[RecordId]) -> dict[RecordId, None]:
    """The records that edits touched, without some of the edits; in order of making."""
    edits = (each.edit for each in made if each.edit.id not in but)
    return dict.fromkeys(change.record.id for edit in edits for change in edit.changes)


def _by_id(contents: Contents) -> dict[RecordId, Record]:
    return {record.id: record for kind in contents.records.values() for record in kind}


def _people(contents: Contents) -> dict[PatientId, RecordId]:
    return {person.patient_id: person.id for person in contents.of(Patient)}
