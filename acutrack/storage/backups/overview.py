"""How things stand with the copies of a casebook: a look at names and ledgers, nothing more."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from acutrack.casebook.copies import CopiesFacts, Copy
from acutrack.storage.backups.folder import CopyFolder, first_folder
from acutrack.storage.backups.second import NotThere, second_folder
from acutrack.storage.backups.set_aside import set_aside_files


def all_copies(casebook: Path, chosen: Path | None) -> tuple[Copy, ...]:
    """Every copy at hand, newest first; of two of one name the one in the first folder."""
    first = first_folder(casebook)
    found = {copy.path.name: copy for copy in _second_copies(first, chosen)}
    found |= {copy.path.name: copy for copy in first.copies()}
    return tuple(sorted(found.values(), key=lambda copy: copy.order, reverse=True))


def facts(casebook: Path, chosen: Path | None) -> CopiesFacts:
    """How things stand with the copies."""
    first = first_folder(casebook)
    copies, seconds = first.copies(), _second_copies(first, chosen)
    checked = [entry.checked for entry in first.ledger.copies.values() if entry.checked]
    return CopiesFacts(
        newest=copies[0] if copies else None,
        checked=_moment(max(checked, default="")),
        count=len(copies),
        second=None if chosen is None else _own(first, chosen),
        second_there=_is_there(first, chosen),
        second_count=len(seconds),
        aside=set_aside_files(casebook),
    )


def _second_copies(first: CopyFolder, chosen: Path | None) -> tuple[Copy, ...]:
    with suppress(NotThere):
        second = second_folder(first, chosen)
        return () if second is None else second.copies()
    return ()


def _own(first: CopyFolder, chosen: Path) -> Path:
    own = Path(first.ledger.second) if first.ledger.second else chosen
    return own if own.parent == chosen else chosen


def _is_there(first: CopyFolder, chosen: Path | None) -> bool:
    try:
        return second_folder(first, chosen) is not None
    except NotThere:
        return False


def _moment(written: str) -> datetime | None:
    with suppress(ValueError):
        return datetime.fromisoformat(written)
    return None
