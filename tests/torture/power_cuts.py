"""Cuts the power at any moment, and looks whether anything acknowledged is missing.

A writer runs once and is traced; then the disk is rebuilt as it may have been at many moments, with
what was synced by then and as much of the rest as it pleases the disk.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from acutrack.storage.backups.names import FOLDER
from tests.torture.activities import Activity
from tests.torture.copies import settle_copies
from tests.torture.disk import Disk, Whim
from tests.torture.journal import Expected, read_journal
from tests.torture.looking import Lost, Place, look_over, place_in
from tests.torture.system_calls import Event, Said, Synced, events, traced

#: So many power cuts come out of one recording.
CUTS_A_RECORDING = 250


@dataclass
class Figures:
    """What happened."""

    cuts: int = 0
    recordings: int = 0
    calls: int = 0
    syncs: int = 0
    steps: int = 0
    copies: int = 0
    last_step_kept: int = 0

    def line(self) -> str:
        """The summary."""
        return (
            f"{self.cuts} power cuts in {self.recordings} recordings of {self.calls} calls "
            f"({self.syncs} syncs) and {self.steps} acknowledged steps: 0 lost, 0 not opening; "
            f"{self.copies} copies opened; step in flight kept {self.last_step_kept} times"
        )


@dataclass(frozen=True)
class Recording:
    """What a writer did in the folder `root`."""

    root: Path
    place: Place
    events: list[Event]


def cut_power(activity: Activity, cuts: int, random: Random, *, locked: bool) -> Figures:
    """Cut the power so many times. Raises Lost."""
    figures = Figures()
    while figures.cuts < cuts:
        with TemporaryDirectory() as folder:
            many = min(CUTS_A_RECORDING, cuts - figures.cuts)
            steps = 25 if many > 50 else 8
            recording = record(Path(folder), activity, steps, random, locked=locked)
            count(recording, figures)
            cut(recording, many, random, figures)
    return figures


def record(
    folder: Path, activity: Activity, steps: int, random: Random, *, locked: bool
) -> Recording:
    """Let a writer take so many steps after each start, with a tracer looking on. Raises Lost."""
    seed = str(random.randrange(2**32))
    told = (activity.name, seed, str(steps))
    return record_process("tests.torture.recorded", told, folder, locked=locked)


def record_process(
    module: str, arguments: Sequence[str], folder: Path, *, locked: bool
) -> Recording:
    """Run a module with a tracer looking on; it is told a folder, its key and a journal first.

    Raises:
        Lost: what was written down does not lead to what is there.
    """
    root = folder / "disk"
    root.mkdir()
    place = place_in(root / "AcuTrack", locked=locked)
    log, journal = folder / "calls", folder / "journal"
    told = (str(place.folder), (place.key or b"").hex(), str(journal))
    traced([sys.executable, "-m", module, *told, *arguments], log)
    recording = Recording(root, place, list(events(log, root, journal)))
    disk = Disk(root)
    for event in recording.events:
        disk.take(event)
    there = {
        path.relative_to(root): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.name.endswith("-shm")
    }
    if disk.files_now() != there:
        raise Lost("the trace does not lead to what is on the disk")
    return recording


def count(recording: Recording, figures: Figures) -> None:
    """Add what was recorded to the figures."""
    figures.recordings += 1
    figures.calls += sum(not isinstance(event, Said) for event in recording.events)
    figures.syncs += sum(isinstance(event, Synced) for event in recording.events)
    figures.steps += read_journal(_said(recording.events), Expected()).steps


def cut(recording: Recording, cuts: int, random: Random, figures: Figures) -> None:
    """Cut the power at so many moments of one recording, and look. Raises Lost."""
    for place, said in after_cuts(recording, cuts, random):
        figures.cuts += 1
        _look(place, said, figures)


def after_cuts(recording: Recording, cuts: int, random: Random) -> Iterator[tuple[Place, str]]:
    """After each of so many cuts: what is left of the place, and what had been said by then."""
    moments = sorted(_moment(recording.events, random) for _ in range(cuts))
    disk, taken = Disk(recording.root), 0
    for moment in moments:
        for event in recording.events[taken:moment]:
            disk.take(event)
        taken = moment
        with TemporaryDirectory() as folder:
            disk.write_after_power_cut(Path(folder), Whim(random))
            left = Path(folder) / recording.place.folder.relative_to(recording.root)
            yield Place(left, recording.place.key), _said(recording.events[:moment])


def _moment(happened: list[Event], random: Random) -> int:
    """After so many events; as often just after something was said as at any time."""
    said = [place for place, event in enumerate(happened, 1) if isinstance(event, Said)]
    return random.choice((random.choice(said), random.randrange(len(happened) + 1)))


def _look(place: Place, said: str, figures: Figures) -> None:
    read = read_journal(said, Expected())
    acknowledged, maybe = read.acknowledged, read.maybe
    if not acknowledged.ready and not place.file.exists():
        return
    state = look_over(place, acknowledged, maybe)
    figures.last_step_kept += state is maybe and maybe is not acknowledged
    copies = settle_copies(place.folder / FOLDER, state, acknowledged, maybe)
    figures.copies += len(copies.copies)


def _said(happened: list[Event]) -> str:
    return "".join(event.text for event in happened if isinstance(event, Said))
