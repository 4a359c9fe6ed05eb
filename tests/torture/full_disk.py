"""Lets each deed run out of room at each of its writes in turn.

A small disk is filled until so many blocks are left: none, one, two, until there are enough. Each
time the deed is done or says in words that it is not; nothing is lost, nothing half there, and
with room it can be done.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory

from acutrack.domain.errors import AcuTrackError
from acutrack.storage.backups.names import FOLDER
from acutrack.storage.connection import FileKind, keys_beside, kind_of_file
from tests.torture.copies import look_over_copies
from tests.torture.deeds import Act, Deed
from tests.torture.looking import PASSPHRASE, Lost, Place, place_in
from tests.torture.migrations import rows_in
from tests.torture.small_disk import BLOCK, fill, make_room, small_disk

#: After so many successes in a row there is room enough.
ENOUGH = 3
#: What a finished or refused deed leaves behind itself nowhere.
HALF = (".part", ".new", ".changing", ".before", ".going", "-journal")
#: The casebook is looked into; the others say nothing that a person could miss.
_BESIDE_THE_POINT = ("casebook.acutrack", ".lock", "copies.json")
_WORDS = ("disk", "space", "folder")

#: What is there: name or table to what it holds; how much of each.
Facts = dict[str, object]
Outline = dict[str, int]


@dataclass(frozen=True)
class _Trial:
    """A deed at a place on a small disk, and how much there is of everything once it is done."""

    deed: Deed
    place: Place
    disk: Path
    wanted: Outline

    def facts(self) -> Facts:
        """What is there, but for copies that stay whatever happens."""
        found = facts_of(self.place)
        if not self.deed.copies:
            return found
        return {name: what for name, what in found.items() if not name.startswith(FOLDER)}


@dataclass
class Figures:
    """What happened."""

    boundaries: int = 0
    refused: int = 0
    done: int = 0
    words: set[str] = field(default_factory=set)

    def line(self) -> str:
        """The summary."""
        return (
            f"{self.boundaries} boundaries: {self.refused} times refused in words, {self.done} "
            f"times done; 0 lost, 0 half there; done each time once there was room"
        )


def fill_disk(deed: Deed, *, locked: bool, step: int = 1) -> Figures:
    """Let a deed run out of room after every `step` blocks. Raises Lost."""
    figures, enough, blocks = Figures(), 0, 0
    with TemporaryDirectory() as folder, small_disk(Path(folder) / "disk") as disk:
        template = place_in(Path(folder) / "AcuTrack", locked=locked)
        deed.prepare(template)
        place = Place(disk / "AcuTrack", template.key)
        trial = _Trial(deed, place, disk, {})
        trial = replace(trial, wanted=_reference(trial, template))
        while enough < ENOUGH:
            with _fresh(template, place):
                done = _short_of_room(trial, blocks, figures)
            enough = enough + 1 if done else 0
            blocks += step
    if not figures.refused:
        raise Lost(f"{deed.name} never ran out of room")
    return figures


def _reference(trial: _Trial, template: Place) -> Outline:
    with _fresh(template, trial.place):
        with trial.deed.ready(trial.place) as act:
            act()
        return outline(trial.facts())


def _short_of_room(trial: _Trial, blocks: int, figures: Figures) -> bool:
    figures.boundaries += 1
    where = f"{trial.deed.name} with {blocks} blocks left"
    with trial.deed.ready(trial.place) as act:
        before = trial.facts()
        fill(trial.disk, blocks * BLOCK)
        done = _done_or_told(act, where, figures)
        _see_nothing_half(trial.place, where)
        make_room(trial.disk)
        if not done:
            if trial.facts() != before:
                raise Lost(f"{where}: refused, and changed {changed(before, trial.facts())}")
            act()
    after = outline(trial.facts())
    if after != trial.wanted:
        raise Lost(f"{where}: holds {changed(trial.wanted, after)}")
    look_over_copies(trial.place.folder / FOLDER)
    figures.done += done
    figures.refused += not done
    return done


def _done_or_told(act: Act, where: str, figures: Figures) -> bool:
    try:
        act()
    except AcuTrackError as error:
        figures.words.add(error.message.text)
        if not any(word in error.message.text for word in _WORDS):
            raise Lost(f"{where}: {error.message.text}") from error
        return False
    except Exception as error:
        raise Lost(f"{where}: no words for {error!r}") from error
    return True


def _see_nothing_half(place: Place, where: str) -> None:
    half = [path.name for path in place.folder.rglob("*") if path.name.endswith(HALF)]
    if half:
        raise Lost(f"{where}: left {half}")


@contextmanager
def _fresh(template: Place, place: Place) -> Iterator[None]:
    copytree(template.folder, place.folder)
    try:
        yield
    finally:
        rmtree(place.folder)


def facts_of(place: Place) -> Facts:
    """What lies in the folder: the rows of the casebook, and sums of other files."""
    facts: Facts = {
        str(path.relative_to(place.folder)): sha256(path.read_bytes()).hexdigest()
        for path in place.folder.rglob("*")
        if path.is_file() and not path.name.startswith(_BESIDE_THE_POINT)
    }
    keys = keys_beside(place.file)
    if keys.exists():
        facts["keys"] = sha256(keys.read_bytes()).hexdigest()
    if not place.file.exists() or not place.file.stat().st_size:
        return facts  # as good as none: it is begun at the next start
    form = kind_of_file(place.file)
    key = None
    if form is FileKind.OTHER:
        key = place.key or place.key_by(PASSPHRASE)
    rows = rows_in(Place(place.folder, key))
    return {**facts, "form": form, **rows} if rows else facts


def outline(facts: Facts) -> Outline:
    """How much there is of everything."""
    return {name: len(found) if isinstance(found, list) else 1 for name, found in facts.items()}


def changed(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    """What differs, by its name."""
    names = before.keys() | after.keys()
    return sorted(name for name in names if before.get(name) != after.get(name))
