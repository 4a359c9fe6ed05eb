"""A whole casebook out of a damaged one and the last good copy: what comes from where.

The damaged file counts for what can be read of it, as it is the newer one; the copy fills what was
lost. What was removed on purpose stays away. Nothing is written here; the result says which records
the new casebook holds, and the edits that its history gains so that it tells the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from acutrack.casebook.contents import KINDS, Contents
from acutrack.casebook.latest_states import latest_states
from acutrack.casebook.let_go import NOTHING_LET_GO, LetGo
from acutrack.casebook.merging import REFERENCES, merge
from acutrack.casebook.salvaged import KindSalvaged, Salvaged
from acutrack.casebook.store import EditMade
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.domain.record import EVERYONE, Change, Edit, PatientId, Record, RecordId

_NAME = say("Get back what could be read")
_Records = dict[RecordId, Record]


@dataclass(frozen=True)
class KindRecovery:
    """Where the records of one kind come from, in numbers.

    Attributes:
        read: from their own place in the damaged file.
        from_history: from the history in the damaged file.
        from_copy: only in the copy.
        newer: of `read` and `from_history`: in the copy too, in an earlier form.
        in_doubt: of `read`: the damaged file says two things of them, and no copy settles it.
        lost: in neither.
        still_named: how many entries named another that is lost; they stay, without the name.
    """

    kind: type[Record]
    read: int = 0
    from_history: int = 0
    from_copy: int = 0
    newer: int = 0
    in_doubt: int = 0
    lost: int = 0
    still_named: int = 0

    @property
    def kept(self) -> int:
        """How many entries of the kind the new casebook has."""
        return self.read + self.from_history + self.from_copy


@dataclass(frozen=True)
class Recovery:
    """What the new casebook will hold.

    Attributes:
        kinds: one for each kind of which anything is known, in the order of KINDS.
        records: all its records.
        edits: what its history gains, one after the other.
        steps_lost, drafts_lost: earlier edits and unfinished forms that are lost.
        copy_of: the day of the copy that filled gaps; None where there was none.
        gone: what the damaged casebook or the copy had let go of for good.
    """

    kinds: tuple[KindRecovery, ...]
    records: Mapping[RecordId, Record]
    edits: tuple[Edit, ...]
    steps_lost: int
    drafts_lost: int
    copy_of: date | None
    gone: LetGo = NOTHING_LET_GO

    @property
    def lost(self) -> int:
        """How many entries are known to be lost for good."""
        return sum(kind.lost for kind in self.kinds)

    @property
    def contents(self) -> Contents:
        """All its records, by kind."""
        found: dict[type[Record], tuple[Record, ...]] = {}
        for kind in KINDS:
            its = [record for record in self.records.values() if type(record) is kind]
            if its:
                found[kind] = tuple(sorted(its, key=lambda record: record.written_at))
        return Contents(found)


def recovery(
    salvaged: Salvaged,
    now: datetime,
    copy: Contents | None = None,
    made_in_copy: Sequence[EditMade] = (),
    *,
    copy_of: date | None = None,
    gone_in_copy: LetGo = NOTHING_LET_GO,
) -> Recovery:
    """Work out what the new casebook holds, with or without a copy (which is of the day given)."""
    return _Recovering(salvaged, now, copy, made_in_copy, gone_in_copy).recovery(copy_of)


class _Recovering:
    def __init__(
        self,
        salvaged: Salvaged,
        now: datetime,
        copy: Contents | None,
        made_in_copy: Sequence[EditMade],
        gone_in_copy: LetGo,
    ) -> None:
        self._salvaged, self._now = salvaged, now
        self._copy, self._made_in_copy = copy, made_in_copy
        self._gone = (salvaged.gone, gone_in_copy)
        self._in_copy = _by_id(copy) if copy is not None else {}
        self._doubts: dict[type[Record], int] = {}
        self._mended: dict[type[Record], int] = {}

    def recovery(self, copy_of: date | None) -> Recovery:
        ours = dict(self._settled())
        edits = self._from_copy(ours)
        records = _after(ours, edits)
        for key, record in self._in_copy.items():
            if self._fills(key, records):
                records[key] = record
        self._mend(records)
        told = [*self._salvaged.made, *(EditMade(edit, self._now, True) for edit in edits)]
        return Recovery(
            kinds=tuple(self._kinds(records)),
            records=records,
            edits=(*edits, *_agreeing(told, records)),
            steps_lost=self._salvaged.steps_lost,
            drafts_lost=self._salvaged.drafts_lost,
            copy_of=copy_of,
            gone=self._gone[0].with_other(self._gone[1]),
        )

    def _settled(self) -> Iterator[tuple[RecordId, Record]]:
        """What was got back; where it says two things, the one that the copy confirms."""
        for each in self._salvaged.kinds:
            for record in (*each.read, *each.from_history):
                other = each.in_doubt.get(record.id)
                confirmed = self._in_copy.get(record.id)
                if other is not None and confirmed not in (record, other):
                    self._doubts[each.kind] = self._doubts.get(each.kind, 0) + 1
                taken = other if other is not None and confirmed == other else record
                yield record.id, taken

    def _from_copy(self, ours: _Records) -> tuple[Edit, ...]:
        if self._copy is None:
            return ()
        here = Contents(_by_kind(ours.values()))
        # Which of two forms of a record counts is known: the damaged file's. So the copy is only
        # asked for what is not there at all.
        only = [record for record in self._in_copy.values() if record.id not in ours]
        there = Contents(_by_kind(only))
        made = self._salvaged.made, self._made_in_copy
        return merge(here, there, *made, gone=self._gone).edits

    def _fills(self, key: RecordId, records: _Records) -> bool:
        """Whether the copy has what is known to be lost; the merge may take it for removed."""
        return key not in records and any(key in each.lost for each in self._salvaged.kinds)

    def _mend(self, records: _Records) -> None:
        """Give lost people a place, and let nothing name what is not there."""
        people = {r.patient_id for r in records.values() if isinstance(r, Patient)} | {EVERYONE}
        for owner in {record.patient_id for record in records.values()} - people:
            nameless = Patient(patient_id=owner, id=RecordId(owner), written_at=self._now)
            records[nameless.id] = nameless
        for key, record in list(records.items()):
            gone = [
                name
                for name in REFERENCES
                if (named := getattr(record, name, None)) is not None and named not in records
            ]
            if gone:
                without: dict[str, Any] = dict.fromkeys(gone)
                records[key] = replace(record, **without)
                kind = type(record)
                self._mended[kind] = self._mended.get(kind, 0) + 1

    def _kinds(self, records: _Records) -> Iterator[KindRecovery]:
        salvaged = {each.kind: each for each in self._salvaged.kinds}
        for kind in KINDS:
            its = {key for key, record in records.items() if type(record) is kind}
            each = salvaged.get(kind, KindSalvaged(kind))
            if its or each.known:
                yield self._told(each, its, records)

    def _told(self, each: KindSalvaged, its: set[RecordId], records: _Records) -> KindRecovery:
        read = {record.id for record in each.read}
        from_history = {record.id for record in each.from_history}
        got_back = read | from_history
        newer = sum(
            key in self._in_copy and self._in_copy[key] != records[key] for key in got_back & its
        )
        return KindRecovery(
            each.kind,
            read=len(read & its),
            from_history=len(from_history & its),
            from_copy=len((its - got_back) & self._in_copy.keys()),
            newer=newer,
            in_doubt=self._doubts.get(each.kind, 0),
            lost=len(each.lost - its) + each.lost_nameless,
            still_named=self._mended.get(each.kind, 0),
        )


def _after(records: _Records, edits: Iterable[Edit]) -> _Records:
    now = dict(records)
    for edit in edits:
        for change in edit.changes:
            if change.after is None:
                now.pop(change.record.id, None)
            else:
                now[change.record.id] = change.after
    return now


def _agreeing(made: Iterable[EditMade], records: _Records) -> Iterator[Edit]:
    """The edits after which the history says of every record what it is."""
    said = latest_states(("done" if each.holds else "undone", each.edit.changes) for each in made)
    rooms: dict[PatientId, list[Change]] = {}
    for (_kind, key), before in said.items():
        after = records.get(key)
        if before != after:
            change = Change(before, after)
            rooms.setdefault(change.record.patient_id, []).append(change)
    for room in sorted(rooms):
        changes = sorted(rooms[room], key=lambda change: change.record.id)
        yield Edit(_NAME, room, tuple(changes))


def _by_id(contents: Contents) -> _Records:
    return {record.id: record for kind in contents.records.values() for record in kind}


def _by_kind(records: Iterable[Record]) -> dict[type[Record], tuple[Record, ...]]:
    found: dict[type[Record], list[Record]] = {}
    for record in records:
        found.setdefault(type(record), []).append(record)
    return {kind: tuple(its) for kind, its in found.items()}
