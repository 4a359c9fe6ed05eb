"""Changes as JSON, for the history that Undo reads.

A migration that renames a field or takes a choice away rewrites the history too; a field added
later needs a default, which is what older entries then read as.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from acutrack.domain.record import Change, Record
from acutrack.storage.codecs import (
    decode_fields,
    defaults_of,
    encode_fields,
    field_codecs,
    filled,
    to_json,
)
from acutrack.storage.table_names import TABLE_NAMED

_KIND_NAMED: dict[str, type[Record]] = {kind.__name__: kind for kind in TABLE_NAMED}


def changes_to_json(changes: Iterable[Change]) -> str:
    """JSON text of changes: a list of objects with kind, before and after."""
    return to_json([stored_change(change) for change in changes])


def changes_from_json(text: str) -> tuple[Change, ...]:
    """The changes that were written."""
    return tuple(change_from_json(stored) for stored in json.loads(text))


def change_from_json(stored: dict[str, Any]) -> Change:
    """One change, from its object."""
    kind = _KIND_NAMED[stored["kind"]]
    before, after = stored.get("before"), stored.get("after")
    if before is None and after is None:
        raise ValueError("a change of nothing")
    return Change(_record(kind, before), _record(kind, after))


def stored_change(change: Change) -> dict[str, Any]:
    """One change as an object that JSON can hold."""
    kind = type(change.record)
    codecs = field_codecs(kind)
    stored: dict[str, Any] = {"kind": kind.__name__}
    if change.before is not None:
        stored["before"] = encode_fields(change.before, codecs)
    if change.after is not None:
        stored["after"] = encode_fields(change.after, codecs)
    return stored


def _record(kind: type[Record], stored: dict[str, Any] | None) -> Record | None:
    if stored is None:
        return None
    codecs = field_codecs(kind)
    values = defaults_of(kind) | decode_fields(stored, codecs)
    if len(values) != len(codecs):
        raise KeyError("a field that has no default is not there")
    return filled(kind, values)
