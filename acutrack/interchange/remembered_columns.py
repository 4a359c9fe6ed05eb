"""What was said of the columns of a file, for the next file that has the same ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from acutrack.interchange.column_mapping import ColumnMapping, digest_of, from_text, to_text
from acutrack.interchange.tables import Known


class Memory(Protocol):
    """The part of the casebook that remembers; nothing of it leaves the casebook."""

    def keep_columns(self, header: str, told: str) -> None:
        """Remember what was said of the columns under what stands for a header. Raises Obstacle."""
        ...


def remembered(told: Mapping[str, str]) -> Known:
    """What was said earlier, as the casebook tells it; touches no file."""

    def known(header: Sequence[str]) -> ColumnMapping | None:
        mapping = from_text(told.get(digest_of(header), ""))
        return mapping if mapping is not None and mapping.fits(header) else None

    return known


def remember(memory: Memory, header: Sequence[str], mapping: ColumnMapping) -> None:
    """Keep what was said of the columns under a header. Raises Obstacle."""
    memory.keep_columns(digest_of(header), to_text(mapping))


def said_of(mapping: ColumnMapping, otherwise: Known) -> Known:
    """What was just said, for every file whose columns it speaks of; else what was said earlier."""

    def known(header: Sequence[str]) -> ColumnMapping | None:
        return mapping if mapping.fits(header) else otherwise(header)

    return known
