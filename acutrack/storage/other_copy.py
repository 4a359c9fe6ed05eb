"""Reads everything in another copy of a casebook, without touching the copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from acutrack.casebook.contents import Contents, contents_of
from acutrack.casebook.copies import Why
from acutrack.casebook.let_go import LetGo
from acutrack.casebook.store import EditMade, Store
from acutrack.domain.errors import Damaged, Locked, Obstacle
from acutrack.domain.message import say
from acutrack.domain.patient import Patient
from acutrack.storage import obstacles
from acutrack.storage.backups.disk import copy_bytes, private_place
from acutrack.storage.backups.folder import first_folder
from acutrack.storage.backups.sealed import BEGINNING, Unsealable, unseal
from acutrack.storage.connection import FileKind, kind_of_file, told_as_obstacle
from acutrack.storage.integrity import findings
from acutrack.storage.key import Key
from acutrack.storage.open_casebook import open_casebook

_DAMAGED = say(
    "The other copy is damaged, so nothing was taken from it. Both files were left as they are. "
    "You can look for an earlier copy under Settings."
)


@dataclass(frozen=True)
class Whole:
    """What a casebook holds, with its history and what it let go of for good."""

    contents: Contents
    made: Sequence[EditMade]
    gone: LetGo

    @property
    def edits(self) -> frozenset[str]:
        """The ids of its edits."""
        return frozenset(each.edit.id for each in self.made)

    def is_same_record(self, other: Whole) -> bool:
        """Whether both are about one of the same people, or have an edit in common."""
        return bool(_people(self) & _people(other) or self.edits & other.edits)


def whole_of(store: Store) -> Whole:
    """Everything in an open casebook. Raises Obstacle."""
    return Whole(contents_of(store), store.edits_made(), store.let_go_of())


def whole_copy(copy: Path, beside: Path, key: Key | None = None) -> Whole:
    """Everything in a copy: a plain file, one locked with `key`, or a sealed one.

    It is copied, brought up to date and looked over in a private place in the folder of `beside`.

    Raises:
        Locked: it is locked with another key.
        Damaged: it cannot be relied on.
        Obstacle: it cannot be read, or was written by a newer AcuTrack.
    """
    with _laid_open(copy, beside, key) as (file, own_key):
        with open_casebook(file, own_key) as opened:
            whole = whole_of(opened.store)
        if findings(file, own_key):
            raise Damaged(_DAMAGED)
        return whole


def newest_copy_with(casebook: Path, edits: Sequence[str], key: Key | None) -> Path | None:
    """The copy among the backups that holds the latest of some edits; else the newest readable.

    None also where they were put away on purpose: another copy was restored after them.
    """
    newest: Path | None = None
    holding: Path | None = None
    for copy in first_folder(casebook).copies():
        try:
            held = _edits_in(copy.path, casebook, key)
        except (Locked, Obstacle):
            continue
        newest = newest or copy.path
        if edits and edits[-1] in held:
            if copy.why is Why.RESTORE:
                return None
            holding = holding or copy.path
    return holding or newest


def _edits_in(copy: Path, beside: Path, key: Key | None) -> frozenset[str]:
    with _laid_open(copy, beside, key) as (file, own_key), open_casebook(file, own_key) as opened:
        return frozenset(each.edit.id for each in opened.store.edits_made())


@contextmanager
def _laid_open(copy: Path, beside: Path, key: Key | None) -> Iterator[tuple[Path, Key | None]]:
    with told_as_obstacle(), private_place(beside.parent) as place:
        file = place / "casebook.acutrack"
        bring(copy, file)
        own_key = None if kind_of_file(file) is FileKind.PLAIN else key
        if own_key is None and kind_of_file(file) is FileKind.OTHER:
            raise obstacles.locked()
        yield file, own_key


def bring(copy: Path, file: Path) -> None:
    """Write the casebook in a copy, with its log if it has one, to a new private file.

    Raises:
        Damaged: it is a sealed copy that is not whole.
        OSError: it cannot be read, or there is no room.
    """
    with copy.open("rb") as opened:
        sealed = opened.read(len(BEGINNING)) == BEGINNING
    if sealed:
        try:
            unseal(copy, file)
        except Unsealable as error:
            raise Damaged(_DAMAGED) from error
        return
    for ending in ("", "-wal"):
        part = copy.with_name(copy.name + ending)
        if not ending or part.is_file():
            copy_bytes(part, file.with_name(file.name + ending))


def _people(whole: Whole) -> frozenset[str]:
    return frozenset(person.patient_id for person in whole.contents.of(Patient))
