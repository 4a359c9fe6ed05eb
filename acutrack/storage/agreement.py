"""Whether each entry reads as the history says: every entry lies in a casebook twice.

An entry's own row and the edit that wrote it lie on different pages. A letter that changed in
either, or a page that went back to an earlier state, leaves each of them well-formed; only next to
each other do they show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from acutrack.casebook.latest_states import Key, latest_states
from acutrack.domain.errors import Damaged
from acutrack.domain.record import Change, Record
from acutrack.storage.any_connection import AnyConnection
from acutrack.storage.codecs import MISREAD
from acutrack.storage.record_json import changes_from_json
from acutrack.storage.statements import table_for
from acutrack.storage.table_names import TABLE_NAMED


@dataclass(frozen=True)
class Disagreement:
    """How many entries of one kind do not read as the history says.

    Attributes:
        differing: another content than the last edit gave it.
        gone: the history knows it, and it is not there.
        returned: the history took it out, and it is there.
    """

    kind: type[Record]
    differing: int = 0
    gone: int = 0
    returned: int = 0


def disagreements(connection: AnyConnection) -> tuple[Disagreement, ...]:
    """Compare every entry with the history; one for each kind that differs anywhere.

    Entries that no edit tells of, and edits that cannot be read, are passed over.
    """
    states = latest_states(_edits(connection))
    found = (_compare(kind, connection, states) for kind in TABLE_NAMED)
    return tuple(each for each in found if each.differing or each.gone or each.returned)


def _edits(connection: AnyConnection) -> Iterable[tuple[str, Iterable[Change]]]:
    for state, text in connection.execute("SELECT state, changes FROM edit ORDER BY position"):
        try:
            yield state, changes_from_json(text)
        except MISREAD:  # told of by whoever looks through the history
            continue


def _compare(
    kind: type[Record], connection: AnyConnection, states: Mapping[Key, Record | None]
) -> Disagreement:
    expected = {key: state for (its, key), state in states.items() if its is kind}
    try:
        there = {record.id: record for record in table_for(kind).everything(connection)}
    except Damaged:  # told of by whoever looks at each entry
        return Disagreement(kind)
    return Disagreement(
        kind,
        differing=sum(expected.get(key) not in (None, record) for key, record in there.items()),
        gone=sum(state is not None and key not in there for key, state in expected.items()),
        returned=sum(state is None and key in there for key, state in expected.items()),
    )
