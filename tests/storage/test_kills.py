from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rest import PATIENCE_S
from tests.torture.journal import Expected, read_journal

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the ordeal needs fork")
def test_a_few_kills_in_each_activity_lose_nothing_that_was_acknowledged() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.torture", "--kills", "4", "--only", "kills"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    figures = ran.stdout.splitlines()[:-1]
    assert len(figures) >= 6
    assert all(": 4 kills, " in line and "0 lost, 0 half there" in line for line in figures)
    assert ran.stdout.endswith("nothing lost, nothing half there, every file opens.\n")


def test_the_journal_tells_what_was_acknowledged_from_what_was_in_flight() -> None:
    said = "\n".join(
        [
            '{"deed": "open"}',
            '{"deed": "done"}',
            '{"deed": "record", "edit": "a", "records": ["1", "2"]}',
            '{"deed": "done"}',
            '{"deed": "undo", "edit": "a"}',
            '{"deed": "done"}',
            '{"deed": "record", "edit": "b", "records": ["3"]}',
            '{"deed": "done"}',
            '{"deed": "draft", "number": 7}',
            '{"deed": "done"}',
            '{"deed": "record", "edit": "c", "records": ["4", "5"]}',
        ]
    )
    read = read_journal(said, Expected())
    acknowledged, maybe = read.acknowledged, read.maybe
    assert (acknowledged.visible(), acknowledged.draft) == ({"3"}, 7)
    assert (maybe.visible(), maybe.draft) == ({"3", "4", "5"}, 7)
    assert read.steps == 5
    assert read.in_flight == "record"
