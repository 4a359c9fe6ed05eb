"""A casebook with entries, plain or locked, and what lies in its folder of copies."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.contents import Contents, contents_of
from acutrack.domain.record import Record
from acutrack.storage.connection import Connections, keys_beside
from acutrack.storage.key import Key, new_key
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, a_note, a_patient, a_score, a_session, day
from tests.storage.conftest import adding

#: Stands for the wrapped keys: what is in them is nobody's business here.
KEYS = b'{"invented": "keys"}\n'


@dataclass
class Diary:
    """A casebook file on disk, and the key to it where it is locked."""

    file: Path
    key: Key | None

    @property
    def copies(self) -> Path:
        return self.file.parent / "backups"

    def names(self) -> list[str]:
        return sorted(path.name for path in self.copies.glob("*.acutrack"))

    def record(self, *records: Record) -> None:
        with open_casebook(self.file, self.key) as opened:
            Casebook(opened.store, lambda: NOW).record(adding(*records))

    def contents(self) -> Contents:
        with open_casebook(self.file, self.key) as opened:
            return contents_of(opened.store)

    def connections(self) -> closing[Connections]:
        return closing(Connections(self.file, self.key))


def begin(folder: Path, *, locked: bool) -> Diary:
    """Ann's diary with a few entries."""
    folder.mkdir(exist_ok=True, parents=True)
    diary = Diary(folder / "casebook.acutrack", new_key() if locked else None)
    if locked:
        keys_beside(diary.file).write_bytes(KEYS)
    scores = [a_score(n % 11, day=day(-n)) for n in range(60)]
    diary.record(a_patient(), a_session(), a_note("Slept on the sofa."), *scores)
    return diary


@pytest.fixture(params=["plain", "locked"])
def diary(request: pytest.FixtureRequest, tmp_path: Path) -> Diary:
    return begin(tmp_path / "data", locked=request.param == "locked")


@pytest.fixture
def plain(tmp_path: Path) -> Diary:
    return begin(tmp_path / "data", locked=False)


@pytest.fixture
def locked(tmp_path: Path) -> Diary:
    return begin(tmp_path / "data", locked=True)
