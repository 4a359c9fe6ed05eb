"""Kills the program at random moments and looks whether anything acknowledged is missing.

A killed process is not a power cut: what the system had taken over survives it in any case; see
`power_cuts` for the rest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from acutrack.storage.backups.names import FOLDER
from tests.torture.activities import Activity
from tests.torture.copies import look_over_copies, settle_copies
from tests.torture.journal import Expected, read_journal
from tests.torture.killing import killed_after
from tests.torture.looking import Place, look_over, place_in
from tests.torture.migrations import (
    MIGRATIONS,
    bring_up_to_date,
    look_over_migrated,
    older_casebook,
    rows_in,
    scripts_for,
)
from tests.torture.writer import write_until_stopped

#: A new file after so many kills, so that beginning one is killed often too.
KILLS_A_FILE = 12
#: How many of the kills may come while the casebook is still being opened.
_OFTEN_BEGINNING = 0.3


@dataclass
class Figures:
    """What happened."""

    kills: int = 0
    steps: int = 0
    while_beginning: int = 0
    last_step_kept: int = 0
    last_step_gone: int = 0
    files: int = 0
    copies: int = 0
    in_flight: Counter[str] = field(default_factory=Counter)

    def line(self) -> str:
        """The summary."""
        return (
            f"{self.kills} kills, {self.files} files, {self.copies} copies opened: "
            f"{self.steps} steps acknowledged, 0 lost, 0 half there; "
            f"{self.while_beginning} kills while beginning a file; step in flight kept "
            f"{self.last_step_kept} times, gone {self.last_step_gone} times; killed during "
            + ", ".join(f"{deed} {count}" for deed, count in sorted(self.in_flight.items()))
        )


def kill_writers(activity: Activity, kills: int, random: Random, *, locked: bool) -> Figures:
    """Kill a writer so many times. Raises Lost."""
    figures = Figures()
    while figures.kills < kills:
        with TemporaryDirectory() as folder:
            figures.files += 1
            place = place_in(Path(folder) / "AcuTrack", locked=locked)
            known = Expected()
            for _ in range(min(KILLS_A_FILE, kills - figures.kills)):
                known = _kill_a_writer(place, activity, known, random, figures)
    return figures


def _kill_a_writer(
    place: Place, activity: Activity, known: Expected, random: Random, figures: Figures
) -> Expected:
    seed = random.randrange(2**32)
    # A first opening takes about 10 ms, and more on a busy machine; then there is much to write.
    once_open = random.random() > _OFTEN_BEGINNING
    beginning = not known.ready and not once_open
    said = killed_after(
        random.uniform(0, 0.03 if beginning else activity.seconds),
        lambda journal: write_until_stopped(place, journal, deeds=activity.deeds, seed=seed),
        known,
        once_open=once_open,
    )
    read = read_journal(said, known)
    acknowledged, maybe = read.acknowledged, read.maybe
    figures.kills += 1
    figures.steps += read.steps
    figures.while_beginning += not acknowledged.ready
    figures.in_flight[read.in_flight or "nothing"] += 1
    if not acknowledged.ready and not place.file.exists():
        return acknowledged
    state = look_over(place, acknowledged, maybe)
    if read.in_flight is not None:
        figures.last_step_kept += state is maybe
        figures.last_step_gone += state is acknowledged
    state = settle_copies(place.folder / FOLDER, state, acknowledged, maybe)
    figures.copies += len(list((place.folder / FOLDER).glob("*.acutrack")))
    return state if state.ready else Expected()


def kill_migrations(kills: int, random: Random, *, locked: bool) -> Figures:
    """Kill the bringing up to date of a file of each released schema in turn. Raises Lost."""
    figures = Figures()
    while figures.kills < kills:
        with TemporaryDirectory() as folder:
            figures.files += 1
            place = place_in(Path(folder) / "AcuTrack", locked=locked)
            migration = MIGRATIONS[figures.kills % len(MIGRATIONS)]
            older_casebook(place, migration.begin)
            place.lay_keys()
            before = rows_in(place)
            scripts = scripts_for(migration, Path(folder))
            said = killed_after(
                random.uniform(0, 0.6),
                lambda journal: bring_up_to_date(place, journal, migration, scripts),  # noqa: B023
            )
            steps = read_journal(said, Expected()).steps
            figures.kills += 1
            figures.steps += steps
            figures.last_step_kept += steps
            figures.last_step_gone += not steps
            figures.in_flight["nothing" if steps else "migration"] += 1
            look_over_migrated(place, migration, before, done=steps > 0)
            figures.copies += look_over_copies(place.folder / FOLDER)
    return figures
