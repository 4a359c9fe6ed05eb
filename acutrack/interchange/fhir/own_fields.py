"""The extension that holds what FHIR has no element for, column by column as in a CSV file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from acutrack.domain.record import Record, RecordId
from acutrack.interchange.cell_types import FLAG, MOMENT
from acutrack.interchange.dates import Reading
from acutrack.interchange.fhir.own import FIELDS
from acutrack.interchange.fhir.parts import Json, clean
from acutrack.interchange.table_kind import TableKind

_ID, _IMPORTED, _WRITTEN = "id", "imported", "written_at"


def extension_of(
    kind: TableKind, record: Record, told: Iterable[str], hidden: frozenset[str]
) -> Json:
    """The extension of a record.

    Args:
        kind: whose columns are written.
        record: what is to be told.
        told: fields that the resource says itself.
        hidden: columns that are not to leave the program.
    """
    values = kind.take(record)
    cells = [(_ID, record.id), (_WRITTEN, MOMENT.write(record.written_at))]
    cells += [(_IMPORTED, FLAG.write(True))] if record.imported else []
    for column in kind.columns:
        value = values[column.field]
        if column.field in told or column.name in hidden or value is None:
            continue
        if value != kind.defaults.get(column.field):
            cells.append((column.name, column.cell.write(value)))
    cells += [
        (link.field, values[link.field])
        for link in kind.links
        if values[link.field] and link.field not in told
    ]
    said = [(name, clean(text)) for name, text in cells]
    return {
        "url": FIELDS,
        "extension": [{"url": name, "valueString": text} for name, text in said if text],
    }


def own_cells(resource: Json) -> dict[str, str]:
    """Column to text, from the extension; empty where the resource is not from AcuTrack."""
    return {
        str(part["url"]): str(part["valueString"])
        for outer in resource.get("extension") or ()
        if outer.get("url") == FIELDS
        for part in outer.get("extension") or ()
        if part.get("url") and part.get("valueString") is not None
    }


def is_own(resource: Json) -> bool:
    """Whether AcuTrack wrote the resource."""
    return any(each.get("url") == FIELDS for each in resource.get("extension") or ())


def values_of(kind: TableKind, cells: dict[str, str], today: date) -> dict[str, Any]:
    """Field to value, for every known column. Raises InvalidEntry."""
    reading = Reading(today)
    found: dict[str, Any] = {
        column.field: column.cell.read(cells[column.name], reading)
        for column in kind.columns
        if column.name in cells
    }
    found |= {link.field: RecordId(cells[link.field]) for link in kind.links if link.field in cells}
    if _ID in cells:
        found["id"] = RecordId(cells[_ID])
    if _WRITTEN in cells:
        found["written_at"] = MOMENT.read(cells[_WRITTEN], reading)
        found["imported"] = _IMPORTED in cells
    return found
