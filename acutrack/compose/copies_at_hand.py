"""The copies of the person's own record, as the windows ask for them; no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from acutrack.casebook.contents import Contents, contents_of
from acutrack.casebook.copies import CopiesFacts, Copy, Preview, Restored
from acutrack.compose.opening import writing_alone
from acutrack.domain.errors import AcuTrackError, Damaged, Locked
from acutrack.storage.backups import Why, copy_before
from acutrack.storage.backups.automatic import Kept, look_after
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.making import copy_stopped
from acutrack.storage.backups.overview import all_copies, facts
from acutrack.storage.backups.second import begin_second
from acutrack.storage.connection import Connections
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from acutrack.storage.restoring.keys import key_of_copy, needs_words
from acutrack.storage.restoring.putting_back import preview, restore_in_place, restore_into
from acutrack.storage.restoring.reading import keys_of_copy
from acutrack.storage.unlocking import LockState, lock_state, opens


@dataclass(frozen=True)
class Done:
    """A restore that was done, and the key of the record from now on."""

    restored: Restored
    key: Key | None


@dataclass(frozen=True)
class CopiesHere:
    """A CopiesAtHand; every call is a slow job with plain values.

    Attributes:
        casebook: the person's own, there or not.
        key: its key; None for a plain one, or while it is locked.
        chosen: the second folder, if one was chosen.
        now: the clock.
    """

    casebook: Path
    key: Key | None
    chosen: Path | None
    now: Callable[[], datetime]

    def listed(self) -> tuple[Copy, ...]:
        """See CopiesAtHand.listed."""
        return all_copies(self.casebook, self.chosen)

    def facts(self) -> CopiesFacts:
        """See CopiesAtHand.facts."""
        return facts(self.casebook, self.chosen)

    def asks_for_words(self, copy: Path) -> bool:
        """See CopiesAtHand.asks_for_words."""
        if self.key is None:
            return keys_of_copy(copy) is not None
        return needs_words(copy, self.casebook)

    def preview(self, copy: Path, typed: str, *, thorough: bool = True) -> Preview:
        """See CopiesAtHand.preview."""
        keys = self._keys(copy, typed)
        now = self._contents_now(self._own_key(keys))
        return preview(copy, self.casebook, now, keys, thorough=thorough)

    def copy_before_import(self) -> None:
        """See CopiesAtHand.copy_before_import."""
        with closing(Connections(self.casebook, self.key, looking=True)) as connections:
            copy_before(connections, Why.IMPORT, self.now())

    def make_now(self) -> Kept:
        """Make the copy of the day, whatever was written. Raises Obstacle."""
        with closing(Connections(self.casebook, self.key, looking=True)) as connections:
            now = self.now()
            return look_after(connections, now, second=self.chosen, day=now.date(), anyway=True)

    def begin_second(self, chosen: Path) -> None:
        """Make our own folder in a second place. Raises Obstacle."""
        first = first_folder(self.casebook)
        try:
            with first.alone():
                begin_second(first, chosen)
        except OSError as error:
            raise copy_stopped() from error

    def restore(self, copy: Path, typed: str) -> Done:
        """Restore a copy; the casebook is closed here. Raises Locked or Obstacle."""
        keys = self._keys(copy, typed)
        if not self.casebook.exists():
            return self._restored(copy, keys)
        with writing_alone(self.casebook, self.now):
            return self._restored(copy, keys)

    def _restored(self, copy: Path, keys: tuple[Key, ...]) -> Done:
        key = self._own_key(keys)
        opened = self._opened(key)
        if opened is not None:
            with opened, suppress(Damaged):  # of the record itself: then it is set aside
                return Done(restore_into(opened.file, copy, self.now(), keys), key)
        done = restore_in_place(self.casebook, copy, self.now(), keys)
        return Done(done, keys[0] if keys else None)

    def _own_key(self, keys: tuple[Key, ...]) -> Key | None:
        """The record's key: in use already, or what was typed for one of its own copies."""
        if self.key is not None or lock_state(self.casebook) is not LockState.LOCKED:
            return self.key
        return next((key for key in keys if opens(self.casebook, key)), None)

    def _opened(self, key: Key | None, *, looking: bool = False) -> OpenCasebook | None:
        """The record; None where it is not there, is damaged, or is locked and stays so.

        Raises:
            Obstacle: it is in use, the disk is full, or a newer AcuTrack wrote it.
        """
        if not self.casebook.exists():
            return None
        try:
            return open_casebook(self.casebook, key, looking=looking)
        except (Damaged, Locked):
            return None

    def _keys(self, copy: Path, typed: str) -> tuple[Key, ...]:
        own = () if self.key is None else (self.key,)
        if not typed or not self.asks_for_words(copy):
            return own
        key = key_of_copy(copy, typed)
        return own if key is None else (key,)

    def _contents_now(self, key: Key | None) -> Contents | None:
        opened = self._opened(key, looking=True)
        if opened is None:
            return None
        with opened, suppress(AcuTrackError):
            return contents_of(opened.store)
        return None
