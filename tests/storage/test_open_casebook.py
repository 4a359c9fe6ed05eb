from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.errors import Obstacle
from acutrack.domain.patient import Patient
from acutrack.storage.integrity import findings
from acutrack.storage.open_casebook import OpenCasebook, open_casebook
from tests.builders import NOW, PATIENT, a_patient
from tests.storage.conftest import adding

_OPENS = """
import sys
from pathlib import Path
from acutrack.storage.open_casebook import open_casebook
assert "sqlmodel" not in sys.modules, "naming the call costs nothing"
with open_casebook(Path(sys.argv[1])) as opened:
    pass
heavy = {"alembic", "numpy", "PySide6", "pyqtgraph", "reportlab", "babel"} & set(sys.modules)
assert not heavy, heavy
"""


def test_opening_and_beginning_a_casebook_load_nothing_heavy_that_is_not_needed(
    file: Path,
) -> None:
    for _ in range(2):
        subprocess.run([sys.executable, "-W", "error", "-c", _OPENS, str(file)], check=True)


def test_two_windows_may_begin_the_same_casebook_at_once(file: Path) -> None:
    opened: list[OpenCasebook] = []
    threads = [Thread(target=lambda: opened.append(open_casebook(file))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(opened) == 4
    Casebook(opened[0].store, lambda: NOW).record(adding(a_patient()))
    for one in opened:
        assert len(one.store.load(Patient, PATIENT)) == 1
        one.close()
    assert findings(file) == ()


def test_a_file_that_cannot_be_opened_is_not_held_open(file: Path) -> None:
    file.write_text("no casebook")
    with pytest.raises(Obstacle):
        open_casebook(file)
    file.unlink()
    with open_casebook(file) as opened:
        assert not opened.read_only
        assert opened.path == file
