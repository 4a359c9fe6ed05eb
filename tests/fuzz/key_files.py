"""The wrapped keys beside a locked casebook: a way in, or a plain refusal, at a bearable cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from acutrack.domain.errors import AcuTrackError
from acutrack.domain.ways_in import Way
from acutrack.storage.key import Key, new_key
from acutrack.storage.key_file import KeyFile, new_key_file
from acutrack.storage.passphrase import STANDARD, Cost
from tests.fuzz.target import said

_CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
_MOST_WORK = 6 * STANDARD.memory_kib * STANDARD.passes


class KeyFiles:
    """Reads key files and tries each way in; dear ones are only looked at."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "casebook.acutrack.keys"
        key = new_key()
        typed = new_key_file().with_typed(Way.PASSPHRASE, "three small words", key, _CHEAP)
        self.seeds: Sequence[bytes] = (
            typed.to_bytes(),
            typed.with_secret(bytes(32), key).to_bytes(),
            *(b"", b"{}", b"[" * 5_000, b"null", b"\xff"),
        )

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        self._file.write_bytes(data)
        try:
            keys = KeyFile.read(self._file)
        except AcuTrackError as error:
            said(error.message)
            return
        assert KeyFile.from_bytes(keys.to_bytes()) == keys
        for slot in keys.slots:
            cost = slot.cost
            assert cost is None or cost.memory_kib * cost.passes <= _MOST_WORK
        if all(slot.cost in (None, _CHEAP) for slot in keys.slots):
            self._enter(keys)

    def _enter(self, keys: KeyFile) -> None:
        ways: tuple[Callable[[], Key], ...] = (
            lambda: keys.open_with_passphrase("three small words"),
            lambda: keys.open_with_recovery_key("x"),
            lambda: keys.open_with_secret(bytes(32)),
        )
        for way in ways:
            try:
                assert len(way()) == 32
            except AcuTrackError as error:
                said(error.message)
