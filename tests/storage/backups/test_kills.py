"""Killed in the middle of restoring and copying: the record is all of the one or of the other."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from time import sleep

from acutrack.casebook.copies import State
from acutrack.storage.backups import Why, copy_before
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.integrity import findings
from tests.builders import NOW, a_note, a_score
from tests.storage.backups.conftest import Diary

KILLS = 8
_DICE = random.Random(11)  # noqa: S311


def test_a_kill_leaves_one_whole_state_and_only_copies_that_open(
    diary: Diary, tmp_path: Path
) -> None:
    with diary.connections() as connections:
        first = copy_before(connections, Why.IMPORT, NOW)
    states = [diary.contents()]
    diary.record(a_note("Since then."), *(a_score(n % 11) for n in range(400)))
    with diary.connections() as connections:
        second = copy_before(connections, Why.IMPORT, NOW)
    states.append(diary.contents())

    for _ in range(KILLS):
        _restore_until_killed(diary, first, second)
        assert diary.contents() in states
        assert findings(diary.file, diary.key) == ()
        folder = first_folder(diary.file)
        for copy in folder.copies():
            assert folder.state_of(copy, diary.key, tmp_path) is State.CHECKED, copy.path.name
            if copy.path not in (first, second):
                copy.path.unlink()
    with diary.connections() as connections:
        copy_before(connections, Why.IMPORT, NOW)
    assert not list(diary.copies.glob(".acutrack-*")), "what was left half done is cleared up"


def _restore_until_killed(diary: Diary, *copies: Path) -> None:
    key = "-" if diary.key is None else diary.key.hex()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.backups.restless", diary.file, key, *copies],
        cwd=Path(__file__).parents[3],
        stdout=subprocess.PIPE,
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == b"on\n"
        sleep(_DICE.uniform(0, 0.5))  # any moment will do: nothing is measured
    finally:
        child.kill()
        child.communicate()
