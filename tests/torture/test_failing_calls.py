from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.rest import PATIENCE_S
from tests.torture.system_calls import can_trace

ROOT = Path(__file__).parents[2]
SHORT = ("failing calls entry plain", "failing calls passphrase", "failing calls settings")


@pytest.mark.skipif(not can_trace(), reason="there is no strace that may trace")
def test_whatever_call_fails_it_is_told_in_words_and_can_be_done_later() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.torture", "--step", "17", "--only", ",".join(SHORT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("0 lost, 0 half there") == len(SHORT)
