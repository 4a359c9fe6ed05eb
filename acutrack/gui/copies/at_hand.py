"""What the windows about copies ask for; `compose` joins it to the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from acutrack.casebook.copies import CopiesFacts, Copy, Preview


class CopiesAtHand(Protocol):
    """Slow jobs with plain values, for the worker. Each raises Locked or Obstacle."""

    def listed(self) -> tuple[Copy, ...]:
        """Every copy in the folders of this record, newest first."""
        ...

    def facts(self) -> CopiesFacts:
        """How things stand with them."""
        ...

    def asks_for_words(self, copy: Path) -> bool:
        """Whether a copy is locked with another key than the record's."""
        ...

    def preview(self, copy: Path, typed: str, *, thorough: bool = True) -> Preview:
        """What a copy holds and what restoring it would do; `typed` opens a locked one."""
        ...

    def copy_before_import(self) -> None:
        """Copy the record before many entries come in."""
        ...
