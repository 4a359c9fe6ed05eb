"""A table of anybody's: what its columns hold, said by a person, and read as a table of ours.

A diary from another app or a trial's sheet has names of its own. Once it is said which column
holds the day and which a score, the rows go the way that all rows go, with their line numbers.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.measure import PainMeasure
from acutrack.domain.message import say
from acutrack.interchange.cell_types import read_number, write_number
from acutrack.interchange.csv_rows import BrokenRow, RawTable, Row
from acutrack.interchange.dates import Reading
from acutrack.interchange.kinds import KINDS
from acutrack.interchange.kinds.scores import SCORES
from acutrack.interchange.table_kind import TableKind

#: Before the key of a measure, for a column that holds its scores.
SCORE_OF = "score:"
#: Pain is kept from 0 to this; other scales are brought to it.
_TOP = 10.0
_ANY = Reading(date(2100, 1, 1))


@dataclass(frozen=True)
class ColumnMapping:
    """What the columns of a file hold.

    Attributes:
        kind: name of the table it is read as, such as "scores".
        holds: column of the file, and the column of ours that it fills; of scores also
            "score:" with a measure, so that one row may tell several.
        fixed: column of ours, and what stands in it in every row.
        out_of: where the file's scale ends; 100 makes a 5 of a 50.
    """

    kind: str
    holds: tuple[tuple[str, str], ...]
    fixed: tuple[tuple[str, str], ...] = ()
    out_of: float = _TOP

    def fits(self, header: Sequence[str]) -> bool:
        """Whether every column it speaks of is there."""
        return {source for source, _ in self.holds} <= set(header)


def target_kind(mapping: ColumnMapping) -> TableKind:
    """The kind of table it is read as, if it can be.

    Raises:
        InvalidEntry: there is no such kind; a column holds what is not known there, or what
            another one holds already; or what every entry needs is held by none.
    """
    kind = next((each for each in KINDS if each.name == mapping.kind), None)
    if kind is None:
        known = ", ".join(each.name for each in KINDS)
        raise InvalidEntry(
            say(
                "“{typed}” is no kind of entry known here: {known}.",
                typed=mapping.kind,
                known=known,
            )
        )
    told = [target for _, target in mapping.holds] + [target for target, _ in mapping.fixed]
    for target in told:
        _expect_known(kind, target)
    twice = [target for target, count in Counter(told).items() if count > 1]
    if twice:
        raise InvalidEntry(
            say("Two columns are to hold “{target}”. Choose one of them.", target=twice[0])
        )
    if not 0 < mapping.out_of < math.inf:
        raise InvalidEntry(say("The top of a scale is a number over 0, such as 100. Type one."))
    _expect_needed(kind, told)
    return kind


def mapped(raw: RawTable, mapping: ColumnMapping) -> RawTable:
    """The same rows under our columns. Raises InvalidEntry (`target_kind`)."""
    kind = target_kind(mapping)
    absent = [source for source, _ in mapping.holds if source not in raw.header]
    if absent:
        raise InvalidEntry(
            say(
                "The file has no column “{column}”. It has: {columns}.",
                column=absent[0],
                columns=", ".join(filter(None, raw.header)),
            )
        )
    rows = [row for each in raw.rows for row in _rows(each, kind, mapping)]
    targets = [target for _, target in mapping.holds if not target.startswith(SCORE_OF)]
    targets += [target for target, _ in mapping.fixed]
    if len(targets) < len(mapping.holds) + len(mapping.fixed):
        targets += ["measure", "value"]
    return RawTable(tuple(targets), tuple(rows))


def _rows(
    row: Row | BrokenRow, kind: TableKind, mapping: ColumnMapping
) -> Iterator[Row | BrokenRow]:
    if isinstance(row, BrokenRow):
        yield row
        return
    cells = dict(mapping.fixed)
    scores: list[tuple[str, str]] = []
    for source, target in mapping.holds:
        cell = row.cells.get(source, "")
        if target.startswith(SCORE_OF):
            scores.append((target.removeprefix(SCORE_OF), cell))
        else:
            cells[target] = cell
    if kind is not SCORES or not scores:
        yield Row(row.line, _scaled(cells, mapping.out_of))
        return
    for measure, cell in scores:
        # A day without that score is no mistake: nobody asked, or nobody answered.
        if cell.strip():
            told = {**cells, "measure": measure, "value": cell}
            yield Row(row.line, _scaled(told, mapping.out_of))


def _scaled(cells: Mapping[str, str], out_of: float) -> Mapping[str, str]:
    """A score of another scale on ours; what is no number is left for the reading to refuse."""
    if out_of == _TOP or not cells.get("value", "").strip():
        return cells
    try:
        number = read_number(cells["value"], _ANY)
    except InvalidEntry:
        return cells
    return {**cells, "value": write_number(number * _TOP / out_of)}


def _expect_known(kind: TableKind, target: str) -> None:
    measures = {f"{SCORE_OF}{measure.value}" for measure in PainMeasure}
    known = kind.names | (measures if kind is SCORES else set())
    if target not in known:
        raise InvalidEntry(
            say(
                "“{target}” is nothing that {kind} hold here. There is: {known}.",
                target=target,
                kind=kind.name,
                known=", ".join((*kind.core, *sorted(known - set(kind.core)))),
            )
        )


def _expect_needed(kind: TableKind, told: Sequence[str]) -> None:
    told_of = set(told)
    if any(target.startswith(SCORE_OF) for target in told):
        told_of |= {"measure", "value"}
    missing = [name for name in (*kind.core, *kind.more) if name in kind.needs - told_of]
    if missing:
        raise InvalidEntry(
            say(
                "No column holds “{column}”, and every entry needs it. Choose the column that "
                "does.",
                column=missing[0],
            )
        )


def digest_of(header: Sequence[str]) -> str:
    """Stands for a header, so that its columns are known again without being told."""
    return sha256("\x1f".join(header).encode("utf-8", "surrogatepass")).hexdigest()


def to_text(mapping: ColumnMapping) -> str:
    """As it is remembered."""
    return json.dumps(
        {
            "kind": mapping.kind,
            "holds": mapping.holds,
            "fixed": mapping.fixed,
            "out_of": mapping.out_of,
        },
        ensure_ascii=False,
    )


def from_text(text: str) -> ColumnMapping | None:
    """What was remembered; None for anything else, as a person can say it again."""
    try:
        found = json.loads(text)
        mapping = ColumnMapping(
            str(found["kind"]),
            tuple((str(source), str(target)) for source, target in found["holds"]),
            tuple((str(target), str(cell)) for target, cell in found["fixed"]),
            float(found["out_of"]),
        )
        target_kind(mapping)
    except (ValueError, TypeError, KeyError, RecursionError, InvalidEntry):
        return None
    return mapping
