"""Sealed copies of a locked casebook that are damaged: each is noticed, or holds what it held."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.contents import Contents, contents_of
from acutrack.domain.errors import AcuTrackError
from acutrack.domain.ways_in import Way
from acutrack.storage.backups import copy_casebook
from acutrack.storage.backups.folder import rows_in
from acutrack.storage.backups.sealed import Unsealable, keys_in, unseal
from acutrack.storage.connection import keys_beside
from acutrack.storage.key import new_key
from acutrack.storage.key_file import KeyFile, new_key_file
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.passphrase import Cost
from tests.builders import NOW, one_of_each
from tests.fuzz import file_changes
from tests.fuzz.file_changes import recipe, steps_of
from tests.fuzz.target import said
from tests.storage.conftest import adding

_CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
_CHANGES: tuple[Callable[[Path, int, int], None], ...] = (
    *(file_changes.end, file_changes.head, file_changes.byte, file_changes.page_head),
    *(file_changes.zeros, file_changes.shorter, file_changes.longer, file_changes.swap),
)


class SealedFiles:
    """Unseals one copy after another."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._key = folder, new_key()
        casebook = folder / "casebook.acutrack"
        with open_casebook(casebook, self._key) as opened:
            Casebook(opened.store, lambda: NOW).record(adding(*one_of_each()))
            self._contents = contents_of(opened.store)
        keys = new_key_file().with_typed(Way.PASSPHRASE, "three small words", self._key, _CHEAP)
        keys.write(keys_beside(casebook))
        self._good = folder / "good.acutrack"
        copy_casebook(casebook, self._good, key=self._key)
        self._rows = rows_in(self._good, self._key, folder)
        assert self._rows
        self.seeds: Sequence[bytes] = (
            b"",
            *(recipe((which, at, 7)) for which in range(len(_CHANGES)) for at in (0, 21, 300)),
            *(recipe((0, at, at), (0, at + 1, 0)) for at in range(0, 200, 20)),
            *(b"\xff" + whole for whole in (b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(18))),
        )

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        copy, inside = self._folder / "copy.acutrack", self._folder / "inside.acutrack"
        for file in (inside, inside.with_name(inside.name + "-wal")):
            file.unlink(missing_ok=True)
        self._write(data, copy)
        before = copy.read_bytes()
        rows = rows_in(copy, self._key, self._folder)
        try:
            keys_in(copy)
            keys = unseal(copy, inside)
        except Unsealable:
            assert not rows, "rows were counted in what cannot be unsealed"
        else:
            self._look_inside(inside, keys, rows)
        assert copy.read_bytes() == before, "the copy was changed"

    def _look_inside(self, inside: Path, keys: bytes, rows: int | None) -> None:
        try:
            KeyFile.from_bytes(keys)
        except AcuTrackError as error:
            said(error.message)
        found: Contents | None = None
        try:
            with open_casebook(inside, self._key, looking=True) as opened:
                found = contents_of(opened.store)
        except AcuTrackError as error:
            said(error.message)
        if rows == self._rows:
            assert found == self._contents, "other records came out of a copy that counts right"

    def _write(self, data: bytes, copy: Path) -> None:
        if data[:1] == b"\xff":
            copy.write_bytes(data[1:])
            return
        shutil.copyfile(self._good, copy)
        for which, place, value in steps_of(data):
            _CHANGES[which % len(_CHANGES)](copy, place, value)
