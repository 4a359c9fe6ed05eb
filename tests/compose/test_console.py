"""A terminal, a pipe, a file, or nothing at all to write to."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(os.name != "posix", reason="closes a stream the way a shell does")
@pytest.mark.parametrize("closed", [(1,), (2,), (1, 2)])
def test_a_stream_that_was_closed_before_the_start_is_done_without(
    tmp_path: Path, closed: tuple[int, ...]
) -> None:
    words = "patients " + " ".join(f"{number}>&-" for number in closed)
    ended = subprocess.run(
        [
            "/bin/sh",
            "-c",
            f'exec "$0" -m acutrack --data-dir "$1" {words}',
            sys.executable,
            tmp_path,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
