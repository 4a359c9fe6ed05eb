"""Copies that are damaged or strange, looked at and restored into somebody's casebook."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from acutrack.casebook.casebook import Casebook
from acutrack.casebook.contents import Contents, contents_of
from acutrack.domain.errors import AcuTrackError
from acutrack.storage.connection import Connections
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.restoring.putting_back import preview, restore_into
from tests.builders import NOW, a_note, a_patient, a_score
from tests.fuzz.casebook_files import cleared, good_files, lay, seeds
from tests.fuzz.target import said
from tests.storage.conftest import adding


class Restores:
    """Restores one file after another into the same casebook."""

    def __init__(self, folder: Path) -> None:
        self._chosen = folder / "chosen.acutrack"
        self._good = tuple(good_files(folder))
        self.seeds: Sequence[bytes] = seeds(len(self._good))
        self._own = folder / "own" / "casebook.acutrack"
        self._kept = folder / "kept.acutrack"
        with open_casebook(self._kept) as opened:
            Casebook(opened.store, lambda: NOW).record(adding(a_patient(), a_score(4), a_note()))
            self._before = contents_of(opened.store)
        self._lay_own()

    def __call__(self, data: bytes) -> None:
        """See Trial."""
        cleared(self._chosen)
        lay(data, self._good, self._chosen)
        before = self._chosen.read_bytes()
        try:
            shown = preview(self._chosen, self._own, self._before)
        except AcuTrackError as error:
            said(error.message)
            shown = None
        for remark in shown.remarks if shown is not None else ():
            said(remark)
        try:
            with closing(Connections(self._own)) as connections:
                restore_into(connections, self._chosen, NOW)
        except AcuTrackError as error:
            said(error.message)
            assert self._found() == self._before, "a copy that was refused left something"
            assert not findings(self._own)
        else:
            assert shown is not None, "what could not be shown was restored"
            assert self._found() == shown.holds, "something else came back than was shown"
            assert shown.remarks or not findings(self._own), "restored, and not whole"
            self._lay_own()
        assert self._chosen.read_bytes() == before, "the copy was changed"

    def _found(self) -> Contents:
        with open_casebook(self._own, looking=True) as opened:
            return contents_of(opened.store)

    def _lay_own(self) -> None:
        shutil.rmtree(self._own.parent, ignore_errors=True)
        self._own.parent.mkdir(mode=0o700)
        shutil.copyfile(self._kept, self._own)
