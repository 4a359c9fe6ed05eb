"""Copies as plain jobs, for the commands and for the window's worker. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from itertools import count
from pathlib import Path

from acutrack.casebook.contents import Contents, contents_of
from acutrack.casebook.copies import CopyMade, Preview, Restored
from acutrack.compose.asked_key import asked_key
from acutrack.domain.errors import Damaged, Obstacle
from acutrack.domain.message import Message, say
from acutrack.storage.backups import Why, copy_before
from acutrack.storage.backups.automatic import look_after
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.making import copy_casebook, copy_stopped
from acutrack.storage.connection import Connections
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.restoring.keys import key_of_copy, needs_words
from acutrack.storage.restoring.putting_back import preview, restore_in_place, restore_into

#: Asks for a passphrase or a recovery key, having said what for.
Ask = Callable[[Message], str]

_OF_COPY = say("Passphrase of the copy:")


def make_day_copy(casebook: Path, now: datetime, second: Path | None, ask: Ask) -> CopyMade:
    """Make the copy of the day now. Raises Locked or Obstacle."""
    with open_casebook(casebook, asked_key(casebook, ask)) as opened:
        kept = look_after(opened.file, now, second=second, day=now.date(), anyway=True)
    if kept.made is None:
        raise Obstacle(kept.trouble) if kept.trouble is not None else copy_stopped()
    entry = first_folder(casebook).ledger.copies[kept.made.name]
    return CopyMade(kept.made, entry.rows, entry.digests[0], kept.brought, kept.trouble)


def make_copy_in(casebook: Path, folder: Path, now: datetime, ask: Ask) -> CopyMade:
    """Put a copy into a folder under a name that is free there. Raises Locked or Obstacle."""
    target = next(path for path in _names(folder, casebook, now) if not path.exists())
    made = copy_casebook(casebook, target, key=asked_key(casebook, ask))
    return CopyMade(made.path, made.rows, made.digest)


def preview_copy(copy: Path, casebook: Path, ask: Ask) -> Preview:
    """What a copy holds, and what restoring it would do. Raises Locked or Obstacle."""
    own = asked_key(casebook, ask)
    keys = copy_keys(copy, casebook, own, ask)
    return preview(copy, casebook, contents_now(casebook, own), keys)


def restore_copy(copy: Path, casebook: Path, now: datetime, ask: Ask) -> Restored:
    """Restore a copy; a casebook that is damaged is set aside. Raises Locked or Obstacle."""
    own = asked_key(casebook, ask)
    keys = copy_keys(copy, casebook, own, ask)
    try:
        if casebook.exists():
            with open_casebook(casebook, own) as opened:
                return restore_into(opened.file, copy, now, keys)
    except Damaged:  # of the casebook: what is wrong with a copy is told as any other obstacle
        pass
    return restore_in_place(casebook, copy, now, keys)


def copy_before_import(casebook: Path, now: datetime, ask: Ask) -> Path:
    """Copy a casebook before many entries come in. Raises Locked or Obstacle."""
    key = asked_key(casebook, ask)
    with closing(Connections(casebook, key, looking=True)) as connections:
        return copy_before(connections, Why.IMPORT, now)


def contents_now(casebook: Path, key: Key | None) -> Contents | None:
    """What the casebook holds; None where it is not there, or damaged. Raises Obstacle."""
    if not casebook.exists():
        return None
    try:
        with open_casebook(casebook, key) as opened:
            return contents_of(opened.store)
    except Damaged:
        return None


def copy_keys(copy: Path, casebook: Path, own: Key | None, ask: Ask) -> tuple[Key, ...]:
    """The keys to try a copy with: the record's own, or what is asked for. Raises Locked."""
    if not needs_words(copy, casebook):
        return () if own is None else (own,)
    key = key_of_copy(copy, ask(_OF_COPY))
    return () if key is None else (key,)


def _names(folder: Path, casebook: Path, now: datetime) -> Iterator[Path]:
    name = f"{casebook.stem}-{now:%Y-%m-%dT%H%M%S}"
    yield folder / f"{name}{casebook.suffix}"
    for number in count(2):
        yield folder / f"{name}-{number}{casebook.suffix}"
