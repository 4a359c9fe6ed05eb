from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest

from tests.rest import PATIENCE_S
from tests.torture.activities import ACTIVITIES
from tests.torture.disk import Disk, Whim
from tests.torture.looking import Lost
from tests.torture.power_cuts import Figures, Recording, cut, record
from tests.torture.system_calls import (
    Cut,
    Event,
    FolderMade,
    Named,
    Opened,
    Removed,
    Synced,
    Written,
    can_trace,
)

ROOT = Path(__file__).parents[2]
HERE = Path("/disk")
SHORT = ("cuts entries locked", "cuts encryption plain")
traceable = pytest.mark.skipif(not can_trace(), reason="there is no strace that may trace")


@traceable
def test_a_few_power_cuts_lose_nothing_that_was_acknowledged() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.torture", "--cuts", "15", "--only", ",".join(SHORT)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_S,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count(": 15 power cuts in 1 recordings") == len(SHORT)
    assert ran.stdout.count("0 lost, 0 not opening") == len(SHORT)
    assert ran.stdout.endswith("nothing lost, nothing half there, every file opens.\n")


@traceable
def test_a_program_that_did_not_sync_would_be_found_out(tmp_path: Path) -> None:
    recording = record(tmp_path, ACTIVITIES["entries"], 10, _plan(1), locked=False)
    careless: list[Event] = [event for event in recording.events if not isinstance(event, Synced)]
    with pytest.raises(Lost):
        cut(Recording(recording.root, recording.place, careless), 40, _plan(1), Figures())


def _after(disk: Disk, folder: Path) -> set[tuple[tuple[str, bytes], ...]]:
    """All that may be there after a power cut: sorted names with contents."""
    found = set()
    for seed in range(200):
        target = Path(mkdtemp(dir=folder))
        disk.write_after_power_cut(target, Whim(_plan(seed)))
        files = (path for path in target.rglob("*") if path.is_file())
        found.add(tuple(sorted((path.name, path.read_bytes()) for path in files)))
    return found


def _plan(seed: int) -> Random:
    return Random(seed)  # noqa: S311 (a plan, not a secret)


def test_a_file_is_sure_to_be_there_only_when_it_and_its_folder_are_synced(tmp_path: Path) -> None:
    disk, file = Disk(HERE), HERE / "a"
    disk.take(Opened(file, emptied=False))
    disk.take(Written(file, 0, b"text"))
    assert {(), (("a", b""),), (("a", b"text"),)} <= _after(disk, tmp_path)
    disk.take(Synced(file))
    assert _after(disk, tmp_path) == {(), (("a", b"text"),)}
    disk.take(Synced(HERE))
    assert _after(disk, tmp_path) == {(("a", b"text"),)}


def test_a_new_name_that_is_not_synced_may_be_lost_but_never_both(tmp_path: Path) -> None:
    disk, old, new = Disk(HERE), HERE / "old", HERE / "new"
    for event in (Opened(old, emptied=False), Written(old, 0, b"x"), Synced(old), Synced(HERE)):
        disk.take(event)
    disk.take(Named(new, old, kept=False))
    assert _after(disk, tmp_path) == {(("old", b"x"),), (("new", b"x"),)}
    disk.take(Removed(new))
    assert _after(disk, tmp_path) == {(("old", b"x"),), (("new", b"x"),), ()}


def test_a_write_may_be_torn_at_sectors_and_leave_rubbish_where_the_file_grew(
    tmp_path: Path,
) -> None:
    disk, file = Disk(HERE), HERE / "a"
    for event in (Opened(file, emptied=False), Written(file, 0, b"o" * 1024), Synced(file)):
        disk.take(event)
    disk.take(Synced(HERE))
    disk.take(Written(file, 0, b"n" * 2048))
    found = {content for ((_, content),) in _after(disk, tmp_path)}
    assert b"n" * 512 + b"o" * 512 in {content[:1024] for content in found}
    grown = {content[1024:1536] for content in found if len(content) > 1024}
    assert b"n" * 512 in grown
    assert any(set(sector) > {0, ord("n")} for sector in grown)


def test_a_later_write_may_be_there_without_an_earlier_one(tmp_path: Path) -> None:
    disk, file = Disk(HERE), HERE / "a"
    disk.take(FolderMade(HERE / "b"))
    disk.take(Opened(file, emptied=True))
    for event in (Written(file, 0, b"o" * 1024), Synced(file), Synced(HERE)):
        disk.take(event)
    disk.take(Written(file, 0, b"1" * 512))
    disk.take(Written(file, 512, b"2" * 512))
    disk.take(Cut(file, 768))
    found = {content for ((_, content),) in _after(disk, tmp_path)}
    assert b"o" * 512 + b"2" * 512 in found
    assert b"o" * 768 in found
