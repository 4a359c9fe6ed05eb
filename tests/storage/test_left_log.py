"""What a killed program left in the log is in the file itself once it was opened again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from acutrack.domain.patient import Patient
from acutrack.storage.open_casebook import open_casebook
from tests.builders import PATIENT
from tests.rest import PATIENCE_S

_KILLED = """
import os, sys
from pathlib import Path
from acutrack.casebook.casebook import Casebook
from acutrack.casebook.edits.people import start_own_record
from acutrack.storage.open_casebook import open_casebook
from tests.builders import NOW, a_patient

opened = open_casebook(Path(sys.argv[1]))
Casebook(opened.store, lambda: NOW).record(start_own_record(a_patient()))
os._exit(9)
"""


def test_a_copy_of_the_one_file_holds_everything_after_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "casebook.acutrack"
    subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False, timeout=PATIENCE_S)
    assert path.with_name(path.name + "-wal").stat().st_size > 0

    with open_casebook(path):
        copy = tmp_path / "copy.acutrack"
        shutil.copyfile(path, copy)

    with open_casebook(copy) as opened:
        assert len(opened.store.load(Patient, PATIENT)) == 1
