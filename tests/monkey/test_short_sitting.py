"""A monkey's first steps; `dev.py monkey` lets it go on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rest import PATIENCE_S

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_clicked_and_typed_the_window_goes_on(seed: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.monkey", "--here", f"--seed={seed}", "--steps=100"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert ran.returncode == 0, ran.stderr
    assert f"seed {seed}: 100 steps" in ran.stdout
