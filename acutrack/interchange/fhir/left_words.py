"""Says which entries of a bundle were not taken in, and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from acutrack.domain.message import Message, say
from acutrack.interchange.fhir.bundle_in import LeftEntry


def left_words(entries: Sequence[LeftEntry]) -> list[Message]:
    """Those that follow one another for the same reason in one line."""
    told = []
    for (kind, reason), alike in groupby(entries, key=lambda each: (each.kind, each.reason)):
        numbers = [each.number for each in alike]
        if len(numbers) == 1:
            told.append(
                say("Entry {number}, {kind}: {reason}", number=numbers[0], kind=kind, reason=reason)
            )
        else:
            told.append(
                say(
                    "Entries {first} to {last}, {count} times {kind}: {reason}",
                    first=numbers[0],
                    last=numbers[-1],
                    count=len(numbers),
                    kind=kind,
                    reason=reason,
                )
            )
    return told
