"""What an archive says about itself: its last member, `manifest.json`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from acutrack import __version__
from acutrack.casebook.handed_over import NOTHING_LEFT_OUT, LeftOut
from acutrack.domain.record import PatientId
from acutrack.domain.report_made import Names
from acutrack.storage.archive import refusals
from acutrack.storage.codecs import MISREAD
from acutrack.storage.schema import NEEDS, SCHEMA

MANIFEST = "manifest.json"
FORMAT = "acutrack-archive"
FORMAT_VERSION = 1
#: Any other text is not one that a person should be asked to install.
_VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,4}){1,3}")
_SUM = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Part:
    """One member: its name, how many lines and bytes it has, and the SHA-256 of the bytes."""

    name: str
    count: int
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What is in the file.

    Attributes:
        made_at: when it was written.
        patient: whose record it is; None for a whole casebook.
        parts: its members, in order.
        left_out: what the person left out.
        schema: which form of the records it holds.
        app_version: which AcuTrack wrote it.
    """

    made_at: datetime
    patient: PatientId | None
    parts: tuple[Part, ...]
    left_out: LeftOut = NOTHING_LEFT_OUT
    schema: int = SCHEMA
    app_version: str = __version__


def manifest_to_json(manifest: Manifest) -> str:
    """JSON text, made to be looked at too."""
    stored: dict[str, Any] = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "schema": manifest.schema,
        "app_version": manifest.app_version,
        "needs": NEEDS,
        "made_at": manifest.made_at.isoformat(),
        "patient_id": manifest.patient,
        "names": manifest.left_out.names.value,
        "notes_left_out": manifest.left_out.notes,
        "own_notes_left_out": manifest.left_out.own_notes,
        "parts": [
            {"name": part.name, "count": part.count, "bytes": part.size, "sha256": part.sha256}
            for part in manifest.parts
        ],
    }
    return json.dumps(stored, ensure_ascii=False, indent=1)


def manifest_from_json(text: bytes) -> Manifest:
    """The manifest that was written.

    Raises:
        Damaged: it is none.
        Obstacle: a newer AcuTrack wrote it.
    """
    try:
        stored = json.loads(text)
        if stored["format"] != FORMAT:
            raise refusals.no_archive()
        _refuse_newer(stored)
        return _read(stored)
    except MISREAD as error:
        raise refusals.unfit(MANIFEST) from error


def _refuse_newer(stored: dict[str, Any]) -> None:
    form, schema = stored["format_version"], stored["schema"]
    if type(form) is not int or type(schema) is not int or form < 1 or schema < 1:
        raise ValueError("no number of a version")
    if form > FORMAT_VERSION or schema > SCHEMA:
        needs = stored.get("needs")
        asked = needs if isinstance(needs, str) and _VERSION.fullmatch(needs) else None
        raise refusals.newer(asked)


def _read(stored: dict[str, Any]) -> Manifest:
    made_at = datetime.fromisoformat(stored["made_at"])
    if made_at.tzinfo is None:
        raise ValueError("a moment without its zone")
    patient = stored["patient_id"]
    if patient is not None and not isinstance(patient, str):
        raise TypeError("no id")
    return Manifest(
        made_at=made_at,
        patient=None if patient is None else PatientId(patient),
        parts=tuple(_part(part) for part in stored["parts"]),
        left_out=LeftOut(
            Names(stored["names"]),
            stored["notes_left_out"] is True,
            stored.get("own_notes_left_out") is True,
        ),
        schema=stored["schema"],
        app_version=str(stored["app_version"]),
    )


def _part(stored: dict[str, Any]) -> Part:
    part = Part(stored["name"], stored["count"], stored["bytes"], stored["sha256"])
    numbers = type(part.count) is int and type(part.size) is int
    if not numbers or part.count < 0 or part.size < 0 or not _SUM.fullmatch(part.sha256):
        raise ValueError("no part")
    return part
