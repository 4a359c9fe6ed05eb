"""What the child does until it is stopped: opens a casebook and is as busy as it can be."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from acutrack.casebook.copies import Copy, Why
from acutrack.domain.ways_in import Way
from acutrack.places import sync_folder
from acutrack.storage.backups.automatic import look_after
from acutrack.storage.backups.before import copy_before
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.names import day_name
from acutrack.storage.backups.sealing import seal_copies
from acutrack.storage.connection import Connections, keys_beside
from acutrack.storage.key import Key, new_key
from acutrack.storage.key_file import KeyFile
from acutrack.storage.restoring.putting_back import restore_in_place, restore_into
from acutrack.storage.restoring.reading import keys_of_copy
from acutrack.storage.turning import turn_off, turn_on
from tests.builders import NOW
from tests.torture.copies import opened_by
from tests.torture.journal import Journal
from tests.torture.looking import CHEAP, PASSPHRASE, Place, keys
from tests.torture.typist import Typist


def write_until_stopped(
    place: Place,
    journal: Journal,
    *,
    deeds: Mapping[str, float],
    seed: int,
    steps: int | None = None,
) -> None:
    """Open the casebook, making it if there is none, and go on, for ever or for so many steps."""
    random = Random(seed)  # noqa: S311 (a plan, not a secret)
    if journal.known.astray:
        bring_back(place, journal, random)
    journal.begin("open")
    opened = place.open(journal.known.passphrase)
    place.lay_keys()
    journal.done()
    writer = Writer(place, opened, journal, random)
    writer.go_on(deeds, steps)
    writer.opened.close()


class Writer(Typist):
    """Makes copies, restores them, and changes the lock, too."""

    def go_on(self, deeds: Mapping[str, float], steps: int | None) -> None:
        """Begin with a patient, then take deeds at random, as often as their weights say."""
        self.begin()
        named: list[Callable[[], None]] = [getattr(self, name) for name in deeds]
        while steps is None or steps > 0:
            (deed,) = self._random.choices(named, weights=list(deeds.values()))
            deed()
            steps = None if steps is None else steps - 1

    def copy(self) -> None:
        """The copy of a day: of the one that was copied last, or of the next; others go for it."""
        now = _later(self._place, by=self._random.randrange(2))
        name = day_name(self._place.file.stem, now.date())
        self._journal.begin("copy", name=name)
        kept = look_after(self.opened.file, now, day=now.date(), anyway=True)
        assert kept.made is not None, kept
        self._journal.done(copy=kept.made.name)

    def copy_before(self) -> None:
        """The copy that goes before an import."""
        self._journal.begin("copy before")
        made = copy_before(self.opened.file, Why.IMPORT, _later(self._place))
        self._journal.done(copy=made.name)

    def restore(self) -> None:
        """Put back any copy of which it is known what it holds, or make a first one."""
        copy = _any_copy(self._place, self._journal, self._random)
        if copy is None:
            self.copy()
            return
        words = self._words()
        self._journal.begin("restore", copy=copy.path.name)
        found = _keys_of(copy.path, words)
        done = restore_into(self.opened.file, copy.path, _later(self._place), found)
        assert done.before is not None
        self._journal.done(copy=done.before.name)

    def go_astray(self) -> None:
        """Lose the casebook as a disk may lose it, and put a copy in its place."""
        if _any_copy(self._place, self._journal, self._random) is None:
            self.copy()
            return
        self.opened.close()
        self._journal.begin("go astray")
        _lose(self._place, self._random)
        self._journal.done()
        bring_back(self._place, self._journal, self._random)
        self._use(self._place.open())

    def lock(self) -> None:
        """Encrypt the casebook and its copies, or make it plain again, as the program does."""
        if self._place.key is not None:
            return  # it begins and stays encrypted there
        self.opened.close()
        file, old = self._place.file, self.opened.key
        if old is None:
            passphrase, key = f"passphrase {self._random.random()}", new_key()
            self._journal.begin("lock", passphrase=passphrase)
            before = self._copy_first(None)
            turn_on(file, keys(passphrase, key), key)
            assert seal_copies(file, key) == ()
        else:
            passphrase, key = None, old
            self._journal.begin("unlock")
            before = self._copy_first(old)
            turn_off(file, key)
        self._use(self._place.open(passphrase))
        self._journal.done(copy=before)

    def change_passphrase(self) -> None:
        """Take another one; the copy comes after it, so that the newest says what opens."""
        key, passphrase = self.opened.key, f"passphrase {self._random.random()}"
        if self._journal.known.passphrase is None or key is None:
            return
        beside = keys_beside(self._place.file)
        self._journal.begin("change passphrase", passphrase=passphrase)
        KeyFile.read(beside).with_typed(Way.PASSPHRASE, passphrase, key, CHEAP).write(beside)
        self._journal.done(copy=self._copy_first(key))

    def _copy_first(self, key: Key | None) -> str:
        with closing(Connections(self._place.file, key)) as connections:
            return copy_before(connections, Why.ENCRYPTION, _later(self._place)).name

    def _words(self) -> tuple[str, ...]:
        return (PASSPHRASE, *reversed(self._journal.known.passphrases))


def bring_back(place: Place, journal: Journal, random: Random) -> None:
    """Put a copy where there is no casebook that can be used."""
    copy = _any_copy(place, journal, random)
    assert copy is not None
    lost = place.file.read_bytes() if place.file.exists() else None
    journal.begin("restore in place", copy=copy.path.name)
    now = _later(place) + timedelta(seconds=random.randrange(3600))
    done = restore_in_place(place.file, copy.path, now, _keys_of(copy.path, (PASSPHRASE,)))
    journal.done()
    assert lost == (done.aside and done.aside.read_bytes()), "it was not set aside"


def _lose(place: Place, random: Random) -> None:
    """Take the casebook away, or damage its beginning; with its keys or without; for good."""
    if random.random() < 0.5:
        place.file.unlink()
    else:
        with place.file.open("r+b") as file:  # an empty file would be as good as none
            file.write(secrets.token_bytes(4096))
            file.flush()
            os.fsync(file.fileno())
    if random.random() < 0.3:
        keys_beside(place.file).unlink(missing_ok=True)
    sync_folder(place.folder)


def _any_copy(place: Place, journal: Journal, random: Random) -> Copy | None:
    known = journal.known.copies
    found = [copy for copy in first_folder(place.file).copies() if copy.path.name in known]
    return random.choice(found) if found else None


def _keys_of(copy: Path, passphrases: tuple[str, ...]) -> tuple[Key, ...]:
    wrapped = keys_of_copy(copy)
    return () if wrapped is None else (opened_by(passphrases, KeyFile.from_bytes(wrapped)),)


def _later(place: Place, by: int = 0) -> datetime:
    """A moment on the day of the newest copy, or so many days after it."""
    copies = first_folder(place.file).copies()
    newest = max((copy.day for copy in copies), default=NOW.date())
    return NOW + (newest - NOW.date()) + timedelta(days=by)
