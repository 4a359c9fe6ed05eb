"""Parts that resources are put together from, as JSON holds them, and reading them back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from acutrack.domain.errors import InvalidEntry
from acutrack.domain.message import say
from acutrack.interchange.fhir.own import UCUM

Json = dict[str, Any]

#: Characters that a FHIR string may not hold.
_BARRED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T([0-9:.]+)(Z|[+-][0-9]{2}:[0-9]{2})?)?")


def clean(text: str) -> str:
    """The text as FHIR can hold it; empty if nothing is left to say."""
    bare = _BARRED.sub("", text)
    return bare if bare.strip() else ""


def concept(text: str, *codings: tuple[str, str, str]) -> Json:
    """A CodeableConcept: always in words, with codes (system, code, display) if there are any."""
    made: Json = {"text": clean(text) or "-"}
    if codings:
        made["coding"] = [
            {"system": system, "code": code, **({"display": shown} if shown else {})}
            for system, code, shown in codings
        ]
    return made


def quantity(value: float, unit: str = "score", code: str = "{score}") -> Json:
    """A number with its unit in UCUM; whole numbers without a point."""
    number = float(value)
    whole: float = int(number) if number.is_integer() else number
    return {"value": whole, "unit": unit, "system": UCUM, "code": code}


def moment(day: date, at: time | None, zone_of: datetime) -> str:
    """A dateTime: a day alone, or with a time of day and the offset of when it was written."""
    offset = zone_of.utcoffset() or timedelta()
    if at is None or offset % timedelta(minutes=1) or abs(offset) > timedelta(hours=14):
        return day.isoformat()
    return datetime.combine(day, at, zone_of.tzinfo).isoformat()


def instant(when: datetime) -> str:
    """A moment with its offset."""
    offset = when.utcoffset() or timedelta()
    odd = offset % timedelta(minutes=1) or abs(offset) > timedelta(hours=14)
    return (when - offset).replace(tzinfo=None).isoformat() + "+00:00" if odd else when.isoformat()


def day_and_clock(text: object) -> tuple[date, time | None]:
    """Both as the person's calendar and clock had them. Raises InvalidEntry."""
    found = _DAY.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise InvalidEntry(
            say("“{typed}” is no whole date. Write it like 2025-03-31.", typed=str(text)[:40])
        )
    try:
        clock = time.fromisoformat(found[2]) if found[2] else None
        return date.fromisoformat(found[1]), clock
    except ValueError as error:
        raise InvalidEntry(
            say("“{typed}” is no whole date. Write it like 2025-03-31.", typed=str(text)[:40])
        ) from error


def codes_of(value: object) -> Iterator[tuple[str, str]]:
    """Each (system, code) of a CodeableConcept; the system may be empty."""
    if isinstance(value, Mapping):
        for each in value.get("coding") or ():
            if isinstance(each, Mapping) and each.get("code"):
                yield str(each.get("system") or ""), str(each["code"])


def words_of(value: object) -> str:
    """What a CodeableConcept says in words."""
    if not isinstance(value, Mapping):
        return ""
    shown = [str(c.get("display") or c.get("code") or "") for c in value.get("coding") or ()]
    return str(value.get("text") or next(filter(None, shown), ""))


def number_of(value: object) -> float | None:
    """A plain number, None where there is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return float(value)


def first(values: object) -> Json:
    """The first object of a list; an empty one if there is none."""
    if isinstance(values, Sequence) and values and isinstance(values[0], dict):
        return values[0]
    return {}


def notes_of(resource: Json) -> str:
    """Every note of a resource as one text."""
    return "\n".join(str(note.get("text", "")) for note in resource.get("note") or ())
