"""What can be got back of a damaged casebook: entry by entry, each checked, none guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from acutrack.casebook.drafts import Draft
from acutrack.casebook.let_go import LetGo
from acutrack.casebook.salvaged import KindSalvaged, Salvaged
from acutrack.domain.errors import InvalidEntry
from acutrack.domain.record import Record, RecordId
from acutrack.storage.about import let_go_in
from acutrack.storage.codecs import MISREAD, column_codecs, defaults_of
from acutrack.storage.drafts_table import COLUMNS, draft_in
from acutrack.storage.key import Key
from acutrack.storage.salvage.image import read_image
from acutrack.storage.salvage.past import Past, State, read_past
from acutrack.storage.salvage.schema_read import ABOUT, DRAFT, EDIT
from acutrack.storage.salvage.tables import Named, TableRead, read_tables
from acutrack.storage.statements import table_for
from acutrack.storage.table_names import TABLE_NAMED

#: Lists within lists without end are what a damaged page may hold, too.
_UNREADABLE: tuple[type[Exception], ...] = (*MISREAD, RecursionError)


@dataclass(frozen=True)
class Salvage:
    """What was got back, with the history as it lies in the file.

    Attributes:
        told: what a person is shown, and what is merged.
        steps: the rows of the history that can be read, in order.
        drafts: unfinished forms.
    """

    told: Salvaged
    steps: tuple[Named, ...]
    drafts: tuple[Draft, ...]


def salvage(path: Path, key: Key | None = None) -> Salvage:
    """Read what can be read of a damaged casebook; nothing is written anywhere.

    Raises:
        Obstacle: the system does not let the file be read.
    """
    image = read_image(path, key)
    tables = read_tables(image)
    past = read_past(tables[EDIT])
    sealed = image.sealed
    kinds = tuple(
        _Kind(kind, tables[name], past, sealed=sealed).salvaged()
        for kind, name in TABLE_NAMED.items()
    )
    drafts, drafts_lost = _drafts(tables[DRAFT])
    told = Salvaged(
        kinds=tuple(kind for kind in kinds if kind.known),
        made=tuple(step.made() for step in past.steps),
        steps_lost=past.lost,
        drafts_lost=drafts_lost,
        gone=_let_go_of(tables[ABOUT]),
    )
    return Salvage(told, tuple(step.row for step in past.steps), drafts)


class _Kind:
    """Weighs what the rows, the index of keys and the history say of one kind of record."""

    def __init__(self, kind: type[Record], table: TableRead, past: Past, *, sealed: bool) -> None:
        self._kind, self._table, self._past, self._sealed = kind, table, past, sealed
        self._states = past.of(kind)
        self._read: dict[RecordId, Record] = {}
        self._unread: set[RecordId] = set()
        self._nameless = 0
        self._doubts: dict[RecordId, Record] = {}

    def salvaged(self) -> KindSalvaged:
        for row in self._table.rows.values():
            self._take(row)
        for row in self._table.adrift:
            self._take_adrift(row)
        from_history = {
            key: state
            for key in self._expected()
            if key not in self._read and (state := _valid(self._states.get(key))) is not None
        }
        for key, record in list(self._read.items()):
            self._weigh(key, record, from_history)
        lost = self._expected() - self._read.keys() - from_history.keys()
        return KindSalvaged(
            self._kind,
            read=tuple(self._read.values()),
            from_history=tuple(from_history.values()),
            lost=frozenset(lost),
            lost_nameless=self._nameless,
            in_doubt=self._doubts,
        )

    def _expected(self) -> set[RecordId]:
        """Every record that is known to have been there."""
        keys = {RecordId(key) for (key, *_) in self._table.keys.values() if isinstance(key, str)}
        known = keys | self._unread | self._read.keys()
        if not (self._table.keys_whole or self._table.whole):
            known |= {key for key, state in self._states.items() if state is not None}
        return known

    def _take(self, row: Named) -> None:
        record = _record(self._kind, row)
        if record is not None:
            self._read[record.id] = record
        elif isinstance(row.get("id"), str):
            self._unread.add(RecordId(row["id"]))
        else:
            self._nameless += 1

    def _take_adrift(self, row: Named) -> None:
        """A row that hangs in no tree counts if something else says that it is there."""
        record = _record(self._kind, row)
        if record is None or record.id in self._read:
            return
        unknown = record.id not in self._states and not self._past.whole
        if unknown or self._states.get(record.id) == record:
            self._read[record.id] = record

    def _weigh(self, key: RecordId, record: Record, from_history: dict[RecordId, Record]) -> None:
        """Where a row and the history differ, one of them is damaged or of an earlier time."""
        if key not in self._states or self._states[key] == record:
            return
        state = self._states[key]
        if state is None:
            if self._was_removed(key):
                del self._read[key]
        elif _valid(state) is None:
            return
        elif self._sealed and self._past.whole:
            # Nothing in a sealed page can change, only a whole page go back to an earlier time;
            # the history is of one time, so it is the row's page that is not.
            del self._read[key]
            from_history[key] = state
        elif not self._sealed:
            self._doubts[key] = state

    def _was_removed(self, key: RecordId) -> bool:
        if self._table.keys_whole:
            return (key,) not in self._table.keys.values()
        return self._past.whole


def _record(kind: type[Record], row: Named) -> Record | None:
    """The record that a row makes, with every check run again."""
    table, codecs, defaults = table_for(kind), column_codecs(kind), defaults_of(kind)
    stored: list[Any] = []
    for name, codec in codecs.items():
        if name in row:
            stored.append(row[name])
        elif name in defaults:
            default = defaults[name]
            stored.append(None if default is None else codec.encode(default))
        else:
            return None
    try:
        return table.checked(tuple(stored))
    except _UNREADABLE:
        return None


def _valid(state: State) -> State:
    """A record of the history, if it passes its own checks."""
    try:
        return None if state is None else replace(state)
    except InvalidEntry:
        return None


def _let_go_of(table: TableRead) -> LetGo:
    rows = (*table.rows.values(), *table.adrift)
    return let_go_in((row["key"], row["value"]) for row in rows)


def _drafts(table: TableRead) -> tuple[tuple[Draft, ...], int]:
    rows = [*table.rows.values(), *(table.adrift if not table.keys_whole else ())]
    found = {(d.form, d.patient_id): d for d in _readable(rows)}
    known = set(table.keys.values()) | {(r["form"], r["patient_id"]) for r in rows}
    return tuple(found.values()), len(known - found.keys())


def _readable(rows: Iterable[Named]) -> Iterator[Draft]:
    for row in rows:
        form, patient, contents, focus, kept_at = (row[name] for name in COLUMNS.split(", "))
        draft = draft_in((form, patient, contents, focus, kept_at))
        if draft is not None:
            yield draft
