"""Bundles of invented people, taken out and in again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.contents import KINDS
from acutrack.domain.patient import Patient
from acutrack.domain.record import EVERYONE, Record, RecordId
from acutrack.domain.report_made import Names
from acutrack.interchange.fhir.bundle_file import entries_in
from acutrack.interchange.fhir.bundle_in import BundlePreview, preview_bundle
from acutrack.interchange.fhir.bundle_out import bundle
from acutrack.interchange.fhir.kinds import NOT_HELD
from acutrack.interchange.fhir.whose import whose
from tests.builders import NOW, PATIENT
from tests.interchange.memory_store import casebook_with


def casebook_of(records: Iterable[Record]) -> Casebook:
    """A casebook with these records, each patient under the id of the person."""
    return casebook_with(
        replace(each, id=RecordId(each.patient_id)) if isinstance(each, Patient) else each
        for each in records
    )


def written(casebook: Casebook, names: Names = Names.FULL, report: bytes | None = None) -> bytes:
    """The Bundle of the first person."""
    return bundle(casebook, casebook.patients()[0], NOW, names=names, report=report)


def resources(content: bytes, kind: str = "") -> list[dict[str, Any]]:
    """The resources of a Bundle, of one type if it is given."""
    found = [entry["resource"] for entry in json.loads(content)["entry"]]
    return [each for each in found if kind in {"", each["resourceType"]}]


def preview(
    content: bytes, casebook: Casebook, chosen: Patient | None = None, *, create: bool = False
) -> BundlePreview:
    """What importing would do."""
    entries = entries_in(content)
    person = whose(entries, casebook.patients(), chosen, NOW, create=create)
    return preview_bundle(entries, person, casebook, NOW)


def a_bundle(*resources: dict[str, Any]) -> bytes:
    """A Bundle of other software: ids as given, no addresses."""
    entries = [{"resource": each} for each in resources]
    whole = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    return json.dumps(whole).encode()


def held(casebook: Casebook) -> list[str]:
    """Every record that a Bundle holds, with all its fields."""
    found: list[str] = []
    for kind in KINDS:
        if kind not in NOT_HELD:
            for owner in (PATIENT, EVERYONE):
                found += [_told(record) for record in casebook.load(kind, owner)]
    return sorted(found)


def _told(record: Record) -> str:
    values = {each.name: getattr(record, each.name) for each in fields(record)}
    return f"{type(record).__name__} {[(k, _plain(v)) for k, v in values.items()]!r}"


def _plain(value: object) -> object:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, tuple):
        return tuple(_plain(part) for part in value)
    return value.isoformat() if hasattr(value, "isoformat") else value
