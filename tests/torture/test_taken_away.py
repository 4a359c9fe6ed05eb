from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.rest import PATIENCE_S
from tests.torture.taken_away import can_take_rights

ROOT = Path(__file__).parents[2]
SHORT = ("taken away entry plain", "taken away copy plain", "taken away settings")


@pytest.mark.skipif(not can_take_rights(), reason="rights are not kept to here")
def test_with_rights_or_the_folder_gone_in_mid_use_nothing_is_lost_and_nothing_made_anew() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.torture", "--only", ",".join(SHORT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("0 lost, 0 half there") == len(SHORT)
