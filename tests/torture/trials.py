"""A deed done in a child while something is against it, and what is to be seen afterwards.

Each time the deed is done, or says in words that it is not; what was there is there; and it can be
done afterwards.
"""

from __future__ import annotations

import mmap
import os
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree, rmtree

from acutrack.domain.errors import AcuTrackError
from acutrack.storage.backups.names import FOLDER
from tests.torture.copies import look_over_copies
from tests.torture.deeds import Deed
from tests.torture.full_disk import HALF, Facts, Outline, changed, facts_of, outline
from tests.torture.looking import Lost, Place, place_in

_LONGEST_WORDS = 3000


@dataclass(frozen=True)
class Trial:
    """A deed at a place, and how much there is of everything once it is done."""

    deed: Deed
    template: Place
    place: Place
    wanted: Outline

    def facts(self) -> Facts:
        """What is there, but for copies that stay whatever happens, and what was not cleared up."""
        found = facts_of(self.place)
        return {
            name: what
            for name, what in found.items()
            if not (self.deed.copies and name.startswith(FOLDER)) and ".acutrack-" not in name
        }

    @contextmanager
    def fresh(self) -> Iterator[None]:
        """The folder as it is before the deed, for as long as it is looked at."""
        copytree(self.template.folder, self.place.folder)
        try:
            yield
        finally:
            rmtree(self.place.folder)


def trial_of(deed: Deed, folder: Path, *, locked: bool) -> Trial:
    """Prepare a deed, and do it once with nothing against it."""
    template = place_in(folder / "before" / "AcuTrack", locked=locked)
    deed.prepare(template)
    trial = Trial(deed, template, Place(folder / "disk" / "AcuTrack", template.key), {})
    with trial.fresh(), deed.ready(trial.place) as act:
        act()
        return replace(trial, wanted=outline(trial.facts()))


class Child:
    """The process that does the deed. It speaks by memory, as any of its calls may fail."""

    def __init__(self, trial: Trial, first: Callable[[], None] = lambda: None) -> None:
        """Begin it: it does `first`, opens what it needs, and waits."""
        self._told = mmap.mmap(-1, 4096)
        self.number = os.fork()
        if self.number == 0:
            self._do(trial, first)

    def until_ready(self) -> None:
        """Wait until all is open that the deed needs."""
        while not self._told[0]:
            time.sleep(0.001)

    def let_go(self) -> None:
        """Have it do the deed."""
        self._told[0] = 2

    def words(self) -> str:
        """Wait for its end; what it said, nothing if the deed was done."""
        os.waitpid(self.number, 0)
        words = self._told[2:].rstrip(b"\0").decode()
        return "" if self._told[1] else words or "no words at all"

    def _do(self, trial: Trial, first: Callable[[], None]) -> None:
        try:
            first()
            with trial.deed.ready(trial.place) as act:
                self._told[0] = 1
                while self._told[0] == 1:
                    time.sleep(0.001)
                act()
            self._told[1] = 1
        except AcuTrackError as error:
            self._say(error.message.text)
        except BaseException:
            self._say("no words for " + traceback.format_exc())
        self._told[0] = 2
        os._exit(0)

    def _say(self, words: str) -> None:
        text = words.encode()[-_LONGEST_WORDS:]
        self._told[2 : 2 + len(text)] = text


@dataclass
class Outcomes:
    """How often a deed was refused in words, refused with all but the last done, and done."""

    told: int = 0
    told_yet_done: int = 0
    done: int = 0

    def line(self) -> str:
        """The summary."""
        return (
            f"{self.told} times refused in words, of them {self.told_yet_done} with everything "
            f"done but the last; {self.done} times done all the same; 0 lost, 0 half there; done "
            f"each time afterwards"
        )


def judge(trial: Trial, where: str, words: str, before: Facts, outcomes: Outcomes) -> None:
    """See that a deed is done, or told of and can be done now. Raises Lost."""
    if words.startswith("no words"):
        raise Lost(f"{where}: {words}")
    after = trial.facts()
    finished = outline(after) == trial.wanted and after != before
    outcomes.done += not words
    outcomes.told += bool(words)
    outcomes.told_yet_done += bool(words) and finished
    if not words and not finished:
        raise Lost(f"{where}: said to be done, and holds {changed(trial.wanted, outline(after))}")
    if words and not finished:
        if after != before:
            raise Lost(f"{where}: {words}; yet changed {changed(before, after)}")
        _do_again(trial, where)
    look_over_copies(trial.place.folder / FOLDER)


def _do_again(trial: Trial, where: str) -> None:
    with trial.deed.ready(trial.place) as act:
        act()
    if outline(trial.facts()) != trial.wanted:
        raise Lost(f"{where}: cannot be done afterwards")
    half = [path.name for path in trial.place.folder.rglob("*") if path.name.endswith(HALF)]
    if half:
        raise Lost(f"{where}: left {half}")
