"""What this program saves is seen, and safe, whoever else opens and closes the casebook: nothing
that is read beside SQLite takes SQLite's locks away."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from acutrack.casebook.casebook import Casebook
from acutrack.domain.pain import PainScore
from acutrack.storage.beginnings import beginning, hold, let_go
from acutrack.storage.connection import kind_of_file
from acutrack.storage.first_look import look_at_file
from acutrack.storage.integrity import findings, quick_findings
from acutrack.storage.log_frames import log_beside
from acutrack.storage.open_casebook import open_casebook
from acutrack.storage.unlocking import lock_state
from tests.builders import NOW, PATIENT, a_patient, a_score, day
from tests.storage.conftest import adding

#: Another program that opens the casebook, counts the scores, and closes it again.
ANOTHER = """
import sys
from pathlib import Path
from acutrack.domain.pain import PainScore
from acutrack.storage.open_casebook import open_casebook
with open_casebook(Path(sys.argv[1])) as opened:
    print(len(opened.store.load_all(PainScore)))
"""


def counted_elsewhere(file: Path) -> int:
    command = [sys.executable, "-c", ANOTHER, str(file)]
    return int(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


@pytest.mark.parametrize("look", [look_at_file, kind_of_file, lock_state, quick_findings, findings])
def test_a_look_at_an_open_casebook_keeps_its_log(
    file: Path, look: Callable[[Path], object]
) -> None:
    with open_casebook(file) as opened:
        casebook = Casebook(opened.store, lambda: NOW)
        casebook.record(adding(a_patient(), a_score(day=day(-1))))

        look(file)
        assert counted_elsewhere(file) == 1
        casebook.record(adding(a_score(day=day(-2))))

        assert log_beside(file).exists()
        assert counted_elsewhere(file) == 2
        assert len(casebook.load(PainScore, PATIENT)) == 2
    assert counted_elsewhere(file) == 2


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="only Linux tells of handles so")
def test_no_handle_is_left_when_the_last_one_closes_it(file: Path) -> None:
    file.write_bytes(b"0123456789")
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 (each name is a handle)
    hold(file)
    hold(file)

    for _ in range(20):
        assert beginning(file, 3) == b"012"
    let_go(file)
    assert beginning(file, 3) == b"012"
    let_go(file)

    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


def test_another_file_at_the_place_is_read_as_what_it_is(file: Path) -> None:
    file.write_bytes(b"old")
    hold(file)
    assert beginning(file, 3) == b"old"

    file.unlink()
    file.write_bytes(b"new")
    assert beginning(file, 3) == b"new"
    file.unlink()
    with pytest.raises(FileNotFoundError):
        beginning(file, 3)
    let_go(file)
