"""A check while somebody writes sees one state of the casebook, and finds nothing wrong with it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.storage.integrity import findings, quick_findings
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, PATIENT, a_patient, a_score, day
from tests.storage.conftest import adding


@pytest.mark.parametrize("key", [None, Key(bytes(range(32)))], ids=["plain", "locked"])
def test_entries_saved_meanwhile_are_no_damage(file: Path, key: Key | None) -> None:
    with open_casebook(file, key) as opened, ThreadPoolExecutor(1) as other:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(a_patient()))

        def write() -> None:
            for n in range(150):
                casebook.record(adding(*(a_score(day=day(-n)) for _ in range(20))))
                casebook.undo(PATIENT) if n % 3 else None

        writing = other.submit(write)
        checks = 0
        while not writing.done():
            assert findings(file, key) == ()
            assert quick_findings(file, key) == ()
            checks += 1
        writing.result()
        assert checks > 0
