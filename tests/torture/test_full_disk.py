from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rest import PATIENCE_S
from tests.torture.deeds import DEEDS
from tests.torture.small_disk import BLOCK, can_make_disks, fill, make_room, small_disk

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not can_make_disks(), reason="only root may make a small disk")


def test_whatever_runs_out_of_room_is_told_in_words_and_can_be_done_later() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.torture", "--step", "29", "--only", "full disk"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("0 lost, 0 half there") == sum(len(deed.forms) for deed in DEEDS)


def test_a_small_disk_is_full_to_the_block(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        fill(disk, 3 * BLOCK)
        handle = os.open(disk / "file", os.O_CREAT | os.O_WRONLY)
        assert [os.write(handle, b"x" * BLOCK) for _ in range(3)] == [BLOCK] * 3
        with pytest.raises(OSError, match="No space left"):
            os.write(handle, b"x")
        make_room(disk)
        assert os.write(handle, b"x") == 1
        os.close(handle)
