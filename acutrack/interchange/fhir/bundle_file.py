"""A file as a Bundle, or the reason why it is none; bounded in size, number and depth."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.interchange.fhir.parts import Json

MOST_BYTES = 64 * 1024 * 1024
MOST_ENTRIES = 500_000
#: The deepest resource of R4's own examples has 13 levels.
MOST_DEPTH = 40


def read_bundle(file: Path) -> Sequence[object]:
    """The entries of a Bundle, as they stand in the file. Raises InvalidEntry."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise InvalidEntry(say("The file cannot be opened. Is it still there?")) from error
    if len(content) > MOST_BYTES:
        raise InvalidEntry(
            say("The file is too large: over {most} MB.", most=MOST_BYTES // 1024 // 1024)
        )
    return entries_in(content)


def entries_in(content: bytes) -> Sequence[object]:
    """The entries of a Bundle. Raises InvalidEntry."""
    try:
        whole = json.loads(content.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise _no_bundle() from error
    if not isinstance(whole, dict) or whole.get("resourceType") != "Bundle":
        raise _no_bundle()
    entries = whole.get("entry", [])
    if not isinstance(entries, list) or len(entries) > MOST_ENTRIES:
        raise _no_bundle()
    return entries


def resource_of(entry: object) -> tuple[str, Json]:
    """Address and resource of an entry. Raises InvalidEntry."""
    if not isinstance(entry, dict) or not isinstance(entry.get("resource"), dict):
        raise InvalidEntry(say("There is no resource in it."))
    resource: Json = entry["resource"]
    if not isinstance(resource.get("resourceType"), str):
        raise InvalidEntry(say("There is no resource in it."))
    if _depth(resource) > MOST_DEPTH:
        raise InvalidEntry(say("It is nested too deep."))
    return str(entry.get("fullUrl") or ""), resource


def _depth(value: object) -> int:
    """How many levels lie within each other; without calling itself, so that it has no limit."""
    deepest, open_parts = 0, [(value, 1)]
    while open_parts:
        part, level = open_parts.pop()
        deepest = max(deepest, level)
        if deepest > MOST_DEPTH:
            break
        inner: Any = part.values() if isinstance(part, dict) else part
        if isinstance(part, dict | list):
            open_parts += [(each, level + 1) for each in inner]
    return deepest


def _no_number(_text: str) -> float:
    raise ValueError("NaN and Infinity are no JSON")


def _no_bundle() -> InvalidEntry:
    return InvalidEntry(
        say("This is no FHIR Bundle, or it is damaged. Ask for a Bundle of R4 as JSON.")
    )
